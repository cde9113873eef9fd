"""A blank page beside the site's scripts, to call their functions from."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.tools import ROOT, serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

SCRIPTS = ROOT / "site_templates" / "assets" / "javascripts"


@contextmanager
def blank_page(browser: Browser, folder: Path, files: Mapping[str, str] = {}) -> Iterator[Page]:
    """A page in the root of a site that has nothing but its scripts and some files."""
    (folder / "index.html").write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    shutil.copytree(SCRIPTS, folder / "js")
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    with serve_folder(folder) as address:
        page = browser.new_page()
        page.goto(address)
        yield page
        page.close()


def call(page: Page, module: str, body: str, given: object = None) -> Any:  # noqa: ANN401 - JSON
    """What a function with a body returns that has the module as `m` and a value as `given`."""
    return page.evaluate(
        f"async (given) => {{ const m = await import('./js/{module}.js'); {body} }}", given
    )
