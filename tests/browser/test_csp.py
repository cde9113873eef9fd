"""The site under the Content-Security-Policy that the documentation gives."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_chrome import DESK, PHONE, opened
from tests.browser.test_pages import OWN, SMALL, go
from tests.conftest import ROOT
from tests.tools import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext

HEADER = "Content-Security-Policy"

INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)

# A browser reports what it did not do before anybody can listen, so it is noted from the start.
NOTE = """addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI, sample}) =>
  refused(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sample}`));"""


@pytest.fixture(scope="module")
def policy() -> str:
    """The policy as the documentation gives it, for nginx."""
    text = (ROOT / "docs" / "publishing.md").read_text()
    (said,) = re.findall(rf'add_header {HEADER} "([^"]+)"', text)
    return " ".join(said.split())


@pytest.fixture(scope="module")
def strict(built_site: Path, small_site: Path, policy: str) -> Iterator[dict[str, str]]:
    """The address of a page of each kind, on a host that sends the policy."""
    headers = {HEADER: policy}
    with (
        serve_folder(built_site, headers=headers) as own,
        serve_folder(small_site, headers=headers) as small,
    ):
        yield {
            **{kind: own + address for kind, address in OWN.items()},
            **{kind: small + address for kind, address in SMALL.items()},
        }


def refusals(context: BrowserContext) -> list[str]:
    """Return the list to which everything that the policy forbids is added from now on."""
    refused: list[str] = []
    context.expose_function("refused", lambda line: refused.append(line))  # noqa: PLW0108
    context.add_init_script(NOTE)
    return refused


def test_the_hashes_are_those_of_the_inline_scripts(
    built_site: Path, small_site: Path, policy: str
) -> None:
    hashes = {
        f"sha256-{b64encode(sha256(found['text'].encode()).digest()).decode()}"
        for site in (built_site, small_site)
        for file in site.glob("**/*.html")
        for found in INLINE.finditer(file.read_text())
        if "src=" not in found["attributes"] and "json" not in found["attributes"]
    }
    assert set(re.findall(r"'(sha256-[^']+)'", policy)) == hashes


def test_no_page_has_a_style_or_a_script_in_an_attribute(
    built_site: Path, small_site: Path
) -> None:
    attribute = re.compile(r"<[a-z][^>]* (?:style|on[a-z]+)=|<style|javascript:", re.IGNORECASE)
    found = [
        file.relative_to(site).as_posix()
        for site in (built_site, small_site)
        for file in site.glob("**/*.html")
        if attribute.search(file.read_text())
    ]
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_nothing_a_page_does_is_refused(
    browser: Browser, strict: dict[str, str], width: int
) -> None:
    with opened(browser, "about:blank", width=width) as page:
        refused = refusals(page.context)
        for address in strict.values():
            go(page, address)
            before = page.evaluate("document.body.dataset.mdColorScheme")
            page.locator("[data-dl-scheme]").click()
            page.wait_for_function(f"document.body.dataset.mdColorScheme !== '{before}'")
            page.evaluate("new Promise(requestAnimationFrame)")
    assert refused == []


@pytest.mark.browser
def test_the_picked_day_is_not_refused(browser: Browser, strict: dict[str, str]) -> None:
    with opened(browser, "about:blank") as page:
        refused = refusals(page.context)
        go(page, strict["as known"])
        page.get_by_label("Known on the day").fill("2021-12-20")
        page.get_by_role("heading", name="As known on").wait_for()
    assert refused == []


@pytest.mark.browser
def test_the_search_is_not_refused(browser: Browser, strict: dict[str, str]) -> None:
    with opened(browser, "about:blank") as page:
        refused = refusals(page.context)
        go(page, strict["event"])
        page.keyboard.press("/")
        page.get_by_role("textbox", name="Search").fill("nato")
        page.get_by_role("dialog").get_by_role("link", name="NATO", exact=True).wait_for()
    assert refused == []


@pytest.mark.browser
def test_search_is_not_refused(browser: Browser, strict: dict[str, str]) -> None:
    with opened(browser, "about:blank") as page:
        refused = refusals(page.context)
        go(page, strict["event"])
        page.keyboard.press("/")
        search = page.get_by_role("dialog", name="Search")
        search.get_by_role("textbox", name="Search").fill("Stoltenberg")
        search.get_by_role("link", name="Jens Stoltenberg").first.wait_for()
    assert refused == []


@pytest.mark.browser
def test_a_script_of_a_stranger_is_refused(browser: Browser, strict: dict[str, str]) -> None:
    with opened(browser, "about:blank") as page:
        refused = refusals(page.context)
        go(page, strict["event"])
        page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "document.title = 'taken over'";
              document.body.append(script);
              document.body.insertAdjacentHTML("beforeend", "<p style='color: red'>text</p>");
            }"""
        )
        page.wait_for_timeout(200)
        assert page.title() != "taken over"
    assert [line.split()[1] for line in refused] == ["script-src-elem", "style-src-attr"]
