from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.dates import parse
from dateline.render.lists import DIVIDED_FROM, PAGE_LENGTH, SHORTEST_GAP, by_year, pages_of
from tests.records import event, timeline

DATES = ("2022-01-12", "2022-01", "2022", "2021-11/..", "../2022", "2020~", "-0043", "2019-05-01")


def entries(*dates: str) -> list[tuple[str, int | None]]:
    """The dates of a list and the gaps before them, in the order given."""
    made = [event(f"e{number}", date=date) for number, date in enumerate(dates)]
    return [(one.date.text, one.gap) for year in by_year(made) for one in year.dates]


def test_events_stand_by_year_then_by_date() -> None:
    made = timeline(
        event("a", date="2021-12-30"),
        event("b", date="2022-01-12"),
        event("c", date="2022-01-12"),
        event("d", date="2022-01-13"),
        event("open", date="../2020"),
        event("caesar", date="-0043-03-15"),
    ).events
    found = [
        (year.year, year.count, [[one.id for one in date.events] for date in year.dates])
        for year in by_year(made)
    ]
    assert found == [
        (None, 1, [["open"]]),
        (-43, 1, [["caesar"]]),
        (2021, 1, [["a"]]),
        (2022, 3, [["b", "c"], ["d"]]),
    ]


def test_a_long_year_is_divided_into_months() -> None:
    days = [event(f"d{day}", date=f"2022-03-{day:02}") for day in range(1, DIVIDED_FROM - 2)]
    others = (
        event("year", date="2022"),
        event("spring", date="2022-21"),
        event("may", date="2022-05"),
    )
    [year] = by_year(timeline(*days, *others).events)
    found = [
        (month.month, month.count, [one.id for date in month.dates for one in date.events][:2])
        for month in year.months
    ]
    assert found == [(None, 2, ["year", "spring"]), (3, 17, ["d1", "d2"]), (5, 1, ["may"])]
    [short] = by_year(timeline(*days[2:], *others).events)
    assert [(month.month, month.dates) for month in short.months] == [(None, short.dates)]


def test_an_evening_elsewhere_stands_under_its_own_year() -> None:
    made = timeline(
        event("morning", date="2022-01-01T01:00+01:00"),
        event("evening", date="2021-12-31T21:00-05:00"),
        event("noon", date="2022-01-01T12:00Z"),
        event("eve", date="2021-12-30"),
    ).events
    assert [one.id for one in made] == ["eve", "morning", "evening", "noon"]
    expected = [(2021, ["eve", "evening"]), (2022, ["morning", "noon"])]
    for events, years in (
        (made, expected),
        (made[1:3], [(2021, ["evening"]), (2022, ["morning"])]),
    ):
        found = [
            (year.year, [one.id for date in year.dates for one in date.events])
            for year in by_year(events)
        ]
        assert found == years
        back = [
            (year.year, sorted(one.id for date in year.dates for one in date.events))
            for year in by_year(events[::-1])
        ]
        assert back == [(year, sorted(ids)) for year, ids in years[::-1]]


def test_events_of_one_day_stand_together_whatever_their_time() -> None:
    made = [
        event("a", date="2022-01-12"),
        event("b", date="2022-01-12T10:00:00Z"),
        event("c", date="2022-01-12T11:00:00Z"),
        event("d", date="2022-01-13T09:00:00Z"),
    ]
    [year] = by_year(made)
    assert [(one.date.text, one.anchor, len(one.events)) for one in year.dates] == [
        ("2022-01-12", "2022-01-12", 3),
        ("2022-01-13T09:00:00Z", "2022-01-13", 1),
    ]


def test_an_anchor_stands_on_the_page_once() -> None:
    made = [
        event("a", date="2022-01-12"),
        event("b", date="2022-01-12/2022-01-14"),
        event("c", date="2022-01-12T10:00:00Z"),
        event("d", date="2022-01"),
    ]
    [year] = by_year(made)
    assert [one.anchor for one in year.dates] == ["2022-01-12", None, None, None]


def test_events_can_stand_by_another_date_than_their_own() -> None:
    made = [event("a", date="2022-01-12"), event("b", date="2022-01-13")]
    years = by_year(made, lambda _event: parse("2021-12-01"))
    assert [(year.year, year.count, len(year.dates)) for year in years] == [(2021, 2, 1)]


@pytest.mark.parametrize(
    ("dates", "gap"),
    [
        (("2022-01-01", "2022-02-12"), None),
        (("2022-01-01", "2022-02-13"), 42),
        (("2022-01-01", "2022-01-01"), None),
        (("2022-01", "2022-03-15"), 42),
        (("2021-12-01/2022-01-31", "2022-03-15"), 42),
        (("2021-12-01/2022-03-31", "2022-01-01"), None),
        (("2021-11/", "2022-02-01"), 91),
        (("-0044-03-15", "-0043-03-15"), 364),
        (("0000-12-31", "0001-03-01"), 59),
        (("2022~", "2024"), 365),
    ],
)
def test_a_gap_is_the_days_between_whichever_way_the_list_runs(
    dates: tuple[str, str], gap: int | None
) -> None:
    first, second = dates
    if first == second:
        assert entries(first, second) == [(first, None)]
    else:
        assert entries(first, second) == [(first, None), (second, gap)]
        assert entries(second, first) == [(second, None), (first, gap)]
    assert SHORTEST_GAP == 42


def test_what_reaches_furthest_ends_a_gap() -> None:
    assert entries("2021-01-01/2022-01-01", "2021-02-01", "2022-03-01") == [
        ("2021-01-01/2022-01-01", None),
        ("2021-02-01", None),
        ("2022-03-01", 58),
    ]


def test_nothing_is_a_gap_while_something_goes_on() -> None:
    assert entries("2021-01-01", "2021-11/..", "2022-01-12", "2030") == [
        ("2021-01-01", None),
        ("2021-11/..", 303),
        ("2022-01-12", None),
        ("2030", None),
    ]


def test_a_gap_after_an_unknown_end_is_counted_from_the_beginning() -> None:
    assert entries("2021-11-01/", "2022-01-12") == [("2021-11-01/", None), ("2022-01-12", 71)]


def test_what_has_no_beginning_makes_no_gap() -> None:
    assert entries("../1997", "-0043") == [("../1997", None), ("-0043", None)]


def test_what_may_be_any_time_makes_no_gap() -> None:
    assert entries("XXXX", "2022-01-01") == [("XXXX", None), ("2022-01-01", None)]


@given(st.lists(st.sampled_from(DATES), max_size=8), st.booleans())
def test_nothing_is_lost_and_the_order_stays(dates: list[str], backward: bool) -> None:
    made = list(timeline(*(event(f"e{n}", date=date) for n, date in enumerate(dates))).events)
    if backward:
        made.reverse()
    years = by_year(made)
    shown = [one for year in years for entry in year.dates for one in entry.events]
    assert shown == made
    assert sum(year.count for year in years) == len(made)
    assert all(gap is None or gap >= SHORTEST_GAP for year in years for gap in gaps(year.dates))


def gaps(dates: object) -> list[int | None]:
    assert isinstance(dates, tuple)
    return [one.gap for one in dates]


@pytest.mark.parametrize(
    ("count", "lengths"),
    [(0, [0]), (1, [1]), (10, [10]), (11, [10, 1]), (20, [10, 10]), (21, [10, 10, 1])],
)
def test_a_list_is_cut_into_pages(count: int, lengths: list[int]) -> None:
    parts = pages_of(range(count), 10)
    assert [len(part.items) for part in parts] == lengths
    assert [part.number for part in parts] == list(range(1, len(lengths) + 1))
    assert {part.of for part in parts} == {len(lengths)}
    assert [item for part in parts for item in part.items] == list(range(count))


def test_how_many_events_stand_on_a_page() -> None:
    assert [len(part.items) for part in pages_of(range(PAGE_LENGTH + 1))] == [250, 1]
