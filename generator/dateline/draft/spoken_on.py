"""Which expression in a sentence says when something was said.

It stands beside the verb of saying (`said on Thursday that`) or at the head of the sentence (`On
Tuesday, Stoltenberg said`). What stands in the quotation or in the clause that is said is part of
what is said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.triggers import triggers_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.draft.dated import When
    from dateline.draft.named import NamedSentence

_OCCASION: Final = (
    r"interview|statement|speech|press|news|conference|briefing|reporters|journalists|lawmakers"
    r"|parliament|television|radio|remarks|address|tweet|post|letter|call|phone|telephone|summit"
    r"|meeting|headquarters|visit|joint|televised|written|evening|morning|afternoon"
)
_SMALL: Final = r"to|in|at|on|with|from|during|via|of|the|a|an|his|her|its|their|and"
_LATE: Final = r"late|early|earlier|again|also|back|here|later|only"
_CAPITAL: Final = r"[A-Z][\w’'.-]*"
_OCCASIONS: Final = re.compile(
    rf"(?:,? (?:{_LATE}|(?:{_OCCASION})\b|(?:{_SMALL})(?: {_CAPITAL})*(?=,| |\Z)))*,? ?\Z"
)
"""What may stand between the verb and the expression: whom, where, on which occasion."""
_WITH_OBJECT: Final = re.compile(
    r"(?:told|tells|asked|urge[ds]|warn(?:ed|s)|called on|calls on|blame[ds])\Z"
)
_TO_WHOM: Final = re.compile(rf" (?:the )?(?:{_CAPITAL}|reporters|journalists|lawmakers)(?= |,)")
_ANSWERS: Final = re.compile(r"(?:reject|den[iy]|dismiss|refuse|accept|welcome)\w*\Z")
"""Verbs of an object, behind which the day stands at the end of the sentence."""
_OF_ANOTHER: Final = re.compile(
    r"\b(?:who|which|whose|whom|that|where|when|while|after|before|ahead of|following|since"
    r"|despite|until|born|amid|given)\b",
    re.IGNORECASE,
)
_DETERMINED: Final = re.compile(
    r"\b(?:the|a|an|his|her|its|their|this|that)(?: \w+)? \Z", re.IGNORECASE
)
_AT: Final = re.compile(r"\b(?:at|in|during) (?:the )?\Z", re.IGNORECASE)
_JOINT: Final = re.compile(r",? (?:and|but|while) |; ")
_APPOSITION: Final = re.compile(r",(?: (?:on|in|late|early|earlier))* \Z")
_PREPOSITION: Final = re.compile(r",?(?: (?:on|in|at|during|late|early|earlier|back))*,? ?\Z")
_ENDS: Final = re.compile(r"[\s.”\"’]*\Z")


def day_of_saying(
    named: NamedSentence, outside: str, verbs: Sequence[re.Match[str]], index: int
) -> When | None:
    """Return the expression that says when something was said; None where none does.

    Args:
        named: The sentence.
        outside: Its text, with blanks for quotations.
        verbs: The verbs of saying in it, in order.
        index: Which of them is asked about.
    """
    verb = verbs[index]
    behind = verbs[index + 1].start() if index + 1 < len(verbs) else len(outside)
    whens = [one for one in named.whens if outside[one.start : one.end].strip()]
    for one in whens:
        if verb.end() <= one.start < behind and _is_behind(named, outside, verb, one):
            return one
    start = _beginning(outside, verbs, index)
    before = [
        one
        for one in whens
        if start <= one.start and one.end <= verb.start() and _is_before(named, outside, verb, one)
    ]
    if not before or (start < 0) or _happens(named, outside, start, verb.start()):
        return None
    return before[-1]


def without_day(text: str, whens: Sequence[When], start: int, end: int) -> str:
    """Return a stretch of a sentence without the expressions in it and their prepositions."""
    kept = ""
    for one in whens:
        if start <= one.start and one.end <= end:
            kept += _PREPOSITION.sub("", text[start : one.start])
            start = one.end
    return kept + text[start:end]


def _is_behind(named: NamedSentence, outside: str, verb: re.Match[str], one: When) -> bool:
    if outside[one.end : one.end + 2] in {"’s", "'s"}:
        return False
    between = outside[verb.end() : one.start]
    names = [who for who in named.speakers() if outside[who.start : who.end].strip()]
    if not any(who.end <= verb.start() for who in names):
        for who in names:
            if who.start >= verb.end() and not outside[verb.end() : who.start].strip():
                between = outside[who.end : one.start]
    if _WITH_OBJECT.search(verb[0]) and (whom := _TO_WHOM.match(between)):
        between = between[whom.end() :]
    if _OCCASIONS.match(between):
        return True
    is_last = _ENDS.match(outside, one.end) and not _OF_ANOTHER.search(between)
    return bool(_ANSWERS.match(verb[0]) and is_last and between.endswith((" on ", " in ", "ed ")))


def _beginning(outside: str, verbs: Sequence[re.Match[str]], index: int) -> int:
    """Return where what a verb of saying is said of begins: behind what was said before it."""
    if index == 0:
        return 0
    joints = list(_JOINT.finditer(outside, verbs[index - 1].end(), verbs[index].start()))
    return joints[-1].end() if joints else verbs[index].start()


def _is_before(named: NamedSentence, outside: str, verb: re.Match[str], one: When) -> bool:
    lead = outside[: one.start]
    if _OF_ANOTHER.search(lead.rpartition(";")[2]):
        return False
    if outside[one.end : one.end + 2] in {"’s", "'s"}:
        return bool(_AT.search(lead))
    if _DETERMINED.search(lead) and not outside.startswith(",", one.end):
        return False
    inner = any(who.end <= one.start for who in named.speakers())
    return (
        not inner or bool(_APPOSITION.search(lead)) or not outside[one.end : verb.start()].strip()
    )


def _happens(named: NamedSentence, outside: str, start: int, end: int) -> bool:
    """Return whether something else is told before the verb of saying, which the day is that of."""
    names = [(one.start, one.end) for one in named.speakers()]
    return any(
        one.verb and not any(begin <= start + one.start < stop for begin, stop in names)
        for one in triggers_in(outside[start:end])
    )
