"""What Lighthouse says of the kinds of pages that readers come to first, on a phone.

How fast they are is measured by `benchmarks/`: a score for speed depends on the machine.
"""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_pages import OWN
from tests.conftest import CHROMIUM_ARGUMENTS
from tests.tools import LIGHTHOUSE, find_chromium, find_node, serve_folder

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.lighthouse

CATEGORIES = ("accessibility", "best-practices", "seo")
LONGEST = 120
"""Seconds that one page may take, on a machine that does other things besides."""


def report(address: str, folder: Path) -> dict[str, Any]:
    """Return Lighthouse's report on a page, seen in a Chromium of its own with a new profile."""
    chromium = ("--headless", *CHROMIUM_ARGUMENTS, f"--user-data-dir={folder / 'profile'}")
    run = subprocess.run(
        [
            str(find_node()),
            str(LIGHTHOUSE),
            address,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            "--throttling-method=provided",
            "--no-enable-error-reporting",
            f"--chrome-flags={' '.join(chromium)}",
        ],
        env={**os.environ, "CHROME_PATH": str(find_chromium())},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def failed(report: dict[str, Any]) -> list[str]:
    """Return the audits that count and did not pass, each with the elements it names."""
    audits = report["audits"]
    return [
        f"{audit['id']}: {audit['title']}: "
        + " ".join(
            item["node"]["selector"]
            for item in (audit.get("details") or {}).get("items", ())
            if "node" in item
        )
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
        and (audit := audits[reference["id"]])["score"] is not None
        and audit["score"] < 1
    ]


@pytest.mark.parametrize("kind", ["home", "timeline", "year", "event", "actor"])
def test_lighthouse_has_nothing_to_add(served_site: str, tmp_path: Path, kind: str) -> None:
    found = report(served_site + OWN[kind], tmp_path)
    assert failed(found) == []
    assert {name: found["categories"][name]["score"] for name in CATEGORIES} == dict.fromkeys(
        CATEGORIES, 1
    )


def test_lighthouse_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>x</title><img src=x.png>")
    with serve_folder(tmp_path) as address:
        found = {line.partition(":")[0] for line in failed(report(address, tmp_path))}
    assert {"html-has-lang", "image-alt", "errors-in-console", "meta-description"} <= found
