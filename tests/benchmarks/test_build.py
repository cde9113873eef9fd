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
    SCALE,
    build_in_turn,
    cold_promises,
    cold_table,
    cpu_by_stage,
    dateline,
    ratio,
    tried,
    without_search,
)
from benchmarks.corpus import CONFIGURATION, write_corpus
from benchmarks.measuring import Cold, Cost, Weight, replaced, run
from benchmarks.peers import Site
from benchmarks.promises import Promise

if TYPE_CHECKING:
    from pathlib import Path


def cold(events: int, wall: float, cpu: float, memory: float = 100) -> Cold:
    weight = Weight(files=12, folders=11, pages=10, size=3 * 1024**2)
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
    assert taken["a"].weight == Weight(files=1, folders=0, pages=1, size=len("<h1>Home</h1>"))
    assert taken["a"].rounds == 2
    assert not (tmp_path / "a").exists()


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
    small = {NO_SEARCH: cold(1000, wall, 1), HUGO: cold(1000, hugo, 1)}
    (promise,) = cold_promises(small, {NO_SEARCH: cold(10_000, 5, 5)}, None)
    assert (promise.target, promise.met) == (target, met)


def test_promises_of_middle_and_large_sites() -> None:
    middle = {NO_SEARCH: cold(10_000, 4, 6), HUGO: cold(10_000, 10, 30)}
    large = {NO_SEARCH: cold(100_000, 50, 72, 1100)}
    made = cold_promises({NO_SEARCH: cold(1000, 1, 1)}, middle, large)
    assert [(one.measured, one.met) for one in made] == [
        ("0.20", True),
        ("0.40", False),
        ("12", True),
        ("1,100 MB", False),
    ]


def test_a_part_that_fails_is_told_and_costs_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    def part() -> list[Promise]:
        raise TimeoutError("events/a/ does not hold a title")

    assert tried("a preview", part) == [Promise("a preview", "failed", None, met=False)]
    assert "events/a/ does not hold a title" in capsys.readouterr().err


def test_cpu_is_read_from_the_stages_that_are_told() -> None:
    told = """\
stage              wall      CPU   memory
read               1.52 s    1.50 s     80 MB
render and write   6.04 s   12.00 s    190 MB
link 2 times       0.20 s    0.21 s         –
together           7.76 s   13.71 s    190 MB
"""
    assert cpu_by_stage(told) == {"read": 1.5, "render and write": 12.0, "link 2 times": 0.21}


@pytest.mark.parametrize(("page", "name"), [(README, "sites"), (SCALE, "sums")])
def test_what_was_measured_is_written_between_its_marks(page: Path, name: str) -> None:
    before = page.read_text(encoding="utf-8")
    after = replaced(before, name, "a \\1 table\n")
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    assert f"{begin}\n\na \\1 table\n\n{end}\n" in after
    assert after.partition(begin)[0] == before.partition(begin)[0]
    assert after.partition(end)[2] == before.partition(end)[2]


def test_a_page_without_marks_is_left_alone() -> None:
    with pytest.raises(ValueError, match="no marks of 'sums'"):
        replaced("<!-- sums -->\nno end\n", "sums", "a table\n")


def test_the_search_can_be_left_out_of_a_site_and_is_the_second_one(tmp_path: Path) -> None:
    write_corpus(tmp_path, 5)
    lean, whole = dateline(tmp_path)
    assert (lean.name, whole.name) == (NO_SEARCH, DATELINE)
    run(lean.command, lean.folder)
    assert (lean.output / "events").is_dir()
    assert not (lean.output / "pagefind").exists()
