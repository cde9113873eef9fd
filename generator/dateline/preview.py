"""A site that is being edited: a page is made when somebody asks for it, as it is just then."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from threading import Lock, RLock, Thread
from typing import TYPE_CHECKING, NamedTuple

from dateline.build import files
from dateline.collector import collector_paused
from dateline.model.kind import Kind
from dateline.model.markers import links_of
from dateline.read.again import read_again
from dateline.read.files import Folder, stats_of
from dateline.render.addresses import REPORTED, base_of
from dateline.render.known import known_pages
from dateline.render.lists import begin_year
from dateline.render.pages import OVERVIEWS, record_pages
from dateline.render.selection import replace_markers
from dateline.search import FOLDER as SEARCH
from dateline.timeline import link
from dateline.write import Output, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from dateline.build import Pages
    from dateline.model.collection import Collection
    from dateline.read.files import Stats
    from dateline.render.page import Page
    from dateline.render.view import View

_PAGE = "index.html"
_SERVERS_OWN = "/livereload/"
"""Where MkDocs' server says that something has changed, whatever the site's own addresses are."""
_FOLDERS = {kind.folder for kind in Kind}


class Served(NamedTuple):
    """A site as MkDocs built it the last time, with nothing of what is made from records."""

    pages: Pages
    site: Path
    """The folder that the server answers from."""
    theme: frozenset[str]
    """What lies there from MkDocs: the paths of hand-written pages and assets."""
    content: Path
    stats: Stats
    """The content folder before it was read for this."""
    number: int = 0
    """How many states of the site there were before this one."""


class Preview:
    """What makes the pages of a site that is being edited, one request after the other.

    A request sees the records as they are on the disk. Where that takes more than reading the
    records that have changed (a record is new or does not hold together, a page, the vocabulary or
    the configuration has changed), the state before is served until MkDocs has built the site anew.
    """

    def __init__(self, check: Callable[[Collection], bool], fall_back: Callable[[], None]) -> None:
        """Make a preview of nothing, until `renew` is called.

        Args:
            check: Says what is wrong with records, and returns whether they have no errors; called
                beside everything else.
            fall_back: Says that the last records without errors are served.
        """
        self._check = check
        self._fall_back = fall_back
        self._lock = RLock()
        self._checking = Lock()
        self._served: Served | None = None
        self._good: Served | None = None
        self._states = 0
        self._fresh: set[str] = set()
        self._outside: Mapping[str, object] = {}
        self._tried: Stats = {}
        self._followed: Stats = {}

    def renew(self, served: Served) -> None:
        """Serve a site that MkDocs has just built."""
        with self._lock:
            self._states += 1
            self._served = self._good = served._replace(number=self._states)
            self._fresh.clear()
            self._outside = _outside(served.pages.view)
            self._tried = served.stats
            self._followed = {}

    def before(self, answer: WSGIApplication, mount: str) -> WSGIApplication:
        """Return a server that brings the file that is asked for up to date before it answers.

        Args:
            answer: The server.
            mount: Where the site is below the server's root, with a slash at both ends.
        """

        def served(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
            if f"{path}/".startswith(mount) and not path.startswith(_SERVERS_OWN):
                wanted = path.removeprefix(mount)
                self.bring(f"{wanted}{_PAGE}" if path.endswith("/") else wanted)
            return answer(environ, start_response)

        return served

    def instead_of(self, build: Callable[[], None]) -> Callable[[], None]:
        """Return what follows a change: MkDocs' build, where that of records is not enough."""

        def follow_or_build() -> None:
            with self._lock:
                self._follow()
                enough, self._followed = self._followed == self._tried, {}
            if not enough:
                build()

        return follow_or_build

    def _look_at(self, served: Served) -> None:
        """Check what is served already, and go back to what was good before if it is not."""
        with self._checking:
            # What came while another state was checked will be checked in its place.
            if served.number != self._states:
                return
            is_good = self._check(served.pages.view.timeline.collection)
        with self._lock:
            now, good = self._served, self._good
            if now is None or good is None:
                return
            if is_good:
                self._good = max(good, served, key=_number)
                # Unless what came after it has been found good or is being looked at.
                self._served = max(now, self._good, key=_number)
            elif now is served:
                self._served = good
            if self._served is now:
                return
            self._fresh.clear()
        if not is_good:
            self._fall_back()

    def bring(self, path: str) -> None:
        """Bring a file of the site up to date.

        Args:
            path: Below the site's folder, with `/` between folders.
        """
        # What leads out of the site's folder is for the server to refuse.
        if posixpath.normpath(f"/{path}") != f"/{path}":
            return
        with self._lock:
            self._follow()
            served = self._served
            if served is None or path in self._fresh or path in served.theme:
                return
            with collector_paused():
                made = list(self._make(served, path))
            write(made, served.site)
            paths = {output.path for output in made}
            # What is not there is not looked for again before something has changed.
            self._fresh.update(paths, (path,))
            # What was there may be a page of a record that is gone.
            stale = served.site / path
            if path not in paths and stale.is_file():
                stale.unlink()

    def _make(self, served: Served, path: str) -> Iterable[Output]:
        """Return what a request for a file takes; several where they are made together."""
        if path.startswith(SEARCH):
            return served.pages.search() if served.pages.search else ()
        address = path.removesuffix(_PAGE)
        if address != path:
            page = next(
                (one for one in _near(served.pages.view, address) if one.address == address), None
            )
            if page is not None:
                return [Output(path, served.pages.frames.render(page))]
        return files(served.pages, ())

    def _follow(self) -> None:
        """Take in records that have changed, if that is all that has changed."""
        served = self._served
        if served is None:
            return
        stats = stats_of(served.content)
        if stats == self._tried:
            return
        self._tried = stats
        changed = {path for path in stats if stats[path] != served.stats.get(path)}
        if stats.keys() != served.stats.keys():
            return
        view = served.pages.view
        with collector_paused():
            collection = read_again(view.timeline.collection, Folder(served.content), changed)
            if collection is None:
                return
            renewed = view.of(link(collection))
            if _outside(renewed) != self._outside:
                return
        self._states += 1
        pages = replace(served.pages, view=renewed)
        self._served = served._replace(pages=pages, stats=stats, number=self._states)
        self._fresh.clear()
        self._followed = stats
        Thread(target=self._look_at, args=(self._served,), daemon=True).start()


def _number(served: Served) -> int:
    return served.number


def _near(view: View, address: str) -> Iterator[Page]:
    """Yield the pages among which the page at an address is, if there is one."""
    folder, _, rest = address.partition("/")
    if folder in _FOLDERS and rest:
        identifier = rest.partition("/")[0]
        for record in view.timeline.collection.records:
            if record.address == f"{folder}/{identifier}/":
                yield from record_pages(view, record)
    for overview in OVERVIEWS:
        if overview is not known_pages or address.startswith(REPORTED):
            yield from overview(view)


def _outside(view: View) -> Mapping[str, object]:
    """Return what MkDocs' part of a site shows of records: lists, links and the years."""
    collection = view.timeline.collection
    shown: dict[str, object] = {"": {begin_year(event.date) for event in view.timeline.events}}
    for page in collection.pages:
        linked = (collection.names.find_any(link.target) for link in links_of(page.text))
        records = (collection.by_id.get(found) for found in linked if found)
        labels = [record.label for record in records if record]
        shown[page.path] = (replace_markers(view, page.text, base_of(page.address)), labels)
    return shown
