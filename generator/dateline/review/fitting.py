"""Sections of a card, each within the room that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

OPEN_ITEMS = 12
"""What holds more items than this is folded."""

SHORTEST_ITEM = 15
"""No item is told in fewer characters."""

_TRIES = 20
"""After so many items that did not fit in full the others are not tried in full."""


class Item(NamedTuple):
    """One thing that a section tells of."""

    short: str
    """In a line."""
    full: Callable[[], str]
    """As it is shown where there is room: made only then."""


class Section(NamedTuple):
    """A heading and what stands below it."""

    title: str
    number: int
    """How many items there are."""
    items: Sequence[Item]
    """The first of them, at least as many as fit."""
    share: int
    """How many characters its items have at most."""


def section(title: str, listed: Sequence[T], item: Callable[[T], Item], share: int) -> Section:
    """Return a section of things.

    Args:
        title: What stands above them.
        listed: The things; those that can by no means fit are not looked at.
        item: What makes an item of one of them.
        share: How many characters they have at most.
    """
    items = [item(one) for one in listed[: share // SHORTEST_ITEM]]
    return Section(title, len(listed), items, share)


def written(given: Section, room: int) -> str:
    """Return a section whose items have `room` characters; how many did not fit is said."""
    kept = _kept(given.items, room)
    left_out = given.number - len(kept)
    if left_out:
        kept.append(f"- … and {left_out:,} more" if kept else f"{left_out:,} that do not fit here")
    # A folded part ends, and a list begins, with an empty line.
    body = "\n".join(f"\n{one}\n" if one.startswith("<details>") else one for one in kept)
    heading = f"{given.title} ({given.number:,})"
    if given.number > OPEN_ITEMS:
        return f"\n<details><summary><b>{heading}</b></summary>\n\n{body}\n\n</details>"
    return f"\n### {heading}\n\n{body}"


def _kept(items: Sequence[Item], room: int) -> list[str]:
    """Return the items that fit: as many as can be in a line, the first of them in full.

    Up to half of the room is kept free for items that come later, in a line.
    """
    waiting = sum(_size(item.short) for item in items)
    kept: list[str] = []
    used = missed = 0
    for item in items:
        line = _size(item.short)
        waiting -= line
        free = room - used - min(waiting, room // 2)
        full = item.full() if free > line and missed < _TRIES else None
        if full is not None and _size(full) <= free:
            kept.append(full)
        elif used + line <= room:
            kept.append(item.short)
            missed += 1
        else:
            continue
        used += _size(kept[-1])
    return kept


def _size(text: str) -> int:
    """Return the room a text takes, with the line ends around it."""
    return len(text) + len("\n\n\n")
