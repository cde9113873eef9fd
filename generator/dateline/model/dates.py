"""Dates as the records give them: EDTF, with its precision and its doubts kept.

The standard is the Library of Congress' Extended Date/Time Format of 4 February 2019 (ISO
8601-2:2019), levels 0, 1 and 2. Where it is silent, docs/dates.md states what is done and why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dateline.model.edtf_calendar import Day, month_length
from dateline.model.edtf_grammar import read
from dateline.model.edtf_order import Certainty, SortKey, sort_key, within
from dateline.model.edtf_parts import (
    COARSEST_FIRST,
    UNQUALIFIED,
    Edge,
    EdtfError,
    Form,
    Part,
    Precision,
    Quality,
    Single,
    Span,
    Time,
)

__all__ = [
    "Certainty",
    "Day",
    "Edge",
    "Edtf",
    "EdtfError",
    "Form",
    "Mark",
    "Part",
    "Precision",
    "Quality",
    "Single",
    "SortKey",
    "Span",
    "Time",
    "parse",
]

Mark: TypeAlias = Literal["day", "month", "approximate", "interval", "open", "choice"]
"""The shape that shows a date's precision in lists."""

_PLAIN_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_SAFE_DAY = 28


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date. Equal texts are equal dates."""

    text: str
    """As written: EDTF has no second spelling to bring a valid text into."""
    form: Form
    precision: Precision
    """The finest unit the whole of it fixes: of an interval or a set, the coarsest of the parts."""
    level: int
    """The lowest EDTF level that has this expression: 0, 1 or 2."""
    uncertain: bool
    """Whether any part is marked `?` or `%`."""
    approximate: bool
    """Whether any part is marked `~` or `%`."""
    earliest: Day | None
    """The first day it can mean; None where the start is open or unknown."""
    latest: Day | None
    """The last day it can mean; None where the end is open or unknown."""
    parts: tuple[Part, ...]
    """One `Single` for a date, one `Span` for an interval, the members of a set."""
    is_day: bool
    """Whether it is exactly one calendar day, without doubt."""

    @property
    def start_unknown(self) -> bool:
        """Whether it has a start that is not known, as opposed to none."""
        part = self.parts[0]
        return isinstance(part, Span) and part.start is Edge.UNKNOWN

    @property
    def end_unknown(self) -> bool:
        """Whether it has an end that is not known, as opposed to none."""
        part = self.parts[-1]
        return isinstance(part, Span) and part.end is Edge.UNKNOWN

    @property
    def begins(self) -> Day | None:
        """The first day it can mean; None where nothing at all is known of its beginning.

        `XXXX` begins in any year, and not in year 0, which its earliest day lies in.
        """
        if self.is_day:
            return self.earliest
        first = self.parts[0]
        start = first.start if isinstance(first, Span) else first
        known = isinstance(start, Single) and start.year.strip("-X") != ""
        return self.earliest if known else None

    @property
    def sort_key(self) -> SortKey:
        """The earliest moment, then the latest; in a total order with the keys of all dates.

        Times of day with a zone compare as instants.
        """
        return sort_key(self.earliest, self.latest, self.parts[0])

    @property
    def mark(self) -> Mark:
        """The shape that shows its precision in lists.

        A dot for a day, a ring for a month or anything coarser, a dashed ring for what is
        uncertain or approximate, a bar for an interval or several dates, a bar with a faded end
        where an end is open or unknown, a diamond for one of several dates.
        """
        if self.form is Form.ONE_OF:
            return "choice"
        if self.form is not Form.DATE:
            return "interval" if self.earliest and self.latest else "open"
        if self.uncertain or self.approximate:
            return "approximate"
        return "day" if self.is_day else "month"

    def within(self, start: Day, end: Day) -> Certainty:
        """Return whether it happened, at least in part, from the day `start` to the day `end`.

        One of several dates is certain where each of them is; of several dates that all apply one
        is enough. What is uncertain or approximate is never certain. An open end lasts for ever;
        an unknown end may be as early as the start.
        """
        return within(self.form, self.parts, start, end)

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> Edtf:
    """Return the date that an EDTF text says.

    Raises:
        EdtfError: The text is not EDTF. No other exception is raised, whatever the text.

    """
    if _PLAIN_DAY.fullmatch(text):
        year, month, number = int(text[:4]), int(text[5:7]), int(text[8:])
        if number <= _SAFE_DAY or number <= month_length(year, month):
            return _plain_day(text, Day(year, month, number))
    try:
        reading = read(text)
    except EdtfError as refusal:
        # What knows how editors write dates is slow to import, and most have nothing to mend.
        from dateline.model.edtf_hints import explained  # noqa: PLC0415

        raise explained(text, refusal) from None
    starts = [part if isinstance(part, Single) else part.start for part in reading.parts]
    ends = [part if isinstance(part, Single) else part.end for part in reading.parts]
    firsts = [start for start in starts if isinstance(start, Single)]
    lasts = [end for end in ends if isinstance(end, Single)]
    precisions = {single.precision for single in (*firsts, *lasts)}
    qualified = [one for one in (*firsts, *lasts) if one.qualities is not UNQUALIFIED]
    precision = next((unit for unit in COARSEST_FIRST if unit in precisions), Precision.AGE)
    uncertain = any(single.uncertain for single in qualified)
    approximate = any(single.approximate for single in qualified)
    exact = precision in {Precision.DAY, Precision.TIME} and not uncertain and not approximate
    return Edtf(
        text=text,
        form=reading.form,
        precision=precision,
        level=reading.level,
        uncertain=uncertain,
        approximate=approximate,
        earliest=min(first.earliest for first in firsts) if len(firsts) == len(starts) else None,
        latest=max(last.latest for last in lasts) if len(lasts) == len(ends) else None,
        parts=reading.parts,
        is_day=exact and reading.form is Form.DATE,
    )


def _plain_day(text: str, day: Day) -> Edtf:
    """Return a day of the calendar, by far the commonest date, by the shortest way."""
    single = Single(text, day, day, Precision.DAY, 0, text[:4], text[5:7], text[8:])
    return Edtf(
        text=text,
        form=Form.DATE,
        precision=Precision.DAY,
        level=0,
        uncertain=False,
        approximate=False,
        earliest=day,
        latest=day,
        parts=(single,),
        is_day=True,
    )
