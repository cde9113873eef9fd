from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.reader.dates import FIRST, LAST, Mark, date_columns, numbered
from dateline.model.dates import parse
from tests.export.reader.reading import dates
from tests.model.test_dates_properties import edtf_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.export.reader.dates import Days


@given(st.lists(edtf_texts, max_size=20))
def test_columns_are_read_back_as_they_were_written(texts: list[str]) -> None:
    given = [parse(text) for text in texts]
    columns = json.loads(json.dumps(date_columns(given)))
    assert list(dates(columns)) == [numbered(date) for date in given]


@given(edtf_texts)
def test_days_fit_into_32_bits_and_are_in_order(text: str) -> None:
    dated = numbered(parse(text))
    days = [dated.first, dated.last, *(day for part in dated.parts for day in part)]
    assert all(FIRST <= day <= LAST for day in days if day is not None)
    if dated.first is not None and dated.last is not None:
        assert dated.first <= dated.last


@pytest.mark.parametrize(
    ("text", "first", "last", "marks"),
    [
        ("1970-01-01", 0, 0, Mark(0)),
        ("1969-12", -31, -1, Mark(0)),
        ("1970-01-01T23:00:00-11", 0, 0, Mark(0)),
        ("1970-01-01?", 0, 0, Mark.UNCERTAIN),
        ("1970-01~", 0, 30, Mark.APPROXIMATE),
        ("1970-01%", 0, 30, Mark.UNCERTAIN | Mark.APPROXIMATE),
        ("1970-01-01/1970-01-03", 0, 2, Mark.INTERVAL),
        ("1970-01-01/1970-01-03?", 0, 2, Mark.INTERVAL | Mark.UNCERTAIN),
        ("1970-01-01/..", 0, None, Mark.INTERVAL | Mark.NO_LAST),
        ("../1970-01-01", None, 0, Mark.INTERVAL | Mark.NO_FIRST),
        ("1970-01-XX", 0, 30, Mark(0)),
        ("1970-01-1X", 9, 18, Mark(0)),
        ("Y170000002", LAST, LAST, Mark(0)),
        ("Y-170000002", FIRST, FIRST, Mark(0)),
    ],
)
def test_most_dates_are_said_by_two_days(
    text: str, first: int | None, last: int | None, marks: Mark
) -> None:
    dated = numbered(parse(text))
    assert (dated.first, dated.last, dated.marks, dated.parts) == (first, last, marks, ())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1970-01/1970-03", [(0, 89, 30, 59)]),
        ("1970-01-05/", [(4, None, 4, 4)]),
        ("/1970-01-05", [(None, 4, 4, 4)]),
        ("/..", [(None, None)]),
        ("[1970-01-01,1970-02]", [(0, 0, 0, 0), (31, 58, 58, 31)]),
        ("1970-01-X1", [(day, day, day, day) for day in (0, 10, 20, 30)]),
        ("{1970-01-01,1970-02?}", [(0, 0, 0, 0), (31, 58)]),
        ("[..1970-01-02]", [(None, 1)]),
        ("[1970-01-02..1970-01-04]", [(1, 3, 3, 1)]),
    ],
)
def test_other_dates_are_said_by_their_parts(text: str, parts: Iterable[Days]) -> None:
    dated = numbered(parse(text))
    assert dated.parts == tuple(parts)
    assert dated.marks & Mark.PARTS
