"""Numbers as a language writes them."""

from __future__ import annotations

from typing import Final

from babel import Locale
from babel.numbers import format_decimal, get_group_symbol

_EXACT: Final = 10**15
"""From here on Babel would count with more digits than it keeps."""


def number_in_words(value: float, locale: str) -> str:
    """Return a number with the language's separators: `12,026`, `12.026`.

    Args:
        value: The number; whole numbers may be of any size.
        locale: A Babel locale identifier: `en`, `de_AT`.
    """
    if isinstance(value, int) and abs(value) >= _EXACT:
        return f"{value:,}".replace(",", get_group_symbol(Locale.parse(locale)))
    return format_decimal(value, locale=locale)
