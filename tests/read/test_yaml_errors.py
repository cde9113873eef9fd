from __future__ import annotations

import pytest

from dateline.model.problem import Position
from dateline.read.document import load


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: b: c", 1, 5, "a colon followed by a space stands inside a text"),
        ("a:b\nc: d", 2, 2, "the line above is not a key and its value"),
        ("a:\n\t- b", 2, 1, "a tab stands where YAML wants spaces"),
        ("a: @b", 1, 4, "a text cannot begin with @"),
        ("a: `b`", 1, 4, "a text cannot begin with a backtick"),
        ("a: %b", 1, 4, "a text cannot begin with %"),
        ("a: * b", 1, 5, "a text cannot begin with * or &"),
        ("a: b\nc\nd: e", 3, 1, "a key without a colon, or a text that is not indented"),
        ('a: b\nc: "d\ne: f', 2, 4, "a quotation mark, bracket or brace is opened and not closed"),
        ("a: b\nc: [d\ne: f", 2, 4, "a quotation mark, bracket or brace is opened and not closed"),
        ('a: "b" c', 1, 8, "something follows the closing quotation mark"),
        ("a: [b] c", 1, 8, "something follows the closing bracket"),
        ("a:\n  b: c\n d: e", 3, 2, "the indentation does not fit the lines above"),
        ("a:\n- b\nc: d\n- e", 4, 1, "the indentation does not fit the lines above"),
        ("a: [b, c\n", 1, 4, "a quotation mark, bracket or brace is opened and not closed"),
        ("a: [", 1, 5, "a value is missing in a list or mapping in brackets"),
        ("a: [, b]", 1, 5, "a value is missing in a list or mapping in brackets"),
        ("- a\nb: c", 2, 1, "a list ends here and a key begins in the same column"),
        ('a: "\\x"', 1, 7, "a backslash in double quotes begins an escape, and this is none"),
        ("a: b\n...\nc: d", 3, 1, "the record has ended in the line above"),
        ("a: |x", 1, 5, "this is not YAML: did not find expected comment or line break"),
    ],
)
def test_complaint_is_told_in_words_with_its_place(
    text: str, line: int, column: int, said: str
) -> None:
    (found,) = load(text, "a.yml").findings
    assert (found.message, found.place) == (said, Position(line, column))
    assert found.hint


def test_line_counts_from_the_top_of_the_file() -> None:
    (found,) = load("a: b: c", "a.md", first_line=2).findings
    assert found.place == Position(2, 5)
