"""The corrections page: everything that was changed in published records, in the open."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.render.addresses import CORRECTIONS, CORRECTIONS_FEED, base_of, numbered_address
from dateline.render.changes import last_change_of
from dateline.render.lists import begin_year, pages_of
from dateline.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.corrections import LogEntry
    from dateline.model.dates import Edtf
    from dateline.render.lists import ListPage
    from dateline.render.view import View

LOG_LENGTH = 100
"""How many entries stand on one page at most: each may have a note of a thousand characters."""


@dataclass(frozen=True, slots=True)
class YearOfEntries:
    """The entries of the log of one year."""

    year: int | None
    """Astronomical; None where the beginning is open or not known."""
    count: int
    dates: tuple[tuple[Edtf, tuple[LogEntry, ...]], ...]


def corrections_pages(view: View) -> Iterator[Page]:
    """Yield the pages of the log; one that says that there is nothing in it, if so.

    A site without records has none, as nothing leads to it.
    """
    if view.timeline.collection.records:
        for part in pages_of(view.corrections, LOG_LENGTH):
            yield _page(view, part)


def _page(view: View, part: ListPage[LogEntry]) -> Page:
    address = numbered_address(CORRECTIONS, part.number)
    total = len(view.corrections)
    content = partial(
        view.render,
        "corrections.html",
        base=base_of(address),
        years=_by_year(part.items),
        page=part,
        total=total,
        address=CORRECTIONS,
        feed=CORRECTIONS_FEED if view.has_feed else None,
    )
    counted = view.words.count(total, "entry", "entries") if total else "none so far"
    return Page(
        address=address,
        kind="corrections",
        title="Corrections" if part.number == 1 else f"Corrections, page {part.number}",
        description=f"{view.site.name}: what was corrected after it was published: {counted}.",
        make=content,
        modified=last_change_of(entry.record for entry in part.items),
    )


def _by_year(entries: Iterable[LogEntry]) -> list[YearOfEntries]:
    """Group entries by year, then by date; their order stays."""
    years: dict[int | None, list[LogEntry]] = {}
    for entry in entries:
        years.setdefault(begin_year(entry.date), []).append(entry)
    return [
        YearOfEntries(year, len(listed), tuple(_by_date(listed))) for year, listed in years.items()
    ]


def _by_date(entries: Iterable[LogEntry]) -> Iterator[tuple[Edtf, tuple[LogEntry, ...]]]:
    for date, listed in groupby(entries, key=lambda entry: entry.date):
        yield date, tuple(listed)
