"""What is wrong with a record, as a value: where, how badly, which rule says so, how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Keys: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value in it: keys of mappings, indexes of lists from 0."""


class Severity(StrEnum):
    """How much a problem weighs. Only errors keep a site from being published.

    A notice is nothing to be mended: it says what an editor may want to know, and is shown to those
    who ask.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a record, by its keys. The line and column are looked up when they are needed."""

    keys: Keys = ()
    at_key: bool = False
    """Whether the key itself is meant (it is misspelt) and not the value behind it."""
    offset: int = 0
    """Characters from the start of the text value, for a place inside a longer text."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found, before its line and column are known."""

    rule: str
    """The id of the rule."""
    path: str
    """The file, below the content folder, with `/` between folders."""
    place: Place | Position
    message: str
    """One sentence without a full stop. Text from a record stands in “quotes”."""
    hint: str | None = None
    """How to mend it, where that can be said."""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A finding with its place, ready to be shown. Sorts by file, line, column and rule."""

    path: str
    """The file, below the content folder, with `/` between folders."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    hint: str | None = None

    @property
    def identity(self) -> tuple[str, str, str]:
        """What makes it the same problem after its line, or its file's folder, has changed."""
        return self.path.rpartition("/")[2], self.rule, self.message
