"""What a rule of the grammar is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from dateline.draft.lexicon import END, SINGULAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.draft.context import Context
    from dateline.draft.values import Reading

Read: TypeAlias = "Callable[[re.Match[str], Context], Reading | None]"
"""From a match to what it says; None where the phrase is no dated expression after all."""

Apply: TypeAlias = "Callable[[re.Match[str], Reading, Context], Reading | None]"
"""From what stands before an expression, and what that says, to what both say.

None where the two do not belong together.
"""

SHORT_FIGURE: Final = "0"
THREE_FIGURES: Final = "000"
FOUR_FIGURES: Final = "0000"
"""The heads of phrases that begin with one or two figures, with three, with four."""
FIGURES: Final = frozenset({SHORT_FIGURE, THREE_FIGURES, FOUR_FIGURES})

THE: Final = "the "
A: Final = "a "
"""What heads of two words begin with; "a" is "an" too.

They are the commonest of words, so that what they begin is told by the word behind them.
"""


def after_the(words: Iterable[str]) -> frozenset[str]:
    """Return heads for phrases that begin with "the" and one of these words."""
    return frozenset(f"{THE}{word}" for word in words)


def after_a(words: Iterable[str]) -> frozenset[str]:
    """Return heads for phrases that begin with "a" or "an" and one of these words."""
    return frozenset(f"{A}{word}" for word in words)


def with_the(words: Iterable[str]) -> frozenset[str]:
    """Return heads for phrases that begin with one of these words, or with "the" before it."""
    listed = frozenset(words)
    return listed | after_the(listed)


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of dated expression."""

    name: str
    heads: frozenset[str]
    """The words it can begin with, in lower case, or one of `FIGURES`; of "the" also the next."""
    pattern: re.Pattern[str]
    read: Read
    takes_period: bool = False
    """Whether "of" and a longer period may follow: "October of next year"."""
    counts: bool = False
    """Whether its phrases are all a number and a unit of time, within `UNIT_AHEAD`."""


UNIT_AHEAD: Final = re.compile(
    rf"(?:[^\s-]*[^\s.;:!?)-][\s-]+){{1,8}}?(?:{SINGULAR}|centurie)s?{END}"
)
"""A unit of time within a few words, in the same sentence.

Most numbers of a text count something else: where this does not match, no rule that counts does.
"""


@dataclass(frozen=True, slots=True)
class Prefix:
    """What may stand before an expression and belongs to it: "the end of", "about"."""

    name: str
    heads: frozenset[str]
    pattern: re.Pattern[str]
    apply: Apply


def rule(
    name: str, heads: Iterable[str], pattern: str, read: Read, *, takes_period: bool = False
) -> Rule:
    """Return a rule; its pattern ends at the end of a word."""
    compiled = re.compile(f"(?:{pattern}){END}")
    return Rule(name, frozenset(heads), compiled, read, takes_period)


def counting(one: Rule) -> Rule:
    """Return a rule whose phrases are all a number and a unit of time."""
    return replace(one, counts=True)


def prefix(name: str, heads: Iterable[str], pattern: str, apply: Apply) -> Prefix:
    """Return a prefix; its pattern ends where the next word begins."""
    return Prefix(name, frozenset(heads), re.compile(pattern), apply)


_REACH: Final = 40
"""Characters before a phrase that may tell what it is."""


def before(pattern: str) -> re.Pattern[str]:
    """Return a pattern for what stands right before a phrase, for `preceded`."""
    return re.compile(f"(?:{pattern})$")


def preceded(match: re.Match[str], context: Context, pattern: re.Pattern[str]) -> bool:
    """Return whether what a pattern of `before` says stands right before a phrase."""
    start = match.start()
    return pattern.search(context.flat, max(0, start - _REACH), start) is not None


def followed(match: re.Match[str], context: Context, pattern: re.Pattern[str]) -> bool:
    """Return whether a pattern matches right behind a phrase."""
    return pattern.match(context.flat, match.end()) is not None
