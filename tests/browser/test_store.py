"""The events of the site as its scripts read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from dateline.export.reader.files import INDEX
from tests.browser.modules import blank_page, call
from tests.export.reader.reading import made
from tests.records import actor, event, place, source, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser

FILES = made(
    timeline(
        event("before", date="../2020"),
        event(
            "2021-12-01-talks",
            date="2021-12",
            type="call",
            status="planned",
            actors=["nato"],
            places=["brussels"],
            sources=["x", "y"],
            title="<b>Talks</b> & “more”",
            summary="They *met*.",
        ),
        event("2022-01-12-council", status="disputed"),
        event("2022-01-12-misnamed", date="2023-01-12"),
        actor(),
        place(),
        source("x", publisher="The Paper"),
        source("y"),
    )
)
OPEN = "const store = await m.openStore('.');"


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    with blank_page(browser, tmp_path, FILES) as page:
        yield page


def test_columns_are_those_of_the_files(page: Page) -> None:
    store = call(
        page,
        "store",
        f"""{OPEN}
        await store.sources();
        const of = (facet) => {{
          const {{offsets, values, ids}} = store.columns[facet];
          return Array.from({{length: store.n}}, (_, i) =>
            [...values.slice(offsets[i], offsets[i + 1])].map((value) => ids[value]));
        }};
        return {{
          days: [[...store.earliest], [...store.latest]],
          columns: m.FACETS.map(of),
        }};""",
    )
    assert store["days"] == [
        [-(2**31), 18962, 19004, 19369],
        [18627, 18992, 19004, 19369],
    ]
    assert store["columns"] == [
        [["meeting"], ["call"], ["meeting"], ["meeting"]],
        [["confirmed"], ["planned"], ["disputed"], ["confirmed"]],
        [[], ["nato"], [], []],
        [[], ["brussels"], [], []],
        [[], [], [], []],
        [[], ["x", "y"], [], []],
        [[], ["The Paper"], [], []],
    ]


def test_rows_have_what_lists_show(page: Page) -> None:
    rows = call(page, "store", f"{OPEN} return store.rows([1, 2]);")
    assert rows[0] == {
        "number": 1,
        "id": "2021-12-01-talks",
        "address": "events/2021-12-01-talks/",
        "title": "<b>Talks</b> & “more”",
        "date": "2021-12",
        "words": "December 2021",
        "gutter": "December",
        "mark": "month",
        "type": {"id": "call", "label": "Call", "hue": 1},
        "statuses": [{"id": "planned", "label": "Planned"}],
        "places": ["Brussels"],
        "counted": "2 sources, one publisher",
        "summary": "They met.",
    }
    assert rows[1]["statuses"] == [{"id": "disputed", "label": "Disputed"}]


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ("before", 0),
        ("2021-12-01-talks", 1),
        ("2022-01-12-council", 2),
        ("2022-01-12-misnamed", 3),
        ("2022-01-12-unheard", None),
        ("unheard", None),
        ("constructor", None),
    ],
)
def test_an_event_is_found_by_its_id(page: Page, identifier: str, number: int | None) -> None:
    body = "return (await (await m.openTexts('.')).find(given))?.number ?? null;"
    assert call(page, "store", body, identifier) == number


def test_texts_are_asked_for_once_and_only_where_they_are_needed(page: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if "/data/" in request.url:
            asked.append(request.url.rpartition("/")[2].rpartition("-")[0])

    page.on("request", note)
    call(page, "store", f"{OPEN} await store.rows([1]); await store.rows([1]); return 0;")
    assert asked == ["", "core", "events-2021"]


def test_what_failed_is_asked_for_again(page: Page) -> None:
    page.route("**/data/core-*", lambda route: route.abort())
    with pytest.raises(Error, match="Failed to fetch"):
        call(page, "store", f"{OPEN} return store.n;")
    page.unroute("**/data/core-*")
    assert call(page, "store", f"{OPEN} return store.n;") == 4


def test_files_of_another_version_are_left_alone(browser: Browser, tmp_path: Path) -> None:
    files = {**FILES, INDEX: FILES[INDEX].replace('"version":1', '"version":2')}
    with blank_page(browser, tmp_path, files) as page, pytest.raises(Error, match="version 2"):
        call(page, "store", f"{OPEN} return store.n;")
