// @ts-check
// The dialog of the search. frame.js loads this file when it is opened for the first time; the index
// is Pagefind's, and what it answers is text of records: it is put into the page as text alone.

/**
 * @typedef {object} Found What Pagefind knows of a page.
 * @property {string} raw_url The address below the site's root.
 * @property {string} content The whole text.
 * @property {string} excerpt Text with `<`, `>` written as entities, words that were looked for in `<mark>`.
 * @property {Record<string, string>} meta
 * @property {Record<string, string[]>} filters
 */
/** @typedef {{results: {data: () => Promise<Found>}[]}} Answer */
/**
 * @typedef {object} Pagefind
 * @property {(options: object) => Promise<void>} options
 * @property {() => Promise<void>} init
 * @property {(path: string, options: object) => Promise<void>} mergeIndex
 * @property {(words: string, options: object) => Promise<Answer>} search
 */
/** @typedef {{parts: string[], kinds: string[], years: [string, string][], day: string}} Contents */

const AT_ONCE = 20;
const PAUSE = 120;
const SLASH = "dateline.search-key";
const RANKING = { metaWeights: { title: 8, names: 8, date: 7, days: 3 } };

// A query of such words alone would find everything, and Pagefind takes long to say so.
const COMMON = new Set(
  `a an and are as at be been but by for from had has have he her his in is it its of on or she that the their they
  this to was were which will with
  aber als am an auch auf aus bei das dass dem den der des die ein eine einer er es für hat im ist mit nach nicht
  oder sich sie sind und von vor war werden wie wird zu zum zur
  au aux avec ce ces cette dans de des du elle en est et il la le les leur ne on ou par pas pour que qui sa se ses
  son sont sur un une
  al como con del el ella en es esta fue ha las lo los más no para pero por que se ser sin sobre su sus un una y
  або але без був була було бути в від вони для до з за зі і із й на не про та те то у це що як
  а без был была было быть в во для до и из или к как ко на не но о об от по при с со то что это`.split(/\s+/),
);

/**
 * Make a dialog work. Returns what is to be done whenever it is opened.
 * @param {HTMLDialogElement} dialog
 */
export function start(dialog) {
  const input = /** @type {HTMLInputElement} */ (dialog.querySelector("#dl-search-words"));
  const [kind, year] = dialog.querySelectorAll("select");
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("[data-dl-search-results]"));
  const words = dialog.dataset;
  const root = new URL(`${words.base}/`, document.baseURI);
  const kinds = new Map([...kind.options].map((option) => [option.value, option.text]));
  /** @type {Promise<[Pagefind, Contents]> | undefined} */
  let index;
  let turn = 0;
  let timer = 0;
  let opensFirst = input.value !== "" && dialog.dataset.entered === input.value;

  /** @param {string} said @param {...Node} parts */
  const show = (said, ...parts) => {
    status.textContent = said;
    list.replaceChildren(...parts);
  };

  /** @param {number} most How many results to show. */
  const search = async (most) => {
    clearTimeout(timer);
    turn += 1;
    const mine = turn;
    const query = input.value.trim();
    if (!query || isCommon(query)) {
      show(query ? words.short ?? "" : "");
      return [];
    }
    try {
      index ??= opened(root);
      const waiting = setTimeout(() => mine === turn && show(words.loading ?? ""), 400);
      const [pagefind, contents] = await index;
      const filters = Object.fromEntries(
        [kind, year].filter((one) => one.value).map((one) => [one.name, one.value]),
      );
      let { results } = await pagefind.search(query, { filters });
      const isSimilar = results.length === 0;
      if (isSimilar) ({ results } = await pagefind.search(shortened(query), { filters }));
      const loaded = await Promise.all(results.slice(0, most).map((one) => one.data()));
      const found = byName(loaded, query);
      clearTimeout(waiting);
      if (mine !== turn) return [];
      const count = counted(results.length, words);
      const said = isSimilar ? `${filled(words.none, { query })}. ${words.similar} ${count}` : count;
      if (found.length === 0) {
        const hint = element("p", "dl-search__hint", filled(words.try, { day: contents.day }));
        show(filled(words.none, { query }), hint);
        return [];
      }
      const links = found.map((one) => resultOf(one, root, words));
      show(said, ...groups(found, links, kinds));
      if (results.length > most) list.append(moreButton(most));
      if (opensFirst) list.querySelector("a")?.click();
      opensFirst = false;
      return links.map((one) => /** @type {HTMLAnchorElement} */ (one.querySelector("a")));
    } catch {
      if (mine !== turn) return [];
      index = undefined; // the next query asks for it again
      opensFirst = false;
      show(words.failed ?? "");
      return [];
    }
  };

  /** @param {number} most */
  const moreButton = (most) => {
    const button = element("button", "dl-search__more", words.more ?? "");
    button.setAttribute("type", "button");
    button.addEventListener("click", async () => {
      const links = await search(most + AT_ONCE);
      links[most]?.focus();
    });
    return button;
  };

  const soon = () => {
    opensFirst = false;
    clearTimeout(timer);
    timer = setTimeout(() => search(AT_ONCE), PAUSE);
  };

  /** @param {number} step */
  const move = (step) => {
    const stops = [input, ...list.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    const next = stops[Math.min(Math.max(at + step, 0), stops.length - 1)];
    next.focus();
    next.closest("li")?.scrollIntoView({ block: "nearest" });
    if (next === input) input.select();
  };

  input.addEventListener("input", soon);
  for (const select of [kind, year]) select.addEventListener("change", () => search(AT_ONCE));
  dialog.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (target instanceof HTMLSelectElement || event.isComposing) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      move(key === "ArrowDown" ? 1 : -1);
    }
  });
  dialog.querySelector("form")?.addEventListener("submit", () => {
    opensFirst = true;
    search(AT_ONCE);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    const isBackdrop = target === dialog;
    if (isBackdrop || target.closest("[data-dl-search-close], a")) dialog.close();
  });
  keepSlash(/** @type {HTMLInputElement} */ (dialog.querySelector("[data-dl-search-slash]")));

  return async () => {
    index ??= opened(root);
    const [, contents] = await index.catch(() => {
      index = undefined;
      throw new Error("no index");
    });
    offer(kind, year, contents);
    if (input.value && !list.hasChildNodes()) await search(AT_ONCE);
  };
}

/**
 * Open the index of a site.
 * @param {URL} root
 * @returns {Promise<[Pagefind, Contents]>}
 */
async function opened(root) {
  const folder = new URL("pagefind/", root);
  /** @type {[Pagefind, Contents]} */
  const [pagefind, contents] = await Promise.all([
    import(new URL("pagefind.js", folder).href),
    fetch(new URL("contents.json", folder)).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }),
  ]);
  await pagefind.options({ baseUrl: "/", excerptLength: 26, ranking: RANKING });
  await pagefind.init();
  for (const part of contents.parts) {
    await pagefind.mergeIndex(new URL(`${part}/`, folder).pathname, { ranking: RANKING });
  }
  return [pagefind, contents];
}

/**
 * Offer the kinds and years that there are.
 * @param {HTMLSelectElement} kind
 * @param {HTMLSelectElement} year
 * @param {Contents} contents
 */
function offer(kind, year, contents) {
  if (year.options.length > 1) return;
  for (const option of [...kind.options]) {
    if (option.value && !contents.kinds.includes(option.value)) option.remove();
  }
  for (const [value, name] of [...contents.years].reverse()) year.add(new Option(name, value));
}

/**
 * Whether a query has only words that nearly every text has, or single letters.
 * @param {string} query
 */
function isCommon(query) {
  const found = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return found.every((word) => COMMON.has(word) || /^[^\p{Script=Han}\p{N}]$/u.test(word));
}

/**
 * Return a query whose words go on in other ways than they do: of a name in another spelling the
 * beginning is the same most of the time.
 * @param {string} query
 */
function shortened(query) {
  return query.replace(/[\p{L}\p{M}]{6,}/gu, (word) => word.slice(0, Math.max(5, word.length - 3)));
}

/** Kinds of what is looked for by a part of its name, such as a surname. */
const NAMED = new Set(["actor", "place", "topic"]);

/**
 * Put what is called exactly so, or is on exactly that day, before all else; then those whose name
 * the words are a part of; then what says more.
 * @param {Found[]} found
 * @param {string} query
 */
function byName(found, query) {
  /** @param {string} text */
  const words = (text) => [...(text.toLowerCase().match(/[\p{L}\p{M}\p{N}-]+/gu) ?? [])];
  /** @param {string} text Its words in any order: `January 12, 2022` is the same day. */
  const sorted = (text) => words(text).sort().join(" ");
  const wanted = words(query);
  const all = sorted(query);
  /** @param {Found} one */
  const rank = ({ filters, meta: { title = "", names = "", date = "", days = "" } }) => {
    const [iso, ...short] = days.split(" ");
    const called = [title, ...names.split(", ")];
    const forms = [...called, date, iso, short.join(" ")];
    if (forms.some((form) => sorted(form) === all)) return 0;
    const isPart = called.some((name) => wanted.every((word) => words(name).includes(word)));
    return isPart && NAMED.has(filters.kind?.[0] ?? "") ? 1 : 2;
  };
  return found
    .map((one) => /** @type {[number, Found]} */ ([rank(one), one]))
    .sort(([one], [other]) => one - other)
    .map(([, one]) => one);
}

/**
 * Return results under the names of their kinds; the kind of the best result comes first.
 * @param {Found[]} found
 * @param {HTMLElement[]} items
 * @param {Map<string, string>} kinds
 */
function groups(found, items, kinds) {
  /** @type {Map<string, HTMLElement>} */
  const lists = new Map();
  return found.flatMap((one, at) => {
    const kind = one.filters.kind?.[0] ?? "page";
    const known = lists.get(kind);
    if (known) {
      known.append(items[at]);
      return [];
    }
    const list = element("ol", "");
    list.append(items[at]);
    lists.set(kind, list);
    const section = element("section", "");
    section.append(element("h2", "", kinds.get(kind) ?? ""), list);
    return [section];
  });
}

/**
 * @param {Found} found
 * @param {URL} root
 * @param {DOMStringMap} words
 */
function resultOf(found, root, words) {
  const { title = "", date, names } = found.meta;
  const item = element("li", "");
  const link = element("a", "", title);
  const address = new URL(found.raw_url, root);
  // An index is a file like any other: where it leads out of the site, it is not followed.
  link.setAttribute("href", address.href.startsWith(root.href) ? address.href : root.href);
  item.append(link);
  if (date) item.append(element("p", "dl-search__date", date));
  if (names) item.append(element("p", "dl-search__names", `${words.also} ${names}`));
  const excerpt = element("p", "dl-search__excerpt");
  excerpt.append(...marked(found.excerpt));
  const text = excerpt.textContent ?? "";
  if (!found.content.startsWith(text)) excerpt.prepend("… ");
  if (!found.content.endsWith(text)) excerpt.append(" …");
  if (text !== title) item.append(excerpt);
  return item;
}

/**
 * Return an excerpt as text, and as `<mark>` the words that were looked for.
 * @param {string} excerpt
 * @returns {Node[]}
 */
function marked(excerpt) {
  return excerpt.split(/<\/?mark>/).map((piece, at) => {
    const text = piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return at % 2 ? element("mark", "", text) : document.createTextNode(text);
  });
}

/**
 * @param {number} number
 * @param {DOMStringMap} words
 */
function counted(number, words) {
  const n = new Intl.NumberFormat(document.documentElement.lang || "en").format(number);
  return number === 1 ? words.one ?? "" : filled(words.found, { n });
}

/**
 * @param {string | undefined} pattern
 * @param {Record<string, string>} values
 */
function filled(pattern, values) {
  return (pattern ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/**
 * Keep whether a single key opens the search: whoever speaks to a computer may not want that.
 * @param {HTMLInputElement} box
 */
function keepSlash(box) {
  try {
    box.checked = localStorage.getItem(SLASH) !== "off";
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(SLASH);
      else localStorage.setItem(SLASH, "off");
    });
  } catch {
    box.closest("label")?.remove(); // where nothing can be stored there is nothing to choose
  }
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} [text]
 */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
