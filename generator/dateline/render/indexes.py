"""The index page of each kind of record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dateline.model.kind import Kind
from dateline.model.names import letters
from dateline.model.records import Actor, Location, Record, Source
from dateline.model.slug import slug
from dateline.render.addresses import PUBLISHERS, base_of, numbered_address
from dateline.render.entities import kind_label
from dateline.render.lists import INDEX_LENGTH, by_year, pages_of
from dateline.render.page import Heading, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.render.lists import ListPage
    from dateline.render.publishers import Publisher
    from dateline.render.view import View

TITLES = {
    Kind.EVENT: "Events",
    Kind.ACTOR: "Actors",
    Kind.PLACE: "Places",
    Kind.TOPIC: "Topics",
    Kind.SOURCE: "Sources",
}
_LEADS = {
    Kind.ACTOR: "Everyone who takes part or is quoted.",
    Kind.PLACE: "Where it happened.",
    Kind.TOPIC: "What it is about.",
    Kind.SOURCE: "Every article, statement and transcript that something here rests on.",
}
_ACTOR_GROUPS = {
    "person": "People",
    "organization": "Organizations",
    "state": "States",
    "group": "Groups",
    "other": "Others",
}


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A record as it stands in the index of its kind."""

    group: str
    """The heading it stands under; empty for none."""
    anchor: str
    """The `id` of that heading."""
    record: Record
    note: str
    """What is said beside its name."""
    events: int


def index_pages(view: View) -> Iterator[Page]:
    """Yield the index pages of all kinds that have records."""
    collection = view.timeline.collection
    if view.timeline.events:
        yield from _events(view)
    for kind in (Kind.ACTOR, Kind.PLACE, Kind.TOPIC, Kind.SOURCE):
        records = [
            record
            for record in collection.records
            if record.kind_of_record is kind and record.withdrawn is None
        ]
        if records:
            yield from _pages(view, kind, records)


def _events(view: View) -> Iterator[Page]:
    """Yield the pages of all events, the latest first: the other way round than the timeline."""
    events = view.timeline.events[::-1]
    address = f"{Kind.EVENT.folder}/"
    for part in pages_of(events):
        content = partial(
            view.render,
            "timeline.html",
            base=base_of(numbered_address(address, part.number)),
            title=TITLES[Kind.EVENT],
            lead=f"{view.words.count(len(events), 'event', 'events')}, the latest first.",
            activity=None,
            listed_whole=True,
            clocks=(),
            years=by_year(part.items),
            page=part,
            address=address,
        )
        yield _page(view, Kind.EVENT, part, content, total=len(events))


def _pages(view: View, kind: Kind, records: Sequence[Record]) -> Iterator[Page]:
    address = f"{kind.folder}/"
    entries = _entries(view, kind, records)
    for part in pages_of(entries, INDEX_LENGTH):
        grouped = groupby(part.items, key=lambda entry: (entry.group, entry.anchor))
        groups = [(label, anchor, list(found)) for (label, anchor), found in grouped]
        content = partial(
            view.render,
            "index.html",
            base=base_of(numbered_address(address, part.number)),
            title=TITLES[kind],
            lead=_LEADS[kind],
            more=("Publishers", PUBLISHERS) if kind is Kind.SOURCE else None,
            groups=groups,
            wide=kind is Kind.SOURCE,
            graded=any(
                isinstance(one.record, Source) and one.record.is_graded for one in part.items
            ),
            page=part,
            address=address,
        )
        headings = tuple(Heading(anchor, label) for label, anchor, _ in groups if label)
        page = _page(view, kind, part, content, total=len(entries))
        yield replace(page, headings=headings)


def _page(
    view: View, kind: Kind, part: ListPage[Any], content: Callable[[], str], *, total: int
) -> Page:
    title, number = TITLES[kind], part.number
    counted = view.words.count(total, kind.value, kind.folder)
    return Page(
        address=numbered_address(f"{kind.folder}/", number),
        kind=kind.folder,
        title=title if number == 1 else f"{title}, page {number}",
        description=f"{view.site.name}: {counted}.",
        make=content,
    )


def _entries(view: View, kind: Kind, records: Sequence[Record]) -> list[IndexEntry]:
    """Return the entries of an index in order: by name, actors by what they are before that.

    Sources stand by publisher, then by day.
    """
    if kind is Kind.SOURCE:
        return [
            _entry_of_source(view, publisher, source)
            for publisher in view.publishers
            for source in publisher.sources
        ]
    ordered = sorted(records, key=lambda record: (*letters(record.label), record.id))
    entries = [_entry(view, record) for record in ordered]
    groups = list(_ACTOR_GROUPS.values())
    return sorted(entries, key=lambda entry: groups.index(entry.group) if entry.group else 0)


def _entry(view: View, record: Record) -> IndexEntry:
    group, note = "", ""
    if isinstance(record, Actor):
        group = _ACTOR_GROUPS[record.kind.value]
        note = ", ".join(role.role for role in record.roles)
    elif isinstance(record, Location):
        note = kind_label(view, record)
    return IndexEntry(group, slug(group), record, note, _count(view, record))


def _entry_of_source(view: View, publisher: Publisher, source: Source) -> IndexEntry:
    published = view.words.date(source.published) if source.published else ""
    return IndexEntry(publisher.label, publisher.anchor, source, published, _count(view, source))


def _count(view: View, record: Record) -> int:
    return len(view.events_of(record.id))
