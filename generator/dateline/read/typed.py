"""What was read as texts, lists and mappings, to values of the types that models declare.

Everything that is wrong is found in one pass, each with its place. A part that is wrong is left
out and the rest of the value stands: an item of a list goes alone, and what lacks a part that it
has to have goes as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache, partial
from types import UnionType
from typing import TYPE_CHECKING, Any, NamedTuple, Union, get_args, get_origin

from dateline.model.fields import Value, fields, parted
from dateline.model.problem import Finding, Place
from dateline.model.values import Longer, Refusal, Target, Typed, form_of
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from dateline.model.names import Names
    from dateline.model.problem import Keys
    from dateline.model.values import Untyped

    Reader: TypeAlias = "Callable[[Untyped, _Reading], Untyped]"
    """Returns the value that was read, or `WRONG` once it has said why there is none."""

WRONG = object()
"""Stands for a value that cannot be had."""


class Wrong(NamedTuple):
    """What is wrong with a part of a value."""

    keys: Keys
    """The way to it."""
    message: str
    hint: str | None = None
    rule: str = "wrong-type"
    at_key: bool = False
    """Whether the key itself is meant."""

    def finding(self, path: str, within: Keys) -> Finding:
        """Return it as what was found in a file, in the value at `within`."""
        place = Place((*within, *self.keys), at_key=self.at_key)
        return Finding(self.rule, path, place, self.message, self.hint)


@dataclass(slots=True)
class _Reading:
    """A value on the way from what was read: what its names mean, and what is wrong so far."""

    names: Names
    wrong: list[Wrong] = field(default_factory=list)
    """The ways begin at the part that is being read; who reads what is around it leads there."""

    def add(self, wrong: Wrong) -> object:
        """Say what is wrong with the part that is being read."""
        self.wrong.append(wrong)
        return WRONG

    def lead(self, first: int, key: str | int) -> int:
        """Lead to what was found wrong in the part at `key`; return how much is wrong by now.

        Args:
            first: How much was wrong before that part was read.
            key: Where it is in what is around it.
        """
        found = self.wrong
        found[first:] = [one._replace(keys=(key, *one.keys)) for one in found[first:]]
        return len(found)


def read_value(kind: Any, value: Untyped, names: Names) -> tuple[Untyped, list[Wrong]]:  # noqa: ANN401 - a type form
    """Return a value of an annotated type, `WRONG` if there is none, and what is wrong.

    Args:
        kind: The type, with its marks.
        value: What was read.
        names: What references are looked up in.
    """
    reading = _Reading(names)
    return _reader(*parted(kind))(value, reading), reading.wrong


def read_fields(
    model: type[Value], given: Mapping[str, Untyped], names: Names
) -> tuple[dict[str, Untyped], list[Wrong]]:
    """Return the fields of a model that a mapping gives, and what is wrong.

    That a required one is missing is among that; one whose value is wrong is not missing.

    Args:
        model: What the mapping is to become.
        given: The mapping. What is empty in it counts as not given.
        names: What references are looked up in.
    """
    reading = _Reading(names)
    values, _ = _read_fields(model, given, reading)
    return values, reading.wrong


def _read_fields(
    model: type[Value], given: Mapping[str, Untyped], reading: _Reading
) -> tuple[dict[str, Untyped], bool]:
    """Return the fields that a mapping gives, and whether all that have to be are among them."""
    readers, required = _readers(model)  # type: ignore[arg-type] # a class is hashable
    values = {}
    known = len(reading.wrong)
    for name, value in given.items():
        if not value:
            continue
        reader = readers.get(name)
        made = reader(value, reading) if reader else reading.add(_unknown(name, readers))
        # Of a list that has to be there, nothing is left where all of it is wrong.
        if made is not WRONG and (made or name not in required):
            values[name] = made
        if len(reading.wrong) > known:
            known = reading.lead(known, name)
    if required <= values.keys():
        return values, True
    for name, declared in fields(model).items():
        if declared.is_required and not given.get(name):
            reading.add(_missing(name, declared.description))
    return values, False


def _unknown(name: str, known: Iterable[str]) -> Wrong:
    hint = did_you_mean(name, known) or f"known keys: {', '.join(sorted(known))}"
    return Wrong((), f"unknown key “{name}”", hint, "unknown-key", at_key=True)


def _missing(name: str, description: str) -> Wrong:
    hint = f"add `{name}: …`  ({description})"
    return Wrong((name,), f"“{name}” is missing or empty", hint, "missing-field")


@lru_cache(maxsize=64)
def _readers(model: type[Value]) -> tuple[dict[str, Reader], frozenset[str]]:
    """Return what reads each field of a model, and which of them it has to have."""
    declared = fields(model)
    readers = {name: _reader(one.annotation, one.marks, name) for name, one in declared.items()}
    return readers, frozenset(name for name, one in declared.items() if one.is_required)


def _reader(annotation: Any, marks: Iterable[object], name: str = "") -> Reader:  # noqa: ANN401 - a type form
    """Return what reads a value of an annotated type; `name` is the field that it is in."""
    for mark in marks:
        if isinstance(mark, Typed):
            return partial(_read_typed, mark.read)
        if isinstance(mark, Target):
            return partial(_read_target, mark)
        if isinstance(mark, Longer):
            return partial(_read_longer, mark.whole, _reader_of_parts(annotation, name))
    return _reader_of_parts(annotation, name)


def _reader_of_parts(annotation: Any, name: str) -> Reader:  # noqa: ANN401 - a type form
    """Return what reads a value of a type that has no mark of its own."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in {Union, UnionType} and parts[1:] == (type(None),):
        return _reader(*parted(parts[0]), name)
    if origin is tuple:
        return partial(_read_list, _reader(*parted(parts[0]), name), name)
    if origin is dict:
        return partial(_read_mapping, _reader(*parted(parts[1]), name), name)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return partial(_read_word, {one.value: one for one in annotation}, name)
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return partial(_read_model, annotation)
    raise TypeError(f"nothing says how {annotation} of the field {name} is read")


def _read_typed(read: Callable[[object], object], value: Untyped, reading: _Reading) -> Untyped:
    try:
        return read(value)
    except Refusal as refusal:
        return reading.add(Wrong((), refusal.message, refusal.hint, refusal.rule))


def _read_target(target: Target, value: Untyped, reading: _Reading) -> Untyped:
    try:
        return target.read(value, reading.names)
    except Refusal as refusal:
        return reading.add(Wrong((), refusal.message, refusal.hint, refusal.rule))


def _read_longer(
    whole: Callable[[object], object], reader: Reader, value: Untyped, reading: _Reading
) -> Untyped:
    return reader(whole(value), reading)


def _read_word(
    words: Mapping[str, StrEnum], name: str, value: Untyped, reading: _Reading
) -> Untyped:
    if isinstance(value, str) and value in words:
        return words[value]
    hint = did_you_mean(str(value), words) or f"one of: {', '.join(words)}"
    return reading.add(Wrong((), f"“{name}” cannot be “{value}”", hint))


def _read_list(reader: Reader, name: str, value: Untyped, reading: _Reading) -> Untyped:
    if not isinstance(value, list):
        return reading.add(Wrong((), f"“{name}” should be a list"))
    known = len(reading.wrong)
    made = [reader(part, reading) for part in value]
    if len(reading.wrong) == known:
        return tuple(made)
    # Rare enough to be read once more, to know which parts they are.
    del reading.wrong[known:]
    return tuple(_parts(reader, enumerate(value), reading).values())


def _read_mapping(reader: Reader, name: str, value: Untyped, reading: _Reading) -> Untyped:
    if not isinstance(value, dict):
        return reading.add(Wrong((), f"“{name}” should be a mapping of keys"))
    return _parts(reader, value.items(), reading)


def _parts(
    reader: Reader, parts: Iterable[tuple[Untyped, Untyped]], reading: _Reading
) -> dict[Untyped, Untyped]:
    """Return the parts of a list or a mapping that can be had, by their keys."""
    values = {}
    known = len(reading.wrong)
    for key, value in parts:
        made = reader(value, reading)
        if made is not WRONG:
            values[key] = made
        if len(reading.wrong) > known:
            known = reading.lead(known, key)
    return values


def _read_model(model: type[Value], value: Untyped, reading: _Reading) -> Untyped:
    given = {model.short: value} if model.short and isinstance(value, str) else value
    if not isinstance(given, dict):
        message = f"this should be a mapping of keys, but it is {form_of(value)}"
        return reading.add(Wrong((), message))
    values, is_whole = _read_fields(model, given, reading)
    return model(**values) if is_whole else WRONG
