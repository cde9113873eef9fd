from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.listing.query import Query, QueryError, select
from dateline.model.kind import Kind
from dateline.model.vocabulary import FieldKind
from tests.records import actor, collection, event, place, source, statement, topic, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = vocabulary(
    fields={
        "lane": {"kind": "terms", "on": "event", "label": "L", "terms": {"u": "U", "v": "V"}},
        "rank": {"kind": "number", "on": "event", "label": "R"},
        "until": {"kind": "date", "on": "event", "label": "U"},
        "lead": {"kind": "reference", "on": "event", "to": "actor", "label": "L"},
    }
)
SITE = collection(
    event("a", title="Council meets", date="2021-12-31", actors=["nato"], importance="4"),
    event(
        "b",
        date="2022-01~",
        type="call",
        status="reported",
        places=["kyiv"],
        topics=["arms"],
        relations={"follows": ["a"]},
    ),
    event("c", date="2022-01-10/2022-02-03", statements=[statement("un", source="paper")]),
    event(
        "d",
        date="XXXX",
        sources=["paper"],
        evidence={"date": [{"id": "paper", "locator": "page 2"}]},
        own={"lane": ("u", "v"), "rank": 10.0},
    ),
    event("e", date="2022-03-01T10:00:00Z", own={"lead": "un", "rank": 9.0, "lane": ("u",)}),
    actor("nato", name="NATO", aliases=["The alliance"]),
    actor("un", name="Un", kind="group", country="US", part_of=["nato"]),
    place("ukraine"),
    place("kyiv", part_of=["ukraine"]),
    topic("arms"),
    source("paper", published="2022-01-14", url="https://paper.example/", language="en"),
    words=WORDS,
)


def ids(
    filters: Mapping[str, str] | None = None,
    kind: Kind = Kind.EVENT,
    *,
    certain: bool = False,
    sort: str = "",
) -> str:
    """The ids of what fits, in order."""
    names = tuple(sort.split(",")) if sort else ()
    return " ".join(
        one.id for one in select(SITE, Query(kind, tuple((filters or {}).items()), certain, names))
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, "d a b c e"),
        ({"actor": "nato"}, "a"),
        ({"actor": "The Alliance"}, "a"),
        ({"actor": "un"}, "c e"),
        ({"actors": "un"}, ""),
        ({"lead": "un"}, "e"),
        ({"place": "ukraine"}, "b"),
        ({"place": "kyiv"}, "b"),
        ({"places": "ukraine"}, ""),
        ({"topic": "arms"}, "b"),
        ({"source": "paper"}, "d c"),
        ({"sources": "paper"}, "d"),
        ({"type": "call"}, "b"),
        ({"status": "confirmed"}, "d a c e"),
        ({"title": "council"}, "a"),
        ({"title": "MEETS"}, "a"),
        ({"id": "a"}, "a"),
        ({"path": "events/b.yml"}, "b"),
        ({"importance": "4"}, "a"),
        ({"importance": "5"}, ""),
        ({"importance": ""}, "d b c e"),
        ({"year": "2021"}, "d a"),
        ({"year": "2022"}, "d b c e"),
        ({"year": "-43"}, ""),
        ({"date": "2022-02"}, "d c"),
        ({"date": "2022-01-09/2022-01-11"}, "d b c"),
        ({"date": "2022-03/.."}, "d e"),
        ({"year": "2022", "type": "call", "place": "kyiv"}, "b"),
        ({"lane": "u"}, "d e"),
        ({"lane": "v"}, "d"),
        ({"lane": ""}, "a b c"),
        ({"rank": "9"}, "e"),
        ({"until": "2022"}, ""),
        ({"statements": "1"}, "c"),
        ({"statements": "2"}, ""),
        ({"statements": "un"}, "c"),
        ({"statements": "paper"}, "c"),
        ({"statements": "It said so."}, "c"),
        ({"statements": "quote"}, ""),
        ({"statements": ""}, "d a b e"),
        ({"relations": "a"}, "b"),
        ({"relations": "follows"}, "b"),
        ({"relations": "causes"}, ""),
        ({"evidence": "date"}, "d"),
        ({"evidence": "paper"}, "d"),
        ({"evidence": "page 2"}, ""),
    ],
)
def test_events_by_any_field(filters: dict[str, str], expected: str) -> None:
    assert ids(filters) == expected


def test_what_is_shown_as_disputed_is_found_as_that() -> None:
    versions = [statement(about="the day"), statement("un", about="the day")]
    known = collection(
        event("differ", statements=versions), event("said", status="disputed"), event("plain")
    )
    found = select(known, Query(filters=(("status", "disputed"),)))
    assert [one.id for one in found] == ["differ", "said"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [({"year": "2022"}, "c e"), ({"year": "2021"}, "a"), ({"date": "2022-01"}, "c")],
)
def test_for_certain(filters: dict[str, str], expected: str) -> None:
    assert ids(filters, certain=True) == expected


@pytest.mark.parametrize(
    ("kind", "filters", "expected"),
    [
        (Kind.ACTOR, {}, "nato un"),
        (Kind.ACTOR, {"country": "us"}, "un"),
        (Kind.ACTOR, {"country": ""}, "nato"),
        (Kind.ACTOR, {"actor": "nato"}, "un"),
        (Kind.ACTOR, {"aliases": "alliance"}, "nato"),
        (Kind.PLACE, {"place": "ukraine"}, "kyiv"),
        (Kind.TOPIC, {"name": "arm"}, "arms"),
        (Kind.SOURCE, {"published": "2022"}, "paper"),
        (Kind.SOURCE, {"published": "2021"}, ""),
        (Kind.SOURCE, {"language": "en", "archived": ""}, "paper"),
    ],
)
def test_other_kinds(kind: Kind, filters: dict[str, str], expected: str) -> None:
    assert ids(filters, kind) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("id", "a b c d e"),
        ("-id", "e d c b a"),
        ("date", "d a b c e"),
        ("-date", "e c b a d"),
        ("type,-id", "b e d c a"),
        ("rank", "e d a b c"),
        ("-rank", "d e a b c"),
        ("importance,id", "a b c d e"),
    ],
)
def test_the_order(sort: str, expected: str) -> None:
    assert ids(sort=sort) == expected


@pytest.mark.parametrize(
    ("filters", "complaint"),
    [
        ({"titel": "x"}, "an event has no field “titel”; did you mean “title”?"),
        ({"own": "x"}, "no field “own”"),
        ({"actor": "natto"}, "did you mean “nato”?"),
        ({"type": "cal"}, "“cal” is no type; did you mean “call”?"),
        ({"status": "x"}, "“x” is no status; there are: confirmed"),
        ({"year": "last"}, "a year is a number"),
        ({"year": "²"}, "a year is a number"),
        ({"date": "12.1.2022"}, "2022-01-12"),
        ({"importance": "high"}, "a number from 1 to 5"),
    ],
)
def test_what_does_not_exist(filters: dict[str, str], complaint: str) -> None:
    with pytest.raises(QueryError) as error:
        ids(filters)
    assert complaint in str(error.value)


def test_a_field_to_sort_by_that_does_not_exist() -> None:
    with pytest.raises(QueryError, match="no field “dat”"):
        ids(sort="-dat")


def test_every_kind_of_own_field_is_tested() -> None:
    kinds = {field.kind for field in WORDS.fields.values()}
    assert kinds == set(FieldKind) - {FieldKind.TEXT, FieldKind.TERM}
