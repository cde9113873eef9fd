"""Which records fit: filters by field, and the order they are listed in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.listing.fields import cell, fields_of, value_of
from dateline.model.dates import Certainty, Day, Edtf, EdtfError, parse
from dateline.model.disputes import is_of_status
from dateline.model.fields import Value, held
from dateline.model.kind import Kind
from dateline.model.names import fold
from dateline.model.records import MODELS, Citation, Event, Location, Status, Topic
from dateline.model.references import reference_fields
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dateline.model.collection import Collection
    from dateline.model.records import Record
    from dateline.model.vocabulary import Vocabulary

REFERENCES = {kind.value: kind for kind in Kind}
"""Filters by any mention of a record of a kind."""

_PROSE = frozenset(
    {"title", "name", "aliases", "summary", "description", "body", "publisher", "authors", "note"}
)
"""Fields of which a filter asks for a part."""

_NOTHING: tuple[object, ...] = (None, (), {})

_YEAR = re.compile("-?[0-9]{1,6}")
_FIRST, _LAST = Day(-(10**9), 1, 1), Day(10**9, 12, 31)
"""Before and after everything that can be asked for."""


class QueryError(Exception):
    """A filter that cannot be; its text says why, and maybe what can."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for."""

    kind: Kind = Kind.EVENT
    filters: tuple[tuple[str, str], ...] = ()
    """Field and what it is to be. A record has to fit all of them."""
    certain: bool = False
    """Whether a date has to fall into what is asked for without doubt."""
    sort: tuple[str, ...] = ()
    """Fields, the most important first; one that begins with `-` is sorted backwards."""


def select(collection: Collection, query: Query) -> tuple[Record, ...]:
    """Return the records that fit, in order.

    Without an order of their own events are in the order of time, and all others in that of their
    names. What says nothing in a field that is sorted by comes last, either way round.

    Raises:
        QueryError: A field or a value does not exist.
    """
    tests = [_test(collection, query, name, value) for name, value in query.filters]
    model = MODELS[query.kind]
    found = [
        record
        for record in collection.records
        if isinstance(record, model) and all(fits(record) for fits in tests)
    ]
    found.sort(key=_by_default)
    for name in reversed(query.sort):
        _sort(found, check_field(query.kind, collection.vocabulary, name.removeprefix("-")), name)
    return tuple(found)


def check_field(kind: Kind, vocabulary: Vocabulary, name: str) -> str:
    """Return the name of a field of a kind.

    Raises:
        QueryError: There is no such field.
    """
    known = fields_of(kind, vocabulary)
    if name not in known:
        raise QueryError(_unknown(f"{kind.phrase} has no field “{name}”", name, known))
    return name


def _unknown(said: str, name: str, known: Iterable[str]) -> str:
    listed = tuple(known)
    return f"{said}; {did_you_mean(name, listed) or 'there are: ' + ', '.join(listed)}"


def _test(collection: Collection, query: Query, name: str, value: str) -> Callable[[Record], bool]:
    """Return what tells whether a record fits one filter."""
    vocabulary = collection.vocabulary
    own = vocabulary.fields.get(name)
    if name in REFERENCES and not (own and own.on is query.kind):
        return _naming(collection, REFERENCES[name], value)
    if name == "year" and query.kind is Kind.EVENT:
        return _dated(query, "date", *_year(value))
    check_field(query.kind, vocabulary, name)
    if not value:
        return lambda record: cell(value_of(record, name)) == ""
    if name == "importance":
        return _at_least(name, value)
    if _is_date(query.kind, vocabulary, name):
        return _dated(query, name, *_stretch(name, value))
    is_term = name in {"type", "status"}
    return _of_term(vocabulary, name, value) if is_term else _saying(name, value)


def _saying(name: str, value: str) -> Callable[[Record], bool]:
    """Return what tells whether a field says a text, or, of prose, has it in it."""
    wanted = fold(value)
    if name in _PROSE:
        return lambda record: wanted in fold(cell(value_of(record, name)))
    return lambda record: wanted in {fold(text) for text in _texts(value_of(record, name))}


def _texts(value: object) -> Iterator[str]:
    """Yield what a field answers to: its items; of what has parts also their names and how many."""
    if isinstance(value, Citation):
        yield value.id
    elif isinstance(value, tuple):
        if any(isinstance(item, Value) and not isinstance(item, Citation) for item in value):
            yield str(len(value))
        for item in value:
            yield from _texts(item)
    elif isinstance(value, (dict, Value)):
        for name, inner in (held(value) if isinstance(value, Value) else value).items():
            if inner not in _NOTHING:
                yield name
                yield from _texts(inner)
    else:
        yield cell(value)


def _of_term(vocabulary: Vocabulary, name: str, value: str) -> Callable[[Record], bool]:
    """Return what tells whether an event is of a type or a status."""
    known: Iterable[str] = vocabulary.types
    if name == "status":
        known = [one.value for one in Status]
    if value not in known:
        raise QueryError(_unknown(f"“{value}” is no {name}", value, known))
    if name == "status":
        return lambda record: isinstance(record, Event) and is_of_status(record, value)
    return _saying(name, value)


def _naming(collection: Collection, kind: Kind, value: str) -> Callable[[Record], bool]:
    """Return what tells whether a record names a record in any of its fields.

    To be in a part of a place or a topic is to be in the whole.
    """
    identifier = collection.names.find(kind, value)
    if identifier is None:
        names = [one.label for one in collection.records if one.kind_of_record is kind]
        ids = [one.id for one in collection.records if one.kind_of_record is kind]
        hint = did_you_mean(value, [*ids, *names])
        said = f"no {kind.value}, or more than one, goes by “{value}”"
        raise QueryError(f"{said}; {hint}" if hint else said)
    wanted = _with_parts(collection, identifier)
    vocabulary = collection.vocabulary
    return lambda record: any(
        field.kind is kind and not wanted.isdisjoint(field.ids)
        for field in reference_fields(record, vocabulary)
    )


def _with_parts(collection: Collection, identifier: str) -> frozenset[str]:
    """Return a place or a topic with everything that is a part of it, directly or not."""
    wholes: Mapping[str, tuple[str, ...]] = {
        record.id: record.part_of
        for record in collection.records
        if isinstance(record, (Location, Topic))
    }
    found = {identifier}
    while added := {part for part, its in wholes.items() if found & set(its)} - found:
        found |= added
    return frozenset(found)


def _is_date(kind: Kind, vocabulary: Vocabulary, name: str) -> bool:
    own = vocabulary.fields.get(name)
    if own and own.on is kind:
        return own.kind == "date"
    return name in {"date", "added", "published", "accessed"}


def _year(value: str) -> tuple[Day, Day]:
    if not _YEAR.fullmatch(value):
        raise QueryError(f"a year is a number such as 2022, not “{value}”")
    return Day(int(value), 1, 1), Day(int(value), 12, 31)


def _stretch(name: str, value: str) -> tuple[Day, Day]:
    """Return the first and the last day that a date can mean."""
    try:
        wanted = parse(value)
    except EdtfError as error:
        hint = f"; {error.hint}" if error.hint else ""
        raise QueryError(f"{name}: {error.message}{hint}") from error
    return wanted.earliest or _FIRST, wanted.latest or _LAST


def _dated(query: Query, name: str, start: Day, end: Day) -> Callable[[Record], bool]:
    """Return what tells whether a date falls, certainly or at least possibly, into a stretch."""

    def fits(record: Record) -> bool:
        date = value_of(record, name)
        if not isinstance(date, Edtf):
            return False
        certainty = date.within(start, end)
        return certainty is Certainty.CERTAIN or (
            certainty is Certainty.POSSIBLE and not query.certain
        )

    return fits


def _at_least(name: str, value: str) -> Callable[[Record], bool]:
    if not value.isdecimal():
        raise QueryError(f"{name} is a number from 1 to 5, not “{value}”")
    return lambda record: int(cell(value_of(record, name)) or 0) >= int(value)


def _by_default(record: Record) -> tuple[object, ...]:
    if isinstance(record, Event):
        return (*record.date.sort_key, record.id)
    return (fold(record.label), record.id)


def _sort(records: list[Record], name: str, order: str) -> None:
    """Sort records by a field; the order of those that are equal in it stays."""
    said = [record for record in records if cell(value_of(record, name))]
    rest = [record for record in records if not cell(value_of(record, name))]
    said.sort(key=lambda record: _key(value_of(record, name)), reverse=order.startswith("-"))
    records[:] = [*said, *rest]


def _key(value: object) -> tuple[object, ...]:
    """Return what a value is sorted by; all values of one field are of one type."""
    if isinstance(value, Edtf):
        return value.sort_key
    if isinstance(value, (int, float)):
        return (value,)
    return (fold(cell(value)),)
