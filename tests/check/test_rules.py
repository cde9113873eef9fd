"""What holds for the rules together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import dateline.check
from dateline.check.rules import RULES, by_id
from dateline.check.run import check
from dateline.model.collection import Collection
from dateline.model.dates import Day
from dateline.model.problem import Finding, Place, Position
from dateline.read.content import read

if TYPE_CHECKING:
    from dateline.check.rule import Rule

TODAY = Day(2022, 6, 1)


def test_rules_are_sorted_by_id_and_each_is_there_once() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))
    assert by_id == dict(zip(ids, RULES, strict=True))


def test_each_rule_is_the_module_of_its_name() -> None:
    folder = Path(dateline.check.__file__).parent
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py")}
    assert modules - {"--init--", "rule", "rules", "run"} == by_id.keys()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_empty_collection_breaks_no_rule(rule: Rule) -> None:
    assert rule.check is None or not list(rule.check(Collection(), TODAY))


def test_wrong_value_is_told_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        "places/riga.yml",
        "name: Riga\nlat: north\nlon: 24.1\nwikidata: [Riga]\n",
    )
    write(tmp_path, "index.md", "[[riga]]\n")
    found = check(read(tmp_path), TODAY)
    assert [(one.rule, one.place.keys) for one in found if isinstance(one.place, Place)] == [
        ("wrong-type", ("lat",)),
        ("wrong-type", ("wikidata",)),
    ]


def test_other_values_of_a_wrong_record_are_checked(tmp_path: Path) -> None:
    write(tmp_path, "sources/report.yml", "title: [A]\nurl: example\npublished: never\n")
    rules = [one.rule for one in check(read(tmp_path), TODAY)]
    assert "unsafe-address" in rules


def test_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, "topics/talks.yml", 'name: "Talks\n')
    (found,) = check(read(tmp_path), TODAY)
    assert isinstance(found, Finding)
    assert (found.rule, found.place) == ("syntax", Position(1, 7))


def write(folder: Path, path: str, text: str) -> None:
    """Write a file below a content folder."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
