"""The scales of the timeline view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.modules import blank_page, call

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with blank_page(browser, tmp_path_factory.mktemp("scale")) as page:
        yield page


@pytest.mark.parametrize(
    ("day", "months"),
    [
        ((0, 1, 1), 0),
        ((2022, 1, 1), 2022 * 12),
        ((2022, 2, 15), 2022 * 12 + 1.5),
        ((-1, 12, 1), -1),
        ((-43, 3, 1), -43 * 12 + 2),
    ],
)
def test_every_month_is_as_long(page: Page, day: tuple[int, int, int], months: float) -> None:
    body = """
      const {dayNumber, dayOf} = await import("./js/days.js");
      return [m.monthsAt(dayNumber(...given)), dayOf(m.firstDay(m.monthsAt(dayNumber(...given))))];
    """
    assert call(page, "scale", body, day) == [months, [day[0], day[1], 1]]


@pytest.mark.parametrize(
    ("first", "last", "unit", "named"),
    [
        ((2022, 1, 1), (2022, 1, 6), "day", ["2022-01-01", "2022-01-06"]),
        ((2022, 1, 1), (2022, 3, 1), "day", ["2022-01-01", "2022-03-01"]),
        ((2022, 1, 1), (2022, 7, 1), "month", ["2022-01-01", "2022-07-01"]),
        ((2020, 1, 1), (2023, 1, 1), "month", ["2020-01-01", "2023-01-01"]),
        ((2013, 5, 1), (2022, 12, 31), "year", ["2014-01-01", "2022-01-01"]),
        ((1990, 1, 1), (2026, 12, 31), "year", ["1990-01-01", "2025-01-01"]),
        ((-43, 1, 1), (2022, 12, 31), "year", ["0000-01-01", "2000-01-01"]),
        ((-299_999, 1, 1), (2022, 1, 1), "year", ["-250000-01-01", "0000-01-01"]),
    ],
)
def test_round_dates_are_named_and_not_too_many(
    page: Page,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
    unit: str,
    named: list[str],
) -> None:
    body = """
      const {dayNumber, dayOf, writtenDay} = await import("./js/days.js");
      const {unit, days} = m.ticks(dayNumber(...given[0]), dayNumber(...given[1]), 8);
      return [unit, days.map((day) => writtenDay(dayOf(day)))];
    """
    found, days = call(page, "scale", body, [first, last])
    assert found == unit
    assert [days[0], days[-1]] == named
    assert 3 <= len(days) <= 9
    assert days == sorted(days, key=lambda day: int(day.rpartition("-")[0].rpartition("-")[0]))
