"""Whether what is said at a place lies behind or ahead, by the verb it goes with."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.draft.context import Context


class Tense(Enum):
    """Whether what is said lies behind or ahead."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


_AHEAD: Final = (
    r"will|shall|won't|’ll|'ll|going to|to be|plans?|planning|expects?|expected|scheduled|due"
    r"|slated|set to|intends?|hopes?|aims?|upcoming|is to|are to|until|till|would|may|might|next"
)
_BEHIND: Final = (
    r"was|were|had|did|said|told|wrote|went|came|began|took|made|met|fell|rose|won|lost|left|got"
    r"|gave|held|saw|led|sent|found|became|brought|has been|have been|has|have|since|hit|put|kept"
    r"|[a-z]{2,20}ed"
)
_VERB: Final = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b")
_SENTENCE_END: Final = re.compile(r"[.!?][\"'”’)]{0,2}[ \n]|\n[ \t]*\n|;")
_BEFORE: Final = 90
_BEHIND_IT: Final = 70


def tense_at(match: re.Match[str], context: Context) -> Tense:
    """Return the tense of the verb that a phrase goes with.

    That is the last verb before it in its sentence, or else the first behind it.
    """
    low, start, end = context.low, match.start(), match.end()
    begin = max(0, start - _BEFORE)
    breaks = [found.end() for found in _SENTENCE_END.finditer(low, begin, start)]
    before = list(_VERB.finditer(low, breaks[-1] if breaks else begin, start))
    if before:
        return _tense(before[-1])
    stop = _SENTENCE_END.search(low, end, end + _BEHIND_IT)
    behind = _VERB.search(low, end, stop.start() if stop else end + _BEHIND_IT)
    return _tense(behind) if behind else Tense.UNKNOWN


def _tense(found: re.Match[str]) -> Tense:
    return Tense.FUTURE if found["ahead"] else Tense.PAST
