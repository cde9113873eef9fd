from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.model.kind import Kind
from dateline.model.names import Entry, Names, fold, letters

NAMES = Names.of(
    [
        Entry(
            "nato",
            Kind.ACTOR,
            ["NATO", "North Atlantic Treaty Organization", "\u041d\u0410\u0422\u041e"],
            ["old-nato"],
        ),
        Entry("georgia", Kind.ACTOR, ["Georgia"], []),
        Entry("georgia-state", Kind.PLACE, ["Georgia"], ["nato-street"]),
        Entry("paris", Kind.PLACE, ["Paris"], []),
        Entry("paris-texas", Kind.PLACE, ["Paris"], []),
        Entry("texas", Kind.PLACE, ["paris-texas", "old-nato"], []),
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
    names = Names.of([Entry("a", Kind.ACTOR, ["A"], ["x"]), Entry("a", Kind.PLACE, ["B"], ["x"])])
    assert names.kinds == {"a": Kind.ACTOR}
    assert names.find(Kind.PLACE, "a") is None


def test_a_name_that_a_record_has_twice_is_not_ambiguous() -> None:
    names = Names.of([Entry("nato", Kind.ACTOR, ["NATO", "Nato"], [])])
    assert names.find(Kind.ACTOR, "nato ") == "nato"
    assert names.candidates(Kind.ACTOR, "NATO") == ("nato",)


ENTRIES = st.lists(
    st.builds(
        Entry,
        st.sampled_from("abc"),
        st.sampled_from([Kind.ACTOR, Kind.PLACE]),
        st.lists(st.sampled_from(["One", "one", "Two"]), max_size=2),
        st.lists(st.sampled_from("xy"), max_size=1),
    ),
    max_size=4,
    unique_by=lambda entry: entry.id,
)


def ids_of(entries: list[Entry]) -> list[str]:
    return [one for entry in entries for one in (entry.id, *entry.former)]


@given(ENTRIES, ENTRIES)
def test_names_beside_others_are_those_of_all(some: list[Entry], more: list[Entry]) -> None:
    assume(not {*ids_of(some)} & {*ids_of(more)})
    assert Names.of(some).beside(Names.of(more)) == Names.of([*some, *more])


@given(ENTRIES, st.integers(0, 4))
def test_names_without_some_are_those_of_the_others(entries: list[Entry], count: int) -> None:
    assume(len({*ids_of(entries)}) == len(ids_of(entries)))
    gone, left = entries[:count], entries[count:]
    assert Names.of(entries).without(gone) == Names.of(left)


@pytest.mark.parametrize(
    ("entry", "has_id", "has_name"),
    [
        (Entry("new", Kind.ACTOR, ["New"], ["old"]), False, False),
        (Entry("paris", Kind.TOPIC, [], []), True, False),
        (Entry("old-nato", Kind.TOPIC, [], []), True, False),
        (Entry("new", Kind.TOPIC, [], ["nato"]), True, False),
        (Entry("old-nato", Kind.PLACE, [], []), True, True),
        (Entry("new", Kind.PLACE, [], ["paris-texas"]), True, True),
        (Entry("new", Kind.ACTOR, ["Nato"], []), False, True),
        (Entry("new", Kind.TOPIC, ["Nato"], []), False, False),
        (Entry("nato", Kind.ACTOR, ["Nato"], []), True, False),
    ],
)
def test_what_is_taken(entry: Entry, *, has_id: bool, has_name: bool) -> None:
    assert (NAMES.has_id(entry), NAMES.has_name(entry)) == (has_id, has_name)


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
