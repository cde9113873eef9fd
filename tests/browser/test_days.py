"""Days as numbers, in the scripts of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.export.reader.dates import EPOCH
from dateline.model.day_count import day_number
from dateline.model.edtf_calendar import Day, month_length
from tests.browser.modules import blank_page, call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ALWAYS, FOREVER = -(2**31), 2**31 - 1


@st.composite
def days(draw: st.DrawFn) -> Day:
    year, month = draw(st.integers(-9999, 9999)), draw(st.integers(1, 12))
    return Day(year, month, draw(st.integers(1, month_length(year, month))))


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with blank_page(browser, tmp_path_factory.mktemp("days")) as page:
        yield page


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(days(), min_size=1, max_size=200))
def test_days_are_numbered_as_in_the_files(page: Page, listed: list[Day]) -> None:
    numbers = call(page, "days", "return given.map((day) => m.dayNumber(...day));", listed)
    assert numbers == [day_number(day) - EPOCH for day in listed]
    assert call(page, "days", "return given.map(m.dayOf);", numbers) == [
        list(one) for one in listed
    ]
    written = call(page, "days", "return given.map((day) => m.writtenDay(day));", listed)
    assert written == [day.isoformat() for day in listed]
    assert call(page, "days", "return given.map(m.daysOf);", written) == [
        [number, number] for number in numbers
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1970", [0, 364]),
        ("1970-01", [0, 30]),
        (" 1970-12 ", [334, 364]),
        ("1970-01-31", [30, 30]),
        ("1969-12-31", [-1, -1]),
        ("2024-02", [19754, 19782]),
        ("1968-02-29", [-672, -672]),
        ("2023-02-29", None),
        ("1970-13", None),
        ("1970-00", None),
        ("70", None),
        ("1970-1-1", None),
        ("January", None),
        ("", None),
    ],
)
def test_years_months_and_days_are_read(page: Page, text: str, expected: list[int] | None) -> None:
    assert call(page, "days", "return m.daysOf(given);", text) == expected


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ([0, 364], ["1970", "1970"]),
        ([-365, 364], ["1969", "1970"]),
        ([0, 30], ["1970-01", "1970-01"]),
        ([0, 58], ["1970-01", "1970-02"]),
        ([0, 1], ["1970-01-01", "1970-01-02"]),
        ([1, 1], ["1970-01-02", "1970-01-02"]),
        ([0, FOREVER], ["1970", ""]),
        ([ALWAYS, 30], ["", "1970-01"]),
        ([ALWAYS, FOREVER], ["", ""]),
    ],
)
def test_stretches_are_written_as_shortly_as_can_be(
    page: Page, window: list[int], expected: list[str]
) -> None:
    assert call(page, "days", "return m.written(given);", window) == expected
