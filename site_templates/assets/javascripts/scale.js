// @ts-check
// Scales of the timeline view: one on which every month is as long as any other, as on the strip,
// and the days that are named on one of days.

import { dayNumber, dayOf } from "./days.js";

/**
 * Return the number of a day on a scale on which every month is one, January of year 0 being 0.
 * @param {number} day
 */
export function monthsAt(day) {
  const [year, month] = dayOf(Math.floor(day));
  const first = dayNumber(year, month, 1);
  const length = dayNumber(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - first;
  return year * 12 + month - 1 + (day - first) / length;
}

/**
 * Return the first day of a month on that scale.
 * @param {number} months
 */
export function firstDay(months) {
  const whole = Math.floor(months);
  return dayNumber(Math.floor(whole / 12), (((whole % 12) + 12) % 12) + 1, 1);
}

const STEPS = [1, 3, 6, 12, 24, 60]; // months; then 1, 2 and 5 times tens of years

/**
 * Return the days to name on a scale, and what of each: the days of months, or months, or years.
 * @param {number} from
 * @param {number} to
 * @param {number} most How many have room.
 * @returns {{unit: "day" | "month" | "year", days: number[]}}
 */
export function ticks(from, to, most) {
  for (const every of [1, 2, 7, 14]) {
    if ((to - from) / every > most) continue;
    const days = [];
    // Counted within the month, so that a day keeps its place while the window moves.
    for (let day = Math.floor(from); day <= to; day += 1) {
      const ofMonth = dayOf(Math.floor(day))[2];
      if ((ofMonth - 1) % every === 0 && (every < 7 || ofMonth < 28)) days.push(day);
    }
    return { unit: "day", days };
  }
  const first = monthsAt(from);
  const last = monthsAt(to);
  const fits = (/** @type {number} */ step) => (last - first) / step <= most;
  let scale = 1;
  while (!STEPS.some((step) => fits(step * scale))) scale *= 10;
  // Tens of months and of quarters are no steps.
  const steps = scale === 1 ? STEPS : STEPS.slice(3).map((step) => step * scale);
  const step = steps.find(fits) ?? STEPS[5] * scale;
  const days = [];
  for (let at = Math.ceil(first / step) * step; at <= last; at += step) days.push(firstDay(at));
  return { unit: step < 12 ? "month" : "year", days };
}
