"""What a dated expression says: in TIMEX3, for linguists, and in EDTF, for records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dateline.draft.calendar import Period, Unit
from dateline.model.dates import Edtf, EdtfError, parse

if TYPE_CHECKING:
    from collections.abc import Callable

_SEASON: Final = 21
_QUARTER: Final = 33
_HALF: Final = 40


class Kind(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase was read as."""

    kind: Kind
    value: str
    """As TIMEX3 has it."""
    period: Period | None = None
    """Where on the calendar it lies; None for durations, sets and what is vague."""
    approximate: bool = False
    """Whether the text says about, circa."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A dated expression of a text: the phrase, its place, what it says and why."""

    start: int
    """Offset of its first character in the text."""
    end: int
    """Offset behind its last character."""
    text: str
    type: Kind
    value: str
    """As TIMEX3 has it: `2008-Q1`, `P3D`, `PRESENT_REF`."""
    date: Edtf | None
    """The date with its precision, None for durations, sets and what is vague."""
    rule: str
    """The rule of the grammar that read it; of a phrase in a phrase, the outer before the inner."""


def dated(period: Period | None) -> Reading | None:
    """Return a date, or None where there is no period."""
    return Reading(Kind.DATE, period.timex, period) if period else None


def timed(period: Period | None, time: str) -> Reading | None:
    """Return a time of a day, such as `TMO` or `T08:30`; None where there is no day."""
    if period is None:
        return None
    return Reading(Kind.TIME, f"{period.timex}{time}", period)


def vague(value: str) -> Reading:
    """Return a date that lies nowhere on the calendar, such as `PAST_REF`."""
    return Reading(Kind.DATE, value)


def lasting(value: str) -> Reading:
    """Return a duration."""
    return Reading(Kind.DURATION, value)


def repeated(value: str) -> Reading:
    """Return a set of times."""
    return Reading(Kind.SET, value)


def edtf_of(reading: Reading) -> Edtf | None:
    """Return the date of a reading, None where it has none."""
    if reading.period is None:
        return None
    mark = "~" if reading.approximate else ""
    try:
        return parse("/".join(f"{part}{mark}" for part in _parts(reading.period)))
    except (EdtfError, ValueError):
        return None


def _parts(period: Period) -> tuple[str, ...]:
    """Return EDTF texts: one, or the two ends of what EDTF has no form for."""
    if period.unit is Unit.DAY:
        return (period.first.isoformat(),)
    if period.unit <= Unit.WEEK:
        return (period.first.isoformat(), period.last.isoformat())
    return (_FORMS[period.unit](period),)


def _year(period: Period) -> str:
    sign = "-" if period.year < 0 else ""
    return f"{sign}{abs(period.year):04d}"


_FORMS: Final[dict[Unit, Callable[[Period], str]]] = {
    Unit.MONTH: lambda one: f"{_year(one)}-{one.month_number % 12 + 1:02d}",
    Unit.SEASON: lambda one: f"{_year(one)}-{_SEASON + one.number % 4}",
    Unit.QUARTER: lambda one: f"{_year(one)}-{_QUARTER + one.number % 4}",
    Unit.HALF: lambda one: f"{_year(one)}-{_HALF + one.number % 2}",
    Unit.YEAR: _year,
    Unit.DECADE: lambda one: f"{_year(one)[:-1]}X",
    Unit.CENTURY: lambda one: f"{_year(one)[:-2]}XX",
}
