"""What happens on a machine without a browser, and the server that sites are looked at with."""

from __future__ import annotations

import os
import subprocess
import sys
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from tests.tools import find_chromium, requirements, serve_folder, under_ci

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


def run_browser_check(**environment: str) -> subprocess.CompletedProcess[str]:
    """Run the one browser check of this file as on a machine with that environment."""
    inherited = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", __file__, "-k", "test_browser_shows_a_page"],
        cwd=ROOT,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def fetch(address: str) -> tuple[int, str]:
    """Return the status and the text of what a server answers."""
    try:
        with urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of two pages."""
    (tmp_path / "events").mkdir()
    (tmp_path / "index.html").write_text("<h1>Home</h1>")
    (tmp_path / "events" / "index.html").write_text("<h1>Events</h1>")
    (tmp_path / "404.html").write_text("<h1>Not here</h1>")
    return tmp_path


@pytest.mark.parametrize(
    ("value", "expected"),
    [("true", True), ("1", True), ("false", False), ("0", False), ("", False)],
)
def test_under_ci(value: str, *, expected: bool) -> None:
    assert under_ci({"CI": value}) is expected


def test_not_under_ci_unless_said() -> None:
    assert not under_ci({})


def test_named_chromium_is_taken_or_none(tmp_path: Path) -> None:
    named = tmp_path / "my-chromium"
    assert find_chromium({"CHROMIUM": str(named), "PATH": os.defpath}) is None
    named.touch()
    assert find_chromium({"CHROMIUM": str(named), "PATH": os.defpath}) == named


@pytest.mark.parametrize(
    ("environment", "binding"), [({}, True), ({"GITHUB_ACTIONS": "true"}, False)]
)
def test_only_a_hosted_runner_may_lack_the_articles(
    environment: dict[str, str], *, binding: bool, tmp_path: Path
) -> None:
    needs = {need.marker: need for need in requirements(tmp_path / "nowhere", environment)}
    assert needs["articles"].absent
    assert needs["articles"].binding is binding
    assert all(need.binding for marker, need in needs.items() if marker != "articles")


def test_missing_browser_is_said_in_one_line() -> None:
    finished = run_browser_check(CHROMIUM="/nowhere/chromium")
    assert "left out 1 browser checks: no Chromium; get it with apt-get" in finished.stdout
    assert finished.returncode == pytest.ExitCode.NO_TESTS_COLLECTED


def test_missing_browser_fails_under_ci() -> None:
    finished = run_browser_check(CHROMIUM="/nowhere/chromium", CI="true")
    assert "1 browser checks: no Chromium" in finished.stderr
    assert finished.returncode == pytest.ExitCode.USAGE_ERROR


@pytest.mark.parametrize(
    ("address", "status", "text"),
    [
        ("/a/b/", HTTPStatus.OK, "Home"),
        ("/a/b/events/", HTTPStatus.OK, "Events"),
        ("/a/b/events", HTTPStatus.OK, "Events"),
        ("/a/b/nothing/", HTTPStatus.NOT_FOUND, "Not here"),
    ],
)
def test_site_is_served_below_its_path(folder: Path, address: str, status: int, text: str) -> None:
    with serve_folder(folder, below="/a/b/") as top:
        assert fetch(top.removesuffix("/a/b/") + address) == (status, f"<h1>{text}</h1>")


@pytest.mark.parametrize("address", ["/", "/events/", "/a/", "/a/bc/", "/a/b"])
def test_nothing_is_served_outside_that_path(folder: Path, address: str) -> None:
    with serve_folder(folder, below="/a/b/") as top:
        status, text = fetch(top.removesuffix("/a/b/") + address)
    assert status == HTTPStatus.NOT_FOUND
    assert "Not here" not in text


@pytest.mark.browser
def test_browser_shows_a_page(browser: Browser, folder: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    with serve_folder(folder) as top:
        page.goto(f"{top}events/")
        assert page.inner_text("h1") == "Events"
    context.close()
