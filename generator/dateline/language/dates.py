"""A date in words, as somebody writing in the site's language would put it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from dateline.language.catalogue import catalogue_for, meanings_for
from dateline.language.meanings import meaning_of
from dateline.language.one_date import say_single
from dateline.language.phrases import (
    FIRST_YEAR_WITHOUT_ERA,
    LAST_YEAR_WITHOUT_ERA,
    MonthName,
    Wording,
    YearName,
    name_of_day,
)
from dateline.language.spans import say_interval, say_set
from dateline.model.dates import Day, Edtf, Form, Precision, Span, parse

_KEPT: Final = 65_536
"""How many dates' words are kept: a site shows each of its dates on several pages."""

_NUMBER: Final = "\0"
"""Stands for the number of a day in the words for all days of a month."""

_YEAR: Final = 2222
"""Stands for any year of four digits, which is said without an era."""


def in_words(value: Edtf, locale: str) -> str:
    """Return a date in words: `12 January 2022`, `about December 2021`.

    Args:
        value: The date.
        locale: A language, with a territory where that matters: `de`, `pt-BR`.

    """
    return _said(value, locale, short=False)


def in_short(value: Edtf, locale: str) -> str:
    """Return a date in as few words as a narrow list has room for: `12 Jan 2022`, `c. Dec 2021`."""
    return _said(value, locale, short=True)


def month_name(month: int, locale: str, *, short: bool = False) -> str:
    """Return the name of a month, 1 to 12, standing alone: `January`, or `Jan` if `short`."""
    return f"{MonthName(_wording(locale, short=short), month):alone}"


@lru_cache(maxsize=_KEPT)
def month_and_year(year: int, month: int, locale: str) -> str:
    """Return the name of a month of an astronomical year: `January 2022`."""
    wording = _wording(locale, short=False)
    return wording.catalogue.joined(f"{name_of_day(wording, Day(year, month, 1), 'month')}")


def year_name(year: int, locale: str) -> str:
    """Return the name of an astronomical year: `2022`; `44 BCE` for -43."""
    wording = _wording(locale, short=False)
    return wording.catalogue.joined(f"{YearName(wording, year)}")


def day_and_month(day: Day, locale: str) -> str:
    """Return the name of a day without its year: `12 January`."""
    return _day(day, locale, form="yearless")


def meaning(value: Edtf, locale: str) -> str | None:
    """Return what a date says beyond its words, one plain sentence for readers.

    Returns:
        A sentence, or None for a day or a time of day, which need no explanation.

    """
    return None if value.is_day else _meaning(value.text, locale)


@cache
def _wording(locale: str, *, short: bool) -> Wording:
    return Wording(catalogue_for(locale), short)


def _said(value: Edtf, locale: str, *, short: bool) -> str:
    if value.is_day and value.precision is Precision.DAY and value.earliest is not None:
        return _day(value.earliest, locale, short=short)
    return _words(value.text, locale, short=short)


def _day(day: Day, locale: str, *, form: str = "", short: bool = False) -> str:
    """Return the name of a plain day: most dates are."""
    # The days of a month differ in the number alone, but that some languages name the first, and
    # years of four digits in their digits.
    is_plain = FIRST_YEAR_WITHOUT_ERA <= day.year <= LAST_YEAR_WITHOUT_ERA
    like = Day(_YEAR if is_plain else day.year, day.month, min(day.day, 2))
    name = _days_like(like, locale, form=form, short=short)
    if is_plain:
        name = name.replace(str(_YEAR), str(day.year))
    return name.replace(_NUMBER, str(day.day))


@lru_cache(maxsize=_KEPT)
def _days_like(day: Day, locale: str, *, form: str, short: bool) -> str:
    """Return the name of a day, with a sign in the place of its number."""
    wording = _wording(locale, short=short)
    name = replace(name_of_day(wording, day, "day"), number=_NUMBER)
    return wording.catalogue.joined(format(name, form))


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


@lru_cache(maxsize=_KEPT)
def _meaning(text: str, locale: str) -> str | None:
    wording = Wording(meanings_for(locale))
    sentence = meaning_of(parse(text), wording)
    # An abbreviation's full stop ends the sentence too.
    return wording.catalogue.joined(sentence).replace("..", ".") if sentence else None
