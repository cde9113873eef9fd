"""Which records a record names, and where it does so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.model.fields import fields
from dateline.model.kind import Kind
from dateline.model.links import find_links
from dateline.model.problem import Keys, Place
from dateline.model.records import MODELS, Actor, Event, Location, Relations, Source, Topic
from dateline.model.vocabulary import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.records import Citation, Record
    from dateline.model.vocabulary import Vocabulary

RELATIONS = tuple(fields(Relations))
"""The typed relations between events, in the order in which they are shown."""
MARKDOWN = ("summary", "description", "body", "note")
"""The fields that hold Markdown, of whatever kind of record."""

_TEXTS = {
    kind: tuple(name for name in MARKDOWN if name in fields(model))
    for kind, model in MODELS.items()
}
"""The fields of each kind that hold Markdown."""


class Reference(NamedTuple):
    """One mention of a record in a field of another."""

    keys: Keys
    """Where."""
    kind: Kind
    """The kind of record that is wanted."""
    id: str
    """The id, or what the editor wrote where no single record is meant."""


class ReferenceField(NamedTuple):
    """A field of a record that holds references."""

    keys: Keys
    """Where."""
    kind: Kind
    """The kind of records that are wanted."""
    ids: tuple[str, ...]
    """As in `Reference`."""
    is_list: bool = True
    """Whether each of them has a place of its own in the field."""

    def references(self) -> Iterator[Reference]:
        """Yield its references."""
        for index, identifier in enumerate(self.ids):
            keys = (*self.keys, index) if self.is_list else self.keys
            yield Reference(keys, self.kind, identifier)


def references(record: Record, vocabulary: Vocabulary) -> Iterator[Reference]:
    """Yield every reference in the fields of `record`, in the order of the format.

    Links in texts are not fields; see `links`.
    """
    for field in reference_fields(record, vocabulary):
        yield from field.references()


def reference_fields(record: Record, vocabulary: Vocabulary) -> Iterator[ReferenceField]:
    """Yield the fields of `record` that can hold references, in the order of the format."""
    if isinstance(record, Event):
        yield from _of_event(record)
    elif isinstance(record, Actor):
        yield ReferenceField(("part_of",), Kind.ACTOR, record.part_of)
        for index, role in enumerate(record.roles):
            if role.at is not None:
                yield ReferenceField(("roles", index, "at"), Kind.ACTOR, (role.at,), is_list=False)
    elif isinstance(record, (Location, Topic)):
        yield ReferenceField(("part_of",), record.kind_of_record, record.part_of)
    elif isinstance(record, Source):
        yield from _of_source(record)
    for name, value in record.own.items():
        field = vocabulary.fields.get(name)
        if field and field.kind is FieldKind.REFERENCE and field.to and isinstance(value, str):
            yield ReferenceField((name,), field.to, (value,), is_list=False)


def _of_event(event: Event) -> Iterator[ReferenceField]:
    yield ReferenceField(("places",), Kind.PLACE, event.places)
    yield ReferenceField(("actors",), Kind.ACTOR, event.actors)
    yield ReferenceField(("topics",), Kind.TOPIC, event.topics)
    yield _cited(("sources",), event.sources)
    for index, statement in enumerate(event.statements):
        yield ReferenceField(("statements", index, "by"), Kind.ACTOR, statement.by)
        yield _cited(("statements", index, "source"), statement.source)
    for name, citations in event.evidence.items():
        yield _cited(("evidence", name), citations)
    for name in RELATIONS:
        ids = getattr(event.relations, name)
        if ids:
            yield ReferenceField(("relations", name), Kind.EVENT, ids)


def _of_source(source: Source) -> Iterator[ReferenceField]:
    if source.copy_of:
        yield ReferenceField(("copy_of",), Kind.SOURCE, (source.copy_of,), is_list=False)
    if source.relies_on:
        yield ReferenceField(("relies_on",), Kind.SOURCE, source.relies_on)


def _cited(keys: Keys, citations: Iterable[Citation]) -> ReferenceField:
    return ReferenceField(keys, Kind.SOURCE, tuple([citation.id for citation in citations]))


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
    for name, text in texts(record):
        for link in find_links(text):
            yield Place((name,), offset=link.offset), link.target


def texts(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every field of `record` that holds Markdown."""
    for name in _TEXTS[record.kind_of_record]:
        text = getattr(record, name)
        if text:
            yield name, text
