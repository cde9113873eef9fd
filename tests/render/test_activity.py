from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.render.activity import HEIGHT, LEAST, MOST_BARS, MOST_LABELS, Activity, activity
from tests.records import event, timeline, view
from tests.render.html import Element, read_html


def strip_of(*dates: str) -> Activity:
    made = (event(f"e{number}", date=date) for number, date in enumerate(dates))
    found = activity(timeline(*made).events)
    assert found is not None
    return found


def heights(path: str) -> dict[int, int]:
    """The bars of a path: where each begins and how high it is."""
    bars = re.findall(r"M(\d+) 100v-(\d+)h[\d.]+v(\d+)z", path)
    assert "".join(re.findall(r"M[^M]+", path)) == path
    assert all(up == down for _, up, down in bars)
    return {int(at): int(up) for at, up, _ in bars}


def test_a_bar_for_each_month_as_high_as_its_events_are_many() -> None:
    strip = strip_of("2021-11-05", *["2022-01-12"] * 4, "2022-03")
    assert (strip.first, strip.last, strip.unit, strip.width) == (2021, 2022, 1, 24)
    assert heights(strip.bars) == {10: 25, 12: 100, 14: 25}
    assert strip.bands == ""
    assert strip.peak == (2022, 1, 4)


def test_one_event_can_be_seen_beside_a_thousand() -> None:
    strip = strip_of("2021-11-05", *["2022-01-12"] * 1000)
    assert heights(strip.bars) == {10: LEAST, 12: HEIGHT}


def test_what_has_no_month_is_in_no_month() -> None:
    strip = strip_of("2022", "2022-21", "202X", "2022-01-12")
    [earlier, year] = strip.years
    assert (earlier.year, earlier.count, earlier.loose) == (2020, 1, 1)
    assert (year.count, year.loose, year.months[0], sum(year.months)) == (3, 2, 1, 1)
    assert heights(strip.bars) == {24: HEIGHT}
    assert heights(strip.bands) == {0: HEIGHT, 24: HEIGHT}


def test_what_goes_on_is_counted_where_it_begins() -> None:
    strip = strip_of("2021-11-05/2022-02-10", "2022-01-12")
    assert [(year.year, year.count) for year in strip.years] == [(2021, 1), (2022, 1)]
    assert strip.years[1].has_page[:3] == (True, True, False)


@pytest.mark.parametrize(
    ("first", "last", "unit", "width"),
    [
        ("2022", "2022", 1, 12),
        ("1963", "2022", 1, 720),
        ("1962", "2022", 12, 61),
        ("1303", "2022", 12, 720),
        ("1302", "2022", 120, 73),
        ("-0043", "2022", 120, 207),
    ],
)
def test_long_times_have_longer_bars(first: str, last: str, unit: int, width: int) -> None:
    strip = strip_of(f"{first}-03-15", f"{last}-01-12")
    assert (strip.unit, strip.width) == (unit, width)


def test_no_events_no_strip() -> None:
    assert activity(()) is None
    assert activity(timeline(event(date="../2020")).events) is None


@given(st.sets(st.integers(-300_000, 300_000), min_size=1, max_size=20))
def test_a_strip_stays_small_and_counts_everything(years: set[int]) -> None:
    dates = [
        f"Y{year}" if abs(year) > 9999 else f"{year:05d}" if year < 0 else f"{year:04d}"
        for year in years
    ]
    strip = strip_of(*dates)
    assert strip.width <= MOST_BARS
    assert len(strip.labels) <= MOST_LABELS
    assert all(strip.first <= year <= strip.last for year, _ in strip.labels)
    assert sum(year.count for year in strip.years) == len(years)
    ends = [*heights(strip.bars), *heights(strip.bands)]
    assert all(0 <= at < strip.width for at in ends)


def shown(*dates: str) -> Element:
    made = [event(f"e{number}", date=date) for number, date in enumerate(dates)]
    site = view(*made)
    strip = activity(site.timeline.events)
    return read_html(site.render("activity.html", base="", activity=strip, lanes=()))


def test_each_year_is_a_link_with_its_count() -> None:
    page = shown("2021-11-05", "2022-01-12", "2022")
    [listed] = page.all("ul", named="dl-strip-years")
    assert listed.texts("li") == ["2021 1", "2022 2"]
    assert [address for address, _ in listed.links] == ["timeline/2021/", "timeline/2022/"]
    [chart] = page.all("svg", named="dl-strip-chart")
    assert chart.attributes["aria-hidden"] == "true"
    assert [(one.attributes["href"], one.attributes["tabindex"]) for one in chart.all("a")] == [
        ("timeline/2021/", "-1"),
        ("timeline/2022/", "-1"),
    ]
    assert page.texts("figcaption")[0].startswith("Events by month; most in November 2021: 1.")


def test_the_table_has_every_month() -> None:
    rows = shown("2021-11-05", "2022-01-12", "2022").all("tr")
    assert [one.text for one in rows[0].all("th")][:2] == ["Year", "Jan"]
    assert rows[2].texts("td") == ["1", *["–"] * 11, "1", "2"]
    assert rows[2].links == [("timeline/2022/", "2022"), ("timeline/2022/01/", "1")]


def test_one_year_has_its_months_in_the_place_of_years() -> None:
    page = shown("2022-01-12", "2022-03-01")
    [listed] = page.all("ul", named="dl-strip-years")
    assert listed.links == [("timeline/2022/01/", "January"), ("timeline/2022/03/", "March")]
    assert page.texts("text") == ["Jan", "Mar", "May", "Jul", "Sept", "Nov"]


def test_many_years_stand_in_the_table_alone() -> None:
    page = shown(*(f"{year}-05-01" for year in range(1900, 1950)))
    assert page.all("ul", named="dl-strip-years") == []
    assert page.all("svg", named="dl-strip-chart")[0].links == []
    assert len(page.all("table")[0].links) == 50
    assert page.texts("th")[:2] == ["Year", "All"]


def test_a_site_without_events_says_so() -> None:
    assert shown().text == "No events yet."
