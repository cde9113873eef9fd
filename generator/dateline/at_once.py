"""Work done at once, in several processes, where the system can copy this one without asking twice.

A copy of a process has everything that its work takes, so that nothing has to be handed to it; what
it makes comes back as bytes.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext
    from multiprocessing.sharedctypes import SynchronizedArray

FEW = 500
"""Of so many records and fewer, each copy of a process costs more than it saves."""

MANY = 50_000
"""Of more records than this nothing is read or kept beside, to spare memory."""

MOST_HELD = 130_000
"""How many records the processes that make pages may hold together, a gigabyte's worth: a copy of a
process shares its memory until it looks at a value, as that counts who holds it."""

A = TypeVar("A")
B = TypeVar("B")


@contextmanager
def aside(make: Callable[[], A], *, is_much: bool = True) -> Iterator[Callable[[], A]]:
    """Make something in a copy of this process while this one goes on.

    Args:
        make: Makes it.
        is_much: Whether that takes longer than copying this process.

    Yields:
        A function that waits for it and returns it. Where it is not much, where a system has no
        such copies, or only unsafe ones, and where the copy fails for whatever reason, it makes it
        here.
    """
    if not (is_much and can_fork()):
        yield make
        return
    context = _context()
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, make))
    process.start()
    sender.close()

    def made() -> A:
        try:
            theirs: A = receiver.recv()
        except EOFError:
            return make()
        process.join()
        return theirs

    try:
        yield made
    finally:
        receiver.close()
        process.terminate()
        process.join()


def both(make: Callable[[A], B], first: A, second: A) -> tuple[B, B]:
    """Return what `make` makes of two values, at once where that is possible."""
    with aside(partial(make, first)) as theirs:
        mine = make(second)
        return theirs(), mine


class Taken(NamedTuple):
    """A piece of work that a process has taken."""

    number: int
    """Which one, from 0."""
    before: int
    """How many all processes had taken before."""


def spread(work: Callable[[Iterator[Taken]], A], count: int, processes: int) -> list[A]:
    """Do `count` pieces of work in several processes, each taking one when it has done another.

    This process takes the first that is left and the others take the last, so that what one has
    made for a piece is at hand for those beside it.

    Args:
        work: Does the pieces that it is given, and returns what comes of them. Called once in every
            process, this one among them.
        count: How many pieces there are.
        processes: How many processes to use, if copies of this one can be had.

    Returns:
        What `work` returned in each process. Where a copy fails for whatever reason, all is done
        again here, where errors are told.
    """
    if min(processes, count) <= 1 or not can_fork():
        return [work(_all(count))]
    context = _context()
    ends = context.Array("i", 2)
    copies = []
    for _ in range(processes - 1):
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(
            target=_send, args=(sender, partial(work, _taking(ends, count, last=True)))
        )
        process.start()
        sender.close()
        copies.append((process, receiver))
    try:
        results = [work(_taking(ends, count, last=False))]
        for _, receiver in copies:
            results.append(receiver.recv())
    except EOFError:
        results = [work(_all(count))]
    finally:
        for process, receiver in copies:
            receiver.close()
            process.terminate()
            process.join()
    return results


def _context() -> ForkContext:
    import multiprocessing  # noqa: PLC0415 - a hook need not load it

    return multiprocessing.get_context("fork")


def _all(count: int) -> Iterator[Taken]:
    return (Taken(number, number) for number in range(count))


def _taking(ends: SynchronizedArray[int], count: int, *, last: bool) -> Iterator[Taken]:
    """Yield pieces that no process has taken yet, of which `ends` says how many at either end."""
    while True:
        with ends.get_lock():
            before = ends[0] + ends[1]
            if before >= count:
                return
            at_end = ends[last]
            ends[last] = at_end + 1
        yield Taken(count - 1 - at_end if last else at_end, before)


def worth_a_copy(records: int) -> bool:
    """Return whether what is made of so many records may be made in a copy of this process.

    Args:
        records: How many there are; of few it costs more than it saves, of many too much memory.
    """
    return FEW < records <= MANY


def processes_for(records: int) -> int:
    """Return how many processes are to make the pages of a site.

    Args:
        records: How many there are, each of which all processes will look at.
    """
    return min(processors(), max(1, MOST_HELD // records)) if records > FEW else 1


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_fork() -> bool:
    """Return whether a second process can be had, and would be of use."""
    # On macOS a copy of a process may crash in the system's own libraries.
    return hasattr(os, "fork") and sys.platform != "darwin" and processors() > 1


def _send(sender: Connection, make: Callable[[], object]) -> None:
    """Send what is made; what goes wrong is said by the process that waits for it."""
    try:
        sender.send(make())
    except BaseException:  # noqa: BLE001 - it is made again where errors are told
        os._exit(1)
