from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.problem import Position, Severity
from dateline.read.document import DEEPEST, decode, load
from dateline.read.files import MOST_BYTES

# What survives a file: no controls but tabs and line feeds, nothing that is refused.
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs"],
        exclude_characters="\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        + "".join(map(chr, range(0xFDD0, 0xFDF0)))
        + "\ufffe\uffff\ufeff",
    )
)
VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4)
)


@given(VALUES)
def test_json_is_read_as_it_is(value: object) -> None:
    # Every JSON text is YAML. Its escapes are kept from being a trap by a way of their own.
    text = json.dumps(value, ensure_ascii=False)
    document = load(text, "a.yml")
    assert document.findings == ()
    assert document.value == value


@given(st.binary())
def test_any_bytes_are_a_value_or_a_finding(raw: bytes) -> None:
    text, refused = decode(raw, "a.yml")
    if refused:
        assert text == ""
        return
    document = load(text, "a.yml")
    lines = text.split("\n")
    for found in document.findings:
        assert isinstance(found.place, Position)
        assert 1 <= found.place.line <= len(lines)
        assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1


@given(st.text(alphabet=list(":-[]{}#&*!|>'\"%@`,? \n\tab\\")))
def test_any_text_of_signs_is_a_value_or_a_finding(text: str) -> None:
    document = load(text, "a.yml")
    assert document.value is None or isinstance(document.value, (str, list, dict))


def test_byte_order_mark_is_dropped() -> None:
    assert decode("\ufeffname: Talks".encode(), "a.yml") == ("name: Talks", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_ends_in_a_line_feed(end: str) -> None:
    assert decode(f"a: b{end}c: d{end}".encode(), "a.yml") == ("a: b\nc: d\n", ())


def test_largest_file_is_read_and_a_larger_one_is_not() -> None:
    largest = b"a: " + b"b" * (MOST_BYTES - 3)
    assert decode(largest, "a.yml")[1] == ()
    text, (found,) = decode(largest + b"b", "a.yml")
    assert (text, found.message) == ("", "the file is larger than 256 KB")


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        (b"a: b\nc: \xe9", Position(2, 4)),
        ("a: Київ".encode() + b"\xff", Position(1, 8)),
        (b"\xff\xfea\0", Position(1, 1)),
    ],
)
def test_place_of_bytes_that_are_no_text(raw: bytes, where: Position) -> None:
    _, (found,) = decode(raw, "a.yml")
    assert (found.place, found.hint) == (where, "save it as UTF-8")


@pytest.mark.parametrize(
    "sign", ["\x00", "\x08", "\x1b", "\x7f", "\x85", "\u2028", "\u202e", "\ufffe"]
)
def test_control_character_is_named_with_its_place(sign: str) -> None:
    _, (found,) = decode(f"a: b\nc: d{sign}".encode(), "a.yml")
    assert found.place == Position(2, 5)
    assert f"U+{ord(sign):04X}" in found.message


def test_escape_of_a_control_character_is_refused_as_well() -> None:
    (found,) = load('a: "\\e[31m"', "a.yml").findings
    assert found.message == "there is a control character here, U+001B"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("<<<<<<< HEAD\na: b\n", Position(1, 1)),
        ("a: b\n>>>>>>> branch\n", Position(2, 1)),
        ("a: b\n<<<<<<<\n", Position(2, 1)),
    ],
)
def test_merge_conflict_is_named(text: str, where: Position) -> None:
    _, (found,) = decode(text.encode(), "a.yml")
    assert found.place == where


@pytest.mark.parametrize("text", ["a: <<<<<<< HEAD", "a: b # >>>>>>> b", "a: |\n  <<<<<<< HEAD"])
def test_what_only_looks_like_a_merge_conflict_is_left_alone(text: str) -> None:
    assert decode(text.encode(), "a.yml") == (text, ())


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_deepest_nesting(opening: str, closing: str) -> None:
    def nested(depth: int) -> str:
        return opening * depth + "b" + closing * depth

    assert load(nested(DEEPEST), "a.yml").findings == ()
    (found,) = load(nested(DEEPEST + 1), "a.yml").findings
    assert found.message == "lists and mappings are nested more than 50 deep"


def test_of_two_equal_keys_the_last_counts_and_both_lines_are_named() -> None:
    document = load("a: 1\nb: 2\na: 3\n", "a.yml", first_line=2)
    assert document.value == {"a": "3", "b": "2"}
    (found,) = document.findings
    assert (found.rule, found.place) == ("duplicate-key", Position(4, 1))
    assert found.message.endswith("it is already in line 2")


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a: Article #5", 12),
        ("a: é #5 or #6", 6),
        ("a: [Article #5\n]", 13),
        ("- Article #5", 11),
    ],
)
def test_comment_in_a_text_is_a_warning(text: str, column: int) -> None:
    (found,) = load(text, "a.yml").findings
    assert (found.rule, found.severity) == ("comment-in-text", Severity.WARNING)
    assert found.place == Position(1, column)


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a comment",
        "a: b#5",
        'a: "b #5"',
        "a: 'b #5'",
        "a: |\n  b #5",
        "#5\na: b",
        "a: #5\n  b",
        "a: b\n #5",
        "a: b #!5",
    ],
)
def test_comment_that_was_meant_is_none(text: str) -> None:
    assert load(text, "a.yml").findings == ()


def test_empty_text_holds_nothing() -> None:
    assert load("", "a.yml") == load("# nothing\n", "a.yml")
    assert load("", "a.yml").value is None
