"""What was known on a day, picked by a reader; and without scripts, by month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from dateline.render.lists import PAGE_LENGTH
from tests.browser.axe import violations
from tests.browser.test_chrome import DESK, PHONE, opened
from tests.records import write_site
from tests.site.building import build
from tests.tools import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request, Route

    from tests.browser.test_chrome import Scheme

pytestmark = pytest.mark.browser

ENTRY = "timeline/reported/"
FILES = {
    "index.md": "# Talks\n",
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "actors/russia.yml": "name: Russia\nkind: state\n",
    "sources/december.yml": "title: December paper\npublished: 2021-12-20\n",
    "sources/second.yml": "title: Second paper\npublished: 2022-01-05\n",
    "sources/third.yml": "title: Third paper\npublished: 2022-01-20\n",
    "sources/march.yml": "title: March paper\npublished: 2022-03\n",
    "events/talks.yml": """\
title: The talks
date: 2022-01-12
type: meeting
sources: [december]
statements:
  - {by: nato, quote: A first step., about: the outcome, source: second}
  - {by: russia, says: No step., about: the outcome, source: third}
  - {by: nato, says: More to come., source: march}
""",
    "events/dated-later.yml": """\
title: Dated later
date: 2021-12-02
type: meeting
sources:
  - {id: second, supports: [places]}
  - {id: third, supports: [date]}
""",
    "events/last.yml": "title: The last\ndate: 2022-03-02\ntype: meeting\nsources: [march]\n",
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("known")
    with serve_folder(build(write_site(folder, FILES), folder / "site")) as address:
        yield address


@pytest.fixture(scope="module")
def served_large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with so many events that months list what is new in them, one on two pages."""
    files = {
        "index.md": "# Talks\n",
        "sources/first.yml": "title: First\npublished: 2021-12-20\n",
        "sources/early.yml": "title: Early\npublished: 2022-01-05\n",
        "sources/late.yml": "title: Late\npublished: 2022-01-20\n",
        "events/before.yml": "title: Before\ndate: 2021-12-01\ntype: meeting\nsources: [first]\n",
    }
    for number in range(PAGE_LENGTH + 20):
        source = "early" if number % 2 else "late"
        files[f"events/e{number:03}.yml"] = (
            f"title: Event {number}\ndate: 2022-01-02\ntype: meeting\nsources: [{source}]\n"
        )
    folder = tmp_path_factory.mktemp("large")
    with serve_folder(build(write_site(folder, files), folder / "site")) as address:
        yield address


def pick(page: Page, day: str) -> None:
    """Pick a day and wait until it is shown."""
    page.get_by_label("Known on the day").fill(day)
    expect(page).to_have_url(re.compile(f"day={day}$"))


def listed(page: Page) -> list[str]:
    """The events that are shown, each in one line, without what is hidden."""
    rows = page.locator(".dl-day-shown .dl-events > li:visible")
    return [re.sub(r"\s+", " ", row) for row in rows.all_inner_texts()]


@pytest.mark.parametrize(
    ("day", "said", "rows"),
    [
        (
            "2021-12-31",
            "1 event and 0 statements were known on 31 December 2021.",
            ["The talks Announced Meeting December paper, 20 December 2021"],
        ),
        (
            "2022-01-05",
            "2 events and 1 statement were known on 5 January 2022.",
            [
                (
                    "The talks Announced Meeting December paper, 20 December 2021"
                    " Second paper, 5 January 2022 New On the outcome NATO “A first step.” New"
                ),
                "Dated later New Meeting Second paper, 5 January 2022",
            ],
        ),
        (
            "2022-02-14",
            "2 events and 2 statements were known on 14 February 2022.",
            [
                "Dated later Meeting Second paper, 5 January 2022 Third paper, 20 January 2022",
                (
                    "The talks Meeting December paper, 20 December 2021"
                    " Second paper, 5 January 2022"
                    " Third paper, 20 January 2022"
                    " Disputed On the outcome NATO “A first step.” Russia No step."
                ),
            ],
        ),
        (
            "2022-03-31",
            "3 events and 3 statements were known on 31 March 2022.",
            [
                "Dated later Meeting Second paper, 5 January 2022 Third paper, 20 January 2022",
                (
                    "The talks Meeting December paper, 20 December 2021"
                    " Second paper, 5 January 2022"
                    " Third paper, 20 January 2022 March paper, March 2022"
                    " (counted from 31 March 2022) New NATO More to come. New"
                    " Disputed On the outcome NATO “A first step.” Russia No step."
                ),
                "The last New Meeting March paper, March 2022 (counted from 31 March 2022)",
            ],
        ),
    ],
)
def test_a_day_shows_what_was_known_on_it(
    browser: Browser, served: str, day: str, said: str, rows: list[str]
) -> None:
    with opened(browser, served + ENTRY) as page:
        pick(page, day)
        assert page.get_by_role("status").inner_text() == said
        assert listed(page) == rows
        words = said.partition(" known on ")[2].rstrip(".")
        assert page.locator(".dl-day-shown h2").first.inner_text() == f"As known on {words}"
        assert not page.locator(".dl-overview").is_visible()
        assert page.url == f"{served}{ENTRY}?day={day}"


def test_a_date_that_no_source_had_given_is_not_shown(browser: Browser, served: str) -> None:
    with opened(browser, served + ENTRY) as page:
        shown = page.locator(".dl-day-shown")
        pick(page, "2022-01-06")
        section = shown.locator("section", has_text="Date not yet reported")
        assert section.locator(".dl-title").all_inner_texts() == ["Dated later"]
        assert "2 December" not in shown.inner_text()
        pick(page, "2022-01-20")
        expect(page.get_by_role("status")).to_contain_text("20 January")
        assert "2 December" in shown.inner_text()
        assert not section.is_visible()


def test_links_of_the_list_lead_to_the_events(browser: Browser, served: str) -> None:
    with opened(browser, served + ENTRY) as page:
        pick(page, "2022-01-06")
        page.locator(".dl-day-shown").get_by_role("link", name="The talks").click()
        assert page.url == f"{served}events/talks/"
        page.go_back()
        expect(page.get_by_role("status")).to_contain_text("known on 6 January 2022")
        assert page.url.endswith("?day=2022-01-06")
        assert len(listed(page)) == 2


def test_picking_days_adds_nothing_to_the_way_back(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}timeline/") as page:
        page.get_by_role("link", name="as it was known on a day").click()
        for day in ("2022-01-06", "2022-01-07", "2022-03-01"):
            pick(page, day)
        page.go_back()
        assert page.url == f"{served}timeline/"


def test_an_address_with_a_day_shows_that_day(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{ENTRY}?day=2022-01-05") as page:
        expect(page.get_by_role("status")).to_contain_text("known on 5 January 2022")
        assert page.get_by_label("Known on the day").input_value() == "2022-01-05"
        assert len(listed(page)) == 2


@pytest.mark.parametrize("day", ["", "soon", "2022-13-01", "<b>", "2022-1-5"])
def test_an_address_with_no_day_shows_the_months(browser: Browser, served: str, day: str) -> None:
    with opened(browser, f"{served}{ENTRY}?day={day}") as page:
        assert page.get_by_label("Known on the day").is_visible()
        assert page.locator(".dl-overview").is_visible()
        assert page.get_by_role("status").inner_text() == ""


@pytest.mark.parametrize("day", ["2021-12-19", "2022-04-01", "0202-01-01"])
def test_days_outside_say_which_there_are(browser: Browser, served: str, day: str) -> None:
    with opened(browser, f"{served}{ENTRY}?day={day}") as page:
        told = "Choose a day from 20 December 2021 to 31 March 2022."
        expect(page.get_by_role("status")).to_have_text(told)
        assert page.locator(".dl-overview").is_visible()


def test_the_months_come_back(browser: Browser, served: str) -> None:
    with opened(browser, served + ENTRY) as page:
        back = page.get_by_role("button", name="All months")
        assert not back.is_visible()
        before = page.locator("article").inner_text()
        pick(page, "2022-01-05")
        back.click()
        expect(page.locator(".dl-overview")).to_be_visible()
        assert page.locator("article").inner_text() == before
        assert page.url == served + ENTRY
        assert page.get_by_label("Known on the day").input_value() == ""
        assert page.evaluate("document.activeElement.id") == "known-day"
        pick(page, "2022-01-05")
        page.get_by_label("Known on the day").fill("")
        expect(page.locator(".dl-overview")).to_be_visible()
        assert page.url == served + ENTRY


def test_a_day_is_picked_by_keys_alone(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{ENTRY}?day=2022-01-05") as page:
        expect(page.get_by_role("status")).to_contain_text("5 January")
        page.get_by_label("Known on the day").focus()
        page.keyboard.press("Tab")  # from the month to the day
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("status")).to_contain_text("known on 6 January 2022")
        assert page.evaluate("document.activeElement.id") == "known-day"
        page.keyboard.press("Enter")
        assert page.url == f"{served}{ENTRY}?day=2022-01-06"
        while page.evaluate("document.activeElement.id") == "known-day":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".dl-overview")).to_be_visible()


def test_months_are_asked_for_when_they_are_needed_and_once(browser: Browser, served: str) -> None:
    asked: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url.removeprefix(served))

    with opened(browser, served) as page:
        page.on("request", ask)
        page.goto(served + ENTRY)
        page.wait_for_load_state("networkidle")
        assert not any(re.search(r"reported/\d", one) for one in asked)
        for day in ("2022-01-05", "2022-01-06", "2022-02-02"):
            pick(page, day)
        assert [one for one in asked if re.search(r"reported/\d", one)] == [f"{ENTRY}2022/01/"]
        page.goto(served)
        assert sum("known.js" in one for one in asked) == 1


def test_a_month_that_does_not_come_is_told(browser: Browser, served: str) -> None:
    with opened(browser, served + ENTRY) as page:
        page.route("**/reported/2022/01/", lambda route: route.abort())
        page.get_by_label("Known on the day").fill("2022-01-05")
        expect(page.get_by_role("status")).to_contain_text("could not be loaded")
        assert page.locator(".dl-overview").is_visible()
        page.unroute("**/reported/2022/01/")
        page.get_by_label("Known on the day").fill("2022-01-06")
        expect(page.get_by_role("status")).to_contain_text("known on 6 January 2022")


def test_a_strict_policy_stops_nothing(browser: Browser, served: str) -> None:
    policy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"
    said: list[str] = []
    with opened(browser, served) as page:

        def answer_strictly(route: Route) -> None:
            reply = route.fetch()
            headers = {**reply.headers, "content-security-policy": policy}
            route.fulfill(response=reply, headers=headers)

        page.route(f"**/{ENTRY}", answer_strictly)
        page.on("console", lambda message: said.append(message.text))
        page.goto(served + ENTRY)
        pick(page, "2022-01-05")
        assert len(listed(page)) == 2
    assert [line for line in said if "known.js" in line or "reported/2022" in line] == []


@pytest.mark.axe
@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_day(
    browser: Browser, served_site: str, width: int, scheme: Scheme
) -> None:
    address = f"{served_site}{ENTRY}?day=2022-01-14"
    with opened(browser, address, width=width, scheme=scheme) as page:
        expect(page.get_by_role("status")).to_contain_text("14 January 2022")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_day_is_what_the_month_says_without_scripts(browser: Browser, served_site: str) -> None:
    for month, day in (("2021/11/", "2021-11-30"), ("2021/12/", "2021-12-31")):
        address = f"{served_site}{ENTRY}{month}"
        with opened(browser, address, scripts=False) as page:
            without = page.locator("[data-known] .dl-title").all_inner_texts()
            quotes = page.locator("[data-known] .dl-statements li").count()
            (lead,) = page.locator(".dl-lead").all_inner_texts()
        with opened(browser, f"{served_site}{ENTRY}?day={day}") as page:
            expect(page.get_by_role("status")).to_contain_text("known on")
            said = page.get_by_role("status").inner_text()
            assert page.locator(".dl-day-shown .dl-title").all_inner_texts() == without
            assert page.locator(".dl-day-shown .dl-statements li").count() == quotes
        counted = re.findall(r"\d+", said)[:2]
        assert counted == re.findall(r"\d+", lead)[:2]


def test_without_scripts_every_month_is_reached_and_no_day_is_offered(
    browser: Browser, served: str
) -> None:
    with opened(browser, served + ENTRY, scripts=False) as page:
        assert not page.locator("form[data-known-day]").is_visible()
        page.get_by_role("link", name="December").click()
        titles = [page.locator("h1").inner_text()]
        while page.locator(".dl-after a").count():
            page.locator(".dl-after a").click()
            titles.append(page.locator("h1").inner_text())
    assert titles == [
        f"As known at the end of {month}" for month in ("December 2021", "January 2022",
                                                        "March 2022")
    ]  # fmt: skip


def test_of_a_large_site_a_day_shows_its_month_and_counts_all(
    browser: Browser, served_large: str
) -> None:
    with opened(browser, served_large + ENTRY) as page:
        pick(page, "2022-01-05")
        status = page.get_by_role("status")
        assert status.inner_text().startswith(f"{(PAGE_LENGTH + 20) // 2 + 1} events and")
        shown = page.locator(".dl-day-shown")
        assert shown.locator(".dl-title").count() == (PAGE_LENGTH + 20) // 2
        assert "1 event and 0 statements were known before" in shown.inner_text()
        pick(page, "2022-01-20")
        expect(status).to_contain_text(f"{PAGE_LENGTH + 21} events")
        assert shown.locator(".dl-title").count() == PAGE_LENGTH + 20


def test_on_paper_the_day_stands_in_words(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}{ENTRY}?day=2022-01-05") as page:
        expect(page.get_by_role("status")).to_contain_text("5 January 2022")
        page.emulate_media(media="print")
        assert not page.get_by_label("Known on the day").is_visible()
        assert page.get_by_role("heading", name="As known on 5 January 2022").is_visible()
        assert len(listed(page)) == 2
