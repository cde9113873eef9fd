"""What a process takes, what a folder holds, and where both were measured."""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PACKAGES: Final = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "PyYAML")
BETWEEN_SAMPLES: Final = 0.05
"""Seconds from one look at the memory to the next."""
BUSY: Final = 0.5
"""The load above which a machine is not idle."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took, with all processes that it started and waited for."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, in the programs and in the kernel for them."""
    largest: float
    """The most that one of the processes had at a time, in MB."""
    together: float | None = None
    """The most that all had together, pages that they share counted once; None if not looked at."""

    @property
    def memory(self) -> float:
        """The most at a time in MB, of all processes where they were looked at."""
        return self.largest if self.together is None else self.together


def run(command: Sequence[str], folder: Path, *, look: bool = False) -> Cost:
    """Run a command to its end and return what it took.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        look: Whether the memory of all its processes is looked at, which takes time itself.

    Raises:
        RuntimeError: The command failed; with what it wrote.
    """
    with tempfile.TemporaryFile() as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=said, stderr=subprocess.STDOUT
        )
        together = look_at(process.pid) if look and Path("/proc/self/smaps_rollup").exists() else 0
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace")
            raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{told}")
    largest = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1) / 1024
    return Cost(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        largest=largest,
        together=max(together, largest) if look else None,
    )


def look_at(pid: int) -> float:
    """Return the most memory in MB that a process and its descendants have until it ends."""
    most = 0
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        most = max(most, sum(proportional(one) for one in family(pid)))
        time.sleep(BETWEEN_SAMPLES)
    return most / 1024


def family(pid: int) -> Iterator[int]:
    """Yield a process and its descendants, as far as they still run."""
    yield pid
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in read_or_nothing(listed).split():
            yield from family(int(child))


def proportional(pid: int) -> int:
    """Return the memory of a process in KB, each page divided by how many processes share it."""
    return pss(read_or_nothing(Path(f"/proc/{pid}/smaps_rollup")))


def pss(rollup: str) -> int:
    """Return the proportional size in KB that Linux states in `smaps_rollup`, 0 if it does not."""
    found = re.search(r"^Pss:\s+(\d+) kB$", rollup, re.MULTILINE)
    return int(found[1]) if found else 0


def read_or_nothing(path: Path) -> str:
    """Return what a file of the system holds, nothing once its process is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""


def environment() -> dict[str, str]:
    """Return the environment of a command, the same for all of them."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


def median(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure; memory is the most of all, since it only ever misses."""
    found = list(costs)
    looked = [cost.together for cost in found if cost.together is not None]
    return Cost(
        wall=statistics.median(cost.wall for cost in found),
        cpu=statistics.median(cost.cpu for cost in found),
        largest=max(cost.largest for cost in found),
        together=max(looked) if looked else None,
    )


@dataclass(frozen=True, slots=True)
class Weight:
    """What a built site weighs."""

    files: int
    folders: int
    pages: int
    """HTML files but 404.html and those that lead on to another address."""
    size: int
    """Bytes of all files."""


LEADS_ON: Final = b'http-equiv="refresh"'
HEAD: Final = 4096
"""Bytes within which a page that leads on says so."""


@dataclass(frozen=True, slots=True)
class Cold:
    """What it took to build a site from nothing."""

    events: int
    cost: Cost
    """The median of all rounds."""
    rounds: int
    """0 if it was not measured, but follows from what was."""
    weight: Weight


def weigh(site: Path) -> Weight:
    """Return what a built site weighs."""
    paths = list(site.rglob("*"))
    files = [path for path in paths if path.is_file()]
    pages = sum(1 for path in files if path.suffix == ".html" and is_page(path))
    size = sum(path.stat().st_size for path in files)
    return Weight(len(files), len(paths) - len(files), pages, size)


def is_page(path: Path) -> bool:
    """Return whether an HTML file is a page to be read."""
    if path.name == "404.html":
        return False
    with path.open("rb") as opened:
        return LEADS_ON not in opened.read(HEAD)


def describe_machine() -> str:
    """Return in sentences where, when and with what was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    load = os.getloadavg()[0]
    busy = f" The machine was not idle: its load was {load:.1f}." if load > BUSY else ""
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores of {processor()},"
        f" {platform.system()}, files in {tempfile.gettempdir()}."
        f" Python {platform.python_version()}, {packages}.{busy}"
    )


def processor() -> str:
    """Return the name of the processor, as far as the system tells."""
    told = Path("/proc/cpuinfo")
    lines: Iterable[str] = told.read_text().splitlines() if told.exists() else ()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def replaced(page: str, name: str, text: str) -> str:
    """Return a page with a text between the marks of a name.

    Args:
        page: What holds `<!-- NAME -->` and `<!-- end of NAME -->`, each in a line of its own.
        name: What is between them.
        text: Markdown that ends with a line feed.

    Raises:
        ValueError: The page has no such marks.
    """
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, found, rest = page.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found and found_end):
        raise ValueError(f"there are no marks of {name!r}")
    return f"{before}{begin}\n{text}\n{end}{after}"
