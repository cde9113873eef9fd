"""How pages look where it matters to what they say: order, columns, contrast, legends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.test_chrome import DESK, NARROW, PHONE, Scheme, opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EVENT = "events/2022-01-12-nato-russia-council/"
DISPUTED = "events/2021-12-russia-publishes-security-demands/"

# The contrast of colours with the two backgrounds they stand on, as WCAG 2.2 counts it.
CONTRASTS = """(names) => {
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const shown = getComputedStyle(document.body);
  const luminance = (name) => {
    context.fillStyle = shown.getPropertyValue(name);
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  return Object.fromEntries(names.flatMap((name) => ["--dl-surface", "--dl-soft"].map((ground) =>
    [`${name} on ${ground}`, contrast(luminance(name), luminance(ground))])));
}"""

TEXT_COLOURS = ("ink", "muted", "accent", "focus", "alert", *(f"hue-{hue}" for hue in range(10)))


def top(page: Page, selector: str) -> float:
    """How far below the top of the page the first such element begins."""
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_can_be_read(browser: Browser, served_site: str, scheme: Scheme) -> None:
    with opened(browser, served_site + EVENT, scheme=scheme) as page:
        found = page.evaluate(CONTRASTS, [f"--dl-{name}" for name in TEXT_COLOURS])
    assert len(found) == 2 * len(TEXT_COLOURS)
    assert {pair: contrast for pair, contrast in found.items() if contrast < 4.5} == {}


def test_a_page_with_marks_says_what_they_mean(built_site: Path) -> None:
    silent = []
    for file in built_site.glob("**/index.html"):
        text = file.read_text()
        said = "What the marks beside the dates mean" in text or 'href="method/"' in text
        if "dl-mark--" in text and not said:
            silent.append(file.relative_to(built_site).as_posix())
    assert silent == []


def test_on_a_phone_the_facts_come_before_what_was_said(browser: Browser, served_site: str) -> None:
    parts = [".dl-kicker", "h1", ".dl-date-line", ".dl-lead", ".dl-side", "#statements", "#sources"]
    with opened(browser, served_site + EVENT, width=PHONE) as page:
        places = [top(page, part) for part in parts]
    assert places == sorted(places)


def test_on_a_desk_the_facts_stand_beside_the_text(browser: Browser, served_site: str) -> None:
    with opened(browser, served_site + EVENT) as page:
        side, main = (
            page.locator(".dl-side").bounding_box(),
            page.locator(".dl-main").bounding_box(),
        )
        lead = top(page, ".dl-lead")
    assert side is not None
    assert main is not None
    assert side["x"] > main["x"] + main["width"]
    assert abs(side["y"] - lead) < 20


@pytest.mark.parametrize(("width", "columns"), [(DESK, 3), (PHONE, 1)])
def test_versions_stand_in_equal_columns(
    browser: Browser, served_site: str, width: int, columns: int
) -> None:
    with opened(browser, served_site + DISPUTED, width=width) as page:
        versions = page.locator(".dl-versions").first.locator(".dl-statement").all()
        boxes = [box for version in versions if (box := version.bounding_box())]
        said = [page.locator(f"#{version.get_attribute('id')} :is(blockquote, .dl-says)").first
                for version in versions]  # fmt: skip
        starts = {box["y"] for one in said if (box := one.bounding_box())}
    assert len(boxes) == 3
    assert len({round(box["x"]) for box in boxes}) == columns
    assert len({round(box["width"]) for box in boxes}) == 1
    assert len(starts) == 3 // columns


def test_a_citation_is_copied(browser: Browser, served_site: str) -> None:
    with opened(browser, served_site + EVENT) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_text("Cite this page").click()
        for name, begins in (("Copy citation", "“NATO"), ("Copy BibTeX", "@misc{")):
            button = page.get_by_role("button", name=name)
            button.press("Enter")
            said = button.locator("xpath=following-sibling::*[@role='status']")
            said.get_by_text("Copied").wait_for()
            copied: str = page.evaluate("navigator.clipboard.readText()")
            assert copied.startswith(begins)
            assert EVENT in copied


def test_without_scripts_nothing_offers_to_copy(browser: Browser, served_site: str) -> None:
    with opened(browser, served_site + EVENT, scripts=False) as page:
        page.get_by_text("Cite this page").click()
        assert page.get_by_text("@misc{").is_visible()
        assert page.get_by_role("button").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_nothing_stays_folded_and_nothing_can_be_clicked(
    browser: Browser, served_site: str, *, scripts: bool
) -> None:
    with opened(browser, served_site + EVENT, width=660, scripts=scripts) as page:
        page.emulate_media(media="print")
        for text in ("the day is known", "in: NATO–Russia security talks", "FACT SHEET"):
            assert page.get_by_text(text).first.is_visible()
        for part in (".dl-around", ".dl-ways", ".dl-colophon pre", ".dl-colophon summary"):
            assert not any(one.is_visible() for one in page.locator(part).all())


def test_on_paper_the_whole_list_is_printed(browser: Browser, served_site: str) -> None:
    with opened(browser, f"{served_site}timeline/", width=660) as page:
        listed = page.locator("article .dl-title").count()
        page.emulate_media(media="print")
        shown = page.evaluate(
            """[...document.querySelectorAll("article .dl-title")].filter((title) =>
              title.checkVisibility({contentVisibilityAuto: true})).length"""
        )
    assert shown == listed > 40


@pytest.mark.parametrize("width", [NARROW, DESK])
@pytest.mark.parametrize("address", [EVENT, DISPUTED, "timeline/", "timeline/reported/"])
def test_pages_fit_from_right_to_left(
    browser: Browser, served_site: str, address: str, width: int
) -> None:
    with opened(browser, served_site + address, width=width) as page:
        left = page.locator("h1").bounding_box()
        page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
        right = page.locator("h1").bounding_box()
        too_wide = page.evaluate(
            "[...document.querySelectorAll('article *')].filter((one) =>"
            " one.checkVisibility() && one.getBoundingClientRect().left < -1"
            " && !one.closest('.dl-table, .dl-strip')).map((one) => one.outerHTML.slice(0, 80))"
        )
    assert left
    assert right
    assert abs(left["x"] - (width - right["x"] - right["width"])) <= 1
    assert too_wide == []


def test_marks_are_there_in_the_colours_of_the_system(browser: Browser, served_site: str) -> None:
    with opened(browser, served_site + EVENT) as page:
        page.emulate_media(forced_colors="active")
        colours: list[list[str]] = page.evaluate(
            """() => [...document.querySelectorAll(".dl-mark, .dl-status")].map((one) =>
              [one.className, getComputedStyle(one).borderTopColor,
               getComputedStyle(document.body).backgroundColor])"""
        )
    assert colours
    assert [name for name, border, ground in colours if border == ground] == []


def test_what_a_finger_does_first_is_large(browser: Browser, served_site: str) -> None:
    context = browser.new_context(viewport={"width": PHONE, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(served_site + EVENT)
    first = ".md-header button, .dl-around li a, .dl-legend summary, .dl-colophon summary"
    heights = page.locator(first).evaluate_all(
        "all => all.filter((one) => one.checkVisibility()).map((one) => one.offsetHeight)"
    )
    context.close()
    assert len(heights) > 6
    assert min(heights) >= 44
