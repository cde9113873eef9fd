from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.dates import Day, parse
from dateline.model.day_count import day_number

if TYPE_CHECKING:
    from datetime import date

DAYS_OF_A_CYCLE = 146_097
"""Days in the 400 years after which the Gregorian calendar is the same again."""


@given(st.dates())
def test_it_counts_as_python_does_where_python_can(day: date) -> None:
    assert day_number(Day(day.year, day.month, day.day)) == day.toordinal()


@given(st.dates(), st.integers(-30_000, 30_000))
def test_the_calendar_is_the_same_every_400_years(day: date, cycles: int) -> None:
    moved = Day(day.year + 400 * cycles, day.month, day.day)
    assert day_number(moved) == day.toordinal() + cycles * DAYS_OF_A_CYCLE


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2022-01-12", "2022-01-12", 0),
        ("2021-12-31", "2022-01-01", 1),
        ("2020-02-28", "2020-03-01", 2),
        ("1900-02-28", "1900-03-01", 1),
        ("2000-02-28", "2000-03-01", 2),
        ("0000-02-28", "0000-03-01", 2),
        ("-0001-12-31", "0000-01-01", 1),
        ("0000-12-31", "0001-01-01", 1),
        ("-0004-02-28", "-0004-03-01", 2),
        ("2022-01-12", "2021-01-12", -365),
    ],
)
def test_the_days_between_two_days(first: str, last: str, days: int) -> None:
    start, end = parse(first).earliest, parse(last).earliest
    assert start is not None
    assert end is not None
    assert day_number(end) - day_number(start) == days
