"""How the texts of a record become typed values: one small type for each form of value.

Everything is read as text, and each type here turns text into a value or says in one sentence why
it cannot. The error types (`wrong-type`, `invalid-date`) are ids of rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Annotated, Any, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError, core_schema

from dateline.model.dates import Edtf, EdtfError, parse
from dateline.model.kind import Kind
from dateline.model.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, ValidationInfo

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw]"
"""What a YAML file holds once every scalar is read as text."""

Untyped: TypeAlias = Any
"""A part of what was read that is not a value of ours yet."""

OwnValue: TypeAlias = str | float | Edtf | tuple[str, ...]
"""The value of a field that a site declares for itself."""

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")


def wrong_type(message: str, hint: str | None = None) -> PydanticCustomError:
    """Return the error for a value that is not of its field's type."""
    return problem("wrong-type", message, hint)


def problem(rule: str, message: str, hint: str | None = None) -> PydanticCustomError:
    """Return an error that the reader turns into a finding of `rule`."""
    context: dict[str, Any] = {"message": message, "hint": hint}
    return PydanticCustomError(rule, "{message}", context)


def _form(value: object) -> str:
    if isinstance(value, list):
        return "a list"
    return "a mapping of keys" if isinstance(value, dict) else "a text"


def as_text(value: object) -> str:
    """Return a text value without the white space around it.

    Raises:
        PydanticCustomError: `wrong-type`, when nothing is left, or it is a list or a mapping.
    """
    if isinstance(value, str):
        text = value.strip()
        if not text:
            # What is empty as a whole counts as not given, and never comes here.
            raise wrong_type("there is nothing here", "write what belongs here, or remove the line")
        return text
    hint = "a text that begins with [ or { must stand in quotes" if value else None
    raise wrong_type(f"this should be a text, but it is {_form(value)}", hint)


def _as_list(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


@lru_cache(maxsize=16_384)
def _parsed(text: str) -> Edtf:
    """Return a date; records of one day share it."""
    return parse(text)


def _as_date(value: object) -> Edtf:
    if isinstance(value, Edtf):
        return value
    if not isinstance(value, str):
        message = f"a date is a text, but this is {_form(value)}"
        raise problem("invalid-date", message, f"put it in quotes: {_in_quotes(value)}")
    try:
        return _parsed(value.strip())
    except EdtfError as error:
        raise problem("invalid-date", error.message, error.hint) from None


def _in_quotes(value: object) -> str:
    """Return a set of dates as it is written in YAML, of which it would be a list or a mapping."""
    members = ",".join(map(str, value)) if isinstance(value, (list, dict)) else "…"
    return f'"{{{members}}}"' if isinstance(value, dict) else f'"[{members}]"'


def _as_number(value: object) -> float:
    text = as_text(value)
    if not _NUMBER.match(text):
        raise wrong_type(f"“{text}” is not a number", "write it with a point: 50.85")
    return float(text)


def _as_importance(value: object) -> int:
    text = as_text(value)
    if text not in {"1", "2", "3", "4", "5"}:
        raise wrong_type(f"“{text}” is not a whole number from 1 to 5")
    return int(text)


def _as_credibility(value: object) -> int:
    text = as_text(value)
    if text not in {"1", "2", "3", "4", "5", "6"}:
        raise wrong_type(f"“{text}” is not a whole number from 1 to 6")
    return int(text)


@dataclass(frozen=True, slots=True)
class Typed:
    """Marks a field whose value one function makes; its type is not looked into."""

    read: Callable[[object], object]

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the schema of a value that `read` makes or refuses."""
        return core_schema.no_info_plain_validator_function(self.read)


Text = Annotated[str, Typed(as_text)]
"""A text, stripped, never empty: empty values count as not given."""

Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list)]
"""A list of texts; a single text stands for a list of one."""

Date = Annotated[Edtf, Typed(_as_date)]
"""A date in EDTF, ISO 8601-2."""

Number = Annotated[float, Typed(_as_number)]
"""A decimal number, with a point."""

Importance = Annotated[int, Typed(_as_importance)]
"""1 (a detail) to 5 (what nobody should miss)."""

Credibility = Annotated[int, Typed(_as_credibility)]
"""1 (confirmed) to 5 (improbable), 6 cannot be judged: the Admiralty scale for information."""

OwnValues = Annotated[dict[str, OwnValue], Typed(lambda value: value)]
"""Values of a site's own fields, typed before."""

OneOrMore = BeforeValidator(_as_list)
"""Lets a single value stand for a list of one."""


@dataclass(frozen=True, slots=True)
class Target:
    """Marks a text as a reference to a record of one kind; the value kept is the record's id.

    The names to look in come as the validation context. A text that means no record, or more than
    one, is kept as it was written: saying so is a rule's task, and it needs the whole collection.
    """

    kind: Kind

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Return the schema of a reference: any text, looked up."""
        return core_schema.with_info_plain_validator_function(self._resolve)

    def _resolve(self, value: object, info: ValidationInfo) -> str:
        text = as_text(value)
        found = info.context.find(self.kind, text) if isinstance(info.context, Names) else None
        # Thousands of references to one record share its id.
        return intern(text if found is None else found)


EventRef = Annotated[str, Target(Kind.EVENT)]
ActorRef = Annotated[str, Target(Kind.ACTOR)]
PlaceRef = Annotated[str, Target(Kind.PLACE)]
TopicRef = Annotated[str, Target(Kind.TOPIC)]
SourceRef = Annotated[str, Target(Kind.SOURCE)]


_NONE: set[str] = set()
"""The fields that were given, as far as anybody is told. Never changed: copies have their own."""


class Value(BaseModel):
    """A frozen mapping of a record: unknown keys are refused, empty values count as not given."""

    # What validates a mapping within another is part of what validates that one: of its own it
    # is made where it is asked for, which for most of them is never.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, value: object) -> object:
        if isinstance(value, dict):
            return {key: item for key, item in value.items() if item not in ("", [], {})}
        if isinstance(value, cls):
            return value
        raise wrong_type(f"this should be a mapping of keys, but it is {_form(value)}")

    @model_validator(mode="after")
    def _forget_what_was_given(self) -> Self:  # noqa: N804 - of an instance, once it is made
        """Share one set of the fields that were given, of which nothing is asked.

        A set of its own for each value would be a fifth of what a large archive takes in memory.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _NONE)
        return self
