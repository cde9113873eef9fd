"""Where expressions can begin.

Every rule says what its phrases begin with: its heads. All heads together are one pattern, so that
one scan of a text finds the places to try rules at, and which.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from dateline.draft.grammar.rule import FIGURES, SHORT_FIGURE, THE, A
from dateline.draft.lexicon import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARK: Final = r"['’‘](?=[0-9])"
_BY_LENGTH: Final = {len(head): head for head in FIGURES} | {2: SHORT_FIGURE}


def beginnings(heads: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the first words of all expressions, for `head_of`.

    Args:
        heads: The heads of all rules.
    """
    words, behind_the, behind_a = (
        _one_of(filter(str.isalpha, _behind(article, heads))) for article in ("", THE, A)
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<figures>[0-9]+)|{_MARK}"
        rf"|an?(?={GAP}(?P<behind_a>{behind_a})(?![a-z]))"
        rf"|the(?={GAP}(?:(?P<figures_behind>[0-9]+)"
        rf"|(?P<behind>{_MARK}|{behind_the}(?![a-z]))))"
        rf"|{words}(?![a-z]))"
    )


def _behind(article: str, heads: Iterable[str]) -> set[str]:
    return {head.removeprefix(article) for head in heads if head.startswith(article)}


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of many words, as a tree: each letter is looked at once."""
    tails = [
        first + _one_of(word[1:] for word in group) if first else ""
        for first, group in groupby(sorted(words, reverse=True), key=lambda word: word[:1])
    ]
    return tails[0] if len(tails) == 1 else f"(?:{'|'.join(tails)})"


def head_of(found: re.Match[str]) -> str:
    """Return the head that a match of `beginnings` is.

    That is its word, but an article with the word behind it, and figures by how many they are.
    """
    if found.lastgroup is None:
        return found[0]
    if found.lastgroup == "behind_a":
        return f"{A}{found['behind_a']}"
    if found.lastgroup == "behind":
        return f"{THE}{found['behind']}"
    if found.lastgroup == "figures":
        return _BY_LENGTH.get(len(found["figures"]), "")
    return f"{THE}{_BY_LENGTH.get(len(found['figures_behind']), '')}"
