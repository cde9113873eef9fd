"""Whether the collection has an event already: its day, who took part, where, and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from dateline.draft.proposal import Recorded
from dateline.model.dates import Certainty
from dateline.model.names import fold
from dateline.model.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.draft.proposal import RecordDraft
    from dateline.model.collection import Collection
    from dateline.model.dates import Day, Edtf
    from dateline.model.records import Event

_MOST: Final = 3
_LONGEST: Final = 62
"""Days: what lasts longer meets half of everything, and its title has to be alike."""
_ALIKE: Final = 80.0
_SIMILAR: Final = 55.0
_SHARED: Final = 2


def recorded_as(
    draft: RecordDraft, date: Edtf, collection: Collection, source: str
) -> tuple[Recorded, ...]:
    """Return the events that a draft may be, the most likely first.

    Args:
        draft: The draft of an event.
        date: Its date.
        collection: Where to look.
        source: The id of the draft's source.
    """
    found = sorted(_near(draft, date, collection), key=lambda one: (-one[0], one[1].id))
    return tuple(
        Recorded(event.path, event.title, why, any(one.id == source for one in event.sources))
        for _, event, why in found[:_MOST]
    )


def _near(
    draft: RecordDraft, date: Edtf, collection: Collection
) -> Iterator[tuple[float, Event, str]]:
    title = fold(draft.text("title"))
    actors, places = set(draft.listed("actors")), set(draft.listed("places"))
    for event in collection.events:
        if event.status is Status.WITHDRAWN or not _meet(date, event.date):
            continue
        alike = fuzz.token_set_ratio(title, fold(event.title))
        shared = len(actors & set(event.actors))
        there = len(places & set(event.places))
        same_type = event.type == draft.text("type")
        score = alike + 30 * shared + 20 * there + 15 * same_type + 25 * (event.date == date)
        if _is_likely(alike, shared, there, actors, is_long=_is_long(event.date), same_type=same_type):
            yield score, event, _why(date, event, sorted(actors & set(event.actors)))


def _is_likely(
    alike: float, shared: int, there: int, actors: set[str], *, is_long: bool, same_type: bool
) -> bool:
    if alike >= _ALIKE and (shared or not actors):
        return True
    if is_long:
        return False
    if shared >= _SHARED and (same_type or alike >= _SIMILAR):
        return True
    return shared > 0 and alike >= _SIMILAR and (same_type or there > 0)


def _why(date: Edtf, event: Event, shared: list[str]) -> str:
    when = "of the same date" if event.date == date else f"of {event.date.text}"
    return f"{when}, with {', '.join(shared)}" if shared else when


def _meet(one: Edtf, other: Edtf) -> bool:
    if one.earliest is None or one.latest is None:
        return False
    return other.within(one.earliest, one.latest) is not Certainty.NO


def _is_long(date: Edtf) -> bool:
    first, last = date.earliest, date.latest
    return first is None or last is None or _number(last) - _number(first) > _LONGEST


def _number(day: Day) -> int:
    return day.year * 365 + day.month * 30 + day.day
