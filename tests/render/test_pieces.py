from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.model.dates import parse
from dateline.model.vocabulary import Vocabulary
from dateline.render.evidence import Since, Use
from dateline.render.pieces import Pieces, dispute_anchor, is_web, sentence
from dateline.render.words import Words
from tests.records import actor, event, place, source, statement, topic, vocabulary

if TYPE_CHECKING:
    from dateline.model.records import Record


def pieces(words: Vocabulary, *records: Record) -> Pieces:
    """The pieces of a site with some records, in English."""
    return Pieces(Words("en", words), {record.id: record for record in records})


PIECES = pieces(Vocabulary())


@pytest.mark.parametrize(
    ("date", "html"),
    [
        ("2022-01-12", '<time datetime="2022-01-12">a &lt; b</time>'),
        ("2022-01~", "<span>a &lt; b</span>"),
    ],
)
def test_time(date: str, html: str) -> None:
    assert PIECES.time(parse(date), "a < b") == html


def test_the_shape_of_a_date_is_said_in_words_besides() -> None:
    mark = PIECES.mark(parse("2022-01~"))
    assert mark == '<span class="dl-mark dl-mark--approximate" aria-hidden="true"></span>'


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("confirmed", ""),
        ("reported", "Reported"),
        ("disputed", "Disputed"),
        ("planned", "Planned"),
        ("cancelled", "Cancelled"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_status(status: str, shown: str) -> None:
    html = PIECES.status(event(status=status))
    expected = f' <span class="dl-status dl-status--{status}">{shown}</span>' if shown else ""
    assert html == expected


def test_an_event_with_versions_is_disputed_whatever_else_it_is() -> None:
    versions = [{"by": "nato", "says": says, "about": "it"} for says in ("Yes.", "No.")]
    assert "Disputed" in PIECES.status(event(statements=versions))
    both = PIECES.status(event(statements=versions, status="reported"))
    assert both.index("Reported") < both.index("Disputed")


def test_types_have_labels_and_colours() -> None:
    shown = pieces(vocabulary(types={"vote": "Vote <1>", "talk": "Talk"}))
    assert shown.type(event(type="vote")) == '<span class="dl-type dl-hue-0">Vote &lt;1&gt;</span>'
    assert shown.type(event(type="talk")) == '<span class="dl-type dl-hue-1">Talk</span>'
    assert shown.type(event(type="<b>")) == '<span class="dl-type dl-hue-9">&lt;b&gt;</span>'


def test_colours_are_used_again_when_they_are_used_up() -> None:
    shown = pieces(vocabulary(types={f"t{number}": f"T{number}" for number in range(12)}))
    html = [shown.type(event(type=f"t{number}")) for number in (0, 9, 10, 11)]
    assert [one.partition("dl-hue-")[2][0] for one in html] == ["0", "9", "0", "1"]


def test_links_are_relative_and_escaped() -> None:
    assert PIECES.link(actor(name="<b>NATO</b>"), "../../") == (
        '<a href="../../actors/nato/">&lt;b&gt;NATO&lt;/b&gt;</a>'
    )
    assert PIECES.links([actor(), place()], "") == (
        '<a href="actors/nato/">Nato</a>, <a href="places/brussels/">Brussels</a>'
    )


def test_claims_have_names() -> None:
    words = vocabulary(fields={"toll": {"kind": "number", "on": "event", "label": "The toll"}})
    shown = pieces(words, actor(name="NATO"), place(name="Riga"), topic(name="Arms"))
    assert [
        shown.claim(key)
        for key in ("date", "actors.nato", "places.brussels", "topics.talks", "actors.who", "toll")
    ] == [
        "the date",
        "that NATO took part",
        "the place Riga",
        "the topic Arms",
        "actors.who",
        "The toll",
    ]


def test_statements_are_named_by_their_number_and_who_makes_them() -> None:
    made = event(statements=[{"by": ["nato", "who"], "says": "x"}, {"by": "who", "says": "y"}])
    shown = pieces(Vocabulary(), actor(name="<NATO>"))
    use = Use(("date",), (1, 2), "page 2")
    assert shown.uses((use,), made) == (
        'the date, <a href="#statement-1">statement 1</a> by &lt;NATO&gt;, '
        '<a href="#statement-2">statement 2</a> (page 2)'
    )


def test_sources_are_linked_with_their_publisher_and_where_in_them() -> None:
    shown = pieces(
        Vocabulary(),
        source(publisher="A & B"),
        source("leaflet"),
        source("retracted", withdrawn={"date": "2022-02-01"}),
        actor(),
    )
    said = statement(
        source=[
            {"id": "article", "locator": "page 2"},
            "leaflet",
            {"id": "retracted", "locator": "page 3"},
            "nato",
            "gone",
        ]
    )
    assert shown.cited_links(said.source, "../") == (
        'A &amp; B: <a href="../sources/article/">Article</a> (page 2); '
        '<a href="../sources/leaflet/">Leaflet</a>; '
        '<a href="../sources/retracted/">Retracted</a> (page 3), withdrawn'
    )


def test_the_first_disputed_point_keeps_its_old_address() -> None:
    assert [dispute_anchor(number) for number in (1, 2)] == ["disputed", "disputed-2"]


@pytest.mark.parametrize(
    ("text", "capital"), [("the talks", "The talks"), ("", ""), ("éa", "Éa"), ("NATO", "NATO")]
)
def test_sentence(text: str, capital: str) -> None:
    assert sentence(text) == capital


@pytest.mark.parametrize(
    ("address", "web"),
    [
        ("https://example.org", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("//example.org", False),
        ("data:text/html,x", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked_to(address: str | None, web: bool) -> None:
    assert is_web(address) is web


OWN = vocabulary(
    fields={
        "note": {"kind": "text", "on": "event", "label": "Note"},
        "forces": {"kind": "number", "on": "event", "label": "Forces"},
        "deadline": {"kind": "date", "on": "event", "label": "Deadline"},
        "lane": {
            "kind": "term",
            "on": "event",
            "label": "Lane",
            "terms": {"military": "Military <1>"},
        },
        "tags": {
            "kind": "terms",
            "on": "event",
            "label": "Tags",
            "terms": {"a": "First", "b": "Second"},
        },
        "host": {"kind": "reference", "on": "event", "label": "Host", "to": "actor"},
    }
)


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("note", "Yes & <b>no</b>", "Yes & <b>no</b>"),
        ("forces", 175000.0, "175,000"),
        ("deadline", parse("2022-01~"), "about January 2022"),
        ("lane", "military", "Military <1>"),
        ("lane", "gone", "gone"),
        ("tags", ("b", "a", "gone"), "Second, First, gone"),
        ("host", "nato", '<a href="../../actors/nato/">Nato</a>'),
        ("host", "nobody", "nobody"),
    ],
)
def test_values_of_a_sites_own_fields(name: str, value: object, shown: str) -> None:
    made = event(own={name: value})
    assert pieces(OWN, made, actor()).own(made, name, "../../") == shown


def test_the_mark_of_a_stance() -> None:
    assert PIECES.stance_mark(statement(stance="denies")) == (
        ' <span class="dl-stance dl-stance--denies">denies</span>'
    )
    assert PIECES.stance_mark(statement()) == ""


def test_since_when() -> None:
    said, published = (Since(parse("2022-01"), is_published=one) for one in (False, True))
    assert PIECES.since(said) == ' <span class="dl-note">since January 2022</span>'
    assert PIECES.since(published) == ' <span class="dl-note">since January 2022 (published)</span>'
    assert PIECES.since(None) == ""
