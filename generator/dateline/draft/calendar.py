"""Periods of the calendar as articles name them, and counting in them.

A period is a unit and a number: the units of one kind are counted through, so that the week after
the last of a year is the next number, and no arithmetic has to carry. Days and weeks are those of
python's own calendar, which begins with the year 1; months and coarser units go on before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Final


class Unit(IntEnum):
    """A unit of the calendar, the finer before the coarser."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    SEASON = 5
    QUARTER = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


_SEASONS: Final = ("SP", "SU", "FA", "WI")
_MONTHS_OF: Final = {
    Unit.MONTH: 1,
    Unit.SEASON: 3,
    Unit.QUARTER: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_MARCH: Final = 2
"""The month a year of seasons begins with, counted from 0: its winter ends in the next year."""
_SUNDAY: Final = 6
_SATURDAY: Final = 5
_LAST_YEAR: Final = 9999
_MONTHS_OF_YEAR: Final = 12
_DAYS_OF_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month, … of the calendar."""

    unit: Unit
    number: int
    """Which one, counted through from the beginning of the year 1 (days, weeks) or 0 (the rest)."""

    @property
    def year(self) -> int:
        """The year it begins in; astronomical, 0 is 1 BC."""
        if self.unit is Unit.DAY:
            return _date(self.number).year
        return self.month_number // _MONTHS_OF_YEAR

    @property
    def month_number(self) -> int:
        """The month it begins in, counted through."""
        if self.unit <= Unit.WEEK:
            first = self.first
            return first.year * _MONTHS_OF_YEAR + first.month - 1
        begin = self.number * _MONTHS_OF[self.unit]
        return begin + _MARCH if self.unit is Unit.SEASON else begin

    @property
    def months(self) -> int:
        """How many months it has; 0 where it is shorter than one."""
        return _MONTHS_OF.get(self.unit, 0)

    @property
    def first(self) -> date:
        """The first day.

        Raises:
            ValueError: It lies before the year 1 or after the year 9999.
        """
        if self.unit is Unit.DAY:
            return _date(self.number)
        if self.unit <= Unit.WEEK:
            begin = _date(self.number * _DAYS_OF_WEEK + 1)
            return begin if self.unit is Unit.WEEK else _date(begin.toordinal() + _SATURDAY)
        year, month = divmod(self.month_number, _MONTHS_OF_YEAR)
        return date(year, month + 1, 1)

    @property
    def last(self) -> date:
        """The last day.

        Raises:
            ValueError: It lies before the year 1 or after the year 9999.
        """
        if self.unit is Unit.DAY:
            return self.first
        if self.unit <= Unit.WEEK:
            return _date(self.number * _DAYS_OF_WEEK + _DAYS_OF_WEEK)
        year, month = divmod(self.month_number + self.months, _MONTHS_OF_YEAR)
        return _date(date(year, month + 1, 1).toordinal() - 1)

    def shifted(self, count: int) -> Period:
        """Return the period of the same unit that comes `count` of them later."""
        return Period(self.unit, self.number + count)

    def to(self, unit: Unit) -> Period:
        """Return the period of another unit that this one begins in.

        Raises:
            ValueError: A day or week of a year before 1 or after 9999 is asked for.
        """
        if unit is self.unit:
            return self
        if unit <= Unit.WEEK:
            return day(self.first) if unit is Unit.DAY else week(self.first, unit)
        return Period(unit, (self.month_number - _season_start(unit)) // _MONTHS_OF[unit])

    @property
    def timex(self) -> str:
        """The period as a TIMEX3 value.

        Raises:
            ValueError: It cannot be written in four digits of year.
        """
        if self.unit is Unit.DAY:
            return self.first.isoformat()
        if self.unit <= Unit.WEEK:
            year, number, _ = _date(self.number * _DAYS_OF_WEEK + 1).isocalendar()
            return f"{year:04d}-W{number:02d}{'-WE' if self.unit is Unit.WEEKEND else ''}"
        if self.unit > Unit.YEAR:
            # Of a year's four digits the first three, or the first two.
            return f"{_checked(self.year or 1):04d}"[: -1 if self.unit is Unit.DECADE else -2]
        return _year(self.year) + self._within_year()

    def _within_year(self) -> str:
        month = self.month_number % _MONTHS_OF_YEAR
        if self.unit is Unit.MONTH:
            return f"-{month + 1:02d}"
        if self.unit is Unit.SEASON:
            return f"-{_SEASONS[self.number % len(_SEASONS)]}"
        if self.unit is Unit.QUARTER:
            return f"-Q{month // 3 + 1}"
        return f"-H{month // 6 + 1}" if self.unit is Unit.HALF else ""


def _date(number: int) -> date:
    try:
        return date.fromordinal(number)
    except OverflowError as error:
        raise ValueError(number) from error


def _season_start(unit: Unit) -> int:
    return _MARCH if unit is Unit.SEASON else 0


def _checked(year: int) -> int:
    if not 1 <= year <= _LAST_YEAR:
        raise ValueError(year)
    return year


def _year(year: int) -> str:
    if year < 1:
        return f"BC{_checked(1 - year):04d}"
    return f"{_checked(year):04d}"


def day(value: date) -> Period:
    """Return a day as a period."""
    return Period(Unit.DAY, value.toordinal())


def week(value: date, unit: Unit = Unit.WEEK) -> Period:
    """Return the week (or the weekend, for that unit) of a day; weeks begin on Monday."""
    return Period(unit, (value.toordinal() - 1) // _DAYS_OF_WEEK)


def month(year: int, number: int) -> Period:
    """Return a month, 1 to 12, of an astronomical year."""
    return Period(Unit.MONTH, year * _MONTHS_OF_YEAR + number - 1)


def year(number: int) -> Period:
    """Return an astronomical year: 0 is 1 BC."""
    return Period(Unit.YEAR, number)


def season(year_number: int, number: int) -> Period:
    """Return a season of a year: 0 for spring to 3 for the winter that begins in it."""
    return Period(Unit.SEASON, year_number * len(_SEASONS) + number)


def part_of_year(unit: Unit, year_number: int, number: int) -> Period:
    """Return a quarter or a half of a year, counted from 1."""
    return Period(unit, year_number * (_MONTHS_OF_YEAR // _MONTHS_OF[unit]) + number - 1)


def weekday_near(around: date, weekday: int, *, later: bool) -> date:
    """Return the day itself where it is that weekday, else the last such day or the next one.

    Args:
        around: The day from which to look.
        weekday: 0 for Monday to 6 for Sunday.
        later: Whether the next one is wanted.
    """
    steps = (weekday - around.weekday()) % _DAYS_OF_WEEK
    return _date(around.toordinal() + steps - (_DAYS_OF_WEEK if steps and not later else 0))
