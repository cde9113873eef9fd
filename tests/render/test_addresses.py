from __future__ import annotations

import posixpath

import pytest

from dateline.render.addresses import (
    base_of,
    known_address,
    month_address,
    numbered_address,
    year_address,
)


@pytest.mark.parametrize(
    ("year", "address"),
    [
        (2022, "timeline/2022/"),
        (43, "timeline/0043/"),
        (0, "timeline/0000/"),
        (-43, "timeline/-0043/"),
        (12022, "timeline/12022/"),
    ],
)
def test_years_and_months(year: int, address: str) -> None:
    assert year_address(year) == address
    assert month_address(year, 3) == f"{address}03/"
    assert known_address(year, 3) == f"{address}03/".replace("timeline/", "timeline/reported/")


@pytest.mark.parametrize(
    ("number", "address"),
    [(1, "actors/nato/"), (2, "actors/nato/page/2/"), (10, "actors/nato/page/10/")],
)
def test_numbered_pages(number: int, address: str) -> None:
    assert numbered_address("actors/nato/", number) == address


@pytest.mark.parametrize("address", ["", "about/", "events/x/", "timeline/2022/01/page/2/"])
def test_the_base_of_a_page_leads_to_the_top(address: str) -> None:
    assert posixpath.normpath(f"/{address}{base_of(address)}") == "/"
