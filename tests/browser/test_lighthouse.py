"""What Lighthouse says of the kinds of pages that readers come to first, on a phone.

How fast they are is measured by `benchmarks/`: a score for speed depends on the machine.
"""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_pages import OWN
from tests.conftest import CHROMIUM_ARGUMENTS
from tests.tools import ROOT, find_chromium, find_node, serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.lighthouse

KINDS = ("home", "timeline", "year", "event", "actor")
CATEGORIES = ("accessibility", "best-practices", "seo")
LONGEST = 240
"""Seconds that all pages may take, on a machine that does other things besides."""
BROKEN = "<!doctype html><title>x</title><img src=x.png>"


def reports(addresses: Iterable[str]) -> list[dict[str, Any]]:
    """Return Lighthouse's reports on pages, seen in a Chromium of its own with a new profile."""
    what = {
        "chromium": str(find_chromium()),
        "arguments": CHROMIUM_ARGUMENTS,
        "categories": CATEGORIES,
    }
    run = subprocess.run(
        [str(find_node()), "tests/browser/lighthouse.mjs", json.dumps(what), *addresses],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def seen(served_site: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """A report on each kind of page, and on one that has faults."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "index.html").write_text(BROKEN)
    with serve_folder(folder) as broken:
        addresses = {kind: served_site + OWN[kind] for kind in KINDS} | {"broken": broken}
        return dict(zip(addresses, reports(addresses.values()), strict=True))


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


@pytest.mark.parametrize("kind", KINDS)
def test_lighthouse_has_nothing_to_add(seen: dict[str, dict[str, Any]], kind: str) -> None:
    assert failed(seen[kind]) == []
    assert {name: seen[kind]["categories"][name]["score"] for name in CATEGORIES} == dict.fromkeys(
        CATEGORIES, 1
    )


def test_lighthouse_would_find_something(seen: dict[str, dict[str, Any]]) -> None:
    found = {line.partition(":")[0] for line in failed(seen["broken"])}
    assert {"html-has-lang", "image-alt", "errors-in-console", "meta-description"} <= found
