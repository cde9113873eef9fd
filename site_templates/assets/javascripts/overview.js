// @ts-check
// The timeline view of a hand-written page: the same brush and lanes, and a way to the list. `frame.js`
// loads it once a reader asks.

import { bindAddress, format, parse } from "./address.js";
import { openStore } from "./store.js";
import { startTimeline } from "./timeline.js";
import { openView } from "./view.js";
import { wordsOf } from "./words.js";

/** Start the view. @param {HTMLElement} section @returns {Promise<void>} Settled once it is there. */
export async function start(section) {
  const { base = "", words: given = "", patterns = "" } = section.dataset;
  const all = { ...JSON.parse(given), ...JSON.parse(patterns) };
  const words = wordsOf(all, document.documentElement.lang);
  const said = /** @type {HTMLElement} */ (section.querySelector("[data-shown]"));
  const go = /** @type {HTMLAnchorElement} */ (section.querySelector("[data-go]"));
  const view = await openView(await openStore(new URL(base, document.baseURI)), parse(location.search));
  bindAddress(view);
  startTimeline(section, view, words);
  const update = () => {
    const { state, result } = view;
    const count = words.count(result.shown.length, view.store.n);
    said.textContent = state.window ? `${count}, ${words.time(state.window)}.` : `${count}.`;
    go.href = `${base}timeline/${format({ ...state, event: null })}`;
  };
  view.addEventListener("change", update);
  update();
}
