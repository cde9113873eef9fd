"""What was known of addresses, and what was found now, to what is known; and to a file of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.day_count import day_number
from dateline.model.sighting import SEEN, Sighting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.links.judge import Verdict
    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Source
    from dateline.model.sighting import Sightings


@dataclass(frozen=True, slots=True)
class Cited:
    """An address and the sources that have it."""

    address: str
    sources: tuple[Source, ...]
    """Sorted by id."""
    is_copy: bool
    """Whether it is the address of an archived copy and of nothing else."""


def cited_addresses(collection: Collection) -> tuple[Cited, ...]:
    """Return the addresses of all sources that are not withdrawn, sorted, each once."""
    of_address: dict[str, dict[str, Source]] = {}
    originals = set()
    for source in collection.sources:
        if source.withdrawn is not None:
            continue
        for address in (source.url, source.archived):
            if address:
                of_address.setdefault(address, {})[source.id] = source
        originals.add(source.url)
    return tuple(
        Cited(address, tuple(its[key] for key in sorted(its)), address not in originals)
        for address, its in sorted(of_address.items())
    )


def due(
    cited: Iterable[Cited], known: Sightings, *, today: Day, unseen_for: int, most: int | None
) -> list[str]:
    """Return the addresses to try now, those first whose last try was longest ago.

    Args:
        cited: The addresses there are.
        known: What is known of them.
        today: The day that counts as today.
        unseen_for: For how many days a page must not have been seen live to be tried again; 0 for
            all pages.
        most: How many addresses are tried at most, None for all.
    """
    waiting: list[tuple[int, str]] = []
    for one in cited:
        sighting = known.get(one.address)
        if sighting is None:
            waiting.append((0, one.address))
        elif not unseen_for or not sighting.live or _days(sighting.live, today) >= unseen_for:
            waiting.append((day_number(sighting.checked), one.address))
    return [address for _, address in sorted(waiting)][:most]


def _days(day: Day, today: Day) -> int:
    return day_number(today) - day_number(day)


def sighted(verdict: Verdict, before: Sighting | None, today: Day) -> Sighting:
    """Return what is known of an address after a try."""
    seen = verdict.state in SEEN
    since = None
    if not seen:
        unbroken = before is not None and before.state is verdict.state
        since = before.since if before is not None and unbroken else None
        since = since or today
    return Sighting(
        state=verdict.state,
        checked=today,
        live=today if seen else before.live if before else None,
        since=since,
        why=verdict.why,
        to=verdict.to,
    )


def as_text(sightings: Mapping[str, Sighting]) -> str:
    """Return the text of links.jsonl: a line for each address, sorted by address.

    A line changes only when its address was tried, and no line depends on another, so that a
    change shows what was found, and two changes of different lines can be merged.
    """
    return "".join(f"{_line(address, sightings[address])}\n" for address in sorted(sightings))


def _line(address: str, sighting: Sighting) -> str:
    values = {
        "address": address,
        "state": sighting.state.value,
        "checked": sighting.checked.isoformat(),
        "live": sighting.live.isoformat() if sighting.live else None,
        "since": sighting.since.isoformat() if sighting.since else None,
        "why": sighting.why,
        "to": sighting.to,
    }
    given = {name: value for name, value in values.items() if value is not None}
    # What is not shown, or would end a line, is written out; a word in another script is not.
    shown = all(map(str.isprintable, given.values()))
    return json.dumps(given, ensure_ascii=not shown)
