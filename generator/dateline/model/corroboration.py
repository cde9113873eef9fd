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

_NOBODY: frozenset[str] = frozenset()


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
    """The ids of the sources at the end, its own where it rests on no other, also of those that
    were withdrawn; in a circle there is no end."""
    publishers: frozenset[str]
    """Who published those that stand, folded; of a circle all who are in it."""


def origins_of(sources: Mapping[str, Source]) -> dict[str, Origins]:
    """Return the origins of every source that stands, by its id.

    A source that was withdrawn counts for nobody: it has no place here, and adds no publisher to
    what is a copy of it or relies on it. What it has from others they have it from all the same.

    Args:
        sources: All sources by id. What they rest on and is not among them is passed over, and so
            is a source that rests on itself.
    """
    own = _own_origins(sources)
    chains: dict[str, list[str]] = {}
    found: dict[str, Origins] = {}
    for identifier, source in sources.items():
        further = [one for one in source.rests_on if one in sources and one != identifier]
        if further:
            chains[identifier] = further
        else:
            found[identifier] = own[identifier]
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
    found |= {one: _round_a_circle(one, chains, own) for one in in_circles}
    return {one: its for one, its in found.items() if sources[one].withdrawn is None}


def _own_origins(sources: Mapping[str, Source]) -> dict[str, Origins]:
    """Return what each source would be as an origin, whatever it rests on."""
    of_host = _publishers_of_hosts(sources.values())
    found: dict[str, Origins] = {}
    for identifier, source in sources.items():
        publishers = _NOBODY
        if source.withdrawn is None:
            publisher = publisher_of(source)
            publishers = frozenset({publisher} if publisher else ())
            if not source.publisher and publisher:
                publishers = of_host.get(publisher, publishers)
        found[identifier] = Origins(frozenset({identifier}), publishers)
    return found


def _publishers_of_hosts(sources: Collection[Source]) -> dict[str, frozenset[str]]:
    """Return who publishes at the hosts of sources that name no publisher, as others tell it."""
    found: dict[str, set[str]] = {
        host: set() for one in sources if not one.publisher and (host := host_of(one))
    }
    if found:
        for one in sources:
            if one.publisher and (host := host_of(one)) in found:
                found[host].add(fold(one.publisher))
    return {host: frozenset(named) for host, named in found.items() if named}


def _joined(origins: Iterable[Origins]) -> Origins:
    listed = list(origins)
    if len(listed) == 1:
        return listed[0]
    return Origins(
        frozenset().union(*[one.sources for one in listed]),
        frozenset().union(*[one.publishers for one in listed]),
    )


def _round_a_circle(
    identifier: str, chains: Mapping[str, list[str]], own: Mapping[str, Origins]
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
    joined = _joined(own[one] for one in ends or seen)
    return joined if ends else joined._replace(sources=frozenset())


def publisher_of(source: Source) -> str | None:
    """Return who published a source, as publishers are compared; None where nothing tells.

    Where no publisher is given, the host of its address stands for one, unless other sources tell
    who publishes there.
    """
    return fold(source.publisher) if source.publisher else host_of(source)


def host_of(source: Source) -> str | None:
    """Return the host of a source's address, without `www.`; None where there is none."""
    try:
        host = urlsplit(source.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def corroboration(cited: Iterable[str], origins: Mapping[str, Origins]) -> Corroboration:
    """Return how well some sources bear each other out.

    A source counts with what it rests on: copies and chains of one origin, and what one publisher
    published, count once. A source with several origins, or at a host with several publishers,
    counts where none of them does already; so the number is never too high.

    Args:
        cited: Ids of sources, as often as they are cited; what is no source, or was withdrawn, is
            passed over.
        origins: The origins of all sources that stand.
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
