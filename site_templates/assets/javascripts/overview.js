// @ts-check
// Starts the timeline view of a hand-written page: the same brush and lanes, and a way to the list.

import { bindAddress, format, parse } from "./address.js";
import { openStore } from "./store.js";
import { startTimeline } from "./timeline.js";
import { openView } from "./view.js";
import { wordsOf } from "./words.js";

const section = /** @type {HTMLElement | null} */ (document.querySelector("[data-view=compact]"));
const show = /** @type {HTMLButtonElement | null} */ (section?.querySelector("[data-show]") ?? null);
if (section && show) show.addEventListener("click", () => start(section), { once: true });
else if (section) start(section);

/** @param {HTMLElement} section */
async function start(section) {
  const { base = "", words: given = "", dates = "" } = section.dataset;
  const words = wordsOf({ ...JSON.parse(given), ...JSON.parse(dates) }, document.documentElement.lang);
  const said = /** @type {HTMLElement} */ (section.querySelector("[data-shown]"));
  const go = /** @type {HTMLAnchorElement} */ (section.querySelector("[data-go]"));
  try {
    const view = await openView(await openStore(new URL(base, document.baseURI)), parse(location.search));
    bindAddress(view);
    section.classList.remove("dl-live--later");
    startTimeline(section, view, words);
    const update = () => {
      const { state, result } = view;
      const count = words.count(result.shown.length, view.store.n);
      said.textContent = state.window ? `${count}, ${words.time(state.window)}.` : `${count}.`;
      go.href = `${base}timeline/${format({ ...state, event: null })}`;
    };
    view.addEventListener("change", update);
    update();
  } catch {
    section.classList.add("dl-live--failed"); // the strip and its years are all there
  }
}
