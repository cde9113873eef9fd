"""What the tests have in common: the built site, a browser, and what happens without a tool."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from tests.tools import ROOT, find_chromium, requirements, serve_folder, under_ci

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any, Protocol

    class Worker(Protocol):
        """One of the processes that run tests, as pytest-xdist tells of it."""

        config: pytest.Config
        workeroutput: dict[str, Any]


__all__ = ["ROOT", "SHARED", "SITE_URL"]

SHARED = ROOT.parent / "shared"
"""The articles and cases kept beside the checkout; tests that read them are marked `articles`."""

SITE_URL = "https://timeline.example/a/b/"
"""The public address `built_site` is built for: canonical addresses and the sitemap hold it."""

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

LONG = ("browser", "site", "workflows")
"""Folders of tests that open pages, build sites and run git."""

LEFT_OUT = pytest.StashKey[list[str]]()

# A shared machine may stall any example for a second; speed is tested where it is promised.
# Under CI the examples are the same in every run, so that a change fails for what it changed.
settings.register_profile("dateline", deadline=None, derandomize=under_ci())
settings.load_profile("dateline")

# A page on a busy machine may take long to do what it is asked; one that never does it still fails.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what this machine has no tool for, and keep a line that says so.

    Tests that take long come first: none shall start when all others are done.

    Raises:
        pytest.UsageError: A tool is missing under CI, where nothing may be left out.

    """
    lines: list[str] = []
    fatal: list[str] = []
    left_out: set[pytest.Item] = set()
    for need in requirements(SHARED):
        marked = [item for item in items if item.get_closest_marker(need.marker)]
        if marked and need.absent:
            names = " and no ".join(tool.name for tool in need.absent)
            remedies = "; ".join(dict.fromkeys(tool.remedy for tool in need.absent))
            line = f"{len(marked)} {need.checks} checks: no {names}; get it with {remedies}"
            (fatal if under_ci() and need.binding else lines).append(line)
            left_out.update(marked)
    if fatal:
        raise pytest.UsageError("under CI no check may be left out:\n  " + "\n  ".join(fatal))
    if left_out:
        config.hook.pytest_deselected(items=[item for item in items if item in left_out])
        items[:] = [item for item in items if item not in left_out]
    config.stash[LEFT_OUT] = lines
    items.sort(key=lambda item: item.path.relative_to(ROOT / "tests").parts[0] not in LONG)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that prints the summary what this one left out, where there are several."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["left_out"] = session.config.stash.get(LEFT_OUT, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Worker) -> None:
    """Keep what a process left out; each of them says the same."""
    node.config.stash[LEFT_OUT] = node.workeroutput.get("left_out", [])


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say in one line a kind which checks were left out and how to have them run."""
    for line in config.stash.get(LEFT_OUT, []):
        terminalreporter.write_line(f"left out {line}", yellow=True)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this repository's own site, built once with `mkdocs build --strict`."""
    folder = tmp_path_factory.mktemp("built") / "site"
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env={**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        pytest.fail(f"mkdocs build --strict failed:\n{run.stdout}{run.stderr}", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The address of the built site, served below a path as a project site is."""
    with serve_folder(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; tests open a context of their own in it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=CHROMIUM_ARGUMENTS
        )
        yield chromium
        chromium.close()
