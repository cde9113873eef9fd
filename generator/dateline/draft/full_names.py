"""The names of people, word by word: where one ends, and which words are the name of none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.peoples import NATION_WORDS
from dateline.draft.titles import ADDRESSES, HEADS, NO_NAMES, PARTS
from dateline.draft.triggers import is_happening
from dateline.draft.words import OPENERS, PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.draft.words import Word

_MOST_PARTS: Final = 7
_MOST_WORDS: Final = 4
_FEWEST_WORDS: Final = 2
_LONGEST_IN_LY: Final = len("Beverly")
_TWO: Final = re.compile(
    r"([^\W\d_a-z][\w’'-]*)\.? (?:[a-z]{1,3}[ -]){0,2}[\"“]?(?=([^\W\d_a-z][\w’'-]*))"
)
_JUNIOR: Final = frozenset({"Jr", "Jr.", "Sr", "Sr."})
_NO_PARTS: Final = frozenset(
    """Camp Fort Operation Lake Mount Port New North South East West Saint San Los Las Team
    Hurricane Typhoon Cyclone Storm Eastern Western Northern Southern Middle Red Soviet
    Islamic Muslim Arab Jewish Catholic Orthodox Holy Axis United Brothers Capital Computer
    Computers Airlines Airways Industries Systems Software Times Post Journal News Media
    Networks Holdings Ltd Inc Corp Rovers Wanderers Athletic Workers Democrats Republicans
    Conservatives Liberals Brotherhood Sea Ocean Gulf Peninsula Empire Powers Front Battle
    Pact Charter Declaration Accord Accords Agreement Agreements Protocol Format Document
    Dialogue Summit Revolution Uprising Rebellion Siege Campaign Raid Mission Programme
    Program Project Initiative Panel Tribunal Inquiry Stadium Arena Theater Theatre Center
    Centre Hotel Beach Harbor Harbour Heights Station Academy Society Club Squad Orchestra
    Philharmonic Records Studios Pictures Entertainment Online Wireless Telecom Petroleum Oil
    Gas Steel Insurance Securities Investments Management Reports Research Store Stores
    Automobile Auto Brigades Fighters Militia Regime Government Embassy Cars Stream
    Real Qaeda Jazeera Phase Part Title Type Stage Level Article Chapter Volume Version
    Category Grade Apollo Windows""".split()  # noqa: SIM905 - a word a line otherwise
)
"""Words of other names that are made like those of people: Camp David, Lehman Brothers.

A word goes here that is somebody’s surname, too: General West, Mr Post. One that is nobody’s goes
into `NO_NAMES`, or into `PARTS` where offices have it.
"""
_NOBODY: Final = frozenset(
    """Aston Villa|Best Buy|Boko Haram|Capitol Hill|Dow Jones|Goldman Sachs|Hang Seng|Khmer Rouge
    |Lockheed Martin|Merrill Lynch|Morgan Stanley|Northrop Grumman|Pearl Harbor|Philip Morris
    |Sinn Fein|Sinn Féin|Viet Cong|Viet Minh|Wells Fargo""".replace("\n    ", "").split("|")
)
"""Names that no word of theirs tells from those of people.

A name goes here whole where people are called by each of its words: Morgan Stanley.
"""
_NO_NAMES: Final = NO_NAMES | PARTS | HEADS | ADDRESSES
_NO_WORDS: Final = _NO_PARTS | PARTS | NO_NAMES | OPENERS
_NO_FULL_NAME: Final = _NO_NAMES | _NO_WORDS | NATION_WORDS


def is_of_person(name: str) -> bool:
    """Return whether a name may be that of a person, as far as its words go."""
    parts = name.split()
    capitals = sum(1 for part in parts if part not in PARTICLES)
    return capitals <= _MOST_WORDS and name not in _NOBODY and _NO_WORDS.isdisjoint(parts)


@dataclass(frozen=True, slots=True)
class FullName:
    """A name of two words or more that may be a person's, and is all that has capitals there."""

    start: int
    end: int
    name: str
    first: int
    """Its first word among those of the sentence."""
    owned: bool
    """Whether something is said to be its: Jane Doe’s."""


def has_full_name(text: str) -> bool:
    """Return whether a sentence can have a name of two words or more."""
    return any(_NO_FULL_NAME.isdisjoint(found.groups()) for found in _TWO.finditer(text))


def full_names(text: str, words: Sequence[Word]) -> Iterator[FullName]:
    """Yield the names in a sentence that may be of people, in order.

    Args:
        text: The sentence.
        words: Its words.
    """
    index = 0
    while index < len(words) - 1:
        word = words[index]
        last = index
        following = words[index + 1]
        goes_on = following.capital or following.text in PARTICLES or following.namely
        if word.capital and goes_on and not word.stops and _begins_name(words, index):
            last = name_end(words, index, fewest=_FEWEST_WORDS)
        if last > index:
            start, end = word.start, words[last - 1].end
            if is_of_person(text[start:end]):
                yield FullName(start, end, text[start:end], index, words[last - 1].owned)
        index = max(last, index + 1)


def _begins_name(words: Sequence[Word], index: int) -> bool:
    """Return whether a name can begin at a word, which no name before it goes on with."""
    if index == 0:
        return not _is_adverb(words[0])
    before = words[index - 1]
    return before.stops or not before.capital or before.dated or before.text in OPENERS


def _is_adverb(word: Word) -> bool:
    """Return whether the first word of a sentence has a capital for that alone: Simultaneously."""
    return len(word.text) > _LONGEST_IN_LY and word.text.endswith("ly") and word.text != "Kimberly"


def name_end(words: Sequence[Word], first: int, *, fewest: int) -> int:
    """Return the word behind a name; its first word where there is none.

    Args:
        words: Those of the sentence.
        first: Where the name has to begin.
        fewest: How many words with capitals it must have to be one.
    """
    index, capitals = first, 0
    while index < len(words) and index - first < _MOST_PARTS and capitals <= _MOST_WORDS:
        word = words[index]
        if word.text in PARTICLES and not word.stops and _is_followed(words, index):
            index += 1
            continue
        if capitals and (word.numeral or word.text in _JUNIOR):
            # Abdullah II has but one word, and Jane is none in: Jane I met.
            numbered = word.numeral and word.text != "I"
            return index + 1 if capitals + numbered >= fewest else first
        if not _is_name(word, words, index):
            break
        capitals += 1
        index += 1
        if word.stops:
            return index if capitals >= fewest else first
    while index > first and words[index - 1].text in PARTICLES:
        index -= 1
    ended = index >= len(words) or not words[index].capital or words[index].text in OPENERS
    ended = ended or words[index].dated or (words[index].acronym and index > first)
    return index if ended and capitals >= fewest else first


def _is_followed(words: Sequence[Word], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else None
    return following is not None and (following.namely or following.text in PARTICLES)


def _is_name(word: Word, words: Sequence[Word], index: int) -> bool:
    """Return whether a word can be a part of a name where it stands."""
    following = words[index + 1].text if index + 1 < len(words) else ""
    if word.initial and index + 1 < len(words) and not word.stops:
        return words[index + 1].namely or words[index + 1].initial
    if not word.namely or word.text in OPENERS or word.text in _NO_NAMES:
        return False
    if word.text in NATION_WORDS or is_happening(word.text):
        return False
    if word.dated:
        # Theresa May, and not: the President May 5.
        return word.text == "May" and not following[:1].isdigit()
    return True
