"""The wording of a language: its gettext catalogue, and the names that CLDR has."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, cast

from babel import Locale, UnknownLocaleError
from babel.dates import parse_pattern
from babel.localedata import Alias, load
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LANGUAGES: Final = ("en", "de", "fr", "es", "uk", "ru")
"""The languages with a catalogue of their own."""

_SOURCE: Final = "en"
_UNTRANSLATED: Final = "und"
_BRITISH: Final = "en_GB"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one language says, and how it names months and joins lists."""

    language: str
    locale: Locale
    messages: Mapping[str, str]
    """Texts by context; names in braces stand for what is put there."""
    months: Mapping[str, tuple[str, ...]]
    """Twelve names by form: `` (in a date), `alone`, and each of them with `short `."""

    euphony: tuple[tuple[re.Pattern[str], str], ...]
    """How words change beside each other: what is found in a finished text, what it becomes."""

    def joined(self, text: str) -> str:
        """Return a finished text with its words fitted to each other: `de el` as `del`."""
        for pattern, replacement in self.euphony:
            text = pattern.sub(replacement, text)
        return text


@cache
def catalogue_for(locale: str) -> Catalogue:
    """Return the wording for a locale such as `de`, `pt-BR` or `zh_Hant`.

    A language without a catalogue gets the patterns and names of CLDR and signs in place of
    words. A locale that CLDR does not know gets English.
    """
    try:
        known = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        known = Locale.parse(_SOURCE)
    language = known.language if known.language in LANGUAGES else _UNTRANSLATED
    if known.language == _SOURCE and not known.territory:
        known = Locale.parse(_BRITISH)
    messages = _entries(language)
    if language == _UNTRANSLATED:
        messages = {**messages, **_patterns(known)}
    return Catalogue(
        language=known.language,
        locale=known,
        messages=MappingProxyType(messages),
        months=MappingProxyType(_month_names(known, messages)),
        euphony=tuple(_changes(messages.get("euphony", ""))),
    )


@cache
def meanings_for(locale: str) -> Catalogue:
    """Return the wording of whole sentences: the locale's own, or English where it has none."""
    wording = catalogue_for(locale)
    return wording if wording.language in LANGUAGES else catalogue_for(_SOURCE)


def _entries(language: str) -> dict[str, str]:
    """Return the texts of a catalogue by their context."""
    text = resources.files("dateline.language").joinpath("catalogues", f"{language}.po")
    entries = read_po(BytesIO(text.read_bytes()), locale=None)
    return {str(entry.context): str(entry.string) for entry in entries if entry.context}


def _changes(lines: str) -> Iterator[tuple[re.Pattern[str], str]]:
    for line in lines.splitlines():
        pattern, _, replacement = line.partition(" => ")
        yield re.compile(pattern), replacement


def _month_names(locale: Locale, messages: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    cldr = load(str(locale))
    names = {}
    for width, size in (("", "wide"), ("short ", "abbreviated")):
        for form, kind in (("", "format"), ("alone", "stand-alone")):
            by_number = _resolved(cldr, "months", kind, size)
            names[f"{width}{form}"] = tuple(by_number[number] for number in range(1, 13))
    for context, text in messages.items():
        before, _, form = context.partition("months: ")
        if form and not before:
            names[form] = tuple(text.split(", "))
    return names


def _resolved(cldr: Mapping[str, Any], *path: str) -> Mapping[Any, Any]:
    """Return an entry of CLDR, without Babel's own way through references.

    `Locale.months` writes what it finds behind a reference into data that all locales share, so
    that after Japanese was asked for, Polish answers in Japanese.
    """
    node: Any = cldr
    for key in path:
        node = node[key]
        if isinstance(node, Alias):
            node = _resolved(cldr, *node.keys)
        elif isinstance(node, tuple):
            reference, own = node
            node = {**_resolved(cldr, *reference.keys), **own}
    return cast("Mapping[Any, Any]", node)


def _patterns(locale: Locale) -> dict[str, str]:
    """Return the entries for days, months and years as CLDR has them."""
    skeletons = locale.datetime_skeletons
    long_day = locale.date_formats["long"].pattern
    return {
        "day": _template(long_day),
        "short day": _template(skeletons["yMMMd"].pattern),
        "yearless day": _template(skeletons["MMMMd"].pattern),
        "short yearless day": _template(skeletons["MMMd"].pattern),
        "month": _template(skeletons["yMMMM"].pattern),
        "short month": _template(skeletons["yMMM"].pattern),
        "BCE": locale.eras["abbreviated"][0],
        "CE": locale.eras["abbreviated"][1],
    }


def _template(pattern: str) -> str:
    """Return a CLDR date pattern as one of our texts."""
    fields = {"d": "{day}", "dd": "{day}", "y": "{year}", "G": ""}
    fields |= dict.fromkeys(("M", "MM", "L", "LL"), "{month:number}")
    fields |= dict.fromkeys(("MMM", "MMMM"), "{month}")
    fields |= dict.fromkeys(("LLL", "LLLL"), "{month:alone}")
    return str(parse_pattern(pattern).format) % _Fields(fields)


class _Fields(dict[str, str]):
    """Fields of a date; one that we do not show is empty."""

    def __missing__(self, field: str) -> str:
        return ""
