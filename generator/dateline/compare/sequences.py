"""What of one sequence is in another, soon also where the two are long and much alike."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_PAIRS = 40_000
"""Above so many pairs of items the longest common parts are not looked for one after another.

That reads best, and with items that are all alike its time grows with the cube of their number.
"""


class Run(NamedTuple):
    """Items that are equal in both sequences, or that took the place of each other."""

    equal: bool
    old_from: int
    old_to: int
    new_from: int
    new_to: int


def runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Return how `new` came of `old`; runs that are equal and others take turns."""
    merged: list[Run] = []
    for run in _runs(old, new):
        last = merged[-1] if merged else None
        if last is not None and last.equal is run.equal:
            merged[-1] = Run(run.equal, last.old_from, run.old_to, last.new_from, run.new_to)
        else:
            merged.append(run)
    return merged


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    shorter = min(len(old), len(new))
    start = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    left = shorter - start
    end = next((at for at in range(left) if old[-1 - at] != new[-1 - at]), left)
    old_end, new_end = len(old) - end, len(new) - end
    if start:
        yield Run(equal=True, old_from=0, old_to=start, new_from=0, new_to=start)
    for tag, one, two, three, four in _opcodes(old[start:old_end], new[start:new_end]):
        yield Run(tag == "equal", one + start, two + start, three + start, four + start)
    if end:
        last = {"old_from": old_end, "old_to": len(old), "new_from": new_end, "new_to": len(new)}
        yield Run(equal=True, **last)


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(old) * len(new) <= MOST_PAIRS:
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        (one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end)
        for one in Indel.opcodes(old, new)
    ]
