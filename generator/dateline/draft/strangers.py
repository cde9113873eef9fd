"""Names in a text that no record has: of people, bodies and places, and those of who knows what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from dateline.draft.bodies import bodies_in, has_body
from dateline.draft.mentions import TITLES
from dateline.draft.offices import has_office, holders_in
from dateline.draft.peoples import NATIONS
from dateline.draft.registry import Way
from dateline.draft.whereabouts import whereabouts_in
from dateline.draft.words import CALENDAR, OPENERS, letters_of, words_of
from dateline.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.draft.mentions import Mention


class Sort(Enum):
    """What a text says that somebody or something is."""

    PERSON = "person"
    BODY = "organization"
    CITY = "city"
    COUNTRY = "country"
    UNKNOWN = ""

    @property
    def kind(self) -> Kind:
        """The kind of its record; who is not known can only have spoken."""
        return Kind.PLACE if self in {Sort.CITY, Sort.COUNTRY} else Kind.ACTOR


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name in a text that no record has."""

    start: int
    end: int
    name: str
    sort: Sort = Sort.UNKNOWN
    office: str = ""
    """What stands before the name of a person, `Foreign Minister`; empty where nothing does."""
    begin: int = -1
    """Where that begins; -1 where nothing stands there."""
    acronym: str = ""
    """Of a body, as it stands behind its name."""
    country: str = ""
    """Of a place, its country's code."""

    @property
    def opening(self) -> int:
        """Where the name begins with what belongs to it."""
        return self.start if self.begin < 0 else self.begin


_CAPITALS: Final = re.compile(
    r"[A-Z][\w’'-]*[\w]"
    r"(?:\.? (?:(?:von|van|de|der|den|di|da|bin|al|el|la) )*[A-Z][\w’'-]*\w|\.? [A-Z]\.)+"
)
_FEWEST_WORDS: Final = 2
_OWNED: Final = re.compile(r"[’'](?:s\b)? ")


def strangers_in(text: str, mentions: Sequence[Mention]) -> tuple[Stranger, ...]:
    """Return the names in a text that no record has, in order.

    Args:
        text: A sentence.
        mentions: The names of records in it.
    """
    told: list[Stranger] = []
    for one in (*_told(text, mentions), *_places(text, mentions)):
        if not any(other.opening < one.end and one.start < other.end for other in told):
            told.append(one)
    taken = [(one.start, one.end) for one in mentions]
    taken += [(one.opening, one.end) for one in told]
    found = [*told, *_others(text, taken)]
    return tuple(sorted(found, key=lambda one: one.start))


def _told(text: str, mentions: Sequence[Mention]) -> Iterator[Stranger]:
    """Yield the people and bodies of which the words at their names tell what they are."""
    letters = letters_of(text)
    may_office, may_body = has_office(letters), has_body(text, letters)
    if not (may_office or may_body):
        return
    words = words_of(text)
    for one in holders_in(text, words) if may_office else ():
        if not any(known.start < one.end and one.start < known.end for known in mentions):
            yield Stranger(one.start, one.end, one.name, Sort.PERSON, one.office, one.begin)
    for body in bodies_in(text, words) if may_body else ():
        # A record's name may be a part of it, as in NATO Military Committee.
        near = [known for known in mentions if known.start < body.end and body.start < known.end]
        within = all(body.start <= known.start and known.end <= body.end for known in near)
        if within and not any(known.start <= body.head < known.end for known in near):
            yield Stranger(body.start, body.end, body.name, Sort.BODY, acronym=body.acronym)


def _places(text: str, mentions: Sequence[Mention]) -> Iterator[Stranger]:
    # What is in Moscow need not be with Russia.
    known = [one for one in mentions if one.way is not Way.SEAT]
    for one in whereabouts_in(text):
        if not any(other.start < one.end and one.start < other.end for other in known):
            sort = Sort.COUNTRY if one.territory.kind == "country" else Sort.CITY
            yield Stranger(one.start, one.end, one.name, sort, country=one.territory.code)


def _others(text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Stranger]:
    """Yield the names of two words and more of which nothing says what they name."""
    for found in _CAPITALS.finditer(text):
        start, end = found.span()
        if any(begin < end and start < stop for begin, stop in taken):
            inner = [stop for begin, stop in taken if begin < end and start < stop]
            start = max(inner)
        owned = _OWNED.search(text, start, end)
        end = owned.start() if owned else end
        parts = [(start + one.start(), one[0]) for one in re.finditer(r"\S+", text[start:end])]
        while parts and parts[0][1].rstrip(",") in OPENERS:
            parts.pop(0)
        if parts and parts[0][1].strip(".,").lower() in CALENDAR:
            continue
        while len(parts) > 1 and parts[0][1] in NATIONS and parts[1][1] in TITLES:
            parts.pop(0)
        while parts and parts[0][1].strip(".,’'-") in TITLES:
            parts.pop(0)
        if any(one[1].strip(".") in TITLES for one in parts) or len(parts) < _FEWEST_WORDS:
            continue
        name = text[parts[0][0] : end].removesuffix("’s").removesuffix("'s")
        yield Stranger(parts[0][0], parts[0][0] + len(name), name)
