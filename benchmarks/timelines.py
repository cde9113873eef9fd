"""How fast the timeline view is, beside TimelineJS and vis-timeline.

    python -m benchmarks.timelines [--peers FOLDER] [--events 10000 100000] [--update]

Opens, in one run and in one headless Chromium after the other, the same synthetic events: in our
timeline's page as a site has it, and in pages that have nothing but TimelineJS
(@knight-lab/timelinejs) and vis-timeline. npm installs the two into FOLDER, or into a temporary
folder that is removed again, never into the project; a second run finds them there.

Each page says how long it takes from the start of the navigation to the first frame with everything
in it, how long the frames are while it is zoomed and moved, one step to a frame (median and the
95th of a hundred, or of as many as a quarter of a minute has room for), and what came over the
wire, packed as hosts pack it. A page that is not ready after a minute is stopped, and said to be.
`--update` writes the table into benchmarks/README.md.

Drawing is Chromium's own, without a graphics card; figures differ from machine to machine and from
run to run, more so where other programs run beside.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Error, sync_playwright

from benchmarks.loopback import serve
from benchmarks.measuring import describe_machine, replaced
from dateline.build import wording
from dateline.export.reader.files import reader_files
from dateline.model.collection import Collection
from dateline.model.names import Names
from dateline.model.records import Actor, ActorKind, Event, Location, Topic
from dateline.model.vocabulary import Vocabulary
from dateline.read.typed import read_fields
from dateline.render.markdown import TextConverter
from dateline.render.periods import period_pages
from dateline.render.repository import Repository
from dateline.render.selection import replace_markers
from dateline.render.templates import template_directory
from dateline.render.view import SiteFacts, View
from dateline.timeline import link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

    from benchmarks.loopback import Sent

README: Final = Path(__file__).with_name("README.md")
PEERS: Final = ("@knight-lab/timelinejs@3.9.11", "vis-timeline@8.5.4")
CHROMIUM: Final = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
SEED: Final = 20_220_112
FIRST_DAY: Final = date(1990, 1, 1)
DAYS: Final = 36 * 365
TYPES: Final = ("meeting", "call", "statement", "announcement", "agreement", "decision", "incident")
WORDS: Final = ("the", "council", "met", "in", "public", "and", "said", "that", "talks", "go", "on")
SITE: Final = """\
site_name: Synthetic
docs_dir: content
theme: {name: material, font: false}
plugins: [dateline: {search: false}]
"""
AT_REST: Final = 1200
"""Milliseconds that a browser has to come to rest before a page."""
LIMIT: Final = 60_000
"""Milliseconds after which a page is stopped."""
STEPS: Final = 100

# Frames from one to the next while something is done once in each.
FRAMES = """async ([what, steps, longest]) => {
  const act = (0, eval)(what);
  const next = () => new Promise(requestAnimationFrame);
  const lengths = [];
  let before = await next();
  const end = before + longest;
  for (let at = 0; at < steps && before < end; at += 1) {
    act(at);
    const now = await next();
    lengths.push(now - before);
    before = now;
  }
  return lengths;
}"""
READY = """() => new Promise((resolve) => {
  const look = () => (%s) ? requestAnimationFrame(() => resolve(performance.now()))
    : requestAnimationFrame(look);
  look();
})"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A page that is measured."""

    name: str
    address: str
    ready: str
    """A condition in JavaScript."""
    zoom: str
    """What to do with the number of a step, in JavaScript."""
    pan: str


def ours(name: str, address: str) -> Subject:
    """Return a page of a site: its lanes are zoomed by the wheel and moved by a pointer."""
    lanes = 'document.querySelector("[data-lanes]")'
    pointer = f"""(at) => {{
      const box = {lanes};
      const middle = box.getBoundingClientRect().left + box.clientWidth / 2;
      const send = (type, x) => box.dispatchEvent(new PointerEvent(type,
        {{clientX: x, button: 0, buttons: 1, pointerId: 1, isPrimary: true, bubbles: true}}));
      box.setPointerCapture = () => {{}};
      if (at === 0) send("pointerdown", middle);
      send("pointermove", middle + 90 * Math.sin(at / 4) + 5);
      if (at === {STEPS - 1}) send("pointerup", middle);
    }}"""
    wheel = f"""(at) => {lanes}.dispatchEvent(new WheelEvent("wheel",
      {{ctrlKey: true, deltaY: at % 40 < 20 ? -100 : 100, cancelable: true, clientX: 600}}))"""
    return Subject(name, address, 'document.querySelector("[data-ready]")', wheel, pointer)


VIS = Subject(
    "vis-timeline",
    "peers/vis.html",
    "window.made",
    "(at) => at % 40 < 20 ? made.zoomIn(0.18, {animation: false}) "
    ": made.zoomOut(0.22, {animation: false})",
    """(at) => {
      const {start, end} = made.getWindow();
      const by = (end - start) / 10 * Math.cos(at / 4);
      made.setWindow(new Date(+start + by), new Date(+end + by), {animation: false});
    }""",
)
TIMELINEJS = Subject(
    "TimelineJS",
    "peers/timelinejs.html",
    "window.made",
    "(at) => at % 4 < 2 ? made.zoomIn() : made.zoomOut()",
    "(at) => at % 40 < 20 ? made.goToNext() : made.goToPrev()",
)
VIS_PAGE = """\
<!doctype html><title>vis</title><link rel="stylesheet" href="vis.css"><div id="v"></div>
<script src="vis.js"></script>
<script>
fetch("events-%(n)s.json").then((answer) => answer.json()).then((events) => {
  const timeline = new vis.Timeline(document.getElementById("v"), new vis.DataSet(
    events.map(([content, start, group], id) => ({id, start, content, group, type: "point"}))),
    new vis.DataSet([...new Set(events.map((one) => one[2]))].map((id) => ({id, content: id}))),
    {stack: false, height: 500});
  timeline.once("changed", () => { window.made = timeline; });
});
</script>
"""
TIMELINEJS_PAGE = """\
<!doctype html><title>TimelineJS</title><link rel="stylesheet" href="timelinejs.css">
<div id="t" style="height: 600px"></div><script src="timelinejs.js"></script>
<script>
fetch("events-%(n)s.json").then((answer) => answer.json()).then((events) => {
  const timeline = new TL.Timeline("t", {events: events.map(([title, start, type]) => {
    const [year, month, day] = start.split("-").map(Number);
    return {start_date: {year, month, day}, text: {headline: title}, group: type};
  })}, {font: null});
  timeline.on("loaded", () => { window.made = timeline; });
});
</script>
"""


def view_of(events: int) -> View:
    """Return a site's view of so many synthetic events, seeded, without sources."""
    rng = random.Random(SEED)  # noqa: S311 - reproducible, not secret
    actors = max(5, events // 50)
    records = [
        *(
            Actor(id=f"actor-{at}", path=f"a/{at}.yml", name=f"Actor {at}", kind=ActorKind.PERSON)
            for at in range(actors)
        ),
        *(
            Location(id=f"place-{at}", path=f"p/{at}.yml", name=f"Place {at}")
            for at in range(events // 100 or 1)
        ),
        *(
            Topic(id=f"topic-{at}", path=f"t/{at}.yml", name=f"Topic {at}")
            for at in range(events // 200 or 1)
        ),
        *(_event(rng, number, events, actors) for number in range(events)),
    ]
    names = Names.of(one.entry for one in records)
    collection = Collection(tuple(records), (), Vocabulary(), names, frozenset())
    return View(
        timeline=link(collection),
        text=TextConverter((), {}, lambda _target: None),
        site=SiteFacts(name="Synthetic", url=None, language="en", repository=Repository()),
        templates=(template_directory(),),
    )


def _event(rng: random.Random, number: int, events: int, actors: int) -> Event:
    day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    written = f"{day}"
    if number % 8 == 0:
        written = written[:7]
    elif number % 8 == 1:
        written = f"{day}/{day + timedelta(days=rng.randrange(1, 40))}"
    identifier = f"{day}-event-{number}"
    given = {
        "title": f"{' '.join(rng.choices(WORDS, k=8)).capitalize()} {number}",
        "date": written,
        "type": rng.choice(TYPES),
        "actors": [f"actor-{one}" for one in {rng.randrange(actors) for _ in range(3)}],
        "places": [f"place-{rng.randrange(events // 100 or 1)}"],
        "topics": [f"topic-{rng.randrange(events // 200 or 1)}"],
        "summary": f"{' '.join(rng.choices(WORDS, k=20)).capitalize()}.",
    }
    values, _ = read_fields(Event, given, Names())
    return Event(id=identifier, path=f"e/{identifier}.yml", **values)


def make_site(folder: Path) -> Path:
    """Build a small site, for what is around the pages."""
    (folder / "content").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    (folder / "content" / "index.md").write_text("# Home\n\nHome.\n", encoding="utf-8")
    for kind, name, text in (
        ("events", "one", "title: One\ndate: 2022-01-12\ntype: meeting\nsources: [paper]\n"),
        ("sources", "paper", "title: Paper\n"),
    ):
        (folder / "content" / kind).mkdir()
        (folder / "content" / kind / f"{name}.yml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder / "site"


def fill(site: Path, view: View) -> None:
    """Put the events of a view in the place of those of a site."""
    shutil.rmtree(site / "data", ignore_errors=True)
    for name, content in reader_files(view.timeline, wording(view)):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(content, encoding="utf-8")
    page = next(iter(period_pages(view)))
    _put(site / "timeline" / "index.html", page.content)
    _put(site / "index.html", replace_markers(view, "[[timeline: show=activity]]", ""))


def _put(file: Path, content: str) -> None:
    text = file.read_text(encoding="utf-8")
    before, article, rest = re.split(r"(<article[^>]*>)", text, maxsplit=1)
    after = rest[rest.index("</article>") :]
    file.write_text(before + article + content + after, encoding="utf-8")


def make_peers(site: Path, packages: Path, view: View, events: int) -> None:
    """Write the pages of the peers beside the site, with the same events."""
    folder = site / "peers"
    folder.mkdir(exist_ok=True)
    rows = [
        [one.title, one.date.begins.isoformat() if one.date.begins else "", one.type]
        for one in view.timeline.events
    ]
    (folder / f"events-{events}.json").write_text(json.dumps(rows), encoding="utf-8")
    modules = packages / "node_modules"
    knight = modules / "@knight-lab" / "timelinejs" / "dist"
    vis = modules / "vis-timeline"
    for source, name in (
        (knight / "js" / "timeline.js", "timelinejs.js"),
        (knight / "css" / "timeline.css", "timelinejs.css"),
        (vis / "standalone" / "umd" / "vis-timeline-graph2d.min.js", "vis.js"),
        (vis / "styles" / "vis-timeline-graph2d.min.css", "vis.css"),
    ):
        shutil.copy(source, folder / name)
    (folder / "vis.html").write_text(VIS_PAGE % {"n": events}, encoding="utf-8")
    (folder / "timelinejs.html").write_text(TIMELINEJS_PAGE % {"n": events}, encoding="utf-8")


def measure(browser: Browser, address: str, subject: Subject, sent: Sent) -> str:
    """Return what a page took, as a row of the table."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(LIMIT)
    # A reader's browser has not begun the moment before.
    page.wait_for_timeout(AT_REST)
    sent.taken()
    try:
        page.goto(address + subject.address, wait_until="commit")
        page.wait_for_function(f"() => {subject.ready}", timeout=LIMIT)
        ready = page.evaluate(READY % subject.ready)
        page.wait_for_timeout(500)
        size = sum(sent.taken().values())
        zoom = page.evaluate(FRAMES, [subject.zoom, STEPS, LIMIT / 4])
        pan = page.evaluate(FRAMES, [subject.pan, STEPS, LIMIT / 4])
    except Error as error:
        if "Timeout" not in str(error):
            raise
        return f"stopped after {LIMIT // 1000} s | | |"
    return f"{ready / 1000:.2f} s | {size / 1024:,.0f} KB | {_frames(zoom)} | {_frames(pan)}"


def _frames(lengths: Sequence[float]) -> str:
    slow = statistics.quantiles(lengths, n=20)[-1] if len(lengths) > 1 else lengths[0]
    return f"{statistics.median(lengths):.0f} / {slow:.0f} ms"


def install(folder: Path) -> Path:
    """Install the peers with npm where they are not there yet."""
    if not (folder / "node_modules" / "vis-timeline").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm") or sys.exit("npm is missing: apt-get install npm")
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", folder)
        subprocess.run([npm, "install", *options, *PEERS], check=True)
    return folder


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", type=Path, metavar="FOLDER")
    parser.add_argument("--events", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--update", action="store_true", help="write benchmarks/README.md")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        packages = install(arguments.peers or Path(scratch) / "peers")
        site = make_site(Path(scratch) / "site")
        rows = [
            "| events | page | interactive after | over the wire | zoom, frame | move, frame |",
            "| ---: | --- | ---: | ---: | ---: | ---: |",
        ]
        for events in arguments.events:
            view = view_of(events)
            fill(site, view)
            make_peers(site, packages, view, events)
            for subject in (ours("Dateline, timeline/", "timeline/"), VIS, TIMELINEJS):
                with serve(site) as (address, sent), sync_playwright() as playwright:
                    browser = playwright.chromium.launch(
                        executable_path=shutil.which("chromium"), args=list(CHROMIUM)
                    )
                    row = measure(browser, address, subject, sent)
                    browser.close()
                rows.append(f"| {events:,} | {subject.name} | {row} |")
                print(rows[-1], flush=True)
    if arguments.update:
        said = f"{describe_machine()} {', '.join(PEERS)}."
        text = "\n".join([said, "", *rows, ""])
        README.write_text(replaced(README.read_text(encoding="utf-8"), "timelines", text))


if __name__ == "__main__":
    main()
