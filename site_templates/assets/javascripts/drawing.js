// @ts-check
// Draws lanes on a canvas. Colours are those of the style sheet, read anew when they change, and
// shapes say what colours do: a dot is a day, a ring something longer, a bar an interval.

import { COLUMN, ROWS } from "./lanes.js";

/** Pixels: of the line with dates, of a lane, of its name above the marks, of a row. reader.css has the same. */
export const AXIS = 22;
export const LANE = 48;
export const NAME = 18;
export const ROW = 9;
const RADIUS = 3.5;
const FADE = 18;
const SLICES = 6;

/**
 * @typedef {import("./lanes.js").Drawn} Drawn
 * @typedef {import("./lanes.js").Shape} Shape
 * @typedef {{ink: string, muted: string, rule: string, surface: string, accent: string, hues: string[]}} Colours
 */

/**
 * Return the colours that hold for an element now.
 * @param {Element} element
 * @returns {Colours}
 */
export function coloursOf(element) {
  const style = getComputedStyle(element);
  const read = (/** @type {string} */ name) => style.getPropertyValue(`--dl-${name}`).trim();
  return {
    ink: read("ink"),
    muted: read("muted"),
    rule: read("rule"),
    surface: read("surface"),
    accent: read("accent"),
    hues: Array.from({ length: 10 }, (_, hue) => read(`hue-${hue}`)),
  };
}

/**
 * Draw lanes, one below the other.
 * @param {HTMLCanvasElement} canvas
 * @param {object} what
 * @param {Drawn[]} what.lanes
 * @param {number} what.width Of the window, in pixels of CSS.
 * @param {Colours} what.colours
 * @param {{x: number, label: string}[]} what.ticks
 * @param {string} what.font
 * @param {(event: number) => number} what.hueOf
 * @param {(lane: number) => number} what.hueOfLane -1 where its events are of several types.
 * @param {number} what.chosen The event to stand out, -1 for none.
 */
export function draw(canvas, { lanes, width, colours, ticks, font, hueOf, hueOfLane, chosen }) {
  const ratio = devicePixelRatio || 1;
  const height = AXIS + lanes.length * LANE;
  const [pixels, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== pixels || canvas.height !== rows) {
    canvas.width = pixels;
    canvas.height = rows;
  }
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  context.font = font;
  context.textBaseline = "middle";
  for (const { x, label } of ticks) {
    context.fillStyle = colours.rule;
    context.fillRect(Math.round(x), 0, 1, height);
    context.fillStyle = colours.muted;
    // Half a date is none.
    if (x + context.measureText(label).width + 4 > width) continue;
    context.fillText(label, Math.round(x) + 4, AXIS / 2);
  }
  lanes.forEach((lane, number) => {
    const top = AXIS + number * LANE;
    context.fillStyle = colours.rule;
    context.fillRect(0, top + LANE - 1, width, 1);
    if (lane.columns) {
      context.fillStyle = colours.hues[hueOfLane(number)] || colours.accent;
      lane.columns.forEach((part, at) => {
        const size = part && Math.max(1, part * ROWS * ROW);
        if (size) context.fillRect(at * COLUMN, top + LANE - 2 - size, COLUMN - 0.5, size);
      });
    }
    for (const shape of lane.shapes) {
      const y = top + NAME + (shape.row + 0.5) * ROW;
      drawShape(context, shape, y, colours.hues[hueOf(shape.event)] || colours.accent, colours, width);
    }
    for (const shape of lane.shapes) {
      if (shape.event === chosen) ring(context, shape, top + NAME + (shape.row + 0.5) * ROW, colours.ink);
    }
  });
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shape} shape
 * @param {number} y
 * @param {string} colour
 * @param {Colours} colours
 * @param {number} width
 */
function drawShape(context, shape, y, colour, colours, width) {
  context.fillStyle = context.strokeStyle = colour;
  context.lineWidth = 1.6;
  if (shape.kind === "interval") {
    bar(context, shape, y, width);
    return;
  }
  if (shape.kind !== "day" && shape.x1 - shape.x0 > 4 * RADIUS) {
    context.globalAlpha = 0.45;
    const left = Math.max(shape.x0, -1);
    context.fillRect(left, y - 0.5, Math.min(shape.x1, width + 1) - left, 1);
    context.globalAlpha = 1;
  }
  context.beginPath();
  if (shape.kind === "choice") {
    const far = RADIUS + 1;
    context.moveTo(shape.x - far, y);
    context.lineTo(shape.x, y - far);
    context.lineTo(shape.x + far, y);
    context.lineTo(shape.x, y + far);
    context.closePath();
  } else {
    context.arc(shape.x, y, RADIUS, 0, 7);
  }
  if (shape.kind !== "day") {
    context.fillStyle = colours.surface;
    if (shape.kind === "approximate") context.setLineDash([2.2, 1.6]);
  }
  context.fill();
  if (shape.kind !== "day") context.stroke();
  context.setLineDash([]);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shape} shape
 * @param {number} y
 * @param {number} width
 */
function bar(context, { x0, x1, opens, closes }, y, width) {
  const left = Math.max(x0, -FADE);
  const right = Math.max(Math.min(x1, width + FADE), left + 2 * RADIUS);
  const fade = Math.min(FADE, (right - left) / 2) / SLICES;
  // An end out of sight is drawn as it is, for it fades where it is; one that is nowhere fades here.
  const begins = opens && (x0 >= -FADE || x0 === -Infinity);
  const ends = closes && (x1 <= width + FADE || x1 === Infinity);
  for (let at = 0; at < SLICES; at += 1) {
    context.globalAlpha = (at + 0.5) / SLICES;
    if (begins) context.fillRect(left + at * fade, y - 2.5, fade, 5);
    if (ends) context.fillRect(right - (at + 1) * fade, y - 2.5, fade, 5);
  }
  context.globalAlpha = 1;
  const from = begins ? left + SLICES * fade : left;
  const to = ends ? right - SLICES * fade : right;
  context.beginPath();
  context.roundRect(from, y - 2.5, to - from, 5, [begins ? 0 : 2.5, ends ? 0 : 2.5, ends ? 0 : 2.5, begins ? 0 : 2.5]);
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Shape} shape
 * @param {number} y
 * @param {string} colour
 */
function ring(context, shape, y, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(shape.x, y, RADIUS + 3.5, 0, 7);
  context.stroke();
}
