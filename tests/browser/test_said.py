"""How days are named along the scale of the timeline view."""

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
    with blank_page(browser, tmp_path_factory.mktemp("said")) as page:
        yield page


@pytest.mark.parametrize(
    ("language", "day", "unit", "name"),
    [
        ("en", (2022, 1, 12), "year", "2022"),
        ("en", (2022, 1, 12), "month", "Jan 2022"),
        ("en", (2022, 1, 12), "day", "12 Jan"),
        ("de", (2022, 1, 12), "day", "12. Jan."),
        ("en", (-43, 3, 15), "year", "44 BC"),
        ("en", (300_000, 1, 1), "month", "300000"),
        ("ja", (2022, 1, 12), "year", "2022"),
        ("th", (2022, 1, 12), "year", "2022"),
        ("th", (2022, 1, 12), "month", "ม.ค. 2022"),
        ("fa", (2022, 1, 12), "month", "ژانویه 2022"),
        ("zz-no-such-language", (2022, 1, 12), "month", "Jan 2022"),
    ],
)
def test_a_day_is_named_in_the_calendar_and_the_digits_of_the_pages(
    page: Page, language: str, day: tuple[int, int, int], unit: str, name: str
) -> None:
    body = """
      const {dayNumber} = await import("./js/days.js");
      return m.namer(given.language)(dayNumber(...given.day), given.unit);
    """
    assert call(page, "said", body, {"language": language, "day": day, "unit": unit}) == name
