"""What the Nu HTML checker says of every page."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.building import LONGEST
from tests.tools import HTML_CHECKER, find_java

if TYPE_CHECKING:
    from tests.site.pages import Site

pytestmark = pytest.mark.html_checker

# The standard allows years after 9999; that they are rare is all the checker says.
NOT_WRONG = "Year may be mistyped"


def findings(folder: Path) -> list[str]:
    """Return the errors and warnings on the pages below a folder, a line each."""
    run = subprocess.run(
        [str(find_java()), "-jar", HTML_CHECKER, "--skip-non-html", "--format", "json", folder],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    # What is neither an error nor a warning is about taste: `<hr />` for `<hr>`.
    return [
        f"{_below(folder, found['url'])}:{found.get('lastLine', 0)}: {found['message']}"
        for found in json.loads(run.stderr)["messages"]
        if (found["type"] != "info" or found.get("subType") == "warning")
        and NOT_WRONG not in found["message"]
    ]


def _below(folder: Path, url: str) -> str:
    return Path(unquote(urlsplit(url).path)).relative_to(folder.resolve()).as_posix()


def test_the_checker_finds_nothing(site: Site) -> None:
    assert findings(site.folder) == []


def test_the_checker_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<!doctype html><title>x</title><p id="a"><p id="a">')
    (found, *_) = findings(tmp_path)
    assert found.startswith("page.html:")
