"""Did you mean …?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dateline.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKE_ENOUGH = 72.0


def nearest(word: str, options: Iterable[str]) -> str | None:
    """Return the option that `word` most likely was meant to be, or None if none is near.

    Of equally near options the first in alphabetical order is returned.
    """
    choices = sorted(set(options))
    found = process.extractOne(
        word[:200], choices, scorer=fuzz.WRatio, processor=fold, score_cutoff=_LIKE_ENOUGH
    )
    return found[0] if found else None


def did_you_mean(word: str, options: Iterable[str]) -> str | None:
    """Return the question `did you mean “…”?`, or None if no option is near."""
    found = nearest(word, options)
    return f"did you mean “{found}”?" if found else None
