from __future__ import annotations

from dateline.render.disputes import open_disputes
from dateline.render.entities import entity_pages
from tests.records import actor, event, source, timeline, topic, view
from tests.render.html import read_html

PAGE_2 = {"id": "article", "locator": "p2"}
VERSIONS = [
    {"by": "nato", "quote": "Yes.", "about": "the aim", "source": "article", "stance": "asserts"},
    {"by": "russia", "says": "No.", "about": "the aim", "date": "2022-01-10", "source": "readout"},
    {
        "by": "nato",
        "says": "Soon.",
        "about": "the day",
        "source": PAGE_2,
    },
    {"by": "russia", "says": "Later.", "about": "the day", "source": "article"},
]


def about(identifier: str, **values: object) -> dict[str, object]:
    return {"topics": ["talks"], "title": identifier.title(), **values}


EVENTS = (
    event("council", **about("council", statements=VERSIONS)),
    event("plain", **about("plain", statements=VERSIONS[:1])),
    event("whether", **about("whether", status="disputed", date="2022-01-20")),
    event("old", **about("old", statements=VERSIONS)),
    event("new", **about("new", relations={"supersedes": "old"})),
)


def test_disputes_are_open_until_another_event_takes_the_place() -> None:
    linked = timeline(*EVENTS, topic(), actor(), source())
    found = list(open_disputes(linked.events, linked))
    assert [(one.event.id, [point.about for point in one.disputes]) for one in found] == [
        ("council", ["the aim", "the day"]),
        ("whether", []),
    ]


def test_a_topic_gathers_its_open_disputes() -> None:
    talks = topic(name="Talks")
    known = view(
        talks,
        *EVENTS,
        actor("nato", name="NATO"),
        actor("russia", name="Russia"),
        source("article", publisher="The Paper", published="2022-01-14"),
        source("readout", publisher="NATO"),
    )
    [made] = entity_pages(known, talks)
    content = read_html(made.content)
    assert ("disputes", "Open disputes") in [(one.anchor, one.text) for one in made.headings]
    assert ("#disputes", "Disputed 3 open disputes") in content.links
    assert content.with_id("disputes").text == "Open disputes 3"
    [section] = content.all("section", named="dl-disputes")
    assert section.links[0] == ("../../events/council/#disputed", "The aim")
    assert ("../../events/council/#disputed-2", "The day") in section.links
    assert ("../../events/whether/", "Whether") in section.links
    first, second = section.all("ul")[0].all("li")
    assert first.text.startswith("Russia since 10 January 2022 No. NATO: Readout one source")
    assert second.text == (
        "NATO asserts since 14 January 2022 (published) “Yes.” The Paper: Article one source"
    )
    assert "(p2)" in section.all("ul")[1].text


def test_actors_have_no_such_section() -> None:
    russia = actor("russia")
    [made] = entity_pages(view(russia, *EVENTS), russia)
    assert "dl-disputes" not in made.content
