"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc
from typing import TYPE_CHECKING, TypeAlias

from dateline.model.collection import Collection
from dateline.model.dates import Day
from dateline.model.problem import Finding, Place, Position, Severity
from dateline.read.document import position

if TYPE_CHECKING:
    from types import ModuleType

    from dateline.model.collection import WrittenPage
    from dateline.model.records import Record

Check: TypeAlias = Callable[[Collection, Day], Iterator[Finding]]
"""Yields what a rule finds in a collection, given the day that counts as today."""

_LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that can be wrong."""

    id: str
    severity: Severity
    documentation: str
    """Markdown: what is wrong, why it matters, how to mend it, with examples."""
    check: Check | None
    """None where a collection is not enough to tell: for a rule of the reader, since what breaks it
    is never a record, and for a rule about what was published before."""

    @classmethod
    def of(cls, module: ModuleType) -> Rule:
        """Return the rule that `module` defines by `ID`, `SEVERITY`, its docstring and `check`."""
        check: Check | None = getattr(module, "check", None)
        return cls(module.ID, module.SEVERITY, getdoc(module) or "", check)


def place_in(record: Record, *keys: str | int, at_key: bool = False, offset: int = 0) -> Place:
    """Return the place of a value of `record` in its file, wherever in that file the record is.

    Args:
        record: The record.
        keys: The way to the value from the top of the record.
        at_key: Whether the key itself is meant and not the value behind it.
        offset: Characters from the start of the value, for a place inside a longer text.
    """
    return Place((*record.within, *keys), at_key, offset)


def place_of(record: Record) -> Place | Position:
    """Return the place of `record` itself: what is wrong there is its file's name or existence."""
    return Place(record.within) if record.within else Position(1, 1)


def position_in(page: WrittenPage, offset: int) -> Position:
    """Return the place in its file of the character at `offset` in the text of `page`."""
    found = position(page.text, offset)
    return Position(found.line + page.first_line - 1, found.column)


def quoted(text: str) -> str:
    """Return text of a record as messages show it: in “quotes”, on one line, not too long."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST_QUOTED else f"“{line[: _LONGEST_QUOTED - 1]}…”"
