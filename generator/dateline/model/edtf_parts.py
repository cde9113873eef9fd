"""What a date is made of once it is read, and the error for a text that is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, cast

if TYPE_CHECKING:
    from dateline.model.edtf_calendar import Day

Quality: TypeAlias = Literal["", "?", "~", "%"]
"""What qualifies a part of a date: nothing, uncertain, approximate, or both."""

_SHOWN: Final = 60
"""How many characters of a text that is no date an error repeats."""

UNQUALIFIED: tuple[Quality, Quality, Quality] = ("", "", "")


def merged(qualities: str) -> Quality:
    """Return what the qualifiers of one component, written one after the other, say together."""
    if len(qualities) > 1:
        return "%" if qualities.strip(qualities[0]) else cast("Quality", qualities[0])
    return cast("Quality", qualities)


class EdtfError(ValueError):
    """A text is not EDTF. The only exception that reading a date raises.

    Attributes:
        message: What is wrong, one sentence without a full stop.
        hint: How to mend it, where that can be said.
        suggestions: Valid EDTF texts that may have been meant, the likeliest first.

    """

    def __init__(
        self, message: str, hint: str | None = None, suggestions: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, hint, suggestions)
        self.message = message
        self.hint = hint
        self.suggestions = suggestions

    def __str__(self) -> str:
        return self.message


def quoted(text: str) -> str:
    """Return a text in quotation marks, cut to a length and without what does not print."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:_SHOWN])
    return f"“{shown}{'…' if len(text) > _SHOWN else ''}”"


class Precision(StrEnum):
    """The finest unit of time that a date fixes, from the coarsest to the finest."""

    AGE = "age"
    """Coarser than a millennium, or nothing known at all."""
    MILLENNIUM = "millennium"
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    """Half a year (40, 41)."""
    THIRD = "third"
    """A third of a year, four months (37 to 39)."""
    QUARTER = "quarter"
    """A quarter of a year (33 to 36)."""
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


COARSEST_FIRST = tuple(Precision)


class Form(StrEnum):
    """What kind of expression a date is."""

    DATE = "date"
    INTERVAL = "interval"
    ONE_OF = "one of"
    """`[..]`: one of the dates, it is not known which."""
    ALL_OF = "all of"
    """`{..}`: every one of the dates."""


class Edge(StrEnum):
    """An end of a span that is no date."""

    OPEN = "open"
    """`..`: there is no end, or none is stated."""
    UNKNOWN = "unknown"
    """An empty place in an interval: there is an end, and it is not known."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day."""

    hour: int
    """0 to 24; 24 only as the end of the day."""
    minute: int
    second: int | None
    """None where the text gives hours and minutes alone."""
    fraction: str
    """The digits of the fraction of a second, as written."""
    offset: int | None
    """Minutes east of UTC; None for a local time whose zone is not given."""


class Single(NamedTuple):
    """One date, as opposed to an interval or a set. May leave digits open.

    A named tuple, for it is made three times as fast as a frozen dataclass, and nearly every date
    of a chronology is one.
    """

    text: str
    earliest: Day
    latest: Day
    precision: Precision
    level: int
    """The lowest EDTF level that has this expression: 0, 1 or 2."""
    year: str
    """Digits with the sign, `X` for those not given: `2022`, `-0043`, `199X`, `170000002`."""
    month: str = ""
    """Two digits, `X` for those not given; 21 to 41 for seasons and other parts of a year."""
    day: str = ""
    """Two digits, `X` for those not given."""
    qualities: tuple[Quality, Quality, Quality] = UNQUALIFIED
    """Of year, month and day."""
    time: Time | None = None
    digits: int | None = None
    """How many digits of the year are significant (`S`)."""

    @property
    def uncertain(self) -> bool:
        """Whether any part of it is marked as uncertain."""
        return "?" in self.qualities or "%" in self.qualities

    @property
    def approximate(self) -> bool:
        """Whether any part of it is marked as approximate."""
        return "~" in self.qualities or "%" in self.qualities

    @property
    def has_open_digits(self) -> bool:
        """Whether digits are left open with `X`."""
        return "X" in self.year or "X" in self.month or "X" in self.day


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: an interval, or consecutive dates in a set."""

    start: Single | Edge
    end: Single | Edge


Part: TypeAlias = Single | Span
