from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.indexes import index_pages
from dateline.render.lists import INDEX_LENGTH
from dateline.render.publisher_pages import publisher_pages
from tests.records import event, source, view
from tests.render.html import read_html

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.page import Page


def made(*records: Record) -> dict[str, Page]:
    """The pages of publishers of some records, by address."""
    return {one.address: one for one in publisher_pages(view(*records))}


def test_who_published_how_much_and_when() -> None:
    page = made(
        source("a", publisher="The Paper", published="2022-01-13"),
        source("b", publisher="The Paper", published="2020"),
        source("c", publisher="The Paper"),
        source("d", publisher="<Agency>", published="2021-12"),
        source("e"),
        event("x", sources=["a", "b"]),
        event("y", sources=["a", "d"]),
    )["publishers/"]
    content = read_html(page.content)
    assert content.texts("li") == [
        "<Agency> 20211 source, 1 event",
        "The Paper 2020–20223 sources, 2 events",
        "Publisher not given1 source, 0 events",
    ]
    assert content.links == [
        ("../sources/", "Sources"),
        ("../sources/#agency", "<Agency>"),
        ("../sources/#the-paper", "The Paper"),
        ("../sources/#publisher-not-given", "Publisher not given"),
    ]
    assert (page.kind, page.title) == ("publishers", "Publishers")
    assert page.description == "The talks: 2 publishers."


def test_without_sources_there_is_no_index() -> None:
    assert made(event()) == {}
    assert made(source(withdrawn={"date": "2022-01-01"})) == {}


def test_each_name_leads_to_its_heading() -> None:
    records = [source(f"s{n:04}", publisher=f"{n}!") for n in range(INDEX_LENGTH + 1)]
    pages = made(*records)
    assert list(pages) == ["publishers/", "publishers/page/2/"]
    indexes = {one.address: read_html(one.content).ids for one in index_pages(view(*records))}
    for page in pages.values():
        for link, name in read_html(page.content).links:
            target, _, anchor = link.removeprefix("../../../").removeprefix("../").partition("#")
            if anchor and name != "Previous page":
                assert anchor in indexes[target]
