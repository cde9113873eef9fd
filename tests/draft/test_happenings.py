from __future__ import annotations

from datetime import date

import pytest

from dateline.draft.article import Article, Paragraph
from dateline.draft.dated import dated_sentences
from dateline.draft.headline import headline
from dateline.draft.registry import registry_of
from dateline.draft.telling import Told, kind_of, told
from dateline.draft.text import text_of
from tests.draft.registry import COLLECTION

REGISTRY = registry_of(COLLECTION)
FRIDAY = date(2022, 1, 14)


def told_in(*paragraphs: str) -> tuple[Told, ...]:
    article = Article("T", tuple(Paragraph(i, text) for i, text in enumerate(paragraphs, 1)))
    text = text_of(dated_sentences(article, FRIDAY), REGISTRY, ())
    return told(text, FRIDAY, transcript=False)


def title(one: Told) -> str:
    labels = REGISTRY.labels
    actors = [labels.get(name, name) for name, _ in one.who.actors]
    places = [labels.get(name, name) for name, _ in one.who.places]
    return headline(one.happening, one.names, labels, actors=actors, places=places)


@pytest.mark.parametrize(
    ("text", "day", "kind", "expected"),
    [
        (
            (
                "President Joseph R. Biden, Jr. held a secure video call today with President"
                " Vladimir Putin of Russia to discuss many things."
            ),
            "2022-01-14",
            "call",
            "Joe Biden holds a secure video call with Vladimir Putin",
        ),
        (
            (
                "At Wednesday’s NATO -Russia Council meeting, which convened in Brussels, they"
                " spoke of much."
            ),
            "2022-01-12",
            "meeting",
            "NATO-Russia Council meets in Brussels",
        ),
        (
            "Mr. Biden will hold a phone call with Mr. Putin on Monday, January 17, 2022.",
            "2022-01-17",
            "call",
            "Joe Biden holds a phone call with Vladimir Putin",
        ),
        (
            (
                "The push gathered pace after approximately 100,000 Russian troops were spotted"
                " along the Ukraine-Russia border at the end of last year."
            ),
            "2021",
            "military",
            "Approximately 100,000 Russian troops are spotted along the Ukraine-Russia border",
        ),
        (
            "December 6-7: NATO and US officials’ meeting in Brussels",
            "2021-12-06/2021-12-07",
            "meeting",
            "NATO and United States officials’ meeting in Brussels",
        ),
        (
            "December 29: NATO’s call with French, German, and UK Foreign Ministers",
            "2021-12-29",
            "call",
            "NATO’s call with French, German, and UK Foreign Ministers",
        ),
        (
            "On Tuesday, ministers signed the treaty.",
            "2022-01-11",
            "agreement",
            "Ministers sign the treaty",
        ),
        (
            "Ministers met over the past three days.",
            "2022-01-12/2022-01-14",
            "meeting",
            "Ministers meet",
        ),
    ],
)
def test_what_a_sentence_reports(text: str, day: str, kind: str, expected: str) -> None:
    (one,) = told_in(text)
    assert (one.date.text, kind_of(one), title(one)) == (day, kind, expected)


@pytest.mark.parametrize(
    "text",
    [
        "If they met on Monday, nobody knew.",
        "Did they meet on Monday?",
        "The rules hold until the end of March.",
        "“They met on Monday,” it says.",
        "It is a matter of trust, as it was in 2014.",
        "The law of 1990 is dear to them.",
    ],
)
def test_what_reports_nothing(text: str) -> None:
    assert told_in(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers of NATO met on Monday in Riga.", "Ministers of NATO meet in Riga"),
        ("On Monday NATO met in Riga.", "NATO meets in Riga"),
        ("NATO visited Kyiv on Monday and met Russia.", "NATO visits Kyiv and meets Russia"),
        (
            "NATO and Russia visited Kyiv on Monday and met Ukraine.",
            "NATO and Russia visit Kyiv and meet Ukraine",
        ),
        (
            "The talks lasted from Monday to Wednesday.",
            "The talks lasted from Monday to Wednesday",
        ),
        ("He met with Putin in Geneva on Monday.", "He met with Putin in Geneva on Monday"),
        (
            "An envoy, an old friend, visited Kyiv on Monday and met Putin.",
            "An envoy, an old friend, visited Kyiv on Monday and met Putin",
        ),
    ],
)
def test_no_headline_is_a_fragment(text: str, expected: str) -> None:
    assert title(told_in(text)[0]) == expected


def test_several_things_in_one_sentence() -> None:
    found = told_in(
        "Ministers met today to follow up on the December 7 call between President Biden and"
        " President Putin."
    )
    assert [(one.date.text, title(one)) for one in found] == [
        ("2022-01-14", "Ministers meet"),
        ("2021-12-07", "Call between Joe Biden and Vladimir Putin"),
    ]


def test_a_date_is_carried_and_that_is_said() -> None:
    found = told_in(
        "US and NATO officials met their Russian counterparts this past week.",
        "Three meetings were held in European cities, following on from last month’s talks between"
        " Joe Biden and Vladimir Putin.",
    )
    assert [one.date.text for one in found] == ["2022-01-08/2022-01-14", "2021-12"]
    assert title(found[0]) == "Three meetings are held in European cities"
    assert [one.paragraph.number for one in found[0].sentences] == [1, 2]
    assert dict(found[0].who.actors).keys() == {"united-states", "nato", "russia"}


def test_as_of_publication_is_said() -> None:
    (one,) = told_in("Ministers signed a treaty in Brussels.")
    assert one.date.text == "2022-01-14~"
    assert one.why.startswith("as of publication")


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The NATO-Russia Council meeting on Ukraine was on Monday.", {"council"}),
        ("NATO met on Monday in talks on Russia-Ukraine relations.", {"nato"}),
        (
            "NATO met Russia on Monday after Joe Biden’s call with Vladimir Putin.",
            {"nato", "russia"},
        ),
        ("Russia began an attack on Ukraine on Monday.", {"russia", "ukraine"}),
        ("Stoltenberg, Putin, and Joe Biden met on Monday.", {"stoltenberg", "putin", "biden"}),
    ],
)
def test_who_takes_part(text: str, actors: set[str]) -> None:
    assert dict(told_in(text)[0].who.actors).keys() == actors


def test_who_is_spoken_about_takes_no_part() -> None:
    (one,) = told_in(
        "Joe Biden met Vladimir Putin on Monday to discuss NATO and Ukraine’s borders."
    )
    assert [name for name, _ in one.who.actors] == ["biden", "putin"]
