"""What the reader's browser takes: bytes over the wire, and time to filter.

    python -m benchmarks.reader [--events 10000 100000] [--pages 10000] [--update]

Makes the synthetic corpus in a temporary folder and the files that the browser filters, serves them
packed from this machine's loopback and works with them in Chromium. For the sizes of `--pages` the
whole site is built and its pages are opened. Prints tables; `--update` writes them into
benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from benchmarks.loopback import LEVEL, serve
from benchmarks.measuring import describe_machine
from dateline.build import wording
from dateline.checked import read_and_check, today
from dateline.collector import collector_paused
from dateline.export.reader.files import INDEX, reader_files
from dateline.render.markdown import TextConverter
from dateline.render.repository import Repository
from dateline.render.view import SiteFacts, View
from dateline.timeline import link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
README = Path(__file__).with_name("README.md")
CORPUS = Path(__file__).with_name("corpus.py")
SCRIPTS = ROOT / "site_templates" / "assets" / "javascripts"
MEASURED = re.compile(r"(<!-- reader -->\n).*?(<!-- end of reader -->\n)", re.DOTALL)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OPENINGS = 11
"""How often a page is opened, each time in a profile of its own."""
RUNS_ON_PHONE = 5
"""How often Lighthouse looks at a page."""
AT_REST = 1200
"""Milliseconds that the browser has to come to rest before each of them."""

FILTERS = """async ({selections, runs}) => {
  const {decode} = await import("./js/store.js");
  const {filter} = await import("./js/filter.js");
  const index = await (await fetch("data/index.json")).json();
  const text = await (await fetch(`data/${index.core}`)).text();
  const took = (work) => {
    const times = [];
    for (let run = 0; run < runs; run++) {
      const begun = performance.now();
      work(run);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    return [times[runs >> 1], times[0]];
  };
  const parsed = took(() => JSON.parse(text));
  const core = JSON.parse(text);
  // Columns and counts are made when they are asked for: here, all of them are.
  const whole = (made) => (Object.values(made), made);
  const columns = () => {
    const made = decode(core, index);
    whole(made.columns);
    return made;
  };
  const counted = (selection) => {
    const result = filter(store, {...all, ...selection});
    whole(result.counts);
    return result;
  };
  const decoded = took(columns);
  const store = columns();
  const all = {chosen: {}, window: null, certain: false, disputed: false};
  const shown = selections.map((one) => counted(one).shown.length);
  return {
    parsed,
    decoded,
    all: took(() => counted({})),
    chosen: took((run) => counted(selections[run % selections.length])),
    shown,
  };
}"""
NOTE_TIME = """(selector) => {
  new MutationObserver((_, observer) => {
    if (!document.querySelector(selector)) return;
    window.noted = performance.now();
    observer.disconnect();
  }).observe(document, {subtree: true, childList: true, attributes: true});
}"""
"""Notes in a page when something is there: from outside, that would be known later."""
SELECTIONS = [
    {"chosen": {"type": {"values": [0, 1], "every": False}, "actor": {"values": [2], "every": True},
                "topic": {"values": list(range(40)), "every": False}}},
    {"chosen": {"actor": {"values": [0, 4, 9], "every": False},
                "publisher": {"values": [3], "every": False}}, "window": [8000, 15000]},
    {"chosen": {"place": {"values": [0, 1, 2], "every": False},
                "type": {"values": [3], "every": False}}, "window": [7305, 20000], "certain": True},
    {"window": [12000, 12400]},
]  # fmt: skip
"""What is chosen in turn: up to three facets with several or many values each, and a time."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of several sizes, a row to a figure."""

    title: str
    rows: dict[str, dict[int, str]]

    def text(self) -> str:
        """Return the table as Markdown."""
        sizes = sorted({size for cells in self.rows.values() for size in cells})
        head = " | ".join(f"{size:,} events" for size in sizes)
        lines = [f"| {self.title} | {head} |", f"| --- |{' ---: |' * len(sizes)}"]
        for name, cells in self.rows.items():
            lines.append(f"| {name} | {' | '.join(cells.get(size, '–') for size in sizes)} |")
        return "\n".join(lines)


def write_corpus(folder: Path, events: int) -> None:
    """Write the records of a site."""
    subprocess.run([sys.executable, str(CORPUS), str(folder), "--events", str(events)], check=True)


def write_files(content: Path, folder: Path) -> tuple[float, dict[str, float]]:
    """Write the files that a browser filters, with a blank page and the scripts beside them.

    Returns:
        The seconds of CPU that making them took, and the packed size of each file in KB.
    """
    with collector_paused():
        timeline = link(read_and_check(content, today()).collection)
        view = View(
            timeline=timeline,
            text=TextConverter((), {}, lambda _: None),
            site=SiteFacts(name="", url=None, language="en", repository=Repository()),
            templates=(),
        )
        begun = time.process_time()
        files = dict(reader_files(timeline, wording(view)))
        took = time.process_time() - begun
    sizes = {}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
        sizes[path] = len(gzip.compress(text.encode(), LEVEL)) / 1024
    (folder / "index.html").write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    shutil.copytree(SCRIPTS, folder / "js")
    return took, sizes


def describe_files(folder: Path, sizes: dict[str, float]) -> dict[str, str]:
    """Return what the files weigh, packed."""
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    shards = [sizes[f"data/{file}"] for _, _, file in index["shards"]]
    median, largest = statistics.median(shards), max(shards)
    return {
        "`index.json`": f"{sizes[INDEX]:.1f} KB",
        "core": f"{sizes['data/' + index['core']]:.0f} KB",
        "names of sources": f"{sizes['data/' + index['sources']]:.0f} KB",
        "texts of a year or a month, median and largest": f"{median:.0f} and {largest:.0f} KB",
        "all texts": f"{sum(shards):,.0f} KB",
    }


def measure_filter(browser: Browser, folder: Path, runs: int) -> dict[str, str]:
    """Return how long the steps of filtering take in a page: the median of runs, and the best."""
    with serve(folder) as (address, _), opened(browser, address) as page:
        took: dict[str, Any] = page.evaluate(FILTERS, {"selections": SELECTIONS, "runs": runs})
    assert all(took["shown"]), f"a selection shows nothing: {took['shown']}"
    rows = {
        "parse the core": "parsed",
        "make columns of it": "decoded",
        "count every value of all events": "all",
        "filter, and count every value": "chosen",
    }
    return {name: "{:.1f} ms, at best {:.1f}".format(*took[key]) for name, key in rows.items()}


def measure_page(browser: Browser, site: Path, address: str, ready: str) -> dict[str, str]:
    """Return what a page of a site takes until an element is there, in a profile of its own.

    Args:
        browser: The browser.
        site: The folder of the site.
        address: The page, below the site's root.
        ready: A selector of what is waited for.
    """
    times, weights = [], defaultdict[str, list[int]](list)
    with serve(site) as (root, sent):
        for _ in range(OPENINGS):
            with opened(browser, "about:blank") as page:
                page.add_init_script(f"({NOTE_TIME})({json.dumps(ready)})")
                # A reader's browser has not begun the moment before.
                page.wait_for_timeout(AT_REST)
                sent.taken()
                page.goto(root + address, wait_until="commit")
                page.wait_for_function("window.noted")
                times.append(float(page.evaluate("noted")))
                page.wait_for_load_state("networkidle")
            for suffix, size in sent.taken().items():
                weights[suffix].append(size)
    medians = {suffix: statistics.median(sizes) / 1024 for suffix, sizes in weights.items()}
    parts = ", ".join(f"{suffix[1:]} {size:.0f}" for suffix, size in sorted(medians.items()))
    return {
        "weight": f"{sum(medians.values()):.0f} KB ({parts})",
        "ready": f"{statistics.median(times):.0f} ms",
    }


def measure_on_phone(site: Path) -> dict[str, str]:
    """Return how Lighthouse scores the speed of pages, as a phone on a mobile network has them.

    Lighthouse comes with the packages of npm that the tests need; without them it is left out.
    """
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "lighthouse").is_dir():
        return {}
    event = next((site / "events").iterdir()).name
    pages = {
        "home page": "",
        "timeline": "timeline/",
        "an event": f"events/{event}/",
        "an actor": "actors/actor-1/",
    }
    asked = {"chromium": chromium(), "arguments": ARGUMENTS, "categories": ["performance"]}
    command = [node, str(ROOT / "tests" / "browser" / "lighthouse.mjs"), json.dumps(asked)]
    scores = defaultdict[str, list[float]](list)
    with serve(site) as (root, _):
        addresses = [root + page for page in pages.values()]
        for _ in range(RUNS_ON_PHONE):
            run = subprocess.run(
                [*command, *addresses], cwd=ROOT, capture_output=True, text=True, check=True
            )
            for name, line in zip(pages, run.stdout.splitlines(), strict=True):
                score = json.loads(line)["categories"]["performance"]["score"]
                if score is not None:  # it says nothing of a page that it saw no frame of
                    scores[name].append(100 * score)
    return {
        f"Lighthouse, speed on a phone: {name}": f"{statistics.median(found):.0f} of 100"
        for name, found in scores.items()
    }


def chromium() -> str | None:
    """Return the Chromium to use; None for the one that Playwright brings."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Any]:
    """A page in a profile of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def build_site(folder: Path) -> Path:
    """Build the whole site of a corpus and return its folder."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "site"


def measure(browser: Browser, events: int, *, pages: bool) -> dict[str, dict[str, str]]:
    """Return the figures of one size, by table and by row."""
    with tempfile.TemporaryDirectory() as name:
        corpus, blank = Path(name) / "corpus", Path(name) / "blank"
        blank.mkdir()
        write_corpus(corpus, events)
        took, sizes = write_files(corpus / "content", blank)
        found = {
            "over the wire, packed": describe_files(blank, sizes),
            "in Chromium": measure_filter(browser, blank, runs=100),
            "in the build": {"CPU to make these files": f"{took:.2f} s"},
        }
        if pages:
            site = build_site(corpus)
            home = measure_page(browser, site, "", "h1")
            timeline = measure_page(browser, site, "timeline/", "[data-ready]")
            found["pages, first visit"] = {
                "home page": home["weight"],
                "timeline": timeline["weight"],
                "timeline, until it is drawn and its filters work": timeline["ready"],
                **measure_on_phone(site),
            }
    return found


def tables(found: dict[int, dict[str, dict[str, str]]]) -> list[Table]:
    """Return the figures of all sizes as tables."""
    rows: defaultdict[str, defaultdict[str, dict[int, str]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for size, parts in found.items():
        for title, figures in parts.items():
            for name, figure in figures.items():
                rows[title][name][size] = figure
    return [Table(title, dict(figures)) for title, figures in rows.items()]


def main() -> None:
    """Measure, print the tables, and keep them when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--pages", type=int, nargs="*", default=[10_000])
    parser.add_argument("--update", action="store_true", help="write benchmarks/README.md")
    arguments = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        found = {
            events: measure(browser, events, pages=events in arguments.pages)
            for events in sorted({*arguments.events, *arguments.pages})
        }
        said = f"{describe_machine()} Chromium {browser.version} without a graphics card."
        browser.close()
    text = "\n\n".join([said, *(table.text() for table in tables(found))])
    print(text)
    if arguments.update:
        before = README.read_text(encoding="utf-8")
        after = MEASURED.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", before)
        README.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
