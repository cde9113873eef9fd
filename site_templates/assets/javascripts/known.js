// @ts-check
// The record as it was known on any day. The page of each month has what was known at its end, with
// the day of each part; this takes the page of a day's month and leaves out what came later.
// Without this file the months are all there is, and nothing is missing from them.

import { numberWriter } from "./words.js";

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-known-day]"));
if (form) start(form);

/** @param {HTMLFormElement} form */
function start(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("day"));
  const shown = /** @type {HTMLElement} */ (document.querySelector(".dl-day-shown"));
  const status = /** @type {HTMLElement} */ (document.querySelector(".dl-day-said"));
  const overview = /** @type {HTMLElement} */ (document.querySelector(".dl-overview"));
  const back = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  const words = wordsOf(form.dataset);
  /** @type {Map<string, Promise<Document[]>>} */
  const loaded = new Map();
  let turn = 0;

  /** @param {Node[]} parts What is shown in the place of the months: nothing, to show them. */
  const put = (...parts) => {
    shown.replaceChildren(...parts);
    shown.hidden = back.hidden = parts.length === 0;
    overview.hidden = !shown.hidden;
    keep(shown.hidden ? "" : input.value);
  };
  const clear = () => {
    turn += 1;
    status.textContent = "";
    put();
  };

  const show = async () => {
    const day = input.value;
    if (!day) {
      clear();
      return;
    }
    const { rangeUnderflow, rangeOverflow } = input.validity;
    if (rangeUnderflow || rangeOverflow) {
      status.textContent = words.outside(input.min, input.max);
      return;
    }
    turn += 1;
    const mine = turn;
    try {
      const address = monthOf(day, overview);
      let pages = loaded.get(address);
      if (!pages) loaded.set(address, (pages = pagesFrom(address)));
      const month = await pages;
      if (mine !== turn) return; // another day was picked meanwhile
      const heading = document.createElement("h2");
      heading.textContent = words.heading(day);
      const lists = listsOf(month, day);
      put(heading, ...lists, ...copies(month[0], ".dl-legend"));
      status.textContent = words.said(day, known(lists, "event"), known(lists, "statement"));
    } catch {
      if (mine !== turn) return;
      loaded.clear(); // the next try asks again
      clear();
      status.textContent = words.failed(day);
    }
  };

  input.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    clear();
    input.focus();
  });
  form.hidden = false;
  input.value = new URL(location.href).searchParams.get("day") ?? "";
  if (input.value) show();
}

/**
 * Return the address of the last page that can have what was known on a day.
 * @param {string} day
 * @param {HTMLElement} overview
 */
function monthOf(day, overview) {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (
    overview.querySelectorAll("a[data-month]")
  );
  const before = [...links].filter((link) => (link.dataset.month ?? "") <= day.slice(0, 7));
  return before[before.length - 1].href;
}

/**
 * Return a page and those that it goes on with.
 * @param {string} address
 * @returns {Promise<Document[]>}
 */
async function pagesFrom(address) {
  const page = await load(address);
  const next = /** @type {HTMLAnchorElement | null} */ (
    page.querySelector('.dl-numbered a[rel="next"]')
  );
  return next ? [page, ...(await pagesFrom(next.href))] : [page];
}

/**
 * Return a page of this site, parsed, with its scripts at rest.
 * @param {string} address
 * @returns {Promise<Document>}
 */
function load(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.open("GET", address);
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) resolve(request.response);
      else reject(new Error(`${address}: ${request.status}`));
    });
    request.addEventListener("error", () => reject(new Error(address)));
    request.send();
  });
}

/**
 * Return the lists of a month's pages as they were on a day.
 * @param {Document[]} pages
 * @param {string} day
 */
function listsOf(pages, day) {
  const lists = pages.flatMap((page) => copies(page, "[data-known]"));
  for (const list of lists) cut(list, day);
  if (lists.length === 0) throw new Error("no list");
  return lists;
}

/**
 * Return copies of parts of a page, with links that lead where they lead there.
 * @param {Document} page
 * @param {string} selector
 */
function copies(page, selector) {
  return [...page.querySelectorAll(selector)].map((part) => {
    for (const link of part.querySelectorAll("a")) link.setAttribute("href", link.href);
    return document.importNode(part, true);
  });
}

/**
 * Take out of a list what was not known on a day.
 * @param {Element} list
 * @param {string} day
 */
function cut(list, day) {
  for (const part of all(list, "[data-since]")) {
    if ((part.dataset.since ?? "") > day) part.remove();
  }
  for (const part of all(list, "[data-until]")) part.hidden = (part.dataset.until ?? "") <= day;
  for (const mark of all(list, "[data-new]")) {
    const part = mark.parentElement?.closest("[data-since]");
    mark.hidden = part?.getAttribute("data-since") !== day;
  }
  const undated = list.querySelector("[data-undated]");
  for (const row of all(list, ".dl-date .dl-events > li")) {
    if (!row.dataset.dated || row.dataset.dated > day) undated?.querySelector("ul")?.append(row);
  }
  for (const holder of [".dl-statements", ".dl-date", ".dl-year"]) {
    for (const one of all(list, holder)) one.hidden = !one.querySelector("li:not(.dl-date)");
  }
}

/**
 * @param {Element} list
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
function all(list, selector) {
  return [...list.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);
}

/**
 * Return how many events or statements were known: before the month, and in it up to the day.
 * @param {Element[]} lists
 * @param {"event" | "statement"} what
 */
function known(lists, what) {
  const before = Number(lists[0].getAttribute(`data-${what}s`));
  return lists.reduce((sum, one) => sum + all(one, `[data-${what}]`).length, before);
}

/**
 * Keep the day in the address, so that it can be shared and found again.
 * @param {string} day
 */
function keep(day) {
  const address = new URL(location.href);
  if (day) address.searchParams.set("day", day);
  else address.searchParams.delete("day");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/**
 * Return what is said, in the words of the page.
 * @param {DOMStringMap} given
 */
function wordsOf(given) {
  const written = numberWriter((given.numbers ?? "").split("|"));
  /** @param {string | undefined} pattern @param {Record<string, string>} values */
  const fill = (pattern = "", values) =>
    pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  /** @param {string} text A day as `YYYY-MM-DD`. */
  const long = (text) => {
    const [year, month, day] = text.split("-").map(Number);
    const patterns = (day === 1 ? given.firstDays : given.otherDays) ?? "";
    return fill(patterns.split("|")[month - 1], { year: String(year), day: String(day) });
  };
  /** @param {number} number @param {string | undefined} nouns */
  const count = (number, nouns = "") =>
    `${written(number)} ${nouns.split("|")[number === 1 ? 0 : 1]}`;
  return {
    /** @param {string} day */
    heading: (day) => fill(given.heading, { day: long(day) }),
    /** @param {string} day @param {number} events @param {number} statements */
    said: (day, events, statements) =>
      fill(given.said, {
        day: long(day),
        events: count(events, given.event),
        statements: count(statements, given.statement),
      }),
    /** @param {string} first @param {string} last */
    outside: (first, last) => fill(given.outside, { first: long(first), last: long(last) }),
    /** @param {string} day */
    failed: (day) => fill(given.failed, { day: long(day) }),
  };
}
