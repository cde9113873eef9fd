"""The files of a site, from linked records to its folder: render, frame, export, write."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from zlib import crc32

from dateline.at_once import aside, processes_for, spread, worth_a_copy
from dateline.export.corrections import FeedSite, corrections_feed
from dateline.export.reader.files import reader_files
from dateline.export.reader.shards import Wording
from dateline.export.schema import published as published_schemas
from dateline.export.sitemap import Entry, robots, sitemap
from dateline.model.records import Event, Source
from dateline.render.addresses import CORRECTIONS, CORRECTIONS_FEED
from dateline.render.pages import OVERVIEWS, record_pages
from dateline.render.withdrawn import redirects
from dateline.write import Output, Staged, files_below, publish, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from dateline.at_once import Taken
    from dateline.frame import Frames
    from dateline.model.records import Record
    from dateline.progress import Progress
    from dateline.read.files import Stats
    from dateline.render.page import Page
    from dateline.render.view import View
    from dateline.write import Published

Piece: TypeAlias = "Callable[[], Iterator[Page]]"
"""A piece of work: it makes some pages."""

RECORDS_AT_ONCE = 10
"""How many records' pages are one piece of work."""


class Shard(NamedTuple):
    """A part of a site that is built apart from the others: `3/8`, or what all have in common."""

    number: int
    """From 1; 0 for all that is no page of a record."""
    of: int

    @property
    def is_common(self) -> bool:
        """Whether this is what all shards have in common."""
        return self.number == 0

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Return the shard that a text means: `3/8`, `common`.

        Raises:
            ValueError: It is neither.
        """
        if text == "common":
            return cls(0, 1)
        number, slash, of = text.partition("/")
        if slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of):
            return cls(int(number), int(of))
        raise ValueError(
            f"“{text}” is no shard of a site: write 3/8 for the third of eight, or common"
        )

    def holds(self, record: Record) -> bool:
        """Return whether the pages of a record belong to this shard.

        That depends on the record's address alone: one that is added moves no other.
        """
        return not self.is_common and crc32(record.address.encode()) % self.of == self.number - 1


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages of records are made of."""

    view: View
    frames: Frames
    """The theme around them."""
    written: tuple[str, ...]
    """The addresses of the hand-written pages, for the map of the site."""
    search: Callable[[], Iterable[Output]] | None
    """Makes the files of the site's search; None where it has no search."""


class Folders(NamedTuple):
    """Where a site comes from and goes to."""

    theme: Path
    """What MkDocs made: hand-written pages and assets."""
    site: Path
    """Until everything is made it stays as it is."""


class Built(NamedTuple):
    """What a build did to a site's folder."""

    published: Published
    stats: Stats
    """Of the files that were made from records."""


def build(
    pages: Pages,
    folders: Folders,
    *,
    shard: Shard | None,
    progress: Progress,
    before: Stats | None = None,
) -> Built:
    """Make a site in its folder; what is the same there already is left alone.

    Args:
        pages: What the pages of records are made of.
        folders: The folder of what MkDocs made, and that of the site.
        shard: What of the site is wanted, None for all of it.
        progress: Is told how far it is.
        before: What a build of the very same records, settings and shard left behind, if there was
            one: if those files are still what they were, none of them is made again.

    Raises:
        OSError: A file cannot be written.
    """
    site = folders.site
    if before is not None and _stats(site, before) == before:
        parts = [Staged(same=list(before))]
    else:
        parts = list(_stage(pages, site, shard, progress))
    made = [path for part in parts for path in (*part.new, *part.same)]
    if shard is None or shard.is_common:
        parts.append(stage(files_below(folders.theme), site, "theme"))
    with progress.stage("publish"):
        published = publish(site, parts)
    return Built(published, _stats(site, made))


def _stage(pages: Pages, site: Path, shard: Shard | None, progress: Progress) -> Iterator[Staged]:
    """Make everything that is made from records beside the site."""
    view, everything = pages.view, pages.view.timeline.collection.records
    records = everything
    pieces: list[Piece] = []
    if shard is not None:
        records = tuple(record for record in records if shard.holds(record))
    if shard is None or shard.is_common:
        pieces += (partial(overview, view) for overview in OVERVIEWS)
    pieces += _pieces(view, records)
    # A shard may make few pages, and holds all records all the same.
    processes = min(processes_for(len(records)), processes_for(len(everything)))
    has_others = shard is None or shard.is_common
    searchable = partial(_stage_search, pages, site)
    # Pagefind's program has one thread, and takes longer than everything else.
    is_much = pages.search is not None and has_others and worth_a_copy(len(everything))
    with aside(searchable, is_much=is_much) as search:
        with progress.stage("pages"):
            if processes > 1:
                view.compile()
            work = partial(_stage_pages, pages.frames, pieces, site, progress)
            done = spread(work, len(pieces), processes)
        yield from (staged for staged, _ in done)
        if not has_others:
            return
        with progress.stage("files"):
            entries = [entry for _, found in done for entry in found]
            if shard is not None:
                others = chain.from_iterable(record_pages(view, record) for record in everything)
                entries += _entries(others)
            yield stage(files(pages, entries), site, "files")
        with progress.stage("search"):
            yield search()


def _stage_search(pages: Pages, site: Path) -> Staged:
    # A copy that outlives its killed build writes where the next one does not.
    return stage(pages.search() if pages.search else (), site, f"search-{os.getpid()}")


def _stats(site: Path, paths: Iterable[str]) -> Stats:
    """Return the size and time of files of a site; of those that are not there, nothing."""
    found = {}
    for path in paths:
        with contextlib.suppress(OSError):
            stat = (site / path).stat()
            found[path] = (stat.st_size, stat.st_mtime_ns)
    return found


def _pieces(view: View, records: Sequence[Record]) -> Iterator[Piece]:
    """Yield pieces of work that make the pages of records.

    Those that list events come first: the rows of their lists are the same on all of them.
    """

    def pages_of(listed: Iterable[Record]) -> Iterator[Page]:
        return chain.from_iterable(record_pages(view, record) for record in listed)

    ordered = sorted(records, key=lambda record: isinstance(record, (Event, Source)))
    for at in range(0, len(ordered), RECORDS_AT_ONCE):
        yield partial(pages_of, ordered[at : at + RECORDS_AT_ONCE])


def _stage_pages(
    frames: Frames, pieces: Sequence[Piece], site: Path, progress: Progress, taken: Iterator[Taken]
) -> tuple[Staged, list[Entry]]:
    """Make the pages of some pieces of work beside the site, and their entries in its map."""
    entries: list[Entry] = []

    def outputs() -> Iterator[Output]:
        for piece in taken:
            progress.reach(piece.before, len(pieces))
            for page in pieces[piece.number]():
                yield Output(f"{page.address}index.html", frames.render(page))
                entries.extend(_entries((page,)))

    return stage(outputs(), site, f"pages-{os.getpid()}"), entries


def _entries(pages: Iterable[Page]) -> Iterator[Entry]:
    return (Entry(page.address, page.modified) for page in pages if page.indexed)


def files(pages: Pages, entries: Iterable[Entry]) -> Iterator[Output]:
    """Yield every file that is made from records and is no page of the theme.

    Args:
        pages: What they are made of.
        entries: The pages of records, for the map of the site.
    """
    view = pages.view
    for redirect in redirects(view):
        yield Output(f"{redirect.address}index.html", redirect.html)
    for name, content in reader_files(view.timeline, wording(view)):
        yield Output(name, content)
    if view.has_feed:
        yield Output(CORRECTIONS_FEED, _feed(view))
    if view.site.url:
        listed = [*(Entry(address, None) for address in pages.written), *entries]
        for name, content in sitemap(listed, view.site.url).items():
            yield Output(name, content)
    yield Output("robots.txt", robots(view.site.url))
    for name, content in published_schemas(view.timeline.collection, view.site.url):
        yield Output(name, content)


def wording(view: View) -> Wording:
    """Return how a site says what the reader's browser lists."""
    words = view.words
    return Wording(
        date=words.date,
        gutter=words.gutter,
        counted=view.counted,
        events=lambda number: words.count(number, "event", "events"),
        plain=view.text.plain,
    )


def _feed(view: View) -> str:
    site = FeedSite(view.site.name, view.site.url or "", view.site.language)
    days = (record.last_changed for record in view.timeline.collection.records)
    changed = max((day for day in days if day), default=None)
    return corrections_feed(site, view.corrections, (CORRECTIONS_FEED, CORRECTIONS), changed)
