"""What the fields of a record say, as plain values and as texts of one line."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from dateline.model.dates import Edtf
from dateline.model.fields import Value, fields, held
from dateline.model.kind import Kind
from dateline.model.records import MODELS, Citation, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model.vocabulary import Vocabulary

_OF_ALL = ("id", "path")
"""What is known of every record without being said in its file."""

SHOWN: Mapping[Kind, tuple[str, ...]] = {
    Kind.EVENT: ("date", "type", "status", "title", "id"),
    Kind.ACTOR: ("name", "kind", "country", "id"),
    Kind.PLACE: ("name", "kind", "country", "id"),
    Kind.TOPIC: ("name", "part_of", "id"),
    Kind.SOURCE: ("published", "publisher", "title", "id"),
}
"""The fields that are shown of each kind where nobody asks for others."""


def fields_of(kind: Kind, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of all fields of a kind, the site's own last."""
    own = (name for name, field in vocabulary.fields.items() if field.on is kind)
    return (*_OF_ALL, *fields(MODELS[kind]), *own)


def value_of(record: Record, name: str) -> object:
    """Return what a field of a record says; None, or an empty list, where it says nothing."""
    if name not in _OF_ALL and name not in fields(type(record)):
        return record.own.get(name)
    value: object = getattr(record, name)
    return value


def plain(value: object) -> Any:  # noqa: ANN401 - what JSON can hold
    """Return a value as texts, numbers, lists and mappings; dates in EDTF, citations in full."""
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Value):
        said = held(value).items()
        return {name: plain(inner) for name, inner in said if inner not in (None, (), {})}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(inner) for name, inner in value.items()}
    return value


def cell(value: object) -> str:
    """Return a value as one line: lists joined by `; `, sources by id, statements by number."""
    if value in (None, (), {}):
        return ""
    if isinstance(value, tuple):
        if all(isinstance(item, (str, Citation)) for item in value):
            return "; ".join(
                item.id if isinstance(item, Citation) else _line(item) for item in value
            )
        return str(len(value))
    if isinstance(value, (dict, Value)):
        said = plain(value)
        return "; ".join(f"{name}: {_names(inner)}" for name, inner in said.items())
    if isinstance(value, float):
        return f"{value:g}" if value == round(value, 4) else repr(value)
    return _line(plain(value))


def _names(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(item["id"] if isinstance(item, dict) else str(item) for item in value)
    return _line(value)


def _line(value: object) -> str:
    return " ".join(str(value).split())
