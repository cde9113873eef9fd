"""How long it takes to read a date, beside the EDTF parsers of other projects.

    python benchmarks/dates.py [--peers FOLDER] [--update]

Measures in one run, on one machine, with the same texts: Dateline, the package `edtf` for Python
and the package `edtf` for JavaScript, the reference implementation. The two are installed into
FOLDER, or into a temporary folder that is removed again, never into the project's environment; one
that cannot be installed (no network, no npm) is left out and said to be. With FOLDER, a second run
finds them there.

Each parser runs in a process of its own and parses every text five times; the best time of a text
counts, in microseconds, so that what other programs do on the machine counts least. The last line
has what the first of the five took: nothing is kept from one text to the next, so that it differs
from the best by the machine alone. What a parser refuses has no time, shown as -.

The script ends with status 1 if Dateline takes longer than it promises: 50 µs for a plain day
(median of a thousand, the first time each), 200 µs for any text of the table, which holds the
longest sets that are accepted.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, TypeAlias

README: Final = Path(__file__).with_name("README.md")
MEASURED: Final = re.compile(r"(<!-- dates -->\n).*?(<!-- end of dates -->\n)", re.DOTALL)

PYTHON_PEER: Final = "edtf==5.0.2"
NODE_PEER: Final = "edtf@4.11.1"

PLAIN_DAY_LIMIT: Final = 50.0
ANY_LIMIT: Final = 200.0
LONGEST: Final = 250
SHOWN: Final = 30

CONSTRUCTS: Final = (
    *("1985", "1985-04", "1985-04-12T23:20:30+04:30", "1964/2008", "2004-02-01/2005-02-08"),
    *("Y170000002", "2001-21", "1984?", "2004-06-11%", "201X", "1985-XX-XX", "1985-04-12/.."),
    *("/1985-04", "-1985", "Y-17E7", "Y3388E2S3", "2001-34", "[1667,1668,1670..1672]"),
    *("[1760-01,1760-02,1760-12..]", "{1960,1961-12}", "2004-06~-11", "?2004-06-~11"),
    *("156X-12-25", "XXXX-02-29", "-1X32-X1-X2", "2004-06-~01/2004-06-~20"),
)
_DAYS: Final = [str(date(2022, 1, 1) + timedelta(days=16 * n)) for n in range(LONGEST // 11)]
LONG_SETS: Final = (
    f"{{{','.join(_DAYS)}}}",
    f"[{','.join(str(year) for year in range(1900, 1949))}]",
    f"{{{','.join(f'?19{n:02}-~0X' for n in range(24))}}}",
)

RUN_IN_PYTHON: Final = """
import json, sys, time
{load}
best = {{}}
for text in json.load(sys.stdin):
    times = []
    for _ in range(5):
        began = time.perf_counter()
        try:
            parse(text)
        except Exception:
            break
        times.append(time.perf_counter() - began)
    best[text] = [times[0] * 1e6, min(times) * 1e6] if len(times) == 5 else None
json.dump(best, sys.stdout)
"""
RUN_IN_NODE: Final = """
import edtf from 'edtf'
let given = ''
for await (const chunk of process.stdin) given += chunk
const best = {}
for (const text of JSON.parse(given)) {
  const times = []
  try {
    for (let i = 0; i < 5; i++) {
      const began = process.hrtime.bigint()
      edtf(text)
      times.push(Number(process.hrtime.bigint() - began) / 1000)
    }
    best[text] = [times[0], Math.min(...times)]
  } catch { best[text] = null }
}
process.stdout.write(JSON.stringify(best))
"""


Times: TypeAlias = dict[str, tuple[float, float] | None]
"""The first and the best time of each text, in microseconds."""


@dataclass(frozen=True, slots=True)
class Parser:
    """A parser, and the command that measures it."""

    name: str
    command: tuple[str, ...]
    folder: Path | None = None

    def times(self, texts: list[str]) -> Times:
        """Return the first and the best time of each text, None for one that is refused."""
        run = subprocess.run(
            self.command,
            input=json.dumps(texts),
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=True,
        )
        measured: Times = json.loads(run.stdout)
        return measured


def dateline() -> Parser:
    """Return the parser of this project."""
    load = "from dateline.model.dates import parse"
    return Parser("Dateline", (sys.executable, "-c", RUN_IN_PYTHON.format(load=load)))


def python_peer(folder: Path) -> Parser:
    """Return the peer in Python, installed into a folder of its own.

    Raises:
        subprocess.CalledProcessError: It cannot be installed.

    """
    python = folder / "python" / "bin" / "python"
    if not python.exists():
        run = [sys.executable, "-m", "venv", str(folder / "python")]
        subprocess.run(run, check=True, capture_output=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", PYTHON_PEER]
        subprocess.run(pip, check=True, capture_output=True)
    load = "from edtf import parse_edtf as parse"
    return Parser("edtf (Python)", (str(python), "-c", RUN_IN_PYTHON.format(load=load)))


def node_peer(folder: Path) -> Parser:
    """Return the reference implementation, installed into a folder of its own.

    Raises:
        FileNotFoundError: There is no npm.
        subprocess.CalledProcessError: It cannot be installed.

    """
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise FileNotFoundError("npm")
    place = folder / "node"
    if not (place / "node_modules" / "edtf").exists():
        place.mkdir(parents=True, exist_ok=True)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(place)]
        subprocess.run([npm, "install", *options, NODE_PEER], check=True, capture_output=True)
    (place / "measure.mjs").write_text(RUN_IN_NODE, encoding="utf-8")
    return Parser("edtf (JavaScript)", (node, "measure.mjs"), place)


def parsers(folder: Path) -> list[Parser]:
    """Return all parsers that can be measured here, and say which cannot."""
    found = [dateline()]
    for name, install in ((PYTHON_PEER, python_peer), (NODE_PEER, node_peer)):
        try:
            found.append(install(folder))
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"left out {name}, which cannot be installed here: {error}")
    return found


def measure(folder: Path, *, update: bool) -> int:
    """Print the table, write it into benchmarks/README.md if `update`, return the exit status."""
    days = [str(date(2020, 1, 1) + timedelta(days=n)) for n in range(1000)]
    single = [*CONSTRUCTS, *LONG_SETS]
    measured = {one.name: one.times([*days, *single]) for one in parsers(folder)}
    table = [f"{'best of five, µs':<32}" + "".join(f"{name:>20}" for name in measured)]
    plain = {name: median(times, days, 1) for name, times in measured.items()}
    table.append(row("a plain day, median of 1,000", plain))
    for text in single:
        times = {name: median(all_times, [text], 1) for name, all_times in measured.items()}
        table.append(row(shown(text), times))
    own = measured["Dateline"]
    assert all(own.values()), "a text of the table is refused"
    first = median(own, days, 0) or 0
    slowest = max(both[1] for text in single if (both := own[text]))
    table += [
        "",
        f"Dateline: a plain day the first time {first:.1f} µs, any text at most {slowest:.1f} µs",
    ]
    print("\n".join(table))
    if update:
        when = f"Measured on {datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}."
        text = "\n".join([when, "", "```text", *table, "```"])
        before = README.read_text(encoding="utf-8")
        after = MEASURED.sub(lambda match: f"{match[1]}\n{text}\n\n{match[2]}", before)
        README.write_text(after, encoding="utf-8")
    return int(first > PLAIN_DAY_LIMIT or slowest > ANY_LIMIT)


def median(measured: Times, texts: list[str], which: int) -> float | None:
    """Return the median of the first (0) or best (1) times of texts, None if all are refused."""
    times = [both[which] for text in texts if (both := measured[text])]
    return statistics.median(times) if times else None


def row(name: str, times: dict[str, float | None]) -> str:
    """Return a row of the table."""
    cells = (f"{'-' if time is None else f'{time:.1f}':>20}" for time in times.values())
    return f"{name:<32}{''.join(cells)}"


def shown(text: str) -> str:
    """Return a text, or the beginning of a long one with its length."""
    return text if len(text) <= SHOWN else f"{text[:14]}… of {len(text)} signs"


def main() -> int:
    """Run the benchmark and return the exit status."""
    options = argparse.ArgumentParser(description="Measure how long it takes to read a date.")
    options.add_argument("--peers", type=Path, help="where the peers are, or are to be installed")
    options.add_argument("--update", action="store_true", help="write it into the README here")
    given = options.parse_args()
    if given.peers is not None:
        return measure(given.peers.resolve(), update=given.update)
    with tempfile.TemporaryDirectory() as temporary:
        return measure(Path(temporary), update=given.update)


if __name__ == "__main__":
    sys.exit(main())
