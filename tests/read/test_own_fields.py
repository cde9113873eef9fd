from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.model.dates import parse
from dateline.model.problem import Place
from dateline.read.content import Reading, read
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

VOCABULARY = """\
fields:
  background: {kind: text, on: event, label: Background}
  toll: {kind: number, on: event, label: Toll}
  deadline: {kind: date, on: event, label: Deadline}
  lane: {kind: term, on: event, label: Lane, terms: {arms: Arms, trade: Trade}}
  lanes: {kind: terms, on: event, label: Lanes, terms: {arms: Arms, trade: {label: Trade}}}
  host: {kind: reference, on: event, label: Host, to: actor}
  twin: {kind: reference, on: place, label: Twin city, to: place}
"""
NATO = "name: NATO\nkind: organization\naliases: [The Alliance]\n"


def reading(folder: Path, field: str) -> Reading:
    """The reading of an event with one more line."""
    files = {
        "vocabulary.yml": VOCABULARY,
        "events/talks.yml": f"title: Talks\ndate: 2022-01-12\ntype: meeting\n{field}\n",
        "actors/nato.yml": NATO,
    }
    return read(write_files(folder, files))


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("background: ' no '", {"background": "no"}),
        ("toll: -12.50", {"toll": -12.5}),
        ("deadline: 2022-02~", {"deadline": parse("2022-02~")}),
        ("lane: arms", {"lane": "arms"}),
        ("lanes: [arms, trade]", {"lanes": ("arms", "trade")}),
        ("lanes: trade", {"lanes": ("trade",)}),
        ("host: nato", {"host": "nato"}),
        ("host: the alliance", {"host": "nato"}),
        ("host:", {}),
        ("lanes: []", {}),
    ],
)
def test_value_is_typed(field: str, expected: object, tmp_path: Path) -> None:
    found = reading(tmp_path, field)
    assert found.findings == ()
    (event,) = found.collection.events
    assert event.own == expected


@pytest.mark.parametrize(
    ("field", "rule", "message"),
    [
        ("background: [a]", "wrong-type", "this should be a text, but it is a list"),
        ("toll: many", "wrong-type", "“many” is not a number"),
        ("lane: [arms]", "wrong-type", "this should be a text, but it is a list"),
        ("host: {id: nato}", "wrong-type", "this should be a text, but it is a mapping of keys"),
        ("lane: fish", "unknown-term", "“fish” is not a term of “lane”"),
        ("lanes: [arms, fish]", "unknown-term", "“fish” is not a term of “lanes”"),
        ("twin: riga", "unknown-key", "unknown key “twin”"),
    ],
)
def test_wrong_value_is_told(field: str, rule: str, message: str, tmp_path: Path) -> None:
    (found,) = reading(tmp_path, field).findings
    key = field.partition(":")[0]
    assert (found.rule, found.message) == (rule, message)
    assert found.place == Place((key,), at_key=rule == "unknown-key")


def test_wrong_date_is_told(tmp_path: Path) -> None:
    (found,) = reading(tmp_path, "deadline: 2022-02-31").findings
    assert (found.rule, found.place) == ("invalid-date", Place(("deadline",)))


def test_wrong_term_hints_at_the_nearest(tmp_path: Path) -> None:
    (found,) = reading(tmp_path, "lane: arm").findings
    assert found.hint == "did you mean “arms”?"


def test_wrong_value_leaves_the_others(tmp_path: Path) -> None:
    found = reading(tmp_path, "toll: many\nlane: arms")
    (event,) = found.collection.events
    assert event.own == {"lane": "arms"}


def test_wrong_value_in_an_inline_source_is_told_in_its_event(tmp_path: Path) -> None:
    files = {
        "vocabulary.yml": "fields: {pages: {kind: number, on: source, label: Pages}}\n",
        "events/talks.yml": "title: A\ndate: 2022\ntype: call\nsources: [{title: A, pages: few}]\n",
    }
    (found,) = read(write_files(tmp_path, files)).findings
    assert (found.path, found.place) == ("events/talks.yml", Place(("sources", 0, "pages")))
