from __future__ import annotations

import pytest

from dateline.model.dates import Certainty, Day, parse

# In order, each strictly after the one before.
IN_ORDER = [
    "../1985",
    "../..",
    "Y-170000002",
    "-0043",
    "-0043-03-15",
    "0000",
    "0001",
    "198X-12-31",
    "1984-12-31",
    "1985",
    "1985/1990",
    "1985/..",
    "2021-11",
    "2021-12-01",
    "2021-12-07T01:30:00+05:00",
    "2021-12-07",
    "2021-12-07/2021-12-08",
    "2021-12-07T10:07:00",
    "2021-12-07T12:00:00-05:00",
    "2021-12-07T19:30:00+02:00",
    "2021-12-07T19:30:00.5+02:00",
    "2021-12-08T01:00:00+02:00",
    "2021-12-08",
    "2021-12-07T23:30:00-05:00",
    "2022-21",
    "9999",
    "Y10000",
]


@pytest.mark.parametrize("place", range(len(IN_ORDER) - 1))
def test_order(place: int) -> None:
    assert parse(IN_ORDER[place]).sort_key < parse(IN_ORDER[place + 1]).sort_key


def test_instants_compare_where_both_have_a_zone() -> None:
    geneva, washington = "2021-12-07T10:07:00+01:00", "2021-12-07T04:07:00-05:00"
    assert parse(geneva).sort_key == parse(washington).sort_key


@pytest.mark.parametrize(
    ("text", "certain", "possible", "no"),
    [
        ("2022-01-12", "2022-01", "", "2022-02"),
        ("2022-01", "2022", "2022-01-15", "2022-02"),
        ("2022", "202X", "2022-05", "2023"),
        ("2022-01-12~", "", "2022-01", "2022-02"),
        ("2022-01-12?", "", "2022-01-12", "2022-02"),
        ("199X", "199X", "1995", "2000"),
        # Days that the digits left open cannot be.
        ("156X-12-25", "156X", "1562", "1562-06"),
        ("2022-01-1X", "2022-01", "2022-01-19", "2022-01-20"),
        ("XXXX-02-29", "", "2024", "2023"),
        # An interval happens in every part of it.
        ("2021-12-20/2022-01-10", "2022", "", "2022-02"),
        ("2021-12/2022-02", "2022-01", "2021-12-15", "2022-03"),
        ("2021-12~/2022-02", "", "2022-01", "2022-03"),
        # An open end goes on; an unknown one may have come at once.
        ("2021-11/..", "2099", "2021-11-15", "2021-10"),
        ("2021-11/", "2021-11", "2099", "2021-10"),
        ("../1985", "1066", "1985-06", "1986"),
        ("/1985", "", "1066", "1986"),
        ("/..", "", "1066", ""),
        ("../..", "1066", "", ""),
        ("../", "", "1066", ""),
        # One of several is certain where each is; several that all apply, where one is.
        ("[2021-12-31,2022-01-02]", "2021/2022", "2022", "2023"),
        ("[2022-01-10..2022-01-13]", "2022-01", "2022-01-12", "2022-02"),
        ("[..1996]", "", "1066", "1997"),
        ("{2021-12-31,2022-01-02}", "2022", "", "2022-02"),
        ("{1987-01-04..1987-03-08}", "1987-02", "", "1988"),
        ("{1984..}", "2001", "1984-06", "1983"),
    ],
)
def test_within(text: str, certain: str, possible: str, no: str) -> None:
    expected = {certain: Certainty.CERTAIN, possible: Certainty.POSSIBLE, no: Certainty.NO}
    assert {stretch: parse(text).within(*days(stretch)) for stretch in expected if stretch} == {
        stretch: certainty for stretch, certainty in expected.items() if stretch
    }


def days(stretch: str) -> tuple[Day, Day]:
    value = parse(stretch)
    return value.earliest or Day(-99999, 1, 1), value.latest or Day(99999, 12, 31)
