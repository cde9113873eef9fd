// @ts-check
// What is shown, in a sentence: “42 of 10,000 events, Russia and NATO, January 2022”.

import { isEvery } from "./address.js";

/** How many values of a facet are named. */
const NAMED = 5;

/**
 * Return what a view shows.
 * @param {import("./view.js").View} view
 * @param {import("./words.js").Words} words
 */
export function sentence(view, words) {
  const { state, result, store } = view;
  const parts = [words.count(result.shown.length, store.n)];
  for (const facet of store.facets) {
    const names = namesOf(view, facet);
    if (!names.length) continue;
    const rest = names.length - NAMED;
    const listed =
      rest > 1
        ? [...names.slice(0, NAMED), words.fill(words.given.more, { n: words.number(rest) })]
        : names;
    parts.push(words.list(listed, isEvery(state, facet)));
  }
  if (state.disputed) parts.push(words.given.disputed);
  if (state.window) {
    const time = words.time(state.window);
    parts.push(state.certain ? words.fill(words.given.certainly, { time }) : time);
    if (result.possible) {
      parts.push(words.fill(words.given.possible, { n: words.number(result.possible) }));
    }
  }
  const { unknown } = view;
  const left = unknown.length
    ? ` ${words.fill(words.given.unknown, { names: words.list([...unknown], true) })}`
    : "";
  return `${parts.join(", ")}.${left}`;
}

/**
 * Return the names of the values chosen of a facet.
 * @param {import("./view.js").View} view
 * @param {import("./store.js").Facet} facet
 */
export function namesOf(view, facet) {
  const { labels } = view.store.columns[facet];
  return view.chosen(facet).flatMap((id) => {
    const number = view.numberOf(facet, id);
    return number === undefined ? [] : labels[number];
  });
}
