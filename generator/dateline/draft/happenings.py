"""Sentences to happenings: what is said to have happened, with the date that goes with it.

A sentence tells one thing or several. It is parted into clauses; in each, the words that say that
something happened are found, and each dated expression is given to one of them: to the noun behind
it (`last month's talks`), or else to the verb of its clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from dateline.draft.beside import telling_beside
from dateline.draft.clauses import Clause, clauses_of, with_lists
from dateline.draft.triggers import Trigger, triggers_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.draft.dated import Dated, When
    from dateline.draft.sentences import Sentence


class Basis(Enum):
    """How the date of a happening is known; each value is how that is said."""

    OWN = "from"
    CARRIED = "carried from"
    PUBLICATION = "as of publication"


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a sentence reports."""

    sentence: Sentence
    start: int
    """Where it is told in the sentence: one clause, or all of it."""
    end: int
    trigger: Trigger
    when: When | None
    """The expression that dates it; None where the day of publication has to do."""
    basis: Basis
    clause: tuple[int, int] = (0, 0)
    """Where the words stand that tell it, without other clauses of its sentence."""
    noun_only: bool = False
    """Whether it is but mentioned, with its date: `the December 7 call`."""


_STRONG: Final = frozenset(
    """meet convene gather host sign attack invade deploy strike kill arrest elect annex seize spot
    resign die announce ratify travel arrive hold take visit""".split()  # noqa: SIM905 - a word a line otherwise
)
"""Verbs that tell of one happening even in a sentence without a date."""
_SUPPOSED: Final = re.compile(
    r"\b(?:if|would|could|might|may|should|whether|unless|can|cannot|never|must)\b"
    r"|\bnot (?:our|the|its|their|his|her|an?) (?:[a-z]{2,12} )?(?:expectation|intention|plan)\b"
    r"|(?:\b(?:do|does|did|will|is|are|was|were|has|have|had) not|n[’']t)\b"
    r"(?! (?:only|until|just|least|merely|simply)\b)",
    re.IGNORECASE,
)
"""What makes of a happening one that was only thought of, or did not come about."""
_NOT_IN_ATTRIBUTE: Final = re.compile(
    r"\b(?:with|to|of|on|in|at|by|and|or|from|for|about|between|has|have|had|is|are|was|were|will"
    r"|said|says|that|which|who|his|her|their|its)\b"
)
_MOST_BETWEEN: Final = 5
"""Spaces between an expression and the noun it stands before."""
_DETERMINED: Final = re.compile(
    r"\b(?:the|their|its|his|her|our|a|an|this|that)(?: [\w-]+){0,2} \Z", re.IGNORECASE
)
_QUOTED: Final = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PRONOUN: Final = re.compile(r"(?:He|She|It|They|We|I|This|That|These|Those)\b")
_REPORTED: Final = re.compile(
    r"\b(?:said|says|noted|notes|reported|confirmed|acknowledged|stated|added)(?: that)? "
    r"|\b(?:announced|hope|hopes|believes?|told \w+) that "
)
_NEAR: Final = 25
"""Characters."""
_KNOWN_SUBJECT: Final = re.compile(r"(?:The|These|Those|Such|Their|His|Her) ")
_EVER: Final = re.compile(r"\b(?:has|have|had)(?: \w+)? \Z")
_LONGEST_CARRY: Final = 1
"""Paragraphs."""


def happenings(
    dated: Iterable[Dated], held: Sequence[tuple[tuple[int, int], ...]]
) -> tuple[Happening, ...]:
    """Return what an article reports, in the order of the text.

    Args:
        dated: Its sentences.
        held: For each of them, where names stand in it.
    """
    return tuple(_happenings(dated, held))


def _happenings(
    dated: Iterable[Dated], held: Sequence[tuple[tuple[int, int], ...]]
) -> Iterator[Happening]:
    last: Happening | None = None
    is_first = True
    for one, names in zip(dated, held, strict=True):
        if not one.sentence.paragraph.number:
            continue
        found = list(_of_sentence(one, names))
        for happening in found or _undated(one, names, last, is_first=is_first):
            yield happening
            if not happening.noun_only and happening.when:
                last = happening
        is_first = False


def _of_sentence(dated: Dated, names: tuple[tuple[int, int], ...]) -> Iterator[Happening]:
    """Yield what a sentence reports with a date of its own."""
    text = dated.sentence.text
    if text.rstrip('”"’) ').endswith("?") or not dated.whens:
        return
    clauses = _clauses(dated, names)
    told: list[tuple[When, Trigger, Clause, bool]] = []
    for index, clause in enumerate(clauses):
        for when in clause.whens:
            match = _match(text, when, clause) or _beside(text, clauses, index)
            if match is not None and not _is_told(told, when, match[0]):
                told.append((when, *match))
    alone = len(told) == 1 and not told[0][3]
    for when, trigger, clause, noun_only in told:
        start, end = (0, len(text)) if alone else (clause.start, clause.end)
        yield Happening(
            dated.sentence,
            start,
            end,
            trigger,
            when,
            Basis.OWN,
            _telling(text, trigger, clauses),
            noun_only=noun_only,
        )
    yield from _beside_dated(dated, clauses, told)


def _telling(text: str, trigger: Trigger, clauses: Iterable[Clause]) -> tuple[int, int]:
    """Return where the clause of a word stands, without the `he said` before it."""
    for clause in clauses:
        if clause.start <= trigger.start < clause.end:
            start = clause.start
            for found in _REPORTED.finditer(text, clause.start, trigger.start):
                start = found.end()
            return start, clause.end
    return 0, len(text)


def _is_told(
    told: Iterable[tuple[When, Trigger, Clause, bool]], when: When, trigger: Trigger
) -> bool:
    return any(one[1] == trigger or one[0] == when for one in told)


def _clauses(dated: Dated, names: Iterable[tuple[int, int]]) -> list[Clause]:
    text = dated.sentence.text
    whens = [(one.start, one.end) for one in dated.whens]
    # "after two years" is no clause of its own.
    durations = [(start - len("after "), end) for start, end in dated.durations]
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    triggers = [
        one
        for one in triggers_in(text)
        if not any(start <= one.start < end for start, end in (*quoted, *whens))
    ]
    listed = tuple(names)
    parts = with_lists(text, clauses_of(text, (*listed, *whens, *durations)), listed)
    return [
        Clause(
            start,
            end,
            tuple(one for one in triggers if start <= one.start < end),
            tuple(one for one in dated.whens if start <= one.start < end),
        )
        for start, end in parts
    ]


def _match(text: str, when: When, clause: Clause) -> tuple[Trigger, Clause, bool] | None:
    """Return what an expression dates in its own clause."""
    if noun := attributed(text, when, clause.triggers):
        return (
            noun,
            clause,
            bool(_DETERMINED.search(text, 0, when.start)) or "’s" in text[when.end : when.end + 2],
        )
    nouns = [one for one in clause.triggers if not one.verb]
    verbs = [
        one
        for one in clause.triggers
        if one.verb
        and not (one.needs_noun and not nouns)
        and not _SUPPOSED.search(text, clause.start, one.start)
    ]
    if verb := _nearest(when, verbs):
        return verb, clause, False
    near = [one for one in nouns if _is_beside(when, one)]
    noun = _nearest(when, near)
    return (noun, clause, False) if noun else None


def _is_beside(when: When, noun: Trigger) -> bool:
    """Return whether a noun stands so near before an expression that it is what happened then."""
    return 0 <= when.start - noun.end <= _NEAR


def attributed(text: str, when: When, triggers: Iterable[Trigger]) -> Trigger | None:
    """Return the noun that an expression stands before: `Wednesday's council meeting`."""
    for one in triggers:
        between = text[when.end : one.start] if one.start >= when.end else None
        if one.verb or between is None or "," in between or ":" in between:
            continue
        if _NOT_IN_ATTRIBUTE.search(between) or between.count(" ") > _MOST_BETWEEN:
            continue
        return one
    return None


def _nearest(when: When, triggers: Iterable[Trigger]) -> Trigger | None:
    """Return the nearest word that says that something happened, of two the one before."""
    return min(triggers, key=lambda one: _distance(when, one), default=None)


def _distance(when: When, trigger: Trigger) -> tuple[int, int]:
    if trigger.end <= when.start:
        return when.start - trigger.end, 0
    return trigger.start - when.end, 1


def _beside(
    text: str, clauses: Sequence[Clause], index: int
) -> tuple[Trigger, Clause, bool] | None:
    """Return what an expression in a clause without a happening dates: the next, or the one before.

    `On Monday, the ministers met` and `the ministers met, on Monday`.
    """
    for side in (1, -1) if index == 0 else (-1, 1):
        found = telling_beside(text, clauses, index, side)
        if found is None:
            continue
        triggers, clause = found
        if not _SUPPOSED.search(text, clause.start, clause.end):
            joined = Clause(
                min(clause.start, clauses[index].start),
                max(clause.end, clauses[index].end),
                clause.triggers,
                clauses[index].whens,
            )
            return triggers[0], joined, False
    return None


def _beside_dated(
    dated: Dated, clauses: Sequence[Clause], told: Sequence[tuple[When, Trigger, Clause, bool]]
) -> Iterator[Happening]:
    """Yield what a sentence tells before it comes to what it dates; its date is carried."""
    if not told or not all(one[3] or "’s" in dated.sentence.text for one in told):
        return
    first = min(one[2].start for one in told)
    for clause in clauses:
        if clause.end > first:
            break
        verb = next((one for one in clause.triggers if _tells(one, clause)), None)
        if verb and not _SUPPOSED.search(dated.sentence.text, clause.start, clause.end):
            yield Happening(
                dated.sentence,
                clause.start,
                clause.end,
                verb,
                None,
                Basis.CARRIED,
                (clause.start, clause.end),
            )


def _tells(trigger: Trigger, clause: Clause) -> bool:
    if trigger.verb not in _STRONG:
        return False
    return not trigger.needs_noun or any(not one.verb for one in clause.triggers)


def _undated(
    dated: Dated,
    names: tuple[tuple[int, int], ...],
    last: Happening | None,
    *,
    is_first: bool,
) -> Iterator[Happening]:
    """Yield what a sentence without a date plainly reports."""
    text = dated.sentence.text
    if dated.whens or text.endswith("?") or text.startswith(("“", '"')):
        return
    if _PRONOUN.match(text) or _KNOWN_SUBJECT.match(text):
        return
    number = dated.sentence.paragraph.number
    is_near = last is not None and number - last.sentence.paragraph.number <= _LONGEST_CARRY
    if not (is_near or is_first):
        return
    for clause in _clauses(dated, names):
        verb = next((one for one in clause.triggers if _tells(one, clause)), None)
        if verb is None or _SUPPOSED.search(text, clause.start, clause.end):
            continue
        if _EVER.search(text, 0, verb.start):
            continue
        basis = Basis.CARRIED if is_near else Basis.PUBLICATION
        yield Happening(
            dated.sentence,
            clause.start,
            clause.end,
            verb,
            None,
            basis,
            (clause.start, clause.end),
        )
        return
