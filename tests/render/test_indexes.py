from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.indexes import index_pages
from dateline.render.lists import INDEX_LENGTH, PAGE_LENGTH
from tests.records import actor, event, place, source, topic, view
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.page import Page
    from tests.render.html import Element


def made(*records: Record) -> dict[str, Page]:
    """The index pages of some records, by address."""
    return {one.address: one for one in index_pages(view(*records))}


def listed(content: Element) -> dict[str, list[str]]:
    """The entries of an index by their heading, empty for none."""
    found = {}
    for group in (*content.all("section"), *content.all("div")):
        if group.all("ul", named="dl-index"):
            headings = group.texts("h2")
            found[headings[0] if headings else ""] = group.texts("li")
    return found


def test_only_kinds_with_records_have_an_index() -> None:
    assert made() == {}
    assert list(made(topic(), event())) == ["events/", "topics/"]


def test_events_stand_the_latest_first() -> None:
    one = made(event("a", date="2021-01-01"), event("b"), event("c", date="../1999"))["events/"]
    content = read_html(one.content)
    assert content.texts("a", named="dl-title") == ["B", "A", "C"]
    assert content.texts("h2") == ["2022 1 event", "2021 1 event", "Beginning not known 1 event"]
    assert content.texts("p", named="dl-lead") == ["3 events, the latest first."]
    assert one.description == "The talks: 3 events."


def test_actors_stand_by_what_they_are_then_by_name() -> None:
    content = read_html(
        made(
            actor("zelensky", kind="person", roles=[{"role": "President"}, {"role": "Actor"}]),
            actor("biden", kind="person"),
            actor("nato"),
            actor("russia", kind="state"),
            actor("g7", kind="group"),
            actor("x", kind="other"),
            actor("gone", withdrawn={"date": "2022-01-01"}),
            event("a", actors=["biden", "nato"]),
            event("b", actors=["biden"]),
        )["actors/"].content
    )
    assert listed(content) == {
        "People 2": ["Biden2 events", "Zelensky President, Actor0 events"],
        "Organizations 1": ["Nato1 event"],
        "States 1": ["Russia0 events"],
        "Groups 1": ["G70 events"],
        "Others 1": ["X0 events"],
    }


def test_places_and_topics_stand_by_name() -> None:
    pages = made(
        place("a", name="zurich", kind="city"),
        place("b", name="Ålborg"),
        place("c", name="Aachen", kind="water"),
        place("d", name="Berlin"),
        topic("talks"),
        topic("arms"),
    )
    assert [text.partition("0")[0] for text in listed(read_html(pages["places/"].content))[""]] == [
        "Aachen Water",
        "Ålborg Place",
        "Berlin Place",
        "zurich City",
    ]
    assert [text for _, text in read_html(pages["topics/"].content).links] == ["Arms", "Talks"]


def test_sources_stand_by_publisher_then_by_day() -> None:
    pages = made(
        source("c", publisher="The Paper", published="2022-01-13"),
        source("b", publisher="The Paper"),
        source("a", publisher="The Paper", published="2022-01"),
        source("d", publisher="Agency"),
        source("e"),
    )
    content = read_html(pages["sources/"].content)
    assert listed(content) == {
        "Agency 1": ["D0 events"],
        "The Paper 3": ["A January 20220 events", "C 13 January 20220 events", "B0 events"],
        "Publisher not given 1": ["E0 events"],
    }


def test_graded_sources_say_their_grades_in_words() -> None:
    graded = made(source("a", publisher="A", reliability="B", credibility="6"), source("b"))
    content = read_html(graded["sources/"].content)
    assert listed(content) == {
        "A 1": ["A Source: B – usually reliable Information: 6 – cannot be judged0 events"],
        "Publisher not given 1": ["B0 events"],
    }
    assert content.texts("summary") == ["What the grades mean"]
    without = read_html(made(source("b"))["sources/"].content)
    assert without.texts("summary") == []


def test_the_index_of_sources_leads_to_that_of_publishers() -> None:
    pages = made(source("a", publisher="A"), topic())
    assert read_html(pages["sources/"].content).links[0] == ("../publishers/", "Publishers")
    assert "Publishers" not in pages["topics/"].content


def test_headings_have_ids_of_their_own_in_every_script() -> None:
    publishers = [
        "\u041f\u0440\u0430\u0432\u0434\u0430",
        "Pravda",
        "pravda",
        "!?",
        "",
        "?!",
        "Group",
    ]
    pages = made(*(source(f"s{n}", publisher=name) for n, name in enumerate(publishers)))
    one = pages["sources/"]
    content = read_html(one.content)
    anchors = [heading.anchor for heading in one.headings]
    assert len(set(anchors)) == len(anchors) == len(content.texts("h2"))
    assert [heading.attributes["id"] for heading in content.all("h2")] == anchors
    assert [content.with_id(anchor).text.rpartition(" ")[0] for anchor in anchors] == [
        heading.text for heading in one.headings
    ]


def test_a_long_index_stands_on_numbered_pages() -> None:
    pages = made(*(topic(f"t{number:04}") for number in range(INDEX_LENGTH + 1)))
    assert {address: one.title for address, one in pages.items()} == {
        "topics/": "Topics",
        "topics/page/2/": "Topics, page 2",
    }
    contents = [read_html(one.content) for one in pages.values()]
    assert [len(one.all("ul", named="dl-index")[0].all("li")) for one in contents] == [
        INDEX_LENGTH,
        1,
    ]
    assert contents[1].all("nav")[0].links == [("../../../topics/", "Previous page")]
    assert INDEX_LENGTH == 500


def test_many_events_stand_on_numbered_pages() -> None:
    pages = made(*(event(f"e{number:03}") for number in range(PAGE_LENGTH + 1)))
    assert list(pages) == ["events/", "events/page/2/"]
    assert read_html(pages["events/page/2/"].content).links[0] == (
        "../../../timeline/2022/",
        "2022",
    )
    assert [one.kind for one in pages.values()] == ["events", "events"]
