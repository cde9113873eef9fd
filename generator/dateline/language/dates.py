"""A date in words, as somebody writing in the site's language would put it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from dateline.language.catalogue import catalogue_for, meanings_for
from dateline.language.one_date import PARTS, say_single
from dateline.language.phrases import MonthName, Wording, YearName, name_of, name_of_day
from dateline.language.spans import say_interval, say_set
from dateline.language.stretches import stretch
from dateline.model.dates import Day, Edge, Edtf, Form, Part, Single, Span, parse

_KEPT: Final = 65_536
"""How many dates' words are kept: a site shows each of its dates on several pages."""


def in_words(value: Edtf, locale: str) -> str:
    """Return a date in words: `12 January 2022`, `about December 2021`.

    Args:
        value: The date.
        locale: A language, with a territory where that matters: `de`, `pt-BR`.

    """
    return _words(value.text, locale, short=False)


def in_short(value: Edtf, locale: str) -> str:
    """Return a date in as few words as a narrow list has room for: `12 Jan 2022`, `c. Dec 2021`."""
    return _words(value.text, locale, short=True)


def month_name(month: int, locale: str) -> str:
    """Return the name of a month, 1 to 12, standing alone: `January`."""
    return f"{MonthName(_wording(locale, short=False), month):alone}"


def month_and_year(year: int, month: int, locale: str) -> str:
    """Return the name of a month of an astronomical year: `January 2022`."""
    return f"{name_of_day(_wording(locale, short=False), Day(year, month, 1), 'month')}"


def year_name(year: int, locale: str) -> str:
    """Return the name of an astronomical year: `2022`; `44 BCE` for -43."""
    return f"{YearName(_wording(locale, short=False), year)}"


def day_and_month(day: Day, locale: str) -> str:
    """Return the name of a day without its year: `12 January`."""
    return f"{name_of_day(_wording(locale, short=False), day, 'day'):yearless}"


def meaning(value: Edtf, locale: str) -> str | None:
    """Return what a date says beyond its words, one plain sentence for readers.

    Returns:
        A sentence, or None for a day or a time of day, which need no explanation.

    """
    wording = Wording(meanings_for(locale))
    if value.form is Form.INTERVAL:
        return wording.say(_meaning_of_span(value.parts[0]))
    if value.form is Form.ALL_OF:
        return wording.say("meaning of all of")
    if value.form is Form.ONE_OF:
        one_span = len(value.parts) == 1 and isinstance(value.parts[0], Span)
        return wording.say("meaning of between" if one_span else "meaning of one of")
    if value.uncertain or value.approximate:
        quality = "%" if value.uncertain and value.approximate else "~"
        return wording.say(f"meaning of {quality if value.approximate else '?'}")
    return _meaning_of_single(value, wording)


def _meaning_of_span(span: Part) -> str:
    if isinstance(span, Single) or (
        isinstance(span.start, Single) and isinstance(span.end, Single)
    ):
        return "meaning of interval"
    if isinstance(span.start, Single):
        unknown = span.end is Edge.UNKNOWN
        return "meaning of since, end not known" if unknown else "meaning of since"
    if isinstance(span.end, Single):
        unknown = span.start is Edge.UNKNOWN
        return "meaning of until then, start not known" if unknown else "meaning of until then"
    return "meaning of no ends"


def _meaning_of_single(value: Edtf, wording: Wording) -> str | None:
    single, earliest, latest = value.parts[0], value.earliest, value.latest
    if value.is_day or isinstance(single, Span) or not earliest or not latest:
        return None
    name = name_of(wording, single)
    in_one_year = earliest.year == latest.year
    if name and in_one_year and name.kinds[0] in ("month", "year"):
        return wording.say(f"meaning of {name.kinds[0]}")
    if value.precision in PARTS:
        first, last = (name_of_day(wording, day, "month") for day in (earliest, latest))
        return wording.say("meaning of part", period=stretch(first, last, wording))
    start, end = (YearName(wording, day.year) for day in (earliest, latest))
    if single.year.strip("X") and not single.month and start.era == end.era:
        return wording.say("meaning of range", start=start, end=end, era=end.era)
    return wording.say("meaning of pattern")


@cache
def _wording(locale: str, *, short: bool) -> Wording:
    return Wording(catalogue_for(locale), short)


@lru_cache(maxsize=_KEPT)
def _words(text: str, locale: str, *, short: bool) -> str:
    value, wording = parse(text), _wording(locale, short=short)
    first = value.parts[0]
    if value.form in (Form.ONE_OF, Form.ALL_OF):
        words = say_set(value.form, value.parts, wording)
    elif isinstance(first, Span):
        words = say_interval(first, wording)
    else:
        words = say_single(first, wording)
    return wording.catalogue.joined(words)
