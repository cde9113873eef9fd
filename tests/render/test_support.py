from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.render.support import last_supports
from tests.records import event

if TYPE_CHECKING:
    from dateline.model.records import Event

STANDING = {"a", "b"}


def rests(made: Event) -> dict[str, tuple[tuple[str, ...], tuple[int, ...]]]:
    """What of an event rests on one source alone, by source."""
    found = last_supports([made], STANDING)
    return {one: (its[made.id].fields, its[made.id].statements) for one, its in found.items()}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {}),
        ({"sources": ["a"]}, {"a": (("event",), ())}),
        ({"sources": ["a", "a"]}, {"a": (("event",), ())}),
        ({"sources": ["a", "b"]}, {}),
        ({"sources": ["a", "gone"]}, {"a": (("event",), ())}),
        ({"sources": ["gone"]}, {}),
        (
            {"sources": [{"id": "a", "supports": ["date", "event"]}, "b"]},
            {"a": (("date",), ())},
        ),
        (
            {"sources": [{"id": "a", "supports": "date"}, "b"], "evidence": {"date": ["b"]}},
            {},
        ),
        (
            {"sources": ["a", "b"], "evidence": {"date": ["a"], "places": ["b"]}},
            {"a": (("date",), ()), "b": (("places",), ())},
        ),
        (
            {
                "sources": ["a"],
                "statements": [
                    {"by": "x", "says": "y", "source": "b"},
                    {"by": "x", "says": "y", "source": ["a", "b"]},
                    {"by": "x", "says": "y", "source": ["b", "b"]},
                    {"by": "x", "says": "y"},
                ],
            },
            {"a": (("event",), ()), "b": ((), (1, 3))},
        ),
        ({"sources": ["a", "b"], "evidence": {"statements": ["a"]}}, {"a": (("statements",), ())}),
    ],
)
def test_what_rests_on_one_source(
    values: dict[str, object], expected: dict[str, tuple[tuple[str, ...], tuple[int, ...]]]
) -> None:
    assert rests(event(**values)) == expected


def test_events_stand_in_their_order() -> None:
    events = [event(name, sources=["a"]) for name in ("z", "m", "b")]
    assert list(last_supports(events, STANDING)["a"]) == ["z", "m", "b"]
