// @ts-check
// The filters above a list: native controls that change the view and show what it holds.

import { windowOf } from "./address.js";
import { written } from "./days.js";
import { choices, without } from "./choices.js";
import { sentence } from "./sentence.js";

/** @typedef {import("./store.js").Facet} Facet */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./words.js").Words} Words */

/** From this width on the filters stand in a row, as reader.css has it. */
const WIDE = "(min-width: 48rem)";

/**
 * Connect the filters of a page with a view.
 * @param {HTMLFormElement} form
 * @param {View} view
 * @param {Words} words
 */
export function bindFacets(form, view, words) {
  const find = finder(form);
  const said = /** @type {HTMLElement} */ (document.querySelector("[data-said]"));
  const updates = [
    ...[...form.querySelectorAll("[data-facet]")].map((box) =>
      choices(/** @type {HTMLDetailsElement} */ (box), view, words),
    ),
    time(find, view, words),
    disputed(find, view, words),
    chosen(find("chosen"), view, words),
  ];
  const taken = find("taken");
  find("clear").addEventListener("click", () => {
    view.clear();
    firstSummary(form)?.focus(); // the button is gone
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  fold(/** @type {HTMLDetailsElement} */ (find("fold")));
  align(form);
  close(form);

  const update = () => {
    for (const one of updates) one();
    taken.hidden = !view.isFiltered;
    const number = numberOf(view);
    find("number").textContent = number ? `(${words.number(number)})` : "";
    said.textContent = sentence(view, words);
  };
  view.addEventListener("change", update);
  update();
  form.hidden = false;
}

/** @param {HTMLElement} form @returns {(name: string) => HTMLElement} */
export function finder(form) {
  return (name) => /** @type {HTMLElement} */ (form.querySelector(`[data-${name}]`));
}

/** @param {View} view How many choices narrow what is shown. */
function numberOf({ state }) {
  const values = Object.values(state.chosen).reduce((sum, ids) => sum + ids.length, 0);
  return values + (state.window ? 1 : 0) + (state.disputed ? 1 : 0);
}

/** @param {ReturnType<typeof finder>} find @param {View} view @param {Words} words */
function time(find, view, words) {
  const [from, to, certain] = ["from", "to", "certain"].map(
    (name) => /** @type {HTMLInputElement} */ (find(name)),
  );
  const wrong = find("wrong");
  const number = find("time-number");
  const read = () => {
    const window = windowOf(from.value, to.value);
    const isWrong = window === null && Boolean(from.value.trim() || to.value.trim());
    wrong.hidden = !isWrong;
    for (const input of [from, to]) input.setAttribute("aria-invalid", String(isWrong));
    if (!isWrong) view.change({ window });
  };
  from.addEventListener("change", read);
  to.addEventListener("change", read);
  certain.addEventListener("change", () => view.change({ certain: certain.checked }));
  return () => {
    const { window } = view.state;
    [from.value, to.value] = window ? written(window) : ["", ""];
    wrong.hidden = true;
    for (const input of [from, to]) input.removeAttribute("aria-invalid");
    certain.checked = view.state.certain;
    number.textContent = window ? words.number(1) : "";
  };
}

/** @param {ReturnType<typeof finder>} find @param {View} view @param {Words} words */
function disputed(find, view, words) {
  const box = /** @type {HTMLInputElement} */ (find("disputed"));
  const count = find("disputed-count");
  box.addEventListener("change", () => view.change({ disputed: box.checked }));
  return () => {
    box.checked = view.state.disputed;
    box.disabled = view.result.disputed === 0 && !box.checked;
    count.textContent = words.number(view.result.disputed);
  };
}

/**
 * Show what is chosen as buttons that take it back.
 * @param {HTMLElement} list
 * @param {View} view
 * @param {Words} words
 */
function chosen(list, view, words) {
  return () => {
    const { state, store } = view;
    const rows = Object.keys(state.chosen).flatMap((facet) =>
      view.chosen(facet).map((id) => {
        const number = view.numberOf(facet, id);
        const name = number === undefined ? id : store.columns[facet].labels[number];
        return take(name, () => view.choose(facet, without(view.chosen(facet), id)));
      }),
    );
    if (state.window) rows.push(take(words.time(state.window), () => view.change({ window: null })));
    if (state.disputed) rows.push(take(words.given.disputed, () => view.change({ disputed: false })));
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...rows);
    if (!hadFocus) return;
    const next = list.querySelector("button") ?? firstSummary(/** @type {HTMLElement} */ (list.closest("form")));
    next?.focus();
  };

  /** @param {string} name @param {() => void} back */
  function take(name, back) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.setAttribute("aria-label", words.fill(words.given.remove, { name }));
    button.addEventListener("click", back);
    item.append(button);
    return item;
  }
}

/** @param {HTMLElement} form The first that a reader can see. */
function firstSummary(form) {
  return [...form.querySelectorAll("summary")].find((one) => one.checkVisibility());
}

/** Keep the fold open where there is room for all filters. @param {HTMLDetailsElement} details */
function fold(details) {
  const wide = matchMedia(WIDE);
  const set = () => {
    details.open = wide.matches;
  };
  wide.addEventListener("change", set);
  set();
}

/** Have what opens in the second half of the row reach back into the first. @param {HTMLElement} form */
function align(form) {
  for (const box of form.querySelectorAll(".dl-facet")) {
    box.addEventListener("toggle", () => {
      const [row, own] = [form, box].map((one) => one.getBoundingClientRect());
      const isRight = own.x + own.width / 2 > row.x + row.width / 2;
      const isEnd = isRight === (getComputedStyle(form).direction === "ltr");
      box.classList.toggle("dl-facet--end", isEnd);
    });
  }
}

/** Close what lies over the page with Escape, and with a click beside it. @param {HTMLElement} form */
function close(form) {
  const opened = () =>
    /** @type {HTMLDetailsElement | null} */ (form.querySelector(".dl-facet[open]"));
  form.addEventListener("keydown", (event) => {
    const box = opened();
    if (event.key !== "Escape" || !box) return;
    box.open = false;
    box.querySelector("summary")?.focus();
  });
  document.addEventListener("click", ({ target }) => {
    const box = opened();
    if (box && matchMedia(WIDE).matches && !box.contains(/** @type {Node} */ (target))) {
      box.open = false;
    }
  });
}
