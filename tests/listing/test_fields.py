from __future__ import annotations

import pytest

from dateline.listing.fields import SHOWN, cell, fields_of, plain, value_of
from dateline.model.kind import Kind
from tests.records import actor, event, place, statement, vocabulary

EVENT = event(
    date="2021-12~",
    actors=["nato", "un"],
    summary="One\n  line",
    importance="4",
    sources=["a", {"id": "b", "locator": "p. 1"}],
    evidence={"date": ["a", "b"], "title": ["c"]},
    relations={"follows": ["x", "y"], "causes": ["z"]},
    statements=[statement()],
    own={"rank": 1.5, "lane": ("u", "v")},
)


@pytest.mark.parametrize(
    ("name", "shown", "said"),
    [
        ("id", "council", "council"),
        ("date", "2021-12~", "2021-12~"),
        ("status", "confirmed", "confirmed"),
        ("importance", "4", 4),
        ("actors", "nato; un", ["nato", "un"]),
        ("summary", "One line", "One\n  line"),
        ("body", "", None),
        ("topics", "", []),
        ("sources", "a; b", [{"id": "a"}, {"id": "b", "locator": "p. 1"}]),
        ("evidence", "date: a, b; title: c",
         {"date": [{"id": "a"}, {"id": "b"}], "title": [{"id": "c"}]}),
        ("relations", "follows: x, y; causes: z", {"follows": ["x", "y"], "causes": ["z"]}),
        ("statements", "1", [{"by": ["nato"], "says": "It said so."}]),
        ("rank", "1.5", 1.5),
        ("lane", "u; v", ["u", "v"]),
        ("within", "", None),
    ],
)  # fmt: skip
def test_what_is_shown(name: str, shown: str, said: object) -> None:
    assert cell(value_of(EVENT, name)) == shown
    assert plain(value_of(EVENT, name)) == said


@pytest.mark.parametrize(("number", "shown"), [("50.0", "50"), ("-0.1275", "-0.1275"), ("0", "0")])
def test_numbers(number: str, shown: str) -> None:
    assert cell(place(lat=number).lat) == shown


def test_the_fields_of_a_kind() -> None:
    words = vocabulary(fields={"lane": {"kind": "text", "on": "event", "label": "L"}})
    assert fields_of(Kind.EVENT, words)[:2] == ("id", "path")
    assert fields_of(Kind.EVENT, words)[-1] == "lane"
    assert "lane" not in fields_of(Kind.ACTOR, words)
    assert not {"own", "within", "registered"} & set(fields_of(Kind.EVENT, words))


@pytest.mark.parametrize("kind", Kind)
def test_what_is_shown_unasked_is_a_field(kind: Kind) -> None:
    assert set(SHOWN[kind]) <= set(fields_of(kind, vocabulary()))


def test_a_record_of_another_kind_has_no_such_field() -> None:
    assert value_of(actor(), "date") is None
