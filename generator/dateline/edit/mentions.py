"""Where a file names records: the places themselves, as they are written.

Which fields name records is read off the models, so that a field that is added there is found here.
"""

from __future__ import annotations

import re
from types import UnionType
from typing import TYPE_CHECKING, Annotated, NamedTuple, Union, get_args, get_origin

from dateline.model.claims import LISTS
from dateline.model.fields import Value, fields
from dateline.model.kind import Kind
from dateline.model.records import MODELS, Citation, Event, Source
from dateline.model.references import MARKDOWN
from dateline.model.values import Target
from dateline.model.vocabulary import FieldKind
from dateline.read.written import Group, Part, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.values import Untyped
    from dateline.model.vocabulary import Vocabulary
    from dateline.read.written import Node


_DESCRIBED = {**fields(Source), **fields(Citation)}
"""What can stand where a source is cited: its description may stand there instead."""

_CLAIMS = frozenset({(Event, "evidence"), (Citation, "supports")})
"""The fields that say what a source supports: records are named there behind a point."""


class Mention(NamedTuple):
    """A place in a field where a record may be named, by id or by name."""

    kind: Kind
    """The kind of record that is wanted."""
    scalar: Scalar
    among: Group | None = None
    """The list that it is an item of, by itself or as the `id` of a citation; the mapping that it
    is a key of."""
    before: str = ""
    """What stands before the record: `actors.` in `actors.nato`."""


def mentions(record: Group, kind: Kind, vocabulary: Vocabulary) -> Iterator[Mention]:
    """Yield every place in the fields of a record where a record is named, in their order.

    Args:
        record: The outermost mapping of a record file.
        kind: The kind of record that it is.
        vocabulary: For the site's own fields.
    """
    yield from _in_model(record, MODELS[kind], None)
    for part in record.parts:
        own = vocabulary.fields.get(part.name or "")
        wanted = own and own.on is kind and own.kind is FieldKind.REFERENCE
        if own and wanted and own.to and isinstance(part.value, Scalar):
            yield Mention(own.to, part.value)


def _in_model(node: Node, model: type[Value], among: Group | None) -> Iterator[Mention]:
    if isinstance(node, Scalar):
        if model.short:
            short = fields(model)[model.short]
            yield from _in(node, short.annotation, short.marks, among)
        return
    declared = _DESCRIBED if model is Citation else fields(model)
    for part in node.parts:
        field = declared.get(part.name or "")
        if (model, part.name) in _CLAIMS:
            yield from _claimed(part.value)
        if field is not None:
            inner = among if part.name == "id" else None
            yield from _in(part.value, field.annotation, field.marks, inner)


def _in(
    node: Node, annotation: Untyped, marks: Iterable[object], among: Group | None = None
) -> Iterator[Mention]:
    """Yield what is named in a value of the type that an annotation says."""
    target = next((mark for mark in marks if isinstance(mark, Target)), None)
    if target is not None:
        if isinstance(node, Scalar):
            yield Mention(target.kind, node, among)
    elif isinstance(annotation, type) and issubclass(annotation, Value):
        yield from _in_model(node, annotation, among)
    else:
        yield from _in_parts(node, annotation, among)


def _in_parts(node: Node, annotation: Untyped, among: Group | None) -> Iterator[Mention]:
    """Yield what is named in a value of a type that is made of others."""
    origin: object = get_origin(annotation)
    inner = get_args(annotation)
    if origin is Annotated:
        yield from _in(node, inner[0], inner[1:], among)
    elif origin in {Union, UnionType}:
        for one in inner:
            yield from _in(node, one, (), among)
    elif origin is tuple:
        for item, siblings in _items(node):
            yield from _in(item, inner[0], (), siblings)
    elif origin is dict:
        for part in node.parts if isinstance(node, Group) else ():
            yield from _in(part.value, inner[1], ())


def _claimed(node: Node) -> Iterator[Mention]:
    """Yield the records in the lists of an event that are named as items, or as keys."""
    keyed = isinstance(node, Group) and not node.is_list
    among = node if isinstance(node, Group) else None
    parts = node.parts if isinstance(node, Group) else (Part(node),)
    for scalar in (part.key if keyed else part.value for part in parts):
        if isinstance(scalar, Scalar):
            field, point, _ = scalar.value.strip().partition(".")
            if field in LISTS:
                yield Mention(LISTS[field], scalar, among, field + point)


def _items(node: Node) -> Iterator[tuple[Node, Group | None]]:
    """Yield the items of a list, each with the list; a single value is a list of one."""
    if isinstance(node, Group) and node.is_list:
        yield from ((part.value, node) for part in node.parts)
    else:
        yield node, None


def texts_of(record: Group, kind: Kind) -> Iterator[Scalar]:
    """Yield the Markdown texts in the fields of a record, and of sources that it describes."""
    for part in record.parts:
        known = part.name in MARKDOWN and part.name in fields(MODELS[kind])
        if known and isinstance(part.value, Scalar):
            yield part.value
        elif kind is Kind.EVENT:
            for source in _cited(part):
                if isinstance(source, Group):
                    yield from texts_of(source, Kind.SOURCE)


def _cited(part: Part) -> Iterator[Node]:
    """Yield the sources in a field of an event, as ids or as mappings."""
    if part.name in {"sources", "source"}:
        yield from (node for node, _ in _items(part.value))
    elif part.name in {"evidence", "statements"} and isinstance(part.value, Group):
        for inner in part.value.parts:
            if part.name == "evidence":
                yield from (node for node, _ in _items(inner.value))
            elif isinstance(inner.value, Group) and (source := inner.value.get("source")):
                yield from _cited(source)


def ids_in_brackets(text: str, identifier: str) -> list[int]:
    """Return where an id stands like that of a link, also where none is meant, as in code."""
    pattern = rf"\[\[\s*({re.escape(identifier)})\s*(?=\||\]\])"
    return [match.start(1) for match in re.finditer(pattern, text)]
