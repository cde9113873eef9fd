"""A text that changed, told by its words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dateline.compare.sequences import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT = 6
"""How many words are kept before and after each change."""

MOST_WORDS = 3_000
"""Longer texts are not compared word by word: the time that takes grows with the square."""

_WORDS = re.compile(r"\s*\S+")


class Mark(StrEnum):
    """What a piece of a sentence is."""

    PLAIN = "plain"
    OLD = "old"
    """Words that are gone."""
    NEW = "new"
    """Words that came."""


class Piece(NamedTuple):
    """A piece of a sentence, plain text."""

    text: str
    mark: Mark = Mark.PLAIN


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return what changed from one text to another, with a few words around each change.

    What is left out between changes is an ellipsis. In short texts nothing is left out.
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
        if max(len(before), len(after)) > MOST_WORDS:
            return (Piece(old, Mark.OLD), Piece(new, Mark.NEW))
    pieces: list[Piece] = []
    blocks = runs(_bare(before), _bare(after))
    for place, (equal, old_from, old_to, new_from, new_to) in enumerate(blocks):
        if equal:
            first, last = place == 0, place == len(blocks) - 1
            pieces.append(Piece(_shortened(after[new_from:new_to], first=first, last=last)))
            continue
        if old_to > old_from:
            pieces.append(Piece("".join(before[old_from:old_to]), Mark.OLD))
        if new_to > new_from:
            pieces.append(Piece("".join(after[new_from:new_to]), Mark.NEW))
    return tuple(_spaced(pieces))


def _bare(words: Sequence[str]) -> list[str]:
    """Return words without the space before them, which is no part of what they say."""
    return [word.strip() for word in words]


def _shortened(words: Sequence[str], *, first: bool, last: bool) -> str:
    """Return unchanged words, those in the middle left out where there are many."""
    before = 0 if first else CONTEXT
    after = 0 if last else CONTEXT
    if len(words) <= before + after + 2:
        return "".join(words)
    head = "".join(words[:before])
    tail = "".join(words[len(words) - after :]) if after else ""
    return f"{head} …{tail}" if before else f"…{tail}"


def _spaced(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces with the spaces between them outside the marks."""
    for index, piece in enumerate(pieces):
        text = piece.text
        bare = text.lstrip()
        if index and len(bare) < len(text) and piece.mark is not Mark.PLAIN:
            yield Piece(" ")
            text = bare
        elif index == 0:
            text = bare
        elif piece.mark is not Mark.PLAIN and pieces[index - 1].mark is not Mark.PLAIN:
            yield Piece(" ")
        yield Piece(text, piece.mark)
