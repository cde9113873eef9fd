// @ts-check
// What a reader has chosen, as it stands in the page's address: it can be linked, kept and gone
// back to.

import { ALWAYS, FOREVER, daysOf, written } from "./days.js";
import { FACETS } from "./store.js";

/** @typedef {import("./store.js").Facet} Facet */

/**
 * @typedef {object} State
 * @property {Readonly<Record<Facet, readonly string[]>>} chosen Ids of values.
 * @property {Readonly<Record<Facet, boolean>>} every Whether an event must have every value chosen.
 * @property {boolean} disputed
 * @property {[number, number] | null} window The first and the last day, from 1 January 1970;
 *   `ALWAYS` and `FOREVER` where an end is open.
 * @property {boolean} certain Only what is certainly within the window.
 * @property {string} lanes What the lanes of the timeline go by.
 * @property {string | null} event The id of the event whose card is open.
 * @property {boolean} embed Whether the page is part of another.
 */

/** Facets of which an event can have several values. */
export const SEVERAL = Object.freeze(
  /** @type {Facet[]} */ (["actor", "place", "topic", "source", "publisher"]),
);
/** Those of them where several values chosen mean every one of them, unless a reader says any. */
const EVERY = new Set(["actor", "topic"]);
const LANES = "type";

/** @param {(facet: Facet) => any} make */
const ofEach = (make) => Object.fromEntries(FACETS.map((facet) => [facet, make(facet)]));

/** @type {State} */
export const NOTHING = Object.freeze({
  chosen: /** @type {State["chosen"]} */ (ofEach(() => [])),
  every: /** @type {State["every"]} */ (ofEach((facet) => EVERY.has(facet))),
  disputed: false,
  window: null,
  certain: false,
  lanes: LANES,
  event: null,
  embed: false,
});

/**
 * Return what a query string says; what it says wrongly counts as not said.
 * @param {string} query
 * @returns {State}
 */
export function parse(query) {
  const given = new URLSearchParams(query);
  const any = given.getAll("any");
  const every = given.getAll("every");
  const isOn = (/** @type {string} */ name) => given.has(name) && given.get(name) !== "0";
  return {
    chosen: /** @type {State["chosen"]} */ (ofEach((facet) => [...new Set(given.getAll(facet))])),
    every: /** @type {State["every"]} */ (
      ofEach((facet) => (EVERY.has(facet) ? !any.includes(facet) : every.includes(facet)))
    ),
    disputed: isOn("disputed"),
    window: windowOf(given.get("from") ?? "", given.get("to") ?? ""),
    certain: isOn("certain"),
    lanes: given.get("lanes") || LANES,
    event: given.get("event") || null,
    embed: isOn("embed"),
  };
}

/**
 * Return the query string of a state: one state, one string. Empty where nothing is chosen.
 * @param {State} state
 */
export function format(state) {
  const said = new URLSearchParams();
  for (const facet of FACETS) for (const id of state.chosen[facet]) said.append(facet, id);
  for (const facet of SEVERAL) {
    if (state.every[facet] !== NOTHING.every[facet]) {
      said.append(state.every[facet] ? "every" : "any", facet);
    }
  }
  if (state.window) {
    const [from, to] = written(state.window);
    if (from) said.set("from", from);
    if (to) said.set("to", to);
  }
  for (const name of /** @type {const} */ (["certain", "disputed"])) {
    if (state[name]) said.set(name, "1");
  }
  if (state.lanes !== LANES) said.set("lanes", state.lanes);
  if (state.event) said.set("event", state.event);
  if (state.embed) said.set("embed", "1");
  const query = said.toString();
  return query && `?${query}`;
}

/**
 * Return the stretch from one date to another, as a reader writes them; either may be empty.
 * @param {string} from
 * @param {string} to
 * @returns {[number, number] | null} Null where nothing is given, or what is no stretch of time.
 */
export function windowOf(from, to) {
  const first = from.trim() ? daysOf(from)?.[0] : ALWAYS;
  const last = to.trim() ? daysOf(to)?.[1] : FOREVER;
  if (first === undefined || last === undefined || first > last) return null;
  return first === ALWAYS && last === FOREVER ? null : [first, last];
}

/**
 * Keep a view and the page's address the same.
 * @param {import("./view.js").View} view
 */
export function bindAddress(view) {
  view.addEventListener("change", (event) => {
    const { detail } = /** @type {import("./view.js").ChangeEvent} */ (event);
    const query = format(view.state);
    if (detail.restored || query === format(parse(location.search))) return;
    const address = location.pathname + query + location.hash;
    if (detail.replace) history.replaceState(history.state, "", address);
    else history.pushState(null, "", address);
  });
  window.addEventListener("popstate", () => {
    const state = parse(location.search);
    // A link to a place on the page changes the address too, and nothing that is chosen.
    if (format(state) !== format(view.state)) view.restore(state);
  });
}
