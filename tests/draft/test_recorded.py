from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.draft.proposal import Field, RecordDraft
from dateline.draft.recorded import recorded_as
from dateline.model.dates import parse
from dateline.model.kind import Kind
from tests.records import collection, event, source, statement

THERE = event(
    "call",
    title="Biden and Putin hold a video call",
    date="2021-12-07",
    type="call",
    actors=["biden", "putin"],
    places=["geneva"],
    sources=["paper"],
    statements=[statement("biden", says="A.", source=["paper"])],
)
COLLECTION = collection(
    THERE,
    event("gone", title="Joe Biden and Putin call", date="2021-12-07", status="withdrawn"),
    event("long", title="Forces gather", date="2021-01/..", actors=["biden", "putin"], type="call"),
    source("paper"),
)


def draft(**values: str | tuple[str, ...]) -> RecordDraft:
    given = {
        "title": "Joe Biden holds a secure video call with Vladimir Putin",
        "type": "call",
        "actors": ("biden", "putin"),
        **values,
    }
    fields = tuple(Field(name, value) for name, value in given.items())
    return RecordDraft(Kind.EVENT, "draft", "events/2021", (), fields)


@pytest.mark.parametrize(
    ("values", "date", "expected"),
    [
        ({}, "2021-12-07", ["events/call.yml"]),
        ({}, "2021-12", ["events/call.yml"]),
        ({}, "2021-12-08", []),
        ({"title": "Trade grows", "actors": ("biden",)}, "2021-12-07", []),
        ({"title": "Trade grows", "actors": ()}, "2021-12-07", []),
        (
            {"title": "Biden holds video call", "actors": ("biden",)},
            "2021-12-07",
            ["events/call.yml"],
        ),
        ({"title": "Trade grows", "places": ("riga",)}, "2021-12-07", []),
        ({"title": "Forces gather"}, "2021-12-01", ["events/long.yml"]),
    ],
)
def test_what_may_be_there_already(
    values: dict[str, str | tuple[str, ...]], date: str, expected: list[str]
) -> None:
    found = recorded_as(draft(**values), parse(date), COLLECTION, "paper")
    assert [one.path for one in found] == expected


def test_what_is_said_of_it() -> None:
    (one,) = recorded_as(draft(), parse("2021-12-07"), COLLECTION, "paper")
    assert (one.cites, one.speakers) == (True, frozenset({"biden"}))
    assert one.why == "of the same date, with biden, putin"
    (other,) = recorded_as(draft(), parse("2021-12-07"), COLLECTION, "another")
    assert (other.cites, other.speakers) == (False, frozenset())


@pytest.mark.parametrize(
    ("actors", "strangers", "in_doubt"),
    [
        (("biden", "macron"), (), True),
        (("biden",), ("Emmanuel Macron",), True),
        (("biden",), (), False),
        (("biden", "putin"), ("Emmanuel Macron",), False),
    ],
)
def test_each_names_somebody_whom_the_other_lacks(
    actors: tuple[str, ...], strangers: tuple[str, ...], in_doubt: bool
) -> None:
    given = draft(title="Joe Biden holds a video call with him", actors=actors)
    (one,) = recorded_as(
        replace(given, strangers=strangers), parse("2021-12-07"), COLLECTION, "paper"
    )
    assert one.in_doubt is in_doubt
