from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.kind import Kind
from dateline.model.names import Names, fold, letters

NAMES = Names.of(
    [
        (
            "nato",
            Kind.ACTOR,
            ["NATO", "North Atlantic Treaty Organization", "\u041d\u0410\u0422\u041e"],
            ["old-nato"],
        ),
        ("georgia", Kind.ACTOR, ["Georgia"], []),
        ("georgia-state", Kind.PLACE, ["Georgia"], ["nato-street"]),
        ("paris", Kind.PLACE, ["Paris"], []),
        ("paris-texas", Kind.PLACE, ["Paris"], []),
        ("texas", Kind.PLACE, ["paris-texas", "old-nato"], []),
    ]
)


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (Kind.ACTOR, "nato", "nato"),
        (Kind.ACTOR, "old-nato", "nato"),
        (Kind.ACTOR, "NATO", "nato"),
        (Kind.ACTOR, "Nato", "nato"),
        (Kind.ACTOR, "\u043d\u0430\u0442\u043e", "nato"),
        (Kind.ACTOR, "north  atlantic\ttreaty organization", "nato"),
        (Kind.ACTOR, "Georgia", "georgia"),
        (Kind.PLACE, "Georgia", "georgia-state"),
        (Kind.PLACE, "georgia", "georgia-state"),
        (Kind.PLACE, "nato", None),
        (Kind.ACTOR, "nato-street", None),
        (Kind.PLACE, "Paris", "paris"),
        (Kind.PLACE, "paris-texas", "paris-texas"),
        (Kind.PLACE, "old-nato", "texas"),
        (Kind.ACTOR, "Russia", None),
        (Kind.ACTOR, "", None),
    ],
)
def test_find(kind: Kind, text: str, found: str | None) -> None:
    if text == "Paris":
        assert NAMES.find(kind, text) is None, "two places go by this name"
        assert NAMES.candidates(kind, text) == ("paris", "paris-texas")
    else:
        assert NAMES.find(kind, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("nato", "nato"),
        ("old-nato", "nato"),
        ("nato-street", "georgia-state"),
        ("NATO", None),
        ("", None),
    ],
)
def test_links_are_by_id_of_any_kind(text: str, found: str | None) -> None:
    assert NAMES.find_any(text) == found


def test_of_two_records_with_one_id_the_first_counts() -> None:
    names = Names.of([("a", Kind.ACTOR, ["A"], ["x"]), ("a", Kind.PLACE, ["B"], ["x"])])
    assert names.kinds == {"a": Kind.ACTOR}
    assert names.find(Kind.PLACE, "a") is None


def test_a_name_that_a_record_has_twice_is_not_ambiguous() -> None:
    names = Names.of([("nato", Kind.ACTOR, ["NATO", "Nato"], [])])
    assert names.find(Kind.ACTOR, "nato ") == "nato"
    assert names.candidates(Kind.ACTOR, "NATO") == ("nato",)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("NATO", "nato"),
        ("  Jens \n Stoltenberg ", "jens stoltenberg"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("КИЇВ", "київ"),
        ("Zu\u0308rich", "z\u00fcrich"),
        ("Kyiv\u00a0city", "kyiv city"),
        ("", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_a_folded_name_stays_as_it_is(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_composed_and_decomposed_names_are_one(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@given(st.text(st.characters(max_codepoint=127)))
def test_the_short_way_for_ascii_leads_to_the_same_name(name: str) -> None:
    assert fold(name) == fold(f"{name} é").removesuffix("é").rstrip()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ålborg", ("alborg", "ålborg")),
        ("Zürich  West", ("zurich west", "zürich west")),
        ("", ("", "")),
    ],
)
def test_what_a_name_sorts_by(name: str, expected: tuple[str, str]) -> None:
    assert letters(name) == expected
