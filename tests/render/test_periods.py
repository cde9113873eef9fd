from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.render.lists import PAGE_LENGTH
from dateline.render.periods import period_pages
from tests.records import event, source, timeline, view, view_of
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.page import Page
    from tests.render.html import Element


def made(*records: Record) -> dict[str, Page]:
    """The pages of the timeline and its periods, by address."""
    return {one.address: one for one in period_pages(view(*records))}


def content(page: Page) -> Element:
    return read_html(page.content)


def titles(page: Page) -> dict[str, list[str]]:
    """The events of a page by the heading of the group they stand in."""
    return {
        " ".join(one.texts("h2")): one.texts("a", named="dl-title")
        for one in (*content(page).all("section"), *content(page).all("div"))
        if "dl-month" in one.classes
    }


EVENTS = (
    event("council", date="2022-01-12"),
    event("month", date="2022-02"),
    event("year", date="2022"),
    event("spring", date="2022-21"),
    event("exercise", date="2021-11-20/2022-02-10"),
    event("caesar", date="-0043-03-15"),
    event("open", date="../2020"),
)


def test_every_year_and_month_has_its_page() -> None:
    assert list(made(*EVENTS)) == [
        "timeline/",
        "timeline/-0043/",
        "timeline/-0043/03/",
        "timeline/2021/",
        "timeline/2021/11/",
        "timeline/2021/12/",
        "timeline/2022/",
        "timeline/2022/01/",
        "timeline/2022/02/",
    ]


def test_a_year() -> None:
    page = made(*EVENTS)["timeline/2022/"]
    assert (page.title, page.kind) == ("2022", "year")
    assert titles(page) == {
        "Going on from earlier years 1 event": ["Exercise"],
        "In 2022, month not given 2 events": ["Year", "Spring"],
        "January 1 event": ["Council"],
        "February 1 event": ["Month"],
    }
    assert content(page).texts("p", named="dl-lead") == ["4 events."]
    assert page.description == "The talks: 2022, 4 events."
    assert [heading.anchor for heading in page.headings] == [
        "continuing",
        "month-not-given",
        "month-01",
        "month-02",
    ]
    assert ("../../timeline/2022/01/", "January") in content(page).links


def test_a_year_shows_when_in_it_the_events_are() -> None:
    pages = made(*EVENTS)
    [listed] = content(pages["timeline/2022/"]).all("ul", named="dl-strip-years")
    assert listed.texts("li") == ["January 1", "February 1"]
    assert listed.links[0] == ("../../timeline/2022/01/", "January")
    assert content(pages["timeline/2022/01/"]).all("figure") == []


def test_a_month() -> None:
    page = made(*EVENTS)["timeline/2022/01/"]
    assert (page.title, page.kind) == ("January 2022", "month")
    assert titles(page) == {
        "Going on from earlier months 1 event": ["Exercise"],
        "Beginning in this month 1 event": ["Council"],
    }
    assert "2022-01-12" in content(page).ids
    kicker = content(page).all("p", named="dl-kicker")[0]
    assert kicker.links == [("../../../timeline/", "Timeline"), ("../../../timeline/2022/", "2022")]


def test_a_month_in_which_nothing_goes_on_needs_no_headings() -> None:
    page = made(*EVENTS)["timeline/2021/11/"]
    assert titles(page) == {"": ["Exercise"]}
    assert page.headings == ()


def test_a_month_in_which_nothing_begins() -> None:
    page = made(*EVENTS)["timeline/2021/12/"]
    assert titles(page) == {"Going on from earlier months 1 event": ["Exercise"]}


def test_a_year_before_our_era() -> None:
    pages = made(*EVENTS)
    assert pages["timeline/-0043/"].title == "44 BCE"
    assert pages["timeline/-0043/03/"].title == "March 44 BCE"


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("timeline/-0043/", None, "timeline/2021/"),
        ("timeline/2021/", "timeline/-0043/", "timeline/2022/"),
        ("timeline/2022/", "timeline/2021/", None),
        ("timeline/-0043/03/", None, "timeline/2021/11/"),
        ("timeline/2021/12/", "timeline/2021/11/", "timeline/2022/01/"),
        ("timeline/2022/02/", "timeline/2022/01/", None),
    ],
)
def test_before_and_after(address: str, before: str | None, after: str | None) -> None:
    base = "../" * address.count("/")
    [nav] = content(made(*EVENTS)[address]).all("nav", named="dl-around")
    found = {one.attributes["rel"]: one.attributes["href"] for one in nav.all("a")}
    expected = {"prev": before, "next": after}
    assert found == {name: f"{base}{one}" for name, one in expected.items() if one}


def test_a_single_month_has_nothing_before_and_after() -> None:
    for page in made(event()).values():
        assert content(page).all("nav", named="dl-around") == []


def test_the_timeline_shows_everything_while_it_fits() -> None:
    page = content(made(*EVENTS)["timeline/"])
    assert page.texts("a", named="dl-title") == [
        "Open",
        "Caesar",
        "Exercise",
        "Year",
        "Council",
        "Month",
        "Spring",
    ]
    [years] = page.all("ul", named="dl-strip-years")
    assert years.texts("li") == ["44 BCE 1", "2021 1", "2022 4"]
    assert page.all("nav", named="dl-overview") == []


def test_a_long_timeline_shows_its_years_alone() -> None:
    events = [event(f"e{number:03}") for number in range(PAGE_LENGTH + 1)]
    page = content(made(*events)["timeline/"])
    assert page.texts("a", named="dl-title") == []
    assert page.texts("nav", named="dl-overview") == ["2022 251 events January (251)"]
    assert len(page.all("figure", named="dl-strip")) == 1
    assert page.texts("p", named="dl-lead") == ["251 events, the earliest first."]


def test_the_other_orders_are_linked_to_where_there_are_any() -> None:
    def links(*records: Record) -> list[str]:
        header = content(made(*records)["timeline/"]).all("header")[0]
        return [address for address, _ in header.links]

    assert links(event()) == []
    assert links(event(), source(published="2022-01-13")) == []
    assert links(event(added="2022-02-01")) == ["../timeline/recent/"]
    assert links(event(sources=["article"]), source(published="2022~")) == [
        "../timeline/reported/order/"
    ]
    assert links(event(sources=["article"]), source(published="2022-01-13")) == [
        "../timeline/reported/",
        "../timeline/reported/order/",
    ]


def test_a_timeline_without_events() -> None:
    [page] = made().values()
    assert page.address == "timeline/"
    assert content(page).texts("p", named="dl-lead") == ["0 events."]


def test_many_events_stand_on_numbered_pages() -> None:
    first = [event(f"a{number:03}", date="2022-01-12") for number in range(PAGE_LENGTH - 1)]
    second = [event(f"b{number:03}", date="2022-02-12") for number in range(3)]
    pages = made(*first, *second)
    assert list(pages)[1:3] == ["timeline/2022/", "timeline/2022/page/2/"]
    assert [list(titles(pages[one])) for one in list(pages)[1:3]] == [
        ["January 249 events", "February 3 events"],
        ["February 3 events"],
    ]
    assert len(titles(pages["timeline/2022/"])["February 3 events"]) == 1
    assert len(titles(pages["timeline/2022/page/2/"])["February 3 events"]) == 2
    assert pages["timeline/2022/page/2/"].title == "2022, page 2"
    assert "timeline/2022/01/page/2/" not in pages


def test_the_day_of_the_last_change_is_that_of_the_events_shown() -> None:
    pages = made(event("a", added="2022-02-01"), event("b", date="2021-05", added="2022-03-01"))
    assert {address: one.modified for address, one in pages.items()} == {
        "timeline/": "2022-03-01",
        "timeline/2021/": "2022-03-01",
        "timeline/2021/05/": "2022-03-01",
        "timeline/2022/": "2022-02-01",
        "timeline/2022/01/": "2022-02-01",
    }


def test_months_in_the_language_of_the_site() -> None:
    pages = {one.address: one for one in period_pages(view_of(timeline(event()), language="de"))}
    assert pages["timeline/2022/01/"].title == "Januar 2022"
    assert "Januar" in content(pages["timeline/2022/"]).texts("h2")[0]


def test_what_has_no_year_is_on_the_page_of_a_long_timeline() -> None:
    dated = [event(f"e{number}", date="2022-01-12") for number in range(250)]
    made = [*dated, event("ever", title="At some time", date="XXXX"), event("before", date="/2022")]
    (page, *_) = period_pages(view(*made))
    assert page.address == "timeline/"
    assert "Beginning not known" in page.content
    assert "At some time" in page.content
    assert 'href="../timeline/2022/"' in page.content
    assert "0000" not in page.content
    assert all("timeline/0000" not in one.address for one in period_pages(view(*made)))
