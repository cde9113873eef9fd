"""What a new reader asks of this repository's own site, answered by keyboard alone.

`docs/reading.md` tells the same ways in words. Each begins on the home page; what is said of how
many keys it takes is compared.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_chrome import opened
from tests.tools import ROOT, serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

READING: Final = ROOT / "docs" / "reading.md"
MOST_TABS: Final = 60
MOST_PAGES: Final = 13

# What the element with the focus is called.
CALLED = """() => {
  const element = document.activeElement;
  const name = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText
    ?? element.innerText;
  return element === document.body ? "" : name.trim().replace(/\\s+/g, " ");
}"""
LEADS_ELSEWHERE = "document.activeElement.pathname !== location.pathname"
# Whether a text is in the window, below the header.
SEEN = """(text) => {
  const plain = (node) => node.textContent.replace(/\\s+/g, " ");
  const all = [...document.querySelectorAll("#__content *, dialog[open] *")];
  const smallest = all.filter((one) => plain(one).includes(text)
    && ![...one.children].some((child) => plain(child).includes(text)));
  return smallest.some((one) => {
    const {top, bottom, height} = one.getBoundingClientRect();
    return height > 0 && top >= 48 && bottom <= innerHeight;
  });
}"""

# Scrolling begins some time after the key, and is over some time after that, on a busy machine
# seconds later. At the end of the page, and over it in a dialog, there may be none.
AWAIT_SCROLL = """{
  const isLast = scrollY + innerHeight >= document.scrollingElement.scrollHeight - 1;
  const longest = isLast || document.querySelector("dialog[open]") ? 2000 : 20000;
  const ended = new Promise((resolve) => addEventListener("scrollend", resolve, {once: true}));
  window.scrolled = Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longest))]);
}"""


class Reader:
    """Somebody who has no pointer; counts the keys."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keys = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1
        self.page.wait_for_timeout(100)

    def search(self, words: str) -> None:
        """Search for words; a second time instead of those before."""
        dialog = self.page.locator("dialog.dl-search")
        self.press("Control+a" if dialog.is_visible() else "/")
        expect(dialog).to_be_visible()
        self.page.keyboard.type(words)
        self.keys += len(words)
        expect(dialog.get_by_role("status")).to_contain_text(re.compile(r"\d+ results?$"))
        self.page.wait_for_timeout(400)  # until what was found for the last letter is there

    def tab(self, name: str) -> None:
        """Go on to what is called by a name."""
        for _ in range(MOST_TABS):
            self.press("Tab")
            if name in self.page.evaluate(CALLED):
                return
        pytest.fail(f"{MOST_TABS} times Tab do not come to {name!r}")

    def follow(self, name: str) -> None:
        """Open a link or press a button."""
        self.tab(name)
        if self.page.evaluate(LEADS_ELSEWHERE):
            with self.page.expect_navigation(wait_until="networkidle"):
                self.press("Enter")
        else:
            self.press("Enter")

    def skip(self) -> None:
        """Skip what is the same on all pages."""
        self.press("Tab", "Enter")

    def open_result(self, title: str) -> None:
        """Go down to what was found and open it."""
        links = self.page.locator("dialog.dl-search section a")
        titles = [one.strip() for one in links.all_inner_texts()]
        self.press(*["ArrowDown"] * (titles.index(title) + 1))
        with self.page.expect_navigation(wait_until="networkidle"):
            self.press("Enter")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(title)

    def read(self, *texts: str) -> None:
        """Move down until texts are seen, one after the other."""
        for text in texts:
            for _ in range(MOST_PAGES):
                if self.page.evaluate(SEEN, text):
                    break
                self.page.evaluate(AWAIT_SCROLL)
                self.press("PageDown")
                self.page.evaluate("window.scrolled")
            else:
                pytest.fail(f"not to be seen: {text!r}")


def after_the_council(reader: Reader) -> None:
    reader.search("council meets")
    reader.read("12 January 2022")
    reader.search("13 January 2022")
    reader.open_result("OSCE Permanent Council meets on Russia and Ukraine")
    reader.read("Michael Carpenter")


def disputed(reader: Reader) -> None:
    reader.follow("Ways in")
    reader.follow("what is disputed")
    reader.read(
        "4 of 51 events",
        "Russia builds up forces near its border with Ukraine",
        "Russia publishes its list of security demands",
        "Putin speaks of the US answer, of talks in Geneva and of missiles",
        "US official names areas for possible agreement and rules out others",
    )


def first_reported(reader: Reader) -> None:
    reader.search("builds up forces")
    reader.open_result("Russia builds up forces near its border with Ukraine")
    reader.read("First reported", "26 November 2021")


def said_by_stoltenberg(reader: Reader) -> None:
    reader.search("stoltenberg 12 january")
    reader.open_result("NATO-Russia Council meets in Brussels after more than two years")
    reader.read("Our differences will not be easy to bridge.")


def one_source(reader: Reader) -> None:
    reader.follow("Timeline")
    reader.read("one source", "Biden and Zelenskyy speak of the US response")


def known_on_a_day(reader: Reader) -> None:
    reader.follow("Timeline")
    reader.skip()
    reader.follow("as it was known on a day")
    reader.skip()
    reader.tab("Known on the day")
    reader.press(*"12152021", "Enter")
    reader.read("15 December 2021")


def places(reader: Reader) -> None:
    reader.follow("Places")
    reader.read("Brussels", "Geneva", "Riga", "Stockholm", "Washington")


def after_geneva(reader: Reader) -> None:
    reader.search("geneva talks")
    reader.open_result("US and Russia hold talks in the Strategic Stability Dialogue in Geneva")
    reader.read("Followed by", "NATO-Russia Council meets in Brussels")


def with_sullivan(reader: Reader) -> None:
    reader.search("jake sullivan")
    reader.open_result("Jake Sullivan")
    reader.follow("Appears with")
    reader.read("Andriy Yermak", "Yuriy Ushakov", "Nikolay Patrushev")


def verified(reader: Reader) -> None:
    reader.search("not be easy to bridge")
    reader.open_result("NATO-Russia Council meets in Brussels after more than two years")
    reader.read("Verified against the article", "Will NATO engage with Russia’s security demands?")


WAYS: Final = (
    after_the_council,
    disputed,
    first_reported,
    said_by_stoltenberg,
    one_source,
    known_on_a_day,
    places,
    after_geneva,
    with_sullivan,
    verified,
)
OTHER_FONTS: Final = 4
"""How many keys more or fewer it may take where pages are longer or shorter."""


@pytest.fixture(scope="module")
def served(built_site: Path) -> Iterator[str]:
    with serve_folder(built_site) as address:
        yield address


@pytest.mark.parametrize("number", range(len(WAYS)), ids=[way.__name__ for way in WAYS])
def test_a_question_is_answered_by_as_many_keys_as_is_said(
    browser: Browser, served: str, number: int
) -> None:
    with opened(browser, served) as page:
        reader = Reader(page)
        WAYS[number](reader)
    said = re.findall(r"^\*\*(\d+) keys\*\*", READING.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(said) == len(WAYS)
    assert abs(reader.keys - int(said[number])) <= OTHER_FONTS


def test_tab_goes_on_from_the_section_that_was_gone_to(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        reader = Reader(page)
        reader.follow("Ways in")
        page.wait_for_timeout(300)
        reader.press("Tab", "Tab")
        assert page.evaluate(CALLED) == "whole timeline"
