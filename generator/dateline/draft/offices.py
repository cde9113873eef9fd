"""People whom the office or the title before their name makes known: Foreign Minister Di Maio.

An office is read word by word, so that no word of it gets into the name: `President of Finland
Niinistö` holds the office of `President of Finland`, and `Under Secretary for Political Affairs
van der Plas` is called van der Plas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.full_names import name_end
from dateline.draft.peoples import NATION_WORDS, PEOPLES
from dateline.draft.territories import territory
from dateline.draft.titles import ADDRESSES, HEADS, PARTS, SMALL_BEFORE, SMALL_HEADS, VESSELS
from dateline.draft.triggers import is_happening
from dateline.draft.words import OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.draft.full_names import FullName
    from dateline.draft.words import Word


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a text, with the office before the name."""

    begin: int
    """Where the office begins."""
    start: int
    """Where the name begins, and where it ends."""
    end: int
    name: str
    office: str
    """Empty where there is but a form of address: Mr, Dr."""


_DOUBLED: Final = frozenset(
    "New North South East West Saint St St. San Santa Los Las El Sierra Costa Burkina Great".split()  # noqa: SIM905 - a word a line otherwise
)
"""First words of names of two: of New York."""
_TITLES: Final = HEADS | ADDRESSES
_STATES: Final = frozenset(state for _, state in PEOPLES)
_ALL_HEADS: Final = _TITLES | SMALL_HEADS
_BARE_HEADS: Final = frozenset(one.strip(".").partition("-")[0] for one in _ALL_HEADS)
_OFFICE_HEADS: Final = HEADS | SMALL_HEADS
_GOES_ON: Final = re.compile(
    r", (?!(?:and|or|an?|the|of|from|as|who|whose|which|his|her|its|their|then|now|former|but|with"
    r"|head|chief|president|including)\b)[a-z]"
)
"""What stands behind a name between commas, where it is that of whose office stands before it."""
_MOST_BEFORE: Final = 9
_MOST_BEHIND: Final = 24
"""Words: longer offices are none, and a text that has none but titles is read in time."""
_TOGETHER: Final = 2


def has_office(letters: frozenset[str]) -> bool:
    """Return whether a sentence with these words can name an office."""
    return not _BARE_HEADS.isdisjoint(letters)


def holders_in(text: str, words: Sequence[Word]) -> Iterator[Holder]:
    """Yield the people in a sentence whose office or title stands before their name, in order."""
    index = 0
    while index < len(words):
        if words[index].text not in _ALL_HEADS or words[index].stops:
            index += 1
            continue
        small = words[index].text in SMALL_HEADS
        first = _behind_office(text, words, index)
        last = name_end(words, first, fewest=_TOGETHER if small else 1)
        if last > first:
            opening = _office_start(words, index)
            if not (opening and words[opening - 1].text in VESSELS):
                yield _holder(text, words, opening, first, last)
            index = last
        else:
            index += 1


def office_in_front(text: str, words: Sequence[Word], name: FullName) -> Holder | None:
    """Return a person between commas with the office before them: the minister, Jane Doe, met him.

    Args:
        text: The sentence.
        words: Its words.
        name: The name, which may be another's in a list: the minister, Jane Doe, and he.
    """
    head = name.first - 1
    if head < 0 or words[head].text not in _OFFICE_HEADS or words[head].owned:
        return None
    if not text.startswith(", ", name.start - 2) or not _GOES_ON.match(text, name.end):
        return None
    opening = _office_start(words, head)
    before = words[opening - 1] if opening else None
    is_one = before is not None and before.text in {"The", "the"} and not before.stops
    if not (is_one or words[opening].owned or words[opening].text in NATION_WORDS):
        return None
    office = text[words[opening].start : words[head].end]
    return Holder(words[opening].start, name.start, name.end, name.name, office)


def _holder(text: str, words: Sequence[Word], opening: int, first: int, last: int) -> Holder:
    office = list(range(opening, first))
    while office and words[office[-1]].text in ADDRESSES:
        office.pop()
    ranks = office
    while ranks and words[ranks[-1]].text.endswith("."):
        ranks = ranks[:-1]
    office = ranks or office
    told = text[words[opening].start : words[office[-1]].end] if office else ""
    start, end = words[first].start, words[last - 1].end
    return Holder(words[opening].start, start, end, text[start:end], told)


def _office_start(words: Sequence[Word], head: int) -> int:
    """Return the first word of an office, from its head backwards."""
    start = head
    while start and head - start < _MOST_BEFORE:
        before = words[start - 1]
        nation = before.owned and (before.text in _STATES or before.acronym)
        if before.stops and not nation:
            break
        is_part = before.text in SMALL_BEFORE or before.text.startswith("then-")
        is_part = is_part or (before.text == "Under" and words[start].text == "Secretary")
        is_part = is_part or (before.capital and before.text not in OPENERS and not before.dated)
        if not is_part or is_happening(before.text):
            break
        start -= 1
        if nation:
            return start
    if start and words[start - 1].text.lower() in {"in", "at", "near"}:
        # In London King George is not the king of London.
        while start < head and not _is_of_office(words[start]):
            start += 1
    return start


def _is_of_office(word: Word) -> bool:
    return word.text in PARTS | _TITLES | NATION_WORDS | _STATES | SMALL_BEFORE or word.acronym


def _behind_office(text: str, words: Sequence[Word], head: int) -> int:
    """Return the word behind an office, which the name begins with, if there is one."""
    index = head + 1
    while index < len(words) and not words[index - 1].stops:
        if index - head > _MOST_BEHIND:
            return len(words)
        word = words[index]
        if word.text in _TITLES:
            index += 1
        elif word.text in PARTS:
            if not _leads_to_title(words, index):
                return len(words)
            index += 1
        elif word.text in {"of", "for"} or (word.text == "to" and _is_sent(words[index - 1])):
            end = _complement(text, words, index)
            if end == index:
                return index
            index = end
        elif word.text == "and" and _goes_on(words, index):
            index += 1
        else:
            return index
    return len(words) if index < len(words) and words[index - 1].stops else index


def _leads_to_title(words: Sequence[Word], index: int) -> bool:
    """Return whether a title stands behind words of offices: Executive Officer."""
    end = min(len(words), index + _MOST_BEHIND)
    while index < end and words[index].text in PARTS and not words[index].stops:
        index += 1
    return index < end and words[index].text in _TITLES


def _is_sent(word: Word) -> bool:
    return word.text.lower() in {"ambassador", "envoy", "advisor", "adviser", "representative"}


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Return whether a second office follows: Deputy Prime Minister and Minister of Defense."""
    following = index + 1
    end = min(len(words), index + _MOST_BEHIND)
    while following < end and words[following].text in _TITLES | PARTS:
        following += 1
    is_office = following > index + 1 and words[following - 1].text in HEADS
    return is_office and following < end and words[following].text in {"of", "for"}


def _complement(text: str, words: Sequence[Word], index: int) -> int:
    """Return the word behind `of …`, `for …` or `to …`; its own place where that is no part."""
    first = index + 1
    if first < len(words) and words[first].text in {"the", "its", "his", "her"}:
        first += 1
    if first >= len(words) or not words[first].capital or words[index].stops:
        return index
    if words[index].text == "to" and words[first].text in _TITLES:
        # The adviser to President Smith is not Smith.
        return len(words)
    at = _known_end(text, words, first)
    end = min(len(words), first + _MOST_BEHIND)
    while at < end and not words[at - 1].stops:
        word = words[at]
        following = words[at + 1] if at + 1 < len(words) else None
        linked = word.text in {"and", "&"} and following is not None and following.text in PARTS
        is_part = word.text in PARTS or (word.acronym and not word.initial)
        if linked or is_part or _reaches_part(words, at):
            at += 1
        elif word.text == "of" and following is not None and following.text == "America":
            at += 2
        else:
            break
    return at


def _known_end(text: str, words: Sequence[Word], first: int) -> int:
    """Return the word behind the name of a state or a thing that an office is held at."""
    last = first
    end = min(len(words) - 1, first + _MOST_BEHIND)
    while last < end and words[last + 1].capital and not words[last].stops:
        last += 1
    if words[first].text in PARTS | _STATES | _TITLES:
        return first + 1
    for end in range(min(last, first + 3), first, -1):
        if territory(text[words[first].start : words[end].end]):
            return end + 1
    if words[first].text in _DOUBLED and last > first + 1:
        return first + 2
    return first + 1


def _reaches_part(words: Sequence[Word], at: int) -> bool:
    """Return whether a word of offices follows among the words with capitals: World Wildlife Fund.

    What stands before it is no name then.
    """
    end = min(len(words), at + _MOST_BEHIND)
    while at < end and words[at].capital and words[at].text not in _TITLES:
        if words[at].text in PARTS:
            return True
        if words[at].stops:
            return False
        at += 1
    return False
