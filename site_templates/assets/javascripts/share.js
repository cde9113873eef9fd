// @ts-check
// What is shown, to be taken along: a file, a link, a part of another page.

import { format } from "./address.js";
import { asCsv, asJson, entriesOf, save } from "./download.js";
import { finder } from "./facets.js";
import { sentence } from "./sentence.js";

/**
 * Connect the buttons of a page with a view.
 * @param {HTMLFormElement} form
 * @param {import("./view.js").View} view
 * @param {import("./words.js").Words} words
 * @param {URL} root The site's.
 */
export function bindShare(form, view, words, root) {
  const find = finder(form);
  const told = find("told");
  const text = /** @type {HTMLTextAreaElement} */ (find("copied"));
  const { ways } = words.given;

  /** @param {string} kind @param {string} type @param {typeof asCsv} write */
  const download = (kind, type, write) => async () => {
    text.hidden = true;
    told.textContent = ways.preparing;
    try {
      save(`events.${kind}`, type, write(await entriesOf(view.store, view.result.shown, root)));
      told.textContent = words.fill(ways.saved, { file: `events.${kind}` });
    } catch {
      told.textContent = words.given.failed;
    }
  };

  /** @param {() => string} make @param {string} done */
  const copy = (make, done) => async () => {
    text.value = make();
    text.hidden = false;
    text.focus();
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      told.textContent = done;
    } catch {
      told.textContent = ways.yourself; // the text stands there, selected
    }
  };

  find("csv").addEventListener("click", download("csv", "text/csv;charset=utf-8", asCsv));
  find("json").addEventListener("click", download("json", "application/json", asJson));
  find("link").addEventListener("click", copy(() => addressOf(view, false), ways.link));
  const embed = () => embedCode(addressOf(view, true), `${document.title}: ${sentence(view, words)}`);
  find("embed").addEventListener("click", copy(embed, ways.embed));
  view.addEventListener("change", () => {
    text.hidden = true;
    told.textContent = "";
  });
}

/** @param {import("./view.js").View} view @param {boolean} embed */
export function addressOf(view, embed) {
  const query = format({ ...view.state, embed });
  return `${location.origin}${location.pathname}${query}${embed ? "#embed" : ""}`;
}

/** @param {string} address @param {string} title */
function embedCode(address, title) {
  const frame = document.createElement("iframe");
  frame.src = address;
  frame.title = title;
  frame.width = "100%";
  frame.height = "600";
  frame.loading = "lazy";
  frame.style.border = "0";
  return frame.outerHTML;
}
