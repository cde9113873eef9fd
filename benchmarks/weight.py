"""What the pages of a built site weigh: as they lie on the disk, and as they travel."""

from __future__ import annotations

import gzip
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.measuring import is_page
from benchmarks.promises import Promise, at_most

if TYPE_CHECKING:
    from pathlib import Path

KILOBYTE: Final = 1024
MOST_OF_AN_EVENT: Final = 12.0
"""KB of a typical event, compressed."""
MOST_OF_A_PAGE: Final = 500.0
"""KB of any page, not compressed."""
LEVEL: Final = 6
"""How hard web servers usually compress."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages of a site weigh."""

    events: tuple[int, ...]
    """Bytes of each event's page, compressed, in ascending order."""
    home: int
    """Bytes, compressed."""
    timeline: int
    """Bytes, compressed."""
    largest: int
    """Bytes of the largest page, not compressed."""
    largest_at: str
    """Its address."""


def weigh_pages(site: Path) -> Pages:
    """Return what the pages of a built site weigh."""
    pages = [path for path in site.rglob("*.html") if is_page(path)]
    largest = max(pages, key=lambda path: (path.stat().st_size, path))
    events = [path for path in pages if path.parent.parent == site / "events"]
    return Pages(
        events=tuple(sorted(map(compressed, events))),
        home=compressed(site / "index.html"),
        timeline=compressed(site / "timeline" / "index.html"),
        largest=largest.stat().st_size,
        largest_at=f"{largest.parent.relative_to(site).as_posix()}/",
    )


def compressed(path: Path) -> int:
    """Return how many bytes a file has as web servers send it."""
    return len(gzip.compress(path.read_bytes(), LEVEL, mtime=0))


def page_promises(pages: Pages) -> list[Promise]:
    """Return what is promised of pages, beside what was measured."""
    heavy = statistics.quantiles(pages.events, n=20)[-1] / KILOBYTE
    typical = statistics.median(pages.events) / KILOBYTE
    name = f"page of an event, compressed: median (95 of 100 have at most {heavy:.1f} KB)"
    largest = f"largest page, `{pages.largest_at}`, as it lies on the disk"
    return [
        at_most(name, typical, MOST_OF_AN_EVENT, " KB"),
        at_most("home, compressed", pages.home / KILOBYTE, None, " KB"),
        at_most("`timeline/`, compressed", pages.timeline / KILOBYTE, None, " KB"),
        at_most(largest, pages.largest / KILOBYTE, MOST_OF_A_PAGE, " KB"),
    ]
