from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.clocks import clock_pages
from dateline.render.lists import PAGE_LENGTH
from tests.records import event, source, view
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.page import Page


def made(*records: Record) -> dict[str, Page]:
    """The pages of the other orders, by address."""
    return {one.address: one for one in clock_pages(view(*records))}


def order(page: Page) -> list[tuple[str, list[str]]]:
    """The days of a page, each with its events."""
    content = read_html(page.content)
    return [
        (one.texts("p", named="dl-when")[0], one.texts("a", named="dl-title"))
        for one in content.all("li", named="dl-date")
    ]


def test_a_site_without_the_days_has_no_such_pages() -> None:
    assert made(event(), event("b", added="2022")) == {}


def test_as_it_was_reported() -> None:
    pages = made(
        event("c", date="2022-01-11", sources=["late"]),
        event("b", date="2022-01-10", sources=["late", "early"]),
        event("a", statements=[{"by": "x", "says": "y", "source": "early"}], date="2022-01-09"),
        event("unknown", sources=["undated"]),
        source("early", published="2022-01-12"),
        source("late", published="2022-01-13"),
        source("undated"),
    )
    assert list(pages) == ["timeline/reported/order/"]
    assert order(pages["timeline/reported/order/"]) == [
        ("12 January", ["A", "B"]),
        ("13 January", ["C"]),
    ]
    content = read_html(pages["timeline/reported/order/"].content)
    assert content.texts("p", named="dl-meta")[0] == "9 January 2022 Meeting"


def test_recently_added_or_revised() -> None:
    revisions = [{"date": "2022-05-01", "kind": "update", "note": "More is known."}]
    pages = made(
        event("a", date="2022-01-01", added="2022-03-01"),
        event("b", date="2022-01-02", added="2022-02-01", revisions=revisions),
        event("c", date="2022-01-03", added="2022-03-01"),
        event("d", added="2022-02"),
        event("gone", withdrawn={"date": "2022-06-01"}),
    )
    assert list(pages) == ["timeline/recent/"]
    assert order(pages["timeline/recent/"]) == [("1 May", ["B"]), ("1 March", ["A", "C"])]
    assert pages["timeline/recent/"].modified == "2022-05-01"
    content = read_html(pages["timeline/recent/"].content)
    assert content.links[1] == ("../../corrections/", "What was corrected")


def test_many_events_stand_on_numbered_pages() -> None:
    pages = made(*(event(f"e{number}", added="2022-02-01") for number in range(PAGE_LENGTH + 1)))
    assert list(pages) == ["timeline/recent/", "timeline/recent/page/2/"]
    assert pages["timeline/recent/page/2/"].title == "Recently added or revised, page 2"
