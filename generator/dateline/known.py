"""What could be known on a day: what sources that were certainly out by then support.

A source counts from the last day that its publication can mean: one of January 2022 from 31 January
on. One whose publication is uncertain, approximate or without an end was certainly out on no day
that can be named, so what rests on it alone is known since None: it is told of apart.

The record is that of today: what has been withdrawn since, sources too, was not known on any day.

What is known stays known: of two days, the later knows all that the earlier does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from dateline.model.disputes import named_points
from dateline.model.references import cited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dateline.model.dates import Day
    from dateline.model.records import Event, Source, Statement
    from dateline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source of an event."""

    source: Source
    since: Day | None
    """The first day on which it was certainly out."""


@dataclass(frozen=True, slots=True)
class KnownStatement:
    """A statement of an event."""

    statement: Statement
    number: int
    """On the event's page."""
    point: str | None
    """The point that it is about, as its event calls it."""
    since: Day | None
    """The first day on which one of its sources was certainly out."""


@dataclass(frozen=True, slots=True)
class KnownDispute:
    """A point of an event on which versions stand against each other."""

    about: str
    since: Day
    """The first day on which more than one version was known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An event, with as much of it as is known."""

    event: Event
    since: Day | None
    """The first day on which one of its sources was certainly out."""
    date_since: Day | None
    """The same for what its date rests on."""
    sources: tuple[KnownSource, ...]
    """In the order in which they came out, those without a day last."""
    statements: tuple[KnownStatement, ...]
    """In the order of the record."""
    disputes: tuple[KnownDispute, ...]
    """In the order of the record."""

    @property
    def size(self) -> int:
        """How many sources, statements and disputes are known of it."""
        return len(self.sources) + len(self.statements) + len(self.disputes)

    def date_known(self, day: Day) -> bool:
        """Return whether its date was known when a day had ended."""
        return self.date_since is not None and self.date_since <= day

    @property
    def days(self) -> frozenset[Day]:
        """The days on which any of it became known."""
        parts: list[KnownSource | KnownStatement | KnownDispute] = [*self.sources, *self.statements]
        return frozenset(one.since for one in (*parts, *self.disputes) if one.since is not None)


def first_known(timeline: Timeline) -> tuple[Known, ...]:
    """Return every event that stands, in order, with the days since which it is known."""
    out = {
        source.id: KnownSource(source, certainly_out(source))
        for source in timeline.collection.sources
        if source.withdrawn is None
    }
    return tuple(_first_known(event, out) for event in timeline.events)


def certainly_out(source: Source) -> Day | None:
    """Return the first day on which a source was certainly published."""
    published = source.published
    if published is None or published.uncertain or published.approximate:
        return None
    return published.latest


def known(listed: Iterable[Known], day: Day) -> tuple[Known, ...]:
    """Return what of some events was known when a day had ended, in their order."""
    return _kept(listed, lambda since: since is not None and since <= day)


def became_known(listed: Iterable[Known], first: Day, last: Day) -> tuple[Known, ...]:
    """Return what of some events became known from one day to another, in their order."""
    return _kept(listed, lambda since: since is not None and first <= since <= last)


def not_dated(listed: Iterable[Known]) -> tuple[Known, ...]:
    """Return what of some events rests on no source that was certainly out on a day."""
    return _kept(listed, lambda since: since is None)


def _first_known(event: Event, out: Mapping[str, KnownSource]) -> Known:
    sources = {name: out[name] for name in dict.fromkeys(cited(event)) if name in out}
    since = _first(one.since for one in sources.values())
    about = {at: point for point, places in named_points(event).items() for at in places}
    statements = tuple(
        KnownStatement(
            one,
            at + 1,
            about.get(at),
            _first(out[place.id].since for place in one.source if place.id in out),
        )
        for at, one in enumerate(event.statements)
    )
    return Known(
        event=event,
        since=since,
        date_since=_date_since(event, out, since),
        sources=tuple(sorted(sources.values(), key=_order)),
        statements=statements,
        disputes=tuple(_disputes(statements)),
    )


def _date_since(event: Event, out: Mapping[str, KnownSource], since: Day | None) -> Day | None:
    """Return the first day on which a source that the date of an event rests on was certainly out.

    Those are the ones of its own; where it has none, the ones of the event as a whole.

    Args:
        event: The event.
        out: All sources that count.
        since: The same day for whatever the event cites.
    """
    own = [one.id for one in event.sources if "date" in one.supports]
    own += [one.id for one in event.evidence.get("date", ())]
    if own:
        return _first(out[name].since for name in own if name in out)
    whole = [out[one.id].since for one in event.sources if not one.supports and one.id in out]
    return _first(whole) if whole else since


def _disputes(statements: Iterable[KnownStatement]) -> Iterator[KnownDispute]:
    points: dict[str, list[Day]] = {}
    for one in statements:
        if one.point is not None and one.since is not None:
            points.setdefault(one.point, []).append(one.since)
    for about, days in points.items():
        if len(days) > 1:
            yield KnownDispute(about, sorted(days)[1])


def _first(days: Iterable[Day | None]) -> Day | None:
    return min((day for day in days if day is not None), default=None)


def _order(one: KnownSource) -> tuple[bool, tuple[int, ...], str]:
    return (one.since is None, one.since or (), one.source.id)


_Part = TypeVar("_Part", KnownSource, KnownStatement, KnownDispute)


def _kept(listed: Iterable[Known], wanted: Callable[[Day | None], bool]) -> tuple[Known, ...]:
    """Return the events of which anything is wanted, each with that alone."""

    def those(parts: tuple[_Part, ...]) -> tuple[_Part, ...]:
        return tuple([one for one in parts if wanted(one.since)])

    found = []
    for one in listed:
        sources, statements = those(one.sources), those(one.statements)
        disputes = those(one.disputes)
        size = len(sources) + len(statements) + len(disputes)
        if not size and not wanted(one.since):
            continue
        if size == one.size:
            # Most events become known all at once, and are not taken apart.
            found.append(one)
        else:
            found.append(replace(one, sources=sources, statements=statements, disputes=disputes))
    return tuple(found)
