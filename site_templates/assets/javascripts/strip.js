// @ts-check
// The brush on the strip that was drawn when the site was built: its two ends are native range
// inputs, and a pointer can draw it, move it, or pick a year.

import { dayOf } from "./days.js";
import { firstDay, monthsAt } from "./scale.js";

/** Pixels that a pointer has to move before a click becomes a drag. */
const DRAG = 4;
/** Pixels that an end takes, as in reader.css. */
const SIZE = 24;
/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -2, PageUp: 2 };

/**
 * @typedef {[number, number]} Window The first day and the one after the last.
 * @typedef {{from: string, to: string}} Names
 */

/**
 * Put a brush on a strip.
 * @param {HTMLElement} figure With the years in `data-first` and `data-last`, months in `data-unit`.
 * @param {Names} names What the ends are called.
 * @param {(day: number) => string} said How a day is said.
 * @param {(window: Window, isLast: boolean) => void} changed Called while the brush moves, and once
 *   when it was let go.
 * @returns {{whole: Window, show: (window: Window) => void}}
 */
export function brush(figure, names, said, changed) {
  const plot = /** @type {HTMLElement} */ (figure.querySelector(".dl-strip-plot"));
  const unit = Number(figure.dataset.unit);
  const first = Number(figure.dataset.first) * 12;
  const months = (Number(figure.dataset.last) + 1) * 12 - first;
  /** @type {Window} */
  const whole = [firstDay(first), firstDay(first + months)];
  const shade = plot.appendChild(document.createElement("div"));
  shade.className = "dl-brush";
  const from = end(plot, names.from, months);
  const to = end(plot, names.to, months);
  /** @type {Window} */
  let shown = whole;

  const share = (/** @type {number} */ day) => (monthsAt(day) - first) / months;
  const dayAt = (/** @type {number} */ part) => {
    const at = first + Math.min(1, Math.max(0, part)) * months;
    const start = firstDay(at);
    return Math.round(start + (firstDay(at + 1) - start) * (at - Math.floor(at)));
  };
  const edge = (/** @type {HTMLInputElement} */ input) => dayAt(Number(input.value) / months);

  /** @param {Window} window */
  const show = (window) => {
    shown = window;
    const [left, right] = window.map((day) => Math.min(1, Math.max(0, share(day))));
    shade.style.left = `${left * 100}%`;
    shade.style.width = `${(right - left) * 100}%`;
    shade.hidden = window[0] <= whole[0] && window[1] >= whole[1];
    from.value = String(left * months);
    to.value = String(right * months);
    // The whole has room for both; asking how wide the strip is would have the page laid out.
    const ends = right - left < 1 ? apart(left, right, SIZE / plot.clientWidth) : [left, right];
    [from, to].forEach((input, at) => {
      input.style.left = `${ends[at] * 100}%`;
    });
    from.setAttribute("aria-valuetext", said(window[0]));
    to.setAttribute("aria-valuetext", said(window[1] - 1));
  };

  const isFrom = (/** @type {HTMLInputElement} */ input) => input === from;
  /** @param {HTMLInputElement} input @param {number} day */
  const move = (input, day) => {
    changed(isFrom(input) ? [Math.min(day, shown[1] - 1), shown[1]] : [shown[0], Math.max(day, shown[0] + 1)], false);
  };
  for (const input of [from, to]) {
    input.addEventListener("input", () => move(input, edge(input)));
    input.addEventListener("change", () => changed(shown, true));
    // A key moves an end by a bar or by a year, whatever day it is on.
    input.addEventListener("keydown", (event) => {
      const by = STEPS[event.key];
      if (!by) return;
      event.preventDefault();
      const at = monthsAt(isFrom(input) ? shown[0] : shown[1]) - first;
      const step = Math.abs(by) > 1 ? Math.max(12, unit) : unit;
      const next = by > 0 ? Math.floor(at / step + 1) * step : Math.ceil(at / step - 1) * step;
      move(input, firstDay(first + Math.min(months, Math.max(0, next))));
      changed(shown, true);
    });
  }

  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const box = plot.getBoundingClientRect();
    const partAt = (/** @type {number} */ x) => (x - box.left) / box.width;
    const start = partAt(event.clientX);
    const [left, right] = shown.map(share);
    const moves = !shade.hidden && start > left && start < right;
    const held = [from, to].find((input) => input === event.target);
    const before = shown;
    let dragged = false;
    const drag = (/** @type {PointerEvent} */ next) => {
      if (!dragged && Math.abs(next.clientX - event.clientX) < DRAG) return;
      dragged = true;
      plot.setPointerCapture(event.pointerId);
      const at = partAt(next.clientX);
      if (held) move(held, dayAt(at));
      else if (moves) {
        const by = Math.min(1 - right, Math.max(-left, at - start));
        changed([dayAt(left + by), dayAt(right + by)], false);
      } else {
        const ends = [dayAt(Math.min(start, at)), dayAt(Math.max(start, at))];
        changed([ends[0], Math.max(ends[1], ends[0] + 1)], false);
      }
    };
    const stop = new AbortController();
    const { signal } = stop;
    const drop = (/** @type {Window} */ last) => {
      stop.abort();
      if (!dragged) return;
      changed(last, false);
      changed(last, true);
    };
    plot.addEventListener("pointermove", drag, { signal });
    plot.addEventListener("pointerup", () => drop(shown), { signal });
    plot.addEventListener("pointercancel", () => drop(before), { signal });
  });
  plot.addEventListener("dragstart", (event) => event.preventDefault());
  let held = 0;
  plot.addEventListener("pointerdown", (event) => {
    held = event.clientX;
  });
  plot.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (Math.abs(event.clientX - held) >= DRAG) return;
    const box = plot.getBoundingClientRect();
    const [year, month] = dayOf(dayAt((event.clientX - box.left) / box.width));
    const at = months === 12 ? year * 12 + month - 1 : year * 12;
    changed([firstDay(at), firstDay(at + (months === 12 ? 1 : 12))], true);
  });
  show(whole);
  return { whole, show };
}

/**
 * Return where two ends stand so that they do not lie on each other.
 * @param {number} left
 * @param {number} right
 * @param {number} size How wide an end is. All are parts of the strip.
 */
function apart(left, right, size) {
  if (right - left >= size) return [left, right];
  const start = Math.min(1 - size, Math.max(0, (left + right - size) / 2));
  return [start, start + size];
}

/**
 * @param {HTMLElement} plot
 * @param {string} name
 * @param {number} months
 */
function end(plot, name, months) {
  const input = document.createElement("input");
  input.type = "range";
  input.className = "dl-brush-end";
  input.max = String(months);
  input.step = "any";
  input.setAttribute("aria-label", name);
  // It is as small as its end: a pointer moves it along the strip, not within itself.
  for (const press of ["mousedown", "touchstart"]) {
    input.addEventListener(press, (event) => {
      event.preventDefault();
      input.focus({ preventScroll: true });
    });
  }
  return plot.appendChild(input);
}
