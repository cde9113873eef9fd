"""Counting days from one calendar day to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model.dates import Day

_MARCH = 3
_YEARS_OF_A_CYCLE = 400
_DAYS_OF_A_CYCLE = 146_097


def day_number(day: Day) -> int:
    """Return the number of a day in the proleptic Gregorian calendar; 1 January of year 1 is 1.

    Days of year 0 and before have numbers below 1, so that the difference of two numbers is always
    the number of days between them.
    """
    # The year is counted from March, which puts the leap day at its end.
    year = day.year - (day.month < _MARCH)
    cycle, year_of_cycle = divmod(year, _YEARS_OF_A_CYCLE)
    day_of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day
    leap_days = year_of_cycle // 4 - year_of_cycle // 100
    return cycle * _DAYS_OF_A_CYCLE + year_of_cycle * 365 + leap_days + day_of_year - 306
