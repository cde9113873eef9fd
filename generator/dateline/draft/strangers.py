"""Names in a text that no record has: of people, bodies and places, and those of who knows what."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from dateline.draft.acting import actors_in, may_act
from dateline.draft.apposition import has_apposition, office_behind
from dateline.draft.bodies import bodies_in, has_body
from dateline.draft.full_names import full_names, has_full_name
from dateline.draft.mentions import TITLES
from dateline.draft.offices import has_office, holders_in, office_in_front
from dateline.draft.peoples import NATIONS
from dateline.draft.registry import Way
from dateline.draft.taken import Taken
from dateline.draft.whereabouts import whereabouts_in
from dateline.draft.words import CALENDAR, OPENERS, letters_of, words_of
from dateline.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.draft.full_names import FullName
    from dateline.draft.mentions import Mention
    from dateline.draft.words import Word


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
    """What stands at the name of a person, `Foreign Minister`; empty where nothing does."""
    begin: int = -1
    """Where that begins before the name; -1 where nothing stands there."""
    acronym: str = ""
    """Of a body, as it stands behind its name."""
    country: str = ""
    """Of a place, its country's code."""
    until: int = -1
    """Where the office behind the name of a person ends; -1 where none stands there."""

    @property
    def opening(self) -> int:
        """Where the name begins with what belongs to it."""
        return self.start if self.begin < 0 else self.begin

    @property
    def closing(self) -> int:
        """Where the name ends with what belongs to it."""
        return max(self.end, self.until)

    @property
    def is_told(self) -> bool:
        """Whether words at the name tell what it is, or the name itself, and not what it does."""
        return self.sort is not Sort.PERSON or (self.opening, self.closing) != (
            self.start,
            self.end,
        )


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
    sentence = _Sentence.of(text)
    named = Taken.of((one.start, one.end) for one in mentions)
    taken = Taken()
    told: list[Stranger] = []
    for one in (*_told(sentence, mentions, named), *_places(text, mentions)):
        if not taken.meets(one.opening, one.closing):
            taken.add(one.opening, one.closing)
            told.append(one)
    told += _acting(sentence, told, mentions)
    for start, end in (
        *((one.start, one.end) for one in mentions),
        *((one.opening, one.closing) for one in told),
    ):
        taken.add(start, end)
    return tuple(sorted((*told, *_others(text, taken)), key=lambda one: one.start))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, read as far as what it has makes worth while."""

    text: str
    letters: frozenset[str]
    words: Sequence[Word] = ()
    names: tuple[FullName, ...] = ()

    @classmethod
    def of(cls, text: str) -> _Sentence:
        letters = letters_of(text)
        has_names = (has_apposition(letters) or may_act(letters)) and has_full_name(text)
        if not (has_names or has_office(letters) or has_body(text, letters)):
            return cls(text, letters)
        words = words_of(text)
        return cls(text, letters, words, tuple(full_names(text, words)) if has_names else ())


def _told(sentence: _Sentence, mentions: Sequence[Mention], named: Taken) -> Iterator[Stranger]:
    """Yield the people and bodies of which the words at their names tell what they are."""
    text, words = sentence.text, sentence.words
    for holder in holders_in(text, words) if has_office(sentence.letters) else ():
        start, end = holder.start, holder.end
        if not named.meets(start, end):
            behind = office_behind(text, end)
            told = max(holder.office, behind.told if behind else "", key=len)
            until = behind.end if behind else -1
            yield Stranger(start, end, holder.name, Sort.PERSON, told, holder.begin, until=until)
    for one in sentence.names:
        if one.owned or named.meets(one.start, one.end):
            continue
        start, end = one.start, one.end
        if office := office_behind(text, end):
            yield Stranger(start, end, one.name, Sort.PERSON, office.told, until=office.end)
        elif before := office_in_front(text, words, one):
            yield Stranger(start, end, one.name, Sort.PERSON, before.office, before.begin)
    starts, ends = [one.start for one in mentions], [one.end for one in mentions]
    for body in bodies_in(text, words) if has_body(text, sentence.letters) else ():
        # A record's name may be a part of it, as in NATO Military Committee.
        near = mentions[bisect_right(ends, body.start) : bisect_left(starts, body.end)]
        within = all(body.start <= known.start and known.end <= body.end for known in near)
        if within and not any(known.start <= body.head < known.end for known in near):
            yield Stranger(body.start, body.end, body.name, Sort.BODY, acronym=body.acronym)


def _acting(
    sentence: _Sentence, told: Sequence[Stranger], mentions: Sequence[Mention]
) -> Iterator[Stranger]:
    """Yield the people of whom nothing is told but what they do."""
    if may_act(sentence.letters):
        known = [(one.opening, one.closing) for one in told]
        known += [(one.start, one.end) for one in mentions]
        for one in actors_in(sentence.text, sentence.words, sentence.names, known):
            yield Stranger(one.start, one.end, one.name, Sort.PERSON)


def _places(text: str, mentions: Sequence[Mention]) -> Iterator[Stranger]:
    # What is in Moscow need not be with Russia.
    known = Taken.of((one.start, one.end) for one in mentions if one.way is not Way.SEAT)
    for one in whereabouts_in(text):
        if not known.meets(one.start, one.end):
            sort = Sort.COUNTRY if one.territory.kind == "country" else Sort.CITY
            yield Stranger(one.start, one.end, one.name, sort, country=one.territory.code)


def _others(text: str, taken: Taken) -> Iterator[Stranger]:
    """Yield the names of two words and more of which nothing says what they name."""
    for found in _CAPITALS.finditer(text):
        start, end = found.span()
        start = taken.behind(start, end)
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
