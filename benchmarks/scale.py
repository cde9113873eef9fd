"""What a site of a size takes, and how large a site hosts bear: the tables of docs/scale.md."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.measuring import Cold, Cost, Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

MILLION: Final = 1_000_000
FARTHEST: Final = 10
"""How many times larger than the largest that was measured a site may be that is told of: memory
does not lie on the line of small sites."""
GIGABYTE: Final = 1024**3
MINUTE: Final = 60
HOUR: Final = 60 * MINUTE


@dataclass(frozen=True, slots=True)
class Host:
    """What a host bears; None where it states no limit."""

    name: str
    stated: str
    """The limits, in words."""
    size: int | None = None
    """Bytes of a site."""
    files: int | None = None
    entries: int | None = None
    """Files and folders."""


HOSTS: Final = (
    Host("GitHub Pages", "1 GB a site, 10 minutes a deployment", size=GIGABYTE),
    Host("GitLab.com Pages", "1 GB, 200,000 files and folders", size=GIGABYTE, entries=200_000),
    Host("Cloudflare Pages, free", "20,000 files, 25 MiB a file", files=20_000),
    Host("Cloudflare Pages, paid", "100,000 files, 25 MiB a file", files=100_000),
    Host("Netlify", "54,000 files in one folder; no limit to all"),
    Host("S3 and other object stores", "none; each file sent is a request, and is paid"),
    Host("a server of your own", "the disk, and its number of inodes"),
)


def extrapolated(measured: Sequence[Cold], events: int) -> Cold:
    """Return what a site would take on the straight line through the two largest measured."""
    *_, before, last = sorted(measured, key=lambda one: one.events)
    steps = (events - last.events) / (last.events - before.events)

    def at(smaller: float, larger: float) -> float:
        return larger + (larger - smaller) * steps

    memory = at(before.cost.memory, last.cost.memory)
    return Cold(
        events=events,
        cost=Cost(
            wall=at(before.cost.wall, last.cost.wall),
            cpu=at(before.cost.cpu, last.cost.cpu),
            largest=memory,
            together=memory,
        ),
        rounds=0,
        weight=Weight(
            files=round(at(before.weight.files, last.weight.files)),
            folders=round(at(before.weight.folders, last.weight.folders)),
            pages=round(at(before.weight.pages, last.weight.pages)),
            size=round(at(before.weight.size, last.weight.size)),
        ),
    )


def sums_table(measured: Sequence[Cold]) -> str:
    """Return what sites of several sizes take, in Markdown.

    Where one has a tenth of a million events, what one of a million would take is told too.
    """
    lines = [
        "| events | pages | files | and folders | written | build | CPU | memory |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    ordered = sorted(measured, key=lambda one: one.events)
    is_near = ordered[-1].events * FARTHEST >= MILLION
    for one in (*ordered, extrapolated(ordered, MILLION)) if is_near else ordered:
        cost, weight = one.cost, one.weight
        cells = [
            f"{one.events:,}" if one.rounds else f"*{one.events:,}, extrapolated*",
            *(f"{number:,}" for number in (weight.pages, weight.files, weight.folders)),
            size_in_words(weight.size),
            time_in_words(cost.wall),
            time_in_words(cost.cpu),
            size_in_words(cost.memory * 1024**2),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def hosts_table(measured: Sequence[Cold]) -> str:
    """Return how large a site hosts bear, in Markdown."""
    lines = ["| host | limits that it states | room for about |", "| --- | --- | ---: |"]
    for host in HOSTS:
        room = room_at(host, measured)
        told = "–" if room is None else f"{room:,} events"
        lines.append(f"| {host.name} | {host.stated} | {told} |")
    return "\n".join(lines) + "\n"


def room_at(host: Host, measured: Sequence[Cold]) -> int | None:
    """Return how many events a host has room for, in two digits, None where nothing limits it."""
    large = max(measured, key=lambda one: one.events)
    weight = large.weight
    shares = [
        limit / used
        for limit, used in (
            (host.size, weight.size),
            (host.files, weight.files),
            (host.entries, weight.files + weight.folders),
        )
        if limit is not None
    ]
    return rounded_down(large.events * min(shares)) if shares else None


def rounded_down(number: float) -> int:
    """Return a number of which all digits but the first two are 0."""
    unit = 10 ** max(0, math.floor(math.log10(number)) - 1)
    return int(number // unit * unit)


def size_in_words(size: float) -> str:
    """Return bytes in MB or GB."""
    if size < GIGABYTE:
        return f"{size / 1024**2:,.0f} MB"
    return f"{size / GIGABYTE:,.1f} GB"


def time_in_words(seconds: float) -> str:
    """Return seconds in the unit that people would use."""
    if seconds < 2 * MINUTE:
        return f"{seconds:.1f} s"
    if seconds < 2 * HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds / HOUR:.1f} h"
