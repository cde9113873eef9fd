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

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-facets]"));
if (form) start(form);

/** @param {HTMLFormElement} form */
async function start(form) {
  const base = form.dataset.base ?? "";
  const root = new URL(base, document.baseURI);
  const given = { ...JSON.parse(form.dataset.words ?? ""), ...JSON.parse(form.dataset.dates ?? "") };
  const words = wordsOf(given, document.documentElement.lang);
  const state = parse(location.search);
  if (state.embed) embed();
  const live = /** @type {HTMLElement | null} */ (document.querySelector("[data-view=full]"));
  try {
    const view = await openView(await openStore(root), state);
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
