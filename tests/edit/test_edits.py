from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.edit.edits import Edit, edited
from dateline.read.document import decode


@pytest.mark.parametrize(
    ("raw", "edits", "expected"),
    [
        (b"abc", [], b"abc"),
        (b"abc", [Edit(1, 2, "xyz")], b"axyzc"),
        (b"abc", [Edit(3, 3, "d"), Edit(0, 0, "_")], b"_abcd"),
        (b"a\r\nb\r\nc", [Edit(2, 3, "x")], b"a\r\nx\r\nc"),
        (b"a\r\nb\r\nc", [Edit(1, 4, "")], b"ac"),
        (b"a\r\nb\r\n", [Edit(2, 2, "x\n")], b"a\r\nx\r\nb\r\n"),
        (b"a\rb", [Edit(2, 3, "x")], b"a\rx"),
        (b"\xef\xbb\xbfab", [Edit(0, 1, "x")], b"\xef\xbb\xbfxb"),
        ("é\r\nî".encode(), [Edit(2, 3, "x")], "é\r\nx".encode()),
    ],
)
def test_only_what_is_edited_changes(raw: bytes, edits: list[Edit], expected: bytes) -> None:
    assert edited(raw, edits) == expected


@given(st.lists(st.sampled_from(["a", "é", "\n", "\r\n", "\r"]), max_size=12), st.data())
def test_places_are_those_of_the_text_that_is_read(pieces: list[str], data: st.DataObject) -> None:
    raw = "".join(pieces).encode()
    text, _ = decode(raw, "a.yml")
    at = data.draw(st.integers(0, len(text)))
    changed, _ = decode(edited(raw, [Edit(at, at, "|")]), "a.yml")
    assert changed == f"{text[:at]}|{text[at:]}"
