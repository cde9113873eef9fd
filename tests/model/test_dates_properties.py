from __future__ import annotations

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.model.dates import Certainty, Day, EdtfError, parse
from dateline.model.edtf_calendar import day_after, day_before, month_length

EDTF_CHARACTERS = "0123456789XYESTZ?~%-/.,:+[]{} "


def is_valid(text: str) -> bool:
    try:
        parse(text)
    except EdtfError:
        return False
    return True


qualifiers = st.sampled_from(["", "", "", "?", "~", "%"])
digits = st.sampled_from("0123456789X")
years = st.one_of(
    st.integers(-9999, 9999).map(lambda year: f"{'-' if year < 0 else ''}{abs(year):04}"),
    st.tuples(st.sampled_from(["", "-"]), digits, digits, digits, digits).map("".join),
)
months = st.sampled_from([*(f"{n:02}" for n in (*range(1, 13), *range(21, 42))), "XX", "0X", "1X"])
days = st.one_of(st.integers(1, 31).map("{:02}".format), st.tuples(digits, digits).map("".join))
dates = st.one_of(
    st.tuples(qualifiers, years, qualifiers),
    st.tuples(qualifiers, years, qualifiers, st.just("-"), qualifiers, months, qualifiers),
    st.tuples(years, st.just("-"), months, st.just("-"), qualifiers, days, qualifiers),
).map("".join)
long_years = st.builds(
    "Y{}{}{}".format,
    st.sampled_from(["", "-"]),
    st.integers(10000, 10**12),
    st.sampled_from(["", "E3", "S2", "E2S1", "~"]),
)
times = st.builds(
    "{}T{:02}:{:02}{}{}".format,
    st.dates().map(str),
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["", ":00", ":59.25"]),
    st.sampled_from(["", "Z", "+05:30", "-11", "+14:00"]),
)
singles = (dates | long_years | times).filter(is_valid)
ends = dates | st.sampled_from(["", ".."])
members = st.lists(dates | st.builds("{}..{}".format, dates, dates), min_size=1, max_size=4)
sets = st.builds("{0[0]}{1}{0[1]}".format, st.sampled_from(["[]", "{}"]), members.map(",".join))
edtf_texts = st.one_of(
    singles,
    st.builds("{}/{}".format, ends, ends).filter(is_valid),
    sets.filter(is_valid),
)
open_days = st.builds(
    "{}-{}-{}".format,
    st.sampled_from(["202X", "19XX", "2X24", "-004X", "000X", "1901", "-0X43"]),
    st.sampled_from(["XX", "0X", "1X", "X2", "02", "12"]),
    st.sampled_from(["29", "30", "31", "3X", "2X", "X9", "15", "01"]),
).filter(lambda text: "X" in text and text.count("X") <= 3 and is_valid(text))


@given(st.text() | st.text(EDTF_CHARACTERS, max_size=40))
@example("\ud800")
@example("2022-01-12\n")
@example("\0")
@example("Y" + "1" * 5000)
def test_no_text_raises_anything_else(text: str) -> None:
    try:
        value = parse(text)
    except EdtfError as error:
        suggestions = error.suggestions
    else:
        suggestions = (value.text,)
        assert parse(value.text) == value
    assert [parse(suggestion).text for suggestion in suggestions] == list(suggestions)


@given(edtf_texts)
def test_bounds_stand_in_order(text: str) -> None:
    value = parse(text)
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
    for day in (value.earliest, value.latest):
        if day is not None:
            assert 1 <= day.day <= month_length(day.year, day.month)


@given(edtf_texts, edtf_texts, edtf_texts)
def test_order_is_total(first: str, second: str, third: str) -> None:
    a, b, c = (parse(text).sort_key for text in (first, second, third))
    assert (a < b) + (a == b) + (a > b) == 1
    if a <= b <= c:
        assert a <= c


@given(edtf_texts, st.integers(-3000, 3000), st.integers(0, 400))
def test_within_agrees_with_the_bounds(text: str, year: int, years: int) -> None:
    value = parse(text)
    start, end = Day(year, 1, 1), Day(year + years, 12, 31)
    certainty = value.within(start, end)
    outside = (value.earliest is not None and value.earliest > end) or (
        value.latest is not None and value.latest < start
    )
    if outside:
        assert certainty is Certainty.NO
    inside = value.earliest is not None and value.latest is not None
    if inside and start <= (value.earliest or end) and (value.latest or start) <= end:
        doubtful = value.uncertain or value.approximate
        assert certainty in (Certainty.CERTAIN, Certainty.POSSIBLE if doubtful else certainty)
        assert certainty is not Certainty.NO


@given(open_days)
def test_open_digits_bound_all_days_they_can_be(text: str) -> None:
    days = sorted(days_of(text))
    assert (parse(text).earliest, parse(text).latest) == (days[0], days[-1])


@given(open_days, st.integers(0, 400), st.integers(0, 400))
def test_within_knows_the_days_that_open_digits_can_be(text: str, after: int, length: int) -> None:
    value = parse(text)
    days = days_of(text)
    start = end = min(days)
    for _ in range(after):
        start = end = day_after(start)
    for _ in range(length):
        end = day_after(end)
    possible = any(start <= day <= end for day in days)
    assert (value.within(start, end) is not Certainty.NO) == possible


def days_of(text: str) -> list[Day]:
    """Return every day that a text with X for digits can be, by trying all digits."""
    *_, year, month, day = text.split("-")
    sign = -1 if text[0] == "-" else 1
    return [
        Day(sign * y, m, d)
        for y in completions(year)
        for m in completions(month)
        for d in completions(day)
        if (y or sign > 0) and 1 <= m <= 12 and 1 <= d <= month_length(sign * y, m)
    ]


def completions(pattern: str) -> list[int]:
    choices = ["0123456789" if character == "X" else character for character in pattern]
    return [int("".join(characters)) for characters in product(*choices)]


@given(st.integers(-500, 500), st.integers(1, 12), st.integers(1, 31))
def test_days_follow_each_other(year: int, month: int, number: int) -> None:
    day = Day(year, month, min(number, month_length(year, month)))
    assert day_before(day) < day < day_after(day)
    assert day_before(day_after(day)) == day == day_after(day_before(day))


@pytest.mark.parametrize("year", [-400, -4, 0, 4, 1600, 2000, 2024])
def test_leap_years(year: int) -> None:
    assert month_length(year, 2) == 29
    assert month_length(year + 1, 2) == 28
    assert month_length(1900, 2) == month_length(-100, 2) == 28
