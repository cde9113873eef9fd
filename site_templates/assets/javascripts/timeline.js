// @ts-check
// The timeline view: a window on time that the brush, the lanes and the buttons move together. What
// a reader has chosen is view.js's to hold; the list below and the address follow that.

import { bindCard } from "./card.js";
import { AXIS, LANE, NAME, ROW, coloursOf, draw } from "./drawing.js";
import { filter } from "./filter.js";
import { listen } from "./gestures.js";
import { drawn, lanesOf, shapeAt } from "./lanes.js";
import { element } from "./results.js";
import { namer } from "./said.js";
import { ticks } from "./scale.js";
import { brush } from "./strip.js";

/** @typedef {import("./view.js").View} View */
/** @typedef {import("./lanes.js").Lane} Lane */
/** @typedef {import("./lanes.js").Drawn} Drawn */
/** @typedef {[number, number]} Window The first day and the one after the last; may be fractions. */
/** @typedef {Record<"from" | "to" | "close" | "rest" | "canvas", string>} Said */

/** Days that a window has at least. */
const SHORTEST = 1;
/** Pixels between two dates that are named. */
const NAMED = 84;
/** As many as activity.py gives names to. */
const LANES = { full: 8, compact: 5 };
/** @type {Record<string, string>} */
const KEYS = {
  "+": "in",
  "=": "in",
  "-": "out",
  ArrowLeft: "earlier",
  ArrowRight: "later",
  Home: "whole",
};

/**
 * Start the view in its part of a page.
 * @param {HTMLElement} place
 * @param {View} view
 * @param {import("./words.js").Words} words
 */
export function startTimeline(place, view, words) {
  const timeline = new Timeline(place, view, words);
  bindSteps(timeline);
  bindPointer(timeline);
  const showCard = bindCard(timeline);
  view.addEventListener("change", () => {
    timeline.update();
    showCard();
  });
  timeline.update();
  showCard();
}

/** What is shown of which time. */
export class Timeline {
  /** @type {Window} */
  shown;
  /** The event that stands out, -1 for none. */
  chosen = -1;
  /** @type {Drawn[]} */
  drawn = [];
  /** @type {import("./drawing.js").Colours} */
  #colours;
  /** @type {Lane[]} */
  #lanes = [];
  #selected = "";
  #awaited = 0;
  #font = "";

  /**
   * @param {HTMLElement} place
   * @param {View} view
   * @param {import("./words.js").Words} words
   */
  constructor(place, view, words) {
    this.place = place;
    this.view = view;
    this.words = words;
    /** @type {Said} */
    this.said = JSON.parse(place.dataset.labels ?? "{}");
    this.box = this.find("lanes");
    this.names = this.find("lane-names");
    this.select = /** @type {HTMLSelectElement} */ (this.find("by"));
    this.canvas = /** @type {HTMLCanvasElement} */ (this.box.querySelector("canvas"));
    this.name = namer(document.documentElement.lang);
    const figure = /** @type {HTMLElement} */ (place.parentElement?.querySelector("[data-strip]"));
    this.strip = brush(figure, this.said, (day) => words.time([day, day]), (next, isLast) => {
      this.show(next);
      if (isLast) this.settle();
    });
    this.shown = this.strip.whole;
    this.select.addEventListener("change", () => view.change({ lanes: this.select.value }));
    this.#colours = coloursOf(this.box);
    this.#watch();
  }

  /** @param {string} name @returns {HTMLElement} */
  find(name) {
    return /** @type {HTMLElement} */ (this.place.querySelector(`[data-${name}]`));
  }

  #watch() {
    const repaint = () => {
      const { fontSize, fontFamily } = getComputedStyle(this.names);
      this.#font = `${fontSize} ${fontFamily}`;
      this.#colours = coloursOf(this.box);
      this.redraw();
    };
    const attributeFilter = ["data-md-color-scheme"];
    new MutationObserver(repaint).observe(document.body, { attributeFilter });
    matchMedia("(forced-colors: active)").addEventListener("change", repaint);
    new ResizeObserver(() => {
      this.strip.show(this.shown);
      repaint();
    }).observe(this.box);
    repaint();
  }

  /** Show what the view holds. */
  update() {
    const { lanes, window } = this.view.state;
    // The address may ask for lanes that there are not.
    const by = [...this.select.options].some(({ value }) => value === lanes) ? lanes : "type";
    const selection = this.view.selection({ window: null });
    const selected = JSON.stringify([by, selection]);
    if (selected !== this.#selected) {
      this.#selected = selected;
      this.select.value = by;
      this.#fill(by, filter(this.view.store, selection).shown);
    }
    const { whole } = this.strip;
    /** @type {Window} */
    const asked = window
      ? [Math.max(whole[0], window[0]), Math.min(whole[1], window[1] + 1)]
      : whole;
    if (String(asked) !== String([Math.floor(this.shown[0]), Math.ceil(this.shown[1])])) this.show(asked);
    const time = this.words.time([asked[0], asked[1] - 1]);
    const label = this.words.fill(this.said.canvas, { by: this.select.selectedOptions[0].text, time });
    this.canvas.setAttribute("aria-label", label);
    this.redraw();
  }

  /** @param {string} by @param {Int32Array} events */
  #fill(by, events) {
    const { store } = this.view;
    const most = this.place.dataset.view === "compact" ? LANES.compact : LANES.full;
    const terms = store.columns[/** @type {import("./store.js").Facet} */ (by)];
    this.#lanes = lanesOf(store, events, terms, { most, rest: this.said.rest });
    this.names.replaceChildren(
      ...this.#lanes.map(({ label }) =>
        element("li", "", element("span", "", label), " ", element("span", "dl-count")),
      ),
    );
  }

  /** @param {Window} next */
  show(next) {
    const { whole } = this.strip;
    const length = Math.min(whole[1] - whole[0], Math.max(SHORTEST, next[1] - next[0]));
    const from = Math.min(whole[1] - length, Math.max(whole[0], next[0]));
    this.shown = [from, from + length];
    this.strip.show(this.shown);
    this.redraw();
  }

  /** Let everything else follow, once a hand rests. */
  settle() {
    const { whole } = this.strip;
    const isWhole = this.shown[0] <= whole[0] && this.shown[1] >= whole[1];
    /** @type {Window} */
    const days = [Math.floor(this.shown[0]), Math.ceil(this.shown[1]) - 1];
    this.view.change({ window: isWhole ? null : days });
  }

  /**
   * @param {number} factor How much longer the window becomes.
   * @param {number} at The place that stays, as a part of the width.
   * @returns {boolean} Whether there was anything to zoom.
   */
  zoom(factor, at) {
    const { whole } = this.strip;
    const before = this.shown[1] - this.shown[0];
    const after = Math.min(whole[1] - whole[0], Math.max(SHORTEST, before * factor));
    if (Math.abs(after - before) < 1e-6) return false;
    const from = this.shown[0] + (before - after) * at;
    this.show([from, from + after]);
    return true;
  }

  /** @param {number} by How far, in parts of the width. */
  pan(by) {
    const far = by * (this.shown[1] - this.shown[0]);
    this.show([this.shown[0] + far, this.shown[1] + far]);
  }

  /** Draw with the next frame. */
  redraw() {
    this.#awaited ||= requestAnimationFrame(() => this.draw());
  }

  /** Draw now. */
  draw() {
    cancelAnimationFrame(this.#awaited);
    this.#awaited = 0;
    const { store } = this.view;
    const { values } = store.columns.type;
    const { types } = store.texts.index;
    const width = this.box.clientWidth;
    const [from, to] = this.shown;
    const { unit, days } = ticks(from, to, width / NAMED);
    const byType = this.select.value === "type";
    this.drawn = this.#lanes.map((lane) => drawn(store, lane, this.shown, width));
    draw(this.canvas, {
      lanes: this.drawn,
      width,
      colours: this.#colours,
      ticks: days.map((day) => ({ x: ((day - from) * width) / (to - from), label: this.name(day, unit) })),
      font: this.#font,
      hueOf: (event) => types[values[event]][2],
      hueOfLane: (at) => {
        const { isNamed, events } = this.#lanes[at];
        return byType && isNamed && events.length ? types[values[events[0]]][2] : -1;
      },
      chosen: this.chosen,
    });
    this.drawn.forEach(({ count }, at) => {
      const number = /** @type {HTMLElement} */ (this.names.children[at].lastElementChild);
      const text = this.words.number(count);
      if (number.textContent !== text) number.textContent = text;
    });
    this.place.dataset.ready = "";
  }

  /**
   * Let an event stand out and say which it is.
   * @param {number} event
   */
  async tell(event) {
    this.chosen = event;
    this.redraw();
    const [row] = await this.view.store.rows([event]);
    if (this.chosen === event) this.find("lane-told").textContent = `${row.words}: ${row.title}`;
  }

  /**
   * Let the event before or after the one that stands out do so.
   * @param {number} by
   */
  next(by) {
    if (this.#awaited) this.draw(); // those that are shown now, not those drawn last
    const all = this.drawn.flatMap(({ shapes }) => shapes.map(({ event }) => event));
    const events = [...new Set(all)].sort((a, b) => a - b);
    if (events.length === 0) return;
    const at = events.indexOf(this.chosen);
    const next = at < 0 ? (by > 0 ? 0 : events.length - 1) : at + by;
    this.tell(events[Math.min(events.length - 1, Math.max(0, next))]);
  }

  /** @param {number} event */
  async open(event) {
    const [row] = await this.view.store.rows([event]);
    this.view.change({ event: row.id });
  }

  /**
   * Return the event at a point of the lanes.
   * @param {number} x
   * @param {number} y
   */
  eventAt(x, y) {
    const lane = Math.floor((y - AXIS) / LANE);
    const row = (y - AXIS - lane * LANE - NAME) / ROW;
    return (this.drawn[lane] && shapeAt(this.drawn[lane].shapes, x, row)?.event) ?? -1;
  }

  /** Return where the mark of the chosen event is, in pixels of the lanes. */
  get point() {
    const lane = this.drawn.findIndex(({ shapes }) => shapes.some(({ event }) => event === this.chosen));
    const shape = this.drawn[lane]?.shapes.find(({ event }) => event === this.chosen);
    return {
      x: shape?.x ?? this.box.clientWidth / 2,
      y: AXIS + Math.max(0, lane) * LANE + NAME + ((shape?.row ?? 0) + 1) * ROW,
    };
  }
}

/** Connect the buttons and the keys. @param {Timeline} timeline */
function bindSteps(timeline) {
  const { place, box, view } = timeline;
  /** @type {Record<string, () => void>} */
  const steps = {
    in: () => timeline.zoom(0.5, 0.5),
    out: () => timeline.zoom(2, 0.5),
    earlier: () => timeline.pan(-0.25),
    later: () => timeline.pan(0.25),
    whole: () => timeline.show(timeline.strip.whole),
  };
  const take = (/** @type {string} */ step) => {
    steps[step]();
    timeline.settle();
  };
  for (const button of place.querySelectorAll("[data-step]")) {
    const { step = "" } = /** @type {HTMLElement} */ (button).dataset;
    button.addEventListener("click", () => take(step));
  }
  /** @type {Record<string, () => void>} */
  const keys = {
    ...Object.fromEntries(Object.entries(KEYS).map(([key, step]) => [key, () => take(step)])),
    ArrowDown: () => timeline.next(1),
    ArrowUp: () => timeline.next(-1),
    Enter: () => timeline.chosen >= 0 && timeline.open(timeline.chosen),
    Escape: () => view.change({ event: null }),
  };
  box.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act || event.target !== box || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
}

/** Connect wheel, mouse, pen and fingers. @param {Timeline} timeline */
function bindPointer(timeline) {
  const { box, view } = timeline;
  listen(box, {
    zoom: (factor, at) => timeline.zoom(factor, at),
    pan: (by) => timeline.pan(by),
    settle: () => timeline.settle(),
    press: (x, y) => {
      const event = timeline.eventAt(x, y);
      if (event >= 0) {
        timeline.tell(event);
        timeline.open(event);
      } else if (view.state.event) view.change({ event: null });
    },
  });
  box.addEventListener("pointermove", ({ clientX, clientY, buttons, pointerType }) => {
    if (buttons || pointerType === "touch") return;
    const { left, top } = box.getBoundingClientRect();
    const event = timeline.eventAt(clientX - left, clientY - top);
    box.classList.toggle("dl-lanes--over", event >= 0);
    if (event >= 0 && event !== timeline.chosen && !view.state.event) timeline.tell(event);
  });
}
