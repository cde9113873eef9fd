// @ts-check
// The events that are shown, as a file: CSV for spreadsheets, JSON for programs.

import { dayOf, writtenDay } from "./days.js";
import { FACETS, Mark, OWN } from "./store.js";

/** @typedef {import("./store.js").Store} Store */

/**
 * An event with all that is published of it here; texts, and lists of texts.
 * @typedef {Record<string, string | string[]>} Entry
 */

/** What a spreadsheet takes for the start of a formula, which can fetch and run things. */
const FORMULA = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u;
/** Tells spreadsheets that the text is UTF-8. */
const UTF8 = "\ufeff";

const LISTS = /** @type {const} */ (["actor", "place", "topic", "source", "publisher"]);

/**
 * Return the entries of some events.
 * @param {Store} store
 * @param {ArrayLike<number>} numbers
 * @param {URL} root The site's.
 * @returns {Promise<Entry[]>}
 */
export async function entriesOf(store, numbers, root) {
  const [rows] = await Promise.all([store.rows(numbers), store.sources()]);
  return rows.map((row) => {
    const { number } = row;
    const [type] = namesOf(store, "type", number);
    const [status] = namesOf(store, "status", number);
    const lists = LISTS.map((facet) => [`${facet}s`, namesOf(store, facet, number)]);
    const own = store.facets
      .slice(FACETS.length)
      .map((facet) => [facet.slice(OWN.length), namesOf(store, facet, number)]);
    return {
      id: row.id,
      title: row.title,
      date: row.date,
      date_in_words: row.words,
      earliest: dayText(store.earliest[number], store.marks[number] & Mark.NO_FIRST),
      latest: dayText(store.latest[number], store.marks[number] & Mark.NO_LAST),
      type,
      status,
      disputed: store.disputed[number] ? "yes" : "no",
      ...Object.fromEntries([...own, ...lists]),
      summary: row.summary,
      address: new URL(row.address, root).href,
    };
  });
}

/**
 * Return entries as CSV (RFC 4180), with their names in the first line.
 *
 * A text that a spreadsheet would take for a formula gets an apostrophe before it.
 * @param {Entry[]} entries
 */
export function asCsv(entries) {
  const names = Object.keys(entries[0] ?? { id: "" });
  const lines = entries.map((entry) => names.map((name) => cell(entry[name])).join(","));
  return `${UTF8}${[names.join(","), ...lines].join("\r\n")}\r\n`;
}

/** @param {Entry[]} entries */
export function asJson(entries) {
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/**
 * Have the browser keep a text as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function save(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string | string[]} value */
function cell(value) {
  const text = typeof value === "string" ? value : value.join("; ");
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * @param {Store} store
 * @param {import("./store.js").Facet} facet
 * @param {number} number
 */
function namesOf(store, facet, number) {
  const { offsets, values, labels } = store.columns[facet];
  return Array.from(values.subarray(offsets[number], offsets[number + 1]), (value) => labels[value]);
}

/** @param {number} day @param {number} isOpen */
function dayText(day, isOpen) {
  return isOpen ? "" : writtenDay(dayOf(day));
}
