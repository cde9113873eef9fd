// @ts-check
// How days are named along a scale: in few letters, in the language of the site.

import { dayOf } from "./days.js";

/** What `Date` holds, in days from 1970. */
const MOST = 100_000_000;
/** Where a language alone leaves open how dates are written, as pages write them. */
const WRITTEN = new Map([["en", "en-GB"]]);

/** @type {Record<"day" | "month" | "year", Intl.DateTimeFormatOptions>} */
const UNITS = {
  day: { day: "numeric", month: "short" },
  month: { month: "short", year: "numeric" },
  year: { year: "numeric" },
};

/**
 * Return a function that names days.
 * @param {string} language As `<html lang>` has it.
 * @returns {(day: number, unit: "day" | "month" | "year") => string}
 */
export function namer(language) {
  /** @type {Map<string, Intl.DateTimeFormat>} */
  const formats = new Map();
  return (day, unit) => {
    const [year] = dayOf(day);
    // Pages write years of our era so in every language, and what writes dates takes long to load.
    if (Math.abs(day) > MOST || (unit === "year" && year > 0)) return String(year);
    const isOld = unit !== "day" && year < 1;
    const key = unit + isOld;
    let format = formats.get(key);
    if (!format) formats.set(key, (format = formatOf(language, UNITS[unit], isOld)));
    return format.format(day * 86_400_000);
  };
}

/**
 * @param {string} language
 * @param {Intl.DateTimeFormatOptions} unit
 * @param {boolean} isOld Whether to say that it was before our era.
 */
function formatOf(language, unit, isOld) {
  /** @type {Intl.DateTimeFormatOptions} */
  const how = { ...unit, timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" };
  if (isOld) how.era = "short";
  try {
    return new Intl.DateTimeFormat(WRITTEN.get(language) ?? language, how);
  } catch {
    return new Intl.DateTimeFormat("en-GB", how); // the site's language is none that there is
  }
}
