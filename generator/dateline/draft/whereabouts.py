"""Places that a sentence says something is in, and that are known to be countries or cities."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.territories import territory
from dateline.draft.words import CALENDAR, OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.draft.territories import Territory


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A country or a city that something is in."""

    start: int
    end: int
    name: str
    territory: Territory


_IN: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Vv]isit(?:s|ed|ing)?(?: to)?|[Tt]rip to|[Tt]ravel(?:s|ed|led|ing|ling)? to"
    r"|[Ff]l(?:ies|ew|ying) to|[Rr]eturn(?:s|ed|ing)? to)"
    r"(?: (?:the|central|downtown|nearby|neighbou?ring|western|eastern|northern|southern))? "
    r"(?P<words>[^\W\d_a-z][\w’'.-]*(?: (?:and|of) [^\W\d_a-z][\w’'-]*| [^\W\d_a-z][\w’'-]*){0,3})"
)
_OWNED: Final = re.compile(r"[’'](?:s\b)?")
_NEXT: Final = re.compile(r"-?[ ]?(?P<word>[^\W\d_a-z][\w’'-]*)")


def whereabouts_in(text: str) -> tuple[Whereabouts, ...]:
    """Return the countries and cities that something is said to be in, in order."""
    return tuple(_whereabouts(text))


def _whereabouts(text: str) -> Iterator[Whereabouts]:
    for found in _IN.finditer(text):
        start, words = found.start("words"), found["words"].split(" ")
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count]).rstrip(".")
            bare = re.sub(r"[’']s\Z", "", name)
            place = territory(bare)
            if place is None:
                continue
            end = start + len(bare)
            if not _goes_on(text, end):
                yield Whereabouts(start, end, bare, place)
            break


def _goes_on(text: str, end: int) -> bool:
    """Return whether a name is but a part of another, or owns something: the Jordan Valley."""
    if _OWNED.match(text, end):
        return True
    following = _NEXT.match(text, end)
    if following is None:
        return text[end : end + 1] == "-"
    word = following["word"]
    return word not in OPENERS and word.lower() not in CALENDAR
