"""What could not be read, told as that: no change is told that nobody made.

A record that cannot be read stands in the collection all the same, with values that nobody wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.compare.difference import ChangeKind, Difference, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.compare.plain import Plain
    from dateline.model.collection import Collection
    from dateline.model.problem import Keys
    from dateline.model.records import Record


class Spot(NamedTuple):
    """Where something was read."""

    collection: Collection
    path: str
    within: Keys = ()

    @classmethod
    def of(cls, collection: Collection, record: Record) -> Spot:
        """Return where a record was read."""
        return cls(collection, record.path, record.within)

    def lacks(self, *keys: str) -> bool:
        """Return whether a value, or all of it, could not be read."""
        return self.collection.lacks(self.path, *self.within, *keys)


def readable(said: dict[str, Plain], spot: Spot) -> dict[str, Plain]:
    """Return what was read there, without what stands in for what could not be."""
    if spot.lacks():
        return {}
    return {name: value for name, value in said.items() if not spot.lacks(name)}


def known_differences(
    before: dict[str, Plain], after: dict[str, Plain], was: Spot, now: Spot
) -> Iterator[Difference]:
    """Yield what differs, as far as it could be read.

    For a field, or for the whole, that could not be read on one side there is one difference: it
    has changed, and is None there.

    Args:
        before: What was read, with stand-ins.
        after: What is read now, likewise.
        was: Where `before` was read.
        now: Where `after` was read.
    """
    if was.lacks() or now.lacks():
        if was.lacks() != now.lacks():
            sides = None if was.lacks() else before, None if now.lacks() else after
            yield Difference(ChangeKind.CHANGED, (), *sides, at=())
        return
    known_before, known_after = readable(before, was), readable(after, now)
    for name in dict.fromkeys((*before, *after)):
        if was.lacks(name) or now.lacks(name):
            old, new = known_before.pop(name, None), known_after.pop(name, None)
            if old is not None or new is not None:
                yield Difference(ChangeKind.CHANGED, (name,), old, new, (name,))
    yield from differences(known_before, known_after)
