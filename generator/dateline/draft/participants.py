"""Who took part in what a sentence reports, and where it was."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.registry import Way
from dateline.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.draft.happenings import Happening
    from dateline.draft.mentions import Whole


@dataclass(frozen=True, slots=True)
class Participants:
    """Who took part and where it was, each with the words that say so."""

    actors: tuple[tuple[str, str], ...] = ()
    """Ids and what the article calls them."""
    places: tuple[tuple[str, str], ...] = ()


_PURPOSE: Final = re.compile(
    r",? (?:to (?=(?!be |meet |speak |hold |consult |participate )[a-z])|about |regarding |over "
    r"|amid |in order |against |because |toward |towards |in response |following |after |before "
    r"|ahead of )"
)
_OWNED: Final = re.compile(r"[’'](?:s\b)? ")
_LOCATIVE: Final = re.compile(
    r"\b(?:in|at|near|to|outside|around|along|inside|from|across|visits?|visited)"
    r"(?: the| central| downtown| nearby)? \Z"
)
_THEIRS: Final = re.compile(r"\b(?:their|his|her) \Z")
_AIDE: Final = re.compile(
    r"(?:[Aa]dvis[eo]r|[Aa]ssistant|[Aa]mbassador|[Ee]nvoy|[Aa]ide) to (?:the )?\Z"
)
_ON: Final = re.compile(r"\bon (?:the )?(?:[^\W_]+[-\N{NON-BREAKING HYPHEN}])?\Z")
_OF_WORDS: Final = frozenset(
    {"meeting", "call", "briefing", "statement", "announcement", "publication"}
)
"""What is held or made on a subject, where an attack on somebody is made on them."""
_COUNTERPART: Final = re.compile(r" counterpart\b")
_MOST: Final = 20
_FARTHEST: Final = 40
"""Characters before a name that are looked at."""


def participants(
    happening: Happening, names: Sequence[Whole], persons: frozenset[str], *, alone: bool
) -> Participants:
    """Return who took part in a happening, and where it was, by the sentence that reports it.

    Who is only spoken about does not take part: what stands behind `to discuss` or `about`, and
    states of which something is named (`Ukraine's borders`).

    Args:
        happening: What is reported.
        names: The names in its sentence.
        persons: The ids of the records of people.
        alone: Whether the sentence reports nothing else, so that all its places are places of this.
    """
    text = happening.sentence.text
    start = max(happening.start, _telling(happening))
    if happening.noun_only and happening.when:
        start = happening.when.start
    end = _core_end(text, happening)
    actors = [one for one in names if one.mention.kind is Kind.ACTOR]
    within = [
        one for one in actors if start <= one.start < end and _acts(text, one, happening, persons)
    ]
    if not within and happening.noun_only and _THEIRS.search(text, 0, start):
        within = [
            one
            for one in actors
            if happening.start <= one.start < happening.end and one.mention.id in persons
        ]
    begin, stop = (0, len(text)) if alone else (happening.start, happening.end)
    places = [
        one
        for one in names
        if one.mention.kind is Kind.PLACE
        and begin <= one.start < stop
        and _LOCATIVE.search(text, max(0, one.start - _FARTHEST), one.start)
    ]
    return Participants(_listed(text, within), _listed(text, places))


def _telling(happening: Happening) -> int:
    """Return where a happening begins to be told, behind the `he said` of its own clause."""
    start, _ = happening.clause
    before = happening.sentence.text[happening.start : start]
    return start if before.endswith(("that ", "said ", "noted ", "says ")) else happening.start


def _core_end(text: str, happening: Happening) -> int:
    found = _PURPOSE.search(text, happening.trigger.end, happening.end)
    return found.start() if found else happening.end


def _acts(text: str, one: Whole, happening: Happening, persons: frozenset[str]) -> bool:
    if _AIDE.search(text, max(0, one.start - _FARTHEST), one.start):
        return False
    if happening.trigger.kind in _OF_WORDS and _ON.search(
        text, max(0, one.start - _FARTHEST), one.start
    ):
        return False
    if one.mention.way is Way.PEOPLE:
        return not _COUNTERPART.match(text, one.end)
    if one.mention.id in persons:
        return True
    owned = _OWNED.match(text, one.mention.end)
    if owned is None:
        return True
    return 0 <= happening.trigger.start - owned.end() <= len("Minister of Defence Reznikov’s ")


def _listed(text: str, found: Iterable[Whole]) -> tuple[tuple[str, str], ...]:
    listed: dict[str, str] = {}
    for one in found:
        listed.setdefault(one.mention.id, text[one.start : one.end].rstrip(" ,–—-"))
    return tuple(listed.items())[:_MOST]
