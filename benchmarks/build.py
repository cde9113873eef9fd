"""What a cold build costs: wall time, CPU, memory, and CPU by stage.

    python benchmarks/build.py [--events 10000] [--runs 3] [--update]

Makes the synthetic corpus in a temporary folder, runs `mkdocs build` on it several times, each in a
process of its own and into an empty folder, and once more with a clock around each stage. Prints a
table; `--update` writes it into benchmarks/README.md. Needs Linux or macOS.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

README = Path(__file__).with_name("README.md")
CORPUS = Path(__file__).with_name("corpus.py")
MEASURED = re.compile(r"(<!-- measured -->\n).*?(<!-- end -->\n)", re.DOTALL)
PACKAGES = ("mkdocs", "mkdocs-material", "Markdown", "Jinja2", "pydantic", "PyYAML")

STARTING = "starting Python and loading modules"
REST = "MkDocs itself"
STAGES = {
    "read": ("dateline.build", "read"),
    "check": ("dateline.build", "check"),
    "problems": ("dateline.build", "problems"),
    "link": ("dateline.plugin", "link"),
    "markdown": ("dateline.render.markdown:TextConverter", "body"),
    "markdown of lines": ("dateline.render.markdown:TextConverter", "line"),
    "templates": ("dateline.plugin", "outputs"),
    "frame": ("dateline.frame:Frames", "render"),
    "write": ("dateline.plugin", "write"),
}
"""Where each stage is called from: a module or a class in it, and the name in it."""
TOGETHER = {"problems": "check", "markdown of lines": "markdown"}
ORDER = (STARTING, "read", "check", "link", "markdown", "templates", "frame", "write", REST)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    wall: float
    """Seconds."""
    program: float
    """Seconds of CPU in the program."""
    kernel: float
    """Seconds of CPU in the kernel for it, most of them for files."""
    memory: float
    """The most at one time, in MB."""


@dataclass(slots=True)
class Clock:
    """Tells the CPU time of stages that call each other: each second counts for the innermost."""

    spent: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Stage to seconds."""
    running: list[str] = field(default_factory=lambda: [STARTING])
    since: float = 0.0

    def enter(self, stage: str) -> None:
        """Let the time from now on count for a stage."""
        self.tick()
        self.running.append(stage)

    def leave(self) -> None:
        """Let the time from now on count for the stage around the present one."""
        self.tick()
        self.running.pop()

    def tick(self) -> None:
        """Count the time since the last change for the present stage."""
        now = time.process_time()
        self.spent[self.running[-1]] += now - self.since
        self.since = now

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that counts its time for a stage."""

        @wraps(function)
        def timed(*arguments: object, **options: object) -> object:
            self.enter(stage)
            try:
                return function(*arguments, **options)
            finally:
                self.leave()

        return timed

    def around_each(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a generator function that counts the making of each item for a stage."""

        @wraps(function)
        def timed(*arguments: object, **options: object) -> Iterator[object]:
            step = self.around(stage, function(*arguments, **options).__next__)
            while True:
                try:
                    item = step()
                except StopIteration:
                    return
                yield item

        return timed


def measure_stages(configuration: Path) -> dict[str, float]:
    """Build a site in this process and return the seconds of CPU of each stage."""
    owners = {stage: find_owner(place) for stage, (place, _) in STAGES.items()}
    clock = Clock()
    clock.enter(REST)
    for stage, (_, name) in STAGES.items():
        owner = owners[stage]
        around = clock.around_each if stage == "templates" else clock.around
        setattr(owner, name, around(stage, getattr(owner, name)))
    config = load_config(str(configuration))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    clock.leave()
    for part, whole in TOGETHER.items():
        clock.spent[whole] += clock.spent.pop(part, 0.0)
    return {stage: clock.spent[stage] for stage in ORDER}


def find_owner(place: str) -> object:
    """Return the module or the class that a stage is looked up in."""
    module, _, inner = place.partition(":")
    found = importlib.import_module(module)
    return getattr(found, inner) if inner else found


def run(command: list[str], folder: Path) -> Cost:
    """Run a command to its end and return what it took."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment())
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{command} failed"
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    wall = time.perf_counter() - begun
    return Cost(wall, usage.ru_utime, usage.ru_stime, kilobytes / 1024)


def environment() -> dict[str, str]:
    """Return the environment of a build, the same for all of them."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


def measure(folder: Path, runs: int) -> tuple[list[Cost], dict[str, float]]:
    """Build a site several times from nothing; return what each run took, and the stages."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    costs = []
    for _ in range(runs):
        shutil.rmtree(folder / "site", ignore_errors=True)
        costs.append(run(command, folder))
    shutil.rmtree(folder / "site")
    staged = [sys.executable, __file__, "--stages", str(folder / "mkdocs.yml")]
    said = subprocess.run(staged, env=environment(), stdout=subprocess.PIPE, check=True).stdout
    return costs, json.loads(said)


def report(folder: Path, events: int, costs: list[Cost], stages: dict[str, float]) -> str:
    """Return what was measured as Markdown."""
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1024**2
    median = {
        name: statistics.median(getattr(cost, name) for cost in costs)
        for name in ("wall", "program", "kernel", "memory")
    }
    lines = [
        f"{events:,} events make {len(files):,} files, {megabytes:,.0f} MB. {describe_machine()}",
        "",
        f"| a cold build, the median of {len(costs)} | |",
        "| --- | ---: |",
        f"| wall | {median['wall']:.1f} s |",
        f"| CPU, in the program | {median['program']:.1f} s |",
        f"| CPU, in the kernel for it | {median['kernel']:.1f} s |",
        f"| memory at most | {median['memory']:,.0f} MB |",
        "",
        "| CPU by stage, one run with clocks around them | |",
        "| --- | ---: |",
        *(f"| {stage} | {seconds:.2f} s |" for stage, seconds in stages.items()),
        f"| together | {sum(stages.values()):.1f} s |",
    ]
    return "\n".join(lines) + "\n"


def describe_machine() -> str:
    """Return in two sentences where, when and with what was measured."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores of {processor()},"
        f" {platform.system()}, files in {tempfile.gettempdir()}."
        f" Python {platform.python_version()}, {packages}."
    )


def processor() -> str:
    """Return the name of the processor, as far as the system tells."""
    told = Path("/proc/cpuinfo")
    lines: Iterable[str] = told.read_text().splitlines() if told.exists() else ()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def main() -> None:
    """Measure, print the table, and keep it when asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--update", action="store_true", help="write benchmarks/README.md")
    parser.add_argument("--stages", type=Path, metavar="MKDOCS.YML", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.stages:
        print(json.dumps(measure_stages(arguments.stages)))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = [sys.executable, str(CORPUS), name, "--events", str(arguments.events)]
        subprocess.run(corpus, check=True)
        text = report(folder, arguments.events, *measure(folder, arguments.runs))
    print(text)
    if arguments.update:
        before = README.read_text(encoding="utf-8")
        after = MEASURED.sub(lambda match: f"{match[1]}\n{text}\n{match[2]}", before)
        README.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()
