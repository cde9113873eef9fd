"""The words that events are told apart by, in the order of their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.export.reader.columns import as_text
from dateline.model.disputes import is_disputed
from dateline.model.records import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.timeline import Timeline

STATUSES: Final[tuple[Status, ...]] = tuple(one for one in Status if one is not Status.WITHDRAWN)
"""Those of events that stand."""


class Terms(NamedTuple):
    """The types of a timeline, and columns of all its events."""

    types: Mapping[str, str]
    """Labels by name, in the order of their numbers: those of the vocabulary first."""
    type: str
    status: str
    disputed: str


def terms_of(timeline: Timeline) -> Terms:
    """Return the type, the status and whether it is disputed of each event."""
    events = timeline.events
    types = {name: term.label for name, term in timeline.collection.vocabulary.types.items()}
    for event in events:
        types.setdefault(event.type, event.type)
    numbers = {name: at for at, name in enumerate(types)}
    statuses = {status: at for at, status in enumerate(STATUSES)}
    return Terms(
        types,
        type=as_text(numbers[event.type] for event in events),
        status=as_text(statuses[event.status] for event in events),
        disputed=as_text(map(is_disputed, events)),
    )
