"""A date in words, as somebody writing in the site's language would put it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from dateline.language.catalogue import catalogue_for, meanings_for
from dateline.language.meanings import meaning_of
from dateline.language.one_date import say_single
from dateline.language.phrases import MonthName, Wording, YearName, name_of_day
from dateline.language.spans import say_interval, say_set
from dateline.model.dates import Day, Edtf, Form, Span, parse

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
    return _meaning(value.text, locale)


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


@lru_cache(maxsize=_KEPT)
def _meaning(text: str, locale: str) -> str | None:
    wording = Wording(meanings_for(locale))
    sentence = meaning_of(parse(text), wording)
    # An abbreviation's full stop ends the sentence too.
    return wording.catalogue.joined(sentence).replace("..", ".") if sentence else None
