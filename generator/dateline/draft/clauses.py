"""Sentences to clauses: parts that each tell one thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.peoples import NATIONS
from dateline.draft.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.draft.dated import When
    from dateline.draft.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a sentence, with the words in it that say what happened and when."""

    start: int
    end: int
    triggers: tuple[Trigger, ...]
    whens: tuple[When, ...]


_BORDER: Final = re.compile(
    r"[,;:] |[,;]? [–—] ?|[—]|[,;]? (?=(?:after|before|following|while|where|when|which|who|until"
    r"|ahead of|since)\b)"
)
_WITHIN: Final = re.compile(r"\([^()]{1,80}\)|(?<=[^\W\d_]), [1-9][0-9]?,(?= )")
"""What is not parted: what stands in brackets, and an age."""


def clauses_of(text: str, held: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence begin and end.

    Args:
        text: The sentence.
        held: What is not parted: names with a comma in them, dates, stretches of time.
    """
    kept = Taken.of((*held, *(found.span() for found in _WITHIN.finditer(text))))
    parts: list[tuple[int, int]] = []
    start, place, quotations = 0, 0, 0
    for border in _BORDER.finditer(text):
        begin, end = border.span()
        quotations += text.count("“", place, begin) - text.count("”", place, begin)
        place = begin
        if quotations or kept.meets(begin, end):
            continue
        if begin > start:
            parts.append((start, begin))
        start = end
    if start < len(text):
        parts.append((start, len(text)))
    return parts


def with_lists(
    text: str, parts: Iterable[tuple[int, int]], names: Iterable[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return clauses put together again where a comma but parts the names of a list."""
    starts = {start for start, _ in names}
    found: list[tuple[int, int]] = []
    for start, end in parts:
        word = start + len("and ") if text.startswith("and ", start) else start
        last = found[-1] if found else None
        parted = text[last[1] : start] if last else ""
        if (
            last
            and parted == ", "
            and word in starts
            and any(last[0] <= one < last[1] for one in starts)
        ) or (last and parted == ", " and _goes_on(text, last[1], word)):
            found[-1] = (last[0], end)
        else:
            found.append((start, end))
    return found


def _goes_on(text: str, end: int, start: int) -> bool:
    """Return whether a comma parts peoples: the French, German, and UK Foreign Ministers."""
    before = text[:end].rpartition(" ")[2]
    after = text[start:].partition(" ")[0].rstrip(",")
    return before in NATIONS and (after in NATIONS or after.isupper())
