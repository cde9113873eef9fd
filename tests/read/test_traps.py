"""Texts that other YAML readers turn into something else than was written."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.read.document import decode, load
from tests.conftest import SHARED

pytestmark = pytest.mark.articles

LITERAL: dict[str, Any] = {
    "norway": {"country": "NO"},
    "bool Off": {"state": "Off"},
    "date->date": {"date": "2022-02-24"},
    "year int": {"date": "2022"},
    "BCE year": {"date": "-0500"},
    "BCE date": {"date": "-0551-09-28"},
    "edtf leading ?": {"date": "?2004-06-~11"},
    "edtf set [ ]": {"date": ["1667", "1668", "1670..1672"]},
    "edtf XX": {"date": "2022-XX"},
    "edtf exp": {"date": "Y-17E7"},
    "datetime +offset": {"t": "2022-02-24T05:00:00+02:00"},
    "datetime space": {"t": "2022-02-24 05:00:00"},
    "bad date": {"t": "2022-02-31"},
    "sexagesimal time": {"t": "12:30"},
    "ratio": {"r": "190:20:30"},
    "float exp id": {"id": "12e03"},
    "inf": {"x": ".inf"},
    "nan": {"x": ".NaN"},
    "null word": {"v": "null"},
    "tab after colon": {"a": "b"},
    "hash no space": {"title": "Article#5"},
    "unicode quotes": {"q": "“Draft treaty”"},
    "nbsp": "a:\xa0b",
    "BOM": {"a": "1"},
    "emoji": {"a": "🇺🇦"},
    "int key": {"2022": "x"},
    "scalar doc": "just text",
    "bare ..": {"end": ".."},
}
"""What each text holds, letter for letter."""

REFUSED = {
    "tab indent": (2, 1),
    "at sign": (1, 9),
    "backtick": (1, 4),
    "percent start": (1, 4),
    "NEL": (1, 5),
    "python tag": (1, 1),
}
"""Where each text that is refused is said to be wrong."""


def traps() -> dict[str, str]:
    """The texts by name."""
    listed = json.loads((SHARED / "cases" / "yaml-traps.json").read_text(encoding="utf-8"))
    return {trap["name"]: trap["yaml"] for trap in listed}


def test_each_trap_is_expected_to_be_read_or_refused() -> None:
    assert traps().keys() == LITERAL.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", LITERAL)
def test_text_stays_what_was_written(name: str) -> None:
    text, found = decode(traps()[name].encode(), "a.yml")
    document = load(text, "a.yml")
    assert (*found, *document.findings) == ()
    assert document.value == LITERAL[name]


@pytest.mark.parametrize("name", REFUSED)
def test_text_is_refused_at_its_place(name: str) -> None:
    text, found = decode(traps()[name].encode(), "a.yml")
    (problem,) = (*found, *load(text, "a.yml").findings)
    assert problem.rule == "syntax"
    assert (getattr(problem.place, "line", 0), getattr(problem.place, "column", 0)) == REFUSED[name]
