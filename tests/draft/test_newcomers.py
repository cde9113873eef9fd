"""Whom an article names and no record has: the records that are proposed, and where they stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dateline.draft.article import Article, Known, Paragraph, Publication
from dateline.draft.dated import dated_sentences
from dateline.draft.drafts import drafts_of
from dateline.draft.registry import registry_of
from dateline.draft.text import text_of
from tests.draft.registry import COLLECTION

if TYPE_CHECKING:
    from dateline.draft.proposal import Drafts

FRIDAY = date(2022, 1, 14)


def drafted(*paragraphs: str) -> Drafts:
    article = Article("T", tuple(Paragraph(i, text) for i, text in enumerate(paragraphs, 1)))
    return drafts_of(article, Publication(FRIDAY, Known.GIVEN), COLLECTION, "2022-01-14")


def proposed(drafts: Drafts) -> list[tuple[str, str, str]]:
    return [(one.text("name"), one.text("kind"), one.path) for one in drafts.newcomers]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("President Biden met Secretary Austin on Monday.",),
            [("Austin", "person", "actors/austin.yml")],
        ),
        (
            (
                "Oleksii Reznikov arrived on Tuesday.",
                "Jens Stoltenberg met Defence Minister Reznikov on Monday.",
            ),
            [("Oleksii Reznikov", "person", "actors/oleksii-reznikov.yml")],
        ),
        (
            (
                "NATO met Defence Minister Oleksii Reznikov on Monday.",
                "Reznikov left for Brussels on Tuesday.",
            ),
            [("Oleksii Reznikov", "person", "actors/oleksii-reznikov.yml")],
        ),
        (
            ("NATO met General Võ Nguyên Giáp on Monday.", "Giap was met again on Tuesday."),
            [("Võ Nguyên Giáp", "person", "actors/vo-nguyen-giap.yml")],
        ),
        (
            ("The North Atlantic Council met in Tallinn on Monday.",),
            [
                ("North Atlantic Council", "organization", "actors/north-atlantic-council.yml"),
                ("Tallinn", "city", "places/tallinn.yml"),
            ],
        ),
        (
            ("Russia and NATO met in Moscow on Monday.",),
            [("Moscow", "city", "places/moscow.yml")],
        ),
        (("Russia and NATO met in Russia on Monday.",), []),
        (("The Minsk Agreements were signed by Russia in 2014.",), []),
        (("Secretary Austin is tall. NATO met Russia on Monday.",), []),
        (("NATO met President Putin on Monday.",), []),
        (
            ("NATO met on Monday.", "Rob Portman said that all is well there."),
            [("Rob Portman", "person", "actors/rob-portman.yml")],
        ),
        (
            (
                "Maria Rossi, the Italian foreign minister, met Joe Biden on Monday.",
                "Rossi left for Brussels on Tuesday.",
            ),
            [("Maria Rossi", "person", "actors/maria-rossi.yml")],
        ),
        (
            ("John Smith, head of the Atlantic Council, met Joe Biden on Monday.",),
            [("John Smith", "person", "actors/john-smith.yml")],
        ),
        (
            ("Jane Doe, President Biden and John Smith met on Monday.",),
            [
                ("Jane Doe", "person", "actors/jane-doe.yml"),
                ("John Smith", "person", "actors/john-smith.yml"),
            ],
        ),
        (
            ("Jane Doe met Joe Biden on Monday.", "On Tuesday Doe left for Brussels."),
            [("Jane Doe", "person", "actors/jane-doe.yml")],
        ),
        (
            ("Jane Doe met NATO on Monday. John Doe was tall.", "Doe met Russia on Tuesday."),
            [("Jane Doe", "person", "actors/jane-doe.yml")],
        ),
        (("Manchester United met Real Madrid on Monday.",), []),
        (("Joe Biden, the president of the United States, met NATO on Monday.",), []),
    ],
)
def test_proposed_records(
    paragraphs: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert proposed(drafted(*paragraphs)) == expected


def test_the_events_name_them_with_their_words() -> None:
    drafts = drafted("Joe Biden met Ukraine’s Minister of Defense Reznikov on Monday.")
    (event,) = drafts.events
    actors = next(field for field in event.draft.fields if field.name == "actors")
    assert actors.value == ("biden", "reznikov")
    assert actors.why == (
        'from: "Joe Biden", "Ukraine’s Minister of Defense Reznikov" (paragraph 1)'
    )
    assert event.draft.text("title") == "Joe Biden meets Ukraine’s Minister of Defense Reznikov"
    (one,) = drafts.newcomers
    assert one.text("description") == "Ukraine’s Minister of Defense."
    assert one.remarks == (
        "not in the registry: “Ukraine’s Minister of Defense Reznikov” (paragraph 1)",
    )


@pytest.mark.parametrize(
    ("text", "title", "actors", "held_at"),
    [
        (
            "Maria Rossi, Russia’s envoy, met Joe Biden in the city on Monday.",
            "Maria Rossi meets Joe Biden in the city",
            ("maria-rossi", "biden"),
            {"russia"},
        ),
        (
            "Vladimir Putin, the Russian president, met Joe Biden on Monday.",
            "Vladimir Putin meets Joe Biden",
            ("putin", "biden"),
            None,
        ),
        (
            "Joe Biden held talks on Monday with Maria Rossi, the envoy of Russia to NATO.",
            "Joe Biden holds talks with Maria Rossi",
            ("biden", "maria-rossi"),
            {"russia", "nato"},
        ),
        (
            "Talks between Jane Doe and Russia began on Monday.",
            "Talks between Jane Doe and Russia begin",
            ("jane-doe", "russia"),
            set(),
        ),
    ],
)
def test_an_office_behind_the_name_takes_no_part_itself(
    text: str, title: str, actors: tuple[str, ...], held_at: set[str] | None
) -> None:
    (event,) = drafted(text).events
    assert event.draft.text("title") == title
    assert event.draft.listed("actors") == actors
    dated = dated_sentences(Article("T", (Paragraph(1, text),)), FRIDAY)
    figures = text_of(dated, registry_of(COLLECTION), ()).cast.figures
    assert [set(one.held_at) for one in figures] == ([] if held_at is None else [held_at])


@pytest.mark.parametrize(
    ("text", "description", "why"),
    [
        (
            "Maria Rossi, the Italian envoy, met Joe Biden on Monday.",
            "Italian envoy.",
            'from: "Maria Rossi, the Italian envoy"',
        ),
        ("Maria Rossi met Joe Biden on Monday.", "", "guessed: it does what people do"),
        ("Maria Rossi said on Monday that all is well.", "", "guessed: it is said to speak"),
    ],
)
def test_how_it_is_known_that_somebody_is_a_person(text: str, description: str, why: str) -> None:
    (one,) = drafted(text).newcomers
    assert one.text("description") == description
    assert next(field.why for field in one.fields if field.name == "kind") == why


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("Volodimir Putyn, the Russian president,", "Vladimir Putin"),
        ("Jane Stoltenburg", "Jens Stoltenberg"),
        ("Jane Doe", ""),
        ("President Volodimir Putyn", "Vladimir Putin"),
        ("Minister Stoltenburg", "Jens Stoltenberg"),
        ("Minister Linde", ""),
        ("the NATO Military Committee", ""),
    ],
)
def test_did_you_mean(named: str, hint: str) -> None:
    (one,) = drafted(f"Joe Biden met {named} on Monday.").newcomers
    said = f"did you mean “{hint}”? then write that in the events, and remove this file"
    assert one.remarks[1:] == ((said,) if hint else ())


def test_a_body_has_the_acronym_behind_its_name() -> None:
    drafts = drafted(
        "NATO met the International Atomic Energy Agency (IAEA) on Monday.",
        "Russia met the IAEA on Tuesday.",
    )
    (one,) = drafts.newcomers
    assert one.listed("aliases") == ("IAEA",)
    assert [event.draft.listed("actors")[-1] for event in drafts.events] == [one.id, one.id]


def test_whose_office_another_record_holds() -> None:
    drafts = drafted("The NATO Secretary General Mark Rutte met Joe Biden on Monday.")
    (event,) = drafts.events
    assert event.draft.listed("actors") == ("mark-rutte", "biden")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Joe Biden made clear to Putin in his talks on Monday that all is well with Russia.",
            "Talks of Joe Biden and Vladimir Putin",
        ),
        (
            (
                "Joe Biden made clear to Ukraine’s Minister Reznikov in his talks on Monday that"
                " all is well with Ukraine."
            ),
            "Talks of Joe Biden and Reznikov",
        ),
    ],
)
def test_a_state_is_not_named_beside_who_speaks_for_it(text: str, title: str) -> None:
    assert drafted(text).events[0].draft.text("title") == title
