"""Two values made at once, in two processes, where the system can do that without asking twice."""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

A = TypeVar("A")
B = TypeVar("B")


def both(make: Callable[[A], B], first: A, second: A) -> tuple[B, B]:
    """Return what `make` makes of two values, at once where that is possible.

    The second process is a copy of this one, so that nothing has to be handed to it; what it makes
    comes back as bytes. Where a system has no such copies, or only unsafe ones, and where the copy
    fails for whatever reason, both are made here, one after the other.
    """
    if not can_fork():
        return make(first), make(second)
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, make, first))
    process.start()
    sender.close()
    try:
        mine = make(second)
        try:
            theirs: B = receiver.recv()
        except EOFError:
            theirs = make(first)
    finally:
        receiver.close()
        process.join()
    return theirs, mine


def can_fork() -> bool:
    """Return whether a second process can be had, and would be of use."""
    # On macOS a copy of a process may crash in the system's own libraries.
    return hasattr(os, "fork") and sys.platform != "darwin" and (os.cpu_count() or 1) > 1


def _send(sender: Connection, make: Callable[[A], B], value: A) -> None:
    """Send what is made of a value; what goes wrong is said by the process that waits for it."""
    try:
        sender.send(make(value))
    except BaseException:  # noqa: BLE001 - it is made again where errors are told
        os._exit(1)
