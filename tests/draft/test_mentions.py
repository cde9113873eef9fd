from __future__ import annotations

import pytest

from dateline.draft.mentions import mentions_in, whole_names
from dateline.draft.registry import registry_of, surname_of, topics_of
from dateline.draft.strangers import strangers_in
from tests.draft.registry import COLLECTION
from tests.records import actor, collection

REGISTRY = registry_of(COLLECTION)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The NATO-Russia Council met.", {"council": "NATO-Russia Council"}),
        ("The NATO -Russia Council met.", {"council": "NATO -Russia Council"}),
        ("NATO’s allies", {"nato": "NATO"}),
        ("Russian troops", {"russia": "Russian"}),
        ("the Russian Federation", {"russia": "Russian Federation"}),
        ("Moscow refuses, the Kremlin blames", {"russia": "Moscow"}),
        ("U.S. and US officials", {"united-states": "U.S"}),
        ("tell us more", {}),
        ("a natoist in Ukrainestan", {}),
        ("President Biden", {"biden": "Biden"}),
        ("Hunter Biden", {}),
        ("the Biden Administration", {}),
        ("Joseph R. Biden, Jr. spoke", {"biden": "Joseph R. Biden, Jr"}),
        ("NATO Secretary-General Jens Stoltenberg", {"stoltenberg": "NATO Secretary-General"}),
        ("the NATO Secretary General said", {"stoltenberg": "NATO Secretary General"}),
        ("the Russian President", {"putin": "Russian President"}),
        ("Commission President von der Leyen", {"von-der-leyen": "von der Leyen"}),
        ("turned to the West", {"the-west": "the West"}),
        ("to the west of it", {}),
        ("along the Ukraine-Russia border", {"border": "Ukraine-Russia border"}),
        (
            "US, Russia and Ukraine",
            {"united-states": "US", "russia": "Russia", "ukraine": "Ukraine"},
        ),
        ("the Gone Group", {}),
    ],
)
def test_names_of_records(text: str, expected: dict[str, str]) -> None:
    found: dict[str, str] = {}
    for one in mentions_in(text, REGISTRY):
        found.setdefault(one.id, text[one.start : one.end])
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("said Foreign Minister Edgars Rinkevics", [("Edgars Rinkevics", "Foreign Minister")]),
        ("with Rob Portman (OH), Amy Klobuchar", [("Rob Portman", ""), ("Amy Klobuchar", "")]),
        ("Joe Biden and Olaf Scholz’s plan", [("Olaf Scholz", "")]),
        ("said Estonian Prime Minister Kaja Kallas", [("Kaja Kallas", "Estonian Prime Minister")]),
        ("The Foreign Ministry said", []),
        ("Monday was fine", []),
        ("On Monday they met", []),
    ],
)
def test_names_that_no_record_has(text: str, expected: list[tuple[str, str]]) -> None:
    found = strangers_in(text, mentions_in(text, REGISTRY))
    assert [(one.name, one.office) for one in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met President Joseph R. Biden, Jr. today", ["President Joseph R. Biden, Jr."]),
        ("with President Vladimir Putin of Russia on it", ["President Vladimir Putin of Russia"]),
        ("On Monday Russian President Putin left", ["Russian President Putin"]),
        ("NATO and Russia met", ["NATO", "Russia"]),
    ],
)
def test_names_with_their_offices(text: str, expected: list[str]) -> None:
    found = whole_names(text, mentions_in(text, REGISTRY), REGISTRY.persons)
    assert [text[one.start : one.end] for one in found] == expected


def test_topics_are_found_by_themselves() -> None:
    text = "the talks on missiles go on"
    assert [one.id for one in mentions_in(text, topics_of(COLLECTION))] == ["talks"]
    assert mentions_in(text, REGISTRY) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Joe Biden", "Biden"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("Joseph R. Biden, Jr.", "Biden,"),
        ("Plato", "Plato"),
        ("John McKane III", "McKane"),
        ("Abdullah II", "Abdullah II"),
        ("Malcolm X", "X"),
        ("Jr", ""),
        ("", ""),
    ],
)
def test_surnames(name: str, expected: str) -> None:
    assert surname_of(name) == expected


def test_a_withdrawn_record_is_named_by_nothing() -> None:
    why = {"date": "2022-01-01", "reason": "Never was."}
    gone = collection(
        actor("russia", name="Russia", kind="state", withdrawn=why),
        actor(
            "putin",
            name="Vladimir Putin",
            kind="person",
            roles=[{"role": "President", "at": "russia"}],
            withdrawn=why,
        ),
    )
    assert mentions_in("Russian President Putin of Russia in Moscow", registry_of(gone)) == ()
