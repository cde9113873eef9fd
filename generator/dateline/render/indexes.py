"""The index page of each kind of record."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Any

from dateline.model.kind import Kind
from dateline.model.names import fold
from dateline.model.records import Actor, Location, Record, Source
from dateline.model.slug import slug, unlike
from dateline.render.addresses import base_of, numbered_address
from dateline.render.entities import kind_label
from dateline.render.lists import by_year, pages_of
from dateline.render.page import Heading, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.render.lists import ListPage
    from dateline.render.view import View

INDEX_LENGTH = 500
"""How many names stand on one page at most."""

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
        content = view.render(
            "timeline.html",
            base=base_of(numbered_address(address, part.number)),
            title=TITLES[Kind.EVENT],
            lead=f"{view.words.count(len(events), 'event', 'events')}, the latest first.",
            overview=(),
            clocks=(),
            years=by_year(part.items),
            page=part,
            address=address,
        )
        yield _page(view, Kind.EVENT, part, content, total=len(events))


def _pages(view: View, kind: Kind, records: Sequence[Record]) -> Iterator[Page]:
    address = f"{kind.folder}/"
    entries = sorted((_entry(view, record) for record in records), key=_order)
    for part in pages_of(entries, INDEX_LENGTH):
        grouped = groupby(part.items, key=lambda entry: entry.group)
        listed = [(label, list(found)) for label, found in grouped]
        anchors = unlike(slug(label) or "group" for label, _ in listed)
        groups = [(label, one, found) for (label, found), one in zip(listed, anchors, strict=True)]
        content = view.render(
            "index.html",
            base=base_of(numbered_address(address, part.number)),
            title=TITLES[kind],
            lead=_LEADS[kind],
            groups=groups,
            wide=kind is Kind.SOURCE,
            page=part,
            address=address,
        )
        headings = tuple(Heading(anchor, label) for label, anchor, _ in groups if label)
        page = _page(view, kind, part, content, total=len(entries))
        yield replace(page, headings=headings)


def _page(view: View, kind: Kind, part: ListPage[Any], content: str, *, total: int) -> Page:
    title, number = TITLES[kind], part.number
    counted = view.words.count(total, kind.value, kind.folder)
    return Page(
        address=numbered_address(f"{kind.folder}/", number),
        kind=kind.folder,
        title=title if number == 1 else f"{title}, page {number}",
        description=f"{view.site.name}: {counted}.",
        content=content,
    )


def _entry(view: View, record: Record) -> IndexEntry:
    group, note = "", ""
    if isinstance(record, Actor):
        group = _ACTOR_GROUPS[record.kind.value]
        note = ", ".join(role.role for role in record.roles)
    elif isinstance(record, Source):
        group = record.publisher or "Other publishers"
        published = view.words.date(record.published) if record.published else ""
        note = ", ".join(filter(None, (published, record.grade if record.is_graded else "")))
    elif isinstance(record, Location):
        note = kind_label(view, record)
    return IndexEntry(group, record, note, len(view.events_of(record.id)))


def _order(entry: IndexEntry) -> tuple[Any, ...]:
    """Return what entries sort by: actors and places by name, sources by their day."""
    record = entry.record
    if isinstance(record, Source):
        published = record.published.sort_key if record.published else ()
        publisher = (*_letters(entry.group), entry.group)
        return (*publisher, record.published is None, published, record.id)
    if isinstance(record, Actor):
        groups = list(_ACTOR_GROUPS.values())
        return (groups.index(entry.group), *_letters(record.label), record.id)
    return (*_letters(record.label), record.id)


def _letters(name: str) -> tuple[str, str]:
    """Return what a name sorts by: its letters without their marks, then with them."""
    folded = fold(name)
    parts = unicodedata.normalize("NFD", folded)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)), folded
