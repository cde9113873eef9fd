"""The core file: everything that events are filtered by, in columns, and no text of an event."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from dateline.export.reader.columns import as_text
from dateline.export.reader.dates import date_columns
from dateline.model.kind import Kind
from dateline.model.records import Record
from dateline.model.spellings import spellings_of
from dateline.model.vocabulary import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.export.reader.terms import Terms
    from dateline.model.records import Event, Source
    from dateline.model.values import OwnValue
    from dateline.model.vocabulary import OwnField
    from dateline.timeline import Timeline

R = TypeVar("R", bound=Record)

_OF_TERMS = frozenset({FieldKind.TERM, FieldKind.TERMS})


def core(timeline: Timeline, terms: Terms) -> dict[str, object]:
    """Return the columns of all events, in the order of the timeline."""
    collection = timeline.collection
    return {
        **date_columns([event.date for event in timeline.events]),
        "type": terms.type,
        "status": terms.status,
        "disputed": terms.disputed,
        "actor": _column(collection.actors, timeline),
        "place": _column(collection.places, timeline),
        "topic": _column(collection.topics, timeline),
        "source": _source_column(by_use(collection.sources, timeline), timeline),
        "fields": {
            name: _own_column(name, field, timeline.events)
            for name, field in collection.vocabulary.fields.items()
            if field.on is Kind.EVENT and field.kind in _OF_TERMS
        },
    }


def by_use(records: Iterable[R], timeline: Timeline) -> list[R]:
    """Return the records that stand and that events are about, those of most events first."""
    uses = timeline.positions
    used = [one for one in records if one.id in uses and one.withdrawn is None]
    return sorted(used, key=lambda one: (-len(uses[one.id]), one.id))


def names(records: Iterable[Record]) -> dict[str, object]:
    """Return ids and names in the order of their numbers."""
    listed = list(records)
    return {"ids": [one.id for one in listed], "labels": [one.label for one in listed]}


def _column(records: Iterable[Record], timeline: Timeline) -> dict[str, object]:
    """Return which of some records each event is about, as their own pages list it."""
    listed = by_use(records, timeline)
    return {**names(listed), **_rows(listed, timeline)}


def _source_column(sources: Sequence[Source], timeline: Timeline) -> dict[str, object]:
    """Return the sources of each event, and who published each source.

    Their titles are a file of their own: together they are longer than all the rest.
    """
    # Of all sources, for the publisher to be called as in the index of publishers.
    spellings = spellings_of(timeline.collection.sources)
    named = [spellings.get(one.publisher or "") for one in sources]
    publishers = list(dict.fromkeys(filter(None, named)))
    place = {name: at for at, name in enumerate(publishers)}
    return {
        **_rows(sources, timeline),
        "publishers": publishers,
        "publisher": [place[name] if name else -1 for name in named],
    }


def _own_column(name: str, field: OwnField, events: Iterable[Event]) -> dict[str, object]:
    """Return which terms of a site's own field each event has; all of them, used or not."""
    numbers = {term: number for number, term in enumerate(field.terms)}
    rows = [
        [numbers[term] for term in _terms(event.own.get(name)) if term in numbers]
        for event in events
    ]
    return {
        "ids": list(field.terms),
        "labels": [term.label for term in field.terms.values()],
        **_flat(rows),
    }


def _terms(value: OwnValue | None) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple) else ()


def _rows(listed: Sequence[Record], timeline: Timeline) -> dict[str, object]:
    rows: list[list[int]] = [[] for _ in timeline.events]
    for number, record in enumerate(listed):
        for at in timeline.positions[record.id]:
            rows[at].append(number)
    return _flat(rows)


def _flat(rows: Sequence[Sequence[int]]) -> dict[str, object]:
    return {"counts": as_text(map(len, rows)), "values": list(chain.from_iterable(rows))}
