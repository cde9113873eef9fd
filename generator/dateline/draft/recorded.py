"""Whether the collection has an event already: its day, who took part, where, and its title."""

from __future__ import annotations

from dataclasses import dataclass
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
    return tuple(_recorded(draft, event, why, source) for _, event, why in found[:_MOST])


def _recorded(draft: RecordDraft, event: Event, why: str, source: str) -> Recorded:
    speakers = {
        speaker
        for statement in event.statements
        if any(one.id == source for one in statement.source)
        for speaker in statement.by
    }
    cites = any(one.id == source for one in event.sources)
    in_doubt = _is_in_doubt(draft, event)
    return Recorded(event.path, event.title, why, cites, frozenset(speakers), in_doubt)


def _is_in_doubt(draft: RecordDraft, event: Event) -> bool:
    """Return whether both name somebody whom the other lacks, and no two take part in both."""
    ours, theirs = set(draft.listed("actors")), set(event.actors)
    more = ours - theirs or draft.strangers
    return bool(more and theirs - ours) and len(ours & theirs) < _SHARED


def _near(
    draft: RecordDraft, date: Edtf, collection: Collection
) -> Iterator[tuple[float, Event, str]]:
    title = fold(draft.text("title"))
    actors, places = set(draft.listed("actors")), set(draft.listed("places"))
    for event in collection.events:
        if event.status is Status.WITHDRAWN or not _meet(date, event.date):
            continue
        likeness = _Likeness(
            alike=fuzz.token_set_ratio(title, fold(event.title)),
            actors=len(actors & set(event.actors)),
            places=len(places & set(event.places)),
            type=event.type == draft.text("type"),
            date=event.date == date,
            elsewhere=bool(places and event.places) and not places & set(event.places),
        )
        if likeness.is_likely(nobody=not actors, is_long=_is_long(event.date)):
            why = _why(date, event, sorted(actors & set(event.actors)))
            yield likeness.score, event, why


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likeness:
    """What a draft and an event have in common."""

    alike: float
    """How alike their titles are, of 100."""
    actors: int
    places: int
    type: bool
    date: bool
    elsewhere: bool
    """Whether both say where, and not the same."""

    @property
    def score(self) -> float:
        """A number that is the higher the more they have in common."""
        return self.alike + 30 * self.actors + 20 * self.places + 15 * self.type + 25 * self.date

    def is_likely(self, *, nobody: bool, is_long: bool) -> bool:
        """Return whether they may be one.

        Args:
            nobody: Whether the draft names nobody who took part.
            is_long: Whether the event lasts so long that its date says little.
        """
        if self.alike >= _ALIKE and (self.actors or nobody):
            return True
        if is_long or self.elsewhere:
            return False
        if self.actors >= _SHARED and (self.type or self.alike >= _SIMILAR):
            return True
        return self.actors > 0 and self.alike >= _SIMILAR and (self.type or self.places > 0)


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
