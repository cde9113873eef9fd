"""An archive in outline: what a change of a few files has to know of all the others.

A whole reading leaves it behind. It tells which other files a changed one has to do with, so that
those alone need be read to check it (`part.py`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from dateline.model.corroboration import host_of
from dateline.model.kind import Kind
from dateline.model.markers import REFERENCES, find_markers, links_of
from dateline.model.names import Entry, fold
from dateline.model.records import Event, Source
from dateline.model.references import links, reference_fields
from dateline.read.inline_sources import as_compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.model.collection import Collection, WrittenPage
    from dateline.model.names import Names
    from dateline.model.records import Record
    from dateline.read.revision import Staged

Days: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
"""A first and a last day: years, months, days."""
Texts: TypeAlias = tuple[str, ...]
Row: TypeAlias = tuple[
    tuple[tuple[str, Kind, Texts, Texts], ...], Texts, Texts, Texts, Texts, Texts, Days | None
]
"""A sketch in plain tuples, which are loaded in a third of the time."""

_ABOVE = frozenset({"part_of", "follows", "copy_of", "relies_on"})
"""The fields by which records of one kind form chains, along which rules look."""


class Sketch(NamedTuple):
    """What is to be known of a file: of a record with the sources in it, or of a page.

    Of sources that several files describe, the first is the one to have them.
    """

    entries: tuple[Entry, ...] = ()
    """What its records go by."""
    named: Texts = ()
    """The ids of the records that it names, in fields, in links and in filters."""
    above: Texts = ()
    """Those of them that stand above one of its records in a chain."""
    cited: Texts = ()
    """Those of them that are sources."""
    addresses: Texts = ()
    """The addresses of its sources as they are compared; of one that has none, its id."""
    hosts: Texts = ()
    """The hosts of its sources that name no publisher: those of others there may be theirs."""
    days: Days | None = None
    """The first and the last day on which its event can have been."""

    @property
    def ids(self) -> Iterator[str]:
        """The ids of its records."""
        return (entry.id for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Outline:
    """An archive without an error, in outline."""

    facts: Mapping[str, str]
    """What git's index says of each file, by path."""
    names: Names
    rows: Mapping[str, Row]
    """What is to be known of every record file and hand-written page, by path."""
    where: Mapping[str, str]
    """The file of the record with an id."""
    publishers: Mapping[str, Mapping[str, Sequence[str]]]
    """The files of a host's sources by who published them, folded."""

    @classmethod
    def of(cls, staged: Staged, collection: Collection) -> Outline:
        """Return an archive in outline.

        Args:
            staged: Where it was read from.
            collection: All of it.
        """
        rows: dict[str, Row] = {
            path: (tuple([_as_row(entry) for entry in sketch.entries]), *sketch[1:])
            for path, sketch in sketches_of(collection).items()
        }
        where = {record.id: record.path for record in reversed(collection.records)}
        publishers: defaultdict[str, defaultdict[str, list[str]]]
        publishers = defaultdict(lambda: defaultdict(list))
        for source in collection.sources:
            if source.publisher and (host := host_of(source)):
                publishers[host][fold(source.publisher)].append(source.path)
        of_hosts = {host: dict(named) for host, named in publishers.items()}
        return cls(staged.facts, collection.names, rows, where, of_hosts)

    def sketches(self, paths: Iterable[str]) -> dict[str, Sketch]:
        """Return what is to be known of those of some files that were there."""
        found = ((path, self.rows[path]) for path in paths if path in self.rows)
        return {
            path: Sketch(tuple([Entry(*one) for one in row[0]]), *row[1:]) for path, row in found
        }


def _as_row(entry: Entry) -> tuple[str, Kind, Texts, Texts]:
    return entry.id, entry.kind, tuple(entry.names), tuple(entry.former)


def sketches_of(collection: Collection) -> dict[str, Sketch]:
    """Return what is to be known of each file of a collection, by path."""
    in_file: defaultdict[str, list[Record]] = defaultdict(list)
    for record in collection.records:
        in_file[record.path].append(record)
    found = {path: _of_records(records, collection) for path, records in in_file.items()}
    found.update((page.path, _of_page(page, collection.names)) for page in collection.pages)
    return found


def _of_records(records: list[Record], collection: Collection) -> Sketch:
    entries: list[Entry] = []
    named: dict[str, None] = {}
    above: dict[str, None] = {}
    cited: dict[str, None] = {}
    addresses: list[str] = []
    hosts: list[str] = []
    days = None
    for record in records:
        entries.append(record.entry)
        for keys, of_kind, ids, _ in reference_fields(record, collection.vocabulary):
            named.update(dict.fromkeys(ids))
            if of_kind is Kind.SOURCE:
                cited.update(dict.fromkeys(ids))
            if not _ABOVE.isdisjoint(keys):
                above.update(dict.fromkeys(ids))
        for _, target in links(record):
            named[collection.names.find_any(target) or target] = None
        if isinstance(record, Source):
            addresses.append(as_compared(record.url) or record.id)
            if not record.publisher and (host := host_of(record)):
                hosts.append(host)
        elif isinstance(record, Event):
            days = _days(record)
    return Sketch(
        tuple(entries),
        tuple(named),
        tuple(above),
        tuple(cited),
        tuple(addresses),
        tuple(hosts),
        days,
    )


def _of_page(page: WrittenPage, names: Names) -> Sketch:
    named = {names.find_any(link.target) for link in links_of(page.text)}
    for marker in find_markers(page.text):
        for name, value in marker.filters.items():
            if name in REFERENCES:
                named.add(names.find(REFERENCES[name], value))
    return Sketch(named=tuple(sorted(one for one in named if one is not None)))


def _days(event: Event) -> Days | None:
    first = event.date.earliest or event.date.latest
    last = event.date.latest or event.date.earliest
    return (tuple(first), tuple(last)) if first and last else None
