from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.slug import ID_PATTERN, LONGEST_ID, slug, unlike


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("NATO–Russia Council meets", "nato-russia-council-meets"),
        ("  spaces  ", "spaces"),
        ("Київ", "kiiv"),
        ("Zürich", "zurich"),
        ("Straße", "strasse"),
        ("O'Neill’s", "oneills"),
        ("2022-01-12 12:30", "2022-01-12-12-30"),
        ("a_b.c/d", "a-b-c-d"),
        ("---", ""),
        ("", ""),
        ("!?", ""),
    ],
)
def test_slug(text: str, identifier: str) -> None:
    assert slug(text) == identifier


@pytest.mark.parametrize("text", ["北京", "القاهرة", "ירושלים", "東京", "ქართული", "हिन्दी"])
def test_every_script_makes_an_id(text: str) -> None:
    assert re.fullmatch(ID_PATTERN, slug(text))


@pytest.mark.parametrize(
    ("longest", "identifier"),
    [
        (1, "o"),
        (2, "on"),
        (3, "one"),
        (4, "one"),
        (6, "one"),
        (7, "one-two"),
        (8, "one-two"),
        (12, "one-two"),
        (13, "one-two-three"),
        (99, "one-two-three"),
    ],
)
def test_a_long_one_is_cut_at_a_hyphen(longest: int, identifier: str) -> None:
    assert slug("One two three", longest=longest) == identifier


@given(st.text(max_size=300))
def test_a_slug_is_an_id_or_nothing(text: str) -> None:
    made = slug(text)
    assert not made or re.fullmatch(ID_PATTERN, made)
    assert len(made) <= LONGEST_ID


@given(st.text(max_size=300))
def test_a_slug_of_a_slug_is_the_same(text: str) -> None:
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], []),
        (["a", "b"], ["a", "b"]),
        (["a", "a", "b", "a"], ["a", "a-2", "b", "a-3"]),
        (["a-2", "a", "a"], ["a-2", "a", "a-3"]),
        (["a", "a", "a-2"], ["a", "a-2", "a-2-2"]),
    ],
)
def test_no_two_are_alike(names: list[str], expected: list[str]) -> None:
    assert unlike(names) == expected
