// @ts-check
// Which events a selection shows, and how many there are of each value. Column by column, in plain
// loops: a hundred thousand events take a few milliseconds.

import { Mark, whenAsked } from "./store.js";

/** @typedef {import("./store.js").Facet} Facet */
/** @typedef {import("./store.js").Column} Column */
/** @typedef {import("./store.js").Columns} Columns */

/** Whether something happened within a stretch of days, as far as its date tells. */
export const Certainty = Object.freeze({ NO: 0, POSSIBLE: 1, CERTAIN: 2 });

/**
 * @typedef {object} Selection
 * @property {[number, number] | null} window The first and the last day.
 * @property {boolean} certain Only what is certainly within it.
 * @property {boolean} disputed Only what is disputed.
 * @property {Partial<Record<Facet, {values: number[], every: boolean}>>} chosen The values chosen,
 *   by number, and whether an event must have every one of them instead of any.
 */

/**
 * @typedef {object} Result
 * @property {Int32Array} shown The numbers of the events, in order.
 * @property {number} certain How many of them are certainly within the window.
 * @property {number} possible How many are possibly within it.
 * @property {Record<Facet, Uint32Array>} counts How many events there would be of each value: if it
 *   were chosen besides, of those that have every value chosen; else in the place of the others.
 * @property {number} disputed How many of the events, but for this choice itself, are disputed.
 */

const OUT = 255;

/**
 * Return what a selection shows.
 * @param {Columns} store
 * @param {Selection} selection
 * @returns {Result}
 */
export function filter(store, selection) {
  // For each event: 0 where it is shown, the number of the one choice that it misses, or OUT.
  const missed = new Uint8Array(store.n);
  const within = selection.window ? cutWindow(store, selection, missed) : null;
  /** @type {[number, Facet][]} */
  const loose = [];
  let choice = 0;
  for (const facet of store.facets) {
    const chosen = selection.chosen[facet];
    if (!chosen?.values.length) continue;
    choice += 1;
    const column = store.columns[facet];
    if (chosen.every) cutEvery(column, chosen.values, missed);
    else {
      cutAny(column, chosen.values, missed, choice);
      loose.push([choice, facet]);
    }
  }
  const ofDispute = choice + 1;
  if (selection.disputed) {
    for (let i = 0; i < store.n; i++) if (!store.disputed[i]) miss(missed, i, ofDispute);
  }

  const shown = indexesOf(missed, 0);
  const counts = Object.fromEntries(
    store.facets.map((facet) => [facet, () => countsOf(store.columns[facet], shown)]),
  );
  for (const [number, facet] of loose) {
    counts[facet] = () => {
      const found = countsOf(store.columns[facet], shown);
      const others = countsOf(store.columns[facet], indexesOf(missed, number));
      for (let value = 0; value < others.length; value++) found[value] += others[value];
      return found;
    };
  }
  const certain = within ? shown.reduce((sum, i) => sum + (within[i] === 2 ? 1 : 0), 0) : shown.length;
  return {
    shown,
    certain,
    possible: shown.length - certain,
    counts: whenAsked(counts),
    disputed: shown.reduce((sum, i) => sum + store.disputed[i], 0),
  };
}

/**
 * Return whether an event lies within a stretch of days.
 * @param {Columns} store
 * @param {number} i
 * @param {number} from
 * @param {number} to
 */
export function certainty(store, i, from, to) {
  const first = store.earliest[i];
  const last = store.latest[i];
  if (first > to || last < from) return Certainty.NO;
  const marks = store.marks[i];
  if (marks & Mark.PARTS) return certaintyOfParts(store, i, from, to);
  if (marks & (Mark.UNCERTAIN | Mark.APPROXIMATE)) return Certainty.POSSIBLE;
  const certain = marks & Mark.INTERVAL || (first >= from && last <= to);
  return certain ? Certainty.CERTAIN : Certainty.POSSIBLE;
}

/**
 * @param {Columns} store
 * @param {number} i
 * @param {number} from
 * @param {number} to
 */
function certaintyOfParts(store, i, from, to) {
  const verdicts = (store.parts.get(i) ?? []).map(([first, last, begun, lasts]) => {
    if (first > to || last < from) return Certainty.NO;
    const certain = begun !== undefined && lasts !== undefined && begun <= to && lasts >= from;
    return certain ? Certainty.CERTAIN : Certainty.POSSIBLE;
  });
  const best = Math.max(...verdicts);
  if (store.marks[i] & Mark.ALL_OF || best === Math.min(...verdicts)) return best;
  return Certainty.POSSIBLE;
}

/**
 * Take out what is not within the window, and return for each event whether it is.
 * @param {Columns} store
 * @param {Selection} selection
 * @param {Uint8Array} missed
 */
function cutWindow(store, selection, missed) {
  const [from, to] = /** @type {[number, number]} */ (selection.window);
  const least = selection.certain ? Certainty.CERTAIN : Certainty.POSSIBLE;
  const within = new Uint8Array(store.n);
  for (let i = 0; i < store.n; i++) {
    within[i] = certainty(store, i, from, to);
    if (within[i] < least) missed[i] = OUT;
  }
  return within;
}

/**
 * Take out events that lack one of the values.
 * @param {Column} column
 * @param {number[]} values
 * @param {Uint8Array} missed
 */
function cutEvery(column, values, missed) {
  const wanted = flags(column, values);
  const all = new Set(values).size;
  for (let i = 0; i < missed.length; i++) {
    let found = 0;
    for (let at = column.offsets[i]; at < column.offsets[i + 1]; at++) {
      found += wanted[column.values[at]];
    }
    if (found < all) missed[i] = OUT;
  }
}

/**
 * Note which events have none of the values.
 * @param {Column} column
 * @param {number[]} values
 * @param {Uint8Array} missed
 * @param {number} choice
 */
function cutAny(column, values, missed, choice) {
  const wanted = flags(column, values);
  for (let i = 0; i < missed.length; i++) {
    let found = 0;
    for (let at = column.offsets[i]; at < column.offsets[i + 1]; at++) {
      found |= wanted[column.values[at]];
    }
    if (!found) miss(missed, i, choice);
  }
}

/** @param {Uint8Array} missed @param {number} i @param {number} choice */
function miss(missed, i, choice) {
  missed[i] = missed[i] === 0 ? choice : OUT;
}

/** @param {Column} column @param {number[]} values */
function flags(column, values) {
  const wanted = new Uint8Array(column.size);
  for (const value of values) wanted[value] = 1;
  return wanted;
}

/** @param {Uint8Array} missed @param {number} choice */
function indexesOf(missed, choice) {
  const found = new Int32Array(missed.length);
  let end = 0;
  for (let i = 0; i < missed.length; i++) if (missed[i] === choice) found[end++] = i;
  return found.subarray(0, end);
}

/** @param {Column} column @param {Int32Array} events */
function countsOf(column, events) {
  const { offsets, values } = column;
  const counts = new Uint32Array(column.size);
  if (events.length === offsets.length - 1) {
    // All of them: there is no need to look for their values.
    for (let at = 0; at < values.length; at++) counts[values[at]]++;
    return counts;
  }
  for (let e = 0; e < events.length; e++) {
    const end = offsets[events[e] + 1];
    for (let at = offsets[events[e]]; at < end; at++) counts[values[at]]++;
  }
  return counts;
}
