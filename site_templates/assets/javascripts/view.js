// @ts-check
// The one place that holds what a reader has chosen, and what follows from it. Everything on the
// page shows what is here and asks this to change it.

import { NOTHING, isEvery } from "./address.js";
import { filter } from "./filter.js";

/** @typedef {import("./address.js").State} State */
/** @typedef {import("./store.js").Facet} Facet */
/** @typedef {import("./filter.js").Selection} Selection */

/**
 * @typedef {object} Change How a state came about.
 * @property {boolean} replace It is one of many on the way, such as while a hand drags.
 * @property {boolean} restored It came from the address.
 *
 * @typedef {CustomEvent<Change>} ChangeEvent
 */

/** What the result depends on. */
const FILTERS = /** @type {const} */ (["chosen", "every", "disputed", "window", "certain"]);

/** Sends `change`, a `ChangeEvent`, whenever its state may be another one. */
export class View extends EventTarget {
  /** @type {Map<Facet, Map<string, number>>} */
  #numbers = new Map();

  /**
   * @param {import("./store.js").Store} store
   * @param {State} [state]
   */
  constructor(store, state = NOTHING) {
    super();
    this.store = store;
    this.state = state;
    this.result = filter(store, this.selection());
  }

  /** Whether the reader has left out any event. */
  get isFiltered() {
    const { chosen, disputed, window } = this.state;
    return disputed || window !== null || Object.values(chosen).some((ids) => ids.length > 0);
  }

  /** What the state names and the site does not have. @returns {string[]} */
  get unknown() {
    return Object.entries(this.state.chosen).flatMap(([facet, ids]) =>
      ids.filter((id) => this.numberOf(facet, id) === undefined),
    );
  }

  /**
   * Change a part of the state.
   * @param {Partial<State>} part
   * @param {Partial<Change>} [how]
   */
  change(part, { replace = false, restored = false } = {}) {
    const before = this.state;
    this.state = { ...before, ...part };
    if (FILTERS.some((name) => this.state[name] !== before[name])) {
      this.result = filter(this.store, this.selection());
    }
    this.dispatchEvent(new CustomEvent("change", { detail: { replace, restored } }));
  }

  /**
   * Return the ids of the values that are chosen of a facet.
   * @param {Facet} facet
   * @returns {readonly string[]}
   */
  chosen(facet) {
    return this.state.chosen[facet] ?? [];
  }

  /**
   * Choose values of a facet, in the place of those chosen before.
   * @param {Facet} facet
   * @param {readonly string[]} ids
   */
  choose(facet, ids) {
    this.change({ chosen: { ...this.state.chosen, [facet]: ids } });
  }

  /** Let every event be shown again. */
  clear() {
    const { chosen, every, disputed, window, certain } = NOTHING;
    this.change({ chosen, every, disputed, window, certain });
  }

  /**
   * Take over a state from the address.
   * @param {State} state
   */
  async restore(state) {
    if (state.chosen.source) await this.store.sources();
    this.change(state, { restored: true });
  }

  /**
   * Return what is filtered by, with parts of it replaced.
   * @param {Partial<Selection>} [instead]
   * @returns {Selection}
   */
  selection(instead) {
    const { disputed, window, certain } = this.state;
    /** @type {Selection["chosen"]} */
    const numbers = {};
    for (const facet of this.store.facets) {
      const values = this.chosen(facet).flatMap((id) => this.numberOf(facet, id) ?? []);
      if (values.length) numbers[facet] = { values, every: isEvery(this.state, facet) };
    }
    return { chosen: numbers, disputed, window, certain, ...instead };
  }

  /**
   * Return the number of a value, undefined where the site does not have it.
   * @param {Facet} facet
   * @param {string} id
   */
  numberOf(facet, id) {
    const ids = this.store.columns[facet]?.ids ?? [];
    let numbers = this.#numbers.get(facet);
    if (numbers?.size !== ids.length) {
      this.#numbers.set(facet, (numbers = new Map(ids.map((one, number) => [one, number]))));
    }
    return numbers.get(id);
  }
}

/**
 * Return the view of a site's events in a state.
 * @param {import("./store.js").Store} store
 * @param {State} state
 */
export async function openView(store, state) {
  if (state.chosen.source) await store.sources();
  return new View(store, state);
}
