from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.suggest import did_you_mean, nearest


@pytest.mark.parametrize(
    ("word", "options", "expected"),
    [
        ("meetting", ["meeting", "call"], "meeting"),
        ("Meeting", ["meeting", "call"], "meeting"),
        ("jens-stoltenburg", ["jens-stoltenberg", "nato"], "jens-stoltenberg"),
        ("київ", ["Київ", "Рига"], "Київ"),
        ("zzz", ["meeting", "call"], None),
        ("a", [], None),
        ("talk", ["talks-b", "talks-a"], "talks-a"),
        (
            "2022-01-09-talks-geneva",
            ["geneva", "2022-01-09-geneva-talks"],
            "2022-01-09-geneva-talks",
        ),
        ("2022-01-05-talks-in-vienna", ["vienna", "2022-01-05-a-call"], None),
        ("2021-12-21-call", ["2021-12-15-call", "2021-12-20-call"], "2021-12-20-call"),
        ("2021-12-20-cal", ["2021-12-20-call", "2021-12-21-cal"], "2021-12-20-call"),
        ("2021-12-20-talks", ["2021-12-20-press-conference", "2021-12-talks"], "2021-12-talks"),
        ("2021-12-20", ["2021-12-21-call"], None),
    ],
)
def test_nearest_option(word: str, options: list[str], expected: str | None) -> None:
    assert nearest(word, options) == expected


def test_question() -> None:
    assert did_you_mean("cal", ["call"]) == "did you mean “call”?"
    assert did_you_mean("zzz", ["call"]) is None


@given(st.text(), st.lists(st.text()))
def test_suggestion_is_an_option(word: str, options: list[str]) -> None:
    found = nearest(word, options)
    assert found is None or found in options


@given(st.text(), st.lists(st.text()))
def test_order_of_the_options_does_not_count(word: str, options: list[str]) -> None:
    assert nearest(word, options) == nearest(word, reversed(options))


def test_a_short_name_is_not_meant_by_a_long_one() -> None:
    assert nearest("Gitanas Nauseda", ["US", "EU"]) is None
    assert nearest("EUU", ["EU"]) == "EU"
