"""What a card beside a link says of an actor, a place, a topic or a source, in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.model.kind import Kind
from dateline.model.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.export.reader.shards import Wording
    from dateline.model.records import Record
    from dateline.timeline import Timeline

KINDS: Final = tuple(kind for kind in Kind if kind is not Kind.EVENT)
"""The kinds that have a file of cards; an event's is made of its row in a shard."""


def card_columns(timeline: Timeline, wording: Wording) -> Iterator[tuple[Kind, dict[str, object]]]:
    """Yield each kind that has records, with what is said of them in the order of their ids.

    Args:
        timeline: The records; those that were withdrawn are left out.
        wording: How the site says it.
    """
    listed: dict[Kind, list[Record]] = {}
    for record in sorted(timeline.collection.by_id.values(), key=lambda one: one.id):
        if record.withdrawn is None:
            listed.setdefault(record.kind_of_record, []).append(record)
    for kind in KINDS:
        if kind in listed:
            records = listed[kind]
            yield (
                kind,
                {
                    "id": [record.address.split("/")[1] for record in records],
                    "title": [record.label for record in records],
                    "line": [_line(record, wording) for record in records],
                    "about": [_about(record, wording) for record in records],
                    "events": [
                        wording.events(len(timeline.of_record.get(record.id, ())))
                        for record in records
                    ],
                },
            )


def _line(record: Record, wording: Wording) -> str:
    """Return who published a source and when; of other records what they also go by."""
    if isinstance(record, Source):
        published = record.published and wording.date(record.published)
        return ", ".join(part for part in (record.publisher, published) if part)
    return ", ".join(dict.fromkeys(name for name in record.names if name != record.label))


def _about(record: Record, wording: Wording) -> str:
    text = record.note if isinstance(record, Source) else getattr(record, "description", None)
    return wording.plain(text) if text else ""
