"""What a phrase is read against: the day of publication, and what the text has said before it.

News counts from the day it is published. A history counts from the date it named last: its "in
March" is the March of the year it has arrived in, and its "two days later" is two days after the
day before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from dateline.draft.calendar import Period, Unit
from dateline.draft.lexicon import MONTH, WEEKDAY

if TYPE_CHECKING:
    from datetime import date


class Genre(Enum):
    """What a text counts from."""

    NEWS = "news"
    HISTORY = "history"


_WEEKDAY: Final = rf"{WEEKDAY}(?!,? (?:the )?(?:[0-9]|{MONTH}))"
"""A day of the week, but not that of a date: "Saturday, 14 October 1066"."""
_FROM_PUBLICATION: Final = re.compile(
    rf"\b(?:yesterday|tomorrow|{_WEEKDAY}"
    r"|(?:this|last|next) (?:week|month|year|weekend|quarter)|ago)\b"
)
_OF_THESE_DAYS: Final = re.compile(rf"\b(?:yesterday|today|tomorrow|{_WEEKDAY}|this week)\b")
_YEAR: Final = re.compile(r"[12][0-9]{3}(?<![\w.,$€£/-]....)(?![\w/]|[.,-][0-9]|-[a-z])")
"""What a year stands behind is looked at last: so a search goes from figure to figure."""
_YEAR_BC: Final = re.compile(r" bc\b(?<=[0-9] bc)")
_OPENING: Final = 500
"""Characters."""
_YEARS_OF_HISTORY: Final = 5
_WORDS_OF_NEWS: Final = 3
_WORDS_OF_OPENING: Final = 10
"""How many years a word of news outweighs, and where the opening has one."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where a phrase stands."""

    text: str
    """The whole text, for capitals."""
    low: str
    """The same in lower case, character by character."""
    flat: str
    """And with spaces for the ends of its lines."""
    published: Period
    """The day of publication."""
    genre: Genre
    reference: Period | None = None
    """The last date that the text has named, None before the first."""
    named_day: Period | None = None
    """The last day among them."""
    full: int = -1
    """Where the last full date stands, a month or a day with its year; -1 before the first."""
    background: Period | None = None
    """The last full date of an old year in news, None behind a date of the days it reports."""
    named_at: int = -1
    """Where the background was named."""
    enclosing: Period | None = None
    """The period that the phrase says it lies in: `2005` for the May of "May of 2005"."""

    @property
    def history(self) -> bool:
        """Whether the text counts from its own dates."""
        return self.genre is Genre.HISTORY

    @property
    def anchor(self) -> Period:
        """The period that the text counts from."""
        return self.reference if self.history and self.reference else self.published

    @property
    def said(self) -> Period:
        """The last date that the text has named, or the day of publication."""
        return self.reference or self.published

    def said_in(self, unit: Unit) -> Period:
        """Return the last date that says which of a unit it is: of days in news, the last day."""
        if unit is Unit.DAY and not self.history:
            return self.named_day or self.published
        return self.said

    def carried(self, start: int) -> Period | None:
        """Return what a name without a year at `start` counts from, None for the publication.

        A history carries the date it has named last; news an old one, to the end of the paragraph.
        """
        if self.history:
            return self.anchor
        in_background = self.background and self.named_at >= _paragraph(self.low, start)
        return self.background if in_background else None

    def after(self, period: Period, start: int, end: int) -> Context:
        """Return what is known behind a phrase, from `start` to `end`, that names a period."""
        is_full = period.unit <= Unit.MONTH and _names_year(self.low, start, end)
        old = period.year < self.published.year - 1 and (is_full or self.carried(start))
        # `replace` would look up every field by its name, for each phrase of a text.
        return Context(
            self.text,
            self.low,
            self.flat,
            self.published,
            self.genre,
            reference=period if _leads(period, start, self) else self.reference,
            named_day=period if period.unit is Unit.DAY else self.named_day,
            full=start if is_full else self.full,
            background=period if old else None,
            named_at=start,
            enclosing=self.enclosing,
        )

    def within(self, period: Period) -> Context:
        """Return what is known inside a phrase that names the period it lies in."""
        return replace(self, enclosing=period)


def genre_of(low: str, published: date) -> Genre:
    """Return what a text counts from, by the words it uses itself.

    A history names many years, nearly all of them not that of its publication, and seldom says
    yesterday, Tuesday or last week. In an opening these words, and the year of publication, weigh
    more.
    """
    this_year, opening = str(published.year), low[:_OPENING]
    years = sum(1 for found in _YEAR.findall(low) if found != this_year)
    years += len(_YEAR_BC.findall(low))
    words = len(_FROM_PUBLICATION.findall(low))
    opens_as_news = this_year in opening or _OF_THESE_DAYS.search(opening)
    news = _WORDS_OF_OPENING * max(words, 1) if opens_as_news else _WORDS_OF_NEWS * words
    return Genre.HISTORY if years >= _YEARS_OF_HISTORY and years > news else Genre.NEWS


def _names_year(low: str, start: int, end: int) -> bool:
    found = _YEAR.search(low, start, end) or _YEAR_BC.search(low, start, end)
    return found is not None


_BEGINS: Final = re.compile(
    r"(?:[.\n] ?|^)(?:(?:in|by|during|throughout) ?(?:early |late |mid-?)?|(?:early|late) in ?)$"
)
_BESIDE: Final = re.compile(r"[0-9] ?[-\u2013] ?$")
_FAR: Final = 2
"""Years."""
_HEADING: Final = 100
"""Characters that a heading has at most."""
_LONGEST: Final = 2_000
_LINES: Final = 30
"""Characters, and lines, that a paragraph is followed back for at most."""
_ENDS: Final = frozenset('.!?:"”’)\n')
_REACH: Final = 20
"""Characters before a year that tell how a sentence names it."""


def _leads(period: Period, start: int, context: Context) -> bool:
    """Return whether a history goes on from a period that a phrase at `start` has named.

    A year alone is often an aside: the law of 1920, until 1975. It leads where it begins a sentence
    or stands in a heading, and else where it is near and its paragraph has no full date before it.
    """
    if not context.history or context.reference is None or period.unit < Unit.YEAR:
        return True
    before = context.low[max(0, start - _REACH) : start]
    if _BESIDE.search(before):
        return False
    if _BEGINS.search(before) or _in_heading(context.low, start):
        return True
    far = abs(period.year - context.reference.year) > _FAR
    return not far and context.full < _paragraph(context.low, start)


def _in_heading(low: str, place: int) -> bool:
    """Return whether a place lies in a short line between two that are empty."""
    begin = low.rfind("\n", max(0, place - _HEADING), place) + 1
    above = begin == 0 or low[max(0, begin - 3) : begin].count("\n") > 1 or begin == 1
    end = low.find("\n", place, begin + _HEADING)
    return above and low[end : end + 3].count("\n") > 1


def _paragraph(low: str, place: int) -> int:
    """Return where the paragraph of a place begins.

    That is a line behind the end of a sentence or behind an empty line: others are but wrapped.
    """
    begin = place
    for _ in range(_LINES):
        begin = low.rfind("\n", max(0, place - _LONGEST), begin)
        if begin < 0 or low[max(0, begin - 3) : begin].rstrip(" \r")[-1:] in _ENDS:
            break
    return begin + 1
