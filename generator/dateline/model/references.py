"""Which records a record names, and where it does so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.model.kind import Kind
from dateline.model.links import find_links
from dateline.model.problem import Keys, Place
from dateline.model.records import Actor, Event, Location, Relations, Topic
from dateline.model.vocabulary import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.records import Citation, Record
    from dateline.model.vocabulary import Vocabulary

RELATIONS = tuple(Relations.model_fields)
"""The typed relations between events, in the order in which they are shown."""


class Reference(NamedTuple):
    """One mention of a record in a field of another."""

    keys: Keys
    """Where."""
    kind: Kind
    """The kind of record that is wanted."""
    id: str
    """The id, or what the editor wrote where no single record is meant."""


def references(record: Record, vocabulary: Vocabulary) -> Iterator[Reference]:
    """Yield every reference in the fields of `record`, in the order of the format.

    Links in texts are not fields; see `links`.
    """
    if isinstance(record, Event):
        yield from _of_event(record)
    elif isinstance(record, Actor):
        yield from _each(("part_of",), Kind.ACTOR, record.part_of)
        for index, role in enumerate(record.roles):
            if role.at is not None:
                yield Reference(("roles", index, "at"), Kind.ACTOR, role.at)
    elif isinstance(record, Location):
        yield from _each(("part_of",), Kind.PLACE, record.part_of)
    elif isinstance(record, Topic):
        yield from _each(("part_of",), Kind.TOPIC, record.part_of)
    for name, value in record.own.items():
        field = vocabulary.fields.get(name)
        if field and field.kind is FieldKind.REFERENCE and field.to and isinstance(value, str):
            yield Reference((name,), field.to, value)


def _of_event(event: Event) -> Iterator[Reference]:
    yield from _each(("places",), Kind.PLACE, event.places)
    yield from _each(("actors",), Kind.ACTOR, event.actors)
    yield from _each(("topics",), Kind.TOPIC, event.topics)
    yield from _cited(("sources",), event.sources)
    for index, statement in enumerate(event.statements):
        yield from _each(("statements", index, "by"), Kind.ACTOR, statement.by)
        yield from _cited(("statements", index, "source"), statement.source)
    for name, citations in event.evidence.items():
        yield from _cited(("evidence", name), citations)
    for name in RELATIONS:
        yield from _each(("relations", name), Kind.EVENT, getattr(event.relations, name))


def _each(keys: Keys, kind: Kind, ids: Iterable[str]) -> Iterator[Reference]:
    for index, identifier in enumerate(ids):
        yield Reference((*keys, index), kind, identifier)


def _cited(keys: Keys, citations: Iterable[Citation]) -> Iterator[Reference]:
    for index, citation in enumerate(citations):
        yield Reference((*keys, index), Kind.SOURCE, citation.id)


def cited(event: Event) -> Iterator[str]:
    """Yield the id of every source that an event cites, as often as it does."""
    for citation in event.sources:
        yield citation.id
    for statement in event.statements:
        for citation in statement.source:
            yield citation.id
    for citations in event.evidence.values():
        for citation in citations:
            yield citation.id


def links(record: Record) -> Iterator[tuple[Place, str]]:
    """Yield the place and the target of every `[[link]]` in the Markdown texts of `record`."""
    for name in ("summary", "description", "body", "note"):
        text = getattr(record, name, None)
        if text:
            for link in find_links(text):
                yield Place((name,), offset=link.offset), link.target
