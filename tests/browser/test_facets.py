"""Filters on the timeline's page: what they show, count, keep in the address and give away."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.test_chrome import DESK, NARROW, PHONE, opened, walk
from tests.records import write_site
from tests.site.building import build
from tests.tools import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.test_chrome import Scheme

pytestmark = pytest.mark.browser

FORMULA = '=HYPERLINK(""https://evil.example"")'
FILES = {
    "index.md": "# Talks\n",
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "actors/russia.yml": "name: Russia\nkind: state\n",
    "actors/ukraine.yml": "name: Ukraine\nkind: state\n",
    "places/brussels.yml": "name: Brussels\n",
    "topics/talks.yml": "name: Talks\n",
    "sources/paper.yml": "title: A paper\npublisher: The Paper\npublished: 2022-03-10\n",
    "sources/note.yml": "title: A note\npublisher: The Ministry\npublished: 2022-03-10\n",
    "events/2021-12-02-demands.yml": """\
title: Russia demands guarantees
date: 2021-12
type: statement
actors: [russia]
sources: [paper]
""",
    "events/2022-01-12-council.yml": """\
title: The council meets
date: 2022-01-12
type: meeting
status: reported
actors: [nato, russia]
places: [brussels]
topics: [talks]
sources: [paper, note]
summary: It met "at last", after two years.
""",
    "events/2022-01-20-call.yml": f"""\
title: '{FORMULA}'
date: 2022-01-20?
type: call
actors: [nato]
sources: [note]
""",
    "events/2022-03-01-claims.yml": """\
title: Two claims are made
date: 2022-03-01
type: statement
actors: [russia, ukraine]
sources: [paper]
statements:
  - {by: russia, says: One., about: the border, source: paper}
  - {by: ukraine, says: Another., about: the border, source: paper}
""",
}
DEMANDS, COUNCIL, CALL, CLAIMS = (
    "Russia demands guarantees",
    "The council meets",
    FORMULA,
    "Two claims are made",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("facets")
    with serve_folder(build(write_site(folder, FILES), folder / "site")) as address:
        yield f"{address}timeline/"


def ready(page: Page) -> Page:
    """The page, once its filters work."""
    page.locator("[data-facets]:not([hidden])").wait_for(state="attached")
    return page


def box(page: Page, name: str) -> Locator:
    """The box of a facet, open."""
    found = page.locator(".dl-facet", has=page.locator("summary", has_text=name))
    if not found.evaluate("box => box.open"):
        found.locator("summary").click()
        # The browser tells the page a moment later, which then counts anew.
        found.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
    return found


def pick(page: Page, facet: str, *values: str) -> None:
    """Choose values of a facet."""
    for value in values:
        box(page, facet).get_by_label(value).check()


def said(page: Page) -> Locator:
    return page.locator("[data-said]")


def shows(page: Page, titles: list[str]) -> None:
    """Wait until these events are shown and no others."""
    expect(page.locator(".dl-title:visible")).to_have_text(titles)


def counts(page: Page, facet: str) -> dict[str, tuple[str, bool]]:
    """What stands beside the values of a facet, and whether they can be chosen."""
    rows = box(page, facet).locator(".dl-facet-values li")
    rows.first.wait_for()
    return {
        name: (number, can)
        for name, number, can in rows.evaluate_all(
            """rows => rows.map((row) => [
              row.querySelector("label > span").textContent,
              row.querySelector(".dl-count").textContent,
              !row.querySelector("input").disabled,
            ])"""
        )
    }


def test_the_whole_timeline_is_shown_until_something_is_chosen(
    browser: Browser, served: str
) -> None:
    with opened(browser, served) as page:
        expect(said(ready(page))).to_have_text("4 events.")
        shows(page, [DEMANDS, COUNCIL, CALL, CLAIMS])
        assert page.url == served
        assert not page.get_by_role("button", name="Clear all").is_visible()


def test_values_of_several_facets_narrow_what_is_shown(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        pick(ready(page), "Actor", "NATO", "Russia")
        expect(said(page)).to_have_text("1 of 4 events, NATO and Russia.")
        expect(page.locator(".dl-title:visible")).to_have_count(1)
        shows(page, [COUNCIL])
        box(page, "Actor").get_by_label("any of them").check()
        expect(said(page)).to_have_text("4 events, NATO or Russia.")
        pick(page, "Type", "Statement")
        expect(said(page)).to_have_text("2 of 4 events, Statement, NATO or Russia.")
        expect(page.locator(".dl-title:visible")).to_have_count(2)
        shows(page, [DEMANDS, CLAIMS])


def test_counts_follow_and_what_is_empty_stays_in_sight(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        assert counts(ready(page), "Actor") == {
            "Russia": ("3", True),
            "NATO": ("2", True),
            "Ukraine": ("1", True),
        }
        pick(page, "Type", "Meeting")
        assert counts(page, "Actor") == {
            "Russia": ("1", True),
            "NATO": ("1", True),
            "Ukraine": ("0", False),
        }
        assert counts(page, "Type")["Statement"] == ("2", True)
        assert counts(page, "Type")["Incident"] == ("0", False)
        assert counts(page, "Publisher") == {"The Paper": ("1", True), "The Ministry": ("1", True)}
        assert counts(page, "Source") == {"A paper": ("1", True), "A note": ("1", True)}


@pytest.mark.parametrize(
    ("stretch", "sentence", "shown"),
    [
        (
            ("2022-01", "2022-01"),
            "2 of 4 events, January 2022, 1 of them possibly.",
            [COUNCIL, CALL],
        ),
        (
            ("2022", ""),
            "3 of 4 events, 2022 or later, 1 of them possibly.",
            [COUNCIL, CALL, CLAIMS],
        ),
        (("", "2021"), "1 of 4 events, until 2021.", [DEMANDS]),
        (("2022-01-12", "2022-01-12"), "1 of 4 events, 12 January 2022.", [COUNCIL]),
        (
            ("2021-12-31", "2022-01"),
            "3 of 4 events, 31 December 2021 to 31 January 2022, 2 of them possibly.",
            [DEMANDS, COUNCIL, CALL],
        ),
        (("-0043", "-0042"), "0 of 4 events, 44 BCE to 43 BCE.", []),
    ],
)
def test_a_time_shows_what_is_certainly_or_possibly_in_it(
    browser: Browser, served: str, stretch: tuple[str, str], sentence: str, shown: list[str]
) -> None:
    with opened(browser, served) as page:
        time = box(ready(page), "Time")
        time.get_by_label("From").fill(stretch[0])
        time.get_by_label("To").fill(stretch[1])
        time.get_by_label("To").press("Tab")
        expect(said(page)).to_have_text(sentence)
        expect(page.locator(".dl-title:visible")).to_have_count(len(shown))
        shows(page, shown)


@pytest.mark.parametrize(("since", "until"), [("soon", ""), ("2022", "2021"), ("2022-02-30", "")])
def test_what_is_no_time_is_said_and_changes_nothing(
    browser: Browser, served: str, since: str, until: str
) -> None:
    with opened(browser, served) as page:
        time = box(ready(page), "Time")
        time.get_by_label("From").fill(since)
        time.get_by_label("To").fill(until)
        time.get_by_label("To").press("Tab")
        expect(time.get_by_role("alert")).to_be_visible()
        assert time.get_by_label("From").get_attribute("aria-invalid") == "true"


def test_disputed_events_alone(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        ready(page).get_by_label("Disputed only").check()
        expect(said(page)).to_have_text("1 of 4 events, disputed only.")
        shows(page, [CLAIMS])


def test_choices_are_taken_back_one_by_one_or_at_once(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}?actor=nato&actor=russia&type=meeting") as page:
        ready(page).get_by_role("button", name="Remove NATO").click()
        expect(said(page)).to_have_text("1 of 4 events, Meeting, Russia.")
        assert page.evaluate("document.activeElement.ariaLabel") == "Remove Meeting"
        page.get_by_role("button", name="Clear all").click()
        expect(said(page)).to_have_text("4 events.")
        assert page.url == served
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_the_address_holds_what_is_chosen_and_back_goes_back(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        pick(ready(page), "Actor", "NATO")
        expect(page).to_have_url(f"{served}?actor=nato")
        pick(page, "Publisher", "The Ministry")
        expect(page).to_have_url(f"{served}?actor=nato&publisher=The+Ministry")
        page.go_back()
        expect(said(page)).to_have_text("2 of 4 events, NATO.")
        assert not box(page, "Publisher").get_by_label("The Ministry").is_checked()
        page.go_back()
        expect(said(page)).to_have_text("4 events.")
        shows(page, [DEMANDS, COUNCIL, CALL, CLAIMS])
        page.go_forward()
        expect(said(page)).to_have_text("2 of 4 events, NATO.")
        page.locator(".dl-results").get_by_role("link", name=COUNCIL).click()
        assert page.url.endswith("/events/2022-01-12-council/")
        page.go_back()
        expect(said(page)).to_have_text("2 of 4 events, NATO.")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?source=paper&status=reported", "1 of 4 events, Reported, A paper."),
        ("?every=place&place=brussels", "1 of 4 events, Brussels."),
        ("?any=actor&actor=nato&actor=ukraine", "3 of 4 events, NATO or Ukraine."),
        (
            "?actor=nato&actor=gone",
            "2 of 4 events, NATO. Not known on this site and left out: gone.",
        ),
        ("?from=soon&lanes=actor&event=x&nonsense=1", "4 events."),
    ],
)
def test_an_address_shows_what_it_says(
    browser: Browser, served: str, query: str, sentence: str
) -> None:
    with opened(browser, served + query) as page:
        expect(said(ready(page))).to_have_text(sentence)


def test_nothing_left_is_said_in_the_place_of_the_list(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}?actor=ukraine&type=call") as page:
        expect(said(ready(page))).to_have_text("0 of 4 events, Call, Ukraine.")
        expect(page.get_by_text("No event matches all that is chosen.")).to_be_visible()
        shows(page, [])


def test_rows_look_as_they_do_without_a_filter(browser: Browser, served: str) -> None:
    def rows(page: Page) -> list[str]:
        shown = page.locator(".dl-date:visible").all()
        return [re.sub(r"\s+", " ", row.inner_text()) for row in shown]

    with opened(browser, served) as page:
        static = rows(ready(page))
    with opened(browser, f"{served}?any=actor&actor=russia&actor=nato") as page:
        expect(page.locator(".dl-results .dl-title")).to_have_count(4)
        assert rows(page) == static
        assert page.locator(".dl-results time").first.get_attribute("datetime") == "2021-12"


def test_a_field_of_the_sites_own_is_a_facet(browser: Browser, tmp_path: Path) -> None:
    files = {
        **FILES,
        "vocabulary.yml": """\
fields:
  lane:
    kind: term
    on: event
    label: Lane
    terms: {military: {label: Military}, diplomatic: {label: Diplomatic}, naval: {label: Naval}}
""",
    }
    for name, lane in (("2022-01-12-council", "diplomatic"), ("2021-12-02-demands", "military")):
        files[f"events/{name}.yml"] += f"lane: {lane}\n"
    site = build(write_site(tmp_path, files), tmp_path / "site")
    with serve_folder(site) as address, opened(browser, f"{address}timeline/") as page:
        place = page.locator("[data-own-list]")
        before = place.bounding_box()
        assert counts(ready(page), "Lane") == {
            "Military": ("1", True),
            "Diplomatic": ("1", True),
            "Naval": ("0", False),
        }
        assert place.bounding_box() == before
        pick(page, "Lane", "Diplomatic")
        expect(said(page)).to_have_text("1 of 4 events, Diplomatic.")
        expect(page).to_have_url(f"{address}timeline/?field.lane=diplomatic")
        page.reload()
        expect(said(page)).to_have_text("1 of 4 events, Diplomatic.")
        (council,) = json.loads(saved(page, "JSON"))
        assert council["lane"] == ["Diplomatic"]


def test_a_list_of_values_is_narrowed_by_name(browser: Browser, tmp_path: Path) -> None:
    files = {"index.md": "# Talks\n"}
    for number in range(30):
        files[f"actors/a{number}.yml"] = f"name: Áctor {number}\nkind: person\n"
        files[f"events/2022-01-02-e{number}.yml"] = (
            f"title: Event {number}\ndate: 2022-01-02\ntype: meeting\nactors: [a{number}]\n"
            "sources: [{title: Paper}]\n"
        )
    site = build(write_site(tmp_path, files), tmp_path / "site")
    with serve_folder(site) as address, opened(browser, f"{address}timeline/") as page:
        actors = box(ready(page), "Actor")
        values = actors.locator(".dl-facet-values li")
        expect(values).to_have_count(10)
        actors.get_by_label("Find an actor by name").fill("actor 2")
        expect(values).to_have_count(11)
        actors.get_by_label("Áctor 29").check()
        actors.get_by_label("Find an actor by name").fill("nobody")
        expect(actors.get_by_text("Nothing goes by this name.")).to_be_visible()
        actors.get_by_label("Find an actor by name").fill("")
        expect(values).to_have_count(11)
        actors.get_by_role("button", name="Show all 30").click()
        expect(values).to_have_count(30)


def saved(page: Page, kind: str) -> str:
    """The text of a file that a button gives."""
    share = box(page, "Save or share")
    with page.expect_download() as download:
        share.get_by_role("button", name=f"Download {kind}").click()
    assert download.value.suggested_filename == f"events.{kind.lower()}"
    expect(share.get_by_role("status")).to_have_text(f"Saved as events.{kind.lower()}.")
    return Path(download.value.path()).read_bytes().decode("utf-8")


def test_what_is_shown_is_saved_as_csv(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}?actor=nato") as page:
        text = saved(ready(page), "CSV")
    assert text.startswith("\ufeffid,title,date,")
    council, call = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert council == {
        "id": "2022-01-12-council",
        "title": COUNCIL,
        "date": "2022-01-12",
        "date_in_words": "12 January 2022",
        "earliest": "2022-01-12",
        "latest": "2022-01-12",
        "type": "Meeting",
        "status": "Reported",
        "disputed": "no",
        "actors": "Russia; NATO",
        "places": "Brussels",
        "topics": "Talks",
        "sources": "A paper; A note",
        "publishers": "The Paper; The Ministry",
        "summary": 'It met "at last", after two years.',
        "address": served.removesuffix("timeline/") + "events/2022-01-12-council/",
    }
    assert call["title"] == f"'{FORMULA}"


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@a", "\t=1", "\r=1", " =1", "\n=1", "\uff1d1", "=1,2", '="a"'],
)
def test_no_cell_is_a_formula(browser: Browser, served: str, text: str) -> None:
    with opened(browser, served) as page:
        written = page.evaluate(
            """async (text) => {
              const {src} = document.querySelector('script[src$="/entry.js"]');
              const {asCsv} = await import(new URL("download.js", src).href);
              return asCsv([{a: text, b: [text, "x"]}]);
            }""",
            text,
        )
    (row,) = csv.DictReader(io.StringIO(written.removeprefix("\ufeff"), newline=""))
    assert row == {"a": f"'{text}", "b": f"'{text}; x"}


def test_what_is_shown_is_saved_as_json(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}?disputed=1") as page:
        (claims,) = json.loads(saved(ready(page), "JSON"))
    assert claims["title"] == CLAIMS
    assert claims["actors"] == ["Russia", "Ukraine"]
    assert claims["disputed"] == "yes"


def test_a_link_and_the_code_of_an_embed_lead_to_what_is_shown(
    browser: Browser, served: str
) -> None:
    with opened(browser, f"{served}?actor=nato") as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        share = box(ready(page), "Save or share")
        share.get_by_role("button", name="Copy link").click()
        expect(share.get_by_role("status")).to_have_text("The link is copied.")
        assert page.evaluate("navigator.clipboard.readText()") == f"{served}?actor=nato"
        share.get_by_role("button", name="Copy embed code").click()
        expect(share.get_by_role("status")).to_contain_text("The code is copied.")
        code = page.evaluate("navigator.clipboard.readText()")
    with opened(browser, served) as page:
        page.set_content(f"<!doctype html><title>Elsewhere</title>{code}")
        frame = page.frame_locator("iframe")
        expect(frame.locator("[data-said]")).to_have_text("2 of 4 events, NATO.")
        expect(frame.get_by_role("link", name=COUNCIL)).to_be_visible()
        for part in (".md-header", ".md-sidebar--primary", ".md-footer", "h1", "[data-facets]"):
            expect(frame.locator(part).first).not_to_be_visible()
        title = page.locator("iframe").get_attribute("title")
        assert title is not None
        assert "2 of 4 events, NATO." in title
        with page.context.expect_page() as event:
            frame.get_by_role("link", name=COUNCIL).click()
        assert event.value.url.endswith("/events/2022-01-12-council/")


def test_everything_is_reached_by_keyboard(browser: Browser, served: str) -> None:
    with opened(browser, served) as page:
        ready(page)
        page.locator(".dl-facet summary", has_text="Actor").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("Russia")).to_be_visible()  # a moment after the box opened
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.value") == "every"
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(said(page)).to_have_text("3 of 4 events, Russia.")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(said(page)).to_have_text("1 of 4 events, Russia and NATO.")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.innerText").startswith("Actor")
        assert page.locator(".dl-facet[open]").count() == 0


@pytest.mark.parametrize("width", [NARROW, PHONE, DESK])
def test_all_that_takes_the_focus_is_seen(browser: Browser, served: str, width: int) -> None:
    with opened(browser, f"{served}?actor=nato", width=width) as page:
        ready(page)
        if width != DESK:
            page.locator("summary", has_text="Filter").click()
        box(page, "Actor")
        stops = walk(page)
        assert [stop for stop in stops if not (stop["seen"] and stop["marked"])] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, DESK])
def test_axe_finds_nothing(browser: Browser, served: str, width: int, scheme: Scheme) -> None:
    with opened(browser, f"{served}?type=meeting", width=width, scheme=scheme) as page:
        ready(page)
        if width != DESK:
            page.locator("summary", has_text="Filter").click()
        found = violations(page)
        for facet in ("Actor", "Time", "Save or share"):
            box(page, facet)
            found += violations(page)
    assert found == []


def test_without_scripts_nothing_of_it_is_shown(browser: Browser, served: str) -> None:
    with opened(browser, f"{served}?actor=nato", scripts=False) as page:
        shows(page, [DEMANDS, COUNCIL, CALL, CLAIMS])
        place = page.locator(".dl-facets-place")
        assert place.inner_text().strip() == ""
        bounds = place.bounding_box()
        assert bounds is not None
        assert bounds["height"] < 40


@pytest.mark.parametrize("width", [PHONE, 800, DESK])
def test_nothing_moves_when_the_filters_come(browser: Browser, served: str, width: int) -> None:
    with opened(browser, "about:blank", width=width) as page:
        page.route("**/data/index.json", lambda _: None)
        page.goto(served)
        before = page.locator("[data-own-list]").bounding_box()
        page.unroute("**/data/index.json")
        page.reload()
        ready(page)
        assert page.locator("[data-own-list]").bounding_box() == before


def test_what_cannot_be_loaded_is_said_and_the_page_stays_whole(
    browser: Browser, served: str
) -> None:
    with opened(browser, "about:blank") as page:
        page.route("**/data/core-*", lambda route: route.abort())
        page.goto(served)
        expect(said(page)).to_contain_text("could not be loaded")
        shows(page, [DEMANDS, COUNCIL, CALL, CLAIMS])


def test_names_of_sources_that_could_not_be_loaded_are_asked_for_again(
    browser: Browser, served: str
) -> None:
    with opened(browser, "about:blank") as page:
        page.route("**/data/sources-*", lambda route: route.abort())
        page.goto(served)
        sources = box(ready(page), "source")
        expect(sources).to_contain_text("could not be loaded")
        narrow = sources.locator("[data-narrow]")
        expect(narrow).to_be_hidden()
        narrow.evaluate("it => { it.value = 'a'; it.dispatchEvent(new Event('input')); }")
        narrow.evaluate("it => { it.value = ''; it.dispatchEvent(new Event('input')); }")
        page.unroute("**/data/sources-*")
        sources.locator("summary").click()
        assert list(counts(page, "source")) == ["A paper", "A note"]


def test_the_home_page_leads_to_filters_where_there_are_scripts(
    browser: Browser, served_site: str
) -> None:
    with opened(browser, served_site) as page:
        page.get_by_role("link", name="what is disputed").click()
        expect(said(ready(page))).to_contain_text("disputed only")
        expect(page.locator(".dl-results .dl-status--disputed").first).to_be_visible()
    with opened(browser, served_site, scripts=False) as page:
        assert page.get_by_role("link", name="what is disputed").count() == 0
