"""What an editor may want to know of all sources at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.references import cited
from dateline.model.same_address import comparable

if TYPE_CHECKING:
    from dateline.model.collection import Collection
    from dateline.model.records import Source


@dataclass(frozen=True, slots=True)
class SameAddress:
    """Sources that lead to one page."""

    address: str
    """What their addresses have in common, as `comparable` writes it."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """Sources by what may be wanting. Each list is in the order of the files but for the last."""

    total: int
    """How many sources there are, withdrawn ones left out."""
    unarchived: tuple[Source, ...]
    """With an address and without that of an archived copy."""
    undated: tuple[Source, ...]
    """Without the date of their publication."""
    used_once: tuple[Source, ...]
    """Cited by exactly one event."""
    same_address: tuple[SameAddress, ...]
    """Groups of two and more, in the order of their addresses."""
    graded: tuple[Source, ...]
    """With a grade on the Admiralty scale, the best first, what cannot be judged last."""


def survey(collection: Collection) -> Survey:
    """Return what may be wanting in the sources of a collection; withdrawn records do not count."""
    sources = tuple(one for one in collection.sources if one.withdrawn is None)
    events: defaultdict[str, int] = defaultdict(int)
    for event in collection.events:
        if event.withdrawn is None:
            for identifier in set(cited(event)):
                events[identifier] += 1
    return Survey(
        len(sources),
        tuple(one for one in sources if one.url and not one.archived),
        tuple(one for one in sources if one.published is None),
        tuple(one for one in sources if events[one.id] == 1),
        _same_address(sources),
        tuple(sorted((one for one in sources if one.is_graded), key=lambda one: one.grade_key)),
    )


def _same_address(sources: tuple[Source, ...]) -> tuple[SameAddress, ...]:
    groups: defaultdict[str, dict[str, Source]] = defaultdict(dict)
    for source in sources:
        for address in source.addresses:
            groups[comparable(address)][source.id] = source
    return tuple(
        SameAddress(address, tuple(its.values()))
        for address, its in sorted(groups.items())
        if len(its) > 1
    )
