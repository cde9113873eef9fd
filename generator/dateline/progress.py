"""How far a build is, for whoever waits for it, and what each of its stages took."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WORTH_A_LINE = 2.0
"""Seconds that a stage takes before a log is told of it."""

_WIDTH = 30
_SHOWN_AGAIN = 0.1
"""Seconds between two states of the bar."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What one stage took."""

    stage: str
    wall: float
    """Seconds."""
    cpu: float
    """Seconds of all processors together, those of other processes of the build included."""
    memory: float | None
    """The most that one process had until the end of the stage, in MB; None where nobody tells."""


@dataclass(slots=True)
class Progress:
    """Where a build says how far it is. Made anew for each build."""

    say: Callable[[str], None] | None = None
    """Writes a line to the log for each stage that took long; None to write none."""
    terminal: TextIO | None = None
    """Where a bar is drawn while pages are made; None to draw none."""
    spent: list[Spent] = field(default_factory=list)
    _process: int = field(default_factory=os.getpid)
    _stage: str = ""
    _shown: float = 0.0

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside for a stage."""
        wall, cpu = time.perf_counter(), _cpu()
        self._stage = name
        try:
            yield
        finally:
            self._clear()
            took = time.perf_counter() - wall
            self.spent.append(Spent(name, took, _cpu() - cpu, _memory()))
            if self.say and took > WORTH_A_LINE:
                self.say(f"{name}: {took:.1f} s")

    def reach(self, number: int, of: int) -> None:
        """Say that a piece of work begins, of so many."""
        # Copies of this process would draw over each other.
        if self.terminal is None or self._process != os.getpid():
            return
        now = time.perf_counter()
        if now - self._shown < _SHOWN_AGAIN:
            return
        self._shown = now
        full = number * _WIDTH // max(1, of)
        bar = "█" * full + "░" * (_WIDTH - full)
        self.terminal.write(f"\r{self._stage} {bar} {100 * number // max(1, of):3d} %")
        self.terminal.flush()

    def _clear(self) -> None:
        if self.terminal is not None and self._shown:
            self.terminal.write("\r\x1b[K")
            self.terminal.flush()
            self._shown = 0.0


def on_terminal(say: Callable[[str], None]) -> Progress:
    """Return the progress of a build for people: a bar where they see it, lines elsewhere.

    Args:
        say: Writes a line to the log.
    """
    stream = sys.stderr
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
    if stream.isatty() and encoding == "utf8" and os.environ.get("TERM") != "dumb":
        return Progress(terminal=stream)
    return Progress(say)


def table(spent: Sequence[Spent]) -> str:
    """Return what the stages of a build took, as a table for people, with their sum."""
    rows = [
        *spent,
        Spent(
            "together",
            sum(one.wall for one in spent),
            sum(one.cpu for one in spent),
            max((one.memory for one in spent if one.memory), default=None),
        ),
    ]
    width = max(len(one.stage) for one in rows)
    lines = [f"{'stage':{width}}     wall      CPU   memory"]
    for one in rows:
        memory = f"{one.memory:6.0f} MB" if one.memory is not None else "        –"
        lines.append(f"{one.stage:{width}} {one.wall:7.2f} s {one.cpu:7.2f} s {memory}")
    return "\n".join(lines)


def _cpu() -> float:
    # The two children's figures count processes that have ended.
    return sum(os.times()[:4])


def _memory() -> float | None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return None
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    most = max(resource.getrusage(one).ru_maxrss for one in both)
    return most / (1024**2 if sys.platform == "darwin" else 1024)
