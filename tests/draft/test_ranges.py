from __future__ import annotations

from datetime import date

import pytest

from dateline.draft.expressions import find
from dateline.draft.ranges import with_ranges

PUBLISHED = date(2022, 1, 12)


def ranges(text: str) -> list[tuple[str, str]]:
    return [(one.text, str(one.date)) for one in with_ranges(text, find(text, PUBLISHED))]


@pytest.mark.parametrize(
    ("sentence", "phrase", "edtf"),
    [
        ("It ran from 1999 to 2005.", "from 1999 to 2005", "1999/2005"),
        ("It ran 1861-1865.", "1861-1865", "1861/1865"),
        ("In the war (1939–45).", "1939–45", "1939/1945"),
        ("It fell between March and May 2021.", "between March and May 2021", "2021-03/2021-05"),
        ("They meet January 10-13.", "January 10-13", "2022-01-10/2022-01-13"),
        ("On 10-13 January.", "10-13 January", "2022-01-10/2022-01-13"),
        ("From 1 May 2021 until last week.", "1 May 2021", "2021-05-01"),
        ("From December to January it froze.", "From December to January", "2021-12/2022-01"),
    ],
)
def test_two_ends_are_one_interval(sentence: str, phrase: str, edtf: str) -> None:
    assert ranges(sentence)[0] == (phrase, edtf)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1999 and 2005.",
        "Up from 2005 to 1999.",
        "From three days to a week.",
        "From now to 2023.",
    ],
)
def test_other_neighbours_stay_apart(sentence: str) -> None:
    assert with_ranges(sentence, found := find(sentence, PUBLISHED)) == found


def test_a_range_says_where_it_stands_and_what_it_is_made_of() -> None:
    text = "It ran from 1999 to 2005, and until 2007."
    whole, rest = with_ranges(text, find(text, PUBLISHED))
    assert text[whole.start : whole.end] == whole.text
    assert (whole.value, whole.rule) == ("1999/2005", "range: year, year")
    assert rest.text == "2007"
