"""The texts of events in shards: a year to a file, or a month where a year has many events."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from dateline.export.reader.columns import as_text
from dateline.model.dates import Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dateline.export.reader.terms import Terms
    from dateline.model.dates import Edtf
    from dateline.model.records import Event, Record

MOST_IN_A_YEAR = 1_000
"""A year with more events than this has a shard for each of its months."""
NO_YEAR = "open"
"""The shard of events that have no earliest day."""
MARKS: Final = get_args(Mark)
"""The shapes that show the precision of dates, in the order of their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How the site says what is in a shard."""

    date: Callable[[Edtf], str]
    """A date in words."""
    gutter: Callable[[Edtf], str]
    """A date as it stands under the heading of its year."""
    counted: Callable[[Event], str]
    """How many sources and publishers an event has."""
    events: Callable[[int], str]
    """A number of events: `12 events`."""
    plain: Callable[[str], str]
    """A text of one paragraph without its markup."""


class Shard(NamedTuple):
    """Events that stand together in one file."""

    name: str
    """`2022`, `2022-01`, `-0044` or `NO_YEAR`."""
    first: int
    """The place of its first event in the timeline."""
    events: tuple[Event, ...]


def shards_of(events: Sequence[Event]) -> Iterator[Shard]:
    """Yield the shards of some events in the order of the timeline, none of them empty."""
    at = 0
    for name, group in groupby(zip(_names(events), events, strict=True), key=lambda pair: pair[0]):
        members = tuple(event for _, event in group)
        yield Shard(name, at, members)
        at += len(members)


def shard_texts(
    shard: Shard, terms: Terms, records: Mapping[str, Record], wording: Wording
) -> dict[str, object]:
    """Return the texts of a shard's events in columns.

    Args:
        shard: The events.
        terms: The columns of all events of the timeline.
        records: All records by id.
        wording: How the site says what lists show.
    """
    events = shard.events
    part = slice(shard.first, shard.first + len(events))
    return {
        "id": [event.id for event in events],
        "title": [event.title for event in events],
        "date": [event.date.text for event in events],
        "words": [wording.date(event.date) for event in events],
        "gutter": [wording.gutter(event.date) for event in events],
        "mark": as_text(MARKS.index(event.date.mark) for event in events),
        "type": terms.type[part],
        "status": terms.status[part],
        "disputed": terms.disputed[part],
        "places": [
            [records[one].label for one in event.places if one in records] for event in events
        ],
        "counted": [wording.counted(event) for event in events],
        "summary": [wording.plain(event.summary) if event.summary else "" for event in events],
    }


def strays(shards: Sequence[Shard]) -> dict[str, int]:
    """Return the number of the shard of each event whose id does not begin with the shard's name.

    Most ids begin with the date, so that the few which do not can be listed.
    """
    return {
        event.id: number
        for number, shard in enumerate(shards)
        for event in shard.events
        if not event.id.startswith(f"{shard.name}-")
    }


def _names(events: Sequence[Event]) -> Iterator[str]:
    """Yield the name of the shard of each event.

    Times of day in different zones may come in another order than their days; they are put with
    the event before them, so that a shard is one stretch of the timeline.
    """
    in_year = Counter(event.date.earliest.year for event in events if event.date.earliest)
    reached: tuple[int, ...] = ()
    name = NO_YEAR
    for event in events:
        day = event.date.earliest
        if day is not None and day[:2] > reached:
            reached = day[:2]
            name = day.isoformat().rpartition("-")[0]
            if in_year[day.year] <= MOST_IN_A_YEAR:
                name = name.rpartition("-")[0]
        yield name
