"""Dates as days that a browser can compare: how certain they are within a stretch stays the same.

Days are counted from 1 January 1970, in 32 bits; what lies further away than 5.8 million years is
put at the end of that range.
"""

from __future__ import annotations

from enum import IntFlag
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dateline.export.reader.columns import as_steps, as_text
from dateline.model.dates import Edge, Form, Single
from dateline.model.day_count import day_number
from dateline.model.edtf_calendar import Day, month_length
from dateline.model.edtf_digits import days_of, months_of, years_of
from dateline.model.edtf_parts import COARSEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.model.dates import Edtf, Part, Span

EPOCH = 719_163
"""The number of 1 January 1970."""
FIRST, LAST = -(2**31) + 1, 2**31 - 2
"""The days at the ends of the range; the numbers beyond them stand for what has no end."""
MOST_DAYS = 4_000
"""A date whose open digits allow more days than this counts as the whole stretch they lie in."""

Days: TypeAlias = tuple[int | None, ...]
"""Of a part: its first and its last day, None where it has none; and where it can be certain, the
day by which it has begun for certain and that up to which it lasts for certain."""


class Mark(IntFlag):
    """What is said of a date beside its days."""

    UNCERTAIN = 1
    APPROXIMATE = 2
    INTERVAL = 4
    ONE_OF = 8
    ALL_OF = 16
    NO_FIRST = 32
    """It has no earliest day."""
    NO_LAST = 64
    """It has no latest day."""
    PARTS = 128
    """Its first and its last day do not say all; it has an entry in `parts`."""


_FORMS = {
    Form.DATE: Mark(0),
    Form.INTERVAL: Mark.INTERVAL,
    Form.ONE_OF: Mark.ONE_OF,
    Form.ALL_OF: Mark.ALL_OF,
}


class Dated(NamedTuple):
    """A date in numbers."""

    first: int | None
    last: int | None
    precision: int
    """From 0 for the coarsest: a place in `COARSEST_FIRST`."""
    marks: Mark
    parts: tuple[Days, ...]
    """Empty where the other fields say all."""


def numbered(date: Edtf) -> Dated:
    """Return a date in numbers."""
    marks = _FORMS[date.form]
    if date.uncertain:
        marks |= Mark.UNCERTAIN
    if date.approximate:
        marks |= Mark.APPROXIMATE
    first, last = _number(date.earliest), _number(date.latest)
    if first is None:
        marks |= Mark.NO_FIRST
    if last is None:
        marks |= Mark.NO_LAST
    parts = () if date.is_day else _parts(date, first, last)
    if parts:
        marks |= Mark.PARTS
    return Dated(first, last, COARSEST_FIRST.index(date.precision), marks, parts)


def date_columns(dates: Sequence[Edtf]) -> dict[str, object]:
    """Return the columns of some dates, in the order of the timeline.

    A day that is not there counts as that of the date before it; the length of a date with no
    first day is its last day.
    """
    known: dict[str, Dated] = {}
    rows = [known.get(date.text) or known.setdefault(date.text, numbered(date)) for date in dates]
    firsts: list[int] = []
    for row in rows:
        before = firsts[-1] if firsts else 0
        firsts.append(before if row.first is None else row.first)
    lengths = [0 if row.last is None else row.last - (row.first or 0) for row in rows]
    return {
        "first": as_steps(firsts),
        "length": lengths,
        "precision": as_text(row.precision for row in rows),
        "marks": as_text(row.marks for row in rows),
        "parts": [[at, row.parts] for at, row in enumerate(rows) if row.parts],
    }


def _number(day: Day | None) -> int | None:
    return None if day is None else max(FIRST, min(LAST, day_number(day) - EPOCH))


def _parts(date: Edtf, first: int | None, last: int | None) -> tuple[Days, ...]:
    """Return the parts of a date; none where its first and its last day say all there is."""
    found = tuple(days for part in date.parts for days in _part(part, date.form))
    if date.form is Form.DATE and len(found) == 1:
        return ()
    if date.form is Form.INTERVAL:
        doubtful = date.uncertain or date.approximate
        if found == ((first, last) if doubtful else (first, last, first, last),):
            return ()
    return found


def _part(part: Part, form: Form) -> Iterator[Days]:
    ends = (part,) if isinstance(part, Single) else (part.start, part.end)
    doubtful = any(isinstance(one, Single) and (one.uncertain or one.approximate) for one in ends)
    if isinstance(part, Single):
        if form is not Form.ALL_OF and part.day and part.has_open_digits:
            days = tuple(islice(_possible_days(part), MOST_DAYS + 1))
            if len(days) <= MOST_DAYS:
                yield from (_either_way(*run, doubtful=doubtful) for run in _runs(days))
                return
        yield _either_way(_number(part.earliest), _number(part.latest), doubtful=doubtful)
        return
    first = _number(part.start.earliest) if isinstance(part.start, Single) else None
    last = _number(part.end.latest) if isinstance(part.end, Single) else None
    if form is Form.ONE_OF:
        yield _either_way(first, last, doubtful=doubtful)
        return
    sure = None if doubtful else _sure(part, first, last)
    yield (first, last, *sure) if sure else (first, last)


def _either_way(first: int | None, last: int | None, *, doubtful: bool) -> Days:
    """Return the days of what is certain in a stretch only where it lies in it as a whole."""
    certain = not doubtful and first is not None and last is not None
    return (first, last, last, first) if certain else (first, last)


def _sure(span: Span, first: int | None, last: int | None) -> Days | None:
    """Return by when a span has begun and up to when it lasts, None where that is never certain."""
    if isinstance(span.start, Single):
        begun = _number(span.start.latest)
    elif span.start is Edge.OPEN:
        begun = None
    elif last is None:
        return None
    else:
        begun = last
    if isinstance(span.end, Single):
        ends = _number(span.end.earliest)
        lasts = ends if first is None or ends is None else max(first, ends)
    elif span.end is Edge.OPEN:
        lasts = None
    elif first is None:
        return None
    else:
        lasts = first
    return begun, lasts


def _runs(days: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of days that follow each other."""
    starts = [at for at, day in enumerate(days) if at == 0 or days[at - 1] != day - 1]
    for start, end in zip(starts, [*starts[1:], len(days)], strict=True):
        yield days[start], days[end - 1]


def _possible_days(single: Single) -> Iterable[int]:
    """Yield the days that the open digits of a date allow, in order."""
    for year in years_of(single.year):
        for month in months_of(single.month):
            length = month_length(year, month)
            for day in days_of(single.day):
                if day <= length:
                    number = _number(Day(year, month, day))
                    if number is not None:
                        yield number
