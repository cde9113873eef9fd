from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.compare.word_diff import Mark, Piece
from dateline.review.card import RecordChanges, Sentence, Spot, What
from dateline.review.text import text
from tests.review.cards import full_card
from tests.review.test_escape import HOSTILE

UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2028\u2029\ud800-\udfff]")
SPOT = Spot(path="content/events/a.yml", line=1)
PIECES = (Piece("Title: "), Piece("old", Mark.OLD), Piece(" "), Piece("new\n", Mark.NEW))
CHANGED = RecordChanges(
    what=What.CHANGED,
    of="event",
    id="a",
    title="A",
    spot=SPOT,
    sentences=(Sentence(pieces=PIECES, spot=SPOT), Sentence(pieces=(Piece("Added"),))),
)


def test_records_are_paragraphs() -> None:
    one = "content/events/a.yml:1: event a “A”\n  Title: [-old-] {+new +} (line 1)\n  Added"
    assert text([CHANGED, CHANGED], colour=False) == f"{one}\n\n{one}"
    assert text([], colour=False) == ""


def test_colours_take_the_place_of_brackets() -> None:
    said = text([CHANGED], colour=True)
    assert "Title: \x1b[31mold\x1b[0m \x1b[32mnew \x1b[0m" in said


def test_lines_and_their_indents_are_one_line() -> None:
    pieces = (Piece("among [[a]],\n  [[b]]\n\n- "), Piece("c\n   d", Mark.NEW))
    record = CHANGED.model_copy(update={"sentences": (Sentence(pieces=pieces),)})
    assert text([record], colour=False).splitlines()[1:] == ["  among [[a]], [[b]] - {+c d+}"]


@pytest.mark.parametrize("hostile", [one for one in HOSTILE if "\ud800" not in one])
@pytest.mark.parametrize("colour", [False, True])
def test_terminal_obeys_nothing(hostile: str, *, colour: bool) -> None:
    said = text(full_card(hostile).records, colour=colour)
    ours = re.sub("\x1b\\[(?:31|32|0)m", "", said) if colour else said
    assert not UNSAFE.search(ours)
    assert len(said.splitlines()) == 2


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_terminal_obeys_no_text(hostile: str) -> None:
    said = text(full_card(hostile).records, colour=False)
    assert not UNSAFE.search(said)
    assert not any(line.lstrip().startswith("::") for line in said.splitlines())
