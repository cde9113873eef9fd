"""The timeline by its other two clocks: when events were reported, and when they were recorded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.model.dates import parse
from dateline.render.addresses import CORRECTIONS, RECENT, REPORTED_ORDER, base_of, numbered_address
from dateline.render.changes import last_change, last_change_of
from dateline.render.lists import by_year, pages_of
from dateline.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.model.dates import Edtf
    from dateline.model.records import Event
    from dateline.render.view import View


@dataclass(frozen=True, slots=True)
class Clock:
    """An order of events by another date than the one on which they happened."""

    address: str
    title: str
    lead: str
    more: tuple[str, str] | None
    """What it says more on another page: a text and an address."""
    date_of: Callable[[Event], Edtf]


def clock_pages(view: View) -> Iterator[Page]:
    """Yield the pages of events by the day they were reported and by that of their last change."""
    reported = view.timeline.reported
    known = [event for event in view.timeline.events if event.id in reported]
    known.sort(key=lambda event: (reported[event.id].sort_key, view.timeline.position[event.id]))
    by_report = Clock(
        REPORTED_ORDER,
        "As it was reported",
        "Events by the day of the earliest source that announces or reports them.",
        None,
        lambda event: reported[event.id],
    )
    yield from _pages(view, by_report, known)
    changed = {
        event.id: day for event in view.timeline.events if (day := last_change(event)) is not None
    }
    days = {day: parse(day) for day in set(changed.values())}
    recent = [event for event in view.timeline.events if event.id in changed]
    recent.sort(key=lambda event: changed[event.id], reverse=True)
    by_change = Clock(
        RECENT,
        "Recently added or revised",
        "Events by the day they were added here or last revised, the latest first.",
        ("What was corrected", CORRECTIONS),
        lambda event: days[changed[event.id]],
    )
    yield from _pages(view, by_change, recent)


def _pages(view: View, clock: Clock, events: Sequence[Event]) -> Iterator[Page]:
    if not events:
        return
    for part in pages_of(events):
        at = numbered_address(clock.address, part.number)
        content = partial(
            view.render,
            "clock.html",
            base=base_of(at),
            title=clock.title,
            lead=clock.lead,
            more=clock.more,
            years=by_year(part.items, clock.date_of),
            page=part,
            address=clock.address,
        )
        yield Page(
            address=at,
            kind="clock",
            title=clock.title if part.number == 1 else f"{clock.title}, page {part.number}",
            description=f"{view.site.name}: {clock.lead}",
            make=content,
            modified=last_change_of(part.items),
        )
