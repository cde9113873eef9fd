// @ts-check
// A card beside a link to a record: what it is, when, where, in a sentence. frame.js loads this file
// when a link to a record is pointed at or focused for the first time, and calls what `start` returns.

import { openTexts } from "./store.js";

/** @typedef {{title: string, quiet: string[], date?: string, mark?: string, about: string}} Said */

const BEFORE = 350; // ms of rest on a link before its card comes
const AFTER = 250; // ms in which the pointer can go from the link to the card
const GAP = 6; // px between them
const EDGE = 8; // px kept free at the edges of the window
const ID = "dl-card";

const ROOT = new URL("../../../", import.meta.url); // from assets/dateline-…/javascripts/

/** Make the card; return what shows it for a link. */
export function start() {
  const card = document.createElement("div");
  card.id = ID;
  card.className = "dl-card";
  card.setAttribute("role", "tooltip");
  card.popover = "manual";
  document.getElementById("__content")?.append(card); // within the main landmark

  /** @type {HTMLAnchorElement | null} */
  let link = null; // whose card is shown or on its way
  let timer = 0;
  /** @type {Promise<import("./store.js").Texts> | undefined} */
  let texts;

  const hide = () => {
    clearTimeout(timer);
    if (card.matches(":popover-open")) card.hidePopover();
    link?.removeAttribute("aria-describedby");
    link = null;
  };
  const isHeld = () => link?.matches(":hover, :focus-visible") || card.matches(":hover");
  const leave = () => {
    if (!link || isHeld()) return;
    clearTimeout(timer);
    timer = setTimeout(() => isHeld() || hide(), AFTER);
  };

  /** @param {HTMLAnchorElement} wanted */
  const show = async (wanted) => {
    try {
      texts ??= openTexts(ROOT);
      const said = await saidOf(wanted, await texts);
      if (link !== wanted) return;
      if (!said || !isHeld()) {
        hide();
        return;
      }
      card.replaceChildren(...partsOf(said));
      card.showPopover();
      place(card, wanted);
      // A description that the page gives itself is not taken away.
      if (!wanted.hasAttribute("aria-describedby")) wanted.setAttribute("aria-describedby", ID);
    } catch {
      texts = undefined; // the next link tries again
      hide();
    }
  };

  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !card.matches(":popover-open")) return;
      event.stopPropagation(); // it closes the card alone
      hide();
    },
    { capture: true },
  );
  document.addEventListener("pointerover", leave);
  document.documentElement.addEventListener("pointerleave", leave);
  document.addEventListener("focusout", () => setTimeout(leave)); // once the focus is elsewhere
  addEventListener("scroll", () => link && place(card, link), { passive: true, capture: true });
  addEventListener("resize", hide);
  addEventListener("pagehide", hide);

  /** @param {HTMLAnchorElement} wanted */
  return (wanted) => {
    if (wanted === link || saysItself(wanted)) return;
    hide();
    link = wanted;
    timer = setTimeout(() => show(wanted), BEFORE);
  };
}

/**
 * Whether a link leads to where it stands, or stands in a list that says the same beside it.
 * @param {HTMLAnchorElement} link
 */
function saysItself(link) {
  return link.pathname === location.pathname || link.matches(".dl-events .dl-title");
}

/**
 * Return what is said of the record that a link leads to; null where it is none of this site.
 * @param {HTMLAnchorElement} link
 * @param {import("./store.js").Texts} texts
 * @returns {Promise<Said | null>}
 */
async function saidOf(link, texts) {
  if (!link.href.startsWith(ROOT.href)) return null;
  const [folder, id] = link.href.slice(ROOT.href.length).split("/");
  if (folder === "events") {
    const row = await texts.find(id);
    if (!row) return null;
    const status = row.statuses.map((one) => one.label);
    return {
      title: row.title,
      quiet: [row.type.label, ...status, ...row.places],
      date: row.words,
      mark: row.mark,
      about: firstSentence(row.summary),
    };
  }
  const file = texts.index.cards[folder.replace(/s$/, "")];
  const columns = file && (await texts.load(file));
  const at = columns ? columns.id.indexOf(id) : -1;
  if (at < 0) return null;
  return {
    title: columns.title[at],
    quiet: [columns.line[at], columns.events[at]].filter(Boolean),
    about: firstSentence(columns.about[at]),
  };
}

/** @param {string} text */
function firstSentence(text) {
  const sentences = new Intl.Segmenter(document.documentElement.lang || "en", {
    granularity: "sentence",
  });
  for (const { segment } of sentences.segment(text)) return segment.trim();
  return "";
}

/**
 * @param {Said} said
 * @returns {Node[]}
 */
function partsOf({ title, quiet, date, mark, about }) {
  const parts = [element("p", "dl-card__title", title)];
  if (date) {
    const line = element("p", "dl-card__date", date);
    if (mark) line.prepend(element("span", `dl-mark dl-mark--${mark}`, ""));
    parts.push(line);
  }
  if (about) parts.push(element("p", "", about));
  if (quiet.length) parts.push(element("p", "dl-card__quiet", quiet.join(" · ")));
  return parts;
}

/**
 * Put a card below a link, or above it where there is more room; never over it.
 * @param {HTMLElement} card
 * @param {HTMLElement} link
 */
function place(card, link) {
  const lines = link.getClientRects();
  const [first, last] = [lines[0], lines[lines.length - 1]];
  if (!first) return;
  const below = innerHeight - last.bottom - GAP - EDGE;
  const above = first.top - GAP - EDGE;
  const isBelow = card.offsetHeight <= below || below >= above;
  card.style.maxHeight = `${Math.max(isBelow ? below : above, 0)}px`;
  const height = card.offsetHeight;
  const line = isBelow ? last : first;
  const most = document.documentElement.clientWidth - card.offsetWidth - EDGE;
  const isLeftward = getComputedStyle(link).direction === "rtl";
  const left = isLeftward ? line.right - card.offsetWidth : line.left;
  card.style.left = `${Math.max(Math.min(left, most), EDGE)}px`;
  card.style.top = `${isBelow ? last.bottom + GAP : first.top - GAP - height}px`;
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text
 */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
