"""The timeline view: brush, lanes, card; by pointer and by keyboard; with scripts and without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.test_chrome import DESK, NARROW, opened
from tests.records import write_site
from tests.site.building import build
from tests.tools import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.test_chrome import Scheme

pytestmark = pytest.mark.browser

HOME = "# Talks\n\n[[timeline: show=activity]]\n"
FILES = {
    "index.md": HOME,
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "sources/paper.yml": "title: A paper\n",
    **{
        f"events/{date}-{kind}.yml": f"""\
title: "{kind.capitalize()} of {date}"
date: "{date}"
type: {kind}
summary: What happened on {date}. And more.
actors: [nato]
sources: [paper]
"""
        for date, kind in (
            ("2020-03", "agreement"),
            ("2021-01-12", "meeting"),
            ("2021-01-20", "meeting"),
            ("2021-01-20", "call"),
            ("2021-07-05", "call"),
            ("2022-11-30", "meeting"),
        )
    },
}

# Whether anything but the background is drawn on the canvas, and the colour of most of that.
DRAWN = """(canvas) => {
  const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]) sum = (sum * 31 + (data[at] << 16 | data[at + 1] << 8 | data[at + 2])) % 1e9;
  }
  return sum;
}"""
SHIFTED = """new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(sum), 500);
})"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("talks")
    write_site(folder, FILES)
    with serve_folder(build(folder, folder / "site")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """The timeline's page, its lanes drawn."""
    with opened(browser, f"{served}timeline/") as page:
        expect(page.locator("[data-ready]")).to_be_attached()
        yield page


def shown(page: Page) -> list[str]:
    """The titles of the list below, whichever of the two is there."""
    return [one.strip() for one in page.locator("a.dl-title:visible").all_inner_texts()]


def lanes(page: Page) -> list[str]:
    """The names of the lanes, each with how many events are in the window."""
    return [" ".join(one.split()) for one in page.locator("[data-lane-names] li").all_inner_texts()]


def end(page: Page, number: int) -> Locator:
    return page.locator(".dl-brush-end").nth(number)


def click_mark(page: Page) -> None:
    """Click the mark of the first meeting of January 2021, once the window is that month."""
    page.goto(f"{page.url.partition('?')[0]}?from=2021-01&to=2021-01")
    expect(page.locator("[data-ready]")).to_be_attached()
    box = page.locator("[data-lanes]").bounding_box()
    assert box is not None
    # Of 31 days the twelfth; a line with dates, the name of the lane, half a row.
    page.mouse.click(box["x"] + box["width"] * 11.5 / 31, box["y"] + 22 + 18 + 5)


def test_at_first_everything_is_shown(page: Page) -> None:
    assert lanes(page) == ["Meeting 3", "Call 2", "Agreement 1"]
    assert len(shown(page)) == 6
    assert page.url.endswith("timeline/")
    assert end(page, 0).get_attribute("aria-valuetext") == "1 January 2020"
    assert end(page, 1).get_attribute("aria-valuetext") == "31 December 2022"
    assert page.locator("canvas").get_attribute("aria-label") == (
        "Events in lanes by type, 2020 to 2022"
    )


def test_the_brush_moves_by_keys_and_the_list_follows(page: Page) -> None:
    end(page, 0).focus()
    page.keyboard.press("PageUp")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page).to_have_url(re.compile(r"\?from=2021-03&to=2022-12$"))
    assert end(page, 0).get_attribute("aria-valuetext") == "1 March 2021"
    expect(page.locator("[data-results] a.dl-title")).to_have_count(2)
    assert shown(page) == ["Call of 2021-07-05", "Meeting of 2022-11-30"]
    end(page, 1).focus()
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"\?from=2021-03&to=2021-11$"))
    expect(page.locator("[data-said]")).to_have_text("1 of 6 events, March 2021 to November 2021.")
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"\?from=2021-03-01&to=2021-03-01$"))


def test_the_brush_is_drawn_moved_and_taken_back_by_a_pointer(page: Page) -> None:
    box = page.locator(".dl-strip-plot").bounding_box()
    assert box is not None
    left, top, third = box["x"], box["y"] + 20, box["width"] / 3

    def drag(start: float, stop: float) -> None:
        page.mouse.move(start, top)
        page.mouse.down()
        page.mouse.move(stop, top, steps=4)
        page.mouse.up()

    drag(left + third, left + 2 * third)
    expect(page).to_have_url(re.compile(r"\?from=2021&to=2021$"))
    drag(left + 1.5 * third, left + 0.5 * third)
    expect(page).to_have_url(re.compile(r"\?from=2020&to=2020$"))
    expect(page.locator("[data-results] a.dl-title")).to_have_count(1)
    page.get_by_role("button", name="Show all the time").click()
    expect(page).to_have_url(re.compile(r"timeline/$"))
    assert len(shown(page)) == 6


def test_a_click_on_a_year_shows_it_and_a_link_leads_there(page: Page) -> None:
    page.locator(".dl-strip-chart a").nth(1).click()
    expect(page).to_have_url(re.compile(r"timeline/\?from=2021&to=2021$"))
    page.locator(".dl-strip-years a").nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2021")


def test_buttons_zoom_and_move(page: Page) -> None:
    for name in ("Zoom in", "Zoom in", "Earlier", "Later", "Zoom out"):
        page.get_by_role("button", name=name).click()
    expect(page).to_have_url(re.compile(r"\?from=2020-10-01&to=2022-04-01$"))
    expect(page.locator("[data-results] a.dl-title")).to_have_count(4)


def test_keys_pick_from_what_is_shown_and_not_from_what_was_drawn(page: Page) -> None:
    page.locator("[data-lanes]").evaluate(
        """async (box) => {
          const press = (key) =>
            box.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
          const frame = () => new Promise(requestAnimationFrame);
          for (const key of ["+", "ArrowLeft"]) press(key);
          await frame();
          await frame();
          for (const key of ["Home", "ArrowDown", "ArrowDown"]) press(key);
        }"""
    )
    told = page.locator("[data-lane-told]")
    expect(told).to_have_text("12 January 2021: Meeting of 2021-01-12")


def test_keys_zoom_move_and_pick(page: Page) -> None:
    box = page.locator("[data-lanes]")
    box.focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"\?from=2020-05-17&to=2021-11-15$"))
    page.keyboard.press("Home")
    expect(page).to_have_url(re.compile(r"timeline/$"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    told = page.locator("[data-lane-told]")
    expect(told).to_have_text("12 January 2021: Meeting of 2021-01-12")
    page.keyboard.press("ArrowUp")
    expect(told).to_have_text("March 2020: Agreement of 2020-03")
    page.keyboard.press("Enter")
    card = page.get_by_role("dialog", name="Agreement of 2020-03")
    expect(card.get_by_role("link")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?event=2020-03-agreement$"))
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(box).to_be_focused()


def test_a_click_opens_the_card_and_enter_the_page(page: Page) -> None:
    click_mark(page)
    card = page.get_by_role("dialog", name="Meeting of 2021-01-12")
    expect(card).to_contain_text("12 January 2021")
    expect(card).to_contain_text("What happened on 2021-01-12.")
    expect(page).to_have_url(re.compile(r"&event=2021-01-12-meeting$"))
    expect(card.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meeting of 2021-01-12")
    page.go_back()
    expect(card).to_be_visible()
    card.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)


def test_back_goes_through_what_was_shown(page: Page) -> None:
    page.locator("[data-by]").select_option("actor")
    expect(page).to_have_url(re.compile(r"\?lanes=actor$"))
    assert lanes(page) == ["NATO 6"]
    page.get_by_role("button", name="Zoom in").click()
    expect(page).to_have_url(re.compile(r"\?from=.*&lanes=actor$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"timeline/\?lanes=actor$"))
    expect(end(page, 0)).to_have_attribute("aria-valuetext", "1 January 2020")
    page.go_back()
    expect(page.locator("[data-by]")).to_have_value("type")
    assert len(lanes(page)) == 3


@pytest.mark.parametrize(
    "query", ["?lanes=nothing", "?from=1900&to=1950", "?from=2021-05-01&to=2021-05-01", "?event=x"]
)
def test_any_address_is_shown(browser: Browser, served: str, query: str) -> None:
    with opened(browser, f"{served}timeline/{query}") as page:
        said: list[str] = []
        page.on("pageerror", lambda error: said.append(str(error)))
        expect(page.locator("[data-ready]")).to_be_attached()
        assert said == []
        assert page.get_by_role("dialog").count() == 0


def test_the_wheel_scrolls_the_page_until_the_lanes_are_asked(page: Page) -> None:
    page.set_viewport_size({"width": DESK, "height": 500})
    page.locator("[data-lanes]").hover()
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 100)
    page.wait_for_function("(before) => scrollY > before", arg=before)
    page.keyboard.down("Control")
    page.locator("[data-lanes]").hover()
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(page).to_have_url(re.compile(r"\?from="))


def test_a_hand_on_the_lanes_moves_them(page: Page) -> None:
    page.get_by_role("button", name="Zoom in").click()
    box = page.locator("[data-lanes]").bounding_box()
    assert box is not None
    middle, top = box["x"] + box["width"] / 2, box["y"] + 10
    page.mouse.move(middle, top)
    page.mouse.down()
    page.mouse.move(middle + box["width"] / 2, top, steps=5)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"\?from=2020&to=2021-07-01$|\?from=2020-01-01&to=2021-0"))


def test_other_colours_are_drawn_at_once(page: Page) -> None:
    canvas = page.locator("canvas")
    before = canvas.evaluate(DRAWN)
    assert before
    page.locator("[data-dl-scheme]").click()
    page.wait_for_timeout(100)
    dark = canvas.evaluate(DRAWN)
    page.emulate_media(forced_colors="active")
    page.wait_for_timeout(100)
    assert len({before, dark, canvas.evaluate(DRAWN)}) == 3


def test_the_home_page_has_the_view_and_leads_to_the_list(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.get_by_role("button", name="Show the events in lanes").press("Enter")
        expect(page.locator("[data-lanes]")).to_be_focused()
        expect(page.locator("[data-shown]")).to_have_text("6 events.")
        assert len(asked) > 5
        page.locator(".dl-strip-chart a").nth(1).click()
        expect(page.locator("[data-shown]")).to_have_text("4 of 6 events, 2021.")
        page.get_by_role("link", name="Show in the timeline").click()
        expect(page).to_have_url(re.compile(r"timeline/\?from=2021&to=2021$"))
        expect(page.locator("[data-results] a.dl-title")).to_have_count(4)


READY = """new MutationObserver((_, observer) => {
  if (!document.querySelector("[data-ready]")) return;
  window.ready = performance.now();
  observer.disconnect();
}).observe(document, {subtree: true, attributes: true, childList: true})"""
LOADED = """performance.getEntriesByType("resource")
  .filter(({name}) => /bundle\\.|core-/.test(name))
  .map(({name, startTime}) => [/bundle|core/.exec(name)[0], startTime > window.ready])"""


def test_what_it_shows_is_asked_for_at_once_and_material_comes_behind(
    browser: Browser, served: str
) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script(READY)
        page.goto(f"{served}timeline/")
        page.wait_for_function("window.document$")
        assert page.evaluate(LOADED) == [["core", False], ["bundle", True]]


def test_material_comes_where_nothing_can_be_shown(browser: Browser, served: str) -> None:
    with opened(browser, "about:blank") as page:
        page.route("**/data/index.json", lambda route: route.abort())
        page.goto(f"{served}timeline/")
        page.wait_for_function("window.document$")
        expect(page.locator(".dl-live--failed")).to_be_attached()


def test_the_home_page_loads_nothing_of_the_view_until_it_is_asked_for(
    browser: Browser, served: str
) -> None:
    with opened(browser, "about:blank") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served, wait_until="networkidle")
        assert [url for url in asked if "/data/" in url] == []
        scripts = [url.rpartition("/")[2] for url in asked if url.endswith(".js")]
        assert [name for name in scripts if not name.startswith("bundle.")] == ["frame.js"]


def test_an_address_that_says_what_to_show_is_shown_at_once(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}?from=2021&to=2021") as page:
        expect(page.locator("[data-shown]")).to_have_text("4 of 6 events, 2021.")
        assert not page.locator("[data-show]").is_visible()


def test_what_could_not_be_loaded_is_said_and_can_be_asked_for_again(
    browser: Browser, served: str
) -> None:
    with opened(browser, served) as page:
        page.route("**/data/index.json", lambda route: route.abort())
        show = page.get_by_role("button", name="Show the events in lanes")
        show.click()
        expect(page.locator("[data-show-said]")).to_have_text(
            "They could not be loaded. Try again."
        )
        expect(show).to_be_focused()
        page.unroute("**/data/index.json")
        show.click()
        expect(page.locator("[data-shown]")).to_have_text("6 events.")


@pytest.mark.parametrize("address", ["", "timeline/"])
@pytest.mark.parametrize("width", [NARROW, DESK])
def test_nothing_moves_while_the_view_starts(
    browser: Browser, served: str, address: str, width: int
) -> None:
    with opened(browser, served + address, width=width) as page:
        if address:
            expect(page.locator("[data-ready]")).to_be_attached()
        assert page.evaluate(SHIFTED) < 0.01


@pytest.mark.parametrize("address", ["", "timeline/"])
def test_without_scripts_the_strip_is_whole_and_nothing_looks_broken(
    browser: Browser, served: str, address: str
) -> None:
    with opened(browser, served + address, scripts=False) as page:
        for controls in ("canvas", "select", "button:not(.md-header *)", "input[type=range]"):
            assert page.locator(f"article {controls}").filter(visible=True).count() == 0
        assert page.locator(".dl-strip-bars").is_visible()
        page.get_by_text("The same as a table").click()
        assert page.get_by_role("row", name="2021").is_visible()
        page.get_by_role("cell").get_by_role("link", name="3").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("January 2021")


def test_on_paper_the_list_is_whole_and_the_controls_are_gone(page: Page) -> None:
    page.emulate_media(media="print")
    assert len(shown(page)) == 6
    assert (
        page.locator("article")
        .locator("canvas, select, .dl-brush-end")
        .filter(visible=True)
        .count()
        == 0
    )
    assert page.locator(".dl-strip-bars").is_visible()


@pytest.mark.axe
@pytest.mark.parametrize(
    "address", ["", "timeline/", "timeline/?from=2021-01&to=2021-01&event=2021-01-12-meeting"]
)
@pytest.mark.parametrize("width", [NARROW, DESK])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_in_the_way_of_anybody(
    browser: Browser, served: str, address: str, width: int, scheme: Scheme
) -> None:
    with opened(browser, served + address, width=width, scheme=scheme) as page:
        if not address:
            assert violations(page) == []
            page.locator("[data-show]").click()
        expect(page.locator("[data-ready]")).to_be_attached()
        if "event" in address:
            expect(page.get_by_role("dialog")).to_be_visible()
        page.locator(".dl-strip-table summary").click()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("width", [NARROW, DESK])
def test_the_years_below_a_strip_stand_apart(browser: Browser, tmp_path: Path, width: int) -> None:
    files = {
        f"events/{year}.yml": FILES["events/2021-07-05-call.yml"].replace("2021", str(year))
        for year in (1985, 2020)
    }
    files |= {name: FILES[name] for name in FILES if not name.startswith("events/")}
    write_site(tmp_path, files)
    with (
        serve_folder(build(tmp_path, tmp_path / "site")) as address,
        opened(browser, f"{address}timeline/", width=width) as page,
    ):
        years = page.locator(".dl-strip-chart text").filter(visible=True)
        boxes = [one.bounding_box() for one in years.all()]
        ends = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
        assert len(ends) > 3
        assert all(ends[at][1] < ends[at + 1][0] for at in range(len(ends) - 1))
