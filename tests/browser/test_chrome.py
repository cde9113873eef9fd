"""What is around every page: header, navigation, table of contents, footer, 404."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

import pytest

from tests.browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

Scheme: TypeAlias = Literal["light", "dark"]

PHONE = 390
NARROW = 320
DESK = 1280

PROSE = """The council met in Brussels for the first time in more than two years, and afterwards
the secretary general said that the differences between the allies would not be easy to bridge.
Both sides spoke of the need for dialogue, and neither of them said when they would meet again. """

# What has the focus, and whether a reader can see that it has.
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const [box] = element.getClientRects();
  const {visibility, opacity, outlineStyle, outlineWidth} = getComputedStyle(element);
  const [x, y] = box ? [box.x + box.width / 2, box.y + box.height / 2] : [-1, -1];
  const top = document.elementFromPoint(x, y);
  return {
    name: element.innerText.trim() || element.getAttribute("aria-label") || element.outerHTML,
    inDrawer: !!element.closest("#__navigation"),
    inHeader: !!element.closest(".md-header"),
    inText: !!element.closest("#__content"),
    seen: visibility === "visible" && opacity === "1" && !!top && element.contains(top),
    marked: outlineStyle === "solid" && outlineWidth === "2px",
  };
}"""


class Stop(TypedDict):
    """An element the Tab key comes to."""

    name: str
    inDrawer: bool
    inHeader: bool
    inText: bool
    seen: bool
    marked: bool


@contextmanager
def opened(
    browser: Browser,
    address: str,
    *,
    width: int = DESK,
    scheme: Scheme = "light",
    scripts: bool = True,
) -> Iterator[Page]:
    """A page in a browser window of its own, without motion."""
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",
        java_script_enabled=scripts,
    )
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def walk(page: Page) -> list[Stop]:
    """Press Tab until the focus leaves the page; return where it was."""
    stops: list[Stop] = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        stop: Stop | None = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    pytest.fail("the focus never leaves the page")


def first_page(site: Path, pattern: str, part: str = "md-header") -> str:
    """The address of the first page that has a part of the chrome; a redirect has none."""
    for file in sorted(site.glob(f"{pattern}/index.html")):
        if part in file.read_text():
            return f"{file.parent.relative_to(site).as_posix()}/"
    pytest.fail(f"no page {pattern}/ with {part}")


@pytest.fixture(scope="module")
def addresses(built_site: Path) -> dict[str, str]:
    """A page of each kind, and one that is not there."""
    kinds = ("events", "actors", "places", "topics", "sources")
    year = first_page(built_site, "timeline/*")
    return {
        "home": "",
        "timeline": "timeline/",
        "year": year,
        "month": first_page(built_site, f"{year}*"),
        **{f"index of {kind}": f"{kind}/" for kind in kinds},
        **{f"one of {kind}": first_page(built_site, f"{kind}/*") for kind in kinds},
        "with contents": first_page(built_site, "**", "dl-contents"),
        "missing": "no/such/page/",
    }


@pytest.fixture
def event(served_site: str, addresses: dict[str, str]) -> str:
    return served_site + addresses["one of events"]


@pytest.fixture
def long_page(served_site: str, addresses: dict[str, str]) -> str:
    return served_site + addresses["with contents"]


def test_pages_load_without_an_error_and_from_their_own_host(
    browser: Browser, served_site: str, addresses: dict[str, str]
) -> None:
    page = browser.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda message: wrong.append(f"{page.url}: {message.text}"))
    page.on("request", lambda request: wrong.append(f"{page.url}: asks for {request.url}")
            if not request.url.startswith((served_site, "data:")) else None)  # fmt: skip
    for kind, address in addresses.items():
        page.goto(served_site + address, wait_until="networkidle")
        if kind == "missing":
            wrong.remove(next(line for line in wrong if "status of 404" in line))
    page.close()
    assert wrong == []


def test_no_page_loads_the_map_of_the_site(browser: Browser, event: str) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(event, wait_until="networkidle")
    page.close()
    assert [address for address in asked if "sitemap" in address] == []


@pytest.mark.axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
def test_axe_finds_nothing(
    browser: Browser, served_site: str, addresses: dict[str, str], width: int, scheme: Scheme
) -> None:
    found = []
    for kind in ("home", "one of events", "with contents", "missing"):
        with opened(browser, served_site + addresses[kind], width=width, scheme=scheme) as page:
            found += [f"{kind}: {line}" for line in violations(page)]
            if width != DESK:
                page.click(".dl-menu")
                found += [f"{kind}, drawer open: {line}" for line in violations(page)]
    assert found == []


@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
@pytest.mark.parametrize("kind", ["home", "one of events", "with contents", "missing"])
def test_all_that_takes_the_focus_is_seen(
    browser: Browser, served_site: str, addresses: dict[str, str], kind: str, width: int
) -> None:
    with opened(browser, served_site + addresses[kind], width=width) as page:
        stops = walk(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert [stop for stop in stops if not (stop["seen"] and stop["marked"])] == []
    assert stops[0]["name"] == "Skip to content"
    assert any(stop["inDrawer"] for stop in stops) == (width == DESK)
    assert any(stop["name"] == "Menu" for stop in stops) == (width != DESK)
    assert any(stop["inText"] for stop in stops)


@pytest.mark.parametrize("width", [NARROW, PHONE])
def test_the_drawer_is_worked_by_keyboard(browser: Browser, event: str, width: int) -> None:
    with opened(browser, event, width=width) as page:
        menu = page.get_by_role("button", name="Menu", exact=True)
        assert not page.get_by_role("navigation", name="Navigation").is_visible()
        menu.press("Enter")
        assert menu.get_attribute("aria-expanded") == "true"
        assert page.evaluate(FOCUSED)["name"] == "Close menu"
        stops = walk(page)
        assert [stop for stop in stops if not (stop["inDrawer"] and stop["seen"])] == []
        assert "Timeline" in [stop["name"] for stop in stops]
        page.keyboard.press("Escape")
        assert menu.get_attribute("aria-expanded") == "false"
        assert page.evaluate(FOCUSED)["name"] == "Menu"
        assert page.locator("[inert]").count() == 0
        assert not any(stop["inDrawer"] for stop in walk(page))


def test_the_drawer_closes_with_its_button_and_with_a_click_beside_it(
    browser: Browser, event: str
) -> None:
    with opened(browser, event, width=PHONE) as page:
        navigation = page.get_by_role("navigation", name="Navigation")
        page.click(".dl-menu")
        page.get_by_role("button", name="Close menu").click()
        assert not navigation.is_visible()
        assert page.evaluate(FOCUSED)["name"] == "Menu"
        page.click(".dl-menu")
        page.mouse.click(PHONE - 10, 400)
        assert not navigation.is_visible()
        assert page.locator("[inert]").count() == 0


def test_a_window_made_wide_leaves_nothing_inert(browser: Browser, event: str) -> None:
    with opened(browser, event, width=PHONE) as page:
        page.click(".dl-menu")
        page.set_viewport_size({"width": DESK, "height": 844})
        page.wait_for_function("!document.querySelector('[inert]')")
        assert page.get_by_role("navigation", name="Navigation").is_visible()


def test_without_scripts_the_navigation_and_the_contents_are_reached(
    browser: Browser, long_page: str
) -> None:
    with opened(browser, long_page, width=PHONE, scripts=False) as page:
        navigation = page.locator("#__navigation")
        assert not navigation.is_visible()
        page.get_by_role("link", name="Menu", exact=True).press("Enter")
        assert navigation.get_by_role("link", name="Timeline").is_visible()
        page.get_by_role("link", name="Close menu").click()
        assert not navigation.is_visible()
        assert page.get_by_role("button").count() == 0
        page.locator(".dl-contents summary").press("Enter")
        assert page.locator(".dl-contents a").first.is_visible()


def test_the_skip_link_leads_to_the_text(browser: Browser, event: str) -> None:
    with opened(browser, event) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "__content"
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED)["inText"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_are_the_systems_until_the_reader_chooses(
    browser: Browser, served_site: str, event: str, scheme: Scheme
) -> None:
    shown = "getComputedStyle(document.body).backgroundColor"
    with opened(browser, event, scheme=scheme) as page:
        button = page.get_by_role("button", name="Dark colours")
        system = page.evaluate(shown)
        assert button.get_attribute("aria-pressed") == str(scheme == "dark").lower()
        button.press("Enter")
        chosen = page.evaluate(shown)
        assert chosen != system
        assert button.get_attribute("aria-pressed") == str(scheme == "light").lower()
        page.goto(served_site)
        assert page.evaluate(shown) == chosen
        button.press("Enter")
        assert page.evaluate(shown) == system
        assert page.evaluate("Object.keys(localStorage)") == []
        page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")
        page.wait_for_function(f"{shown} === '{chosen}'")


def test_a_heading_gone_to_is_not_under_the_header(browser: Browser, long_page: str) -> None:
    with opened(browser, long_page) as page:
        page.locator(".dl-contents a").first.click()
        header = page.locator(".md-header").bounding_box()
        heading = page.locator(":target").bounding_box()
        assert header is not None
        assert heading is not None
        assert heading["y"] >= header["height"]
        page.locator(".dl-contents li:first-child > a[aria-current=true]").wait_for()


def test_a_line_of_text_has_at_most_seventy_characters(browser: Browser, event: str) -> None:
    with opened(browser, event) as page:
        lines = page.evaluate(
            """(prose) => {
              const text = document.createElement("p");
              text.textContent = prose.repeat(5);
              document.querySelector("article").append(text);
              const height = parseFloat(getComputedStyle(text).lineHeight);
              return Math.round(text.getBoundingClientRect().height / height);
            }""",
            PROSE,
        )
    assert 60 <= len(PROSE) * 5 / lines <= 70


def test_the_missing_page_leads_on_from_any_depth(browser: Browser, served_site: str) -> None:
    with opened(browser, f"{served_site}events/no-such-event/at/all") as page:
        assert page.title().startswith("Page not found")
        robots = page.locator("meta[name=robots]")
        assert robots.get_attribute("content") == "noindex"
        text = page.locator("#__content")
        assert text.get_by_role("link").count() == 2
        text.get_by_role("link", name="timeline").click()
        assert page.url == f"{served_site}timeline/"
        page.go_back()
        text.get_by_role("link", name="home").click()
        assert page.url == served_site


def test_on_paper_only_the_text_is_left_and_it_is_dark_on_white(
    browser: Browser, event: str
) -> None:
    with opened(browser, event, scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        for part in (".md-header", ".md-sidebar--primary", ".dl-contents", ".md-footer"):
            assert not page.locator(part).is_visible()
        assert page.locator("h1").is_visible()
        paper = "getComputedStyle(document.body).backgroundColor"
        assert page.evaluate(paper) == "rgb(255, 255, 255)"
