"""Two events look like one event that was recorded twice.

Two people take the same news from different papers, and the timeline tells it twice. Two events are
reported when they fall on the same day, or their dates overlap, and their titles are much alike;
when they fall on the same day, are of one type, and one title holds all words of the other, four at
least; or when they fall on the same day and cite the same place of the same source. Titles that
differ in a number (“first round”, “round 2”) are not alike, and events that are related to each
other were looked at already.

This is a warning, shown at the second of the two files: things alike do happen twice a day.

**How to mend it.** Make one record of the two and list the other id under its `former_ids`; or
relate them (`part_of`, `follows`, …); or say in the same line why both stay:

```yaml
title: Biden and Putin speak by phone # ignore[near-duplicate]: the second call of that day
```
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from dateline.check.rule import place_in, quoted
from dateline.model.dates import Precision
from dateline.model.names import fold
from dateline.model.problem import Finding, Severity
from dateline.model.records import Status
from dateline.model.references import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Event

ID = "near-duplicate"
SEVERITY = Severity.WARNING

_ALIKE = 85.0
"""How alike two titles are, of 100: the share of letters that stay when one becomes the other."""

_FEWEST_WORDS = 4
"""A shorter title (“Talks begin in Geneva” has four words) is held in many."""

_NEIGHBOURS = 64
"""With how many events before it an event is compared at most. Events of one day are sorted by
title, so those alike are near; and a corpus of long intervals does not take quadratic time."""

_WORD = re.compile(r"\w+")
_HINT = "make one of the two, relate them, or say why both stay: # ignore[near-duplicate]: …"


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event as it is compared."""

    first: Day
    last: Day
    words: str
    """The words of the title, sorted, so that their order does not count."""
    numbers: str
    distinct: frozenset[str]
    """The words, each once, of a title that another may hold; none of one that is too short."""
    event: Event


class Pair(NamedTuple):
    """Two events that may be one."""

    first: Event
    """The one whose file comes first."""
    second: Event
    reason: str
    """Why they may be one, in words."""


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every event that is much like one before it."""
    for first, second, _ in pairs(collection):
        when = "of the same day" if first.date == second.date else f"of {first.date}"
        message = f"this looks like {quoted(first.title)} {when} ({first.path})"
        yield Finding(ID, second.path, place_in(second, "title"), message, _HINT, SEVERITY)


def pairs(collection: Collection) -> Iterator[Pair]:
    """Yield every two events that may be one and that nothing relates."""
    events = [event for event in collection.events if event.status is not Status.WITHDRAWN]
    alike = [(*pair, "their titles are alike and their dates meet") for pair in _alike(events)]
    cited = [(*pair, "both cite the same place of one source") for pair in _same_place(events)]
    seen: set[tuple[str, str]] = set()
    for one, other, reason in (*alike, *cited):
        second, first = (one, other) if one.path > other.path else (other, one)
        if (first.id, second.id) not in seen and not _related(first, second):
            seen.add((first.id, second.id))
            yield Pair(first, second, reason)


def _alike(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield pairs of events with overlapping dates and titles alike, one pair an event at most."""
    entries = sorted(_entries(events), key=lambda entry: (entry.first, entry.words, entry.event.id))
    near: list[_Entry] = []
    for entry in entries:
        near = [other for other in near[-_NEIGHBOURS:] if other.last >= entry.first]
        for other in reversed(near):
            if _holds(entry, other) or (
                other.numbers == entry.numbers
                and fuzz.ratio(other.words, entry.words, score_cutoff=_ALIKE)
            ):
                yield entry.event, other.event
                break
        near.append(entry)


def _holds(one: _Entry, other: _Entry) -> bool:
    """Return whether one of two events of one day says what the other does, and more."""
    if one.first != other.first or not (one.distinct and other.distinct):
        return False
    return (one.distinct <= other.distinct or other.distinct <= one.distinct) and (
        one.event.date.is_day and other.event.date.is_day and one.event.type == other.event.type
    )


def _entries(events: Iterable[Event]) -> Iterator[_Entry]:
    for event in events:
        first = event.date.earliest or event.date.latest
        last = event.date.latest or event.date.earliest
        # A year that is not known overlaps all others, and stands in for a date that is wrong.
        if first and last and event.date.precision is not Precision.AGE:
            words = sorted(_WORD.findall(fold(event.title)))
            numbers = " ".join(word for word in words if not word.isalpha())
            distinct = frozenset(words)
            if len(distinct) < _FEWEST_WORDS:
                distinct = frozenset()
            yield _Entry(first, last, " ".join(words), numbers, distinct, event)


def _same_place(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield pairs of events of one day that cite the same place of the same source."""
    cited: dict[tuple[Day | None, str, str], Event] = {}
    for event in events:
        if not event.date.is_day:
            continue
        for citation in event.sources:
            if citation.locator:
                key = (event.date.earliest, citation.id, fold(citation.locator))
                other = cited.setdefault(key, event)
                if other is not event:
                    yield event, other


def _related(one: Event, other: Event) -> bool:
    """Return whether one of two events names the other as related."""
    return any(
        other.id in getattr(one.relations, name) or one.id in getattr(other.relations, name)
        for name in RELATIONS
    )
