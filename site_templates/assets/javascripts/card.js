// @ts-check
// The panel that an event of the lanes opens: what it is, and the way to its page.

import { element, markOf, metaOf, timeOf, titleOf } from "./results.js";

/** Pixels between a mark and its card. */
const BELOW = 8;

/**
 * Return a function that shows the card of the event that the view has open, if it has.
 * @param {import("./timeline.js").Timeline} timeline
 */
export function bindCard(timeline) {
  const { view, box, place } = timeline;
  const { base = "" } = place.dataset;
  /** @type {HTMLElement | null} */
  let card = null;
  let shown = "";
  const close = () => view.change({ event: null });

  return async () => {
    const id = view.state.event ?? "";
    if (id === shown) return;
    shown = id;
    const hadFocus = card?.contains(document.activeElement);
    card?.remove();
    card = null;
    if (!id) {
      if (hadFocus) box.focus({ preventScroll: true });
      return;
    }
    const row = await view.store.texts.find(id);
    if (!row || shown !== id) return;
    timeline.chosen = row.number;
    timeline.draw();
    card = cardOf(row, base, timeline.said.close, close);
    box.after(card);
    const { x, y } = timeline.point;
    const left = Math.min(box.clientWidth - card.offsetWidth, x - card.offsetWidth / 2);
    card.style.left = `${Math.max(0, left)}px`;
    card.style.top = `${y + BELOW}px`;
    card.querySelector("a")?.focus({ preventScroll: true });
  };
}

/**
 * @param {import("./store.js").Row} row
 * @param {string} base The way to the site's root.
 * @param {string} close What the button is called that closes it.
 * @param {() => void} closed
 */
function cardOf(row, base, close, closed) {
  const button = element("button", "dl-button dl-lane-close", "×");
  button.setAttribute("type", "button");
  button.setAttribute("aria-label", close);
  button.addEventListener("click", closed);
  const card = element(
    "div",
    "dl-lane-card",
    element("p", "dl-lane-date", markOf(row), timeOf(row, row.words)),
    element("p", "", ...titleOf(row, base)),
    ...(row.summary ? [element("p", "dl-summary", row.summary)] : []),
    metaOf(row),
    button,
  );
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", row.title);
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closed();
  });
  return card;
}
