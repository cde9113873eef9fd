// @ts-check
// What the filters say, in the words of the page and in the language of the site.

import { ALWAYS, FOREVER, dayOf, written } from "./days.js";

/**
 * @typedef {object} Given The words of the page: patterns with names in braces.
 * @property {string} events `event|events`
 * @property {string} of `{shown} of {events}`
 * @property {string} possible
 * @property {string} more
 * @property {string} disputed
 * @property {string} certainly
 * @property {string} span
 * @property {string} since
 * @property {string} until
 * @property {string} unknown
 * @property {string} remove What a button does that takes a choice back.
 * @property {string} all `Show all {n}`
 * @property {string} left How many values more there are.
 * @property {string} noName That nothing goes by a name.
 * @property {string} failed
 * @property {string} beginning What a list has in the place of a year where none is known.
 * @property {string} bce The name of year -43.
 * @property {string[]} months `January {year}`
 * @property {string[]} firstDays `{day} January {year}`, for the first of a month.
 * @property {string[]} otherDays
 * @property {string[]} numbers How 1234 and 1234567 are written.
 * @property {Record<string, string>} ways What is said of downloads and copies.
 */

/** @typedef {ReturnType<typeof wordsOf>} Words */

/**
 * Return the words of a page.
 * @param {Given} given
 * @param {string} tag The language of the page.
 */
export function wordsOf(given, tag) {
  const language = languageOf(tag);
  const number = numberWriter(given.numbers);

  /** @param {string} pattern @param {Record<string, string>} values */
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  /** @param {number} count */
  const events = (count) =>
    `${number(count)} ${given.events.split("|")[count === 1 ? 0 : 1]}`;
  /** @param {number} year Astronomical. */
  const year = (year) => (year > 0 ? String(year) : given.bce.replace("44", String(1 - year)));

  /** @param {string} text What `written` returns. */
  const date = (text) => {
    const [, sign, digits, month, day] = /^(-?)(\d+)-?(\d*)-?(\d*)$/.exec(text) ?? [];
    const name = year(Number(sign + digits));
    if (!month) return name;
    const at = Number(month) - 1;
    if (!day) return fill(given.months[at], { year: name });
    const patterns = day === "01" ? given.firstDays : given.otherDays;
    return fill(patterns[at], { year: name, day: String(Number(day)) });
  };

  return {
    given,
    number,
    events,
    year,
    fill,
    /** @param {number} shown @param {number} all */
    count: (shown, all) =>
      shown === all ? events(all) : fill(given.of, { shown: number(shown), events: events(all) }),
    /** @param {string[]} names @param {boolean} every */
    list: (names, every) => {
      // Made when it is needed: an Intl object takes milliseconds.
      const lists = new Intl.ListFormat(language, { type: every ? "conjunction" : "disjunction" });
      return lists.format(names);
    },
    /**
     * Return a stretch of time in words: `January 2022`, `2021 to March 2022`, `until 2021`.
     * @param {[number, number]} window
     */
    time: (window) => {
      const [from, to] = written(window);
      if (window[0] === ALWAYS) return fill(given.until, { time: date(to) });
      if (window[1] === FOREVER) return fill(given.since, { time: date(from) });
      return from === to ? date(from) : fill(given.span, { from: date(from), to: date(to) });
    },
    /** @param {number} first The earliest day of an event. */
    yearOf: (first) => (first === ALWAYS ? given.beginning : year(dayOf(first)[0])),
  };
}

/**
 * Return a function that writes whole numbers as pages do. What `Intl` has for it takes 20 ms to load.
 * @param {string[]} samples How 1234 and 1234567 are written.
 */
export function numberWriter([short, long]) {
  const [sign = ""] = /\D+/.exec(long) ?? [];
  // In India only the last three digits stand together, and two of those before them.
  const size = long.split(sign).at(-2)?.length ?? 3;
  const between = new RegExp(`\\B(?=(?:\\d{${size}})*\\d{3}$)`, "g");
  /** @param {number} number */
  return (number) => {
    const digits = String(number);
    return digits.length <= 4 && short === "1234" ? digits : digits.replace(between, sign);
  };
}

/**
 * Return a language as `Intl` takes it; English for what is none.
 * @param {string} tag
 */
function languageOf(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en";
  }
}
