"""Sentences as newspapers write them, to the events and the people that are drafted from them."""

from __future__ import annotations

import pytest

from tests.draft.test_newcomers import drafted


def events(*paragraphs: str) -> list[str]:
    """Return each event as `title | actors`."""
    return [
        f"{one.draft.text('title')} | {' '.join(one.draft.listed('actors'))}"
        for one in drafted(*paragraphs).events
    ]


def people(*paragraphs: str) -> list[str]:
    """Return each person that is proposed as `name: description`."""
    return [
        f"{one.text('name')}: {one.text('description')}".rstrip(": ")
        for one in drafted(*paragraphs).newcomers
        if one.text("kind") == "person"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sir Keir Starmer, the Labour leader, met Dame Jane Roe, the chief nurse, on Monday.",
            "keir-starmer jane-roe",
        ),
        (
            "Ralph Fox, a plumber from Leeds, met Jane Roe, a tailor, on Monday.",
            "ralph-fox jane-roe",
        ),
        (
            "On Monday, Tomáš Novák, 52, the Czech minister, and Łukasz Żak, his friend, met.",
            "tomas-novak lukasz-zak",
        ),
        ("On Monday, Ralph Fox, a tailor, 40, met Jane Roe.", "ralph-fox jane-roe"),
        ("Joe Biden met NATO, which was good, the largest since Monday.", None),
        ("Prices of oil in Russia fell by 26 points, its lowest level, since Monday.", None),
        ("Russia visited NATO, he was pleased, the envoy, on Monday.", None),
        ("Joe Biden was in Riga on Monday, the capital, where he met NATO.", None),
    ],
)
def test_a_date_reaches_its_verb_over_what_is_said_by_the_way(
    text: str, expected: str | None
) -> None:
    found = [one.partition(" | ")[2] for one in events(text)]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ralph Fox, a plumber from Leeds, met Jane Roe, a tailor, on Monday.",
            "Ralph Fox meets Jane Roe",
        ),
        ("Mark Hill, 45, of Leeds, was arrested on Monday.", "Mark Hill is arrested"),
        (
            "On Monday, Mark Hill, 45, and Ana Ruiz, a tailor, met Ben Low.",
            "Mark Hill and Ana Ruiz meet Ben Low",
        ),
        (
            "After Mark Hill met Ana Ruiz, the suspect, a tailor, was arrested on Monday.",
            "After Mark Hill met Ana Ruiz, the suspect, a tailor, was arrested on Monday",
        ),
        (
            "The defence minister, Anna Roe, met Ben Low on Monday.",
            "Anna Roe meets Ben Low",
        ),
        (
            "Boris Low (Con) met Anna Roe (Lab, Leeds East) in the city on Monday.",
            "Boris Low (Con) meets Anna Roe (Lab, Leeds East) in the city",
        ),
        ("Anna Roe was sworn in on Monday as mayor.", "Anna Roe is sworn in as mayor"),
        ("The judge was overthrown and executed on Monday.", "Judge is overthrown and executed"),
        ("The judge was assassinated in the city (221 BC).", "Judge is assassinated in the city"),
        ("The judges had been arrested on Monday.", "Judges are arrested"),
        ("Ben Low was jailed on Monday for four years.", "Ben Low is jailed for four years"),
        ("Ana Ruiz arrived on Monday and met Ben Low.", "Ana Ruiz arrives and meets Ben Low"),
        ("Ana Ruiz was arrested on Monday and killed.", "Ana Ruiz is arrested and killed"),
        (
            "Judge Anna Roe sentenced Ben Low to four years on Monday.",
            "Anna Roe sentences Ben Low to four years",
        ),
        ("Anna Roe met Ben Low on Monday to sign it.", "Anna Roe meets Ben Low"),
        (
            "Police arrested Ana Ruiz, 44, and Ben Low, 50, in Leeds on Monday.",
            "Police arrest Ana Ruiz, 44, and Ben Low, 50, in Leeds",
        ),
        ("The ferry Queen Mary arrived on Monday.", "Ferry Queen Mary arrives"),
    ],
)
def test_titles(text: str, expected: str) -> None:
    (event,) = events(text)
    assert event.partition(" | ")[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz, 44, and Ben Low, 50, were arrested on Monday.", ["Ana Ruiz", "Ben Low"]),
        ("Ana Ruiz, 44, Ben Low, 50, and Joe Biden met.", ["Ana Ruiz", "Ben Low"]),
        ("Frank Li, his deputy, met Joe Biden in the city on Monday.", ["Frank Li"]),
        ("Frank Li, a deputy, met Joe Biden on Monday.", ["Frank Li: Deputy."]),
        ("The ferry Queen Mary met Joe Biden on Monday.", []),
        (
            (
                "Gen. Mark Kilroy, the chairman of the Joint Chiefs, met Dr. Ada Moss, the"
                " director of the institute, on Monday."
            ),
            [
                "Mark Kilroy: Chairman of the Joint Chiefs.",
                "Ada Moss: Director of the institute.",
            ],
        ),
        (
            "Mr. Lavrov, the Russian foreign minister, met Joe Biden on Monday.",
            ["Lavrov: Russian foreign minister."],
        ),
        (
            "The defence minister, Anna Roe, met Joe Biden on Monday.",
            ["Anna Roe: Defence minister."],
        ),
        (
            "Ukraine’s president, Anna Roe, met Joe Biden in the city on Monday.",
            ["Anna Roe: Ukraine’s president."],
        ),
        ("Joe Biden met the minister, Anna Roe, and the envoy on Monday.", []),
        ("In his letter to the president, Anna Roe, a tailor, met him on Monday.", ["Anna Roe"]),
        ("Abdullah II visited Joe Biden in the city on Monday.", ["Abdullah II"]),
        ("In the city, Jane I visited on Monday.", []),
        ("Malcolm X met Joe Biden in the city on Monday.", ["Malcolm X"]),
        ("The court sentenced Ben Low to four years on Monday.", ["Ben Low"]),
        ("On Monday, the court jailed Ben Low for life.", ["Ben Low"]),
        ("Ben Low was extradited on Monday to the city.", ["Ben Low"]),
        ("Ben Low testified in the city on Monday.", ["Ben Low"]),
        (
            "Ana Souza, Brazil’s then-president, met Joe Biden in the city on Monday.",
            ["Ana Souza: Brazil’s then-president."],
        ),
        (
            "John Smith, ex-president of Peru, met Joe Biden in the city on Monday.",
            ["John Smith: Ex-president of Peru."],
        ),
        (
            "Ana Souza, a singer and actress, met Joe Biden in the city on Monday.",
            ["Ana Souza: Singer and actress."],
        ),
        (
            "Boris Low (Con) met Anna Roe (Lab, Leeds East) in the city on Monday.",
            ["Boris Low", "Anna Roe"],
        ),
        (
            "Boris Low (Con) and Anna Roe (Lab, Leeds East) met in the city on Monday.",
            ["Boris Low", "Anna Roe"],
        ),
        ("Phase II began on Monday when the talks with Phase II were held.", []),
        ("Don Juan de la Cruz met the envoy on Monday.", ["Don Juan de la Cruz"]),
    ],
)
def test_people(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("Anna Roe met Ben Low on Monday.", "Carl Fox, the mayor of Leeds, said he was glad."),
            "anna-roe ben-low",
        ),
        (
            ("Anna Roe met Ben Low on Monday.", "Joe Biden said that the meeting was good."),
            "anna-roe ben-low",
        ),
        (
            ("Anna Roe met Ben Low on Monday.", "Joe Biden said after the meeting that it was on."),
            "anna-roe ben-low biden",
        ),
        (("Anna Roe met Ben Low on Monday.", "Roe said that it was good."), "anna-roe ben-low"),
    ],
)
def test_who_speaks_of_an_event_takes_part_where_its_sentence_names_him(
    paragraphs: tuple[str, ...], expected: str
) -> None:
    (event,) = drafted(*paragraphs).events
    assert " ".join(event.draft.listed("actors")) == expected
    assert len(event.draft.statements) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Jane Smith said on Monday that she was sorry. John Smith, the mayor of Bath,"
                " visited the city on Tuesday. Smith was arrested on Wednesday."
            ),
            ["John Smith visits the city | john-smith", "Smith is arrested | "],
        ),
        (
            (
                "John Smith, the mayor of Bath, visited the city on Tuesday. Smith was arrested on"
                " Wednesday."
            ),
            ["John Smith visits the city | john-smith", "John Smith is arrested | john-smith"],
        ),
        (
            "John McKane III met the envoy on Monday. McKane died on Tuesday.",
            [
                "John McKane III meets the envoy | john-mckane-iii",
                "John McKane III dies | john-mckane-iii",
            ],
        ),
        (
            "Ukraine’s president, Anna Roe, met Joe Biden in the city on Monday.",
            ["Anna Roe meets Joe Biden in the city | anna-roe biden"],
        ),
    ],
)
def test_who_is_meant(text: str, expected: list[str]) -> None:
    assert events(text)[: len(expected)] == expected
