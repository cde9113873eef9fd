"""The index of publishers: who published the sources, how many and when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from dateline.render.addresses import PUBLISHERS, base_of, numbered_address
from dateline.render.lists import INDEX_LENGTH, begin_year, pages_of
from dateline.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.render.lists import ListPage
    from dateline.render.publishers import Publisher
    from dateline.render.view import View


class PublisherEntry(NamedTuple):
    """A publisher as it stands in the index."""

    publisher: Publisher
    years: str
    """From the first to the last of its dated sources; empty where there is none."""
    events: int
    """How many rest on a source of it."""


def publisher_pages(view: View) -> Iterator[Page]:
    """Yield the pages of the index; none where there are no sources.

    A publisher has no page of its own: a name is no id, and its address would change with its
    spelling. The index leads to where its sources are listed.
    """
    if view.publishers:
        for part in pages_of(view.publishers, INDEX_LENGTH):
            yield _page(view, part)


def _page(view: View, part: ListPage[Publisher]) -> Page:
    address = numbered_address(PUBLISHERS, part.number)
    named = sum(publisher.name is not None for publisher in view.publishers)
    content = partial(
        view.render,
        "publishers.html",
        base=base_of(address),
        entries=[_entry(view, publisher) for publisher in part.items],
        page=part,
        address=PUBLISHERS,
    )
    return Page(
        address=address,
        kind="publishers",
        title="Publishers" if part.number == 1 else f"Publishers, page {part.number}",
        description=f"{view.site.name}: {view.words.count(named, 'publisher', 'publishers')}.",
        make=content,
    )


def _entry(view: View, publisher: Publisher) -> PublisherEntry:
    events = {event.id for source in publisher.sources for event in view.events_of(source.id)}
    found = [begin_year(source.published) for source in publisher.sources if source.published]
    years = [view.words.year(year) for year in found if year is not None]
    return PublisherEntry(publisher, "–".join(dict.fromkeys(years[:1] + years[-1:])), len(events))
