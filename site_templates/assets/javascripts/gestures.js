// @ts-check
// Zoom and pan by wheel, drag, pinch and keys. A page is never held back from scrolling: the wheel
// zooms with Ctrl or once the lanes have the focus, and stops where there is nothing left to zoom.

/**
 * @typedef {object} Moves
 * @property {(factor: number, at: number) => boolean} zoom How much longer the window becomes, and the
 *   place that stays, as a part of the width; returns whether there was anything to zoom.
 * @property {(by: number) => void} pan How far, in parts of the width.
 * @property {() => void} settle Called once the hand rests.
 * @property {(x: number, y: number) => void} press A click, in pixels of the element.
 */

/** Pixels that a pointer may move in a click. */
const STILL = 4;
/** Milliseconds after the last turn of a wheel. */
const REST = 160;

/**
 * Let an element be zoomed and moved.
 * @param {HTMLElement} element
 * @param {Moves} moves
 */
export function listen(element, moves) {
  /** @type {Map<number, number>} */
  const held = new Map();
  let began = 0;
  let still = true;
  let resting = 0;
  const rest = () => {
    clearTimeout(resting);
    resting = setTimeout(moves.settle, REST);
  };
  const partAt = (/** @type {number} */ x) => {
    const box = element.getBoundingClientRect();
    return (x - box.left) / box.width;
  };

  element.addEventListener(
    "wheel",
    (event) => {
      const isAsked = event.ctrlKey || event.metaKey || element.contains(document.activeElement);
      if (!isAsked) return;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
        moves.pan((event.deltaX || event.deltaY) / element.clientWidth);
      } else if (!moves.zoom(Math.exp(Math.sign(event.deltaY) * 0.2), partAt(event.clientX))) {
        if (!event.ctrlKey) return;
      }
      event.preventDefault();
      rest();
    },
    { passive: false },
  );
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target instanceof Element && event.target.closest("a, button"))) return;
    held.set(event.pointerId, event.clientX);
    began = event.clientX;
    still = held.size === 1;
  });
  element.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (before === undefined) return;
    if (still && Math.abs(event.clientX - began) < STILL) return;
    if (still) element.setPointerCapture(event.pointerId);
    still = false;
    const others = [...held].filter(([id]) => id !== event.pointerId);
    if (others.length === 0) {
      moves.pan((before - event.clientX) / element.clientWidth);
    } else {
      const other = others[0][1];
      const apart = Math.max(20, Math.abs(event.clientX - other));
      moves.zoom(Math.max(20, Math.abs(before - other)) / apart, partAt((event.clientX + other) / 2));
    }
    held.set(event.pointerId, event.clientX);
  });
  const drop = (/** @type {PointerEvent} */ event) => {
    if (!held.delete(event.pointerId)) return;
    if (!still) moves.settle();
    else if (event.type === "pointerup") {
      const box = element.getBoundingClientRect();
      moves.press(event.clientX - box.left, event.clientY - box.top);
    }
  };
  element.addEventListener("pointerup", drop);
  element.addEventListener("pointercancel", drop);
}
