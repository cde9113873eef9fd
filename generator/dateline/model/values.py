"""How the texts of a record become typed values: one small type for each form of value.

Everything is read as text, and each type here turns text into a value or says in one sentence why
it cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

from dateline.model.dates import Edtf, EdtfError, parse
from dateline.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.model.names import Names

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""What a YAML file holds once every scalar is read as text."""

Untyped: TypeAlias = Any
"""A part of what was read that is not a value of ours yet."""

OwnValue: TypeAlias = str | float | Edtf | tuple[str, ...]
"""The value of a field that a site declares for itself."""

INVALID_DATE = "invalid-date"
"""The rule that a date which is none breaks."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")


class Refusal(ValueError):  # noqa: N818 - it is the answer to a value, and no fault
    """A text cannot become a value of its field; its text says why, in one sentence."""

    def __init__(self, message: str, hint: str | None = None, *, rule: str = "wrong-type") -> None:
        """Refuse a value.

        Args:
            message: What is wrong with it.
            hint: How to mend it, where that can be said.
            rule: The id of the rule that it breaks.
        """
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.rule = rule


def form_of(value: object) -> str:
    """Return what kind of value was read, with its article: `a list`."""
    if isinstance(value, list):
        return "a list"
    return "a mapping of keys" if isinstance(value, dict) else "a text"


def as_text(value: object) -> str:
    """Return a text value without the white space around it.

    Raises:
        Refusal: When nothing is left, or it is a list or a mapping.
    """
    if isinstance(value, str):
        text = value.strip()
        if not text:
            # What is empty as a whole counts as not given, and never comes here.
            raise Refusal("there is nothing here", "write what belongs here, or remove the line")
        return text
    hint = "a text that begins with [ or { must stand in quotes" if value else None
    raise Refusal(f"this should be a text, but it is {form_of(value)}", hint)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> Edtf:
    """Return a date; records of one day share it."""
    return parse(text)


def _as_date(value: object) -> Edtf:
    if not isinstance(value, str):
        message = f"a date is a text, but this is {form_of(value)}"
        hint = f"put it in quotes: {_in_quotes(value)}"
        raise Refusal(message, hint, rule=INVALID_DATE)
    try:
        return _parsed(value.strip())
    except EdtfError as error:
        raise Refusal(error.message, error.hint, rule=INVALID_DATE) from None


def _in_quotes(value: object) -> str:
    """Return a set of dates as it is written in YAML, of which it would be a list or a mapping."""
    members = ",".join(map(str, value)) if isinstance(value, (list, dict)) else "…"
    return f'"{{{members}}}"' if isinstance(value, dict) else f'"[{members}]"'


def _as_number(value: object) -> float:
    text = as_text(value)
    if not _NUMBER.match(text):
        raise Refusal(f"“{text}” is not a number", "write it with a point: 50.85")
    return float(text)


def _as_importance(value: object) -> int:
    text = as_text(value)
    if text not in {"1", "2", "3", "4", "5"}:
        raise Refusal(f"“{text}” is not a whole number from 1 to 5")
    return int(text)


def _as_credibility(value: object) -> int:
    text = as_text(value)
    if text not in {"1", "2", "3", "4", "5", "6"}:
        raise Refusal(f"“{text}” is not a whole number from 1 to 6")
    return int(text)


@dataclass(frozen=True, slots=True)
class Typed:
    """Marks a field whose value one function makes of what was read, or refuses to."""

    read: Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Longer:
    """Marks a field of which a shorter form may be written; `whole` makes the whole of it."""

    whole: Callable[[object], object]


OneOrMore = Longer(_as_list)
"""Lets a single value stand for a list of one."""

Text = Annotated[str, Typed(as_text)]
"""A text, stripped, never empty: empty values count as not given."""

Texts = Annotated[tuple[Text, ...], OneOrMore]
"""A list of texts; a single text stands for a list of one."""

Date = Annotated[Edtf, Typed(_as_date)]
"""A date in EDTF, ISO 8601-2."""

Number = Annotated[float, Typed(_as_number)]
"""A decimal number, with a point."""

Importance = Annotated[int, Typed(_as_importance)]
"""1 (a detail) to 5 (what nobody should miss)."""

Credibility = Annotated[int, Typed(_as_credibility)]
"""1 (confirmed) to 5 (improbable), 6 cannot be judged: the Admiralty scale for information."""


@dataclass(frozen=True, slots=True)
class Target:
    """Marks a text as a reference to a record of one kind; the value kept is the record's id.

    A text that means no record, or more than one, is kept as it was written: saying so is a rule's
    task, and it needs the whole collection.
    """

    kind: Kind

    def read(self, value: object, names: Names) -> str:
        """Return the id that a text means, or the text itself.

        Args:
            value: What was read.
            names: What to look it up in.

        Raises:
            Refusal: It is no text.
        """
        text = as_text(value)
        found = names.find(self.kind, text)
        # Thousands of references to one record share its id.
        return intern(text if found is None else found)


EventRef = Annotated[str, Target(Kind.EVENT)]
ActorRef = Annotated[str, Target(Kind.ACTOR)]
PlaceRef = Annotated[str, Target(Kind.PLACE)]
TopicRef = Annotated[str, Target(Kind.TOPIC)]
SourceRef = Annotated[str, Target(Kind.SOURCE)]
