"""How long sites take to build, beside Hugo and MkDocs with Material, in one run.

    python -m benchmarks.build [--events 10000] [--runs 5] [--peers FOLDER] [--large] [--update]

Makes the synthetic corpus in a temporary folder, and the same records, pages and links as sites of
the peers (`peers.py`). All sites are built in turn, as often as is said, each time from nothing;
a round before that warms the machine and looks at the memory. The same is done with a tenth of the
events, and with `--large` with ten times as many, Dateline alone and less often. Then comes what an
editor waits for (`editing.py`), and what pages weigh (`weight.py`).

Hugo is installed into FOLDER, or into a temporary folder that is removed again, never into the
project's environment; if it cannot be, it is left out and said to be. Prints tables; `--update`
writes them into benchmarks/README.md and docs/scale.md. Needs Linux or macOS, and a machine that
does nothing else.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import peers
from benchmarks.corpus import write_corpus
from benchmarks.editing import build_again, check, preview
from benchmarks.measuring import (
    Cold,
    Cost,
    Weight,
    describe_machine,
    environment,
    median,
    replaced,
    run,
    weigh,
)
from benchmarks.peers import Site
from benchmarks.promises import Promise, at_most, promises_table
from benchmarks.scale import hosts_table, sums_table
from benchmarks.weight import page_promises, weigh_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

README: Final = Path(__file__).with_name("README.md")
SCALE: Final = README.parents[1] / "docs" / "scale.md"
STAGE: Final = re.compile(r"^(\S.*?) +\d+\.\d+ s +(\d+\.\d+) s\b", re.MULTILINE)
"""A line of `dateline build --profile`: the stage, its wall time, its CPU time."""
SUM: Final = "together"
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


def dateline(folder: Path) -> list[Site]:
    """Return the corpus in a folder as sites of Dateline: without search, and with it."""
    written = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    kept = (folder / ".cache", folder / ".dateline")
    sites = []
    for name, file, text in (
        (NO_SEARCH, "no-search.yml", without_search(written)),
        (DATELINE, "search.yml", written),
    ):
        configuration = folder / file
        configuration.write_text(text, encoding="utf-8")
        command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", configuration.name)
        sites.append(Site(name, folder, command, folder / "site", kept))
    return sites


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
                f"{cost.memory:,.0f} MB",
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
    own, hugo = middle[NO_SEARCH].cost, middle.get(HUGO)
    events = f"{middle[NO_SEARCH].events:,} events, cold, no search"
    if hugo:
        cpu, wall = own.cpu / hugo.cost.cpu, own.wall / hugo.cost.wall
        made.append(at_most(f"{events}: CPU ÷ Hugo", cpu, MOST_CPU))
        made.append(at_most(f"{events}: wall ÷ Hugo", wall, MOST_WALL))
    if beside := small.get(HUGO):
        most = max(MOST_WALL_OF_SMALL * beside.cost.wall, ENOUGH_FOR_SMALL)
        wall = small[NO_SEARCH].cost.wall
        made.append(
            at_most(f"{small[NO_SEARCH].events:,} events, cold, no search: wall", wall, most, " s")
        )
    if large:
        most_of_all = large[NO_SEARCH]
        name = f"{most_of_all.events:,} events, cold, no search"
        times = most_of_all.cost.cpu / own.cpu
        label = f"{name}: CPU ÷ that of {middle[NO_SEARCH].events:,}"
        made.append(at_most(label, times, MOST_CPU_OF_LARGE))
        memory = most_of_all.cost.memory
        made.append(at_most(f"{name}: memory", memory, MOST_MEMORY, " MB"))
    return made


def profile(site: Site) -> str:
    """Return what the stages of one more cold build take, as Dateline itself tells it."""
    site.forget()
    command = [sys.executable, "-m", "dateline", "build", "--quiet", "--profile"]
    done = subprocess.run(
        [*command, "-f", site.command[-1]],
        cwd=site.folder,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    stages = cpu_by_stage(done.stdout)
    if done.returncode or not stages:
        say("left out the stages: this version of Dateline does not tell them")
        return ""
    most = max(stages, key=lambda stage: stages[stage])
    return (
        f"What still costs most is *{most}* ({site.name}, one more cold build):\n\n"
        f"```text\n{done.stdout.strip()}\n```\n"
    )


def cpu_by_stage(told: str) -> dict[str, float]:
    """Return the seconds of CPU of each stage from what `dateline build --profile` prints."""
    found = {match[1]: float(match[2]) for match in STAGE.finditer(told)}
    return {stage: seconds for stage, seconds in found.items() if stage != SUM}


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


def editor_promises(sites: Sequence[Site], cold: dict[str, Cold], rounds: int) -> list[Promise]:
    """Return what is promised to editors and readers of a site, beside what was measured."""
    whole = sites[-1]
    parts: list[tuple[str, Callable[[], list[Promise]]]] = [
        *(
            (f"{site.name}, built again", partial(build_again, site, cold[site.name].cost, rounds))
            for site in sites
        ),
        ("weight of pages", lambda: page_promises(weigh_pages(whole.output))),
        ("`mkdocs serve`", partial(preview, whole, rounds)),
        ("`dateline check`", partial(check, whole, rounds)),
    ]
    return [promise for name, part in parts for promise in tried(name, part)]


def tried(name: str, part: Callable[[], list[Promise]]) -> list[Promise]:
    """Return what a part of the measurements says; that it failed, so that the others are kept."""
    say(name)
    try:
        return part()
    except (RuntimeError, OSError, ValueError, subprocess.CalledProcessError) as error:
        say(str(error))
        return [Promise(name, "failed", None, met=False)]


def build_large(corpus: Path, events: int) -> dict[str, Cold]:
    """Build a large corpus with Dateline alone; with search only once, since it is long."""
    write_corpus(corpus, events)
    first, *others = dateline(corpus)
    return {
        **build_in_turn([first], events, ROUNDS_OF_LARGE),
        **build_in_turn(others, events, 1),
    }


def measure(folder: Path, hugo: Path | None, given: argparse.Namespace) -> tuple[str, str]:
    """Measure all there is; return the text for README.md here, and that for docs/scale.md."""
    machine = describe_machine()
    small = compare(folder / "small", given.events // 10, given.runs, hugo)
    middle = compare(folder / "middle", given.events, given.runs, hugo)
    large = build_large(folder / "large", given.events * 10) if given.large else None
    sites = dateline(folder / "middle" / "dateline")
    promises = [
        *cold_promises(small, middle, large),
        *editor_promises(sites, middle, given.runs),
    ]
    measured = [cold for cold in (small, middle, large) if cold]
    told = "\n".join(
        [
            f"{machine} {peers.HUGO.replace('==', ' ')}. Medians of {given.runs} rounds.\n",
            promises_table(promises),
            cold_table(measured),
            profile(sites[-1]),
        ]
    )
    own = [cold[DATELINE] for cold in measured]
    return told, f"{machine}\n\n{sums_table(own)}\n{hosts_table(own)}"


def main() -> None:
    """Measure, print the tables, and keep them when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="where Hugo is, or is to be installed")
    parser.add_argument("--large", action="store_true", help="ten times as many events as well")
    parser.add_argument(
        "--update", action="store_true", help="write README.md here and docs/scale.md"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hugo = hugo_or_none(given.peers.resolve() if given.peers else folder / "peers")
        told, sums = measure(folder, hugo, given)
    print(told, sums, sep="\n")
    if given.update:
        for page, name, text in ((README, "sites", told), (SCALE, "sums", sums)):
            before = page.read_text(encoding="utf-8")
            page.write_text(replaced(before, name, text), encoding="utf-8")


if __name__ == "__main__":
    main()
