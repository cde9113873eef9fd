from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.render.calendar import LONGEST_SPREAD, calendar
from tests.records import event, timeline

if TYPE_CHECKING:
    from dateline.model.records import Event
    from dateline.render.calendar import Year

DATES = (
    "2022-01-12",
    "2022-01-12T12:30:00Z",
    "2022-01",
    "2022-01~",
    "2022-02-1X",
    "2022",
    "2022?",
    "2022-21",
    "2022-1X",
    "2022-XX-12",
    "202X",
    "20XX",
    "[2022-01-28,2022-02-03]",
    "[2022-01-10,2022-01-12]",
    "[2021,2022]",
    "{2022-01-28,2022-03-03}",
    "2021-11-30/2022-01-10",
    "2021-11/2022-02",
    "2021/2023",
    "2014-03/2022-02",
    "2021-11/..",
    "../2022-01",
    "2021-11/",
    "-0043",
    "-0043-03-15",
    "0000-12/0001-02",
)


def years_of(*dates: str) -> tuple[Year, ...]:
    """The calendar of events that are called by their dates."""
    return calendar(timeline(*map(dated, dates)).events)


def dated(date: str) -> Event:
    return event(f"e{DATES.index(date) if date in DATES else date}", title=date, date=date)


def titles(events: tuple[Event, ...]) -> list[str]:
    return [one.title for one in events]


@pytest.mark.parametrize(
    ("date", "place"),
    [
        ("2022-01-12", (2022, 1)),
        ("2022-01-12T12:30:00Z", (2022, 1)),
        ("2022-01", (2022, 1)),
        ("2022-01~", (2022, 1)),
        ("2022-02-1X", (2022, 2)),
        ("2022", (2022, "month not given")),
        ("2022?", (2022, "month not given")),
        ("2022-XX-12", (2022, "month not given")),
        ("2022-1X", (2022, "month not given")),
        ("2022-21", (2022, "month not given")),
        ("202X", (2020, "longer")),
        ("20XX", (2000, "longer")),
        ("[2022-01-28,2022-02-03]", (2022, "month not given")),
        ("[2022-01-10,2022-01-12]", (2022, 1)),
        ("[2021,2022]", (2021, "longer")),
        ("{2022-01-28,2022-03-03}", (2022, 1)),
        ("2021-11-30/2022-01-10", (2021, 11)),
        ("2021/2023", (2021, "month not given")),
        ("2021-11/..", (2021, 11)),
        ("2021-11/", (2021, 11)),
        ("-0043", (-43, "month not given")),
        ("-0043-03-15", (-43, 3)),
        ("0000-12/0001-02", (0, 12)),
    ],
)
def test_where_an_event_begins(date: str, place: tuple[int, int | str]) -> None:
    found = [
        *(
            (year.year, month.month)
            for year in years_of(date)
            for month in year.months
            if month.begins
        ),
        *((year.year, "month not given") for year in years_of(date) if year.month_not_given),
        *((year.year, "longer") for year in years_of(date) if year.longer),
    ]
    assert found == [place]


@pytest.mark.parametrize("date", ["../2022-01", "/2022-01", "[..2022-01-03]"])
def test_what_has_no_known_beginning_has_no_year(date: str) -> None:
    assert years_of(date) == ()


def test_an_interval_goes_on_in_every_month_that_it_covers() -> None:
    years = years_of("2021-11/2022-02")
    assert [(year.year, month.month) for year in years for month in year.months] == [
        (2021, 11),
        (2021, 12),
        (2022, 1),
        (2022, 2),
    ]
    [before, after] = years
    assert [len(month.continues) for month in before.months] == [0, 1]
    assert (before.continues, before.count) == ((), 1)
    assert [titles(month.begins) for month in after.months] == [[], []]
    assert (titles(after.continues), after.count) == (["2021-11/2022-02"], 0)


def test_a_long_interval_makes_no_months_of_its_own() -> None:
    [before, after] = years_of("2014-03/2022-02", "2022-01-12")
    assert [month.month for month in before.months] == [3]
    assert [(month.month, titles(month.continues)) for month in after.months] == [
        (1, ["2014-03/2022-02"])
    ]
    assert titles(after.continues) == ["2014-03/2022-02"]
    assert LONGEST_SPREAD == 24


@pytest.mark.parametrize(("end", "months"), [("2021-12", 24), ("2022-01", 1)])
def test_how_long_an_interval_has_months_of_its_own(end: str, months: int) -> None:
    years = years_of(f"2020-01/{end}")
    assert sum(len(year.months) for year in years) == months


def test_an_interval_of_years_goes_on_in_later_years_that_there_are() -> None:
    years = years_of("2021/2023", "2022")
    assert [year.year for year in years] == [2021, 2022]
    assert titles(years[1].continues) == ["2021/2023"]
    assert years[1].months == ()


def test_an_open_end_goes_on_wherever_there_is_a_page() -> None:
    years = years_of("2021-11/..", "2022-01-12")
    assert [titles(year.continues) for year in years] == [[], ["2021-11/.."]]
    assert [titles(month.continues) for year in years for month in year.months] == [
        [],
        ["2021-11/.."],
    ]


def test_an_end_that_is_not_known_goes_on_nowhere() -> None:
    years = years_of("2021-11/", "2022-01-12")
    assert [titles(year.continues) for year in years] == [[], []]


def test_an_interval_over_the_change_of_era() -> None:
    years = years_of("0000-12/0001-02")
    assert [(year.year, [month.month for month in year.months]) for year in years] == [
        (0, [12]),
        (1, [1, 2]),
    ]


@given(st.lists(st.sampled_from(DATES), unique=True))
def test_every_event_with_a_beginning_is_counted_once(dates: list[str]) -> None:
    events = timeline(*map(dated, dates)).events
    years = calendar(events)
    begin = [
        one
        for year in years
        for group in (*(month.begins for month in year.months), year.month_not_given, year.longer)
        for one in group
    ]
    known = [one for one in events if one.date.earliest is not None]
    assert sorted(one.id for one in begin) == sorted(one.id for one in known)
    assert sum(year.count for year in years) == len(known)


@given(st.lists(st.sampled_from(DATES), unique=True))
def test_years_months_and_events_keep_their_order(dates: list[str]) -> None:
    linked = timeline(*map(dated, dates))
    years = calendar(linked.events)
    assert [year.year for year in years] == sorted({year.year for year in years})
    for year in years:
        assert [month.month for month in year.months] == sorted({m.month for m in year.months})
        groups = [year.month_not_given, year.longer, year.continues]
        groups += [group for month in year.months for group in (month.begins, month.continues)]
        for group in groups:
            at = [linked.position[one.id] for one in group]
            assert at == sorted(at)


@given(st.lists(st.sampled_from(DATES), unique=True))
def test_what_goes_on_began_before_and_has_not_ended(dates: list[str]) -> None:
    for year in calendar(timeline(*map(dated, dates)).events):
        for month in year.months:
            assert month.begins or month.continues
            for one in month.continues:
                first, last = one.date.earliest, one.date.latest
                assert first is not None
                assert first[:2] < (month.year, month.month)
                assert last is None or (month.year, month.month) <= last[:2]


@pytest.mark.parametrize(
    ("date", "later"),
    [
        ("{2022-01-28,2022-03-03}", [(2022, 3)]),
        ("{2022-01-28,2022-01-30}", []),
        ("{2021-12-30,2022-02,2023-01-05}", [(2022, 2), (2023, 1)]),
        ("{2021-11-30,2022-01-10..2022-03-02}", [(2022, 1), (2022, 2), (2022, 3)]),
        ("{2021-12-30,2023}", []),
    ],
)
def test_days_that_all_apply_stand_in_the_months_of_each(
    date: str, later: list[tuple[int, int]]
) -> None:
    years = years_of(date)
    assert [
        (month.year, month.month) for year in years for month in year.months if month.continues
    ] == later
    assert sum(year.count for year in years) == 1


def test_days_that_all_apply_do_not_go_on_in_the_years_between() -> None:
    years = years_of("{2021-12-30,2023-01-05}", "2022-06-01")
    assert [(year.year, titles(year.continues)) for year in years] == [
        (2021, []),
        (2022, []),
        (2023, ["{2021-12-30,2023-01-05}"]),
    ]


@pytest.mark.parametrize("date", ["XXXX", "XXXX-05", "XXXX-12-25", "XXXX/2022", "../2022", "/2022"])
def test_what_began_nobody_knows_when_is_in_no_year(date: str) -> None:
    assert years_of(date) == ()


def test_what_has_no_end_stands_in_every_later_month_that_has_a_page() -> None:
    years = years_of("2020-01/..", "2021-04/2021-06")
    months = {(month.year, month.month): month for year in years for month in year.months}
    assert sorted(months) == [(2020, 1), (2021, 4), (2021, 5), (2021, 6)]
    assert all("2020-01/.." in titles(months[2021, number].continues) for number in (4, 5, 6))
