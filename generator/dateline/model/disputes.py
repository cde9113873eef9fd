"""The points on which the statements of an event stand against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.model.names import fold
from dateline.model.records import Status

if TYPE_CHECKING:
    from dateline.model.records import Event


def named_points(event: Event) -> dict[str, tuple[int, ...]]:
    """Return the points that statements of an event are about, each with their indexes.

    A point is called as its first statement calls it; capitals and spaces do not make another one.
    """
    found: dict[str, list[int]] = {}
    for index, statement in enumerate(event.statements):
        if statement.about:
            found.setdefault(fold(statement.about), []).append(index)
    return {str(event.statements[indexes[0]].about): tuple(indexes) for indexes in found.values()}


def points_of(event: Event) -> dict[str, tuple[int, ...]]:
    """Return the disputed points of an event, each with the indexes of its versions."""
    return {about: indexes for about, indexes in named_points(event).items() if len(indexes) > 1}


def is_disputed(event: Event) -> bool:
    """Return whether versions of one point stand against each other in an event."""
    return event.status is Status.DISPUTED or bool(points_of(event))


def is_of_status(event: Event, status: str) -> bool:
    """Return whether an event is among those that somebody asks for by a status.

    It is by what its record says, and `disputed` also by what readers see: that versions of one
    point stand against each other in it.
    """
    if event.status.value == status:
        return True
    return status == Status.DISPUTED.value and event.stands and is_disputed(event)
