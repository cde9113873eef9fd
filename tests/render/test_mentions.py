from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.render.mentions import Mention, mentions
from tests.records import actor, event, page, place, source, topic, view, vocabulary

if TYPE_CHECKING:
    from dateline.model.records import Record

WORDS = vocabulary(
    fields={"desk": {"kind": "reference", "on": "source", "label": "Desk", "to": "actor"}}
)


@pytest.mark.parametrize(
    ("record", "shown"),
    [
        (event("e", date="2022-01", body="[[nato]]"), [("events/e/", "E", "January 2022")]),
        (event("e", actors=["nato"], body="[[nato]]"), []),
        (event("e", body="[[nato]]", withdrawn={"date": "2022"}), []),
        (actor("a", description="[[nato]]"), [("actors/a/", "A", None)]),
        (actor("a", part_of=["nato"]), []),
        (actor("a", roles=[{"role": "Chair", "at": "nato"}]), []),
        (actor("a", part_of=["nato"], body="[[nato]]"), [("actors/a/", "A", None)]),
        (actor("a", body="[[nato]]", withdrawn={"date": "2022"}), []),
        (place("p", body="[[nato]]"), [("places/p/", "P", None)]),
        (source("s", note="[[nato]]"), [("sources/s/", "S", None)]),
        (source("s", own={"desk": "nato"}), [("sources/s/", "S", None)]),
        (topic("t"), []),
        (actor("nato", body="[[nato]]"), []),
    ],
)
def test_who_names_an_actor(record: Record, shown: list[tuple[str, str, str | None]]) -> None:
    records = (record,) if record.id == "nato" else (record, actor("nato"))
    found = mentions(view(*records, words=WORDS), "nato", beside=frozenset({"part_of", "roles"}))
    assert found == tuple(Mention(*one) for one in shown)


def test_events_that_are_related_stand_elsewhere() -> None:
    rendering = view(
        event("a"),
        event("b", relations={"follows": ["a"]}, body="[[a]]"),
        event("c", body="[[a]]", date="2022-02-01"),
    )
    assert [one.label for one in mentions(rendering, "a")] == ["C"]


def test_hand_written_pages_name_records() -> None:
    rendering = view(
        topic(),
        pages=[
            page("index.md", "[[talks]]", "Overview"),
            page("a/b.md", "[[talks]]", "Über <uns>"),
        ],
    )
    assert mentions(rendering, "talks") == (
        Mention("", "Overview", None),
        Mention("a/b/", "Über <uns>", None),
    )
