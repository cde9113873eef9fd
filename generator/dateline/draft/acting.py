"""People whom nothing but the grammar makes known: Jane Doe met John Smith.

A name of two words or more is a person's where it does what people do: it stands before a verb of
theirs (`visited`, `resigned`, `was arrested`), behind one (`spoke with`, `talks with`), or in one
list with a name that does. It is a guess, so only words are taken that hardly anything else does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.lexicon import WEEKDAY, any_of
from dateline.draft.taken import Taken
from dateline.draft.territories import territory
from dateline.draft.titles import HEADS, HEADS_BEHIND, SMALL_BEFORE, SMALL_HEADS
from dateline.draft.triggers import forms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.draft.full_names import FullName
    from dateline.draft.words import Word


@dataclass(frozen=True, slots=True)
class _Part:
    """A name in a sentence: of somebody known, or one that may be a person's."""

    start: int
    end: int
    name: FullName | None = None
    """None where it is known who that is."""
    begins: bool = True
    """Whether what stands before it lets it do something."""


_DO: Final = (
    *("meet/met", "visit", "host", "travel/travelled", "confer/conferred", "negotiate", "attend"),
    *("consult", "phone", "telephone", "speak/spoke/spoken", "talk", "sign", "resign", "arrive"),
    *("return", "fly/flew/flown", "die", "participate", "testify", "order"),
)
"""What people do, and companies, ships and teams seldom."""
_DONE: Final = """arrested elected re-elected appointed re-appointed nominated sworn inaugurated
    sentenced detained jailed imprisoned dismissed sacked assassinated executed beheaded murdered
    killed hanged wounded injured convicted indicted acquitted extradited kidnapped shot ousted"""
"""What is done with people alone."""
_NEAR: Final = rf"(?:on |last |this )?(?i:{WEEKDAY})"

_DID: Final = any_of({form for verb in _DO for form in forms_of(verb)})
_TO_DO: Final = any_of(verb.partition("/")[0] for verb in _DO)
_IN_BRACKETS: Final = r"(?: \([^()]{1,30}\))?"
"""The party of somebody, and where he stands for it: (Con, Leeds East)."""
_ACTS: Final = re.compile(
    rf"{_IN_BRACKETS}"
    r"(?: of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?(?:(?:, [a-z0-9][^,;:()“”\"]{0,80}){1,2},)?"
    r"(?:,? (?:also|then|later|first|again|himself|herself|had|has|have|today|yesterday|[a-z]+ly"
    rf"|{_NEAR}),?){{0,3}}(?P<comma>,?) (?:{_DID}\b(?! by\b)"
    rf"|(?:will|would|is to|are to|was to|were to)(?: [a-z]+ly| also| then)? {_TO_DO}\b"
    rf"|(?:was|were|is|are|been)(?: [a-z]+ly)? {any_of(_DONE.split())}\b"
    rf"|became (?:[a-z]+ ){{0,3}}{any_of(HEADS | SMALL_HEADS | HEADS_BEHIND)}(?!\w))"
)
"""What stands behind whoever does something: `of Italy, who fell ill, later met`."""
_TALKS: Final = r"(?:talks?|meetings?|calls?|conversations?|negotiations|discussions)"
_DID_TO: Final = (
    "appointed|nominated|arrested|dismissed|sentenced|jailed|detained|sacked|assassinated|murdered"
    "|succeeded"
)
"""What is done to people alone, where they stand behind it."""
_OFTEN: Final = r"(?: today| yesterday| again| briefly| privately| by (?:tele)?phone| directly)?"
_OFFICE: Final = (
    rf"(?!of )(?:(?:[A-Z][\w’'.-]*|of|the|{any_of(SMALL_HEADS | SMALL_BEFORE)}) ){{0,8}}"
)
_MET_BY: Final = re.compile(
    rf"\b(?i:(?:met|meets|meet|meeting){_OFTEN}(?: with)?|hosted|phoned|telephoned"
    rf"|(?:spoke|speaks?|spoken|speaking|talked|talking){_OFTEN} (?:with|to)"
    rf"|(?:conferred|negotiated|consulted){_OFTEN} with"
    rf"|{_TALKS}(?: with| of|[^,;:.]{{0,30}} between)|{_DID_TO}"
    r"|(?:signed|hosted|attended|negotiated|led|commanded|headed|succeeded|appointed) by)"
    rf" (?P<office>{_OFFICE})\Z"
)
"""What stands before whom something is done with, and before the office that is known."""
_LEADING: Final = re.compile(
    rf"(?i:with|to|of|between|by|met|meets?|meeting|hosted|phoned|telephoned|{_DID_TO}|today"
    r"|yesterday|again|briefly|privately|phone|directly) \Z"
)
_LONGEST_LEADING: Final = len("assassinated ")
_JOINED: Final = re.compile(
    rf"{_IN_BRACKETS}(?:, [1-9][0-9]?(?=,))?(?P<sign>,? (?:and|as well as|&)|,)"
    rf" (?P<office>{_OFFICE})"
)
_NEXT: Final = re.compile(
    rf"{_IN_BRACKETS}"
    r"(?: of [A-Z][\w-]+)?(?:[,.;:)!?”]|\Z| [–—-]| (?:on|in|at|to|for|and|about|by|from|during|over"
    r"|after|before|today|yesterday|tomorrow|as|via|again|this|last|next|earlier|later?|early|who"
    r"|where|when|while|but|or|amid|ahead|is|are|was|were|has|have|had|will|would|began|took"
    rf"|[a-z]+ly|[a-z]+ed|[0-9]+|{_NEAR})\b)"
)
"""What goes on behind somebody met: `Jane Doe on Monday`, and not `Jane Doe supporters`."""
_WORDS: Final = frozenset(
    re.findall(
        r"[a-z]+",
        f"{_DID}|{_TO_DO} {_DONE} meeting talk meetings talks call calls conversation conversations"
        " negotiations discussions talking speaking led commanded headed succeeded became",
    )
)
_HINTS: Final = _WORDS | {word.capitalize() for word in _WORDS}
_ACT_BEHIND: Final = (
    HEADS_BEHIND
    | SMALL_HEADS
    | frozenset(
        """and but or that when where while as after before since because if until whether said says
    which whom though although so than then also both today yesterday tomorrow tonight now once
    meanwhile however earlier later soon""".split()  # noqa: SIM905 - the same
    )
)
"""Words behind which a name may act itself."""
_FIRST_NAMES: Final = frozenset("Chad Georgia Israel Jordan Paris Sydney Santiago Adelaide".split())  # noqa: SIM905 - the same
"""Places that people are called by as well."""
_FARTHEST: Final = 160
"""Characters between two names, or a name and what it does."""


def may_act(letters: frozenset[str]) -> bool:
    """Return whether somebody can do what people do in a sentence with these words."""
    return not _HINTS.isdisjoint(letters)


def actors_in(
    text: str,
    words: Sequence[Word],
    names: Iterable[FullName],
    known: Sequence[tuple[int, int]],
) -> Iterator[FullName]:
    """Yield those names in a sentence of which what is done tells that they are people's, in order.

    Args:
        text: The sentence.
        words: Its words.
        names: The names in it that may be of people.
        known: Where those stand who may act as well, and are known otherwise.
    """
    taken = Taken.of(known)
    free = [one for one in names if not taken.meets(one.start, one.end)]
    if not free:
        return
    parts = [_Part(start, end) for start, end in known]
    parts += [_Part(one.start, one.end, one, _can_act(text, words, one.first)) for one in free]
    for chain in _chains(text, sorted(parts, key=lambda one: one.start)):
        listed = [one.name for one in chain if one.name]
        if listed and (_act(text, chain) or _are_met(text, chain)):
            yield from (one for one in listed if not _is_place(one.name))


def _can_act(text: str, words: Sequence[Word], first: int) -> bool:
    """Return whether what a name begins may be what somebody does."""
    if first == 0:
        return True
    before = words[first - 1]
    if before.stops:
        return not before.owned and text[words[first].start - 1] not in "\"“‘'("
    if before.dated or before.text.isdecimal() or before.text.endswith("ly"):
        return True
    return before.text.lower() in _ACT_BEHIND


def _chains(text: str, parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Yield the names that stand in one list, `A, B and C`; most by themselves."""
    chain: list[_Part] = []
    signs: list[str] = []
    for one in parts:
        joined = _JOINED.fullmatch(text, chain[-1].end, one.start) if chain else None
        if joined and one.name and joined["office"]:
            joined = None
        if chain and not joined:
            yield from _closed(chain, signs)
            chain, signs = [], []
        if joined:
            signs.append(joined["sign"])
        chain.append(one)
    if chain:
        yield from _closed(chain, signs)


def _closed(chain: list[_Part], signs: list[str]) -> Iterator[list[_Part]]:
    """Yield a list up to its last `and`; what a comma alone parts from it stands by itself."""
    count = max((index + 2 for index, sign in enumerate(signs) if sign != ","), default=1)
    yield chain[:count]
    for one in chain[count:]:
        yield [one]


def _act(text: str, chain: Sequence[_Part]) -> bool:
    """Return whether a list is followed by what people do."""
    if not chain[0].begins:
        return False
    start, end = chain[0].start, chain[-1].end
    acts = _ACTS.match(text, end, end + _FARTHEST)
    # The envoy of Italy, Jane Doe, met him.
    return acts is not None and (not acts["comma"] or text.startswith(", ", start - 2))


def _are_met(text: str, chain: Sequence[_Part]) -> bool:
    """Return whether a list stands behind what is done with people."""
    start, end = chain[0].start, chain[-1].end
    if chain[0].name and not _LEADING.search(text, max(0, start - _LONGEST_LEADING), start):
        # Of many names in a text, most are told from this alone.
        return False
    met = _MET_BY.search(text, max(0, start - _FARTHEST), start)
    if met is None or (chain[0].name and met["office"]):
        return False
    return not chain[-1].name or bool(_NEXT.match(text, end, end + _FARTHEST))


def _is_place(name: str) -> bool:
    return any(part not in _FIRST_NAMES and territory(part) for part in (name, *name.split()))
