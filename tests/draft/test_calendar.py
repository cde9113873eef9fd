from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.draft import calendar
from dateline.draft.calendar import Period, Unit

DAY = calendar.day(date(2022, 1, 12))


@pytest.mark.parametrize(
    ("unit", "timex", "first", "last"),
    [
        (Unit.DAY, "2022-01-12", date(2022, 1, 12), date(2022, 1, 12)),
        (Unit.WEEKEND, "2022-W02-WE", date(2022, 1, 15), date(2022, 1, 16)),
        (Unit.WEEK, "2022-W02", date(2022, 1, 10), date(2022, 1, 16)),
        (Unit.MONTH, "2022-01", date(2022, 1, 1), date(2022, 1, 31)),
        (Unit.SEASON, "2021-WI", date(2021, 12, 1), date(2022, 2, 28)),
        (Unit.QUARTER, "2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
        (Unit.HALF, "2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
        (Unit.YEAR, "2022", date(2022, 1, 1), date(2022, 12, 31)),
        (Unit.DECADE, "202", date(2020, 1, 1), date(2029, 12, 31)),
        (Unit.CENTURY, "20", date(2000, 1, 1), date(2099, 12, 31)),
    ],
)
def test_the_period_that_holds_a_day(unit: Unit, timex: str, first: date, last: date) -> None:
    period = DAY.to(unit)
    assert period.timex == timex
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("period", "count", "timex"),
    [
        (calendar.day(date(2022, 2, 28)), 1, "2022-03-01"),
        (calendar.week(date(2021, 12, 31)), 1, "2022-W01"),
        (calendar.month(2021, 12), 1, "2022-01"),
        (calendar.season(2021, 3), 1, "2022-SP"),
        (calendar.part_of_year(Unit.QUARTER, 2021, 1), -1, "2020-Q4"),
        (calendar.year(1), -1, "BC0001"),
        (calendar.month(0, 1), -1, "BC0002-12"),
    ],
)
def test_counting_carries(period: Period, count: int, timex: str) -> None:
    assert period.shifted(count).timex == timex


@pytest.mark.parametrize(
    ("later", "weekday", "expected"),
    [
        (False, 2, date(2022, 1, 12)),
        (True, 2, date(2022, 1, 12)),
        (False, 3, date(2022, 1, 6)),
        (True, 3, date(2022, 1, 13)),
    ],
)
def test_the_weekday_beside_a_day(later: bool, weekday: int, expected: date) -> None:
    assert calendar.weekday_near(DAY.first, weekday, later=later) == expected


@pytest.mark.parametrize(
    "period", [calendar.day(date.max), calendar.week(date.max), calendar.year(9999)]
)
def test_the_end_of_the_calendar(period: Period) -> None:
    with pytest.raises(ValueError, match=r"10000|3652060"):
        assert period.shifted(1).timex


@given(st.dates(), st.sampled_from(Unit))
def test_a_day_lies_in_each_of_its_periods(day: date, unit: Unit) -> None:
    period = calendar.day(day).to(unit)
    beside = unit in {Unit.WEEKEND, Unit.SEASON, Unit.DECADE, Unit.CENTURY}
    assert period.unit is unit
    if not beside and 1 < day.year < date.max.year:
        assert period.first <= day <= period.last
