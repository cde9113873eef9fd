// @ts-check
// What a reader has chosen, as it stands in the page's address: it can be linked, kept and gone
// back to.

import { ALWAYS, FOREVER, daysOf, written } from "./days.js";
import { FACETS, OWN } from "./store.js";

/** @typedef {import("./store.js").Facet} Facet */

/**
 * @typedef {object} State
 * @property {Readonly<Record<Facet, readonly string[]>>} chosen Ids of values, where there are any.
 * @property {Readonly<Record<Facet, boolean>>} every Whether an event must have every value chosen,
 *   where that is not as it is unless a reader says so.
 * @property {boolean} disputed
 * @property {[number, number] | null} window The first and the last day, from 1 January 1970;
 *   `ALWAYS` and `FOREVER` where an end is open.
 * @property {boolean} certain Only what is certainly within the window.
 * @property {string} lanes What the lanes of the timeline go by.
 * @property {string | null} event The id of the event whose card is open.
 * @property {boolean} embed Whether the page is part of another.
 */

/** Facets where several values chosen mean every one of them, unless a reader says any. */
const EVERY = new Set(["actor", "topic"]);
const LANES = "type";

/** @type {State} */
export const NOTHING = Object.freeze({
  chosen: {},
  every: {},
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
  const facets = inOrder([...given.keys()].filter(isFacet));
  const others = [
    ...given.getAll("any").filter((facet) => EVERY.has(facet)),
    ...given.getAll("every").filter((facet) => isFacet(facet) && !EVERY.has(facet)),
  ];
  const isOn = (/** @type {string} */ name) => given.has(name) && given.get(name) !== "0";
  return {
    chosen: Object.fromEntries(facets.map((facet) => [facet, [...new Set(given.getAll(facet))]])),
    every: Object.fromEntries(others.map((facet) => [facet, !EVERY.has(facet)])),
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
  for (const facet of inOrder(Object.keys(state.chosen))) {
    for (const id of state.chosen[facet]) said.append(facet, id);
  }
  for (const facet of inOrder(Object.keys(state.every))) {
    if (state.every[facet] !== EVERY.has(facet)) {
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
 * Return whether an event must have every value that is chosen of a facet.
 * @param {State} state
 * @param {Facet} facet
 */
export function isEvery(state, facet) {
  return state.every[facet] ?? EVERY.has(facet);
}

/** @param {string} name */
function isFacet(name) {
  return FACETS.includes(name) || (name.startsWith(OWN) && name.length > OWN.length);
}

/** Return facets, each once, ours first. @param {Iterable<Facet>} facets */
function inOrder(facets) {
  const given = new Set(facets);
  return [...FACETS.filter((one) => given.has(one)), ...[...given].filter((one) => !FACETS.includes(one)).sort()];
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
