from __future__ import annotations

import pytest

from dateline.draft.bodies import bodies_in
from dateline.draft.words import words_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the North Atlantic Council meeting", [("North Atlantic Council", "")]),
        (
            "November 10: Strategic Partnership Commission",
            [("Strategic Partnership Commission", "")],
        ),
        ("with NATO Military Committee", [("NATO Military Committee", "")]),
        ("in NATO-Ukraine Commission", [("NATO-Ukraine Commission", "")]),
        (
            "the International Atomic Energy Agency (IAEA) on Monday",
            [("International Atomic Energy Agency", "IAEA")],
        ),
        ("the Kurdistan Workers’ Party (PKK) said", [("Kurdistan Workers’ Party", "PKK")]),
        ("Doctors Without Borders (DWB)", []),
        ("The Bank of England said", [("Bank of England", "")]),
        ("Ukrainian Defence Ministry", [("Ukrainian Defence Ministry", "")]),
        ("European Court of Human Rights", [("European Court of Human Rights", "")]),
        ("Political and Security Committee", [("Political and Security Committee", "")]),
        ("Russia and European Commission met", [("European Commission", "")]),
        ("the Foreign Ministry said", []),
        ("Ukraine’s Ministry of Defence", []),
        ("the Security Council", []),
        ("UN Security Council Resolution 3", []),
        ("the 5th Special Forces Group", []),
        ("the Party", []),
        ("the West Bank", []),
        ("the State of the Union", []),
        ("European Commission President von der Leyen", []),
        ("the Anti-Ballistic Missile Treaty (ABM)", []),
        ("the (EU) and (", []),
        ("THE COUNCIL OF MINISTERS", []),
        ("Council of " * 50, []),
    ],
)
def test_bodies_by_their_names(text: str, expected: list[tuple[str, str]]) -> None:
    found = list(bodies_in(text, words_of(text)))
    assert [(one.name, one.acronym) for one in found] == expected
