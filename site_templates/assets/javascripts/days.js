// @ts-check
// Days as numbers from 1 January 1970, in the proleptic Gregorian calendar with a year 0.

/** What has no end lies here, before and after all days. */
export const ALWAYS = -(2 ** 31);
export const FOREVER = 2 ** 31 - 1;

const OF_CYCLE = 146_097; // days of 400 years
const TO_EPOCH = 719_468; // from 1 March of year 0

/**
 * Return the number of a day.
 * @param {number} year Astronomical: 0 is 1 BCE.
 * @param {number} month 1 to 12.
 * @param {number} day
 */
export function dayNumber(year, month, day) {
  const from = year - (month < 3 ? 1 : 0); // years begin in March, so that a leap day ends one
  const cycle = Math.floor(from / 400);
  const ofCycle = from - cycle * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leap = Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100);
  return cycle * OF_CYCLE + ofCycle * 365 + leap + ofYear - TO_EPOCH;
}

/**
 * Return the year, the month and the day of a number.
 * @param {number} number
 * @returns {[number, number, number]}
 */
export function dayOf(number) {
  const shifted = number + TO_EPOCH;
  const cycle = Math.floor(shifted / OF_CYCLE);
  const rest = shifted - cycle * OF_CYCLE;
  const ofCycle = Math.floor(
    (rest - Math.floor(rest / 1460) + Math.floor(rest / 36_524) - Math.floor(rest / 146_096)) / 365,
  );
  const ofYear = rest - (365 * ofCycle + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const day = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  return [cycle * 400 + ofCycle + (month < 3 ? 1 : 0), month, day];
}

const WRITTEN = /^(-?)(\d{4,6})(?:-(\d\d)(?:-(\d\d))?)?$/;

/**
 * Return the first and the last day of a year, a month or a day: `2022`, `2022-01`, `2022-01-12`.
 * @param {string} text
 * @returns {[number, number] | null} Null for what is none of them.
 */
export function daysOf(text) {
  const found = WRITTEN.exec(text.trim());
  if (!found) return null;
  const year = Number(found[2]) * (found[1] ? -1 : 1);
  const month = found[3] === undefined ? null : Number(found[3]);
  if (month === null) return [dayNumber(year, 1, 1), dayNumber(year + 1, 1, 1) - 1];
  if (month < 1 || month > 12) return null;
  const first = dayNumber(year, month, 1);
  const last = (month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) - 1;
  if (found[4] === undefined) return [first, last];
  const day = first + Number(found[4]) - 1;
  return day < first || day > last ? null : [day, day];
}

/**
 * Return a stretch of days as shortly as it can be written, by its first and its last day.
 *
 * The second text is empty where the first names the whole stretch: `["2022-01", ""]`. An end that
 * is not there is empty too.
 * @param {[number, number]} window
 * @returns {[string, string]}
 */
export function written([from, to]) {
  const first = from === ALWAYS ? null : dayOf(from);
  const last = to === FOREVER ? null : dayOf(to);
  const next = to === FOREVER ? null : dayOf(to + 1);
  const byYear = (!first || (first[1] === 1 && first[2] === 1)) && (!next || (next[1] === 1 && next[2] === 1));
  const byMonth = (!first || first[2] === 1) && (!next || next[2] === 1);
  const length = byYear ? 1 : byMonth ? 2 : 3;
  return [first ? writtenDay(first, length) : "", last ? writtenDay(last, length) : ""];
}

/**
 * Return a day, or as much of it as is asked for, as ISO 8601 text.
 * @param {number[]} day
 * @param {number} length 1 for the year, 2 for the month, 3 for the day.
 */
export function writtenDay([year, ...rest], length = 3) {
  const sign = year < 0 ? "-" : "";
  const parts = rest.slice(0, length - 1).map((part) => String(part).padStart(2, "0"));
  return [sign + String(Math.abs(year)).padStart(4, "0"), ...parts].join("-");
}
