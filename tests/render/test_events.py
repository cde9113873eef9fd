from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.render.events import LONGEST_DESCRIPTION, describe, event_page, shortened
from dateline.timeline import link
from tests.records import (
    actor,
    collection,
    event,
    place,
    source,
    statement,
    topic,
    view,
    view_of,
    vocabulary,
)
from tests.render.html import Element, read_html

if TYPE_CHECKING:
    from dateline.model.records import Event, Record


def shown(made: Event, *others: Record) -> Element:
    """What the page of an event says, on a site with some other records."""
    return read_html(event_page(view(made, *others), made).content)


def facts(page: Element) -> dict[str, str]:
    """What stands beside the text, each label with the last of its values."""
    [aside] = page.all("aside")
    found: dict[str, str] = {}
    label = ""
    for one in aside.all():
        if one.tag == "dt":
            label = one.text
        elif one.tag == "dd":
            found[label] = one.text
    return found


def test_a_bare_event() -> None:
    page = shown(event(title="Council meets"))
    assert page.texts("h1") == ["Council meets"]
    assert page.texts("time") == ["12 January 2022"]
    assert page.texts("h2") == []
    assert facts(page) == {"Happened": "12 January 2022"}


@pytest.mark.parametrize(
    ("date", "says_more"),
    [("2022-01-12", False), ("2022-01", True), ("2022-01~", True), ("2021-11/..", True)],
)
def test_what_a_date_leaves_open_is_said(date: str, says_more: bool) -> None:
    assert bool(shown(event(date=date)).texts("p", named="dl-meaning")) is says_more


def test_statements_and_disputes() -> None:
    page = shown(
        event(
            date="2022-01-12",
            statements=[
                {"by": "jens", "stance": "warns", "quote": "It is hard.", "source": "article"},
                {"by": ["nato", "jens"], "says": "A", "about": "the aim", "source": "article"},
                {"by": "russia", "says": "B", "about": "the aim", "date": "2022-01-11"},
            ],
        ),
        actor(
            "jens",
            roles=[
                {"role": "Secretary-General", "period": "2014/.."},
                {"role": "Past", "period": "2000"},
            ],
        ),
        actor("nato", name="NATO"),
        actor("russia"),
        source("article", published="2022-01-14"),
    )
    assert page.texts("h2")[:2] == ["What was said", "Disputed The aim"]
    one = page.with_id("statement-1")
    assert one.texts("figcaption") == ["Jens, Secretary-General warns"]
    assert one.texts("blockquote") == ["“It is hard.”1"]
    [versions] = page.all("div", named="dl-versions")
    assert versions.ids == ["statement-3", "statement-2"]
    assert versions.texts("figcaption") == [
        "Russia since 11 January 2022",
        "NATO; Jens, Secretary-General since 14 January 2022 (published)",
    ]
    assert page.texts("header")[0].startswith("Meeting Disputed 1 disputed point one source")
    assert [page.with_id(f"statement-{n}").texts("p", named="dl-basis") for n in (1, 2, 3)] == [
        ["Statement 1 one source"],
        ["Statement 2 one source"],
        ["Statement 3"],
    ]
    assert ("#statement-2", "Statement 2") in versions.links
    assert page.with_id("disputed").text == "Disputed The aim"


def test_sources_are_numbered_and_say_what_they_are_for() -> None:
    page = shown(
        event(
            summary="It met.",
            sources=[{"id": "article", "supports": ["date"], "locator": "page 2"}, "readout"],
            statements=[{"by": "nato", "says": "Yes.", "source": "readout"}],
            evidence={"summary": ["readout"], "places": ["article"]},
            places=["brussels"],
        ),
        actor("nato"),
        place("brussels"),
        source("article", publisher="The Paper", published="2022-01-13", url="https://a.example/"),
        source("readout", url="javascript:alert(1)", archived="https://b.example/"),
    )
    first, second = page.with_id("source-1"), page.with_id("source-2")
    assert first.texts("p") == [
        "Article",
        "The Paper 13 January 2022 Original",
    ]
    assert first.texts("li") == ["For the date (page 2)", "For the place"]
    assert first.links == [
        ("../../sources/article/", "Article"),
        ("https://a.example/", "Original"),
    ]
    assert second.texts("p") == [
        "Readout",
        "Archived copy",
        "For the event, the summary, statement 1 by Nato",
    ]
    assert second.links[-1] == ("#statement-1", "statement 1")
    assert [one.text for one in page.all("p", named="dl-date-line")] == ["12 January 20221"]
    assert facts(page)["Where1"] == "Brussels"
    assert page.texts("p", named="dl-lead") == ["It met.2"]


OWN = {"casualties": {"kind": "number", "on": "event", "label": "Casualties"}}


def test_every_claim_carries_its_own_notes() -> None:
    claims = [
        *("title", "date", "type", "status", "summary", "body", "places", "actors", "topics"),
        *("relations", "media", "casualties", "actors.nato", "places.brussels", "topics.talks"),
        "statements",
    ]
    made = event(
        summary="It met.",
        body="A text.",
        places=["brussels"],
        actors=["nato", "russia"],
        topics=["talks"],
        relations={"follows": "other"},
        media=[{"file": "a.png", "alt": "A"}, {"file": "b.png", "alt": "B"}],
        statements=[
            statement("nato", says="One."),
            statement("nato", says="Two.", about="it"),
            statement("russia", says="Three.", about="it"),
        ],
        own={"casualties": 3.0},
        evidence={claim: [f"s{number}"] for number, claim in enumerate(claims, 1)},
    )
    records = (actor("nato"), actor("russia"), place(), topic(), event("other"))
    sources = [source(f"s{number}") for number in range(1, len(claims) + 1)]
    known = collection(made, *records, *sources, words=vocabulary(fields=OWN))
    page = read_html(event_page(view_of(link(known)), made).content)
    marked = {one.texts("a")[0] for one in page.all("sup", named="dl-ref")}
    assert marked == {str(number) for number in range(1, len(claims) + 1)}
    assert page.texts("h1") == ["Council"]
    assert page.texts("p", named="dl-meaning") == ["The title rests on1"]
    assert page.texts("header")[0].startswith(
        "Meeting3 Confirmed4 Disputed 1 disputed point Brussels 16 sources"
    )
    assert facts(page)["Casualties12"] == "3"
    [who] = [one for one in page.all("dd") if one.text.startswith("Nato")]
    assert who.text == "Nato13"
    assert page.texts("figcaption")[:2] == ["11", "11"]
    assert page.with_id("statements").text == "What was said16"
    assert page.with_id("disputed").text == "Disputed It"
    uses = [page.with_id(f"source-{number}").texts("p")[-1] for number in (12, 13, 14, 15)]
    assert uses == [
        "For Casualties",
        "For that Nato took part",
        "For the place Brussels",
        "For the topic Talks",
    ]
    [own] = [one for one in page.all("details") if "of its own" in one.texts("summary")[0]]
    assert len(own.texts("li")) == len(claims)
    assert own.texts("li")[0] == "The title1 one source"


def test_where_all_is_disputed_the_first_point_has_the_number_of_the_statements() -> None:
    said = [
        {"by": by, "says": f"{by} on {about}.", "about": about, "source": "s"}
        for about in ("this", "that")
        for by in ("nato", "russia")
    ]
    made = event(statements=said, evidence={"statements": ["s"]}, sources=["t"])
    page = shown(made, actor("nato"), actor("russia"), source("s"), source("t"))
    assert page.texts("h2")[:2] == ["Disputed This2", "Disputed That"]


def test_sources_are_counted_graded_and_say_where_they_have_it_from() -> None:
    page = shown(
        event(sources=["article", "copy", "letter"]),
        source("article", publisher="The Agency", reliability="B", credibility="6"),
        source("copy", publisher="The Paper", copy_of="article", relies_on="letter"),
        source("letter", publisher="The Post", attribution="anonymous", reliability="F"),
    )
    assert page.with_id("sources").text == "Sources 3 sources, 2 publishers"
    assert page.with_id("source-1").texts("p", named="dl-meta") == [
        "The Agency",
        "Source: B – usually reliable Information: 6 – cannot be judged",
    ]
    assert page.with_id("source-2").texts("p", named="dl-meta")[-1] == (
        "Copy of Article Relies on Letter"
    )
    assert page.with_id("source-3").texts("p", named="dl-meta") == [
        "The Post Anonymous",
        "Source: F – cannot be judged",
    ]
    assert page.texts("summary")[1:3] == ["How sources are counted", "What the grades mean"]
    [scales] = page.all("div", named="dl-scales")
    assert len(scales.texts("li")) == 12


def test_a_withdrawn_source_is_said_to_be_so_and_not_counted() -> None:
    page = shown(
        event(
            sources=["gone", "echo"],
            evidence={"date": "gone"},
            statements=[{"by": "nato", "says": "Yes.", "source": "gone"}],
        ),
        source("gone", publisher="The Paper", withdrawn={"date": "2022-02-01"}),
        source("echo", publisher="The Echo", copy_of="gone"),
        actor("nato"),
    )
    [kicker] = page.all("p", named="dl-kicker")
    assert kicker.links == [("#sources", "one source")]
    assert page.with_id("sources").text == "Sources one source"
    gone, echo = page.with_id("source-1"), page.with_id("source-2")
    assert gone.links == [("../../sources/gone/", "Gone"), ("#statement-1", "statement 1")]
    assert gone.texts("p")[:2] == [
        "Gone Withdrawn",
        "Withdrawn on 1 February 2022, and not counted any more",
    ]
    assert "Copy of Gone (withdrawn)" in echo.texts("span")
    assert page.with_id("statement-1").texts("p", named="dl-basis") == ["Statement 1"]
    assert "The date1" in page.texts("li")


def test_nothing_is_counted_where_all_was_withdrawn() -> None:
    page = shown(event(sources=["gone"]), source("gone", withdrawn={"date": "2022-02-01"}))
    assert page.with_id("sources").text == "Sources"
    assert "one source" not in page.text


def test_the_sources_of_a_status_do_not_hide_a_dispute() -> None:
    said = [{"by": "nato", "about": "the day", "says": one} for one in ("Yes.", "No.")]
    page = shown(
        event(evidence={"status": "article"}, statements=said), source("article"), actor("nato")
    )
    [kicker] = page.all("p", named="dl-kicker")
    assert kicker.texts("span", named="dl-status") == ["Disputed"]
    assert "Confirmed1" in kicker.texts("span")


def test_the_three_clocks() -> None:
    page = shown(
        event(
            sources=["article", "earlier"],
            added="2022-02-01",
            revisions=[
                {"date": "2022-03-01", "kind": "correction", "note": "The day was wrong."},
                {"date": "2022-04-01", "kind": "update", "note": "More is known."},
            ],
        ),
        source("article", published="2022-01-13"),
        source("earlier", published="2022-01-12"),
    )
    assert facts(page) == {
        "Happened": "12 January 2022",
        "First reported": "12 January 2022",
        "Recorded here": "1 February 2022",
        "Last revised": "1 April 2022",
    }
    [log] = page.all("section", named="dl-corrections")
    assert log.texts("li") == [
        "1 April 2022, update: More is known.",
        "1 March 2022, correction: The day was wrong.",
    ]


def test_who_where_and_what_about() -> None:
    page = shown(
        event(places=["brussels"], actors=["nato", "nobody", "nato"], topics=["talks"]),
        actor("nato", name="NATO"),
        place("brussels"),
        topic("talks"),
    )
    [aside] = page.all("aside")
    assert aside.links == [
        ("../../places/brussels/", "Brussels"),
        ("../../actors/nato/", "NATO"),
        ("../../topics/talks/", "Talks"),
    ]


def test_relations_in_words() -> None:
    names = ("follows", "part_of", "responds_to", "causes", "contradicts", "supersedes")
    others = [
        event(f"of-{name.replace('_', '-')}", relations={name: ["council"]}) for name in names
    ]
    one = event(relations={name: ["other"] for name in names})
    page = shown(one, event("other", date="2022-01-11"), *others)
    [chain] = page.all("dl", named="dl-chain")
    assert chain.texts("dt") == [
        "Follows",
        "Followed by",
        "Part of",
        "Includes",
        "Responds to",
        "Answered by",
        "Leads to",
        "Result of",
        "Contradicts",
        "Contradicted by",
        "Replaces",
        "Replaced by",
    ]
    assert chain.texts("dd")[0] == "Other 11 January 2022"


def around(page: Element) -> dict[str, list[str]]:
    [nav] = page.all("nav", named="dl-around")
    return {
        section.texts("h2")[0]: [address for address, _ in section.links[1:]]
        for section in nav.all("section")
    }


def test_before_and_after_in_all_and_in_each_topic() -> None:
    one = event("b", date="2022-01-12", topics=["talks", "same", "alone", "more"])
    page = shown(
        one,
        event("a", date="2022-01-11", topics=["same"]),
        event("c", date="2022-01-13", topics=["same"]),
        event("long-ago", date="2021-01-01", topics=["talks", "more"]),
        topic("talks"),
        topic("more"),
        topic("same"),
        topic("alone"),
    )
    assert around(page) == {
        "In the timeline": ["../../events/a/", "../../events/c/"],
        "In Talks, More": ["../../topics/more/", "../../events/long-ago/"],
    }


def test_near_events_and_mentions() -> None:
    page = shown(
        event("council", places=["brussels"]),
        event("near", places=["brussels"], date="2022-01-14"),
        event("mentions", body="See [[council]].", date="2019"),
        event("follows", body="[[council]]", relations={"follows": ["council"]}, date="2023"),
        topic("talks", body="[[council]]"),
        place("brussels"),
    )
    assert page.texts("h2")[:3] == [
        "What it belongs to",
        "Near in time at the same place",
        "Mentioned in",
    ]
    sections = page.all("section")
    assert sections[1].texts("li") == ["Near 14 January 2022"]
    assert sections[2].texts("li") == ["Mentions 2019", "Talks"]


def test_pictures_are_found_from_the_records_own_folder() -> None:
    made = event(
        path="events/2022/council.yml",
        media=[
            {"file": "pictures/a.jpg", "alt": "A hall", "credit": "NATO", "caption": "The hall"},
            {"file": "../../shared/b.jpg", "alt": "A door"},
        ],
    )
    page = shown(made)
    assert [one.attributes for one in page.all("img")] == [
        {"src": "../../events/2022/pictures/a.jpg", "alt": "A hall", "loading": "lazy"},
        {"src": "../../shared/b.jpg", "alt": "A door", "loading": "lazy"},
    ]
    assert [one.text for one in page.all("figcaption")] == ["The hall NATO"]


def test_a_body_with_links() -> None:
    page = shown(event(body="By [[nato|the alliance]].\n\n## Then\n"), actor("nato"))
    [body] = page.all("div", named="dl-body")
    assert body.links == [("../../actors/nato/", "the alliance")]
    assert body.texts("h2") == ["Then"]


@pytest.mark.parametrize(
    ("values", "description"),
    [
        ({"title": "Council"}, "12 January 2022: Council"),
        ({"summary": "It *met* [[nato|there]] & <b>."}, "12 January 2022: It met there & <b>."),
        ({"date": "2022-01~", "title": "Council"}, "about January 2022: Council"),
    ],
)
def test_describe(values: dict[str, object], description: str) -> None:
    assert describe(view(actor("nato")), event(**values)) == description


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("short", "short"),
        ("x" * 300, "x" * 300),
        ("word " * 60, "word " * 60),
        ("word " * 61, "word " * 59 + "word …"),
        ("a" * 290 + ", and so on and on", "a" * 290 + ", and so …"),
        ("a" * 298 + ", and", "a" * 298 + " …"),
        ("x" * 301, "x" * 300 + " …"),
        ("2022: " + "\u4f1a" * 300, "2022: " + "\u4f1a" * 294 + " …"),
    ],
)
def test_a_description_is_cut_at_a_word(text: str, short: str) -> None:
    assert shortened(text) == short


@given(st.text(max_size=700))
def test_no_description_is_too_long_or_lost(text: str) -> None:
    short = shortened(text)
    assert len(short) <= LONGEST_DESCRIPTION + 2
    assert short == text or text.startswith(short.removesuffix(" …"))
    lost = not short.strip(" …")
    assert short == text or not lost or not text[:LONGEST_DESCRIPTION].strip(" …,;:.–-")


ARTICLE = "“We met in Riga,” he said."


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("article", ["Verified against the article"]),
        (["readout", "article"], ["Verified against the article2"]),
        ("readout", []),
    ],
)
def test_a_verified_quotation_is_marked_and_the_mark_explained(
    cited: object, said: list[str]
) -> None:
    made = event(statements=[{"by": "nato", "quote": "We met in Riga", "source": cited}])
    known = (made, actor("nato"), source("article"), source("readout"))
    linked = link(collection(*known, articles={"article": ARTICLE, "readout": "Nothing at all."}))
    page = read_html(event_page(view_of(linked), made).content)
    assert page.with_id("statement-1").texts("span", named="dl-verified") == said
    assert page.texts("summary").count("What “verified” means") == len(said)


def test_an_original_stands_below_its_translation_in_its_own_language() -> None:
    said = {
        "by": "kyiv",
        "quote": "Nothing about us",
        "original": {"lang": "uk-UA", "text": "Нічого про нас"},
        "source": "article",
    }
    page = shown(event(statements=[said]), actor("kyiv"), source("article"))
    assert page.texts("blockquote") == ["“Nothing about us”1 «Нічого про нас»"]
    [original] = page.all("p", named="dl-original")
    assert (original.attributes["lang"], original.attributes["dir"]) == ("uk-UA", "auto")
