"""Material's tabs on hand-written pages, whose inline script `frame.js` stands in for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_chrome import opened
from tests.records import write_files, write_site
from tests.site.building import build
from tests.tools import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

PAGE = """\
# Tabs

=== "One"

    The first text.

=== "Two"

    The second text.

Between them.

=== "One"

    The third text.

=== "Two"

    The fourth text.
"""
CONFIGURATION = """\
site_name: Tabs
docs_dir: content
theme: {name: material, font: false, features: [content.tabs.link]}
plugins: [dateline]
markdown_extensions:
  - pymdownx.tabbed: {alternate_style: true}
"""


@pytest.fixture(scope="module")
def tabs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("tabs")
    write_site(folder / "source", {"index.md": PAGE})
    write_files(folder / "source", {"mkdocs.yml": CONFIGURATION})
    with serve_folder(build(folder / "source", folder / "site")) as address:
        yield address


def test_an_address_leads_to_a_tab(browser: Browser, tabs: str) -> None:
    with opened(browser, f"{tabs}#__tabbed_2_2") as page:
        assert page.get_by_text("The first text.").is_visible()
        assert page.get_by_text("The fourth text.").is_visible()


def test_the_tab_chosen_last_is_open_everywhere(browser: Browser, tabs: str) -> None:
    with opened(browser, tabs) as page:
        page.locator(".tabbed-labels label", has_text="Two").first.click()
        page.wait_for_function("localStorage.length > 0")
        page.reload()
        assert page.get_by_text("The second text.").is_visible()
        assert page.get_by_text("The fourth text.").is_visible()
