"""The record as it was known: a page for each month, with what sources out by its end support.

Each page would repeat those before it, so that all together would grow with the square of the
archive. So a page lists everything that was known only while that is one page of events, and while
all such lists together stay short; from then on it lists what its month added, and links to the
months before, which have the rest. docs/architecture.md gives the
reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from dateline.known import became_known, first_known, known, not_dated
from dateline.language.dates import month_and_year
from dateline.model.dates import Day
from dateline.model.edtf_calendar import month_length
from dateline.render.addresses import (
    NOT_DATED,
    REPORTED,
    base_of,
    known_address,
    numbered_address,
)
from dateline.render.changes import last_change_of
from dateline.render.known_rows import ListedRow, Rows, cut_into_pages
from dateline.render.lists import PAGE_LENGTH, by_year, pages_of
from dateline.render.page import Page
from dateline.render.patterns import day_patterns, number_samples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.known import Known
    from dateline.render.lists import ListPage
    from dateline.render.view import View

_Added: TypeAlias = "tuple[tuple[int, int], tuple[Known, ...]]"
"""A year and a month, and what of the events became known in it."""

TITLE = "As it was known"

MOST_REPEATED = 10_000
"""How many sources, statements and disputes all full lists together have at most."""

_PICKED_YEARS = range(1000, 10_000)
"""The years that are written with four digits and without an era."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMonth:
    """A month in which something became known."""

    year: int
    month: int
    title: str
    events: int
    """How many events became known in it."""
    statements: int
    events_before: int
    """How many were known when it began."""
    statements_before: int
    listed: tuple[Known, ...]
    """What its page lists."""
    is_full: bool
    """Whether that is everything known at its end, or else what it added."""

    @property
    def address(self) -> str:
        """The address of its page."""
        return known_address(self.year, self.month)

    @property
    def first(self) -> Day:
        """Its first day."""
        return Day(self.year, self.month, 1)

    @property
    def last(self) -> Day:
        """Its last day."""
        return Day(self.year, self.month, month_length(self.year, self.month))


def known_pages(view: View) -> Iterator[Page]:
    """Yield what was known at the end of each month, after the page that leads there."""
    listed = first_known(view.timeline)
    months = tuple(known_months(view, listed))
    if not months:
        return
    left = not_dated(listed)
    yield from _entry_pages(view, months, left)
    rows = Rows(view, {one.event.id: one for one in listed})
    for at, month in enumerate(months):
        around = (months[at - 1] if at else None, months[at + 1] if at + 1 < len(months) else None)
        earlier = [one for one in months[max(0, at - 11) : at] if one.year == month.year]
        yield from _month_pages(view, rows, month, around, earlier)
    yield from _not_dated_pages(view, rows, left)


def known_months(view: View, listed: Sequence[Known]) -> Iterator[KnownMonth]:
    """Yield the months in which anything became known, in the order of time."""
    by_month = _by_month(listed)
    full = list(_full_lists(listed, by_month, view.timeline.position))
    events = statements = 0
    for at, ((year, month), added) in enumerate(by_month):
        first = Day(year, month, 1)
        new = sum(one.since is not None and one.since >= first for one in added)
        said = sum(len(one.statements) for one in added)
        yield KnownMonth(
            year=year,
            month=month,
            title=month_and_year(year, month, view.words.locale),
            events=new,
            statements=said,
            events_before=events,
            statements_before=statements,
            listed=full[at] if at < len(full) else added,
            is_full=at < len(full),
        )
        events += new
        statements += said


def _full_lists(
    listed: Sequence[Known], by_month: Iterable[_Added], position: Mapping[str, int]
) -> Iterator[tuple[Known, ...]]:
    """Yield everything that was known at the end of each month, until that grows too long."""
    places: set[int] = set()
    repeated = 0
    for (year, month), added in by_month:
        places.update(position[one.event.id] for one in added)
        if len(places) > PAGE_LENGTH:
            return
        last = Day(year, month, month_length(year, month))
        everything = known((listed[place] for place in sorted(places)), last)
        repeated += sum(one.size for one in everything)
        if repeated > MOST_REPEATED:
            return
        yield everything


def _by_month(listed: Iterable[Known]) -> list[_Added]:
    """Return the months in order, each with what of the events became known in it."""
    found: dict[tuple[int, int], list[Known]] = {}
    for one in listed:
        for (year, month), _ in groupby(sorted(one.days), key=lambda day: (day.year, day.month)):
            first, last = Day(year, month, 1), Day(year, month, month_length(year, month))
            found.setdefault((year, month), []).extend(became_known((one,), first, last))
    return [(month, tuple(found[month])) for month in sorted(found)]


def _entry_pages(view: View, months: Sequence[KnownMonth], left: Sequence[Known]) -> Iterator[Page]:
    years = [(year, list(group)) for year, group in groupby(months, key=lambda one: one.year)]
    days = (
        min(day for one in months[0].listed for day in one.days),
        max(day for one in months[-1].listed for day in one.days),
    )
    for part in pages_of(years):
        first = part.number == 1
        address = numbered_address(REPORTED, part.number)
        picked = part.of == 1 and all(day.year in _PICKED_YEARS for day in days)
        yield Page(
            address=address,
            kind="reported",
            title=TITLE if first else f"{TITLE}, page {part.number}",
            description=f"{view.site.name}: what published sources supported, month by month.",
            make=partial(
                view.render,
                "reported.html",
                base=base_of(address),
                title=TITLE,
                years=part.items,
                page=part,
                address=REPORTED,
                days=[day.isoformat() for day in days] if picked else (),
                first_days=day_patterns(view.words, 1),
                other_days=day_patterns(view.words, 13),
                numbers=number_samples(view.words),
                left=sum(one.since is None for one in left),
                has_left=bool(left),
            ),
            modified=last_change_of(view.timeline.events),
        )


def _month_pages(
    view: View,
    rows: Rows,
    month: KnownMonth,
    around: tuple[KnownMonth | None, KnownMonth | None],
    earlier: Sequence[KnownMonth],
) -> Iterator[Page]:
    title = f"As known at the end of {month.title}"
    made = [rows.of_month(one, month.first, month.last) for one in month.listed]
    made.sort(key=lambda row: not row.is_dated)
    for part in cut_into_pages(made):
        address = numbered_address(month.address, part.number)
        first = part.number == 1
        yield Page(
            address=address,
            kind="known",
            title=title if first else f"{title}, page {part.number}",
            description=f"{view.site.name}: what sources published up to the end of {month.title} "
            "support.",
            make=partial(
                view.render,
                "known.html",
                title=title,
                month=month,
                events=month.events + month.events_before,
                statements=month.statements + month.statements_before,
                around=around,
                earlier=earlier,
                page=part,
                address=month.address,
                **_listed(part, base_of(address)),
            ),
            modified=last_change_of(row.event for row in part.items),
            indexed=False,
        )


def _not_dated_pages(view: View, rows: Rows, left: Sequence[Known]) -> Iterator[Page]:
    title = "Publication not dated"
    for part in cut_into_pages([rows.not_dated(one) for one in left]) if left else ():
        address = numbered_address(NOT_DATED, part.number)
        yield Page(
            address=address,
            kind="known",
            title=title if part.number == 1 else f"{title}, page {part.number}",
            description=f"{view.site.name}: what rests on sources of which no day is certain.",
            make=partial(
                view.render,
                "not_dated.html",
                title=title,
                page=part,
                address=NOT_DATED,
                **_listed(part, base_of(address)),
            ),
            modified=last_change_of(row.event for row in part.items),
            indexed=False,
        )


def _listed(part: ListPage[ListedRow], base: str) -> dict[str, object]:
    """Return what a template lists of a page: by year, and the events without a date by then."""
    return {
        "base": base,
        "years": by_year(row.event for row in part.items if row.is_dated),
        "undated": [row.event for row in part.items if not row.is_dated],
        "rows": {row.event.id: row.html(base) for row in part.items},
    }
