from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.compare.sequences import MOST_PAIRS, Run, runs


def same(*at: int) -> Run:
    return Run(True, *at)  # noqa: FBT003 - the name says it


def other(*at: int) -> Run:
    return Run(False, *at)  # noqa: FBT003 - likewise


LINES = st.lists(st.sampled_from("abc"), max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("ab", "ab", [same(0, 2, 0, 2)]),
        ("", "ab", [other(0, 0, 0, 2)]),
        ("ab", "", [other(0, 2, 0, 0)]),
        ("abc", "axc", [same(0, 1, 0, 1), other(1, 2, 1, 2), same(2, 3, 2, 3)]),
        ("aa", "a", [same(0, 1, 0, 1), other(1, 2, 1, 1)]),
    ],
)
def test_runs_of_short_sequences(old: str, new: str, expected: list[Run]) -> None:
    assert runs(list(old), list(new)) == expected


def rebuilt(old: list[str], new: list[str]) -> bool:
    """Whether the runs are of equal and of other items in turns, and miss none of either."""
    found = runs(old, new)
    at_old = at_new = 0
    for place, run in enumerate(found):
        same = old[run.old_from : run.old_to] == new[run.new_from : run.new_to]
        turns = not place or found[place - 1].equal is not run.equal
        if (run.old_from, run.new_from) != (at_old, at_new) or same is not run.equal or not turns:
            return False
        at_old, at_new = run.old_to, run.new_to
    return (at_old, at_new) == (len(old), len(new))


@given(LINES, LINES)
def test_runs_hold_every_item_once(old: list[str], new: list[str]) -> None:
    assert rebuilt(old, new)


def test_long_sequences_of_few_words_take_no_time() -> None:
    words = random.Random(1)  # noqa: S311 - the same in every run
    old, new = (words.choices("ab", k=3_000) for _ in range(2))
    assert len(old) * len(new) > MOST_PAIRS
    began = time.process_time()
    assert rebuilt(old, new)
    assert time.process_time() - began < 2
