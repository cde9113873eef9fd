"""Comparing dates with each other and with a stretch of days."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

from dateline.model.edtf_calendar import Day, day_after, day_before, month_length
from dateline.model.edtf_digits import days_of, months_of, years_of
from dateline.model.edtf_parts import Edge, Form, Part, Single, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

SortKey: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
_Bound: TypeAlias = tuple[float, ...]
"""A day, or what lies before or after all days."""

_ALWAYS: Final = (float("-inf"),)
_FOREVER: Final = (float("inf"),)

_BEFORE_ALL: Final = (-1,)
_AFTER_ALL: Final = (1,)
_MINUTE: Final = 60_000_000_000
_DAY: Final = 24 * 60 * _MINUTE
_NANOSECOND_DIGITS: Final = 9


class Certainty(StrEnum):
    """Whether something happened within a stretch of days, as far as its date tells."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


def sort_key(earliest: Day | None, latest: Day | None, part: Part) -> SortKey:
    """Return what a date is ordered by: its earliest moment, then its latest.

    Keys of all dates compare with each other in one total order. A time of day with a zone stands
    at its instant in UTC, one without at the clock's time; a date without a time begins with its
    first day and ends with its last. What has no earliest day comes first of all, what has no
    latest day comes last of those with the same start.
    """
    if isinstance(part, Single) and part.time:
        instant = _instant(part)
        return instant, instant
    return (
        (0, *earliest, 0) if earliest else _BEFORE_ALL,
        (0, *latest, _DAY) if latest else _AFTER_ALL,
    )


def _instant(single: Single) -> tuple[int, ...]:
    time = single.time
    if time is None:
        return (0, *single.earliest, 0)
    minutes = time.hour * 60 + time.minute - (time.offset or 0)
    fraction = time.fraction[:_NANOSECOND_DIGITS].ljust(_NANOSECOND_DIGITS, "0")
    of_day = minutes * _MINUTE + (time.second or 0) * 1_000_000_000 + int(fraction)
    day = single.earliest
    if of_day < 0:
        day, of_day = day_before(day), of_day + _DAY
    elif of_day >= _DAY:
        day, of_day = day_after(day), of_day - _DAY
    return (0, *day, of_day)


def within(form: Form, parts: tuple[Part, ...], start: Day, end: Day) -> Certainty:
    """Return whether something happened, at least in part, from one day to another.

    One of several dates is certain where each of them is; of several dates that all apply one is
    enough. What is uncertain or approximate is never certain. An open end lasts for ever; an
    unknown end may be as early as the start.
    """
    lasting = form is not Form.ONE_OF
    verdicts = {_part_within(part, start, end, lasting=lasting) for part in parts}
    if form is Form.ONE_OF:
        return verdicts.pop() if len(verdicts) == 1 else Certainty.POSSIBLE
    return next(certainty for certainty in Certainty if certainty in verdicts)


def _part_within(part: Part, start: Day, end: Day, *, lasting: bool) -> Certainty:
    ends = (part,) if isinstance(part, Single) else (part.start, part.end)
    doubtful = any(isinstance(e, Single) and (e.uncertain or e.approximate) for e in ends)
    if isinstance(part, Single):
        possible = part.earliest <= end and part.latest >= start and _meets(part, start, end)
        certain = start <= part.earliest and part.latest <= end
    else:
        (begins, begins_at_latest), (ends_at_earliest, stops) = _bounds_of(part)
        possible = begins <= end and stops >= start
        certain = (
            begins_at_latest <= end and ends_at_earliest >= start
            if lasting
            else start <= begins and stops <= end
        )
    if not possible:
        return Certainty.NO
    return Certainty.CERTAIN if certain and not doubtful else Certainty.POSSIBLE


def _bounds_of(span: Span) -> tuple[tuple[_Bound, _Bound], tuple[_Bound, _Bound]]:
    """Return when a span begins and when it ends, each at the earliest and at the latest."""
    stops: _Bound = _FOREVER if isinstance(span.end, Edge) else span.end.latest
    begins: tuple[_Bound, _Bound]
    if isinstance(span.start, Single):
        begins = (span.start.earliest, span.start.latest)
    else:
        begins = (_ALWAYS, _ALWAYS if span.start is Edge.OPEN else stops)
    if isinstance(span.end, Single):
        return begins, (max(begins[0], span.end.earliest), stops)
    return begins, (_FOREVER if span.end is Edge.OPEN else begins[0], stops)


def _meets(single: Single, start: Day, end: Day) -> bool:
    """Return whether a day that a date's digits allow lies from one day to another."""
    if not single.day or not single.has_open_digits:
        return True
    return any(start <= day <= end for day in _days_in_years(single, start.year, end.year))


def _days_in_years(single: Single, first: int, last: int) -> Iterable[Day]:
    for year in years_of(single.year):
        if first <= year <= last:
            for month in months_of(single.month):
                length = month_length(year, month)
                yield from (Day(year, month, d) for d in days_of(single.day) if d <= length)
