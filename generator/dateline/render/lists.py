"""How events stand in a list: by year, by day, with the gaps between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Generic, TypeVar

from dateline.model.day_count import day_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.model.dates import Edtf
    from dateline.model.records import Event

T = TypeVar("T")

PAGE_LENGTH = 250
"""How many events stand on one page at most."""

SHORTEST_GAP = 42
"""Days without an event from which on a list says so."""


@dataclass(frozen=True, slots=True)
class SameDate:
    """Events that share a date as it is written."""

    date: Edtf
    events: tuple[Event, ...]
    gap: int | None
    """Days without an event before it, where they are many."""

    @property
    def anchor(self) -> str | None:
        """The id of the entry on year and month pages: the day, where it is a plain one."""
        return self.date.earliest.isoformat() if self.date.is_day and self.date.earliest else None


@dataclass(frozen=True, slots=True)
class YearOfEvents:
    """The events of a list that begin in one year."""

    year: int | None
    """Astronomical; None where the beginning is open or unknown."""
    count: int
    dates: tuple[SameDate, ...]


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One of the numbered pages that a list is cut into."""

    number: int
    """From 1."""
    of: int
    items: tuple[T, ...]


def by_year(events: Iterable[Event]) -> tuple[YearOfEvents, ...]:
    """Group events by the year of their earliest day, then by date; the order stays as it is."""
    dated = list(_with_gaps(events))
    years = []
    for year, entries in groupby(dated, key=lambda entry: _year(entry.date)):
        dates = tuple(entries)
        years.append(YearOfEvents(year, sum(len(one.events) for one in dates), dates))
    return tuple(years)


def pages_of(items: Sequence[T], length: int = PAGE_LENGTH) -> tuple[ListPage[T], ...]:
    """Cut a list into pages of `length` items; an empty list has one empty page."""
    total = max(1, -(-len(items) // length))
    return tuple(
        ListPage(number + 1, total, tuple(items[number * length : (number + 1) * length]))
        for number in range(total)
    )


def _year(date: Edtf) -> int | None:
    return date.earliest.year if date.earliest else None


def _with_gaps(events: Iterable[Event]) -> Iterator[SameDate]:
    reached: int | None = None
    backward: int | None = None
    for _, same in groupby(events, key=lambda event: event.date.text):
        group = tuple(same)
        date = group[0].date
        begins = day_number(date.earliest) if date.earliest else None
        ends = day_number(date.latest) if date.latest else None
        yield SameDate(date, group, _gap(begins, ends, reached, backward))
        if ends is not None:
            reached = ends if reached is None else max(reached, ends)
        if begins is not None:
            backward = begins if backward is None else min(backward, begins)


def _gap(
    begins: int | None, ends: int | None, reached: int | None, backward: int | None
) -> int | None:
    """Return the days between an entry and all before it, whichever way the list runs."""
    if begins is None or ends is None or reached is None or backward is None:
        return None
    days = max(begins - reached, backward - ends) - 1
    return days if days >= SHORTEST_GAP else None
