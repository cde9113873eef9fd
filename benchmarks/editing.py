"""What an editor waits for: a build again, a build after an edit, a preview, a check.

Each function takes the corpus as a site of Dateline, does what an editor does several times, and
returns promises with the medians.
"""

from __future__ import annotations

import hashlib
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Final

from benchmarks.measuring import Cost, environment, median, run
from benchmarks.promises import Promise, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.peers import Site

MOST_OF_COLD: Final = 0.3
MOST_UNTIL_SERVED: Final = 1.0
MOST_UNTIL_SERVING: Final = 3.0
MOST_CHECK_COLD: Final = 2.0
MOST_CHECK_WARM: Final = 0.7
MOST_CHECK_HOOK: Final = 0.3
"""All of these in seconds, but the first."""

BETWEEN_REQUESTS: Final = 0.02
PATIENCE: Final = 300.0
"""Seconds after which a preview that does not answer is given up."""
BELOW: Final = "/timeline/"
"""Where `mkdocs serve` puts the site: at the path of its `site_url`."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a built site, as the file system has it."""

    inode: int
    modified: int
    """Nanoseconds."""


def look_through(site: Path) -> dict[str, Written]:
    """Return all files of a built site by their paths in it."""
    found = {}
    for path in site.rglob("*"):
        if path.is_file():
            status = path.stat()
            found[str(path.relative_to(site))] = Written(status.st_ino, status.st_mtime_ns)
    return found


def rewritten(before: dict[str, Written], after: dict[str, Written]) -> set[str]:
    """Return the files that were written anew, those included that were not there before."""
    return {path for path, written in after.items() if before.get(path) != written}


def digests(site: Path) -> dict[str, bytes]:
    """Return a digest of each file of a built site."""
    return {
        str(path.relative_to(site)): hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
        for path in site.rglob("*")
        if path.is_file()
    }


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the files that hold something else than before, or were not there."""
    return {path for path, digest in after.items() if before.get(path) != digest}


def pick(content: Path, count: int) -> list[Path]:
    """Return records of events, spread evenly over the whole time."""
    paths = sorted((content / "events").rglob("*.yml"), key=lambda path: path.name)
    return [paths[(2 * number + 1) * len(paths) // (2 * count)] for number in range(count)]


def retitle(record: Path, title: str) -> None:
    """Give an event another title, as an editor who saves the file."""
    first, _, rest = record.read_text(encoding="utf-8").partition("\n")
    assert first.startswith("title: ")
    assert first != f"title: {title}"
    record.write_text(f"title: {title}\n{rest}", encoding="utf-8")


def build_again(site: Site, cold: Cost, rounds: int) -> list[Promise]:
    """Build a site that is already built, nothing changed; and after one event changed."""
    run(site.command, site.folder)
    unchanged, rewritten_files = [], 0
    for _ in range(rounds):
        before = look_through(site.output)
        unchanged.append(run(site.command, site.folder))
        rewritten_files = max(rewritten_files, len(rewritten(before, look_through(site.output))))
    edited, counts, needless = [], [], 0
    for number, record in enumerate(pick(site.folder / "content", rounds)):
        before, held = look_through(site.output), digests(site.output)
        retitle(record, f"Edited for build {number} of {site.name}")
        edited.append(run(site.command, site.folder))
        written = rewritten(before, look_through(site.output))
        counts.append(len(written))
        needless = max(needless, len(written - differing(held, digests(site.output))))
    held = digests(site.output)
    site.forget()
    run(site.command, site.folder)
    anew = digests(site.output)
    wrong = len(differing(held, anew)) + len(held.keys() - anew.keys())
    warm, after_edit = median(unchanged), median(edited)
    files = f"{statistics.median(counts):,.0f} files"
    share = warm.wall / cold.wall
    name = f"{site.name}, nothing changed: wall ÷ cold ({warm.wall:.1f} s)"
    edit_name = (
        f"{site.name}, one event changed, {files} written: wall ÷ cold ({after_edit.wall:.1f} s)"
    )
    return [
        at_most(name, share, MOST_OF_COLD),
        at_most(f"{site.name}, nothing changed: files written", rewritten_files, 0),
        at_most(edit_name, after_edit.wall / cold.wall, MOST_OF_COLD),
        at_most(f"{site.name}, one event changed: files written that hold the same", needless, 0),
        at_most(f"{site.name}, after the edits: files unlike those of a cold build", wrong, 0),
    ]


def preview(site: Site, edits: int) -> list[Promise]:
    """Start `mkdocs serve` with what earlier builds kept, and save events one after the other."""
    records = pick(site.folder / "content", edits)
    with serving(site) as (port, begun):
        wait_for(port, address_of(records[0]), "<h1")
        until_serving = time.perf_counter() - begun
        waits = []
        for number, record in enumerate(records):
            title = f"Edited for the preview number {number}"
            wait_for(port, address_of(record), "<h1")
            saved = time.perf_counter()
            retitle(record, title)
            wait_for(port, address_of(record), title)
            waits.append(time.perf_counter() - saved)
    return [
        at_most("`mkdocs serve`: start to first answer", until_serving, MOST_UNTIL_SERVING, " s"),
        at_most(
            "`mkdocs serve`: saved to served", statistics.median(waits), MOST_UNTIL_SERVED, " s"
        ),
    ]


def address_of(record: Path) -> str:
    """Return the path of an event's page below the host."""
    return f"{BELOW}events/{record.stem}/"


@contextmanager
def serving(site: Site) -> Iterator[tuple[int, float]]:
    """Serve a site on this machine while the block runs; yields the port and when it began."""
    port = free_port()
    options = ("serve", "--quiet", "-f", site.command[-1], "-a", f"127.0.0.1:{port}")
    begun = time.perf_counter()
    process = subprocess.Popen(
        (sys.executable, "-m", "mkdocs", *options),
        cwd=site.folder,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield port, begun
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def wait_for(port: int, address: str, text: str) -> None:
    """Ask for a page until it holds a text.

    Raises:
        TimeoutError: It did not within `PATIENCE`.
    """
    given_up = time.monotonic() + PATIENCE
    while time.monotonic() < given_up:
        if text in fetch(port, address):
            return
        time.sleep(BETWEEN_REQUESTS)
    raise TimeoutError(f"{address} does not hold {text!r}")


def fetch(port: int, address: str) -> str:
    """Return a page of this machine, nothing if there is no answer or no such page."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.read().decode() if answer.status == 200 else ""  # noqa: PLR2004 - HTTP
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def check(site: Site, rounds: int) -> list[Promise]:
    """Check all records, with nothing kept and again; and one that is staged, as a hook does."""
    command = (sys.executable, "-m", "dateline", "check", "-f", site.command[-1])
    cold = []
    for _ in range(rounds):
        site.forget()
        cold.append(run(command, site.folder))
    warm = [run(command, site.folder) for _ in range(rounds)]
    commit_all(site.folder)
    hook = []
    # The first of them reads everything, and leaves the archive in outline for the others.
    for number, record in enumerate(pick(site.folder / "content", rounds + 1)):
        retitle(record, f"Edited for the check number {number}")
        git(site.folder, "add", str(record))
        hook.append(run((*command, "--staged"), site.folder))
        git(site.folder, "commit", "--quiet", "-m", "An edit")
    figures = (
        ("cold", cold, MOST_CHECK_COLD),
        ("warm", warm, MOST_CHECK_WARM),
        ("of one staged file, as the hook does", hook[1:], MOST_CHECK_HOOK),
    )
    return [
        at_most(f"`dateline check`, {name}", median(costs).wall, most, " s")
        for name, costs, most in figures
    ]


def commit_all(folder: Path) -> None:
    """Make a repository of a folder, with a first commit of what an editor keeps in it."""
    shutil.rmtree(folder / ".git", ignore_errors=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "content", "mkdocs.yml")
    git(folder, "commit", "--quiet", "-m", "The corpus")


def git(folder: Path, *arguments: str) -> None:
    """Run git, as somebody who has no settings."""
    somebody = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
    off = ("-c", "commit.gpgsign=false", "-c", "gc.auto=0")
    command: Sequence[str] = ("git", *somebody, *off, *arguments)
    subprocess.run(command, cwd=folder, check=True)
