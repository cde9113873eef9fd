// @ts-check
// Starts what the timeline's page has for a reader with scripts.

import { bindAddress, parse } from "./address.js";
import { bindFacets } from "./facets.js";
import { bindResults } from "./results.js";
import { bindShare } from "./share.js";
import { openStore } from "./store.js";
import { startTimeline } from "./timeline.js";
import { openView } from "./view.js";
import { wordsOf } from "./words.js";

// What it shows is asked for while the page is still being read.
const root = new URL("../../../", import.meta.url); // from assets/dateline-…/javascripts/
const opened = openStore(root);
opened.catch(() => {}); // `start` says so
if (document.readyState !== "loading") start();
else document.addEventListener("readystatechange", start, { once: true });

async function start() {
  try {
    await bind();
  } finally {
    // Behind the first drawing, which Material's script would hold up.
    requestAnimationFrame(() => setTimeout(loadOthers));
  }
}

/** Load the scripts that wait in the page. */
function loadOthers() {
  const waiting = /** @type {HTMLTemplateElement | null} */ (document.querySelector("[data-later]"));
  for (const { src } of waiting?.content.querySelectorAll("script") ?? []) {
    const script = document.createElement("script");
    script.src = src;
    document.body.append(script);
  }
}

async function bind() {
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-facets]"));
  if (!form) return;
  const base = form.dataset.base ?? "";
  const { words: said = "", patterns = "" } = form.dataset;
  const given = { ...JSON.parse(said), ...JSON.parse(patterns) };
  const words = wordsOf(given, document.documentElement.lang);
  const state = parse(location.search);
  if (state.embed) embed();
  const live = /** @type {HTMLElement | null} */ (document.querySelector("[data-view=full]"));
  try {
    const view = await openView(await opened, state);
    bindAddress(view);
    bindFacets(form, view, words);
    bindShare(form, view, words, root);
    if (live) startTimeline(live, view, words);
    const place = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
    bindResults(place, view, words, base);
  } catch {
    const said = /** @type {HTMLElement} */ (document.querySelector("[data-said]"));
    said.textContent = words.given.failed; // the page is whole without all this
    live?.classList.add("dl-live--failed");
  }
}

/** Take away what is around the list, where the page is part of another. */
function embed() {
  document.documentElement.classList.add("dl-embed");
  const links = document.createElement("base");
  links.target = "_blank";
  document.head.append(links);
}
