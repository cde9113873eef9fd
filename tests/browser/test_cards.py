"""Cards beside links to records: when they come, when they go, and what they say."""

from __future__ import annotations

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

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.test_chrome import Scheme

pytestmark = pytest.mark.browser

STRANGE = "<img src=x onerror=document.title=1> strange"
FILES = {
    "index.md": "# Talks\n\nOf [[council]], [[nato]], [[strange]].\n",
    "actors/nato.yml": (
        "name: NATO\nkind: organization\naliases: [the Alliance]\n"
        "description: A *military* alliance. It has members.\n"
    ),
    "places/brussels.yml": "name: Brussels\n",
    "sources/paper.yml": "title: A paper\npublisher: The Gazette\npublished: 2022-01-20\n",
    "events/council.yml": (
        "title: Council meets\ndate: 2022-01\ntype: meeting\nstatus: reported\nactors: [nato]\n"
        "places: [brussels]\nsources: [paper]\nsummary: They [[nato|met]]. Nothing came of it.\n"
    ),
    "events/strange.yml": (
        f"title: '{STRANGE}'\ndate: 2021-11-02\ntype: meeting\nsummary: '`{STRANGE}`'\n"
        "sources: [paper]\n"
    ),
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("cards")
    with serve_folder(build(write_site(folder, FILES), folder / "site")) as address:
        yield address


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    with opened(browser, served) as page:
        yield page


def card(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("article").get_by_role("link", name=name)


def lines(page: Page) -> list[str]:
    expect(card(page)).to_be_visible()
    return card(page).locator("p").all_inner_texts()


def test_nothing_is_loaded_before_a_link_is_pointed_at(browser: Browser, served: str) -> None:
    with opened(browser, "about:blank") as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served, wait_until="networkidle")
        assert not [url for url in asked if "cards" in url or "/data/" in url]
        link(page, "NATO").hover()
        expect(card(page)).to_be_visible()
        assert [url for url in asked if "/data/cards-actors-" in url]
        assert all(url.startswith(served) for url in asked)


def test_an_event_says_what_when_and_where_in_a_sentence(page: Page) -> None:
    link(page, "Council meets").hover()
    assert lines(page) == [
        *("Council meets", "January 2022", "They met."),
        "Meeting · Reported · Brussels",
    ]
    assert card(page).locator(".dl-mark--month").count() == 1


def test_an_actor_says_who_it_is(page: Page) -> None:
    link(page, "NATO").hover()
    assert lines(page) == ["NATO", "A military alliance.", "the Alliance · 1 event"]


def test_a_source_says_who_published_it(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}events/council/") as page:
        link(page, "A paper").first.hover()
        assert lines(page) == ["A paper", "The Gazette, 20 January 2022 · 2 events"]


def test_the_keyboard_brings_it_and_takes_it_away(page: Page) -> None:
    wanted = link(page, "Council meets")
    link(page, "Talks").or_(page.get_by_role("heading", name="Talks")).first.click()
    page.keyboard.press("Tab")
    for _ in range(5):
        if wanted.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()
    expect(card(page)).to_be_visible()
    expect(wanted).to_have_accessible_description(
        "Council meets January 2022 They met. Meeting · Reported · Brussels"
    )
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(wanted).to_be_focused()
    expect(wanted).not_to_have_attribute("aria-describedby", "dl-card")
    page.keyboard.press("Tab")
    assert lines(page)[0] == "NATO"


def test_the_pointer_can_go_to_it_and_it_stays(page: Page) -> None:
    wanted = link(page, "Council meets")
    wanted.hover()
    expect(card(page)).to_be_visible()
    box = card(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.wait_for_timeout(600)
    expect(card(page)).to_be_visible()
    page.mouse.move(5, 500)
    expect(card(page)).to_be_hidden()
    wanted.hover()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()


@pytest.mark.parametrize("width", [NARROW, DESK])
@pytest.mark.parametrize("at_the_end", [False, True])
def test_it_never_covers_the_link_nor_moves_the_page(
    browser: Browser, served: str, width: int, at_the_end: bool
) -> None:
    with opened(browser, served, width=width) as page:
        page.evaluate(
            "end => { if (end) document.querySelector('article').style.paddingTop = '70vh'; }",
            at_the_end,
        )
        wanted = link(page, "Council meets")
        before = wanted.bounding_box()
        wanted.hover()
        expect(card(page)).to_be_visible()
        box = card(page).bounding_box()
        assert before
        assert box
        assert wanted.bounding_box() == before
        assert box["y"] >= before["y"] + before["height"] or box["y"] + box["height"] <= before["y"]
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_rows_that_say_it_themselves_have_none(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}actors/nato/") as page:
        page.locator(".dl-events .dl-title").first.hover()
        page.wait_for_timeout(800)
        assert card(page).count() == 0 or card(page).is_hidden()


def test_a_finger_brings_none(browser: Browser, served: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served)
    page.evaluate("document.addEventListener('click', (event) => event.preventDefault())")
    link(page, "NATO").tap()
    page.wait_for_timeout(800)
    assert card(page).count() == 0
    context.close()


def test_texts_of_records_stay_texts(page: Page) -> None:
    link(page, "strange").hover()
    assert lines(page)[0] == STRANGE
    assert card(page).locator("img").count() == 0
    assert page.title() != "1"


@pytest.mark.axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_barriers(browser: Browser, served: str, scheme: Scheme) -> None:
    with opened(browser, served, scheme=scheme) as page:
        link(page, "Council meets").hover()
        expect(card(page)).to_be_visible()
        assert violations(page) == []
