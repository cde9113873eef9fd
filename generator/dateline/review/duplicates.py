"""What was added and may be there already, with the reason to think so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.check.near_duplicate import pairs
from dateline.model.names import fold
from dateline.model.records import Event, Source
from dateline.model.same_address import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.records import Record


def duplicates(
    collection: Collection, added: frozenset[str]
) -> Iterator[tuple[Record, Record, str]]:
    """Yield each record that was added with one that may be the same, and why.

    Args:
        collection: The collection with the added records in it.
        added: The ids of the added records.
    """
    for first, second, reason in pairs(collection):
        if second.id in added:
            yield second, first, reason
        elif first.id in added:
            yield first, second, reason
    yield from _same_name(collection, added)
    yield from _same_address(collection, added)


def _same_name(
    collection: Collection, added: frozenset[str]
) -> Iterator[tuple[Record, Record, str]]:
    """Yield actors, places and topics that go by a name of another one."""
    known: defaultdict[tuple[str, str], dict[str, Record]] = defaultdict(dict)
    for record in collection.by_id.values():
        if not isinstance(record, (Event, Source)):
            for name in record.names:
                known[record.kind_of_record, fold(name)][record.id] = record
    for records in known.values():
        listed = list(records.values())
        for record in listed:
            others = [other for other in listed if other is not record]
            if record.id in added and others:
                yield record, others[0], "both go by one name"


def _same_address(
    collection: Collection, added: frozenset[str]
) -> Iterator[tuple[Record, Record, str]]:
    """Yield sources with the address of another one."""
    known: defaultdict[str, dict[str, Source]] = defaultdict(dict)
    for source in collection.sources:
        for address in source.addresses:
            known[comparable(address)][source.id] = source
    for listed in map(list, map(dict.values, known.values())):
        for source in listed:
            others = [other for other in listed if other is not source]
            if source.id in added and others:
                yield source, others[0], "both have one address"
