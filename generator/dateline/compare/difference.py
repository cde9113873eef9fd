"""What differs between two plain values, in the smallest parts that have a meaning of their own."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.compare.plain import Plain
    from dateline.model.problem import Keys

LIKENESS = 55.0
"""From here on (0 to 100) two items of a list count as one that was changed."""

MOST_PAIRS = 40_000
"""Above so many possible pairs the items of two lists are not compared with each other."""


class ChangeKind(StrEnum):
    """What happened to a record or to a value in one."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """A record has another id now."""
    MERGED = "merged"
    """A record went, and its id leads to another that was there before."""
    CHANGED = "changed"
    MOVED = "moved"
    """The items that a list had before and has after stand in another order."""


class Way(NamedTuple):
    """How to get to a part of two values; an item of a list may stand elsewhere in each."""

    old: Keys = ()
    new: Keys = ()

    def to(self, old: str | int, new: str | int | None = None) -> Way:
        """Return the way on, in both or by another key in the new one."""
        return Way((*self.old, old), (*self.new, old if new is None else new))


TOP = Way()
"""The way to all of both."""


class Difference(NamedTuple):
    """One part in which two values differ."""

    kind: ChangeKind
    keys: Keys
    """Where: in the new value, and for what was removed in the old one."""
    old: Plain | None
    new: Plain | None
    at: Keys
    """Where it is put into effect: where what it lies in stands after the differences before it.

    That is another item of a list than `keys` names where something was removed from an item that
    has another index now.
    """


def differences(old: Plain, new: Plain, way: Way = TOP) -> Iterator[Difference]:
    """Yield what differs, in the order of the new value.

    Applied in this order they make `new` of `old`. For each list: take out what was removed, the
    last first; put what is left in its new order; put in what was added, the first first; then
    change single items.
    """
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_mappings(old, new, way)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(old, new, way)
    else:
        yield Difference(ChangeKind.CHANGED, way.new, old, new, way.new)


def _of_mappings(old: dict[str, Plain], new: dict[str, Plain], way: Way) -> Iterator[Difference]:
    for key, value in old.items():
        if key not in new:
            yield from _whole(ChangeKind.REMOVED, value, way.to(key))
    for key, value in new.items():
        if key not in old:
            yield from _whole(ChangeKind.ADDED, value, way.to(key))
        else:
            yield from differences(old[key], value, way.to(key))


def _whole(kind: ChangeKind, value: Plain, way: Way) -> Iterator[Difference]:
    """Yield a value that came or went; of a list each item, since readers see items."""
    if isinstance(value, list) and value:
        listed = list(enumerate(value))
        for index, item in listed if kind is ChangeKind.ADDED else reversed(listed):
            yield _came_or_went(kind, item, way.to(index))
    else:
        yield _came_or_went(kind, value, way)


def _came_or_went(kind: ChangeKind, value: Plain, way: Way) -> Difference:
    if kind is ChangeKind.ADDED:
        return Difference(kind, way.new, None, value, way.new)
    return Difference(kind, way.old, value, None, way.new)


def _of_lists(old: list[Plain], new: list[Plain], way: Way) -> Iterator[Difference]:
    pairs = _paired(old, new)
    for index in reversed(range(len(old))):
        if index not in pairs:
            yield _came_or_went(ChangeKind.REMOVED, old[index], way.to(index))
    before = sorted(pairs)
    after = sorted(pairs, key=lambda index: pairs[index])
    if before != after:
        yield Difference(
            ChangeKind.MOVED,
            way.new,
            [old[index] for index in before],
            [old[index] for index in after],
            way.new,
        )
    taken = set(pairs.values())
    for index, item in enumerate(new):
        if index not in taken:
            yield _came_or_went(ChangeKind.ADDED, item, way.to(index))
    for index in after:
        yield from differences(old[index], new[pairs[index]], way.to(index, pairs[index]))


def _paired(old: list[Plain], new: list[Plain]) -> dict[int, int]:
    """Return which item of `new` each item of `old` became; what has no pair came or went."""
    pairs: dict[int, int] = {}
    free = dict.fromkeys(range(len(new)))
    places: dict[str, list[int]] = {}
    for index in range(len(new) - 1, -1, -1):
        places.setdefault(repr(new[index]), []).append(index)
    for index, item in enumerate(old):
        same = places.get(repr(item))
        if same:
            pairs[index] = same.pop()
            del free[pairs[index]]
    left = [index for index in range(len(old)) if index not in pairs]
    if len(left) * len(free) <= MOST_PAIRS:
        pairs.update(_likest(old, new, left, list(free)))
    return pairs


def _likest(
    old: list[Plain], new: list[Plain], left: list[int], free: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of items that are alike, the likest first."""
    graded = [
        (-likeness, before, after)
        for before in left
        for after in free
        if (likeness := _likeness(old[before], new[after])) >= LIKENESS
    ]
    used: set[int] = set()
    taken: set[int] = set()
    for _, before, after in sorted(graded):
        if before not in used and after not in taken:
            used.add(before)
            taken.add(after)
            yield before, after


def _likeness(old: Plain, new: Plain) -> float:
    """Return how likely an item is the other one changed, 0 to 100.

    Only mappings are changed: a text in a list (a name, an id) is that text or another. What has an
    id is the same exactly when the id is.
    """
    if not isinstance(old, dict) or not isinstance(new, dict):
        return 0.0
    if "id" in old or "id" in new:
        return 100.0 if old.get("id") == new.get("id") else 0.0
    return fuzz.ratio(_gist(old), _gist(new))


def _gist(item: dict[str, Plain]) -> str:
    return " ".join(_texts(item))


def _texts(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
