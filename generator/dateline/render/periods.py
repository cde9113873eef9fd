"""The timeline as a whole, and the pages of its years and months."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from dateline.known import certainly_out
from dateline.render.activity import LANES, activity_of, lane_names
from dateline.render.addresses import (
    RECENT,
    REPORTED,
    REPORTED_ORDER,
    TIMELINE,
    base_of,
    month_address,
    numbered_address,
    year_address,
)
from dateline.render.calendar import calendar
from dateline.render.changes import last_change_of
from dateline.render.lists import PAGE_LENGTH, by_year, pages_of
from dateline.render.page import Heading, Page
from dateline.render.patterns import written_patterns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.model.records import Event
    from dateline.render.activity import Activity
    from dateline.render.calendar import Month, Year
    from dateline.render.lists import ListPage, SameDate
    from dateline.render.view import View

_Link: TypeAlias = tuple[str, str]
"""A title and an address."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of a year's or month's page."""

    title: str | None
    anchor: str
    events: tuple[Event, ...]
    address: str | None = None
    """The page of its own that its heading leads to."""


@dataclass(frozen=True, slots=True)
class Section:
    """A group, or as much of it as stands on one page."""

    group: Group
    dates: tuple[SameDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year or a month, with everything its page says."""

    kind: str
    title: str
    address: str
    year: int
    is_month: bool
    count: int
    groups: tuple[Group, ...]
    activity: Activity | None
    before: _Link | None
    after: _Link | None


def period_pages(view: View) -> Iterator[Page]:
    """Yield the timeline's page, then those of its years, each followed by those of its months."""
    years = calendar(view.timeline.events)
    yield from _timeline_pages(view, years)
    months = [month for year in years for month in year.months]
    around_years = _around([(view.words.year(one.year), year_address(one.year)) for one in years])
    around_months = _around(
        [(_month_title(view, one), month_address(one.year, one.month)) for one in months]
    )
    at = 0
    for year, around in zip(years, around_years, strict=True):
        yield from _pages(view, _year(view, year, around))
        for month in year.months:
            yield from _pages(view, _month(view, month, around_months[at]))
            at += 1


def _timeline_pages(view: View, years: Sequence[Year]) -> Iterator[Page]:
    events = view.timeline.events
    strip = activity_of(years)
    # What has no year to stand in stands here.
    fits = len(events) <= PAGE_LENGTH
    listed = events if fits else [event for event in events if event.date.begins is None]
    order = ", the earliest first" if len(events) > 1 else ""
    lead = f"{view.words.count(len(events), 'event', 'events')}{order}."
    for part in pages_of(listed):
        address = numbered_address(TIMELINE, part.number)
        first = part.number == 1
        content = partial(
            view.render,
            "timeline.html",
            base=base_of(address),
            title="Timeline",
            lead=lead,
            activity=strip if first else None,
            core=view.core,
            patterns=written_patterns(view.words) if first and events else None,
            listed_whole=fits,
            lanes=lane_names(view, LANES),
            clocks=_clocks(view) if first else (),
            years=by_year(part.items),
            page=part,
            address=TIMELINE,
        )
        yield Page(
            address=address,
            kind="timeline",
            title="Timeline" if first else f"Timeline, page {part.number}",
            description=f"{view.site.name}: all events in order. {lead}",
            make=content,
            modified=last_change_of(events),
        )


def _clocks(view: View) -> list[_Link]:
    """Return the pages that order the same events otherwise, as far as there are any."""
    clocks = []
    sources = view.timeline.collection.sources
    if any(certainly_out(source) and view.events_of(source.id) for source in sources):
        clocks.append(("as it was known on a day", REPORTED))
    if view.timeline.reported:
        clocks.append(("as it was reported", REPORTED_ORDER))
    if last_change_of(view.timeline.events):
        clocks.append(("recently added or revised", RECENT))
    return clocks


def _year(view: View, year: Year, around: tuple[_Link | None, _Link | None]) -> Period:
    name = view.words.year(year.year)
    months = [
        Group(
            view.words.month(month.month).capitalize(),
            f"month-{month.month:02d}",
            month.begins,
            month_address(year.year, month.month),
        )
        for month in year.months
    ]
    return Period(
        kind="year",
        title=name,
        address=year_address(year.year),
        year=year.year,
        is_month=False,
        count=year.count,
        groups=(
            Group("Going on from earlier years", "continuing", year.continues),
            Group(f"In {name}, month not given", "month-not-given", year.month_not_given),
            Group(f"In {name} or a later year", "less-exact", year.longer),
            *months,
        ),
        activity=activity_of((year,)),
        before=around[0],
        after=around[1],
    )


def _month(view: View, month: Month, around: tuple[_Link | None, _Link | None]) -> Period:
    beginning = "Beginning in this month" if month.continues else None
    return Period(
        kind="month",
        title=_month_title(view, month),
        address=month_address(month.year, month.month),
        year=month.year,
        is_month=True,
        count=len(month.begins),
        groups=(
            Group("Going on from earlier months", "continuing", month.continues),
            Group(beginning, "beginning", month.begins),
        ),
        activity=None,
        before=around[0],
        after=around[1],
    )


def _month_title(view: View, month: Month) -> str:
    return view.words.month_of(month.year, month.month)


def _around(links: Sequence[_Link]) -> list[tuple[_Link | None, _Link | None]]:
    """Return for each link the one before and the one after it."""
    return list(zip([None, *links[:-1]], [*links[1:], None], strict=True)) if links else []


def _pages(view: View, period: Period) -> Iterator[Page]:
    """Yield the page of a period, and its further pages if it has many events."""
    counted = (
        view.words.count(period.count, "event", "events") if period.count else "no event begins"
    )
    listed = [event for group in period.groups for event in group.events]
    for part in pages_of(listed):
        sections = _sections(period.groups, part)
        address = numbered_address(period.address, part.number)
        first = part.number == 1
        content = partial(
            view.render,
            "period.html",
            base=base_of(address),
            period=period,
            page=part,
            lead=f"{counted[0].upper()}{counted[1:]}.",
            sections=sections,
        )
        groups = [section.group for section in sections]
        yield Page(
            address=address,
            kind=period.kind,
            title=period.title if first else f"{period.title}, page {part.number}",
            description=f"{view.site.name}: {period.title}, {counted}.",
            make=content,
            headings=tuple(Heading(one.anchor, one.title) for one in groups if one.title),
            modified=last_change_of(part.items),
        )


def _sections(groups: Iterable[Group], part: ListPage[Event]) -> list[Section]:
    """Return what stands of each group on one of the pages that their events are cut into."""
    first = (part.number - 1) * PAGE_LENGTH
    sections = []
    for group in groups:
        last = first + PAGE_LENGTH
        shown = group.events[max(0, first) : max(0, last)]
        first -= len(group.events)
        if shown:
            dates = tuple(date for year in by_year(shown) for date in year.dates)
            sections.append(Section(group, dates))
    return sections
