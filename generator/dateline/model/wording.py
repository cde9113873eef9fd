"""What of a text counts when a quotation is compared with an article: its words, in order.

Compared are letters, digits and signs that say something themselves, such as `%` and `€`. Not
compared are capitals, punctuation, the forms of quotation marks and apostrophes, and whatever is
there for the line or the screen only.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Unicode counts these as letters, or takes them apart into a space and an accent.
_APOSTROPHES = dict.fromkeys([0x2B9, 0x2BB, 0x2BC, 0x2C8, 0xB4], "'")
# Soft hyphens, joiners, marks of direction and of byte order, selectors of a letter's form: they
# are no part of what is said.
_UNSEEN = dict.fromkeys(
    [
        *(0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
    ]
)
_FOLDED = {**_APOSTROPHES, **_UNSEEN}

# Scripts without spaces between words, where each sign counts as a word: Thai, Lao, Myanmar,
# Khmer, kana, ideographs.
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af"
)
# Marks that belong to the letter before them: accents, Hebrew and Arabic vowels, all of Indic.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff\u1ab0-\u1aff\u1cd0-\u1cff\u20d0-\u20ff"
    "\ufe20-\ufe2f"
)
_SIGNS = "%‰&°§$¢£¤¥\u20a0-\u20cf"
_LETTER = rf"[^\W_{_ALONE}]"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|[{_MARKS}]|(?<=\d)[.,](?=\d))*|[{_ALONE}]|[{_SIGNS}]")
_LONGEST_WRITTEN = 40

_GAP = "\0"
_ELLIPSIS = re.compile(r"\.(?:\s?\.){2,}|⋯")
_CAPITAL = re.compile(r"(?<![^\W_])\[([^\W\d_])\](?=[^\W_])")
_BRACKET = re.compile(r"[\[\]]")


class Word(NamedTuple):
    """A word of a text."""

    text: str
    """As it is compared."""
    written: str
    """As it stands in the text, with the signs it is written together with."""


class Quotation(NamedTuple):
    """What a quotation says that an article says."""

    parts: tuple[tuple[Word, ...], ...]
    """Words that follow each other; between two parts something may have been left out."""
    changed: str | None
    """The first word of which an editor changed letters, as in `concern[ed]`."""

    @property
    def is_whole(self) -> bool:
        """Whether no letters of a word were changed."""
        return self.changed is None


def words(text: str) -> tuple[Word, ...]:
    """Return the words of an article."""
    return tuple(_words(_even(text)))


@lru_cache(maxsize=10_000)
def quotation(text: str) -> Quotation:
    """Take a quotation apart at ellipses and at an editor's `[words]`.

    `[T]he` is the word `the`: only its capital was changed.
    """
    even = _CAPITAL.sub(r"\1", _even(text))
    pieces: list[str] = []
    start, changed = 0, None
    for left, right in _brackets(even):
        begin, end = left, right
        # An ellipsis in brackets leaves out words; anything else changes the word that it touches.
        if not _ELLIPSIS.fullmatch(even[left + 1 : right - 1].strip()):
            while begin > start and even[begin - 1].isalnum():
                begin -= 1
            while end < len(even) and even[end].isalnum():
                end += 1
        if changed is None and (begin, end) != (left, right):
            changed = even[begin:end]
        pieces += [even[start:begin], _GAP]
        start = end
    text = _ELLIPSIS.sub(_GAP, "".join([*pieces, even[start:]]))
    parts = (tuple(_words(part)) for part in text.split(_GAP))
    return Quotation(tuple(part for part in parts if part), changed)


def _even(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_FOLDED)).translate(_FOLDED)


def _words(even: str) -> Iterator[Word]:
    for chunk in even.split():
        found = _WORD.findall(chunk)
        for word in found:
            written = chunk if len(chunk) <= _LONGEST_WRITTEN else word
            yield Word(_folded(word), written)


def _folded(word: str) -> str:
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word.casefold())


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield where square brackets begin and end, those inside others left out."""
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for match in _BRACKET.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            left = opened.pop()
            while closed and closed[-1][0] > left:
                closed.pop()
            closed.append((left, match.end()))
    yield from closed
