"""Sentences to clauses: parts that each tell one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BORDER: Final = re.compile(
    r"[,;:] |[,;]? [–—] ?|[—]|[,;]? (?=(?:after|before|following|while|where|when|which|who|until"
    r"|ahead of|since)\b)"
)


def clauses_of(text: str, held: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence begin and end.

    Args:
        text: The sentence.
        held: What is not parted: names with a comma in them, dates, stretches of time.
    """
    kept = list(held)
    borders = [
        found
        for found in _BORDER.finditer(text)
        if not any(begin < found.end() and found.start() < end for begin, end in kept)
        and text[: found.start()].count("“") == text[: found.start()].count("”")
    ]
    found: list[tuple[int, int]] = []
    start = 0
    for border in borders:
        if border.start() > start:
            found.append((start, border.start()))
        start = border.end()
    if start < len(text):
        found.append((start, len(text)))
    return found
