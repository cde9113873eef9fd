"""The stages in order: read, check, link, render, frame. The adapters call it."""

from __future__ import annotations

import atexit
import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.check.run import check
from dateline.export.sitemap import Entry, robots, sitemap
from dateline.model.dates import Day
from dateline.model.problem import Problem, Severity
from dateline.read.content import problems, read
from dateline.render.pages import pages
from dateline.render.withdrawn import redirects
from dateline.write import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.frame import Frames
    from dateline.model.collection import Collection
    from dateline.render.view import View


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder, read and checked."""

    collection: Collection
    problems: tuple[Problem, ...]
    """Errors and warnings, sorted by file and place."""

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong that keeps the site from being published."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_and_check(content: Path, today: Day) -> Checked:
    """Read a content folder and apply all rules.

    Args:
        content: The content folder.
        today: The day that counts as today; nothing that is built depends on it.
    """
    with collector_paused():
        reading = read(content)
        return Checked(reading.collection, problems(content, check(reading, today)))


def today() -> Day:
    """Return the day of SOURCE_DATE_EPOCH, or of the clock where that is not set, in UTC.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from error
    return Day(now.year, now.month, now.day)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python's collector of cycles from running; what has no cycles is freed all the same.

    A build makes millions of small values without cycles that live until its end, and going
    through them again and again costs a quarter of the time. Going through them once more when the
    process ends, to free what the system frees at once, would cost another tenth.
    """
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def outputs(view: View, frames: Frames, written: Iterable[str]) -> Iterator[Output]:
    """Yield every file of the site that is made from records, one at a time.

    Args:
        view: The linked records, ready to be rendered.
        frames: The theme around their pages.
        written: The addresses of the hand-written pages, for the map of the site.
    """
    entries = [Entry(address, None) for address in written]
    for page in pages(view):
        yield Output(f"{page.address}index.html", frames.render(page))
        if page.indexed:
            entries.append(Entry(page.address, page.modified))
    for redirect in redirects(view):
        yield Output(f"{redirect.address}index.html", redirect.html)
    if view.site.url:
        for name, content in sitemap(entries, view.site.url).items():
            yield Output(name, content)
    yield Output("robots.txt", robots(view.site.url))
