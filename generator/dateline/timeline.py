"""The linked view of a collection: order, neighbours, backlinks, relations, who acts with whom.

Everything here is total: its input has passed the rules, so every reference leads somewhere. What
leads nowhere all the same (under `mkdocs serve` a page may be made while a mistake is being
mended) is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dateline.model.day_count import day_number
from dateline.model.kind import Kind
from dateline.model.markers import links_of
from dateline.model.publication import first_published
from dateline.model.records import Event, Location, Record, Topic
from dateline.model.references import RELATIONS, cited, links, reference_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model.collection import Collection, WrittenPage
    from dateline.model.dates import Edtf

NEAR_DAYS = 14
"""How many days apart two events at one place may be to count as near each other."""
MOST_NEAR = 5


class Relation(NamedTuple):
    """How one event stands to another."""

    name: str
    """The relation as it is written in one of the two records: `follows`."""
    inverse: bool
    """True when it is written in the other record: that one follows this one."""
    event: Event
    """The other event."""


class Backlink(NamedTuple):
    """One record or page that names another record."""

    origin: Record | WrittenPage
    fields: tuple[str, ...]
    """In which of its fields, in the order of the format."""


class Neighbours(NamedTuple):
    """The events before and after an event in a list of events."""

    before: Event | None
    after: Event | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """A collection, linked."""

    collection: Collection
    events: tuple[Event, ...]
    """Every event that stands, in order: earliest day, latest day, id."""
    position: Mapping[str, int]
    """Event id to its index in `events`."""
    of_record: Mapping[str, tuple[Event, ...]]
    """Events in order, by the id of an actor, place, topic or source that they are about.

    An actor's events are those it takes part or speaks in, a source's those that cite it; a
    place's and a topic's are its own and those of its parts.
    """
    positions: Mapping[str, list[int]]
    """The indexes in `events` of the events in `of_record`."""
    relations: Mapping[str, tuple[Relation, ...]]
    """Relations by event id, both directions, in the order of the format, then in order of time."""
    backlinks: Mapping[str, tuple[Backlink, ...]]
    """By the id of the record that is named."""
    together: Mapping[str, tuple[tuple[str, int], ...]]
    """Actor id to the actors in the same events and in how many; most first, then by name."""
    reported: Mapping[str, Edtf]
    """Event id to the publication of the source that was out first, as far as can be told."""
    near: Mapping[str, tuple[Event, ...]]
    """Event id to other events at one of its places, at most `NEAR_DAYS` away, nearest first."""

    def neighbours(self, event: Event) -> Neighbours:
        """Return the events before and after `event` in the whole timeline."""
        return _around(self.events, self.position[event.id])

    def neighbours_in(self, event: Event, identifier: str) -> Neighbours:
        """Return the events before and after `event` among those of a record."""
        at = bisect_left(self.positions[identifier], self.position[event.id])
        return _around(self.of_record[identifier], at)


def link(collection: Collection) -> Timeline:
    """Return the linked view of a collection."""
    standing = [event for event in collection.events if event.withdrawn is None]
    events = tuple(sorted(standing, key=lambda event: (event.date.sort_key, event.id)))
    position = {event.id: index for index, event in enumerate(events)}
    positions, backlinks = _references(collection, position)
    return Timeline(
        collection,
        events,
        position,
        {identifier: tuple([events[at] for at in its]) for identifier, its in positions.items()},
        positions,
        _relations(collection, events, position),
        backlinks,
        _together(collection, events),
        _reported(collection, events),
        _near(events),
    )


def _around(events: tuple[Event, ...], at: int) -> Neighbours:
    before = events[at - 1] if at > 0 else None
    after = events[at + 1] if at + 1 < len(events) else None
    return Neighbours(before, after)


def _wholes(collection: Collection) -> dict[str, dict[str, None]]:
    """Return, for each place and topic, everything that it is a part of, directly or not."""
    parts: dict[str, tuple[str, ...]] = {
        record.id: record.part_of
        for record in collection.records
        if isinstance(record, (Location, Topic)) and record.part_of
    }

    def above(identifier: str) -> dict[str, None]:
        seen: dict[str, None] = {}
        waiting = list(parts[identifier])
        while waiting:
            whole = waiting.pop()
            if whole not in seen and whole != identifier:
                seen[whole] = None
                waiting.extend(parts.get(whole, ()))
        return seen

    return {identifier: above(identifier) for identifier in parts}


def _relations(
    collection: Collection, events: Iterable[Event], position: Mapping[str, int]
) -> dict[str, tuple[Relation, ...]]:
    found: defaultdict[str, list[Relation]] = defaultdict(list)
    for event in events:
        for name in RELATIONS:
            for identifier in getattr(event.relations, name):
                other = collection.by_id.get(identifier)
                if isinstance(other, Event):
                    found[event.id].append(Relation(name, inverse=False, event=other))
                    found[other.id].append(Relation(name, inverse=True, event=event))

    def place(one: Relation) -> tuple[int, bool, int, str]:
        at = position.get(one.event.id, -1)
        return (RELATIONS.index(one.name), one.inverse, at, one.event.id)

    return {
        identifier: tuple({place(one): one for one in sorted(listed, key=place)}.values())
        for identifier, listed in found.items()
    }


def _references(
    collection: Collection, position: Mapping[str, int]
) -> tuple[dict[str, list[int]], dict[str, tuple[Backlink, ...]]]:
    """Return the positions of the events of each record, and who names it, by its id."""
    wholes = _wholes(collection)
    positions: defaultdict[str, list[int]] = defaultdict(list)
    backlinks: defaultdict[str, list[Backlink]] = defaultdict(list)
    # Hundreds of thousands of backlinks are from a few fields.
    shared: dict[tuple[str, ...], tuple[str, ...]] = {}
    for record in collection.records:
        naming, about = _named_in(record, collection)
        for named, fields in naming.items():
            if named != record.id:
                key = tuple(fields)
                backlinks[named].append(Backlink(record, shared.setdefault(key, key)))
        at = position.get(record.id)
        if at is not None:
            for part in wholes.keys() & about.keys():
                about.update(wholes[part])
            for named in about:
                positions[named].append(at)
    for page in collection.pages:
        targets = {collection.names.find_any(one.target) for one in links_of(page.text)}
        for identifier in sorted(target for target in targets if target is not None):
            backlinks[identifier].append(Backlink(page, ("body",)))
    return (
        {identifier: sorted(listed) for identifier, listed in positions.items()},
        {identifier: tuple(listed) for identifier, listed in backlinks.items()},
    )


def _named_in(
    record: Record, collection: Collection
) -> tuple[dict[str, dict[str, None]], dict[str, None]]:
    """Return the records that one names, each with the fields in which it does.

    Beside them those that it is about: all in its fields but events.
    """
    found: dict[str, dict[str, None]] = {}
    about: dict[str, None] = {}
    for keys, kind, ids, _ in reference_fields(record, collection.vocabulary):
        name = str(keys[1] if keys[0] == "relations" else keys[0])
        for named in ids:
            _note(found, named, name)
            if kind is not Kind.EVENT:
                about[named] = None
    for place, target in links(record):
        meant = collection.names.find_any(target)
        if meant is not None:
            _note(found, meant, str(place.keys[0]))
    return found, about


def _note(found: dict[str, dict[str, None]], named: str, field: str) -> None:
    fields = found.get(named)
    if fields is None:
        found[named] = {field: None}
    else:
        fields[field] = None


def _together(
    collection: Collection, events: Iterable[Event]
) -> dict[str, tuple[tuple[str, int], ...]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        present = dict.fromkeys(event.actors)
        for statement in event.statements:
            present.update(dict.fromkeys(statement.by))
        for actor in present:
            counts[actor].update(other for other in present if other != actor)
    names = {actor.id: actor.name for actor in collection.actors}
    return {
        actor: tuple(
            sorted(
                ((other, count) for other, count in counter.items() if other in names),
                key=lambda pair: (-pair[1], names[pair[0]], pair[0]),
            )
        )
        for actor, counter in counts.items()
    }


def _reported(collection: Collection, events: Iterable[Event]) -> dict[str, Edtf]:
    sources = {one.id: one for one in collection.sources if one.withdrawn is None}
    found: dict[str, Edtf] = {}
    for event in events:
        first = first_published(sources[one] for one in cited(event) if one in sources)
        if first is not None:
            found[event.id] = first
    return found


def _near(events: Iterable[Event]) -> dict[str, tuple[Event, ...]]:
    at_place: defaultdict[str, list[tuple[int, Event]]] = defaultdict(list)
    for event in events:
        # Only a day is near another day: what is known to the month alone could be weeks away.
        if event.date.is_day and event.date.earliest is not None:
            for place in dict.fromkeys(event.places):
                at_place[place].append((day_number(event.date.earliest), event))
    found: defaultdict[str, dict[str, tuple[int, Event]]] = defaultdict(dict)
    for dated in at_place.values():
        for index, (number, event) in enumerate(dated):
            # The list is in order of time, so the nearest are next to it; no more are looked at.
            for other_number, other in dated[max(0, index - MOST_NEAR) : index + MOST_NEAR + 1]:
                distance = abs(other_number - number)
                if other is not event and distance <= NEAR_DAYS:
                    found[event.id][other.id] = (distance, other)
    return {
        identifier: tuple(
            event for _, event in sorted(others.values(), key=lambda pair: (pair[0], pair[1].id))
        )[:MOST_NEAR]
        for identifier, others in found.items()
    }
