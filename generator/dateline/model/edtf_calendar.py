"""The calendar that dates are counted in: proleptic Gregorian, with a year 0 and years before it.

Python's own dates and python-dateutil end at the years 1 and 9999, so the little that is needed
here is done on plain numbers.
"""

from __future__ import annotations

from typing import NamedTuple

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FEBRUARY = 2
DECEMBER = 12
MONTHS = tuple(range(1, 13))


class Day(NamedTuple):
    """A calendar day. Days compare in the order of time."""

    year: int
    """Astronomical: 0 is 1 BCE, -1 is 2 BCE."""
    month: int
    day: int

    def isoformat(self) -> str:
        """Return the day as ISO 8601 text: four digits of year at least, a sign before year 0."""
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"


def is_leap(year: int) -> bool:
    """Return whether an astronomical year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month, 1 to 12, in an astronomical year."""
    return 29 if month == FEBRUARY and is_leap(year) else _LENGTHS[month - 1]


def longest_month(month: int) -> int:
    """Return the number of days a month, 1 to 12, has at most, whatever the year."""
    return 29 if month == FEBRUARY else _LENGTHS[month - 1]


def day_before(day: Day) -> Day:
    """Return the day before a day."""
    year, month, number = day
    if number > 1:
        return Day(year, month, number - 1)
    if month > 1:
        return Day(year, month - 1, month_length(year, month - 1))
    return Day(year - 1, DECEMBER, 31)


def day_after(day: Day) -> Day:
    """Return the day after a day."""
    year, month, number = day
    if number < month_length(year, month):
        return Day(year, month, number + 1)
    if month < DECEMBER:
        return Day(year, month + 1, 1)
    return Day(year + 1, 1, 1)
