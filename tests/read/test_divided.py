from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.wording import words
from dateline.read.divided import undivided


@pytest.mark.parametrize(
    ("text", "expected", "left"),
    [
        ("differ-\nences of differences", "differences of differences", ()),
        ("Differ-\r\n  ences, then differences", "Differences, then differences", ()),
        ("differ- \t\n\tences; Differences", "differences; Differences", ()),
        ("differ\u2010\nences of differences", "differences of differences", ()),
        ("differ\u00ad\nences", "differences", ()),
        ("differ-\nences", "differ-\nences", ("differ-ences",)),
        ("a long-\nterm plan", "a long-\nterm plan", ("long-term",)),
        ("a long-\nterm and a Long-Term plan", "a long-\nterm and a Long-Term plan", ()),
        ("out-of-\ndate and out-of-date", "out-of-\ndate and out-of-date", ()),
        ("differ-\nences, differ-\nences", "differ-\nences, differ-\nences", ("differ-ences",)),
        ("anti-\nRussian", "anti-\nRussian", ()),
        ("2021-\n22", "2021-\n22", ()),
        ("He left -\nand came back", "He left -\nand came back", ()),
        ("differ-\n\nences of differences", "differ-\n\nences of differences", ()),
        ("Größ-\nte, die größte", "Größte, die größte", ()),
        ("", "", ()),
    ],
)
def test_words_at_the_ends_of_lines(text: str, expected: str, left: tuple[str, ...]) -> None:
    assert undivided(text) == (expected, left)


@given(st.lists(st.sampled_from(["a", "b", "-", "\n", " ", "\u00ad"])).map("".join))
def test_no_letter_is_lost_and_no_word_is_new_but_for_soft_hyphens(text: str) -> None:
    joined = undivided(text).text
    assert [sign for sign in joined if sign in "ab"] == [sign for sign in text if sign in "ab"]
    if "\u00ad" not in text:
        assert {word.text for word in words(joined)} <= {word.text for word in words(text)}


def test_it_takes_no_time_whatever_the_words() -> None:
    before = process_time()
    undivided("a" * 500_000 + "-\nb " + "a-" * 200_000 + "a-\nb " * 100_000)
    assert process_time() - before < 20
