"""How a site says things to its readers: in its language, by its vocabulary."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import UnknownLocaleError

from dateline.language import dates
from dateline.language.numbers import number_in_words
from dateline.language.quotes import quoted
from dateline.model.dates import Certainty, Edtf, Precision
from dateline.model.edtf_calendar import month_length
from dateline.model.records import Actor, Reliability

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model.corroboration import Corroboration
    from dateline.model.records import Record
    from dateline.model.vocabulary import Vocabulary

_YEARS_FROM = 2
"""Gaps of so many years and more are said in years."""
_MONTHS_FROM = 6
"""The same for months."""

RELIABILITY: Mapping[Reliability, str] = {
    Reliability.A: "completely reliable",
    Reliability.B: "usually reliable",
    Reliability.C: "fairly reliable",
    Reliability.D: "not usually reliable",
    Reliability.E: "unreliable",
    Reliability.F: "cannot be judged",
}
"""What the grades of sources mean on the Admiralty scale, the best first."""
CREDIBILITY: Mapping[int, str] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The same of what a source says."""

_FIELDS = {
    "event": "the event",
    "title": "the title",
    "date": "the date",
    "type": "the type",
    "status": "the status",
    "summary": "the summary",
    "body": "the text",
    "places": "the place",
    "actors": "who took part",
    "topics": "the topics",
    "statements": "the statements",
    "relations": "what it belongs to",
    "media": "the pictures",
}
_RECORDS = {
    "actors": "that {} took part",
    "places": "the place {}",
    "topics": "the topic {}",
}
"""How one record in a field is called where its source is given."""


@dataclass(frozen=True)
class Words:
    """What readers read where a record holds a date, a number or a term."""

    language: str
    """The site's language, as in `<html lang>`."""
    vocabulary: Vocabulary
    _dates: dict[str, str] = field(default_factory=dict)
    _short: dict[str, str] = field(default_factory=dict)
    _counts: dict[tuple[int, str, str], str] = field(default_factory=dict)
    _numbers: dict[float, str] = field(default_factory=dict)

    @cached_property
    def locale(self) -> str:
        """The language as Babel knows it; English where it does not."""
        try:
            return str(Locale.parse(self.language, sep="-"))
        except (UnknownLocaleError, ValueError):
            return "en"

    def date(self, date: Edtf) -> str:
        """Return a date in words."""
        said = self._dates.get(date.text)
        if said is None:
            said = self._dates[date.text] = dates.in_words(date, self.locale)
        return said

    def short(self, date: Edtf) -> str:
        """Return a date in few letters, for the gutter of a list."""
        said = self._short.get(date.text)
        if said is None:
            said = self._short[date.text] = dates.in_short(date, self.locale)
        return said

    def gutter(self, date: Edtf) -> str:
        """Return a date as it stands under the heading of its year."""
        day = date.earliest
        if day is not None and date.is_day:
            return dates.day_and_month(day, self.locale)
        if day is not None and date.mark == "month" and _is_whole_month(date):
            return self.month(day.month).capitalize()
        return self.short(date)

    def meaning(self, date: Edtf) -> str | None:
        """Return what a date that is not a plain day leaves open, for readers."""
        return dates.meaning(date, self.locale)

    def year(self, year: int) -> str:
        """Return an astronomical year in words: `44 BCE`."""
        return dates.year_name(year, self.locale)

    def month(self, month: int) -> str:
        """Return the name of a month."""
        return dates.month_name(month, self.locale)

    def short_month(self, month: int) -> str:
        """Return the name of a month in few letters, for the head of a column."""
        return dates.month_name(month, self.locale, short=True)

    def month_of(self, year: int, month: int) -> str:
        """Return the name of a month of an astronomical year: `January 2022`."""
        return dates.month_and_year(year, month, self.locale)

    def gap(self, days: int) -> str:
        """Return a span of days in the unit a reader would use."""
        weeks, months, years = days // 7, days // 30, days // 365
        if years >= _YEARS_FROM:
            return self.count(years, "year", "years")
        if months >= _MONTHS_FROM:
            return self.count(months, "month", "months")
        return self.count(weeks, "week", "weeks")

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        said = self._numbers.get(value)
        if said is None:
            said = self._numbers[value] = number_in_words(value, self.locale)
        return said

    def count(self, number: int, one: str, many: str) -> str:
        """Return a number with its noun."""
        key = (number, one, many)
        said = self._counts.get(key)
        if said is None:
            noun = one if number == 1 else many
            said = self._counts[key] = f"{self.number(number)} {noun}"
        return said

    def quoted(self, text: str) -> str:
        """Return a verbatim quotation in the language's own quotation marks."""
        return quoted(text, self.locale)

    def type(self, name: str) -> str:
        """Return how an event type reads."""
        term = self.vocabulary.types.get(name)
        return term.label if term else name

    def stance(self, name: str) -> str:
        """Return how a stance reads."""
        term = self.vocabulary.stances.get(name)
        return term.label if term else name

    def field(self, name: str) -> str:
        """Return how a field is called where its source is given."""
        own = self.vocabulary.fields.get(name)
        return own.label if own else _FIELDS.get(name, name.replace("_", " "))

    def record_in(self, field: str, label: str) -> str:
        """Return how one record in a field is called where its source is given."""
        return _RECORDS[field].format(label)

    def corroboration(self, counted: Corroboration) -> str:
        """Return how well something is borne out: `3 sources, 2 publishers`; empty for nothing."""
        if counted.sources <= 1:
            return "one source" if counted.sources else ""
        sources = self.count(counted.sources, "source", "sources")
        if not counted.publishers:
            return sources
        if counted.publishers == 1:
            return f"{sources}, one publisher"
        return f"{sources}, {self.count(counted.publishers, 'publisher', 'publishers')}"


def reliability(grade: Reliability) -> str:
    """Return a grade of a source in words: `B – usually reliable`."""
    return f"{grade.value} – {RELIABILITY[grade]}"


def credibility(grade: int) -> str:
    """Return a grade of what a source says in words: `2 – probably true`."""
    return f"{grade} – {CREDIBILITY[grade]}"


def role(speaker: Record, date: Edtf) -> str:
    """Return the offices a speaker may have held at a date."""
    if not isinstance(speaker, Actor) or not speaker.roles:
        return ""
    first = date.earliest
    last = date.latest or first
    held = [
        role.role
        for role in speaker.roles
        if role.period is None
        or first is None
        or last is None
        or role.period.within(first, last) != Certainty.NO
    ]
    return ", ".join(held)


def machine_date(date: Edtf) -> str | None:
    """Return a date for `<time datetime>`, None where HTML has no form for it.

    HTML knows days, months and years from 1 on, and nothing that is uncertain or open.
    """
    day = date.earliest
    if day is None or day.year < 1 or date.mark not in {"day", "month"}:
        return None
    if date.is_day:
        return day.isoformat()
    if date.precision is Precision.MONTH:
        return day.isoformat()[:-3]
    return day.isoformat()[:-6] if date.precision is Precision.YEAR else None


def _is_whole_month(date: Edtf) -> bool:
    """Return whether a date is a month of which no days are left out, as `2022-01-1X` does."""
    first, last = date.earliest, date.latest
    return (
        date.precision is Precision.MONTH
        and first is not None
        and last is not None
        and (first.day, last.day) == (1, month_length(last.year, last.month))
    )
