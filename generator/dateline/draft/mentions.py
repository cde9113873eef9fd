"""Which records a text names, and where: the longest name counts, and only whole words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.apposition import office_behind
from dateline.draft.registry import WORD, Named, Node, Registry, Way
from dateline.draft.words import CALENDAR, OPENERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, and the record it is of."""

    start: int
    end: int
    """Behind the name, and before `’s`."""
    kind: Kind
    id: str
    way: Way
    begin: int = -1
    """Where the office before it begins; -1 where that is to be looked for, or there is none."""

    @property
    def opening(self) -> int:
        """Where it begins with the office that is known to belong to it."""
        return self.start if self.begin < 0 else self.begin


_GAP: Final = re.compile(r"[ .\-\N{NON-BREAKING HYPHEN}\N{EN DASH}’'/&]{1,3}|, ?|\. |\., ?")
TITLES: Final = frozenset(
    """President Vice Prime Minister Ministers Chancellor Secretary General Secretary-General Deputy
    Foreign Defense Defence Interior Finance Assistant Under Undersecretary Principal Senior Chief
    Chairman Chair Director Head Administration Ambassador Envoy Spokesman Spokeswoman Spokesperson
    Advisor Adviser Commissioner Commander Commander-in-Chief Governor Mayor Senator Senators Rep
    Congressman Congresswoman King Queen Prince Princess Pope Sheikh Mr Mrs Ms Dr Prof Gen Lt Adm
    Col Maj Sgt Sir Lord Lady Dame Judge Justice Speaker Premier Leader Representative High Press
    National Security State Staff Chiefs Council Commission Office Presidential Policy Bureau
    Czech Republic Union Treasury Intelligence Armed Forces then-Chancellor Attorney
    Former Generals Admirals Colonels Presidents Kings Queens Princes Judges""".split()  # noqa: SIM905 - forty lines otherwise
)
"""Words of offices, which stand before a surname."""
_WORD_BEFORE: Final = re.compile(r"(?P<word>[^\W\d_][\w’'-]*)\.? \Z")
_OF_OFFICE: Final = re.compile(r" (?:[Aa]dministration|[Gg]overnment|[Cc]abinet)\b")


def mentions_in(text: str, registry: Registry) -> tuple[Mention, ...]:
    """Return the names of records in a text, in order, none within another."""
    words = [(found.start(), found.end(), found[0]) for found in WORD.finditer(text)]
    return tuple(_found(text, words, registry))


def _found(
    text: str, words: Sequence[tuple[int, int, str]], registry: Registry
) -> Iterator[Mention]:
    index = 0
    while index < len(words):
        if words[index][2].casefold() not in registry.root.following:
            index += 1
            continue
        count, named = _longest(text, words, index, registry)
        if not named:
            index += 1
            continue
        start, end = words[index][0], words[index + count - 1][1]
        for one in named:
            yield Mention(start, end, one.kind, one.id, one.way)
        index += count


def _longest(
    text: str, words: Sequence[tuple[int, int, str]], index: int, registry: Registry
) -> tuple[int, list[Named]]:
    """Return how many words the longest name from a word on has, and what it is a name of."""
    best: tuple[int, list[Named]] = (0, [])
    node: Node | None = registry.root
    for count in range(1, len(words) - index + 1):
        start, end, word = words[index + count - 1]
        if count > 1 and not _GAP.fullmatch(text, words[index + count - 2][1], start):
            break
        node = node.following.get(word.casefold()) if node else None
        if node is None:
            break
        written = tuple(one[2] for one in words[index : index + count])
        where = (words[index][0], end)
        named = [one for spelt, one in node.ends if _fits(text, where, spelt, written, one.way)]
        if named:
            # A record is named in the surest of several ways.
            surest = min(one.way for one in named)
            best = (count, sorted({one for one in named if one.way is surest}))
    return best


def _fits(
    text: str, where: tuple[int, int], spelt: tuple[str, ...], written: tuple[str, ...], way: Way
) -> bool:
    """Return whether words in a text are a name and not the same letters by chance."""
    start, end = where
    if len(spelt) > 1 and all(len(word) == 1 for word in spelt):
        # The letters of an acronym: U.S. and not A B.
        return written == spelt and text[start:end] == ".".join(spelt)
    if "," in text[start:end] and not any(word in {"Jr", "Sr"} for word in spelt):
        return False
    exact = written[-1] == spelt[-1] if spelt[-1][0].isupper() else True
    if len(spelt) == 1:
        exact = exact and written[0] == spelt[0]
    if way is Way.SURNAME:
        if spelt[-1].lower() in CALENDAR and not _has_title(text, start):
            return False
        return exact and not _is_other(text, start) and not _OF_OFFICE.match(text, end)
    return exact


def _has_title(text: str, start: int) -> bool:
    """Return whether a title stands before a surname: Prime Minister May."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    return before is not None and before["word"] in TITLES


def _is_other(text: str, start: int) -> bool:
    """Return whether another first name stands before a surname."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if before is None or not before["word"][0].isupper():
        return False
    word = before["word"].removesuffix("’s").removesuffix("'s")
    if word in TITLES or before["word"] != word:
        return False
    return word not in OPENERS and word.lower() not in CALENDAR


@dataclass(frozen=True, slots=True)
class Whole:
    """A mention with what belongs to it: `President Joseph R. Biden, Jr.`, `Duda of Poland`.

    So does an office behind the name, with the sign that ends it: `Duda, the Polish president,`.
    """

    start: int
    end: int
    mention: Mention


_OFFICE: Final = re.compile(
    r"(?:(?:then-)?[A-Z][\w’'-]*\.? |of (?=[A-Z])|of the (?=[A-Z])|for [A-Z]\w+ and ){1,12}\Z"
)
_OF_STATE: Final = re.compile(r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*")
_JUNIOR: Final = re.compile(r",? (?:Jr|Sr)\.?|(?<=[JS]r)\.")


def whole_names(
    text: str, mentions: Sequence[Mention], persons: frozenset[str]
) -> tuple[Whole, ...]:
    """Return the mentions in a text with their offices; what lies within one is no other mention.

    Args:
        text: The text.
        mentions: Those in it, in order.
        persons: The ids of the records of people, who alone have offices.
    """
    found: list[Whole] = []
    reached: list[int] = []
    for one in mentions:
        whole = _whole(text, one) if one.id in persons else Whole(one.start, one.end, one)
        kept = len(found)
        while kept and found[kept - 1].start >= whole.start:
            kept -= 1
        reach = reached[kept - 1] if kept else 0
        if reach <= one.start or whole.start < one.start:
            found[kept:] = [whole]
            reached[kept:] = [max(reach, whole.end)]
    return tuple(found)


def _whole(text: str, one: Mention) -> Whole:
    office = _OFFICE.search(text, max(0, one.start - 160), one.start)
    start = one.opening
    if one.begin < 0 and office and any(word.strip(".,") in TITLES for word in office[0].split()):
        start = office.start()
        while (word := text[start:].split(" ", 1)[0]) and not _opens_office(word):
            start += len(word) + 1
    junior = _JUNIOR.match(text, one.end)
    end = junior.end() if junior else one.end
    state = _OF_STATE.match(text, end)
    end = state.end() if state else end
    behind = office_behind(text, end)
    return Whole(start, behind.end if behind else end, one)


def _opens_office(word: str) -> bool:
    bare = word.rstrip(",")
    return word[:1].isupper() and bare not in OPENERS and bare.lower() not in CALENDAR
