"""The names under which records are known, ready to be found in a text.

Names are sequences of words in a tree, so that a text is read once however many names there are,
and only whole words are compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.draft.peoples import PEOPLES, SEATS
from dateline.model.kind import Kind
from dateline.model.records import Actor, ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.model.collection import Collection
    from dateline.model.records import Record


class Way(IntEnum):
    """How a text names a record; the surer before the less sure."""

    NAME = 1
    """By its name or an alias."""
    OFFICE = 2
    """By the office held: the NATO Secretary-General."""
    SURNAME = 3
    PEOPLE = 4
    """By its people: Russian."""
    SEAT = 5
    """By the seat of its government: Moscow."""


class Named(NamedTuple):
    """A record that a name stands for."""

    way: Way
    kind: Kind
    id: str


@dataclass(slots=True)
class Node:
    """A place in the tree of names: what may come next, and which names end here."""

    following: dict[str, Node] = field(default_factory=dict)
    """By the next word, in lower case."""
    ends: list[tuple[tuple[str, ...], Named]] = field(default_factory=list)
    """The words as the name has them, and the record it is a name of."""


WORD: Final = re.compile(r"[^\W_]+")
_SHORT_ACRONYM: Final = 5
_NUMBERS: Final = frozenset("I II III IV V VI VII VIII IX XI XII XIII XIV XV XVI".split())  # noqa: SIM905 - fifteen lines otherwise
"""Behind a name; Malcolm X is called that."""
_FEWEST_NUMBERED: Final = 2
_PARTICLES: Final = frozenset(
    {"von", "van", "de", "der", "den", "di", "da", "bin", "al", "el", "la"}
)


@dataclass(frozen=True, slots=True)
class Registry:
    """The names of a collection."""

    root: Node
    labels: dict[str, str]
    """The name of each record, by id."""
    persons: frozenset[str]
    """The ids of the records of people."""
    groups: frozenset[str]
    """The ids of states, organizations and groups: whoever acts and is no person."""
    held_at: Mapping[str, frozenset[str]]
    """By the id of a person, where offices are held: the state of its president."""


def registry_of(collection: Collection) -> Registry:
    """Return the names of a collection's actors and places."""
    root = Node()
    actors = [one for one in collection.actors if one.withdrawn is None]
    persons = [one for one in actors if one.kind is ActorKind.PERSON]
    current = _add_names(root, (*collection.actors, *collection.places))
    labels = {record.id: record.label for record in current}
    for name, way, identifier in (*_surnames(persons), *_offices(persons, collection)):
        _add(root, _words(name), Named(way, Kind.ACTOR, identifier))
    for table, way in ((PEOPLES, Way.PEOPLE), (SEATS, Way.SEAT)):
        for name, state in table:
            if (found := collection.names.find(Kind.ACTOR, state)) in labels and found:
                _add(root, _words(name), Named(way, Kind.ACTOR, found))
    return Registry(
        root,
        labels,
        frozenset(one.id for one in persons),
        frozenset(one.id for one in actors) - {one.id for one in persons},
        {one.id: frozenset(role.at for role in one.roles if role.at) for one in persons},
    )


def topics_of(collection: Collection) -> Registry:
    """Return the names of a collection's topics, which may hold names of actors."""
    root = Node()
    current = _add_names(root, collection.topics)
    return Registry(root, {one.id: one.label for one in current}, frozenset(), frozenset(), {})


def _add_names(root: Node, records: Iterable[Record]) -> list[Record]:
    """Add the names of records that are not withdrawn, and return those records."""
    current = [record for record in records if record.withdrawn is None]
    for record in current:
        is_person = isinstance(record, Actor) and record.kind is ActorKind.PERSON
        for name in record.names:
            # Of a person known by surname alone, it is no more than that: not Hunter Biden.
            way = Way.SURNAME if is_person and " " not in name else Way.NAME
            for words in _spellings(name):
                _add(root, words, Named(way, record.kind_of_record, record.id))
    return current


def surname_of(name: str) -> str:
    """Return what a person is called by, without first names: `von der Leyen`."""
    parts = [part for part in without_number(name).split() if part.strip(".,") not in {"Jr", "Sr"}]
    if parts and parts[-1] in _NUMBERS:
        # A king has no surname, and his first name is that of many.
        return name
    particle = next((i for i, part in enumerate(parts) if i and part in _PARTICLES), None)
    return " ".join(parts[particle:] if particle else parts[-1:])


def without_number(name: str) -> str:
    """Return a name less the number behind a surname: John Smith III, and not Malcolm X."""
    parts = name.split()
    numbered = len(parts) > _FEWEST_NUMBERED and parts[-1].strip(",.") in _NUMBERS
    return " ".join(parts[:-1]) if numbered else name


def _words(name: str) -> tuple[str, ...]:
    return tuple(WORD.findall(name))


def _spellings(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a name in words; `US` is written `U.S.` too, and `The West` without its article."""
    words = _words(name)
    yield words
    if len(words) == 1 and name.isupper() and name.isalpha() and len(name) <= _SHORT_ACRONYM:
        yield tuple(name)
    if len(words) > 1 and words[0] == "The":
        yield ("the", *words[1:])


def _add(root: Node, words: tuple[str, ...], named: Named) -> None:
    if not words:
        return
    node = root
    for word in words:
        key = word.casefold()
        following = node.following.get(key)
        if following is None:
            following = node.following[key] = Node()
        node = following
    node.ends.append((words, named))
    if len(node.ends) > 1:
        node.ends.sort(key=lambda end: end[1])


def _surnames(persons: Iterable[Actor]) -> Iterator[tuple[str, Way, str]]:
    """Yield the surnames that only one person has."""
    of_name: defaultdict[str, list[str]] = defaultdict(list)
    for person in persons:
        if person.withdrawn is None and len(person.name.split()) > 1:
            of_name[surname_of(person.name)].append(person.id)
    for name, ids in of_name.items():
        if len(ids) == 1:
            yield name, Way.SURNAME, ids[0]


def _offices(persons: Iterable[Actor], collection: Collection) -> Iterator[tuple[str, Way, str]]:
    """Yield the offices that only one person is known to hold, as news writes them."""
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for person in persons:
        for role in person.roles:
            at = collection.by_id.get(role.at or "")
            for name in _office(role.role, at):
                holders[name].add(person.id)
    for name, ids in holders.items():
        if len(ids) == 1:
            yield name, Way.OFFICE, min(ids)


def _office(role: str, at: Record | None) -> Iterator[str]:
    if " of " in role and at is None:
        yield role
        yield role.replace(" of ", " of the ")
    if at is None:
        return
    own = at.names
    names = [*own, *(people for people, state in PEOPLES if state in own)]
    for name in names:
        yield f"{name} {role}"
        yield f"{role} of {name}"
        yield f"{role} of the {name}"
