"""Circles among things that name each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def find_cycles(edges: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield enough circles that the graph has none left once each is broken.

    A walk in depth, without recursion since a chain of records may be long; every step back onto
    the way that led there closes one circle. What names itself is no circle here.

    Args:
        edges: The ids that each id names.
    """
    done: set[str] = set()
    for root in edges:
        if root in done:
            continue
        way: dict[str, int] = {root: 0}
        steps = [iter(edges[root])]
        while steps:
            current = next(reversed(way))
            following = next(steps[-1], None)
            if following is None:
                steps.pop()
                way.popitem()
                done.add(current)
            elif following in way:
                if following != current:
                    yield list(way)[way[following] :]
            elif following in edges and following not in done:
                way[following] = len(way)
                steps.append(iter(edges[following]))


_MOST_NAMED = 8


def shown_cycle(cycle: list[str]) -> str:
    """Return a circle as messages show it, back to where it began: `a → b → a`."""
    chain = [*cycle, cycle[0]]
    if len(chain) > _MOST_NAMED:
        chain = [*chain[: _MOST_NAMED - 2], "…", *chain[-2:]]
    return " → ".join(chain)
