"""One date as people write dates, and the EDTF that it may stand for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES: Final = ("en", "de", "fr", "es", "uk", "ru")
_WITH_NOMINATIVE: Final = ("uk", "ru")
"""Languages whose months have another name where they stand alone."""
_MOST_UNKNOWN_WORDS: Final = 2
_YEAR_DIGITS: Final = 4
_ANY_YEAR: Final = "0000"
_LAST_MONTH: Final = 12

_PARTS_OF_YEAR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "spring": "21",
        "summer": "22",
        "autumn": "23",
        "fall": "23",
        "winter": "24",
        **{f"q{n}": f"{32 + n}" for n in range(1, 5)},
        **{f"h{n}": f"{39 + n}" for n in (1, 2)},
    }
)

_THREE_NUMBERS = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})\.?")
_TWO_NUMBERS = re.compile(r"(\d{4})[-/. ]+(\d{1,2})|(\d{1,2})[-/. ]+(\d{4})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?")
_BEFORE_COMMON_ERA = re.compile(r"(\d{1,4}) ?(?:bce?|b\.c\.(?:e\.)?)")
_COMMON_ERA = re.compile(r"(\d{1,4}) ?(?:ce|ad|a\.d\.)|(?:ad|a\.d\.) ?(\d{1,4})")
_DECADE = re.compile(r"(?:the )?(\d{3})0['’]?(?:s|er|er-jahre|er jahre)")
_CENTURY = re.compile(
    r"(?:the )?(\d{1,2})(?:st|nd|rd|th|\.|e)? (?:century|cent\.?|jahrhundert|siècle)"
)
_PART_OF_YEAR = re.compile(
    r"(?:the )?(?P<name>[a-z]+[1-4]?)(?: of)?[ -]*(?P<year>\d{4})(?:[-/](?:\d\d|\d{4}))?"
    r"|(?P<year_first>\d{4})[ -]*(?P<name_last>[a-z]+[1-4]?)"
)
_WEEK = re.compile(r"(\d{4})-?w(\d\d)(?:-?([1-7]))?")
_DAY_OF_YEAR = re.compile(r"(\d{4})-(\d{3})")
_FEW_DIGITS = re.compile(r"(-?)(\d{1,3})")
_MANY_DIGITS = re.compile(r"(-?[1-9]\d{4,})(?:-\d\d){0,2}")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?")


def readings_of_date(text: str) -> tuple[str, ...]:
    """Return what one written date may stand for in EDTF, the likeliest first.

    Args:
        text: Without capitals and with plain hyphens. The answers need not be valid.

    """
    for read in (
        _numbers,
        _days_counted,
        _bare_digits,
        _eras_and_ages,
        _part_of_year,
        _words,
    ):
        if found := read(text):
            return found
    return ()


def readings_without_year(text: str) -> tuple[str, ...]:
    """Return what a written day or month whose year is missing may stand for."""
    return tuple(f"XXXX{reading[_YEAR_DIGITS:]}" for reading in _words(f"{text} {_ANY_YEAR}"))


def _numbers(text: str) -> tuple[str, ...]:
    """Read numbers with hyphens, strokes, dots or spaces between them."""
    if found := _THREE_NUMBERS.fullmatch(text):
        first, middle, last = found.groups()
        if len(first) == _YEAR_DIGITS:
            days = ((first, middle, last), (first, last, middle))
            return tuple(
                dict.fromkeys(_day(*day) for day in days[: 1 + (int(middle) > _LAST_MONTH)])
            )
        if len(last) == _YEAR_DIGITS:
            return tuple(dict.fromkeys((_day(last, middle, first), _day(last, first, middle))))
    if found := _TWO_NUMBERS.fullmatch(text):
        year, month, month_first, year_last = found.groups("")
        return (f"{year or year_last}-{month or month_first:0>2}",)
    if found := _COMPACT.fullmatch(text):
        return ("-".join(part for part in found.groups() if part),)
    return ()


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{month:0>2}-{day:0>2}"


def _days_counted(text: str) -> tuple[str, ...]:
    """Read a week of a year or the number of a day in its year."""
    try:
        if found := _WEEK.fullmatch(text):
            year, week, weekday = found.groups()
            monday = date.fromisocalendar(int(year), int(week), int(weekday or 1))
            if weekday:
                return (monday.isoformat(),)
            span = (monday.isoformat(), (monday + timedelta(days=6)).isoformat())
            return "/".join(span), f"[{'..'.join(span)}]"
        if found := _DAY_OF_YEAR.fullmatch(text):
            first = date(int(found[1]), 1, 1)
            day = first + timedelta(days=int(found[2]) - 1)
            return (day.isoformat(),) if day.year == first.year else ()
    except (ValueError, OverflowError):
        return ()
    return ()


def _bare_digits(text: str) -> tuple[str, ...]:
    """Read a year of less or more than four digits."""
    if found := _FEW_DIGITS.fullmatch(text):
        sign, digits = found.groups()
        if sign:
            return f"-{int(digits):04}", _before_common_era(digits)
        coarse = {3: f"{digits}X", 2: f"{digits}XX"}.get(len(digits))
        return (coarse, f"{digits:0>4}") if coarse else (f"{digits:0>4}",)
    if found := _MANY_DIGITS.fullmatch(text):
        return (f"Y{found[1]}",)
    return ()


def _before_common_era(digits: str) -> str:
    """Return a year BCE in astronomical numbering: 44 is -0043, 1 is 0000."""
    year = int(digits) - 1
    return f"-{year:04}" if year else "0000"


def _eras_and_ages(text: str) -> tuple[str, ...]:
    """Read a year with its era, a decade or a century."""
    if found := _BEFORE_COMMON_ERA.fullmatch(text):
        return (_before_common_era(found[1]),) if int(found[1]) else ()
    if found := _COMMON_ERA.fullmatch(text):
        return (f"{found[1] or found[2]:0>4}",)
    if found := _DECADE.fullmatch(text):
        decade = f"{found[1]}X"
        return (decade, f"{found[1][:2]}XX") if found[1].endswith("0") else (decade,)
    if (found := _CENTURY.fullmatch(text)) and int(found[1]):
        return (f"{int(found[1]) - 1:02}XX",)
    return ()


def _part_of_year(text: str) -> tuple[str, ...]:
    """Read a season, a quarter or a half of a year."""
    if found := _PART_OF_YEAR.fullmatch(text):
        code = _PARTS_OF_YEAR.get(found["name"] or found["name_last"])
        return (f"{found['year'] or found['year_first']}-{code}",) if code else ()
    return ()


def _words(text: str) -> tuple[str, ...]:
    """Read a day or a month with the month's name, in the order of any of our languages."""
    months, days, years, unknown = [], [], [], 0
    for word in text.replace(",", " ").replace(". ", " ").split():
        if month := _month_names().get(word.rstrip(".")):
            months.append(month)
        elif len(word) == _YEAR_DIGITS and word.isdecimal():
            years.append(word)
        elif found := _ORDINAL.fullmatch(word):
            days.append(found[1])
        elif word.rstrip(".").isalpha():
            unknown += 1
        else:
            return ()
    if len(months) != 1 or len(years) != 1 or len(days) > 1 or unknown > _MOST_UNKNOWN_WORDS:
        return ()
    whole_month = f"{years[0]}-{months[0]:02}"
    return (f"{whole_month}-{days[0]:0>2}",) if days else (whole_month,)


@cache
def _month_names() -> Mapping[str, int]:
    """Return the numbers of the months by their names in the languages we know."""
    names = {"sept": 9}
    for language, kind in product(_LANGUAGES, ("format", "stand-alone")):
        if kind == "stand-alone" and language not in _WITH_NOMINATIVE:
            continue
        for by_number in Locale.parse(language).months[kind].values():
            names |= {name.casefold().rstrip("."): n for n, name in by_number.items()}
    return MappingProxyType({name: n for name, n in names.items() if len(name) > 1})
