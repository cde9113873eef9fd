from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.compare.word_diff import Mark, Piece, word_diff


def said(old: str, new: str) -> str:
    signs = {Mark.PLAIN: ("", ""), Mark.OLD: ("[-", "-]"), Mark.NEW: ("{+", "+}")}
    pieces = [(*signs[piece.mark], piece.text) for piece in word_diff(old, new)]
    return "".join(f"{opened}{text}{closed}" for opened, closed, text in pieces)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It will not be easy.", "It will never be easy.", "It will [-not-] {+never+} be easy."),
        ("a b c", "x y", "[-a b c-] {+x y+}"),
        ("a", "a b", "a {+b+}"),
        ("b", "a b", "{+a+} b"),
        ("a b", "a", "a [-b-]"),
        ("a  b", "a b", "a b"),
    ],
)
def test_words_that_changed_are_marked(old: str, new: str, expected: str) -> None:
    assert said(old, new) == expected


def test_words_far_from_any_change_are_left_out() -> None:
    many = " ".join(f"w{number}" for number in range(40))
    assert said(f"{many} x {many}", f"{many} y {many}") == (
        "… w34 w35 w36 w37 w38 w39 [-x-] {+y+} w0 w1 w2 w3 w4 w5 …"
    )


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    old, new = "a\n" * 4_000, "b\n" * 4_000
    assert word_diff(old, new) == (Piece(old, Mark.OLD), Piece(new, Mark.NEW))


@given(st.text("ab \n"), st.text("ab \n"))
def test_no_new_word_is_lost(old: str, new: str) -> None:
    kept = [piece.text for piece in word_diff(old, new) if piece.mark is not Mark.OLD]
    if "…" not in "".join(kept):
        assert "".join(kept).split() == new.split()
