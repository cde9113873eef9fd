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
    r"will|shall|won't|’ll|'ll|going to|(?:plan|expect|hope|intend|aim)s? to|planning|to be"
    r"|planned (?:for|to)|(?:prepared|ready|set|is|are) to|(?<!than )(?<!as )expected|scheduled"
    r"|slated|set for|begins|starts|opens|resumes?|ends|expires?|until|till|would"
    r"|might|may(?= [a-z])|upcoming|deadline (?:is|of)|returns|arrives|kicks off"
    r"|leaves for|hits (?:theat(?:er|re)s|stores|shelves|the shelves)"
    r"|takes (?:effect|office|place)|likely to|gets? under ?way"
    r"|(?:is|are) (?:taking place|meeting|holding|hosting|arriving|returning|leaving|visiting"
    r"|travell?ing|flying|heading|playing|voting)"
    r"|due(?! to (?:the|an?|his|her|its|their|this|that|these|those|[a-z]{2,15}(?:ing|s))\b)"
    r"|(?:was|were) to(?= (?!blame)[a-z])|(?:could|should|must|can)(?! (?:have|not))"
    r"|begin|(?:goes|go|comes?) into (?:effect|force)|reopens?|meets|hosts|airs|visits|faces"
    r"|plays|lands|flies|forecast (?:for|to)|runs (?:out|from|through)"
    r"|(?:go|goes|head|heads) to the polls|polls (?:open|close)|(?:go|goes) on sale|holds"
    r"|(?:is|are) likely"
    r"|(?:is|are|remains?|stays?) closed"
)
"""What looks ahead; of English verbs those of a timetable do so in the present too."""
_BEHIND: Final = (
    r"was|were|had|did|said|told|wrote|went|came|began|took|made|met|fell|rose|won|lost|left|got"
    r"|gave|held|saw|led|sent|found|became|brought|has been|have been|since|hit|put|kept|flew"
    r"|drove|spoke|broke|chose|fought|bought|caught|taught|thought|sought|built|spent|sold|paid"
    r"|heard|grew|drew|knew|threw|wore|shot|stood|understood|struck|swept|sank|sang|ran|sat|felt"
    r"|dealt|fled|stole|froze|withdrew|overthrew|undertook|forgave|forbade|hung|bore|swore|slid"
    r"|ate|drank|woke|shook|lent|bent|laid|clung|swung|strove|overcame|overtook|rode"
    r"|blew|hid|dug|fed|tore|shrank|stuck|swam|rang|sprang|flung|wept|crept|lit|sped|spun|stung"
    r"|(?P<regular>(?!united|indeed|hundred|limited|armed|allied|[a-z]{1,3}eed)[a-z]{2,20}ed)"
)
_VERB: Final = re.compile(rf"\b(?:(?P<ahead>{_AHEAD})|(?P<behind>{_BEHIND}))\b")
_NO_VERB: Final = re.compile(
    r"\b(?:be|being|get|the|an?|its|their|his|her|our|this|that|these|those|of|in|with|for|by|more)"
    r"\s(?:[a-z]{2,12}ly\s)?$"
)
"""What stands before a participle that tells no tense: "will be closed", "the revised plan"."""
_BE: Final = re.compile(
    r"\b(?:be|being|get|will|would|shall|should|can|could|may|might|must|not|to)"
    r"\s(?:[a-z]{2,12}ly\s)?$"
)
"""What stands before one that is also the past of its verb: "will be held", "will hit"."""
_IS_ON: Final = re.compile(
    r"\b(?:is|are)[ \n](?:(?:on|in|at|for|[0-9:]{1,5}(?:[ \n]?[ap]\.?m\.?)?)[ \n]){0,3}$"
    r"|(?<!months )(?<!weeks )(?<!year )(?<!quarter )(?<!period )\bthrough[ \n]"
    r"(?:at[ \n]least[ \n])?$"
)
_AHEAD_OF: Final = re.compile(r"\bahead of[ \n](?:[a-z’'-]{1,15}[ \n]){0,4}$")
_MISHAP: Final = re.compile(
    r"\b(?:attack|crash|shooting|blast|explosion|bombing|blaze|(?:earth)?quake|raid|killing|murder"
    r"|arrest|death|riot|collapse)s?[ \n](?:on[ \n])?$"
)
"""What nobody knows before: "charged with the attack on Sunday"."""
_FOR_LATER: Final = re.compile(r"[ \n](?:delivery|settlement)\b")
_IS: Final = re.compile(r"[ \n]is\b")
"""What tells that something is yet to be.

"The vote is on Sunday", "Sunday is the deadline", "oil for April delivery".
"""
_REACH: Final = 20
_BESIDE: Final = frozenset({"", "on", "in"})
"""What may stand between a verb and the phrase beside it: "the bus that crashed on Sunday"."""
_SENTENCE_END: Final = re.compile(
    r"(?<![ .(][a-z])(?<!\b(?:mr|ms|dr|st|lt))(?<!\bsept)"
    r"(?<!\b(?:mrs|gen|sen|rep|gov|col|jan|feb|aug|oct|nov))\.[\"'”’)]{0,2}[ \n]"
    r"|[!?][\"'”’)]{0,2}[ \n]|\n[ \t]*\n|;"
)
"""That is no dot of an abbreviation: 11 a.m., the U.S., Gen. Smith."""
_BEFORE: Final = 90
_BEHIND_IT: Final = 70


def tense_at(match: re.Match[str], context: Context) -> Tense:
    """Return the tense of the verb that a phrase goes with.

    That is the last verb before it in its sentence, or else the first behind it.
    """
    low, start, end = context.low, match.start(), match.end()
    begin = max(0, start - _BEFORE)
    breaks = [found.end() for found in _SENTENCE_END.finditer(low, begin, start)]
    begin = breaks[-1] if breaks else begin
    if _MISHAP.search(low, begin, start):
        return Tense.PAST
    if any(one.search(low, begin, start) for one in (_IS_ON, _AHEAD_OF)):
        return Tense.FUTURE
    if _FOR_LATER.match(low, end):
        return Tense.FUTURE
    before = _verbs(low, begin, start)
    if before:
        return _tense(before[-1])
    stop = _SENTENCE_END.search(low, end, end + _BEHIND_IT)
    if _IS.match(low, end) and not low[begin:start].strip():
        return Tense.FUTURE
    behind = _verbs(low, end, stop.start() if stop else end + _BEHIND_IT)
    return _tense(behind[0]) if behind else Tense.UNKNOWN


def _verbs(low: str, start: int, end: int) -> list[re.Match[str]]:
    return [
        found for found in _VERB.finditer(low, start, end) if found["ahead"] or _told(found, end)
    ]


def _told(found: re.Match[str], end: int) -> bool:
    """Return whether a past tense or participle tells when: that beside the phrase always does."""
    beside = found.string[found.end() : end].strip() in _BESIDE
    no_verb = _NO_VERB if found["regular"] and not beside else _BE
    return not no_verb.search(found.string, max(0, found.start() - _REACH), found.start())


def _tense(found: re.Match[str]) -> Tense:
    return Tense.FUTURE if found["ahead"] else Tense.PAST
