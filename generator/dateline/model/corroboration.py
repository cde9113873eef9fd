"""How many sources a claim has, and how many publishers that do not have it from each other."""

from __future__ import annotations

from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from dateline.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from dateline.model.records import Source


class Corroboration(NamedTuple):
    """What a claim rests on, counted."""

    sources: int
    """Different sources that are cited for it."""
    publishers: int
    """Publishers among their origins that are independent of each other; 0 where none is known."""

    @property
    def is_single(self) -> bool:
        """Whether nothing shows that anybody else says the same."""
        return self.publishers <= 1


class Origins(NamedTuple):
    """Where what a source says comes from, its chain followed to the end."""

    sources: frozenset[str]
    """The ids of the sources at the end, its own where it rests on no other; in a circle there is
    no end."""
    publishers: frozenset[str]
    """Who published those, folded; of a circle all who are in it."""


def origins_of(sources: Mapping[str, Source]) -> dict[str, Origins]:
    """Return the origins of every source, by its id.

    Args:
        sources: All sources by id. What they rest on and is not among them is passed over, and so
            is a source that rests on itself.
    """
    chains: dict[str, list[str]] = {}
    found: dict[str, Origins] = {}
    for identifier, source in sources.items():
        further = [one for one in source.rests_on if one in sources and one != identifier]
        if further:
            chains[identifier] = further
        else:
            found[identifier] = _own(identifier, source)
    order = TopologicalSorter(chains)
    # What is not part of a circle, and does not lead to one, comes in order all the same.
    with suppress(CycleError):
        order.prepare()
    while ready := order.get_ready():
        for identifier in ready:
            if identifier in chains:
                found[identifier] = _joined(found[one] for one in chains[identifier])
        order.done(*ready)
    in_circles = [identifier for identifier in chains if identifier not in found]
    return found | {one: _round_a_circle(one, chains, sources) for one in in_circles}


def _own(identifier: str, source: Source) -> Origins:
    publisher = publisher_of(source)
    return Origins(frozenset({identifier}), frozenset({publisher} if publisher else ()))


def _joined(origins: Iterable[Origins]) -> Origins:
    listed = list(origins)
    return Origins(
        frozenset().union(*[one.sources for one in listed]),
        frozenset().union(*[one.publishers for one in listed]),
    )


def _round_a_circle(
    identifier: str, chains: Mapping[str, list[str]], sources: Mapping[str, Source]
) -> Origins:
    """Return the origins of a source whose chain comes back to where it was."""
    seen = {identifier: None}
    waiting = [identifier]
    while waiting:
        for one in chains.get(waiting.pop(), ()):
            if one not in seen:
                seen[one] = None
                waiting.append(one)
    ends = [one for one in seen if one not in chains]
    joined = _joined(_own(one, sources[one]) for one in ends or seen)
    return joined if ends else joined._replace(sources=frozenset())


def publisher_of(source: Source) -> str | None:
    """Return who published a source, as publishers are compared; None where nothing tells.

    Where no publisher is given, the host of its address stands for one.
    """
    if source.publisher:
        return fold(source.publisher)
    try:
        host = urlsplit(source.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def corroboration(cited: Iterable[str], origins: Mapping[str, Origins]) -> Corroboration:
    """Return how well some sources bear each other out.

    A source counts with what it rests on: copies and chains of one origin, and what one publisher
    published, count once. A source with several origins counts where none of them does already;
    so the number is never too high.

    Args:
        cited: Ids of sources, as often as they are cited; what is no source is passed over.
        origins: The origins of all sources.
    """
    known = {identifier for identifier in cited if identifier in origins}
    groups: Collection[frozenset[str]] = {origins[one].publishers for one in known}
    counted: set[str] = set()
    publishers = 0
    if len(groups) > 1:
        groups = sorted(groups, key=lambda one: (len(one), sorted(one)))
    for group in groups:
        if group and counted.isdisjoint(group):
            publishers += 1
            counted.update(group)
    return Corroboration(len(known), publishers)
