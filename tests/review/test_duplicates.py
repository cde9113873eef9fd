from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.review.duplicates import duplicates
from tests.records import actor, collection, event, place, source

if TYPE_CHECKING:
    from dateline.model.records import Record


def found(*records: Record, added: str) -> list[tuple[str, str, str]]:
    listed = duplicates(collection(*records), frozenset({added}))
    return [(record.id, other.id, reason) for record, other, reason in listed]


def test_sources_with_one_address() -> None:
    one = source("a", url="https://www.Example.org/x/")
    other = source("b", url="http://example.org/x?utm_source=mail#part")
    capital = source("c", url="https://example.org/X")
    assert found(one, other, added="b") == [("b", "a", "both have one address")]
    assert found(one, other, added="a") == [("a", "b", "both have one address")]
    assert found(one, other, capital, added="c") == []
    copy = source("d", archived="https://example.org/x")
    assert found(one, copy, added="d") == [("d", "a", "both have one address")]
    assert found(source("e", url="http://e.example", archived="https://e.example"), added="e") == []


def test_records_that_go_by_one_name() -> None:
    one, other = actor("nato", name="NATO"), actor("alliance", name="Alliance", aliases=["Nato"])
    assert found(one, other, added="alliance") == [("alliance", "nato", "both go by one name")]
    assert found(one, place("alliance", name="NATO"), added="alliance") == []


def test_events_that_are_much_alike() -> None:
    one = event("a", title="Council meets in Brussels for talks")
    other = event("b", title="Council meets in Brussels for talks")
    ((record, twin, reason),) = found(one, other, added="b")
    assert (record, twin) == ("b", "a")
    assert reason
