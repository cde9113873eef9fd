from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from dateline.compare.word_diff import Mark, Piece
from dateline.model.problem import Severity
from dateline.review.card import (
    MOST_BYTES,
    Card,
    CardError,
    CardPage,
    CardProblem,
    CardSource,
    Duplicate,
    MissingRevision,
    PageKind,
    RecordChanges,
    Sentence,
    SourceNote,
    Spot,
    TextLine,
    What,
    from_json,
    to_json,
)
from tests.review.cards import full_card

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
COMMIT = st.none() | st.text("0123456789abcdef", min_size=40, max_size=40)
NAME = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/"), min_size=1)
PATHS = st.lists(NAME.filter(lambda name: name not in {".", ".."}), min_size=1).map("/".join)
SPOTS = st.builds(Spot, path=PATHS, line=st.integers(1, 10_000_000), before=st.booleans())
SPOT = st.none() | SPOTS


def many(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


PIECES = many(st.builds(Piece, TEXT, st.sampled_from(Mark)))
SENTENCES = many(st.builds(Sentence, pieces=PIECES, spot=SPOT))
PROBLEMS = many(
    st.builds(
        CardProblem,
        severity=st.sampled_from(Severity),
        rule=TEXT,
        message=TEXT,
        hint=st.none() | TEXT,
        spot=SPOTS,
    )
)
TEXT_LINES = many(st.builds(TextLine, mark=st.sampled_from("+- "), text=TEXT))
CARDS = st.builds(
    Card,
    base=COMMIT,
    head=COMMIT,
    headline=TEXT,
    records=many(
        st.builds(
            RecordChanges,
            what=st.sampled_from(What),
            of=TEXT,
            id=TEXT,
            title=TEXT,
            spot=SPOT,
            sentences=SENTENCES,
        )
    ),
    problems_added=PROBLEMS,
    problems_mended=PROBLEMS,
    duplicates=many(
        st.builds(
            Duplicate, id=TEXT, title=TEXT, other=TEXT, other_title=TEXT, reason=TEXT, spot=SPOT
        )
    ),
    sources=many(
        st.builds(
            CardSource, id=TEXT, title=TEXT, notes=many(st.sampled_from(SourceNote)), spot=SPOT
        )
    ),
    missing_revisions=many(
        st.builds(MissingRevision, id=TEXT, title=TEXT, fields=many(TEXT), spot=SPOT)
    ),
    pages=many(
        st.builds(
            CardPage,
            kind=st.sampled_from(PageKind),
            address=TEXT,
            title=TEXT,
            to=st.none() | TEXT,
            lines=TEXT_LINES,
        )
    ),
    pages_unknown=st.none() | TEXT,
)


@given(CARDS)
def test_card_comes_back_as_it_was(card: Card) -> None:
    text = to_json(card)
    assert text.isascii()
    assert from_json(text.encode()) == card


GOOD = json.loads(to_json(full_card("x")))


def changed(value: object, *keys: str | int) -> bytes:
    """The JSON of a good card with another value in one place."""
    copied = json.loads(json.dumps(GOOD))
    inner = copied
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    return json.dumps(copied).encode()


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        b'{"format": 1',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        changed(2, "format"),
        changed("1", "format"),
        changed("x", "unknown"),
        changed("x", "records", 0, "unknown"),
        changed("x", "pages", 0, "lines", 0, "unknown"),
        changed(1, "headline"),
        changed(None, "headline"),
        changed("x", "records"),
        changed("eaten", "records", 0, "what"),
        changed("*", "pages", 0, "lines", 0, "mark"),
        changed(["x", "bold"], "records", 0, "sentences", 0, "pieces", 0),
        changed(["x"], "problems_added", 0, "message"),
        changed("2" * 39, "head"),
        changed("2" * 65, "head"),
        changed("x" * 40, "head"),
        changed("2" * 40 + "\n", "head"),
        changed("main", "base"),
        changed(0, "records", 0, "spot", "line"),
        changed(-1, "records", 0, "spot", "line"),
        changed("3", "records", 0, "spot", "line"),
        changed(3.5, "records", 0, "spot", "line"),
        changed(10**30, "records", 0, "spot", "line"),
        changed(1, "records", 0, "spot", "before"),
        *(
            changed(path, "records", 0, "spot", "path")
            for path in ("", "/etc", "../x", "a/../../x", "a/..", "./a", "a//b", "a/", "..")
        ),
        changed("\ud800", "headline"),
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_card_is_refused(text: bytes) -> None:
    with pytest.raises(CardError):
        from_json(text)


def test_good_one_is_taken() -> None:
    assert from_json(changed("y", "headline")).headline == "y"


def test_card_that_is_too_large_says_how_large() -> None:
    with pytest.raises(CardError, match="has 4,194,305 bytes"):
        from_json(b" " * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("many_of_each", "sentences", "lines"),
    [(3_000, 1, 20), (1, 60_000, 1), (6_000, 1, 0), (1, 1, 60_000)],
)
def test_card_of_any_size_can_be_read_back(many_of_each: int, sentences: int, lines: int) -> None:
    card = full_card(
        "Кожне слово, long enough", many=many_of_each, sentences=sentences, lines=lines
    )
    text = to_json(card).encode()
    assert len(text) <= MOST_BYTES
    back = from_json(text)
    assert back.shortened
    assert back.headline == card.headline
    assert back.duplicates


def test_card_that_fits_is_not_shortened() -> None:
    assert not from_json(to_json(full_card("x", many=10)).encode()).shortened


def test_path_that_leads_upwards_is_no_spot() -> None:
    with pytest.raises(ValidationError):
        Spot(path="../x", line=1)
