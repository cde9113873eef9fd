"""What cannot be read is told as that, and never as a change that nobody made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.compare.changes import changes
from dateline.compare.facts import changed_facts
from dateline.compare.published import check_published
from dateline.model.dates import Day
from dateline.read.content import read
from tests.compare.test_words import told

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.collection import Collection

EVENT = """\
title: Talks in Geneva
date: 2022-01-10
type: call
actors: [nato]
sources: [report]
former_ids: [talks]
statements:
- {by: nato, quote: The door stays open to others., source: report}
"""
FILES = {
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "sources/report.yml": "title: A report\n",
    "events/geneva.yml": EVENT,
    "vocabulary.yml": "types: {call: {label: Call}}\n",
    "about.md": "---\ntitle: Who we are\n---\nWe are few.\n",
}
CONFLICT = "<<<<<<< HEAD\n"


def written(folder: Path, **files: str) -> Collection:
    for path, text in FILES.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(files.get(file.stem, text), encoding="utf-8")
    return read(folder).collection


@pytest.mark.parametrize(
    ("name", "text", "now", "before"),
    [
        ("geneva", CONFLICT + EVENT, ["Cannot be read now"], ["Could not be read before"]),
        ("geneva", "", ["Cannot be read now"], ["Could not be read before"]),
        (
            "vocabulary",
            CONFLICT + FILES["vocabulary.yml"],
            ["Cannot be read now"],
            ["Could not be read before"],
        ),
        (
            "about",
            f"---\n{CONFLICT}title: Who we are\n---\nWe are few.\n",
            ["Cannot be read now"],
            ["Could not be read before"],
        ),
        (
            "geneva",
            EVENT.replace("2022-01-10", "10.1.2022"),
            ["Date: missing or wrong now"],
            ["Date: missing or wrong before"],
        ),
        (
            "geneva",
            EVENT.replace("date: 2022-01-10\n", "").replace("open to", "shut to"),
            [
                "Date: missing or wrong now",
                "Quote of NATO changed: The door stays [-open-] {+shut+} to others.",
            ],
            [
                "Date: missing or wrong before",
                "Quote of NATO changed: The door stays [-shut-] {+open+} to others.",
            ],
        ),
        (
            "geneva",
            EVENT.replace("quote:", "qoute:"),
            ["Statements: missing or wrong now"],
            ["Statements: missing or wrong before"],
        ),
        (
            "vocabulary",
            "types: [call]\n",
            ["Type: missing or wrong now"],
            ["Type: missing or wrong before"],
        ),
    ],
)
def test_what_is_wrong_on_one_side(
    tmp_path: Path, name: str, text: str, now: list[str], before: list[str]
) -> None:
    good, bad = written(tmp_path / "good"), written(tmp_path / "bad", **{name: text})
    assert told(good, bad) == now
    assert told(bad, good) == before
    assert told(bad, bad) == []
    for found in (changes(good, bad), changes(bad, good)):
        assert next(one.is_unread for one in found)


def test_no_fact_is_said_to_change_and_no_id_to_be_lost(tmp_path: Path) -> None:
    good = written(tmp_path / "good")
    for number, text in enumerate((CONFLICT + EVENT, EVENT.replace("2022-01-10", "soon"))):
        bad = written(tmp_path / str(number), geneva=text)
        assert changed_facts(changes(good, bad), (good.vocabulary, bad.vocabulary)) == ()
        assert not list(check_published(good, bad, Day(2022, 6, 1)))


def test_what_stands_in_for_a_value_is_not_said_of_what_came_or_went(tmp_path: Path) -> None:
    without = written(tmp_path / "without")
    (tmp_path / "without" / "events" / "geneva.yml").unlink()
    without = read(tmp_path / "without").collection
    lost = written(tmp_path / "lost", geneva=CONFLICT)
    undated = written(tmp_path / "undated", geneva=EVENT.replace("2022-01-10", "soon"))
    assert [one.new for one in changes(without, lost)] == [{}]
    assert [one.old for one in changes(lost, without)] == [{}]
    (came,) = changes(without, undated)
    assert isinstance(came.new, dict)
    assert "date" not in came.new
    assert came.new["title"] == "Talks in Geneva"
