from __future__ import annotations

import pytest

from dateline.draft.offices import holders_in
from dateline.draft.words import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secretary Austin met him", [("Austin", "Secretary")]),
        (
            "Ukraine’s Defence Minister Oleksii Reznikov said",
            [("Oleksii Reznikov", "Ukraine’s Defence Minister")],
        ),
        ("with Italian Foreign Minister Di Maio", [("Di Maio", "Italian Foreign Minister")]),
        ("with President of Finland Niinistö", [("Niinistö", "President of Finland")]),
        (
            "Under Secretary for Political Affairs van der Plas left",
            [("van der Plas", "Under Secretary for Political Affairs")],
        ),
        (
            (
                "Chairman of the Joint Chiefs of Staff Milley’s call with Commander-in-Chief of the"
                " Ukrainian Armed Forces Lt. Gen. Zaluzhny"
            ),
            [
                ("Milley", "Chairman of the Joint Chiefs of Staff"),
                ("Zaluzhny", "Commander-in-Chief of the Ukrainian Armed Forces"),
            ],
        ),
        (
            (
                "Swedish Minister for Foreign Affairs Linde, Principal Deputy National Security"
                " Advisor Finer also met with Minister Linde"
            ),
            [
                ("Linde", "Swedish Minister for Foreign Affairs"),
                ("Finer", "Principal Deputy National Security Advisor"),
                ("Linde", "Minister"),
            ],
        ),
        (
            "Spanish State Secretary for Foreign and Global Affairs Bau",
            [("Bau", "Spanish State Secretary for Foreign and Global Affairs")],
        ),
        (
            "with Latvian Deputy Prime Minister and Minister of Defense Pabriks",
            [("Pabriks", "Latvian Deputy Prime Minister and Minister of Defense")],
        ),
        (
            (
                "Head of Cabinet of the President of the European Commission Seibert and European"
                " External Action Service Secretary General Sannino"
            ),
            [
                ("Seibert", "Head of Cabinet of the President of the European Commission"),
                ("Sannino", "European External Action Service Secretary General"),
            ],
        ),
        (
            "the Chair of the NATO Military Committee Adm. Bauer",
            [("Bauer", "Chair of the NATO Military Committee")],
        ),
        ("Gen. Mark A. Milley", [("Mark A. Milley", "Gen.")]),
        (
            "Director of National Intelligence Haines’ meetings",
            [("Haines", "Director of National Intelligence")],
        ),
        (
            "U.S. Secretary of State Antony Blinken on Monday",
            [("Antony Blinken", "U.S. Secretary of State")],
        ),
        (
            "President of Sierra Leone Julius Maada Bio",
            [("Julius Maada Bio", "President of Sierra Leone")],
        ),
        ("Mayor of New York Eric Adams", [("Eric Adams", "Mayor of New York")]),
        (
            "President of the World Wildlife Fund Carter Roberts",
            [("Carter Roberts", "President of the World Wildlife Fund")],
        ),
        ("In London King George III spoke", [("George III", "King")]),
        (
            "the German foreign minister Annalena Baerbock",
            [("Annalena Baerbock", "German foreign minister")],
        ),
        (
            "former NATO chief Anders Fogh Rasmussen",
            [("Anders Fogh Rasmussen", "former NATO chief")],
        ),
        ("Prime Minister Nuri al-Maliki said", [("Nuri al-Maliki", "Prime Minister")]),
        ("Mr Smith and Mrs. Jones", [("Smith", ""), ("Jones", "")]),
        ("Secretary Austin Monday said", [("Austin", "Secretary")]),
        ("Prime Minister May said", [("May", "Prime Minister")]),
        ("Prime Minister Theresa May said", [("Theresa May", "Prime Minister")]),
        ("Advisor to President Vladimir Putin", [("Vladimir Putin", "President")]),
        (
            "President of the United States of America Joe Biden",
            [("Joe Biden", "President of the United States of America")],
        ),
        ("President of the United States of America", []),
        ("the President May 5 signed it", []),
        ("the Secretary of State", []),
        ("Secretary Monday", []),
        ("Mr said", []),
        ("Reznikov’s", []),
        ("PRESIDENT BIDEN MET SECRETARY AUSTIN", []),
        ("Foreign Minister Reznikov Urges Talks", []),
        ("General Motors and General Electric", []),
        ("the UN General Assembly Hall", []),
        ("on Prince Edward Island", []),
        ("the prime minister said", []),
        ("the president Thursday", []),
        ("Minister " * 50, []),
        ("President of " * 50, []),
        ("", []),
    ],
)
def test_people_by_their_offices(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(holders_in(text, words_of(text)))
    assert [(one.name, one.office) for one in found] == expected
    assert all(text[one.start : one.end] == one.name for one in found)


def test_an_office_begins_where_it_is_said_of_whom() -> None:
    text = "Then Ukraine’s Minister of Defense Reznikov spoke"
    (one,) = holders_in(text, words_of(text))
    assert text[one.begin : one.end] == "Ukraine’s Minister of Defense Reznikov"
