"""Quotation marks of the site's language."""

from __future__ import annotations

_MARKS = {
    "de": ("„", "“"),
    "en": ("“", "”"),
    "es": ("«", "»"),
    "fr": ("«\u202f", "\u202f»"),
    "pl": ("„", "”"),
    "ru": ("«", "»"),
    "uk": ("«", "»"),
}


def quoted(text: str, locale: str) -> str:
    """Return `text` between the quotation marks of a language; English ones where none are known.

    Args:
        text: A quotation, without marks of its own around it.
        locale: A Babel locale identifier or a language tag: `en`, `de_AT`, `zh-Hant`.
    """
    language = locale.replace("-", "_").partition("_")[0].lower()
    opening, closing = _MARKS.get(language, _MARKS["en"])
    return f"{opening}{text}{closing}"
