from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.measuring import Cost, Weight, family, median, pss, run, weigh
from tests.tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE = 1024**2
HOLD = "import time; held = bytearray({size}); time.sleep({wait})"
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is looked at in /proc")


def measured(code: str, folder: Path, *, look: bool = False) -> Cost:
    """What a command costs that a small process starts: a new process begins as large as its own.

    Tests that have run for a while are larger than what is measured here.
    """
    call = f"[sys.executable, '-c', {code!r}], Path({str(folder)!r}), look={look}"
    lines = (
        "import sys",
        "from dataclasses import astuple",
        "from pathlib import Path",
        "from benchmarks.measuring import run",
        f"print(*astuple(run({call})))",
    )
    command = [sys.executable, "-c", "\n".join(lines)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    wall, cpu, largest, together = said.stdout.split()
    both = None if together == "None" else float(together)
    return Cost(float(wall), float(cpu), float(largest), both)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_cpu_of_processes_that_a_command_started_is_counted(tmp_path: Path) -> None:
    burn = "import time\nwhile time.process_time() < 0.4: pass"
    start = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}], check=True)"
    assert run(python(start), tmp_path).cpu >= 0.4


def test_waiting_takes_time_and_no_cpu(tmp_path: Path) -> None:
    cost = run(python("import time; time.sleep(0.5)"), tmp_path)
    assert cost.wall >= 0.5
    assert cost.cpu < cost.wall


def test_memory_is_that_of_the_largest_process_in_megabytes(tmp_path: Path) -> None:
    cost = measured(HOLD.format(size=100 * MEGABYTE, wait=0), tmp_path)
    assert 100 <= cost.largest < 200
    assert cost.together is None


@linux
def test_memory_of_several_processes_is_added_up(tmp_path: Path) -> None:
    hold = HOLD.format(size=60 * MEGABYTE, wait=1)
    start = (
        "import subprocess, sys\n"
        f"both = [subprocess.Popen([sys.executable, '-c', {hold!r}]) for _ in range(2)]\n"
        "sys.exit(sum(one.wait() for one in both))"
    )
    cost = measured(start, tmp_path, look=True)
    assert cost.together is not None
    assert cost.largest < 120 <= cost.together


@linux
def test_a_process_that_is_gone_has_no_family() -> None:
    assert os.getpid() in list(family(os.getpid()))
    assert list(family(2**22 + 1)) == [2**22 + 1]


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3:\nno such page"):
        run(python("import sys; print('no such page'); sys.exit(3)"), tmp_path)


@pytest.mark.parametrize(
    ("rollup", "expected"),
    [
        ("Rss:  900 kB\nPss:             421 kB\nPss_Dirty:  77 kB\nSwapPss:  5 kB\n", 421),
        ("Pss_Dirty:  77 kB\nSwapPss:  5 kB\n", 0),
        ("", 0),
    ],
)
def test_proportional_size_is_read_from_its_own_line(rollup: str, expected: int) -> None:
    assert pss(rollup) == expected


def test_median_is_taken_of_each_figure_and_most_of_memory() -> None:
    costs = [Cost(3, 5, 20, None), Cost(1, 6, 90, 70.0), Cost(2, 40, 30, 80.0)]
    assert median(costs) == Cost(2, 6, 90, 80.0)
    assert median([Cost(1, 1, 1)]).together is None


def test_pages_are_counted_without_those_that_lead_on(tmp_path: Path) -> None:
    files = {
        "index.html": "<h1>Home</h1>",
        "404.html": "<h1>Not here</h1>",
        "events/a/index.html": "<h1>A</h1>",
        "events/old/index.html": '<meta http-equiv="refresh" content="0; url=../a/">',
        "style.css": "p {}",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    size = sum(map(len, files.values()))
    assert weigh(tmp_path) == Weight(files=5, folders=3, pages=2, size=size)
