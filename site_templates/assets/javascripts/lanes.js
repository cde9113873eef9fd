// @ts-check
// What stands in the lanes of the timeline view, and where: pure functions from the store's columns
// and a window to shapes. drawing.js draws them.

/**
 * @typedef {object} Columns What is read of the store.
 * @property {Int32Array} earliest Days from 1970, in the order of the timeline.
 * @property {Int32Array} latest
 * @property {Uint8Array} precision
 * @property {Uint8Array} marks
 *
 * @typedef {object} Terms The values of a column: of events from offsets[i] to offsets[i + 1].
 * @property {ArrayLike<number>} offsets
 * @property {ArrayLike<number>} values
 * @property {string[]} labels
 *
 * @typedef {object} Lane
 * @property {string} label
 * @property {boolean} isNamed Whether it has one value, and not the rest.
 * @property {Int32Array} events In the order of the timeline.
 * @property {Int32Array} starts Their first days.
 * @property {number} longest Days that the longest of them takes.
 * @property {number[]} endless Events without one end, or far longer than the others.
 *
 * @typedef {"day" | "month" | "approximate" | "interval" | "choice"} Kind
 *
 * @typedef {object} Shape
 * @property {number} event
 * @property {Kind} kind
 * @property {number} x Where its mark stands.
 * @property {number} x0 Where its time begins, in pixels of the window.
 * @property {number} x1 Where it ends.
 * @property {number} row From 0.
 * @property {boolean} opens Whether its beginning fades.
 * @property {boolean} closes Whether its end does.
 *
 * @typedef {object} Drawn What a lane shows: columns where it is dense, else shapes.
 * @property {Float32Array | null} columns The height of each column, up to 1.
 * @property {Shape[]} shapes
 * @property {number} count How many events are within the window.
 */

export const COLUMN = 3;
/** Pixels that an event has at least before a lane turns into columns. */
const ROOM = 5;
/** Days from which on an event is looked at in every window, not found by its beginning. */
const LONG = 400;
/** Pixels between two marks of a row. */
const APART = 11;
export const ROWS = 3;

const UNCERTAIN = 1 | 2;
const SPREAD = 4 | 16;
const ONE_OF = 8;
const NO_FIRST = 32;
const NO_LAST = 64;
const DAY = 10;

/**
 * Return the lanes of some events: of each of the most frequent values, and one for the others.
 * @param {Columns} columns
 * @param {ArrayLike<number>} shown Events, in the order of the timeline.
 * @param {Terms} terms What the lanes go by.
 * @param {{most: number, rest: string}} how How many lanes at most, and how the last is called.
 * @returns {Lane[]}
 */
export function lanesOf(columns, shown, terms, { most, rest }) {
  const { offsets, values, labels } = terms;
  const counts = new Uint32Array(labels.length);
  for (let i = 0; i < shown.length; i += 1) {
    for (let at = offsets[shown[i]]; at < offsets[shown[i] + 1]; at += 1) counts[values[at]] += 1;
  }
  const used = [...counts.keys()].filter((value) => counts[value]);
  const order = used.sort((a, b) => counts[b] - counts[a] || a - b);
  const named = order.length > most ? order.slice(0, most - 1) : order;
  const laneOf = new Int16Array(labels.length).fill(named.length);
  named.forEach((value, lane) => {
    laneOf[value] = lane;
  });
  /** @type {number[][]} */
  const events = Array.from({ length: named.length + 1 }, () => []);
  for (let i = 0; i < shown.length; i += 1) {
    const event = shown[i];
    if (offsets[event] === offsets[event + 1]) events[named.length].push(event);
    for (let at = offsets[event]; at < offsets[event + 1]; at += 1) {
      const lane = events[laneOf[values[at]]];
      if (lane[lane.length - 1] !== event) lane.push(event);
    }
  }
  return events
    .map((listed, lane) => ({
      label: lane < named.length ? labels[named[lane]] : rest,
      isNamed: lane < named.length,
      ...inOrder(columns, listed),
    }))
    .filter((lane) => lane.events.length + lane.endless.length > 0);
}

/**
 * @param {Columns} columns
 * @param {number[]} listed
 */
function inOrder({ earliest, latest, marks }, listed) {
  /** @type {number[]} */
  const endless = [];
  const events = new Int32Array(listed.length);
  const starts = new Int32Array(listed.length);
  let longest = 0;
  let n = 0;
  for (const event of listed) {
    const length = latest[event] - earliest[event];
    if (marks[event] & (NO_FIRST | NO_LAST) || length > LONG) {
      endless.push(event);
      continue;
    }
    if (length > longest) longest = length;
    events[n] = event;
    // Times of day in different zones may stand in another order than their days.
    starts[n] = n > 0 && earliest[event] < starts[n - 1] ? starts[n - 1] : earliest[event];
    n += 1;
  }
  return { events: events.subarray(0, n), starts: starts.subarray(0, n), longest, endless };
}

/**
 * Return the place of the first of some numbers in order that is not below a limit.
 * @param {Int32Array} numbers
 * @param {number} limit
 */
export function placeOf(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Return what a lane shows of a window.
 * @param {Columns} columns
 * @param {Lane} lane
 * @param {[number, number]} window The first day, and the one after the last; fractions are fine.
 * @param {number} width Pixels.
 * @returns {Drawn}
 */
export function drawn(columns, lane, [from, to], width) {
  const scale = width / (to - from);
  const { starts, events } = lane;
  const first = placeOf(starts, Math.floor(from));
  const last = placeOf(starts, Math.ceil(to));
  const endless = lane.endless.filter((event) => isWithin(columns, event, from, to));
  if (last - first + endless.length > width / ROOM) {
    return { columns: density(starts, from, width, scale), shapes: [], count: last - first };
  }
  const shapes = endless.map((event) => shapeOf(columns, event, from, scale, width));
  for (let at = placeOf(starts, Math.floor(from) - lane.longest); at < last; at += 1) {
    if (columns.latest[events[at]] + 1 >= from) {
      shapes.push(shapeOf(columns, events[at], from, scale, width));
    }
  }
  inRows(shapes);
  return { columns: null, shapes, count: shapes.length };
}

/**
 * Return how many events begin in each column, as heights: on a scale of logarithms, so that one
 * can be seen beside a thousand.
 * @param {Int32Array} starts
 * @param {number} from
 * @param {number} width
 * @param {number} scale
 */
function density(starts, from, width, scale) {
  const heights = new Float32Array(Math.ceil(width / COLUMN));
  let before = placeOf(starts, Math.ceil(from));
  let most = 1;
  for (let at = 0; at < heights.length; at += 1) {
    const after = placeOf(starts, Math.ceil(from + ((at + 1) * COLUMN) / scale));
    heights[at] = Math.log1p(after - before);
    if (heights[at] > most) most = heights[at];
    before = after;
  }
  return heights.map((height) => height / most);
}

/**
 * @param {Columns} columns
 * @param {number} event
 * @param {number} from
 * @param {number} to
 */
function isWithin({ earliest, latest, marks }, event, from, to) {
  return (
    (marks[event] & NO_FIRST || earliest[event] < to) &&
    (marks[event] & NO_LAST || latest[event] + 1 > from)
  );
}

/**
 * @param {Columns} columns
 * @param {number} event
 * @returns {Kind}
 */
export function kindOf({ precision, marks }, event) {
  if (marks[event] & ONE_OF) return "choice";
  if (marks[event] & SPREAD) return "interval";
  if (marks[event] & UNCERTAIN) return "approximate";
  return precision[event] >= DAY ? "day" : "month";
}

/**
 * @param {Columns} columns
 * @param {number} event
 * @param {number} from
 * @param {number} scale
 * @param {number} width
 * @returns {Shape}
 */
function shapeOf(columns, event, from, scale, width) {
  const marks = columns.marks[event];
  const kind = kindOf(columns, event);
  const x0 = marks & NO_FIRST ? -Infinity : (columns.earliest[event] - from) * scale;
  const x1 = marks & NO_LAST ? Infinity : (columns.latest[event] + 1 - from) * scale;
  // A mark stays in sight as long as its event may be within the window.
  const left = Math.max(0, x0);
  const right = Math.min(width, x1);
  const doubtful = (marks & UNCERTAIN) > 0;
  return {
    event,
    kind,
    x: x0 >= 0 && x1 <= width ? (x0 + x1) / 2 : (left + right) / 2,
    x0,
    x1,
    row: 0,
    opens: (marks & NO_FIRST) > 0 || doubtful,
    closes: (marks & NO_LAST) > 0 || doubtful,
  };
}

/**
 * Put shapes in rows, so that they stand beside each other while there is room.
 * @param {Shape[]} shapes
 */
function inRows(shapes) {
  const ends = new Array(ROWS).fill(-Infinity);
  for (const shape of shapes) {
    const isBar = shape.kind === "interval";
    const left = isBar ? shape.x0 : shape.x - APART / 2;
    let row = ends.findIndex((end) => end <= left);
    if (row < 0) row = ends.indexOf(Math.min(...ends));
    shape.row = row;
    ends[row] = Math.max(isBar ? Math.max(shape.x1, shape.x0 + APART) : shape.x + APART / 2, ends[row]);
  }
}

/**
 * Return the shape at a point of a lane, or null.
 * @param {Shape[]} shapes
 * @param {number} x
 * @param {number} row Fractions are fine.
 */
export function shapeAt(shapes, x, row) {
  let found = null;
  let nearest = 12;
  for (const shape of shapes) {
    const beside =
      shape.kind === "interval" ? Math.max(shape.x0 - x, x - shape.x1, 0) : Math.abs(shape.x - x);
    const distance = Math.max(beside, Math.abs(shape.row + 0.5 - row) * APART);
    if (distance < nearest) {
      nearest = distance;
      found = shape;
    }
  }
  return found;
}
