"""Bodies whose name says what they are: the North Atlantic Council, the Bank of England."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.words import OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.draft.words import Word


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a text names."""

    start: int
    end: int
    name: str
    head: int
    """Where the word stands that says what it is."""
    acronym: str = ""
    """As it stands in brackets behind the name."""


_HEADS: Final = frozenset(
    """Commission Council Committee Ministry Agency Union Organization Organisation Alliance
    Institute University Bank Group Party Department Parliament Assembly Court Forum Foundation
    Association Federation League Service Bureau Authority Corporation Company Fund Board
    Confederation Congress Academy Society Consortium Secretariat
    Directorate""".split()  # noqa: SIM905 - thirty lines otherwise
)
_OF_ANY: Final = frozenset(
    """Foreign Defence Defense Interior Finance Justice State Health Education Energy Trade Treasury
    Labor Labour Agriculture Transport Environment Security National Supreme Central High District
    Constitutional General Federal Military Police City County Permanent Executive Joint Criminal
    Special Ruling Opposition Legislative Public Advisory
    Appeals Appeal Homeland Commerce""".split()  # noqa: SIM905 - the same
)
"""Words that every state has a body with: of which state, the name does not say."""
_NO_BODIES: Final = frozenset(
    ("West Bank", "South Bank", "East Bank", "Left Bank", "Tea Party", "European Union Summit")
)
_NO_PARTS: Final = frozenset(
    """Treaty Agreement Agreements Dialogue Talks Act Initiative Summit Plan Programme Program
    Format Process Protocol Convention Accord Accords Doctrine Resolution Charter Mission Operation
    System Republic Kingdom Empire Meeting Ministerial Average Index
    Exchange""".split()  # noqa: SIM905 - the same
)
"""What an acronym may stand behind as well, and is no body."""
_OF_MANY: Final = frozenset("Workers People Peoples Women Farmers Veterans Peasants".split())  # noqa: SIM905 - as above
"""Whose a party is."""
_JOINING: Final = frozenset({"of", "for"})
_ADJECTIVAL: Final = re.compile(r"(?:\w+(?:al|ic|ary|ive|an|ese|ish)|Security|Trade|Foreign)\Z")
_ORDINAL: Final = re.compile(r"[0-9]+(?:st|nd|rd|th)")
_ACRONYM: Final = re.compile(r" \((?P<letters>[A-Z][A-Za-z]{1,7})\)")
_MOST: Final = 7
_FEWEST: Final = 2


def has_body(text: str, letters: frozenset[str]) -> bool:
    """Return whether a sentence with these words can name a body."""
    return not _HEADS.isdisjoint(letters) or bool(_ACRONYM.search(text))


def bodies_in(text: str, words: Sequence[Word]) -> Iterator[Body]:
    """Yield the bodies that a sentence names in words that say what they are, in order."""
    index = 0
    while index < len(words):
        found = _body(text, words, index) or _with_acronym(text, words, index)
        if found is None:
            index += 1
            continue
        yield found
        while index < len(words) and words[index].start < found.end:
            index += 1


def _body(text: str, words: Sequence[Word], head: int) -> Body | None:
    """Return the body whose name has a word that says what it is, where one stands there."""
    if words[head].text not in _HEADS:
        return None
    first, last = _first(words, head), _last(words, head)
    name = text[words[first].start : words[last].end]
    parts = [words[one].text for one in range(first, last + 1)]
    told = [one for one in parts if one[:1].isupper()]
    if len(told) < _FEWEST or name in _NO_BODIES:
        return None
    numbered = first > 0 and _ORDINAL.fullmatch(words[first - 1].text)
    if numbered or all(one in _HEADS | _OF_ANY for one in told):
        return None
    following = words[last + 1] if last + 1 < len(words) and not words[last].stops else None
    if following and following.capital and following.text not in OPENERS and not following.dated:
        # Of a name that goes on, this is a part: Security Council Resolution.
        return None
    acronym = _ACRONYM.match(text, words[last].end)
    letters = acronym["letters"] if acronym else ""
    return Body(words[first].start, words[last].end, name, words[head].start, letters)


def _first(words: Sequence[Word], head: int) -> int:
    """Return the first word of a name, from the word that says what it is backwards."""
    first = head
    while first and head - first < _MOST:
        before = words[first - 1]
        linked = before.text == "and" and first > 1 and _ADJECTIVAL.match(words[first - 2].text)
        if linked and words[first - 2].capital and not words[first - 2].stops:
            first -= 2
            continue
        stops = before.stops and before.text not in _OF_MANY
        if stops or not before.capital or before.text in OPENERS or before.dated:
            break
        first -= 1
    return first


def _last(words: Sequence[Word], head: int) -> int:
    """Return the last word of a name: that of `Bank of England`."""
    last = head
    while last + 1 < len(words) and not words[last].stops and last - head < _MOST:
        following = words[last + 1]
        if following.text in _JOINING or (following.text == "in" and last > head):
            behind = last + 2
            if behind < len(words) and words[behind].text == "the":
                behind += 1
            if behind >= len(words) or not words[behind].capital or words[behind].dated:
                break
            last = behind
        elif following.text == "and" and last > head and last + 2 < len(words):
            if (
                not words[last + 2].capital
                or words[last + 2].text in OPENERS
                or not (_ADJECTIVAL.match(words[last].text))
            ):
                break
            last += 2
        elif last > head and following.capital and not following.dated:
            last += 1
        else:
            break
    return last


def _with_acronym(text: str, words: Sequence[Word], index: int) -> Body | None:
    """Return the body whose acronym stands in brackets behind its name, where that ends there."""
    letters = _ACRONYM.match(text, words[index].end)
    if letters is None or not words[index].capital:
        return None
    first = index
    initials: list[str] = []
    for at in range(index, max(-1, index - 2 * _MOST), -1):
        word = words[at]
        if at < index and word.stops and not word.owned:
            break
        if word.capital and word.text not in OPENERS:
            initials = [part[:1] for part in word.text.split("-") if part] + initials
            first = at
        elif word.text not in {"of", "for", "and", "the", "in", "on"}:
            break
        if "".join(initials).upper() == letters["letters"].upper():
            break
    else:
        return None
    if "".join(initials).upper() != letters["letters"].upper() or len(initials) < _FEWEST:
        return None
    told = {word.text for word in words[first : index + 1]}
    if told & _NO_PARTS:
        return None
    start, end = words[first].start, words[index].end
    return Body(start, end, text[start:end], words[index].start, letters["letters"])
