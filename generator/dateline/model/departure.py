"""Where a quotation departs from the article it is taken from, when the article is at hand."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.model.fingerprint import Verdict
from dateline.model.wording import quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model.wording import Word

_SURE = 4
"""Words of a quotation's beginning that are enough to know its place in the article."""
_LIKE = 4
"""Else one word in so many must stand where it would if the rest of the quotation were right."""
_FEWEST_ALIKE = 2
_MOST_COMPARED = 100


class Departure(NamedTuple):
    """The first word of a quotation that the article does not have there."""

    word: str
    instead: str | None
    """What the article has in its place, None where no such place can be told."""


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article that is at hand; it is never written anywhere."""

    name: str
    """The file's name."""
    words: tuple[Word, ...]
    divided: tuple[str, ...] = ()
    """Words of it that are divided at the end of a line and count as two; each may be one."""

    def judge(self, quote: str) -> Verdict:
        """Return whether the words of a quotation are in the article; short parts are told too."""
        if self.departure(quote):
            return Verdict.ABSENT
        said = quotation(quote)
        return Verdict.PROVEN if said.is_whole and said.parts else Verdict.OPEN

    def departure(self, quote: str) -> Departure | None:
        """Return where a quotation departs from the article, None where it does not."""
        rest = self.words
        for part in quotation(quote).parts:
            begin = _find(rest, part)
            if begin is None:
                return _departure(rest, part)
            rest = rest[begin + len(part) :]
        return None


def _find(words: Sequence[Word], part: Sequence[Word]) -> int | None:
    """Return where in `words` those of `part` stand, None for nowhere."""
    text = _joined(words)
    at = text.find(_joined(part))
    return None if at < 0 else text.count(" ", 0, at)


def _joined(words: Sequence[Word]) -> str:
    return f" {' '.join([word.text for word in words])} "


def _departure(words: Sequence[Word], part: Sequence[Word]) -> Departure:
    """Return the first word of `part` that differs where `words` are most like it."""
    length = _longest_beginning(words, part)
    if length >= _SURE:
        begin = _find(words, part[:length]) or 0
        return _at(words, part, begin, length)
    begun = _likeliest(words, part[:_MOST_COMPARED])
    places = _places(words, part[:length]) if length else []
    if begun is None:
        for at in places:
            if _is_parted(words[at + length : at + length + 2], part[length : length + 2]):
                return _at(words, part, at, length)
        return Departure(part[0].written, None)
    # A word that is left out or added moves what follows it, but not far.
    nearest = min(places, key=lambda at: abs(at - begun), default=None)
    if nearest is not None and abs(nearest - begun) <= len(part) // 2:
        return _at(words, part, nearest, length)
    differing = (
        index
        for index, word in enumerate(part)
        if not 0 <= begun + index < len(words) or words[begun + index].text != word.text
    )
    return _at(words, part, begun, next(differing))


def _at(words: Sequence[Word], part: Sequence[Word], begin: int, index: int) -> Departure:
    there = begin + index
    instead = words[there].written if 0 <= there < len(words) else None
    return Departure(part[index].written, instead)


def _is_parted(some: Sequence[Word], others: Sequence[Word]) -> bool:
    """Return whether one word of either is written as the two of the other, as by a hyphen."""
    one, two = ([word.text for word in listed] for listed in (some, others))
    return bool(one and two) and ("".join(one) == two[0] or one[0] == "".join(two))


def _longest_beginning(words: Sequence[Word], part: Sequence[Word]) -> int:
    """Return how many words of the beginning of `part` stand in `words` one after another."""
    text = _joined(words)
    return bisect_left(range(1, len(part) + 1), 1, key=lambda n: _joined(part[:n]) not in text)


def _places(words: Sequence[Word], some: Sequence[Word]) -> list[int]:
    """Return where in `words` some few words stand."""
    wanted = [word.text for word in some]
    count = len(some)
    return [
        at
        for at in range(len(words) - count + 1)
        if [word.text for word in words[at : at + count]] == wanted
    ]


def _likeliest(words: Sequence[Word], part: Sequence[Word]) -> int | None:
    """Return where in `words` the beginning of `part` would be, if most of it stood there."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[word.text].append(at)
    begins = Counter(at - index for index, word in enumerate(part) for at in places[word.text])
    most = max(begins.values(), default=0)
    if most < max(_FEWEST_ALIKE, len(part) // _LIKE):
        return None
    return min(at for at, count in begins.items() if count == most)
