"""All pages that are made from records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.records import Event, Source
from dateline.render.clocks import clock_pages
from dateline.render.corrections import corrections_pages
from dateline.render.entities import entity_pages
from dateline.render.events import event_page
from dateline.render.indexes import index_pages
from dateline.render.known import known_pages
from dateline.render.periods import period_pages
from dateline.render.publisher_pages import publisher_pages
from dateline.render.sources import source_pages
from dateline.render.withdrawn import tombstone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.records import Record
    from dateline.render.page import Page
    from dateline.render.view import View


OVERVIEWS = (
    known_pages,
    period_pages,
    clock_pages,
    index_pages,
    publisher_pages,
    corrections_pages,
)
"""What makes the pages that show many records, those that take longest first."""


def pages(view: View) -> Iterator[Page]:
    """Yield every page of a site that is made from records, one at a time."""
    yield from pages_of_today(view)
    yield from known_pages(view)


def pages_of_today(view: View) -> Iterator[Page]:
    """Yield the pages of what is recorded now, without those of what was known at some time."""
    for overview in OVERVIEWS:
        if overview is not known_pages:
            yield from overview(view)
    for record in view.timeline.collection.records:
        yield from record_pages(view, record)


def record_pages(view: View, record: Record) -> Iterator[Page]:
    """Yield the page of a record, and its further pages if it has many events."""
    if record.withdrawn is not None:
        yield tombstone(view, record)
    elif isinstance(record, Event):
        yield event_page(view, record)
    elif isinstance(record, Source):
        yield from source_pages(view, record)
    else:
        yield from entity_pages(view, record)
