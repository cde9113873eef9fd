from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.model.dates import Day
from dateline.model.sighting import Sighting, State
from dateline.render.lists import PAGE_LENGTH
from dateline.render.sources import kind_label, source_pages
from dateline.timeline import link
from tests.records import (
    actor,
    collection,
    event,
    page,
    source,
    timeline,
    view,
    view_of,
    vocabulary,
)
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record, Source
    from tests.render.html import Element


def shown(record: Source, *others: Record) -> Element:
    """What the first page of a source says, on a site with some other records."""
    return read_html(next(source_pages(view(record, *others), record)).content)


def test_what_a_source_is() -> None:
    content = shown(
        source(
            title="Talks go on",
            publisher="The Paper",
            authors=["A. Writer", "B. Writer"],
            published="2022-01-13",
            accessed="2022-02-01",
            language="uk",
            kind="article",
            reliability="B",
            credibility="2",
            note="It *was* corrected.",
            url="https://a.example/?a=1&b=2",
            archived="https://b.example/",
        )
    )
    assert content.texts("p", named="dl-kicker") == ["Article The Paper"]
    assert content.texts("time") == ["13 January 2022"]
    assert content.texts("p", named="dl-lead") == ["It was corrected."]
    assert list(zip(content.texts("dt"), content.texts("dd"), strict=True)) == [
        ("By", "A. Writer, B. Writer"),
        ("Last read", "1 February 2022"),
        ("Language", "Ukrainian"),
        ("Reliability of the source", "B – usually reliable"),
        ("Credibility of the information", "2 – probably true"),
    ]
    assert "What the grades mean" in content.texts("summary")
    assert content.links[:3] == [
        ("../../sources/#the-paper", "The Paper"),
        ("https://a.example/?a=1&b=2", "Read the original"),
        ("https://b.example/", "Read the archived copy"),
    ]


@pytest.mark.parametrize(
    ("path", "text", "leads"),
    [
        ("method.md", "# Method\n\n### Grades\n\nThe rule.", True),
        ("method.md", "## Grades ##\n", True),
        ("method.md", "## Noten {: #grades .wide }\n", True),
        ("method.md", "## How we read\n\nGrades are given by a rule.", False),
        ("method.md", "```\n## Grades\n```\n", False),
        ("help/method.md", "## Grades", False),
        ("about.md", "## Grades", False),
    ],
)
def test_the_grades_lead_to_where_the_site_says_how_they_are_given(
    path: str, text: str, leads: bool
) -> None:
    graded = source(reliability="B")
    rendering = view(graded, pages=[page(path, text)])
    content = read_html(next(source_pages(rendering, graded)).content)
    [legend] = [one for one in content.all("details") if "grades" in one.texts("summary")[0]]
    there = [("../../method/#grades", "How grades are given here")]
    assert legend.links == (there if leads else [])


def test_where_a_source_has_it_from_and_who_has_it_from_there() -> None:
    article = source(copy_of="agency", relies_on=["letter"], attribution="anonymous")
    content = shown(
        article,
        source("agency"),
        source("letter"),
        source("reprint", copy_of="article"),
        source("post", relies_on=["letter", "article"]),
        source("radio", relies_on="article"),
        source("gone", copy_of="article", withdrawn={"date": "2022-02-01", "reason": "x"}),
    )
    assert list(zip(content.texts("dt"), content.texts("dd"), strict=True)) == [
        ("Attribution", "Anonymous: neither a person nor an institution stands behind it"),
        ("Copy of", "Agency"),
        ("Relies on", "Letter"),
        ("Copied in", "Reprint"),
        ("Relied on by", "Post, Radio"),
    ]
    assert ("../../sources/agency/", "Agency") in content.links


URL, COPY = "https://a.example/", "https://b.example/"
DAY, BEFORE = Day(2026, 11, 10), Day(2026, 11, 3)


@pytest.mark.parametrize(
    ("state", "live", "since", "facts"),
    [
        ("live", DAY, None, [("Last seen live", "10 November 2026")]),
        ("moved", DAY, None, [("Last seen live", "10 November 2026")]),
        ("blocked", None, DAY, []),
        ("blocked", BEFORE, DAY, [("Last seen live", "3 November 2026")]),
        ("unreachable", None, DAY, []),
        ("unreachable", BEFORE, DAY, [("Last seen live", "3 November 2026")]),
        ("dead", None, DAY, [("Found gone", "10 November 2026")]),
        (
            "dead",
            BEFORE,
            DAY,
            [("Last seen live", "3 November 2026"), ("Found gone", "10 November 2026")],
        ),
    ],
)
@pytest.mark.parametrize("archived", [None, COPY])
def test_when_it_was_last_seen(
    state: str,
    live: Day | None,
    since: Day | None,
    facts: list[tuple[str, str]],
    archived: str | None,
) -> None:
    record = source(url=URL, archived=archived)
    sighting = Sighting(state=State(state), checked=DAY, live=live, since=since)
    seen = replace(view(record), sightings={URL: sighting})
    content = read_html(next(source_pages(seen, record)).content)
    assert list(zip(content.texts("dt"), content.texts("dd"), strict=True)) == facts
    links = [(URL, "Address of the original" if state == "dead" else "Read the original")]
    if archived:
        links.insert(0 if state == "dead" else 1, (COPY, "Read the archived copy"))
    assert content.links[: len(links)] == links
    assert "Neither" not in content.text


ORIGINAL_THERE, ORIGINAL_GONE = (URL, "Read the original"), (URL, "Address of the original")
COPY_THERE, COPY_GONE = (COPY, "Read the archived copy"), (COPY, "Address of the archived copy")


@pytest.mark.parametrize(
    ("original", "copy", "links"),
    [
        (("live", DAY), ("dead", BEFORE), [ORIGINAL_THERE, COPY_GONE]),
        (("blocked", None), ("dead", BEFORE), [ORIGINAL_THERE, COPY_GONE]),
        (None, ("dead", None), [ORIGINAL_THERE, COPY_GONE]),
        (("dead", BEFORE), ("live", DAY), [COPY_THERE, ORIGINAL_GONE]),
        (("dead", BEFORE), ("unreachable", None), [COPY_THERE, ORIGINAL_GONE]),
        (("dead", BEFORE), ("dead", DAY), [COPY_GONE, ORIGINAL_GONE]),
        (("dead", None), ("dead", BEFORE), [COPY_GONE, ORIGINAL_GONE]),
        (("dead", DAY), ("dead", BEFORE), [ORIGINAL_GONE, COPY_GONE]),
        (("dead", DAY), ("dead", None), [ORIGINAL_GONE, COPY_GONE]),
        (("dead", None), ("dead", None), [ORIGINAL_GONE, COPY_GONE]),
    ],
)
def test_what_was_last_seen_is_offered_first(
    original: tuple[str, Day | None] | None,
    copy: tuple[str, Day | None],
    links: list[tuple[str, str]],
) -> None:
    sightings = {
        address: Sighting(state=State(found[0]), checked=DAY, live=found[1])
        for address, found in ((URL, original), (COPY, copy))
        if found
    }
    record = source(url=URL, archived=COPY)
    seen = replace(view(record), sightings=sightings)
    content = read_html(next(source_pages(seen, record)).content)
    assert content.links[:2] == links
    said = "Neither the original nor the archived copy was there"
    assert (said in content.text) is ({ORIGINAL_GONE, COPY_GONE} == set(links))


def test_of_an_archived_copy_readers_learn_when_it_is_gone() -> None:
    record = source(url=URL, archived=COPY)
    gone = Sighting(state=State.DEAD, checked=DAY, live=BEFORE, since=DAY)
    seen = replace(view(record), sightings={COPY: gone})
    content = read_html(next(source_pages(seen, record)).content)
    assert content.texts("dt") == ["Archived copy found gone"]
    fine = Sighting(state=State.LIVE, checked=DAY, live=DAY)
    seen = replace(view(record), sightings={COPY: fine})
    assert read_html(next(source_pages(seen, record)).content).texts("dt") == []


@pytest.mark.parametrize(
    ("tag", "site", "name"),
    [
        ("en", "en", "English"),
        ("uk", "de", "Ukrainisch"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("de-XX", "en", "German"),
        ("qqq", "en", "qqq"),
    ],
)
def test_the_language_of_a_source_in_that_of_the_site(tag: str, site: str, name: str) -> None:
    record = source(language=tag)
    [made] = source_pages(view_of(timeline(record), language=site), record)
    assert read_html(made.content).texts("dd") == [name]


def test_addresses_that_are_none_of_the_web_are_no_links() -> None:
    content = shown(source(url="javascript:alert(1)", archived="data:text/html,x"))
    assert [link for link, _ in content.links if ":" in link] == []
    assert content.all("p", named="dl-actions") == []


def test_an_archived_copy_is_linked_where_there_is_no_original() -> None:
    content = shown(source(archived=COPY))
    assert content.links[0] == (COPY, "Read the archived copy")
    assert len([link for link, _ in content.links if ":" in link]) == 1


def test_everything_that_was_taken_from_it() -> None:
    content = shown(
        source("article"),
        event(
            "a",
            date="2022-01-12",
            status="reported",
            sources=[
                {"id": "article", "locator": "page 2", "supports": ["date", "places"]},
                "article",
                "other",
            ],
            evidence={"summary": ["article"], "date": [{"id": "article", "locator": "page 2"}]},
            statements=[
                {"by": "nato", "quote": "Yes.", "stance": "accepts", "source": "other"},
                {
                    "by": ["nato", "russia"],
                    "quote": "No.",
                    "stance": "rejects",
                    "source": [{"id": "article", "locator": "page 3"}],
                },
                {"by": "russia", "says": "Perhaps.", "source": "article"},
            ],
        ),
        event("b", date="2022-01", sources=["article"]),
        event("gone", sources=["article"], withdrawn={"date": "2022-02-01"}),
        event("elsewhere", sources=["other"]),
        actor("nato", name="NATO"),
        actor("russia"),
        source("other"),
    )
    assert content.texts("h2") == [
        "What was taken from it 2 events",
        "What rests on it alone 2 events",
    ]
    second, first = content.all("li", named="dl-date")
    assert second.texts("p") == ["Jan 2022", "B", "For the event"]
    assert first.texts("p") == [
        "12 Jan 2022",
        "A Reported",
        "For the date, the place (page 2); the event, the summary",
    ]
    rejected, says = first.texts("li")
    assert re.fullmatch(r"NATO, Russia rejects:? “No.” \(page 3\) in the event", rejected)
    assert re.fullmatch("Russia:? Perhaps. in the event", says)
    assert ("../../events/a/#statement-2", "in the event") in first.links


def test_what_would_have_no_source_left() -> None:
    both = ["article", "other"]
    content = shown(
        source("article"),
        event("a", sources=["article"], evidence={"date": ["article"], "summary": both}),
        event("b", sources=both, evidence={"host": ["article"]}, date="2022-02"),
        event(
            "c",
            sources=[*both, {"id": "article", "supports": ["statements"]}],
            statements=[
                {"by": "nato", "says": "a", "source": both},
                {"by": "nato", "says": "b", "source": "article"},
            ],
        ),
        event("d", sources=both),
        event("e", sources=["article", "gone"]),
        source("other"),
        source("gone", withdrawn={"date": "2022-02-01"}),
        actor("nato"),
    )
    [section] = [one for one in content.all("section") if "alone" in one.ids]
    assert section.texts("h2") == ["What rests on it alone 4 events"]
    assert section.texts("li") == [
        "A 12 January 2022 For the event, the date",
        "C 12 January 2022 For statement 2",
        "E 12 January 2022 For the event",
        "B February 2022 For host",
    ]
    assert ("../../events/c/#statement-2", "statement 2") in section.links


def test_that_all_has_another_source() -> None:
    record, said = source("article"), "All that was taken from it has another source as well."
    shared = event("a", sources=["article", "other"])
    assert said in shown(record, shared, source("other")).texts("p")
    assert said not in shown(record, shared).texts("p")
    assert said not in shown(record).texts("p")


def test_what_its_publisher_published_before_and_after() -> None:
    papers = [
        source(f"p{day}", publisher="The Paper", published=f"2022-01-{day}", title=f"Of {day}")
        for day in (11, 12, 13)
    ]
    others = [
        source("x", publisher="Agency", published="2022-01-12"),
        source("y", publisher="The Paper"),
    ]
    every = [*papers, *others]
    around = []
    for record in papers:
        [nav] = read_html(next(source_pages(view(*every), record)).content).all("nav")
        assert nav.classes == {"dl-around"}
        assert nav.texts("h2") == ["From The Paper"]
        assert nav.links[0] == ("../../sources/#the-paper", "The Paper")
        around.append(nav.links[1:])
        for one in nav.all("a")[1:]:
            assert one.attributes["rel"] == ("next" if "After" in one.text else "prev")
    assert around == [
        [("../../sources/p12/", "After 12 Jan 2022 Of 12")],
        [
            ("../../sources/p11/", "Before 11 Jan 2022 Of 11"),
            ("../../sources/p13/", "After 13 Jan 2022 Of 13"),
        ],
        [("../../sources/p12/", "Before 12 Jan 2022 Of 12")],
    ]
    for record in others:
        assert read_html(next(source_pages(view(*every), record)).content).all("nav") == []


def test_what_names_a_source_otherwise() -> None:
    record = source("article")
    rendering = view(
        record,
        event("cites", sources=["article"], body="[[article]]"),
        event("names", body="[[article]]"),
        pages=[page("about.md", "[[article]]", "About")],
    )
    content = read_html(next(source_pages(rendering, record)).content)
    [section] = [one for one in content.all("section") if "mentions" in one.ids]
    assert [text for _, text in section.links] == ["Names", "About"]


@pytest.mark.parametrize(
    ("values", "description", "cited"),
    [
        ({}, "Article. What was taken from it: 1 event", "“Article”, in: The talks."),
        (
            {"publisher": "The Paper", "published": "2022-01"},
            "The Paper, January 2022: Article. What was taken from it: 1 event",
            "The Paper, “Article”, January 2022, in: The talks.",
        ),
        (
            {"publisher": "The Paper", "authors": ["A. Writer"]},
            "The Paper: Article. What was taken from it: 1 event",
            "A. Writer, “Article”, in: The talks.",
        ),
    ],
)
def test_how_it_is_described_and_cited(
    values: dict[str, object], description: str, cited: str
) -> None:
    record = source(**values)
    [made] = source_pages(view(record, event(sources=["article"])), record)
    assert made.description == description
    [details] = read_html(made.content).all("details")[-1:]
    assert details.texts("p") == [cited, "Copy citation", "Copy BibTeX"]


def test_many_events_stand_on_numbered_pages() -> None:
    record = source(body="Text.")
    events = [event(f"e{number:03}", sources=["article"]) for number in range(PAGE_LENGTH + 1)]
    made = list(source_pages(view(record, *events), record))
    assert [(one.address, one.title) for one in made] == [
        ("sources/article/", "Article"),
        ("sources/article/page/2/", "Article, page 2"),
    ]
    contents = [read_html(one.content) for one in made]
    assert [len(one.all("li", named="dl-date")) for one in contents] == [PAGE_LENGTH, 1]
    assert [len(one.all("div", named="dl-body")) for one in contents] == [1, 0]
    assert [one.texts("span", named="dl-count") for one in contents] == [["251 events"] * 2] * 2
    assert [len(one.all("ul", named="dl-simple")[0].all("li")) for one in contents] == [
        PAGE_LENGTH,
        1,
    ]


@pytest.mark.parametrize(
    ("kind", "label"),
    [("readout", "Readout"), ("fact-sheet", "Fact sheet"), ("unknown", "Source"), (None, "Source")],
)
def test_kind_label(kind: str | None, label: str) -> None:
    assert kind_label(view(), source(**({"kind": kind} if kind else {}))) == label


def test_a_kind_of_the_sites_own() -> None:
    words = vocabulary(source_kinds={"cable": "Cable"})
    assert kind_label(view(words=words), source(kind="cable")) == "Cable"


@pytest.mark.parametrize("text", ["“We met in Riga,” he said.", "Something else."])
def test_verified_quotations_are_marked_and_originals_shown(text: str) -> None:
    record = source("article")
    said = {"by": "nato", "quote": "We met in Riga", "source": "article"}
    original = {"lang": "fr", "text": "On s’est vu à Riga"}
    made = event("a", statements=[said, {**said, "quote": "no", "original": original}])
    linked = link(collection(record, made, actor("nato"), articles={"article": text}))
    page = read_html(next(source_pages(view_of(linked), record)).content)
    is_there = "Riga" in text
    assert page.texts("p", named="dl-verified") == ["Verified against the article"] * is_there
    assert ("What “verified” means" in page.texts("summary")) is is_there
    assert page.texts("p", named="dl-original") == ["« On s’est vu à Riga »"]


def test_the_table_of_contents_has_all_sections() -> None:
    log = [{"date": "2022-02-01", "kind": "update", "note": "It was archived."}]
    record = source(revisions=log)
    rendering = view(record, event(sources=["article"]), pages=[page("about.md", "[[article]]")])
    [made] = source_pages(rendering, record)
    assert [(one.anchor, one.text) for one in made.headings] == [
        ("taken", "What was taken from it"),
        ("alone", "What rests on it alone"),
        ("mentions", "Mentioned in"),
        ("corrections", "Corrections"),
    ]
    assert next(source_pages(view(source()), source())).headings == ()
