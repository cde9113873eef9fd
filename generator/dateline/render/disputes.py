"""The open disputes of a list of events: on which points, and who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.model.disputes import is_disputed
from dateline.render.evidence import evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.records import Event
    from dateline.render.evidence import Dispute
    from dateline.timeline import Timeline


class DisputedEvent(NamedTuple):
    """An event of which something is disputed."""

    event: Event
    disputes: tuple[Dispute, ...]
    """None where the event itself is disputed and no statements stand against each other."""


def open_disputes(events: Iterable[Event], timeline: Timeline) -> Iterator[DisputedEvent]:
    """Yield the events of a list of which something is disputed, in its order.

    A dispute is open until its event is withdrawn or another event takes its place.
    """
    for event in events:
        if is_disputed(event) and not _is_superseded(event, timeline):
            yield DisputedEvent(event, evidence(event, timeline.collection).disputes)


def _is_superseded(event: Event, timeline: Timeline) -> bool:
    relations = timeline.relations.get(event.id, ())
    return any(one.name == "supersedes" and one.inverse for one in relations)
