from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.export.search import SearchRecord, days_of, parts_of, search_records, years_of
from dateline.model.dates import parse
from tests.records import actor, event, page, place, source, statement, timeline, topic, vocabulary

if TYPE_CHECKING:
    from dateline.timeline import Timeline


def found(linked: Timeline, locale: str = "en") -> dict[str, SearchRecord]:
    """The search records of a timeline by address."""
    return {
        record.address: record
        for part in parts_of(linked)
        for record in search_records(part, linked.collection, locale)
    }


def test_an_event_is_found_by_all_that_its_page_says() -> None:
    linked = timeline(
        event(
            title="Council meets",
            summary="Allies *met* in [[brussels]].",
            body="They talked.",
            actors=["nato"],
            places=["brussels"],
            topics=["security"],
            statements=[
                {"by": "nato", "quote": "A step.", "original": {"lang": "fr", "text": "Un pas."}}
            ],
        ),
        actor(name="NATO", aliases=["the Alliance"]),
        place(),
        topic("security"),
    )
    assert found(linked)["events/council/"] == SearchRecord(
        "events/council/",
        (
            "Allies met in Brussels.\nNATO: A step. Un pas.\nThey talked.\n"
            "NATO · Brussels · Security"
        ),
        {"title": "Council meets", "date": "12 January 2022", "days": "2022-01-12 12 Jan 2022"},
        {"kind": ["event"], "year": ["2022"]},
    )


def test_an_actor_is_found_by_every_name() -> None:
    linked = timeline(
        actor(
            name="NATO",
            aliases=["the Alliance"],
            also_known_as=[{"text": "Північноатлантичний альянс", "lang": "uk"}],
            description="A military alliance.",
        )
    )
    assert found(linked)["actors/nato/"] == SearchRecord(
        "actors/nato/",
        "A military alliance.",
        {"title": "NATO", "names": "the Alliance, Північноатлантичний альянс"},
        {"kind": ["actor"]},
    )


def test_a_source_is_found_by_its_publisher_and_its_day() -> None:
    record = source(publisher="The Gazette", authors=["A. Writer"], published="2022-02-03")
    assert found(timeline(record))["sources/article/"] == SearchRecord(
        "sources/article/",
        "The Gazette · A. Writer",
        {"title": "Article", "date": "3 February 2022", "days": "2022-02-03 3 Feb 2022"},
        {"kind": ["source"], "year": ["2022"]},
    )


def test_a_hand_written_page_is_found_by_its_words() -> None:
    linked = timeline(pages=[page(text="# About\n\nWho we *are*.\n")])
    assert found(linked)["about/"] == SearchRecord(
        "about/", "About Who we are.", {"title": "About"}, {"kind": ["page"]}
    )


def test_a_sites_own_fields_are_found_by_what_readers_see() -> None:
    words = vocabulary(
        fields={
            "lane": {
                "kind": "term",
                "on": "event",
                "label": "Lane",
                "terms": {"mil": {"label": "Military"}},
            },
            "code": {"kind": "text", "on": "event", "label": "Code"},
        }
    )
    linked = timeline(event(own={"lane": "mil", "code": "Blue Fox"}), words=words)
    assert found(linked)["events/council/"].content == "Military · Blue Fox"


def test_what_was_withdrawn_is_not_found() -> None:
    withdrawn = {"date": "2022-03-01"}
    linked = timeline(event(withdrawn=withdrawn), actor(withdrawn=withdrawn))
    assert found(linked) == {}


def test_nothing_is_without_text_as_that_would_be_left_out() -> None:
    linked = timeline(event(), actor(), pages=[page(text="")])
    assert {record.content for record in found(linked).values()} == {"Council", "Nato", "About"}


def test_no_text_gives_commands_to_the_index() -> None:
    linked = timeline(
        event(
            title="___PAGEFIND_WEIGHT___10 first",
            summary="___END_PAGEFIND_WEIGHT___ ___PAGEFIND_ANCHOR___h2:1:x",
            statements=[statement(says="___PAGEFIND_WEIGHT___10")],
        ),
        actor(name="___PAGEFIND_WEIGHT___10"),
    )
    assert "___" not in repr(found(linked))


def test_events_stand_in_order_of_time_and_what_is_no_event_before_them() -> None:
    linked = timeline(
        event("second", date="2022-02-01"), event("first", date="2022-01-01"), topic(), actor()
    )
    assert list(found(linked)) == [
        "actors/nato/",
        "topics/talks/",
        "events/first/",
        "events/second/",
    ]


def test_many_events_are_shared_out_by_decade() -> None:
    linked = timeline(
        event("a", date="1989-12-31"),
        event("b", date="1990"),
        event("c", date="1999-01"),
        event("d", date="-0043"),
        event("e", date="XXXX"),
        actor(),
    )
    parts = {part.name: [one.id for one in part.events] for part in parts_of(linked, most=4)}
    assert parts == {"": ["e"], "-0040s": ["d"], "1980s": ["a"], "1990s": ["b", "c"]}
    assert [part.others for part in parts_of(linked, most=4)] == [True, False, False, False]
    assert [part.name for part in parts_of(linked, most=5)] == [""]


@pytest.mark.parametrize(
    ("date", "locale", "days"),
    [
        ("2022-01-12", "en", "2022-01-12 12 Jan 2022"),
        ("2022-01-12T14:00Z", "en", "2022-01-12 12 Jan 2022"),
        ("2022-01", "en", "2022-01 Jan 2022"),
        ("2022", "en", ""),
        ("2022-01-12", "de", "2022-01-12 12. Jan. 2022 12 January 2022 12 Jan 2022"),
        ("2022-01-12", "uk", "2022-01-12 12 січ. січень 2022 року January Jan"),
        ("2022-01-30/2022-02-01", "en", "2022-01-30 2022-01-31 2022-02-01 31 January 2022 Jan Feb"),
        ("2022-01-12/..", "en", "2022-01-12 12 Jan 2022"),
        ("2021-01-01/2022-12-31", "en", "2021-01-01 2022-12-31 Jan Dec"),
        ("2022-01-12~", "en", "2022-01-12 Jan"),
        ("-0043-03-15", "en", "-0043-03-15 15 Mar 44 BCE"),
        ("2021/2022", "en", ""),
    ],
)
def test_a_day_is_found_however_it_is_written(date: str, locale: str, days: str) -> None:
    said = days_of(parse(date), locale)
    assert set(days.split()) <= set(said.split()), said


def test_what_is_known_to_the_month_is_not_found_by_a_day() -> None:
    assert days_of(parse("2022-01"), "en") == "2022-01 Jan 2022"
    assert days_of(parse("2022"), "en") == ""


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2022-01-12", (2022,)),
        ("2021-12/2022-02", (2021, 2022)),
        ("2022/..", (2022,)),
        ("../2022", (2022,)),
        ("-0043", (-43,)),
        ("0001/1900", (1, 1900)),
        ("201X", tuple(range(2010, 2020))),
    ],
)
def test_a_date_falls_in_every_year_that_it_may_mean(date: str, years: tuple[int, ...]) -> None:
    assert years_of(parse(date)) == years
