// @ts-check
// The values of one facet as check boxes, with how many events each would show.

import { isEvery } from "./address.js";

/** @typedef {import("./store.js").Facet} Facet */
/** @typedef {import("./view.js").View} View */
/** @typedef {import("./words.js").Words} Words */

/** How many values stand there before anybody asks for more. */
const FEW = 10;
/** How many stand there at most; a name narrows them down. */
const MOST = 500;

/**
 * Connect the box of a facet with a view.
 * @param {HTMLDetailsElement} box
 * @param {View} view
 * @param {Words} words
 * @returns {() => void} Shows what the view holds.
 */
export function choices(box, view, words) {
  const find = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (box.querySelector(`[data-${name}]`));
  const facet = box.dataset.facet ?? "";
  const list = find("values");
  const number = find("chosen-number");
  const more = find("more");
  const none = find("none");
  const narrow = /** @type {HTMLInputElement} */ (find("narrow"));
  const every = /** @type {HTMLInputElement[]} */ ([...box.querySelectorAll("[data-every] input")]);
  /** @type {Map<number, {item: HTMLLIElement, input: HTMLInputElement, count: HTMLElement}>} */
  const made = new Map();
  let showsAll = false;
  /** @type {string[]} */
  let folded = [];
  /** @type {Uint32Array | null} */
  let order = null;

  const column = () => view.store.columns[facet];

  /** @param {number} value */
  const make = (value) => {
    let row = made.get(value);
    if (row) return row;
    const id = column().ids[value];
    const item = document.createElement("li");
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.type = "checkbox";
    input.addEventListener("change", () => {
      const others = without(view.chosen(facet), id);
      view.choose(facet, input.checked ? [...others, id] : others);
    });
    const name = document.createElement("span");
    name.textContent = column().labels[value];
    if (facet === "type") name.className = `dl-type dl-hue-${view.store.texts.index.types[value][2]}`;
    const count = document.createElement("span");
    count.className = "dl-count";
    label.append(input, name, " ", count);
    item.append(label);
    made.set(value, (row = { item, input, count }));
    return row;
  };

  /** The values that stand there: those with most events first, what is chosen in any case. */
  const listed = () => {
    order ??= byUse(column().size, facet, view);
    const wanted = fold(narrow.value.trim());
    if (wanted && folded.length !== column().labels.length) folded = column().labels.map(fold);
    const most = showsAll || wanted ? MOST : FEW;
    /** @type {number[]} */
    const values = [];
    let matching = 0;
    for (const value of order) {
      if (wanted && !folded[value].includes(wanted)) continue;
      matching += 1;
      if (values.length < most || view.chosen(facet).includes(column().ids[value])) {
        values.push(value);
      }
    }
    return { values, matching };
  };

  const show = () => {
    if (column().ids.length < column().size) return; // their names are on the way
    const { values, matching } = listed();
    const items = values.map((value) => make(value).item);
    const isSame =
      items.length === list.children.length && items.every((item, at) => item === list.children[at]);
    if (!isSame) list.replaceChildren(...items);
    const left = matching - values.length;
    more.hidden = left <= 0 || showsAll;
    more.textContent = words.fill(words.given.all, { n: words.number(matching) });
    none.hidden = left <= 0 && matching > 0;
    none.textContent =
      matching === 0
        ? words.given.noName
        : words.fill(words.given.left, { n: words.number(left) });
    if (!showsAll && matching > 0) none.hidden = true;
    mark(values);
  };

  /** @param {number[]} values */
  const mark = (values) => {
    const counts = view.result.counts[facet];
    const chosen = new Set(view.chosen(facet));
    for (const value of values) {
      const { item, input, count } = make(value);
      input.checked = chosen.has(column().ids[value]);
      input.disabled = counts[value] === 0 && !input.checked;
      item.classList.toggle("dl-empty", input.disabled);
      count.textContent = words.number(counts[value]);
    }
  };

  const update = () => {
    const { length } = view.chosen(facet);
    number.textContent = length ? words.number(length) : "";
    for (const input of every) input.checked = (input.value === "every") === isEvery(view.state, facet);
    if (box.open) show();
  };

  narrow.addEventListener("input", show);
  more.addEventListener("click", () => {
    showsAll = true;
    const at = list.children.length;
    show();
    list.children[at]?.querySelector("input")?.focus();
  });
  for (const input of every) {
    input.addEventListener("change", () =>
      view.change({ every: { ...view.state.every, [facet]: input.value === "every" } }),
    );
  }
  box.addEventListener("toggle", async () => {
    if (!box.open) return;
    /** @type {HTMLElement} */ (narrow.parentElement).hidden = column().size <= FEW;
    if (facet === "source") {
      try {
        await view.store.sources();
      } catch {
        none.hidden = false;
        none.textContent = words.given.failed;
        return;
      }
    }
    show();
  });
  return update;
}

/**
 * Return the values of a facet, those of most events first; types and statuses as they are.
 * @param {number} size
 * @param {Facet} facet
 * @param {View} view
 */
function byUse(size, facet, view) {
  const order = Uint32Array.from({ length: size }, (_, value) => value);
  if (facet !== "publisher") return order; // the others come in that order
  const uses = new Uint32Array(size);
  for (const value of view.store.columns[facet].values) uses[value] += 1;
  return order.sort((a, b) => uses[b] - uses[a] || a - b);
}

/** @param {readonly string[]} list @param {string} one */
export function without(list, one) {
  return list.filter((other) => other !== one);
}

/** Return a text without marks on letters and in small letters. @param {string} text */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
