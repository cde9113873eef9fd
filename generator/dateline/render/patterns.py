"""How dates and numbers are written, for scripts that write others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language.dates import month_and_year
from dateline.model.dates import parse
from dateline.model.edtf_calendar import MONTHS

if TYPE_CHECKING:
    from dateline.render.words import Words

_YEAR, _NAME = 2222, "{year}"
FORTY_FOUR_BCE = -43
"""A year before our era, astronomical."""


def day_patterns(words: Words, day: int) -> list[str]:
    """Return how a day of each month is written in a year of four digits: `{day} May {year}`.

    Only the first day of a month may be written otherwise than the others: `1er mai`.
    """
    return [
        words.date(parse(f"{_YEAR}-{month:02d}-{day:02d}"))
        .replace(f"{_YEAR}", _NAME)
        .replace("13", "{day}")
        for month in MONTHS
    ]


def month_patterns(words: Words) -> list[str]:
    """Return how each month is written in a year of four digits: `May {year}`."""
    return [month_and_year(_YEAR, one, words.locale).replace(f"{_YEAR}", _NAME) for one in MONTHS]


def number_samples(words: Words) -> list[str]:
    """Return how two whole numbers are written, which shows the signs between digits.

    In some languages four digits stand together, where more are parted: `1234`, `1.234.567`.
    """
    return [words.number(1234), words.number(1234567)]


def written_patterns(words: Words) -> dict[str, object]:
    """Return what scripts need to write years, months, days and whole numbers."""
    return {
        "months": month_patterns(words),
        "firstDays": day_patterns(words, 1),
        "otherDays": day_patterns(words, 13),
        "bce": words.year(FORTY_FOUR_BCE),
        "numbers": number_samples(words),
    }
