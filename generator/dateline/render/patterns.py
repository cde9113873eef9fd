"""How dates are written, as patterns that scripts fill in."""

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


def date_patterns(words: Words) -> dict[str, object]:
    """Return what scripts need to write years, months and days."""
    return {
        "months": month_patterns(words),
        "firstDays": day_patterns(words, 1),
        "otherDays": day_patterns(words, 13),
        "bce": words.year(FORTY_FOUR_BCE),
    }
