"""How events stand in a list: by year, by day, with the gaps between them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from dateline.model.dates import Day, parse
from dateline.model.day_count import day_number
from dateline.render.calendar import starts_in_a_month

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.model.dates import Edtf
    from dateline.model.records import Event

T = TypeVar("T")

PAGE_LENGTH = 250
"""How many events stand on one page at most."""

INDEX_LENGTH = 500
"""How many names stand on one page at most."""

DIVIDED_FROM = 20
"""How many events a year has at least where a list divides it into months."""

SHORTEST_GAP = 42
"""Days without an event from which on a list says so."""


class SameDate(NamedTuple):
    """Events that share a day, or a date as it is written where that is no plain day."""

    date: Edtf
    """The day alone where some of them have a time of day and others have none or another."""
    events: tuple[Event, ...]
    gap: int | None
    """Days without an event before it, where they are many."""
    anchor: str | None
    """The id of the entry on year and month pages: the day, where it is the first of that day."""


@dataclass(frozen=True, slots=True)
class MonthOfEvents:
    """The events of a year that begin in one month."""

    month: int | None
    """1 to 12; None for what stands under no month."""
    count: int
    dates: tuple[SameDate, ...]


@dataclass(frozen=True, slots=True)
class YearOfEvents:
    """The events of a list that begin in one year."""

    year: int | None
    """Astronomical; None where the beginning is open or not known."""
    count: int
    dates: tuple[SameDate, ...]

    @property
    def months(self) -> tuple[MonthOfEvents, ...]:
        """The same by month, first what gives no month; a short year is not divided."""
        if self.count < DIVIDED_FROM:
            return (MonthOfEvents(None, self.count, self.dates),)
        months: dict[int | None, list[SameDate]] = {None: []}
        for entry in self.dates:
            begins = entry.date.begins
            month = begins.month if begins and starts_in_a_month(entry.date) else None
            months.setdefault(month, []).append(entry)
        return tuple(
            MonthOfEvents(month, sum(len(one.events) for one in dates), tuple(dates))
            for month, dates in months.items()
            if dates
        )


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One of the numbered pages that a list is cut into."""

    number: int
    """From 1."""
    of: int
    items: tuple[T, ...]


def by_year(
    events: Iterable[Event], date_of: Callable[[Event], Edtf] = attrgetter("date")
) -> tuple[YearOfEvents, ...]:
    """Group events by the year of their earliest day, then by date; else the order stays.

    Times of day stand in the order of their instants: the evening of 31 December in one zone may
    come after the morning of 1 January in another. It stands under its own year all the same.

    Args:
        events: Events in the order in which they are shown.
        date_of: The date that they are grouped by, where it is not that of the event itself.
    """
    entries = list(_with_gaps(events, date_of))
    years: dict[int | None, list[SameDate]] = {}
    for entry in entries:
        years.setdefault(begin_year(entry.date), []).append(entry)
    backward = bool(entries) and entries[0].date.sort_key > entries[-1].date.sort_key
    order = sorted(years, key=lambda year: (year is not None, year or 0), reverse=backward)
    return tuple(
        YearOfEvents(year, sum(len(one.events) for one in years[year]), tuple(years[year]))
        for year in order
    )


def pages_of(items: Sequence[T], length: int = PAGE_LENGTH) -> tuple[ListPage[T], ...]:
    """Cut a list into pages of `length` items; an empty list has one empty page."""
    total = max(1, -(-len(items) // length))
    return tuple(
        ListPage(number + 1, total, tuple(items[number * length : (number + 1) * length]))
        for number in range(total)
    )


def begin_year(date: Edtf) -> int | None:
    """Return the astronomical year in which a date begins, None where that is not known."""
    begins = date.begins
    return begins.year if begins else None


def _with_gaps(events: Iterable[Event], date_of: Callable[[Event], Edtf]) -> Iterator[SameDate]:
    reached: int | None = None
    backward: int | None = None
    days: set[Day | str] = set()
    for shared, date, group in _by_date(events, date_of):
        # What comes behind a T is a time of day.
        anchor = date.text.partition("T")[0] if date.is_day and shared not in days else None
        days.add(shared)
        if date.begins is None or date.earliest is None:
            # It may have been at any time before.
            yield SameDate(date, group, None, anchor)
            continue
        begins = day_number(date.earliest)
        ends = begins if date.is_day else _last_day(date)
        yield SameDate(date, group, _gap(begins, ends, reached, backward), anchor)
        reached = ends if reached is None or ends > reached else reached
        backward = begins if backward is None or begins < backward else backward


def _by_date(
    events: Iterable[Event], date_of: Callable[[Event], Edtf]
) -> Iterator[tuple[Day | str, Edtf, tuple[Event, ...]]]:
    """Yield what neighbours in a list have in common of their dates, that date, and them.

    That is their day, or else the text of their date.
    """
    group: list[Event] = []
    common: Day | str = ""
    shown: Edtf | None = None
    for event in events:
        date = date_of(event)
        shared = date.earliest if date.is_day and date.earliest else date.text
        if shown is None or shared != common:
            if shown is not None:
                yield common, shown, tuple(group)
            common, shown, group = shared, date, [event]
            continue
        group.append(event)
        if date.text != shown.text:
            shown = parse(_text(shared))
    if shown is not None:
        yield common, shown, tuple(group)


def _last_day(date: Edtf) -> int:
    """Return the number of the last day of a date that has a beginning.

    What has no end goes on; what has an end that is not known may have ended at once.
    """
    if date.latest is not None:
        return day_number(date.latest)
    return day_number(date.earliest) if date.end_unknown and date.earliest else sys.maxsize


def _text(shared: Day | str) -> str:
    return shared.isoformat() if isinstance(shared, Day) else shared


def _gap(begins: int, ends: int, reached: int | None, backward: int | None) -> int | None:
    """Return the days between an entry and all before it, whichever way the list runs."""
    if reached is None or backward is None:
        return None
    days = max(begins - reached, backward - ends) - 1
    return days if days >= SHORTEST_GAP else None
