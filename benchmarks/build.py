"""How long sites take to build, beside Hugo and MkDocs with Material, in one run.

    python -m benchmarks.build [--events 10000] [--runs 5] [--peers FOLDER] [--large] [--update]

Makes the synthetic corpus in a temporary folder, and the same records, pages and links as sites of
the peers (`peers.py`). All sites are built in turn, as often as is said, each time from nothing;
a round before that warms the machine and looks at the memory. The same is done with a tenth of the
events, and with `--large` with ten times as many, Dateline alone and less often. Then comes what an
editor waits for (`editing.py`), and what pages weigh (`weight.py`).

Hugo is installed into FOLDER, or into a temporary folder that is removed again, never into the
project's environment; if it cannot be, it is left out and said to be. Prints tables; `--update`
writes them into benchmarks/README.md. Needs Linux or macOS, and a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import peers
from benchmarks.corpus import write_corpus
from benchmarks.editing import build_again, check, preview
from benchmarks.measuring import Cost, Weight, describe_machine, environment, median, run, weigh
from benchmarks.peers import Site
from benchmarks.promises import Promise, at_most, promises_table
from benchmarks.weight import page_promises, weigh_pages
from dateline.plugin import DatelineConfig

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

README: Final = Path(__file__).with_name("README.md")
MEASURED: Final = re.compile(r"(<!-- measured -->\n).*?(<!-- end -->\n)", re.DOTALL)
STAGE: Final = re.compile(r"^ *(\S(?:.*?\S)?) {2,}(\d+\.\d+) s\b", re.MULTILINE)
PLUGIN: Final = "  - dateline\n"

DATELINE: Final = "Dateline"
NO_SEARCH: Final = "Dateline, no search"
HUGO: Final = "Hugo"

ROUNDS_OF_LARGE: Final = 3
MOST_CPU: Final = 0.30
MOST_WALL: Final = 0.35
MOST_WALL_OF_SMALL: Final = 1.0
ENOUGH_FOR_SMALL: Final = 1.5
"""Seconds: a small site that takes less is fast enough, whatever Hugo takes."""
MOST_CPU_OF_LARGE: Final = 13.0
MOST_MEMORY: Final = 1024.0
"""MB."""


@dataclass(frozen=True, slots=True)
class Cold:
    """What it took to build a site from nothing."""

    events: int
    cost: Cost
    """The median of all rounds."""
    rounds: int
    weight: Weight


def dateline(folder: Path) -> list[Site]:
    """Return the corpus in a folder as sites of Dateline: as it stands, and without search."""
    written = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    kept = (folder / ".cache", folder / ".dateline")
    names = {DATELINE: written}
    if has_search():
        names = {NO_SEARCH: without_search(written), DATELINE: written}
    sites = []
    for number, (name, text) in enumerate(names.items()):
        configuration = folder / f"site-{number}.yml"
        configuration.write_text(text, encoding="utf-8")
        command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", configuration.name)
        sites.append(Site(name, folder, command, folder / "site", kept))
    return sites


def has_search() -> bool:
    """Return whether this version of Dateline makes a search index that can be left out."""
    return hasattr(DatelineConfig, "search")


def without_search(configuration: str) -> str:
    """Return a configuration whose site has no search index."""
    assert PLUGIN in configuration
    return configuration.replace(PLUGIN, "  - dateline:\n      search: false\n")


def build_in_turn(sites: Sequence[Site], events: int, rounds: int) -> dict[str, Cold]:
    """Build sites from nothing, each once a round, and return what each took by name."""
    costs: defaultdict[str, list[Cost]] = defaultdict(list)
    looked: dict[str, Cost] = {}
    weights: dict[str, Weight] = {}
    for number in range(rounds + 1):
        for site in sites:
            site.forget()
            say(f"{events:,} events, round {number} of {rounds}: {site.name}")
            cost = run(site.command, site.folder, look=not number)
            if number:
                costs[site.name].append(cost)
            else:
                looked[site.name], weights[site.name] = cost, weigh(site.output)
            site.forget()
    return {
        name: Cold(events, with_memory(median(found), looked[name]), rounds, weights[name])
        for name, found in costs.items()
    }


def with_memory(timed: Cost, looked: Cost) -> Cost:
    """Return the times of one cost with the memory of another."""
    largest = max(timed.largest, looked.largest)
    return Cost(timed.wall, timed.cpu, largest, looked.together)


def reference(cold: dict[str, Cold]) -> Cold:
    """Return what Dateline took that is held against the peers: without search where it can be."""
    return cold.get(NO_SEARCH) or cold[DATELINE]


def cold_table(measured: Iterable[dict[str, Cold]]) -> str:
    """Return what cold builds took as a table in Markdown, with ratios to Hugo."""
    lines = [
        "| events | | wall | CPU | memory | pages | files | written | wall ÷ Hugo | CPU ÷ Hugo |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for cold in measured:
        hugo = cold[HUGO].cost if HUGO in cold else None
        for name, one in cold.items():
            cost, weight = one.cost, one.weight
            cells = [
                f"{one.events:,}",
                name,
                f"{cost.wall:.1f} s",
                f"{cost.cpu:.1f} s",
                f"{cost.together or cost.largest:,.0f} MB",
                f"{weight.pages:,}",
                f"{weight.files:,}",
                f"{weight.size / 1024**2:,.0f} MB",
                ratio(cost.wall, hugo.wall if hugo else None),
                ratio(cost.cpu, hugo.cpu if hugo else None),
            ]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def ratio(own: float, other: float | None) -> str:
    """Return how many times another figure one is, a dash where there is none."""
    return f"{own / other:.2f}" if other else "–"


def cold_promises(
    small: dict[str, Cold], middle: dict[str, Cold], large: dict[str, Cold] | None
) -> list[Promise]:
    """Return what is promised of cold builds, beside what was measured."""
    made = []
    own, hugo = reference(middle).cost, middle.get(HUGO)
    events = f"{reference(middle).events:,} events, cold, no search"
    if hugo:
        cpu, wall = own.cpu / hugo.cost.cpu, own.wall / hugo.cost.wall
        made.append(at_most(f"{events}: CPU ÷ Hugo", cpu, MOST_CPU))
        made.append(at_most(f"{events}: wall ÷ Hugo", wall, MOST_WALL))
    if beside := small.get(HUGO):
        most = max(MOST_WALL_OF_SMALL * beside.cost.wall, ENOUGH_FOR_SMALL)
        wall = reference(small).cost.wall
        made.append(
            at_most(f"{reference(small).events:,} events, cold, no search: wall", wall, most, " s")
        )
    if large:
        most_of_all = reference(large)
        name = f"{most_of_all.events:,} events, cold, no search"
        times = most_of_all.cost.cpu / own.cpu
        label = f"{name}: CPU ÷ that of {reference(middle).events:,}"
        made.append(at_most(label, times, MOST_CPU_OF_LARGE))
        memory = most_of_all.cost.together or most_of_all.cost.largest
        made.append(at_most(f"{name}: memory", memory, MOST_MEMORY, " MB"))
    return made


def profile(site: Site) -> str:
    """Return what the stages of one more cold build take, as this version of Dateline tells it."""
    site.forget()
    command = [sys.executable, "-m", "dateline", "build", "--profile", "-f", site.command[-1]]
    done = subprocess.run(
        command,
        cwd=site.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        say(f"left out the stages:\n{done.stdout}")
        return ""
    stages = seconds_by_stage(done.stdout)
    most = max(stages, key=lambda stage: stages[stage])
    return f"What still costs most is *{most}*.\n\n```text\n{done.stdout.strip()}\n```\n"


def seconds_by_stage(told: str) -> dict[str, float]:
    """Return the seconds of each stage from what `dateline build --profile` prints."""
    return {match[1]: float(match[2]) for match in STAGE.finditer(told)}


def say(what: str) -> None:
    """Tell whoever waits what is being done."""
    print(what, file=sys.stderr, flush=True)


def hugo_or_none(folder: Path) -> Path | None:
    """Return the program of Hugo, None with a word if it cannot be installed."""
    try:
        return peers.install_hugo(folder)
    except (OSError, subprocess.CalledProcessError) as error:
        say(f"left out {peers.HUGO}, which cannot be installed here: {error}")
        return None


def compare(folder: Path, events: int, rounds: int, hugo: Path | None) -> dict[str, Cold]:
    """Build a corpus of so many events with Dateline and the peers, and return what it took."""
    corpus = folder / "dateline"
    write_corpus(corpus, events)
    sites = [*dateline(corpus), *peers.peers(corpus / "content", folder, hugo)]
    return build_in_turn(sites, events, rounds)


def editor_promises(site: Site, cold: Cost, rounds: int) -> list[Promise]:
    """Return what is promised to editors and readers of a site, beside what was measured."""
    say(f"{site.name}: built again, edited, weighed, served, checked")
    return [
        *build_again(site, cold, rounds),
        *page_promises(weigh_pages(site.output)),
        *preview(site, rounds),
        *check(site, rounds),
    ]


def measure(folder: Path, hugo: Path | None, given: argparse.Namespace) -> str:
    """Measure all there is and return it as Markdown."""
    machine = describe_machine()
    small = compare(folder / "small", given.events // 10, given.runs, hugo)
    middle = compare(folder / "middle", given.events, given.runs, hugo)
    large = None
    if given.large:
        corpus = folder / "large"
        write_corpus(corpus, given.events * 10)
        large = build_in_turn(dateline(corpus)[:1], given.events * 10, ROUNDS_OF_LARGE)
    site = dateline(folder / "middle" / "dateline")[0]
    promises = [
        *cold_promises(small, middle, large),
        *editor_promises(site, reference(middle).cost, given.runs),
    ]
    return "\n".join(
        [
            f"{machine} {peers.HUGO.replace('==', ' ')}. Medians of {given.runs} rounds.\n",
            promises_table(promises),
            cold_table([cold for cold in (small, middle, large) if cold]),
            profile(site),
        ]
    )


def main() -> None:
    """Measure, print the tables, and keep them when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="where Hugo is, or is to be installed")
    parser.add_argument("--large", action="store_true", help="ten times as many events as well")
    parser.add_argument("--update", action="store_true", help="write benchmarks/README.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hugo = hugo_or_none(given.peers.resolve() if given.peers else folder / "peers")
        text = measure(folder, hugo, given)
    print(text)
    if given.update:
        README.write_text(updated(README.read_text(encoding="utf-8"), text), encoding="utf-8")


def updated(readme: str, text: str) -> str:
    """Return a page with a text in the place of what was measured before."""
    assert MEASURED.search(readme)
    return MEASURED.sub(lambda match: f"{match[1]}\n{text}\n{match[2]}", readme)


if __name__ == "__main__":
    main()
