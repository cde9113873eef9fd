// @ts-check
// Rows of events as the site's pages have them, and the list of those that a view shows.

/** @typedef {import("./store.js").Row} Row */

const LENGTH = 100;
/** What HTML has a form for in `<time datetime>`. */
const MACHINE = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/;

/**
 * Show the events of a view in the place of the page's own list, a hundred to a page.
 * @param {HTMLElement} place
 * @param {import("./view.js").View} view
 * @param {import("./words.js").Words} words
 * @param {string} base The way to the site's root.
 */
export function bindResults(place, view, words, base) {
  const list = /** @type {HTMLElement} */ (place.querySelector("[data-rows]"));
  const more = /** @type {HTMLButtonElement} */ (place.querySelector("[data-more-rows]"));
  const none = /** @type {HTMLElement} */ (place.querySelector("[data-no-rows]"));
  const own = /** @type {HTMLElement | null} */ (document.querySelector("[data-own-list]"));
  /** @type {Int32Array | null} */
  let shown = null;
  let length = LENGTH;
  let turn = 0;

  const put = async () => {
    const events = /** @type {Int32Array} */ (shown);
    const mine = ++turn;
    try {
      const rows = await view.store.rows(events.subarray(0, length));
      if (mine !== turn) return; // another choice was made meanwhile
      list.replaceChildren(
        listOf(rows, base, ({ number }) => words.yearOf(view.store.earliest[number])),
      );
    } catch {
      if (mine === turn) list.replaceChildren(words.given.failed);
    }
    more.hidden = events.length <= length;
    none.hidden = events.length > 0;
  };
  const update = () => {
    const isShown = view.isFiltered || view.state.embed;
    place.hidden = !isShown;
    if (own) own.hidden = isShown;
    if (!isShown || shown === view.result.shown) return;
    shown = view.result.shown;
    length = LENGTH;
    put();
  };
  more.addEventListener("click", async () => {
    const at = list.querySelectorAll(".dl-events > li").length;
    length += LENGTH;
    await put();
    /** @type {HTMLElement} */ (list.querySelectorAll("a.dl-title")[at])?.focus();
  });
  view.addEventListener("change", update);
  update();
}

/**
 * Return a list of events as pages have it, in years.
 * @param {Row[]} rows In the order of the timeline.
 * @param {string} base The way to the site's root.
 * @param {(row: Row) => string} yearOf The name of the year that a row stands under.
 */
export function listOf(rows, base, yearOf) {
  const list = document.createDocumentFragment();
  let year = { name: "", dates: element("ol", "") };
  let day = { date: "", events: element("ul", "") };
  for (const row of rows) {
    const name = yearOf(row);
    if (year.name !== name) {
      year = { name, dates: element("ol", "dl-dates") };
      day = { date: "", events: year.dates };
      const heading = element("h2", "dl-year-name", name);
      list.append(element("section", "dl-year", heading, year.dates));
    }
    if (day.date !== row.date) {
      day = { date: row.date, events: element("ul", "dl-events") };
      const when = element("p", "dl-when", timeOf(row, row.gutter));
      year.dates.append(element("li", "dl-date", markOf(row), when, day.events));
    }
    day.events.append(rowOf(row, base));
  }
  return list;
}

/** @param {Row} row @param {string} base */
function rowOf(row, base) {
  const item = element("li", "", ...titleOf(row, base));
  if (row.summary) item.append(element("p", "dl-summary", row.summary));
  item.append(metaOf(row));
  return item;
}

/**
 * Return the title of an event as a link, with its status.
 * @param {Row} row
 * @param {string} base
 */
export function titleOf(row, base) {
  const link = element("a", "dl-title", row.title);
  link.setAttribute("href", base + row.address);
  const statuses = row.statuses.flatMap(({ id, label }) => [
    " ",
    element("span", `dl-status dl-status--${id}`, label),
  ]);
  return [link, ...statuses];
}

/**
 * Return the quiet line below a title: type, places, sources.
 * @param {Row} row
 */
export function metaOf({ type, places, counted }) {
  const parts = [...places, counted].filter(Boolean);
  return element(
    "p",
    "dl-meta",
    element("span", `dl-type dl-hue-${type.hue}`, type.label),
    ...parts.flatMap((part) => [" ", element("span", "", part)]),
  );
}

/** @param {Row} row */
export function markOf(row) {
  const mark = element("span", `dl-mark dl-mark--${row.mark}`);
  mark.setAttribute("aria-hidden", "true");
  return mark;
}

/**
 * @param {Row} row
 * @param {string} words How the date is said.
 */
export function timeOf({ date }, words) {
  const day = date.split("T")[0];
  const time = element(MACHINE.test(day) ? "time" : "span", "", words);
  if (time instanceof HTMLTimeElement) time.dateTime = day;
  return time;
}

/**
 * @param {string} tag
 * @param {string} name Its classes.
 * @param {...(string | Node)} parts
 */
export function element(tag, name, ...parts) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...parts);
  return made;
}
