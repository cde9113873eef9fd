"""The words of dated expressions, and pieces of patterns made of them.

Patterns are matched against text in lower case. Nothing in them repeats without a bound, so that no
text makes them slow.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.calendar import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of several words, the longer before the shorter."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in listed)})"


GAP: Final = r"(?:[ \t\u00a0]{1,3}|[ \t]?\r?\n[ \t]?)"
"""What stands between two words: spaces, or the end of a line of wrapped text."""
JOINT: Final = rf"(?:[-\u2010\u2011\u2013]|{GAP})"
"""The same, or a hyphen."""
DASH: Final = r"[-\u2010-\u2015\u2212]"
END: Final = r"(?![^\W_])"
"""The end of a word."""


def _numbered(*names: str, first: int = 1) -> Mapping[str, int]:
    return {name: number for number, name in enumerate(names, first)}


MONTHS: Final = _numbered(
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)
SHORT_MONTHS: Final[Mapping[str, int]] = {
    **_numbered("jan", "feb", "mar", "apr"),
    **_numbered("jun", "jul", "aug", "sep", "oct", "nov", "dec", first=6),
    "sept": 9,
}
ALL_MONTHS: Final[Mapping[str, int]] = {**MONTHS, **SHORT_MONTHS}
MONTH: Final = rf"(?:{any_of(MONTHS)}|{any_of(SHORT_MONTHS)}(?![^\W_])\.?)"
"""The name of a month, full or short."""

WEEKDAYS: Final = _numbered(
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"), first=0
)
SHORT_WEEKDAYS: Final[Mapping[str, int]] = {
    **_numbered("mon", "tue", "wed", "thu", "fri", "sat", "sun", first=0),
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
ALL_WEEKDAYS: Final[Mapping[str, int]] = {**WEEKDAYS, **SHORT_WEEKDAYS}
WEEKDAY: Final = any_of(WEEKDAYS)

SEASONS: Final[Mapping[str, int]] = {
    **_numbered("spring", "summer", "autumn", "winter", first=0),
    "fall": 2,
}
SEASON: Final = any_of(SEASONS)

_SMALL: Final = _numbered(
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS: Final = _numbered(
    *("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), first=2
)
_LARGE: Final[Mapping[str, int]] = {
    "half a dozen": 6,
    "a dozen": 12,
    "a hundred": 100,
    "one hundred": 100,
    "two hundred": 200,
    "three hundred": 300,
    "a thousand": 1000,
}
HOURS: Final = tuple(_SMALL)[:12]
"""The hours in words."""
NUMBER: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,4}(?:\.[0-9]{1,2})?"
    rf"|{any_of(_LARGE)}|{any_of(_TENS)}(?:[- ]{any_of(_SMALL)})?|{any_of(_SMALL)})"
)
FEW: Final = any_of(
    (
        *("a few", "a couple of", "a couple", "couple of", "a number of", "a handful of"),
        *("a matter of", "several", "few", "many", "some", "numerous", "countless", "various"),
        *("multiple", "dozens of", "tens of", "hundreds of", "thousands of", "millions of"),
    )
)
"""A number that is not told."""
COUNT_HEADS: Final = frozenset(
    (
        *("half", "few", "couple", "several", "many", "some", "numerous", "countless"),
        *(
            "various",
            "multiple",
            "dozens",
            "tens",
            "hundreds",
            "thousands",
            "millions",
            *_SMALL,
            *_TENS,
        ),
    )
)
"""Words that a number in words begins with."""
COUNT_WORDS: Final = frozenset(
    ("few", "couple", "number", "handful", "matter", "dozen", "hundred", "thousand")
)
"""Words that make a number with "a" before them."""

LENGTHS: Final[Mapping[str, str]] = {
    "second": "TS",
    "minute": "TM",
    "min": "TM",
    "hour": "TH",
    "hr": "TH",
    "day": "D",
    "night": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "yr": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
}
"""Units of time, less the s of the plural, to their letters in TIMEX3, T before a clock's."""
SINGULAR: Final = any_of((*LENGTHS.keys() - {"centurie"},))
PLURAL: Final = any_of((*(f"{name}s" for name in LENGTHS.keys() - {"century"}),))
PLURALS: Final = frozenset(f"{name}s" for name in LENGTHS.keys() - {"century"})
HALF_LENGTHS: Final[Mapping[str, str]] = {
    "minute": "PT30S",
    "hour": "PT30M",
    "day": "PT12H",
    "year": "P6M",
    "decade": "P5Y",
    "century": "P50Y",
}
"""What half of a unit is in whole ones."""

UNITS: Final[Mapping[str, Unit]] = {
    "day": Unit.DAY,
    "night": Unit.DAY,
    "weekend": Unit.WEEKEND,
    "week": Unit.WEEK,
    "fortnight": Unit.WEEK,
    "month": Unit.MONTH,
    "quarter": Unit.QUARTER,
    "year": Unit.YEAR,
    "yr": Unit.YEAR,
    "decade": Unit.DECADE,
    "century": Unit.CENTURY,
    "centurie": Unit.CENTURY,
}
"""Units of the calendar, less the s of the plural."""
UNIT: Final = any_of(("day", "weekend", "week", "month", "quarter", "year", "decade", "century"))

DAYPARTS: Final[Mapping[str, str]] = {
    "dawn": "TMO",
    "morning": "TMO",
    "lunchtime": "TMI",
    "afternoon": "TAF",
    "evening": "TEV",
    "dusk": "TEV",
    "night": "TNI",
    "nighttime": "TNI",
    "midday": "TMI",
    "noon": "T12:00",
    "midnight": "T24:00",
}
"""Parts of a day to their marks in TIMEX3."""

ORDINALS: Final = _numbered(
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
ORDINAL: Final = any_of(ORDINALS)


def number_of(text: str) -> float | None:
    """Return the number that a match of NUMBER or an article says, None for what is not told."""
    plain = text.replace(",", "")
    if plain[0].isdigit():
        return float(plain)
    if plain in {"a", "an"}:
        return 1
    if plain in _LARGE:
        return _LARGE[plain]
    total = 0
    for part in re.split(r"[- ]", plain):
        if part not in _SMALL and part not in _TENS:
            return None
        total += _SMALL.get(part, 0) + 10 * _TENS.get(part, 0)
    return total


def unit_of(text: str) -> Unit | None:
    """Return a unit of the calendar by its name in the singular or plural, None for an hour."""
    return UNITS.get(text.removesuffix("s"))


def length(count: float | None, unit: str) -> str:
    """Return a duration in TIMEX3: so many of a unit, an unknown number for None."""
    letter = LENGTHS[unit.removesuffix("s")]
    if count is not None and unit.startswith("fortnight"):
        count *= 2
    number = "X" if count is None else f"{count:.10g}"
    return f"PT{number}{letter[1:]}" if letter[0] == "T" else f"P{number}{letter}"


def month_of(text: str) -> int:
    """Return the number of a month by its name, full or short."""
    return ALL_MONTHS[text.rstrip(".")]
