"""A whole web page to whole drafts: saved as a file, and fetched from a server on this machine."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.cli import draft
from dateline.links.page import Page, fetch
from tests.draft.test_drafts import GOLDEN, registries, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

    from dateline.links.request import Manners

__all__ = ["registries"]
PAGES = Path(__file__).with_name("pages")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing on standard error."""


class _Clock(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _Clock:
        return cls(2026, 11, 24, 12, 0, 5, 999, tzinfo=tz)


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of the pages, which is asked though it is on this machine, at a fixed time."""

    def fetched(address: str, manners: Manners) -> Page:
        return fetch(address, replace(manners, allow_private=True))

    monkeypatch.setattr(draft, "fetch", fetched)
    monkeypatch.setattr(draft, "datetime", _Clock)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=PAGES)) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        serving.join()


def agrees(result: Result, name: str, *replaced: tuple[str, str]) -> None:
    assert result.exit_code == 0
    found = f"{result.stdout}{result.stderr}"
    for text, by in replaced:
        found = found.replace(text, by)
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_DOCS"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_golden_drafts_of_a_saved_page(registries: Path) -> None:
    page = PAGES / "council.html"
    result = run(registries, "--dry-run", page)
    agrees(result, "saved-page", (registries.as_posix(), "SITE"), (str(page), "council.html"))


def test_golden_drafts_of_a_fetched_page(registries: Path, host: str) -> None:
    result = run(registries, "--dry-run", "--fetch", f"{host}/council.html")
    agrees(result, "fetched-page", (registries.as_posix(), "SITE"), (host, "http://HOST"))
    assert _Clock.now(UTC).isoformat()[:19] in result.stdout


def test_what_is_on_this_machine_is_not_fetched(registries: Path) -> None:
    result = run(registries, "--dry-run", "--fetch", "http://127.0.0.1/council.html")
    assert result.exit_code == 1
    assert "error: it cannot be fetched: " in result.stderr
