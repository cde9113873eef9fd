from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from benchmarks.build import (
    DATELINE,
    HUGO,
    NO_SEARCH,
    PLUGIN,
    README,
    Cold,
    build_in_turn,
    cold_promises,
    cold_table,
    ratio,
    reference,
    seconds_by_stage,
    updated,
    without_search,
)
from benchmarks.corpus import CONFIGURATION
from benchmarks.measuring import Cost, Weight
from benchmarks.peers import Site

if TYPE_CHECKING:
    from pathlib import Path


def cold(events: int, wall: float, cpu: float, memory: float = 100) -> Cold:
    weight = Weight(files=12, pages=10, size=3 * 1024**2)
    return Cold(events, Cost(wall, cpu, memory, memory), 5, weight)


def site(name: str, folder: Path, code: str) -> Site:
    output = folder / name
    return Site(name, folder, (sys.executable, "-c", code), output, (folder / "kept",))


def test_configuration_without_search_differs_in_nothing_else() -> None:
    with_it, without = (
        yaml.safe_load(text) for text in (CONFIGURATION, without_search(CONFIGURATION))
    )
    assert with_it.pop("plugins") == ["dateline"]
    assert without.pop("plugins") == [{"dateline": {"search": False}}]
    assert with_it == without
    assert CONFIGURATION.count(PLUGIN) == 1


def test_sites_are_built_in_turn_and_from_nothing(tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = (
        "import pathlib\n"
        f"with open({str(log)!r}, 'a') as opened: opened.write('{{name}}')\n"
        "pathlib.Path('{name}').mkdir()\n"  # fails if the one before has not been removed
        "pathlib.Path('kept').mkdir()\n"
        "pathlib.Path('{name}/index.html').write_text('<h1>Home</h1>')"
    )
    sites = [site(name, tmp_path, code.replace("{name}", name)) for name in "ab"]
    taken = build_in_turn(sites, 10, 2)
    assert log.read_text().replace("{", "").replace("}", "") == "ababab"
    assert list(taken) == ["a", "b"]
    assert taken["a"].weight == Weight(files=1, pages=1, size=len("<h1>Home</h1>"))
    assert taken["a"].rounds == 2
    assert not (tmp_path / "a").exists()


def test_what_is_held_against_the_peers_has_no_search_where_that_can_be() -> None:
    whole, lean = cold(10, 9, 9), cold(10, 5, 5)
    assert reference({DATELINE: whole}) is whole
    assert reference({NO_SEARCH: lean, DATELINE: whole}) is lean


def test_ratios_are_ours_to_theirs() -> None:
    assert ratio(3, 12) == "0.25"
    assert ratio(3, None) == "–"


def test_table_has_ratios_to_hugo_where_hugo_was_measured() -> None:
    both = {DATELINE: cold(100, 3, 5), HUGO: cold(100, 12, 50)}
    alone = {DATELINE: cold(1000, 30.04, 50, 2000)}
    assert cold_table([both, alone]).splitlines()[2:] == [
        "| 100 | Dateline | 3.0 s | 5.0 s | 100 MB | 10 | 12 | 3 MB | 0.25 | 0.10 |",
        "| 100 | Hugo | 12.0 s | 50.0 s | 100 MB | 10 | 12 | 3 MB | 1.00 | 1.00 |",
        "| 1,000 | Dateline | 30.0 s | 50.0 s | 2,000 MB | 10 | 12 | 3 MB | – | – |",
    ]


@pytest.mark.parametrize(
    ("wall", "hugo", "target", "met"),
    [
        (1.4, 0.5, "≤ 1.50 s", True),
        (1.6, 0.5, "≤ 1.50 s", False),
        (1.9, 2.0, "≤ 2 s", True),
        (2.1, 2.0, "≤ 2 s", False),
    ],
)
def test_a_small_site_takes_no_longer_than_hugo_or_is_fast_enough(
    wall: float, hugo: float, target: str, *, met: bool
) -> None:
    small = {DATELINE: cold(1000, wall, 1), HUGO: cold(1000, hugo, 1)}
    (promise,) = cold_promises(small, {DATELINE: cold(10_000, 5, 5)}, None)
    assert (promise.target, promise.met) == (target, met)


def test_promises_of_middle_and_large_sites() -> None:
    middle = {DATELINE: cold(10_000, 4, 6), HUGO: cold(10_000, 10, 30)}
    large = {DATELINE: cold(100_000, 50, 72, 1100)}
    made = cold_promises({DATELINE: cold(1000, 1, 1)}, middle, large)
    assert [(one.measured, one.met) for one in made] == [
        ("0.20", True),
        ("0.40", False),
        ("12", True),
        ("1,100 MB", False),
    ]


def test_seconds_are_read_from_the_stages_that_are_told() -> None:
    told = "stage            time    memory\n\nread             1.52 s   80 MB\n"
    told += "render, write   12.04 s  190 MB\nDone in 14 s\n"
    assert seconds_by_stage(told) == {"read": 1.52, "render, write": 12.04}


def test_the_page_is_written_between_its_marks() -> None:
    page = README.read_text(encoding="utf-8")
    anew = updated(page, "a \\1 table\n")
    assert "<!-- measured -->\n\na \\1 table\n\n<!-- end -->" in anew
    assert anew.partition("<!-- measured -->")[0] == page.partition("<!-- measured -->")[0]
    assert anew.partition("<!-- end -->")[2] == page.partition("<!-- end -->")[2]
