"""Offices behind the names of people: Maria Rossi, the Italian foreign minister, and (MEP).

An office is read word by word from the name on: whose it is, what is before its head, the head, and
what it is the head of. It has to end with a sign. What may as well be another person of a list, as
in `John Smith, the president, and Lavrov`, is no office of the first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.offices import holders_in
from dateline.draft.peoples import NATION_WORDS
from dateline.draft.titles import HEADS, HEADS_BEHIND, PARTS, SMALL_BEFORE, SMALL_HEADS
from dateline.draft.triggers import verb_of
from dateline.draft.words import CALENDAR, OPENERS, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.draft.words import Word


@dataclass(frozen=True, slots=True)
class Office:
    """An office behind a name."""

    end: int
    """Where it ends, with the sign that ends it where the sentence goes on behind that."""
    told: str
    """Without its article: `Italian foreign minister`; empty where it is but his or her deputy."""


_HEADS: Final = HEADS | SMALL_HEADS | HEADS_BEHIND
_PREFIX: Final = re.compile(r"(?:then|ex|vice|co)-(?=[a-z])", re.IGNORECASE)
_BARE: Final = frozenset(one.strip(".").partition("-")[0] for one in _HEADS)
_OPENED: Final = re.compile(
    r"(?:(?<=[JS]r)\.)?(?P<sign>, | ?\(| ?[–—] ?| - )(?:[0-9]{2}, )?(?:who (?:is|was) )?"
    r"(?:(?:then|now|currently|formerly) )?"
)
_CLOSED: Final = re.compile(
    r"(?: \([A-Z][A-Za-z]{1,7}\))?(?P<sign>[,)]| ?[–—]| -(?= )|(?=[.;:!?”\"]|\Z))"
)
_WORD: Final = re.compile(r" ?(?P<word>[\w’'-]{1,40})")
_WHOSE: Final = frozenset({"its", "his", "her", "their", "our"})
_ARTICLES: Final = _WHOSE | {"the", "a", "an"}
_FIRST: Final = SMALL_BEFORE | frozenset(
    """supreme chief general senior permanent special national federal presidential opposition
    founding managing executive assistant associate first second top longtime long-time""".split()  # noqa: SIM905 - a word a line otherwise
)
"""Small words that an office without an article may begin with."""
_NO_PART: Final = frozenset(
    """and or but nor who whom whose which that what is was are were be been has have had will would
    he she they it we i you in on at by to from with of for as than like not into over under after
    before during against about while when where""".split()  # noqa: SIM905 - the same
)
"""Words that stand in no office before its head."""
_LINKS: Final = frozenset({"of", "for", "at", "to", "in", "on", "from", "with", "and"})
_NO_COMPLEMENT: Final = frozenset(
    """who whom whose which that is was are were has have had will would he she they it but while
    when where said says told""".split()  # noqa: SIM905 - the same
)
"""Words that stand in no office behind its head."""
_FINITE: Final = frozenset({"meet", "visit", "host", "speak", "sign", "attend", "arrive", "travel"})
"""Verbs that stand in none."""
_LISTED: Final = re.compile(r" (?:(?:and|or) |[A-Z])")
"""What goes on as a list may: `John Smith, the president, and Lavrov`."""
_MOST_BEFORE: Final = 8
_MOST_BEHIND: Final = 15
_MOST_BETWEEN: Final = 4
_FARTHEST: Final = 260
"""Characters: longer offices are none."""


def has_apposition(letters: frozenset[str]) -> bool:
    """Return whether a sentence with these words can have an office behind a name."""
    return not _BARE.isdisjoint(letters)


def office_behind(text: str, place: int) -> Office | None:
    """Return the office that stands behind a name, None where there is none.

    Args:
        text: The sentence.
        place: Where the name ends.
    """
    opened = _OPENED.match(text, place)
    if opened is None:
        return None
    begin = opened.end()
    words = _words(text, begin)
    first = 1 if words and words[0].text in _ARTICLES else 0
    head = _head(words, first)
    last = _last(words, head) if head >= 0 else -1
    if last < 0 or any(
        True for _ in holders_in(text[begin : begin + _FARTHEST], words[: last + 1])
    ):
        return None
    stop = begin + words[last].end
    closed = _CLOSED.match(text, stop)
    if closed is None or not _is_closed(opened["sign"].strip(), closed["sign"].strip()):
        return None
    if opened["sign"] == ", " and head == last == first and _LISTED.match(text, closed.end()):
        return None
    # Whose deputy, another sentence says.
    whose = first and words[0].text in _WHOSE
    told = "" if whose else text[begin + words[first].start : stop]
    return Office(closed.end() if _goes_on(text, closed) else stop, told)


def _words(text: str, begin: int) -> list[Word]:
    """Return the words that an office may have which begins at a place."""
    cut = text[begin : begin + _FARTHEST]
    words = words_of(cut)
    if begin + len(cut) < len(text) and words:
        # The last may not be whole.
        words.pop()
    return [one._replace(stops=True) if cut.startswith(" - ", one.end) else one for one in words]


def _is_closed(opened: str, closed: str) -> bool:
    """Return whether a sign ends what another begins; what no sign ends, ends with the sentence."""
    if opened == "(":
        return closed == ")"
    return closed in {"", opened}


def _head(words: Sequence[Word], first: int) -> int:
    """Return the head of an office, -1 where there is none."""
    if first == 0 and not (words and _begins_office(words[0])):
        return -1
    for index in range(first, min(len(words), first + _MOST_BEFORE)):
        word = words[index]
        following = words[index + 1].text if index + 1 < len(words) else ""
        is_last = word.stops or not following or following in _LINKS
        if _PREFIX.sub("", word.text) in _HEADS and is_last and not word.owned:
            return index
        if word.text in _NO_PART or word.dated or verb_of(word.text) in _FINITE:
            return -1
        if word.stops and not word.owned:
            return -1
    return -1


def _begins_office(word: Word) -> bool:
    """Return whether an office without an article can begin with a word."""
    bare = _PREFIX.sub("", word.text)
    if bare != word.text or bare in _HEADS | _FIRST | NATION_WORDS:
        return True
    return word.owned or word.acronym or word.text in PARTS


def _last(words: Sequence[Word], head: int) -> int:
    """Return the last word of an office, -1 where it does not end with a sign."""
    for index in range(head, min(len(words), head + _MOST_BEHIND)):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else None
        if following is None or (word.stops and not word.owned):
            return index if word.text and word.text not in _LINKS and not word.owned else -1
        if following.text in _NO_COMPLEMENT or verb_of(following.text) in _FINITE:
            return -1
        if following.text == "and" and _is_another(words, index + 2):
            return -1
    return -1


def _is_another(words: Sequence[Word], index: int) -> bool:
    """Return whether somebody else is named behind `and`: the president and Lavrov."""
    if index >= len(words):
        return True
    word = words[index]
    if word.capital:
        return word.text not in PARTS | HEADS and not word.acronym
    return word.text == "the" and not any(
        one.text in _HEADS for one in words[index + 1 : index + 1 + _MOST_BETWEEN]
    )


def _goes_on(text: str, closed: re.Match[str]) -> bool:
    """Return whether the sentence goes on behind an office, and not a list with another name."""
    if closed["sign"] == ")":
        return True
    following = _WORD.match(text, closed.end())
    if not closed["sign"] or following is None:
        return False
    word = following["word"]
    return not word[0].isupper() or word in OPENERS or word.lower() in CALENDAR
