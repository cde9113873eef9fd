from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.links.survey import survey
from tests.records import collection, event, source, statement

if TYPE_CHECKING:
    from dateline.links.survey import Survey
    from dateline.model.records import Record

WITHDRAWN = {"date": "2022-01-01", "reason": "Retracted."}


def ids(found: Survey, name: str) -> list[str]:
    return [one.id for one in getattr(found, name)]


@pytest.mark.parametrize(
    ("record", "lists"),
    [
        (source("a"), {"undated"}),
        (source("a", published="2022"), set()),
        (source("a", published="XXXX"), set()),
        (source("a", url="https://a.example/"), {"undated", "unarchived"}),
        (source("a", url="https://a.example/", published="2022-01"), {"unarchived"}),
        (source("a", url="https://a.example/", archived="https://b.example/"), {"undated"}),
        (source("a", url="https://a.example/", withdrawn=WITHDRAWN), set()),
    ],
)
def test_what_is_wanting_in_a_source(record: Record, lists: set[str]) -> None:
    found = survey(collection(record))
    assert {name for name in ("unarchived", "undated", "used_once") if ids(found, name)} == lists
    assert found.total == int(record.withdrawn is None)


@pytest.mark.parametrize(
    ("events", "used_once"),
    [
        ([], []),
        ([event("x", sources=["a"])], ["a"]),
        ([event("x", sources=["a", {"id": "a", "locator": "page 2"}])], ["a"]),
        ([event("x", sources=["a"]), event("y", sources=["a", "b"])], ["b"]),
        ([event("x", statements=[statement(source=["a"])], evidence={"date": ["b"]})], ["a", "b"]),
        ([event("x", sources=["a"]), event("y", sources=["a"], withdrawn=WITHDRAWN)], ["a"]),
    ],
)
def test_sources_that_one_event_alone_uses(events: list[Record], used_once: list[str]) -> None:
    assert ids(survey(collection(source("a"), source("b"), *events)), "used_once") == used_once


def test_sources_that_lead_to_one_page() -> None:
    found = survey(
        collection(
            source("a", url="https://www.a.example/x/?utm_source=b"),
            source("b", url="http://a.example/x#part"),
            source("c", url="https://a.example/y"),
            source("d", url="https://a.example/x", withdrawn=WITHDRAWN),
            source("e", url="https://b.example/"),
            source("f", url="http://b.example"),
            source("g", url="https://g.example/", archived="https://www.a.example/y"),
            source("h", url="https://h.example/", archived="http://h.example"),
            source("i"),
            source("j"),
        )
    )
    groups = [(group.address, [one.id for one in group.sources]) for group in found.same_address]
    assert groups == [
        ("a.example/x", ["a", "b"]),
        ("a.example/y", ["c", "g"]),
        ("b.example", ["e", "f"]),
    ]


def test_graded_sources_stand_by_their_grades_and_what_cannot_be_judged_last() -> None:
    grades = ["F1", "B6", "A2", "B1", "E5", "F6", "B", "2", "A1"]
    made = [
        source(
            f"s{number}",
            **{"reliability" if one.isalpha() else "credibility": one for one in grade},
        )
        for number, grade in enumerate(grades)
    ]
    found = survey(collection(*made, source("plain")))
    assert [one.grade for one in found.graded] == [
        *("A1", "A2", "B1", "B6", "B–", "E5", "F1", "–2", "F6")
    ]
