from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.corrections import LOG_LENGTH, corrections_pages
from tests.records import actor, event, source, view
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.page import Page
    from tests.render.html import Element

URL = "https://talks.example/"

RECORDS = (
    event(
        title="Council",
        revisions=[
            {"date": "2021-12-30", "kind": "update", "note": "More is known."},
            {"date": "2022-03-01", "kind": "correction", "note": "It was <two> & not four."},
        ],
    ),
    actor(
        name="NATO", revisions=[{"date": "2022-03-01", "kind": "clarification", "note": "Not EU."}]
    ),
    source(withdrawn={"date": "2022-02", "reason": "Retracted."}),
    event("plain"),
)


def made(*records: Record, url: str | None = None) -> dict[str, Page]:
    """The pages of the log of some records, by address."""
    return {one.address: one for one in corrections_pages(view(*records, url=url))}


def entries(content: Element) -> list[list[str]]:
    """The dates of a page, each with the texts of its entries."""
    return [
        [one.texts("p", named="dl-when")[0], *one.texts("li")]
        for one in content.all("li", named="dl-date")
    ]


def test_everything_stands_by_year_and_day_the_latest_first() -> None:
    page = made(*RECORDS)["corrections/"]
    content = read_html(page.content)
    assert content.texts("h2") == ["2022 3 entries", "2021 1 entry"]
    assert entries(content) == [
        [
            "1 March",
            "Clarification Actor NATO Not EU.",
            "Correction Event Council It was <two> & not four.",
        ],
        ["February", "Withdrawal Source Article Retracted."],
        ["30 December", "Update Event Council More is known."],
    ]
    assert content.links == [
        ("../actors/nato/#revision-2022-03-01", "NATO"),
        ("../events/council/#revision-2022-03-01", "Council"),
        ("../sources/article/#withdrawn", "Article"),
        ("../events/council/#revision-2021-12-30", "Council"),
    ]
    assert content.texts("summary") == [
        "What the marks beside the dates mean",
        "What the kinds mean",
    ]
    assert (page.kind, page.title, page.modified) == ("corrections", "Corrections", "2022-03-01")
    assert page.description.endswith(": 4 entries.")


def test_without_any_the_page_says_so() -> None:
    page = made(event())["corrections/"]
    content = read_html(page.content)
    assert content.texts("p")[-1] == "No corrections so far."
    assert content.all("section") == content.all("details") == content.all("li") == []
    assert page.modified is None
    assert page.description.endswith(": none so far.")


def test_a_site_without_records_has_no_such_page() -> None:
    assert made() == {}


def test_a_withdrawal_without_a_reason_has_no_empty_text() -> None:
    content = read_html(made(actor(withdrawn={"date": "2022-01-01"}))["corrections/"].content)
    assert entries(content) == [["1 January", "Withdrawal Actor Nato"]]
    assert "" not in content.texts("p")


def test_the_feed_is_linked_where_there_is_one() -> None:
    feed = ("../corrections.xml", "Follow them in a feed reader")
    assert feed in read_html(made(*RECORDS, url=URL)["corrections/"].content).links
    assert feed in read_html(made(event(), url=URL)["corrections/"].content).links
    assert feed not in read_html(made(*RECORDS)["corrections/"].content).links


def test_many_entries_stand_on_numbered_pages() -> None:
    log = [
        {"date": f"20{n // 12:02}-{n % 12 + 1:02}", "kind": "update", "note": f"{n}"}
        for n in range(LOG_LENGTH + 1)
    ]
    pages = made(event(revisions=log), url=URL)
    assert {address: one.title for address, one in pages.items()} == {
        "corrections/": "Corrections",
        "corrections/page/2/": "Corrections, page 2",
    }
    contents = [read_html(one.content) for one in pages.values()]
    assert [len(entries(one)) for one in contents] == [LOG_LENGTH, 1]
    assert entries(contents[1])[0][-1].endswith("0")
    assert ("../../../corrections.xml", "Follow them in a feed reader") in contents[1].links
    assert "2000" in contents[1].texts("h2")[0]


def test_a_day_that_is_not_known() -> None:
    record = event(revisions=[{"date": "../2021", "kind": "update", "note": "More."}])
    content = read_html(made(record)["corrections/"].content)
    assert content.texts("h2") == ["Day not known 1 entry"]
