from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.listing.forms import as_csv, as_json, table

NAMES = ("id", "title")


def test_a_table_is_aligned() -> None:
    rows = [("a", "Kyiv"), ("long-id", "北京 talks"), ("b", "")]
    assert table(NAMES, rows, width=None) == (
        "id       title\na        Kyiv\nlong-id  北京 talks\nb\n"
    )
    assert table(("title", "id"), [("北京", "a"), ("e\u0301t", "b")], width=None) == (
        "title  id\n北京   a\ne\u0301t     b\n"
    )


def test_a_table_of_nothing() -> None:
    assert table(NAMES, [], width=None) == "id  title\n"


@pytest.mark.parametrize(
    ("width", "line"),
    [(None, "a   12345678"), (12, "a   12345678"), (11, "a   123456…"), (5, "a   …")],
)
def test_a_table_is_cut_for_terminals_alone(width: int | None, line: str) -> None:
    assert table(NAMES, [("a", "12345678")], width=width).splitlines()[1] == line


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"])), st.integers(1, 30))
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    (_, line) = table(NAMES, [("a", text)], width=width).splitlines()
    assert len(line) <= width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ('=HYPERLINK("https://x")', '\'=HYPERLINK("https://x")'),
        ("+49", "'+49"),
        ("-0043", "'-0043"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("a=b", "a=b"),
        ("", ""),
        ('a, "b"', 'a, "b"'),
    ],
)
def test_no_text_becomes_a_formula(text: str, expected: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(NAMES, [("a", text)]))))
    assert rows == [["id", "title"], ["a", expected]]


def test_json_is_ascii() -> None:
    said = as_json([{"id": "a", "title": "Київ"}])
    assert said.isascii()
    assert json.loads(said) == [{"id": "a", "title": "Київ"}]
    assert as_json([]) == "[]\n"
