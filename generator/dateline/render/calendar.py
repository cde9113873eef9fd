"""Events by year and month, none of them put in a month that its date does not give."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.dates import Certainty, Day, Form, Precision, Single, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.dates import Edtf, Part
    from dateline.model.records import Event

LONGEST_SPREAD = 24
"""Months that an interval may cover for each of them to get a page on its account alone."""

_SPREAD = frozenset({Form.INTERVAL, Form.ALL_OF})
_MONTH_OR_FINER = frozenset({Precision.MONTH, Precision.DAY, Precision.TIME})


@dataclass(frozen=True, slots=True)
class Month:
    """A month in which something begins or goes on."""

    year: int
    """Astronomical."""
    month: int
    """1 to 12."""
    begins: tuple[Event, ...]
    continues: tuple[Event, ...]
    """What began in an earlier month: intervals that reach into this one, sets with a day in it."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year in which something begins or goes on."""

    year: int
    """Astronomical."""
    months: tuple[Month, ...]
    month_not_given: tuple[Event, ...]
    """Events that begin in a known part of the year at best, a season or a quarter."""
    longer: tuple[Event, ...]
    """Events that can have begun in this year or in a later one: in a decade, say."""
    continues: tuple[Event, ...]
    """What began in an earlier year: intervals that reach into this one, sets with a day in it."""

    @property
    def count(self) -> int:
        """How many events begin in the year; what goes on from before is counted where it began."""
        months = sum(len(month.begins) for month in self.months)
        return months + len(self.month_not_given) + len(self.longer)


def calendar(events: Iterable[Event]) -> tuple[Year, ...]:
    """Return the years of some events in order; those whose beginning is not known have none.

    Args:
        events: Events in the order of the timeline; the order is kept everywhere.
    """
    begins: defaultdict[tuple[int, int], list[Event]] = defaultdict(list)
    loose: defaultdict[int, list[Event]] = defaultdict(list)
    longer: defaultdict[int, list[Event]] = defaultdict(list)
    spread: list[Event] = []
    for event in events:
        day = event.date.begins
        if day is None:
            continue
        if starts_in_a_month(event.date):
            begins[day.year, day.month].append(event)
        elif _starts_in_a_year(event.date):
            loose[day.year].append(event)
        else:
            longer[day.year].append(event)
        if event.date.form in _SPREAD and not event.date.end_unknown:
            spread.append(event)
    spread = [event for event in spread if event.date.begins]
    existing = set(begins)
    for event in spread:
        existing |= _later_months(event.date, set())
    continues = _continuations(spread, existing)
    years: defaultdict[int, list[Month]] = defaultdict(list)
    for year, month in sorted(begins.keys() | continues.keys()):
        key = (year, month)
        entry = Month(year, month, tuple(begins.get(key, ())), tuple(continues.get(key, ())))
        years[year].append(entry)
    return tuple(
        Year(
            year,
            tuple(years.get(year, ())),
            tuple(loose.get(year, ())),
            tuple(longer.get(year, ())),
            tuple(event for event in spread if _continues_in(event.date, year)),
        )
        for year in sorted(years.keys() | loose.keys() | longer.keys())
    )


def starts_in_a_month(date: Edtf) -> bool:
    """Return whether a date gives the month that it begins in."""
    first = date.parts[0]
    if date.form is Form.INTERVAL and isinstance(first, Span):
        start = first.start
        return isinstance(start, Single) and start.precision in _MONTH_OR_FINER
    if date.form is Form.ONE_OF and (
        date.earliest is None or date.latest is None or date.earliest[:2] != date.latest[:2]
    ):
        return False
    return date.precision in _MONTH_OR_FINER


def _starts_in_a_year(date: Edtf) -> bool:
    """Return whether a date gives the year that it begins in."""
    first = date.parts[0]
    if date.form is Form.INTERVAL and isinstance(first, Span):
        start = first.start
        return isinstance(start, Single) and start.earliest.year == start.latest.year
    # A winter ends in the year after the one that it is named for.
    return date.precision is Precision.SEASON or (
        date.earliest is not None
        and date.latest is not None
        and date.earliest.year == date.latest.year
    )


def _continues_in(date: Edtf, year: int) -> bool:
    first = date.begins
    if first is None or year <= first.year:
        return False
    return date.within(Day(year, 1, 1), Day(year, 12, 31)) is not Certainty.NO


def _continuations(
    spread: Iterable[Event], existing: set[tuple[int, int]]
) -> dict[tuple[int, int], list[Event]]:
    found: defaultdict[tuple[int, int], list[Event]] = defaultdict(list)
    for event in spread:
        for key in _later_months(event.date, existing):
            found[key].append(event)
    return found


def _later_months(date: Edtf, existing: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the months after its first in which a date has a part."""
    if date.earliest is None or not starts_in_a_month(date):
        return set()
    begins = date.earliest[:2]
    found = {month for part in date.parts for month in _months_of(part, existing)}
    return {month for month in found if month > begins}


def _months_of(part: Part, existing: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the months that an interval or a member of a set covers, as far as it gives them."""
    if isinstance(part, Single):
        if part.precision in _MONTH_OR_FINER:
            yield part.earliest[:2]
        return
    if not isinstance(part.start, Single):
        return
    first = part.start.earliest
    if not isinstance(part.end, Single):
        # What has no end goes on wherever there is a page to say so.
        yield from (month for month in existing if month > first[:2])
        return
    last = part.end.latest
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if end - start < LONGEST_SPREAD:
        for number in range(start, end + 1):
            yield number // 12, number % 12 + 1
        return
    for year, month in existing:
        if start <= year * 12 + month - 1 <= end:
            yield year, month
