// @ts-check
// The events of the site as columns of numbers, and their texts once they are asked for.
// docs/reader.md describes the files that they come from.

import { ALWAYS, FOREVER } from "./days.js";

const VERSION = 1;
const ZERO = 48; // the code of "0"

/** What is said of a date beside its days; bits. */
export const Mark = Object.freeze({
  UNCERTAIN: 1,
  APPROXIMATE: 2,
  INTERVAL: 4,
  ONE_OF: 8,
  ALL_OF: 16,
  NO_FIRST: 32,
  NO_LAST: 64,
  PARTS: 128,
});

/**
 * What events are told apart by: one of `FACETS`, or `OWN` and the name of a field that the site
 * added to them.
 * @typedef {string} Facet
 */

/** @type {readonly Facet[]} */
export const FACETS = ["type", "status", "actor", "place", "topic", "source", "publisher"];
export const OWN = "field.";

/**
 * The values of one facet, and which of them each event has.
 * @typedef {object} Column
 * @property {string[]} ids By number; of sources empty until `sources` was called.
 * @property {string[]} labels
 * @property {number} size How many values there are.
 * @property {Uint32Array} offsets Event `i` has `values[offsets[i]]` to `values[offsets[i + 1]]`.
 * @property {Uint32Array} values
 */

/**
 * A part of a date: its first and its last day, and where it can be certain, the day by which it
 * has begun and that up to which it lasts.
 * @typedef {[number, number, number, number] | [number, number]} Part
 */

/**
 * @typedef {object} Columns
 * @property {number} n How many events there are.
 * @property {Int32Array} earliest Days from 1 January 1970; `ALWAYS` where it is open.
 * @property {Int32Array} latest The same; `FOREVER` where it is open.
 * @property {Uint8Array} precision From 0, age, to 11, time.
 * @property {Uint8Array} marks Bits of `Mark`.
 * @property {Map<number, Part[]>} parts Of events marked `PARTS`.
 * @property {Uint8Array} disputed
 * @property {Facet[]} facets
 * @property {Record<Facet, Column>} columns Of each of `facets`.
 */

/**
 * @typedef {object} Row What lists and cards say of an event.
 * @property {number} number Its place in the timeline.
 * @property {string} id
 * @property {string} address Below the site's root.
 * @property {string} title
 * @property {string} date EDTF.
 * @property {string} words The date in words.
 * @property {string} gutter The date as it stands under its year.
 * @property {string} mark The shape that shows how exact it is.
 * @property {{id: string, label: string, hue: number}} type
 * @property {{id: string, label: string}[]} statuses Those that lists show; none for a plain event.
 * @property {string[]} places
 * @property {string} counted How many sources and publishers it has, in words.
 * @property {string} summary Plain text; may be empty.
 */

/**
 * @typedef {object} Texts
 * @property {Index} index
 * @property {(numbers: ArrayLike<number>) => Promise<Row[]>} rows The rows of events by number.
 * @property {(id: string) => Promise<Row | null>} find The row of the event with an id.
 * @property {(file: string) => Promise<any>} load A file that the index names.
 */

/**
 * @typedef {Columns & {
 *   texts: Texts,
 *   rows: Texts["rows"],
 *   sources: () => Promise<void>,
 * }} Store Columns and texts; `sources` loads the names of sources into their column.
 */

/**
 * @typedef {object} Index
 * @property {number} version
 * @property {number} events
 * @property {[string, string, number][]} types
 * @property {[string, string][]} statuses
 * @property {string[]} marks
 * @property {string} core
 * @property {string} sources
 * @property {string} [ids]
 * @property {Record<string, string>} cards By kind: what a card says of a record that is no event.
 * @property {[string, number, string][]} shards
 */

/**
 * @typedef {{counts: string, values: number[], ids: string[], labels: string[]}} Listed
 * @typedef {object} Core
 * @property {number[]} first
 * @property {number[]} length
 * @property {string} precision
 * @property {string} marks
 * @property {[number, (number | null)[][]][]} parts
 * @property {string} type
 * @property {string} status
 * @property {string} disputed
 * @property {Listed} actor
 * @property {Listed} place
 * @property {Listed} topic
 * @property {{counts: string, values: number[], publishers: string[], publisher: number[]}} source
 * @property {Record<string, Listed>} fields
 */

/**
 * @typedef {Record<"id" | "title" | "date" | "words" | "gutter" | "counted" | "summary", string[]>
 *   & Record<"mark" | "type" | "status" | "disputed", string>
 *   & {places: string[][]}} Shard
 */

/**
 * Return the store of a site.
 * @param {string | URL} base The site's root.
 * @returns {Promise<Store>}
 */
export async function openStore(base) {
  const texts = await openTexts(base);
  const columns = decode(await texts.load(texts.index.core), texts.index);
  /** @type {Promise<void> | undefined} */
  let named;
  const sources = () =>
    (named ??= texts.load(texts.index.sources).then(
      (names) => void Object.assign(columns.columns.source, names),
      (error) => {
        named = undefined; // the next try asks again
        throw error;
      },
    ));
  return { ...columns, texts, rows: texts.rows, sources };
}

/**
 * Return the texts of a site's events; nothing but the index is loaded before they are asked for.
 * @param {string | URL} base The site's root.
 * @returns {Promise<Texts>}
 */
export async function openTexts(base) {
  const folder = new URL("data/", new URL(base, document.baseURI));
  /** @type {Map<string, Promise<any>>} */
  const loaded = new Map();
  /** @param {string} file @param {RequestCache} [cache] */
  const load = (file, cache = "default") => {
    let value = loaded.get(file);
    if (!value) {
      loaded.set(file, (value = loadJson(new URL(file, folder), cache)));
      value.catch(() => loaded.delete(file)); // the next try asks again
    }
    return value;
  };
  /** @type {Index} */
  const index = await load("index.json", "no-cache");
  if (index.version !== VERSION) throw new Error(`data of version ${index.version}`);
  const { shards } = index;

  /** @param {number} shard @param {number} at @returns {Promise<Row>} */
  const row = async (shard, at) => rowOf(await load(shards[shard][2]), at, shards[shard][1], index);

  return {
    index,
    load,
    rows: (numbers) =>
      Promise.all(
        Array.from(numbers, (number) => {
          const shard = shardAt(shards, number);
          return row(shard, number - shards[shard][1]);
        }),
      ),
    find: async (id) => {
      for (const shard of await shardsOfId(id, index, load)) {
        const at = /** @type {Shard} */ (await load(shards[shard][2])).id.indexOf(id);
        if (at >= 0) return row(shard, at);
      }
      return null;
    },
  };
}

/**
 * Return the columns of a core file.
 * @param {Core} core
 * @param {Pick<Index, "types" | "statuses">} index
 * @returns {Columns}
 */
export function decode(core, index) {
  const n = core.first.length;
  const marks = codes(core.marks);
  const earliest = new Int32Array(n);
  const latest = new Int32Array(n);
  let day = 0;
  for (let i = 0; i < n; i++) {
    day += core.first[i];
    const isOpen = marks[i] & Mark.NO_FIRST;
    earliest[i] = isOpen ? ALWAYS : day;
    latest[i] = marks[i] & Mark.NO_LAST ? FOREVER : (isOpen ? 0 : day) + core.length[i];
  }
  const { source } = core;
  /** @type {Record<Facet, () => Column>} */
  const columns = {
    type: () => single(codes(core.type), index.types),
    status: () => single(codes(core.status), index.statuses),
    actor: () => listed(core.actor),
    place: () => listed(core.place),
    topic: () => listed(core.topic),
    source: () => listed({ ...source, ids: [], labels: [] }, source.publisher.length),
    publisher: () => publishers(made.source, source.publisher, source.publishers),
  };
  for (const [name, field] of Object.entries(core.fields)) columns[OWN + name] = () => listed(field);
  const made = whenAsked(columns);
  return {
    n,
    earliest,
    latest,
    marks,
    precision: codes(core.precision),
    parts: new Map(core.parts.map(([at, parts]) => [at, parts.map(bounded)])),
    disputed: codes(core.disputed),
    facets: [...FACETS, ...Object.keys(core.fields).map((name) => OWN + name)],
    columns: made,
  };
}

/**
 * Return values that are made when they are first asked for: of most columns, a visit needs none.
 * @template Value
 * @param {Record<string, () => Value>} makers
 * @returns {Record<string, Value>}
 */
export function whenAsked(makers) {
  const made = /** @type {Record<string, Value>} */ ({});
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = make();
        Object.defineProperty(made, name, { value });
        return value;
      },
    });
  }
  return made;
}

/** @param {string} text A character to a number. */
function codes(text) {
  const numbers = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) numbers[i] = text.charCodeAt(i) - ZERO;
  return numbers;
}

/** @param {(number | null)[]} part @returns {Part} */
function bounded([first, last, ...sure]) {
  const [begun, lasts] = sure;
  /** @type {[number, number]} */
  const days = [first ?? ALWAYS, last ?? FOREVER];
  return sure.length ? [...days, begun ?? ALWAYS, lasts ?? FOREVER] : days;
}

/**
 * @param {Uint8Array} values
 * @param {[string, string, ...unknown[]][]} terms
 * @returns {Column}
 */
function single(values, terms) {
  const offsets = new Uint32Array(values.length + 1);
  for (let i = 0; i < offsets.length; i++) offsets[i] = i;
  return {
    ids: terms.map(([id]) => id),
    labels: terms.map(([, label]) => label),
    size: terms.length,
    offsets,
    values: new Uint32Array(values),
  };
}

/** @param {Listed} column @param {number} [size] @returns {Column} */
function listed({ counts, values, ids, labels }, size = ids.length) {
  const offsets = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) {
    offsets[i + 1] = offsets[i] + counts.charCodeAt(i) - ZERO;
  }
  return { ids, labels, size, offsets, values: new Uint32Array(values) };
}

/**
 * Return the publishers of each event, each once.
 * @param {Column} sources
 * @param {number[]} of The publisher of each source, -1 for none.
 * @param {string[]} names
 * @returns {Column}
 */
function publishers(sources, of, names) {
  const n = sources.offsets.length - 1;
  const offsets = new Uint32Array(n + 1);
  const values = new Uint32Array(sources.values.length);
  const seen = new Int32Array(names.length).fill(-1); // the last event that has it
  let end = 0;
  for (let i = 0; i < n; i++) {
    for (let at = sources.offsets[i]; at < sources.offsets[i + 1]; at++) {
      const publisher = of[sources.values[at]];
      if (publisher < 0 || seen[publisher] === i) continue;
      seen[publisher] = i;
      values[end++] = publisher;
    }
    offsets[i + 1] = end;
  }
  return { ids: names, labels: names, size: names.length, offsets, values: values.slice(0, end) };
}

/**
 * Return the number of the shard that has an event.
 * @param {Index["shards"]} shards
 * @param {number} number
 */
export function shardAt(shards, number) {
  let low = 0;
  let high = shards.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (shards[middle][1] <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Return the numbers of the shards that may have the event with an id.
 * @param {string} id
 * @param {Index} index
 * @param {Texts["load"]} load
 */
async function shardsOfId(id, index, load) {
  const named = index.shards.findIndex(([name]) => id.startsWith(`${name}-`));
  const strays = index.ids ? await load(index.ids) : {};
  return [Object.hasOwn(strays, id) ? strays[id] : named].filter((shard) => shard >= 0);
}

/**
 * @param {Shard} shard
 * @param {number} at
 * @param {number} first
 * @param {Index} index
 * @returns {Row}
 */
function rowOf(shard, at, first, index) {
  /** @param {string} text */
  const code = (text) => text.charCodeAt(at) - ZERO;
  const [type, label, hue] = index.types[code(shard.type)];
  const status = index.statuses[code(shard.status)];
  const statuses = status[0] === "confirmed" ? [] : [status];
  if (code(shard.disputed) && status[0] !== "disputed") {
    statuses.push(...index.statuses.filter(([id]) => id === "disputed"));
  }
  return {
    number: first + at,
    id: shard.id[at],
    address: `events/${shard.id[at]}/`,
    title: shard.title[at],
    date: shard.date[at],
    words: shard.words[at],
    gutter: shard.gutter[at],
    mark: index.marks[code(shard.mark)],
    type: { id: type, label, hue },
    statuses: statuses.map(([id, text]) => ({ id, label: text })),
    places: shard.places[at],
    counted: shard.counted[at],
    summary: shard.summary[at],
  };
}

/** @param {URL} address @param {RequestCache} cache */
async function loadJson(address, cache) {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address.href}: ${answer.status}`);
  return answer.json();
}
