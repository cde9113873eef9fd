"""Reading years that are counted: of more than four digits, or with significant digits."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from dateline.model.edtf_calendar import DECEMBER, Day
from dateline.model.edtf_parts import UNQUALIFIED, EdtfError, Precision, Single, merged

MAX_YEAR_DIGITS: Final = 100
"""Years are whole numbers of any size; this only keeps a slip from filling the memory."""

_COUNTED_YEAR = re.compile(r"([?~%]?)(Y?)(-?)([0-9]+)(?:E([0-9]+))?(?:S([0-9]+))?([?~%]?)")

_PLAIN_YEAR_DIGITS: Final = 4
_BY_WIDTH: Final = MappingProxyType(
    {
        1: Precision.YEAR,
        10: Precision.DECADE,
        100: Precision.CENTURY,
        1000: Precision.MILLENNIUM,
    }
)


def read_counted_year(text: str) -> Single | None:
    """Return a year of more than four digits, or one with significant digits.

    Returns:
        The year, or None if the text is not such a year.

    Raises:
        EdtfError: The text is such a year, and not a valid one.

    """
    found = _COUNTED_YEAR.fullmatch(text)
    if not found:
        return None
    before, letter, sign, digits, exponent, significant, after = found.groups("")
    if len(digits) + len(exponent) > MAX_YEAR_DIGITS or (
        exponent and len(digits) + int(exponent) > MAX_YEAR_DIGITS
    ):
        raise EdtfError(f"A year has at most {MAX_YEAR_DIGITS} digits")
    size = int(digits) * 10 ** int(exponent or 0)
    _check_counted(letter, sign, digits, exponent, size)
    count = min(int(significant), MAX_YEAR_DIGITS) if significant else None
    if count == 0:
        raise EdtfError("A year has at least one significant digit", None, (f"{sign}{digits}",))
    width = 10 ** max(0, len(str(size)) - count) if count else 1
    low = size - size % width
    high = low + width - 1
    if sign:
        low, high = -high, -low
    quality = merged(before + after)
    return Single(
        text=text,
        earliest=Day(low, 1, 1),
        latest=Day(high, DECEMBER, 31),
        precision=_BY_WIDTH.get(width, Precision.AGE),
        level=2 if exponent or significant or before else 1,
        year=f"{sign}{size:04}",
        qualities=(quality, "", "") if quality else UNQUALIFIED,
        digits=count,
    )


def _check_counted(letter: str, sign: str, digits: str, exponent: str, size: int) -> None:
    """Refuse what only looks like a long year or one with significant digits.

    Raises:
        EdtfError: The letters and the digits do not go together.

    """
    plain = f"{sign}{size:04}"
    if not letter:
        if exponent or len(digits) != _PLAIN_YEAR_DIGITS:
            raise EdtfError(
                "A year of more or less than four digits begins with Y", None, (f"Y{sign}{digits}",)
            )
        if sign and not size:
            raise EdtfError("There is no year -0000", "Year 0, which is 1 BCE, is 0000", ("0000",))
    elif digits[0] == "0":
        raise EdtfError("A year with Y does not begin with 0", None, (plain,))
    elif len(str(size)) <= _PLAIN_YEAR_DIGITS:
        raise EdtfError("A year of four digits is written without Y", None, (plain,))
