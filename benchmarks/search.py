"""What the search of a large site costs: making its index, and a reader's first query.

    python -m benchmarks.search [--events 10000]

Makes the synthetic corpus and its index, opens a built page of it in Chromium, and counts at a
loopback server, which packs as static hosts do, what opening the dialog and asking one query load.
The words of the corpus are few and in nearly every record, so that the parts of the index that a
query loads are larger than those of an archive in prose.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from benchmarks.corpus import write_corpus
from benchmarks.measuring import run

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKED: Final = (".html", ".css", ".js", ".json", ".svg", ".xml")
"""What static hosts send packed; the files of the index are packed already."""
QUERIES: Final = ("actor 65", "12 January 2022", "mister")
CHROMIUM: Final = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")


class Counting(SimpleHTTPRequestHandler):
    """Serves a folder, packed where a host would, and counts what leaves it."""

    sent: Counter[str]

    def __init__(self, *given: object, sent: Counter[str], directory: str) -> None:
        self.sent = sent  # first, for the base class answers the request while it is made
        super().__init__(*given, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request for a file of the site."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        packed = path.suffix in PACKED
        if packed:
            content = gzip.compress(content, 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)
        self.sent[self.path.partition("?")[0]] += len(content)

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Counter[str]]]:
    """Yield the address of a folder on the loopback, and what is sent from it by path."""
    sent: Counter[str] = Counter()
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Counting, sent=sent, directory=str(folder))
    )
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()


def first_queries(folder: Path) -> Iterator[tuple[str, int, int, float, str]]:
    """Yield for each query: its words, bytes, requests, milliseconds, and what the dialog says.

    Each is the first of a browser that has nothing of the site but the page it stands on.
    """
    with served(folder) as (address, sent), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        for query in QUERIES:
            page = browser.new_context().new_page()
            page.goto(address, wait_until="networkidle")
            sent.clear()
            page.keyboard.press("/")
            begun = time.perf_counter()
            page.fill("#dl-search-words", query)
            status = page.locator(".dl-search [role=status]")
            page.wait_for_function(
                "/\\d/.test(document.querySelector('.dl-search [role=status]').textContent)"
            )
            wall = (time.perf_counter() - begun) * 1000
            page.wait_for_timeout(500)
            yield query, sum(sent.values()), len(sent), wall, status.inner_text()
        browser.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--site", type=Path, help="a built site to ask, in place of the corpus")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        site = arguments.site
        if site is None:
            folder = Path(scratch)
            write_corpus(folder, arguments.events)
            mkdocs = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
            with_index = run(mkdocs, folder)
            again = run(mkdocs, folder)
            site = folder / "site"
            print(
                f"| a build with its index | {with_index.wall:.1f} s, {with_index.cpu:.1f} s CPU |"
            )
            print(f"| again, the index kept | {again.wall:.1f} s, {again.cpu:.1f} s CPU |")
        index = [path for path in (site / "pagefind").rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in index) / 1024**2
        print(f"| the index | {len(index):,} files, {size:.1f} MB |")
        for query, sent, requests, wall, said in first_queries(site):
            cost = f"{sent / 1024:.0f} KB, {requests} requests, {wall:.0f} ms: {said}"
            print(f"| first query: {query} | {cost} |")


if __name__ == "__main__":
    main()
