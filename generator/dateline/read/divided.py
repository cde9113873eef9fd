"""Words that a text divides at the ends of its lines, as texts copied from PDFs do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.model.wording import words

if TYPE_CHECKING:
    from re import Match

_LETTERS = r"[^\W\d_]+"
_HYPHENS = "\u00ad\u2010-"
_AT_THE_END = re.compile(
    rf"(?<![^\W\d_])(?P<head>{_LETTERS})(?P<hyphen>[{_HYPHENS}])"
    rf"[ \t]*\r?\n[ \t]*(?P<tail>{_LETTERS})"
)
_WITHIN = re.compile(rf"(?=(?<!\w)({_LETTERS})[\u2010-]({_LETTERS}))")
_SOFT = "\u00ad"


class Undivided(NamedTuple):
    """A text without words that are divided, as far as that can be told."""

    text: str
    left: tuple[str, ...]
    """The words that were left divided, as they would be in a line: each may be one or two."""


def undivided(text: str) -> Undivided:
    """Join the words that a text divides at the ends of its lines.

    A hyphen there may divide a word, or be its own, as in *long-term*; the text itself tells where
    it has the same word within a line. Where it does not, the word is left as it is.
    """
    if not _AT_THE_END.search(text):
        return Undivided(text, ())
    whole = {word.text for word in words(text)}
    hyphened = {(head.casefold(), tail.casefold()) for head, tail in _WITHIN.findall(text)}
    left: dict[str, None] = {}

    def joined(found: Match[str]) -> str:
        head, tail = found["head"], found["tail"]
        is_one = found["hyphen"] == _SOFT
        if not is_one and tail[0].islower():
            is_one = _folded(head + tail) in whole
            if not is_one and (head.casefold(), tail.casefold()) not in hyphened:
                left[f"{head}-{tail}"] = None
        return head + tail if is_one else found[0]

    return Undivided(_AT_THE_END.sub(joined, text), tuple(left))


def _folded(word: str) -> str:
    """Return a word as words are compared."""
    return " ".join(one.text for one in words(word))
