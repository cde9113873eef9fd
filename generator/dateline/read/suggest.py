"""Did you mean …?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from dateline.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_ENOUGH = 72.0
_SHORT = 4
"""Characters: a shorter name is a part of half of all words."""

_DATED = re.compile(r"\d{4}(?:-\d{2}){0,2}-(?=.)")
"""How ids of events begin. All events of a year begin nearly alike, so it says little."""


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that `word` most likely was meant to be, or None if none is near.

    What begins with a date is meant to be something that does; its name has to be alike, and of
    several the one of that date is meant, or the likest. Of equally near options the first in
    alphabetical order is returned.
    """
    choices = sorted(set(options))
    date, name = _parted(word[:200])
    if date:
        choices = [option for option in choices if _DATED.match(option)]
    names = {option: _words(_parted(option)[1] if date else option) for option in choices}
    # A name may be a part of what was written, or the other way round; an id of an event is whole.
    scorer = fuzz.token_sort_ratio if date else fuzz.WRatio
    found = process.extract(
        _words(name), names, scorer=scorer, limit=None, score_cutoff=_LIKE_ENOUGH
    )
    folded = len(fold(word))
    ranked = [
        (_parted(option)[0] != date, -score, Levenshtein.distance(word[:200], option), option)
        for _, score, option in found
        if len(option) >= _SHORT or abs(len(fold(option)) - folded) <= 1
    ]
    return min(ranked)[-1] if ranked else None


def _parted(word: str) -> tuple[str, str]:
    """Return the date that a word begins with, or nothing, and the rest."""
    dated = _DATED.match(word)
    return (dated[0], word[dated.end() :]) if dated else ("", word)


def _words(text: str) -> str:
    """Return what is compared: the words of an id are parted as those of a name."""
    return fold(text).replace("-", " ")


def did_you_mean(word: str, options: Iterable[str]) -> str | None:
    """Return the question `did you mean “…”?`, or None if no option is near."""
    found = nearest(word, options)
    return f"did you mean “{found}”?" if found else None
