"""Every kind of page as readers get it: on a desk and a phone, by day and by night, on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import violations
from tests.browser.test_chrome import DESK, NARROW, PHONE, Scheme, opened
from tests.tools import AXE, serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

pytestmark = pytest.mark.browser

# The pages of this repository's own site, and of the small site what the former has none of.
OWN = {
    "home": "",
    "hand-written": "method/",
    "timeline": "timeline/",
    "year": "timeline/2021/",
    "month": "timeline/2021/12/",
    "as known": "timeline/reported/",
    "as known in a month": "timeline/reported/2021/12/",
    "as reported": "timeline/reported/order/",
    "recent": "timeline/recent/",
    "events": "events/",
    "actors": "actors/",
    "places": "places/",
    "topics": "topics/",
    "sources": "sources/",
    "publishers": "publishers/",
    "corrections": "corrections/",
    "event": "events/2022-01-12-nato-russia-council/",
    "disputed event": "events/2021-12-russia-publishes-security-demands/",
    "actor": "actors/joe-biden/",
    "place": "places/brussels/",
    "topic": "topics/biden-putin-talks/",
    "topic with disputes": "topics/security-guarantees/",
    "source": "sources/white-house-2022-01-10-fact-sheet/",
    "missing": "no/such/page/",
}
SMALL = {
    "event with all": "events/harbour-wall-mended/",
    "corrections and a notice": "corrections/",
    "tombstone": "events/harbour-wall-given-up/",
    "behind a redirect": "events/harbour-wall-2023/",
    "distant year": "timeline/-0043/",
    "year of what goes on": "timeline/2024/",
    "actor with all": "actors/ada-marsh/",
    "source with all": "sources/gazette-2024-02-04/",
    "copy": "sources/radio-2024-02-05/",
    "bare name": "actors/harbour-board/",
}

SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}

# What has the focus: its place in the document, and what keeps a reader from seeing that it has.
FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const [box] = element.getClientRects();
  const {opacity, outlineStyle, outlineWidth} = getComputedStyle(element);
  const within = box && box.left >= 0 && box.right <= innerWidth + 0.5;
  const top = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const faults = [
    box && box.width && box.height ? null : "has no size",
    element.checkVisibility({visibilityProperty: true}) && opacity === "1" ? null : "is hidden",
    element.closest("[inert]") ? "is inert" : null,
    within ? null : "is beside the window",
    top && element.contains(top) ? null : "is covered or outside of the window",
    outlineStyle === "solid" && outlineWidth === "2px" ? null : "is not marked",
  ].filter(Boolean);
  return {
    place: window.places.indexOf(element),
    faults: faults.map((fault) => `${fault}: ${element.outerHTML.slice(0, 120)}`),
  };
}"""
# The places of all that somebody with a pointer can work, in the document as it was before the
# walk: cards come and go with the focus.
WORKED = """() => {
  const all = window.places = [...document.querySelectorAll("*")];
  const kinds = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  // A strip's own links are for a pointer: the list below it has the same.
  return [...document.querySelectorAll(`:is(${kinds}):not([tabindex="-1"], .dl-strip-chart a)`)]
    .filter((element) => element.checkVisibility({visibilityProperty: true}) && !element.disabled
      && !element.closest("[inert]") && !element.matches(".md-toggle"))
    .map((element) => all.indexOf(element));
}"""
# What moved without the reader's doing, as browsers count it.
MOVED = """() => new Promise((resolve) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const {value, hadRecentInput} of list.getEntries()) if (!hadRecentInput) moved += value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(moved), 250);
})"""
# A way to pick a day is there with scripts alone; whatever it shows is on the pages of months too.
# So are filters and lanes, which show what the page's own list has.
SAID = """() => {
  const added = "form[data-known-day], .dl-facets-place, .dl-results, .dl-live";
  for (const part of document.querySelectorAll(added)) part.remove();
  // A browser says nothing of what it has not laid out yet.
  const months = document.querySelectorAll(".dl-month");
  for (const month of months) month.style.contentVisibility = "visible";
  return [
    document.title,
    document.querySelector("article").innerText.replace(/\\s+/g, " "),
    ...[...document.querySelectorAll("article a")].map((link) => link.href),
  ];
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """What was seen of a page."""

    said: tuple[str, ...]
    """Messages on the console and errors of scripts."""
    asked: tuple[str, ...]
    """Requests to other hosts."""
    too_wide: int
    """Pixels by which the page is wider than the window."""
    moved: float
    """How much of the page moved by itself: the cumulative layout shift."""
    violations: tuple[str, ...]
    """What axe-core finds in both colour schemes, where axe-core is there."""


@pytest.fixture(scope="module")
def served_small(small_site: Path) -> Iterator[str]:
    with serve_folder(small_site) as address:
        yield address


@pytest.fixture(scope="module")
def places(served_site: str, served_small: str) -> dict[str, str]:
    """The address of a page of each kind."""
    return {
        **{kind: served_site + address for kind, address in OWN.items()},
        **{kind: served_small + address for kind, address in SMALL.items()},
    }


@pytest.fixture(scope="module", params=[DESK, NARROW])
def visits(
    request: pytest.FixtureRequest, browser: Browser, places: dict[str, str]
) -> dict[str, Visit]:
    """A page of each kind, looked at in one size."""
    return {kind: visit(browser, address, request.param) for kind, address in places.items()}


def visit(browser: Browser, address: str, width: int) -> Visit:
    """Open a page and look at it, by day and by night."""
    host = "/".join(address.split("/")[:3])
    said: list[str] = []
    asked: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # A redirect names no icon, so the browser looks for one at the top of the host.
        if message.location["url"] != f"{host}/favicon.ico":
            said.append(message.text)

    def ask(request: Request) -> None:
        if not request.url.startswith((f"{host}/", "data:")):
            asked.append(request.url)

    page = browser.new_page(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    page.on("console", note)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", ask)
    go(page, address)
    too_wide = page.evaluate("document.documentElement.scrollWidth") - width
    moved = page.evaluate(MOVED)
    found: list[str] = []
    for scheme, shown in SCHEMES.items() if AXE.is_file() else ():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"document.body.dataset.mdColorScheme === '{shown}'")
        lines = violations(page, colours_alone=scheme != "light")
        found += [f"{scheme}: {line}" for line in lines]
    page.close()
    return Visit(tuple(said), tuple(asked), too_wide, moved, tuple(found))


def go(page: Page, address: str) -> None:
    """Open a page, and the page behind it where it leads on to one."""
    page.goto(address)
    page.locator("article h1").wait_for()


def walk(page: Page) -> tuple[list[int], list[str]]:
    """Press Tab until the focus leaves the page; return the places it was at, and what is wrong."""
    places: list[int] = []
    faults: list[str] = []
    for _ in range(1000):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return places, faults
        if stop["place"] >= 0:
            places.append(stop["place"])
        faults += stop["faults"]
    pytest.fail("the focus never leaves the page")


@pytest.mark.axe
def test_axe_finds_nothing(visits: dict[str, Visit]) -> None:
    assert {kind: one.violations for kind, one in visits.items() if one.violations} == {}


def test_pages_say_nothing_on_the_console(visits: dict[str, Visit]) -> None:
    said = {kind: one.said for kind, one in visits.items() if one.said}
    (line,) = said.pop("missing")  # the browser's own word on the status
    assert "404" in line
    assert said == {}


def test_pages_ask_no_other_host(visits: dict[str, Visit]) -> None:
    assert {kind: one.asked for kind, one in visits.items() if one.asked} == {}


def test_pages_are_as_wide_as_the_window(visits: dict[str, Visit]) -> None:
    assert {kind: one.too_wide for kind, one in visits.items() if one.too_wide > 0} == {}


def test_nothing_on_a_page_moves_by_itself(visits: dict[str, Visit]) -> None:
    assert {kind: one.moved for kind, one in visits.items() if one.moved > 0.01} == {}


@pytest.mark.parametrize(
    ("width", "kinds"),
    [(NARROW, (*OWN, *SMALL)), (DESK, ("event", "timeline", "actor with all"))],
)
def test_tab_goes_through_all_of_a_page_in_its_order(
    browser: Browser, places: dict[str, str], width: int, kinds: tuple[str, ...]
) -> None:
    wrong: dict[str, list[str]] = {}
    for kind in kinds:
        with opened(browser, "about:blank", width=width) as page:
            go(page, places[kind])
            worked: list[int] = page.evaluate(WORKED)
            stops, faults = walk(page)
        missed = sorted(set(worked) - set(stops))
        assert worked
        if faults or missed or stops != sorted(stops):
            wrong[kind] = [*faults, f"not reached: {missed}", f"in this order: {stops}"]
    assert wrong == {}


def test_without_scripts_nothing_is_missing(browser: Browser, places: dict[str, str]) -> None:
    said: dict[bool, dict[str, list[str]]] = {}
    for scripts in (True, False):
        with opened(browser, places["home"], width=PHONE) as page:
            if not scripts:
                page.context.route("**/*.js", lambda route: route.abort())
            said[scripts] = {}
            for kind, address in places.items():
                go(page, address)
                said[scripts][kind] = page.evaluate(SAID)
    assert said[False] == said[True]
    assert all(len(lines) > 2 for lines in said[True].values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["event", "source with all"])
def test_on_paper_links_to_sources_say_where_they_lead(
    browser: Browser, places: dict[str, str], kind: str, scheme: Scheme
) -> None:
    with opened(browser, places[kind], scheme=scheme) as page:
        page.emulate_media(media="print", color_scheme=scheme)
        links: list[list[str]] = page.evaluate(
            """() => [...document.querySelectorAll(":is(.dl-sources, .dl-actions) a[href^=http]")]
              .filter((link) => link.checkVisibility())
              .map((link) => [link.href, getComputedStyle(link, "::after").content])"""
        )
    assert links
    assert [link for link, printed in links if link not in printed] == []


def test_a_redirect_leads_to_the_record(browser: Browser, places: dict[str, str]) -> None:
    with opened(browser, places["behind a redirect"]) as page:
        page.wait_for_url("**/events/harbour-wall-mended/")
        assert page.locator("h1").inner_text() == "The harbour wall is mended"


def test_a_source_number_leads_to_its_source_and_shows_it(
    browser: Browser, places: dict[str, str]
) -> None:
    with opened(browser, places["event"], width=PHONE) as page:
        page.locator(".dl-statement .dl-ref a").first.click()
        target = page.locator(":target")
        assert target.get_attribute("id") == "source-1"
        box, header = target.bounding_box(), page.locator(".md-header").bounding_box()
        assert box is not None
        assert header is not None
        assert box["y"] >= header["height"]


def test_pictures_are_loaded(browser: Browser, places: dict[str, str]) -> None:
    with opened(browser, places["event with all"]) as page:
        picture = page.locator("article img")
        picture.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('article img').complete")
        assert picture.evaluate("image => image.naturalWidth") == 320
