// The drawer, the colour scheme, copying. Everything on a page is reachable without this file.
(() => {
  "use strict";

  // ---- Drawer: on narrow screens the navigation lies beside the page ----
  const toggle = document.getElementById("__drawer");
  const outside = ".md-header, .md-content, .md-sidebar--secondary, .md-footer";
  const narrow = matchMedia("(max-width: 76.234375em)");

  const showDrawer = () => {
    const open = toggle.checked && narrow.matches;
    const drawer = document.getElementById("__navigation");
    const opener = document.querySelector(".dl-menu[data-dl-drawer]");
    if (!drawer || !opener) return;
    const wasOpen = opener.getAttribute("aria-expanded") === "true";
    opener.setAttribute("aria-expanded", String(open));
    for (const part of document.querySelectorAll(outside)) part.inert = open;
    if (open) drawer.querySelector("[data-dl-drawer]").focus();
    else if (wasOpen && narrow.matches) opener.focus();
  };
  const setDrawer = (open) => {
    toggle.checked = open;
    showDrawer();
  };

  // ---- Colour scheme: the reader's choice, else the system's ----
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const key = "dateline.scheme";
  const own = () => (dark.matches ? "slate" : "default");
  const store = (scheme) => {
    try {
      if (scheme === own()) localStorage.removeItem(key);
      else localStorage.setItem(key, scheme);
    } catch {
      // A browser that stores nothing shows the choice until the next page.
    }
  };
  const button = document.querySelector("[data-dl-scheme]");
  const showScheme = (scheme) => {
    document.body.dataset.mdColorScheme = scheme;
    button.setAttribute("aria-pressed", String(scheme === "slate"));
  };

  // ---- Table of contents: open beside the text, one line above it; marks what is being read ----
  const beside = matchMedia("(min-width: 60em)");
  const contents = document.querySelector(".dl-contents");
  const showContents = () => {
    contents.open = beside.matches;
  };
  // Not by scrollIntoView, from which Chromium lets the Tab key go on instead of from the section.
  const keepInView = (link) => {
    const list = link.closest(".md-sidebar__scrollwrap");
    const [inner, outer] = [link, list].map((one) => one.getBoundingClientRect());
    if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
    if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
  };
  const showPlace = () => {
    let reading;
    for (const link of contents.querySelectorAll("a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!heading) continue;
      const { top } = heading.getBoundingClientRect();
      const goneTo = link.hash === location.hash && top >= 0 && top < innerHeight;
      if (goneTo || top < 120) reading = link;
      if (goneTo) break; // the last sections of a page cannot come to its top
    }
    const before = contents.querySelector("[aria-current]");
    if (before === (reading ?? null)) return;
    before?.removeAttribute("aria-current");
    reading?.setAttribute("aria-current", "true");
    // On a narrow screen the list is a part of the page, which must not move under the reader.
    if (beside.matches && reading) keepInView(reading);
  };

  // ---- Copying: a button copies the text before it, where the browser lets a page do that ----
  const copy = async (pressed) => {
    const said = pressed.parentElement.querySelector("[role=status]");
    said.textContent = "";
    await navigator.clipboard.writeText(pressed.parentElement.previousElementSibling.innerText);
    said.textContent = pressed.dataset.dlCopy;
  };
  for (const offered of document.querySelectorAll("[data-dl-copy]")) {
    offered.hidden = !navigator.clipboard;
  }

  // ---- Tabs of Material: open is the one an address leads to, or else, where a site links its
  // tabs, the one that the reader chose last ----
  const chosenTabs = () => {
    const { features } = JSON.parse(document.getElementById("__config").textContent);
    try {
      return features.includes("content.tabs.link") ? (window.__md_get("__tabs") ?? []) : [];
    } catch {
      return []; // a browser that stores nothing
    }
  };
  for (const tabs of document.querySelectorAll(".tabbed-set")) {
    const labels = [...tabs.querySelectorAll(":scope > .tabbed-labels > label")];
    const named = (name) => labels.find((label) => label.innerText.trim() === name);
    const shown =
      labels.find((label) => `#${label.htmlFor}` === location.hash) ??
      chosenTabs().map(named).find(Boolean);
    if (shown) document.getElementById(shown.htmlFor).checked = true;
  }

  // ---- Search: nothing of it is loaded before it is opened ----
  const dialog = document.querySelector("dialog.dl-search");
  let search;
  const openSearch = () => {
    if (!dialog || dialog.open) return;
    dialog.showModal();
    dialog.querySelector("input").select();
    search ??= import("./search.js").then(({ start }) => start(dialog));
    search
      .then((opened) => opened())
      .catch(() => {
        search = undefined; // the next opening tries again
        dialog.querySelector("[role=status]").textContent = dialog.dataset.failed;
      });
  };
  // Enter does not wait for search.js: it finds here for which words it was pressed.
  dialog?.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.dataset.entered = dialog.querySelector("input").value;
  });
  const wantsSlash = () => {
    try {
      return localStorage.getItem("dateline.search-key") !== "off";
    } catch {
      return true;
    }
  };
  const asksForSearch = ({ key, target, altKey, ctrlKey, metaKey, shiftKey }) => {
    // Until the next drawing the focus stays in the box of a dialog that was just closed.
    const isClosed = target.closest?.("dialog:not([open])");
    const isTyping = target.isContentEditable || target.closest?.("input, textarea, select");
    if (altKey || (isTyping && !isClosed)) return false;
    if (ctrlKey || metaKey) return key.toLowerCase() === "k" && !shiftKey;
    return key === "/" && wantsSlash(); // on many keyboards with Shift
  };

  // ---- Cards: loaded when a link to a record is pointed at for the first time ----
  const text = document.getElementById("__content");
  let cards;
  const pointAt = (event) => {
    const link = event.target.closest?.("a[href]");
    const isMeant = event.type === "focusin" ? link?.matches(":focus-visible") : event.pointerType !== "touch";
    if (!isMeant || !/\/(events|actors|places|topics|sources)\/[^/]+\/$/.test(link?.pathname)) return;
    cards ??= import("./cards.js").then(({ start }) => start());
    cards.then((show) => show(link)).catch(() => (cards = undefined)); // the next link tries again
  };
  for (const type of ["pointerover", "focusin"]) text?.addEventListener(type, pointAt);

  // ---- The timeline view of a hand-written page: loaded when it is asked for, or when an address
  // says what it shows; its room is kept from then on ----
  const live = document.querySelector("[data-view=compact]");
  const showView = async () => {
    const said = live.querySelector("[data-show-said]");
    said.textContent = "";
    live.classList.remove("dl-live--later");
    try {
      const { start } = await import("./overview.js");
      await start(live);
    } catch {
      live.classList.add("dl-live--later"); // the strip and its years are all there
      said.textContent = said.dataset.failed;
    }
  };
  const askForView = async () => {
    await showView();
    // The button that had the focus is gone.
    const next = live.querySelector(live.matches(".dl-live--later") ? "[data-show]" : "[data-lanes]");
    requestAnimationFrame(() => next.focus({ preventScroll: true }));
  };
  if (live && location.search) showView();

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-show]")) askForView();
    if (event.target.closest("[data-dl-drawer]")) setDrawer(!toggle.checked);
    if (event.target.closest("[data-dl-search]")) openSearch();
    const pressed = event.target.closest("[data-dl-copy]");
    if (pressed) copy(pressed).catch(() => {}); // refused by the reader: the text is there to select
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) setDrawer(false);
    if (dialog && asksForSearch(event)) {
      event.preventDefault();
      openSearch();
    }
  });
  toggle.addEventListener("change", showDrawer);
  narrow.addEventListener("change", () => setDrawer(false));
  addEventListener("pageshow", () => setDrawer(false));
  if (button) {
    showScheme(document.body.dataset.mdColorScheme);
    button.addEventListener("click", () => {
      const scheme = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
      store(scheme);
      showScheme(scheme);
    });
    dark.addEventListener("change", () => {
      store(own());
      showScheme(own());
    });
  }
  // Browsers load no modules from files: what only those could fill takes no room.
  if (location.protocol === "file:") {
    for (const part of document.querySelectorAll(".dl-live")) part.classList.add("dl-live--failed");
  }
  if (contents) {
    showContents();
    showPlace();
    beside.addEventListener("change", showContents);
    addEventListener("scroll", () => requestAnimationFrame(showPlace), { passive: true });
  }
})();
