from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.draft.apposition import office_behind
from dateline.draft.mentions import mentions_in
from dateline.draft.registry import registry_of
from dateline.draft.strangers import Sort, strangers_in
from tests.draft.registry import COLLECTION

REGISTRY = registry_of(COLLECTION)


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (", the Italian foreign minister, visited Kyiv", "Italian foreign minister"),
        (", Russia’s deputy foreign minister, met him", "Russia’s deputy foreign minister"),
        (", head of the Atlantic Council, met him", "head of the Atlantic Council"),
        (" (foreign minister of Italy) met him", "foreign minister of Italy"),
        (" (MEP) met him", "MEP"),
        (", who is Italy’s foreign minister, met him", "Italy’s foreign minister"),
        (", Italy’s foreign minister.", "Italy’s foreign minister"),
        (", Italy’s foreign minister", "Italy’s foreign minister"),
        (" – Ukraine’s chief negotiator – met him", "Ukraine’s chief negotiator"),
        ("—the U.S. envoy for talks—met him", "U.S. envoy for talks"),
        (" - a Jacobin leader - was killed", "Jacobin leader"),
        (", then president of France, met him", "president of France"),
        (", a former U.S. military officer, but", "former U.S. military officer"),
        (
            ", the president’s national security adviser, met",
            "president’s national security adviser",
        ),
        (", President of Italy, met him", "President of Italy"),
        (", minister of foreign affairs and trade, met", "minister of foreign affairs and trade"),
        (
            ", chairman of Genentech and a member of the board, adds",
            "chairman of Genentech and a member of the board",
        ),
        (", head of the State Property Agency (AVAS), left", "head of the State Property Agency"),
        (", EU ambassador to Russia, and", "EU ambassador to Russia"),
        (", a senior market analyst at IG Markets; she", "senior market analyst at IG Markets"),
        (
            ", the chief executive officer of Apple Inc., said",
            "chief executive officer of Apple Inc",
        ),
        (", the president, met him", "president"),
        (", 52, an American journalist, was arrested", "American journalist"),
        (", mayor of Austin, Texas, met him", "mayor of Austin"),
        (", North Korean envoy, left", "North Korean envoy"),
        (", President Biden and Lavrov met", ""),
        (", the president and Lavrov met", ""),
        (", the president, and Lavrov met", ""),
        (", the president, Lavrov and Biden met", ""),
        (", the president of Italy and Angela Merkel met", ""),
        (", the German foreign minister Annalena Baerbock and Biden met", ""),
        (", President of Italy Sergio Mattarella, and Biden met", ""),
        (", Prime Minister Draghi of Italy, and Biden met", ""),
        (", accompanied by the president, met him", ""),
        (", with the president of Italy, met him", ""),
        (", visiting the president of Italy, said", ""),
        (", a city in Russia, fell", ""),
        (", the largest general hospital, closed", ""),
        (", the minister’s office, said", ""),
        (", president of Italy met him", ""),
        (" (OH), a senator", ""),
        (" (president of Italy, met", ""),
        (" and the president, met", ""),
        (" met the president.", ""),
        (", ", ""),
        (" (", ""),
        ("", ""),
        (", the " + "very " * 5_000 + "president, met", ""),
        (", president of " * 5_000, ""),
    ],
)
def test_offices_behind_a_name(behind: str, expected: str) -> None:
    text = f"Jane Doe{behind}"
    office = office_behind(text, len("Jane Doe"))
    assert (office.told if office else "") == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Jane Doe, the Italian envoy, met him", " met him"),
        ("Jane Doe, the Italian envoy, and Biden met", " and Biden met"),
        ("Jane Doe, the Italian envoy, Monday met him", " Monday met him"),
        ("Jane Doe, the Italian envoy, Joe Biden and others", ", Joe Biden and others"),
        ("Jane Doe (Italian envoy) met him", " met him"),
        ("Jane Doe – Italian envoy – met him", " met him"),
        ("Jane Doe, the Italian envoy.", "."),
    ],
)
def test_an_office_ends_with_its_sign_where_the_sentence_goes_on(text: str, rest: str) -> None:
    office = office_behind(text, len("Jane Doe"))
    assert office
    assert text[office.end :] == rest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said Maria Rossi, the Italian envoy.", [("Maria Rossi", "Italian envoy")]),
        (
            "Félix Tshisekedi, president of Congo, and Ursula de la Cruz, a Spanish envoy, met",
            [("Félix Tshisekedi", "president of Congo"), ("Ursula de la Cruz", "Spanish envoy")],
        ),
        ("President Maria Rossi, the leader of Italy, met", [("Maria Rossi", "leader of Italy")]),
        ("William C. Ford Jr., head of Ford, left", [("William C. Ford Jr", "head of Ford")]),
        ("Kyiv Dynamo’s, the president of Italy, met", []),
        ("the Maria Rossi, the captain of Italy, sank", [("Maria Rossi", "captain of Italy")]),
        ("Lehman Brothers, the head of all banks, fell", []),
        ("The Supreme Court, head of all courts, sat", []),
        ("Rossi, the president of Italy, met", []),
        ("Joe Biden, the president of Italy, met", []),
    ],
)
def test_people_whose_office_stands_behind_their_name(
    text: str, expected: list[tuple[str, str]]
) -> None:
    found = strangers_in(text, mentions_in(text, REGISTRY))
    assert [(one.name, one.office) for one in found if one.sort is Sort.PERSON] == expected


WORDS = st.sampled_from(
    (
        *("Jane", "Doe", "Biden", "NATO", "the", "of", "and", "president", "Italian", "Italy’s"),
        *("met", "who", "is", "-", "–", ",", "(", ")", ".", "’"),
    )
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=30).map(" ".join)))
def test_whoever_is_found_stands_in_the_text(text: str) -> None:
    for one in strangers_in(text, mentions_in(text, REGISTRY)):
        assert text[one.start : one.end] == one.name
        assert 0 <= one.opening <= one.start < one.end <= one.closing <= len(text)
    for place in range(len(text)):
        office = office_behind(text, place)
        assert office is None or place < office.end <= len(text)
