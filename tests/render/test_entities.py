from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.render.entities import MOST_TOGETHER, describe, entity_pages, kind_label
from dateline.render.lists import PAGE_LENGTH
from tests.records import actor, event, page, place, source, topic, view, vocabulary
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.page import Page
    from tests.render.html import Element


def shown(record: Record, *others: Record) -> Element:
    """What the first page of a record says, on a site with some other records."""
    return read_html(next(entity_pages(view(record, *others), record)).content)


def facts(content: Element) -> list[tuple[str, str]]:
    return list(zip(content.texts("dt"), content.texts("dd"), strict=True))


def test_an_actor() -> None:
    content = shown(
        actor(
            "jens",
            name="Jens Stoltenberg",
            kind="person",
            description="He *leads* [[nato]].",
            aliases=["J. Stoltenberg", "Stoltenberg"],
            also_known_as=[{"text": "\u0404\u043d\u0441", "lang": "uk"}],
            roles=[
                {"role": "Secretary-General", "at": "nato", "period": "2014-10/.."},
                {"role": "Prime Minister"},
                {"role": "Guest", "at": "nobody"},
            ],
            part_of=["delegation"],
            country="NO",
            wikidata="Q57353",
        ),
        actor("nato", name="NATO"),
        actor("delegation"),
    )
    assert content.texts("p", named="dl-kicker") == ["Person part of Delegation"]
    assert content.texts("p", named="dl-lead") == ["He leads NATO."]
    assert facts(content) == [
        ("Also called", "J. Stoltenberg, Stoltenberg"),
        ("In other scripts", "\u0404\u043d\u0441"),
        ("Office", "Secretary-General (NATO), from October 2014 onwards"),
        ("Office", "Prime Minister"),
        ("Office", "Guest"),
        ("Country", "Norway"),
        ("Wikidata", "Q57353"),
    ]
    assert content.all("bdi")[0].attributes == {"lang": "uk"}
    assert ("https://www.wikidata.org/wiki/Q57353", "Q57353") in content.links


@pytest.mark.parametrize(
    ("lat", "lon", "position"),
    [
        ("50.8503", "4.3517", "50.85° N, 4.352° E"),
        ("-33.9", "-70", "33.9° S, 70° W"),
        ("0", "0", "0° N, 0° E"),
    ],
)
def test_a_place(lat: str, lon: str, position: str) -> None:
    content = shown(place(kind="city", lat=lat, lon=lon, geonames="2800866", country="XK"))
    assert content.texts("p", named="dl-kicker") == ["City"]
    assert facts(content) == [
        ("Position", position),
        ("Country", "Kosovo"),
        ("GeoNames", "2800866"),
    ]


def test_half_a_position_is_none() -> None:
    assert facts(shown(place(lat="50.85"))) == []


def test_a_country_without_a_name_is_shown_by_its_code() -> None:
    assert facts(shown(place(country="QQ"))) == [("Country", "QQ")]


@pytest.mark.parametrize(
    ("record", "label"),
    [
        (actor(kind="person"), "Person"),
        (actor(kind="organization"), "Organization"),
        (actor(kind="state"), "State"),
        (actor(kind="group"), "Group"),
        (actor(kind="other"), "Actor"),
        (place(kind="water"), "Water"),
        (place(kind="unknown"), "Place"),
        (place(), "Place"),
        (topic(), "Topic"),
    ],
)
def test_kind_label(record: Record, label: str) -> None:
    assert kind_label(view(), record) == label


def test_a_kind_of_place_of_the_sites_own() -> None:
    assert (
        kind_label(view(words=vocabulary(place_kinds={"fort": "Fort"})), place(kind="fort"))
        == "Fort"
    )


def test_its_timeline() -> None:
    content = shown(
        actor(),
        event("a", date="2021-12-30", actors=["nato"], importance="5"),
        event("b", date="2022-06", actors=["nato"], status="planned"),
        event("c", statements=[{"by": "nato", "says": "Yes."}], date="../2020"),
        event("d"),
        event("gone", actors=["nato"], withdrawn={"date": "2022-02-01"}),
    )
    assert content.texts("h2") == ["Timeline 3 events"]
    assert content.texts("h3") == ["Beginning not known 1 event", "2021 1 event", "2022 1 event"]
    assert content.texts("li", named="dl-gap") == [
        "21 weeks without an event",
    ]
    assert content.texts("a", named="dl-title") == ["C", "A", "B"]
    assert ("../../timeline/2021/", "2021") in content.links


def test_whom_it_appears_with() -> None:
    others = [actor(f"a{number:02}") for number in range(MOST_TOGETHER + 5)]
    content = shown(
        actor(),
        *others,
        event("x", actors=["nato", *(one.id for one in others)]),
        event("y", actors=["nato", "a03"]),
    )
    [table] = content.all("tbody")
    rows = [row.texts("td") for row in table.all("tr")]
    assert len(rows) == MOST_TOGETHER
    assert rows[:2] == [["A03", "2"], ["A00", "1"]]
    assert "Appears with" in content.texts("h2")


def test_its_parts_and_office_holders() -> None:
    content = shown(
        actor(),
        actor("b-office", name="B Office", part_of=["nato"]),
        actor("a-office", name="A Office", part_of=["nato"]),
        actor("jens", roles=[{"role": "Chair", "at": "nato"}, {"role": "Chief", "at": "nato"}]),
        actor("gone", part_of=["nato"], withdrawn={"date": "2022-01-01"}),
        event(actors=["nato"]),
    )
    assert content.texts("h2")[0] == "Members and parts"
    assert [one.texts("li") for one in content.all("ul", named="dl-inline")] == [
        ["A Office", "B Office", "Jens Chair, Chief"]
    ]


def test_a_place_has_the_events_of_its_parts() -> None:
    content = shown(
        place("belgium"), place("brussels", part_of=["belgium"]), event(places=["brussels"])
    )
    assert content.texts("h2") == ["Parts", "Timeline 1 event"]
    assert content.texts("a", named="dl-title") == ["Council"]


def test_where_else_it_is_named() -> None:
    record = topic()
    rendering = view(
        record,
        event("with", topics=["talks"], body="[[talks]]"),
        event("without", date="2022-02", summary="[[talks]]"),
        event("gone", body="[[talks]]", withdrawn={"date": "2022-02-01"}),
        actor("nato", description="See [[talks]]."),
        actor("old", description="See [[talks]].", withdrawn={"date": "2022-02-01"}),
        source("article", note="[[talks]]"),
        topic("part", part_of=["talks"]),
        pages=[page("index.md", "[[talks]]", "Overview"), page("a/b.md", "[[talks]]", "B")],
    )
    content = read_html(next(entity_pages(rendering, record)).content)
    [section] = [one for one in content.all("section") if "mentions" in one.ids]
    assert section.links == [
        ("../../actors/nato/", "Nato"),
        ("../../events/without/", "Without"),
        ("../../sources/article/", "Article"),
        ("../../", "Overview"),
        ("../../a/b/", "B"),
    ]
    assert section.texts("span", named="dl-note") == ["February 2022"]


def numbered(count: int) -> list[Page]:
    record = actor(description="An alliance.", body="Text.", added="2022-01-01")
    events = [
        event(f"e{number:04}", date="2022-01-12", actors=["nato", "other"], added="2022-02-02")
        for number in range(count)
    ]
    rendering = view(record, actor("other"), actor("part", part_of=["nato"]), *events)
    return list(entity_pages(rendering, record))


@pytest.mark.parametrize(
    ("count", "addresses"),
    [
        (0, ["actors/nato/"]),
        (PAGE_LENGTH, ["actors/nato/"]),
        (PAGE_LENGTH + 1, ["actors/nato/", "actors/nato/page/2/"]),
        (2 * PAGE_LENGTH + 1, ["actors/nato/", "actors/nato/page/2/", "actors/nato/page/3/"]),
    ],
)
def test_many_events_stand_on_numbered_pages(count: int, addresses: list[str]) -> None:
    made = numbered(count)
    assert [one.address for one in made] == addresses
    contents = [read_html(one.content) for one in made]
    listed = [title for content in contents for title in content.texts("a", named="dl-title")]
    assert len(listed) == len(set(listed)) == count


def test_only_the_first_page_tells_of_the_record_itself() -> None:
    first, second = numbered(PAGE_LENGTH + 1)
    assert (first.title, second.title) == ("Nato", "Nato, page 2")
    contents = read_html(first.content), read_html(second.content)
    assert [one.texts("h1") for one in contents] == [["Nato"], ["Nato page 2"]]
    assert [len(one.all("div", named="dl-body")) for one in contents] == [1, 0]
    assert [[heading.anchor for heading in one.headings] for one in (first, second)] == [
        ["parts", "timeline", "together"],
        ["timeline"],
    ]
    navigation = [one.all("nav", named="dl-numbered")[0] for one in contents]
    assert [one.texts("p") for one in navigation] == [["Page 1 of 2"], ["Page 2 of 2"]]
    assert [one.links for one in navigation] == [
        [("../../actors/nato/page/2/", "Next page")],
        [("../../../../actors/nato/", "Previous page")],
    ]
    assert first.modified == second.modified == "2022-02-02"


def test_a_page_of_a_bare_name_has_no_record_to_edit() -> None:
    made = next(entity_pages(view(), actor("actor:nato", registered=False)))
    assert made.address == "actors/nato/"
    assert "actors/nato.yml" not in made.content


@pytest.mark.parametrize(
    ("values", "description"),
    [
        ({"description": "It *meets* in [[brussels|town]]."}, "Nato: It meets in town."),
        ({}, "Nato: a timeline of 1 event"),
    ],
)
def test_describe(values: dict[str, object], description: str) -> None:
    record = actor(**values)
    assert describe(view(record, place(), event(actors=["nato"])), record) == description
