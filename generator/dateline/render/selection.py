"""Lists of events that hand-written pages ask for, and strips of how many there are when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.dates import Certainty, Day
from dateline.model.disputes import is_of_status
from dateline.model.markers import REFERENCES, find_markers
from dateline.render.activity import LANES_COMPACT, activity, lane_names
from dateline.render.lists import by_year
from dateline.render.patterns import written_patterns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model.records import Event
    from dateline.render.view import View


def replace_markers(view: View, text: str, base: str) -> str:
    """Return the Markdown of a hand-written page with its markers replaced by what they ask for.

    Args:
        view: The site.
        text: Markdown.
        base: The way from the page to the site's root.
    """
    pieces = []
    reached = 0
    for marker in find_markers(text):
        if marker.problems:
            continue
        html = _shown(view, marker.filters, base)
        # Markdown ends a block of HTML at an empty line.
        lines = "\n".join(line for line in html.splitlines() if line.strip())
        pieces += [text[reached : marker.start], "\n", lines, "\n"]
        reached = marker.end
    return "".join([*pieces, text[reached:]])


def _shown(view: View, filters: Mapping[str, str], base: str) -> str:
    if filters.get("show") != "activity":
        entries = [date for year in by_year(select(view, filters)) for date in year.dates]
        return view.render("selection.html", base=base, entries=entries)
    events = select(view, {**filters, "order": "oldest"})
    is_whole = len(events) == len(view.timeline.events)
    return view.render(
        "activity.html",
        base=base,
        activity=activity(events),
        lanes=lane_names(view, LANES_COMPACT) if is_whole else (),
        patterns=written_patterns(view.words),
    )


def select(view: View, filters: Mapping[str, str]) -> tuple[Event, ...]:
    """Return the events that a marker asks for, the latest first unless it says otherwise."""
    events = [event for event in view.timeline.events if _fits(event, filters)]
    for name, kind in REFERENCES.items():
        if name in filters:
            identifier = view.timeline.collection.names.find(kind, filters[name])
            wanted = {event.id for event in view.events_of(identifier or "")}
            events = [event for event in events if event.id in wanted]
    if filters.get("order", "newest") == "newest":
        events.reverse()
    return tuple(events[: int(filters["limit"])] if "limit" in filters else events)


def _in_year(event: Event, year: int) -> bool:
    """Return whether an event certainly or possibly falls into a year."""
    return event.date.within(Day(year, 1, 1), Day(year, 12, 31)) is not Certainty.NO


def _fits(event: Event, filters: Mapping[str, str]) -> bool:
    return (
        filters.get("type", event.type) == event.type
        and is_of_status(event, filters.get("status", event.status.value))
        and int(filters.get("importance", 0)) <= (event.importance or 0)
        and ("year" not in filters or _in_year(event, int(filters["year"])))
    )
