"""Cards for tests."""

from __future__ import annotations

from dateline.compare.word_diff import Mark, Piece
from dateline.model.problem import Severity
from dateline.review.card import (
    Card,
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
)

BASE, HEAD = "1" * 40, "2" * 40


def full_card(text: str, *, many: int = 1, sentences: int = 1, lines: int = 3) -> Card:
    """A card that holds a text wherever a card holds text, `many` times."""
    spot = Spot(path=f"content/{''.join(filter(str.isalnum, text))[:50] or 'a'}.yml", line=3)
    pieces = (Piece(text), Piece(text, Mark.OLD), Piece(text), Piece(text), Piece(text, Mark.NEW))
    problem = CardProblem(severity=Severity.WARNING, rule=text, message=text, hint=text, spot=spot)
    told = RecordChanges(
        what=What.CHANGED,
        of=text,
        id=text,
        title=text,
        spot=spot,
        sentences=(Sentence(pieces=pieces, spot=spot),) * sentences,
    )
    note = CardSource(id=text, title=text, notes=tuple(SourceNote), spot=spot)
    shown = tuple(TextLine(mark=mark, text=text) for mark in ("+", "-", " ") for _ in range(lines))
    changed = CardPage(kind=PageKind.CHANGED, address=text, title=text, lines=shown)
    moved = CardPage(kind=PageKind.REDIRECTED, address=text, title=text, to=text)
    return Card(
        base=BASE,
        head=HEAD,
        headline=text,
        records=(told,) * many,
        problems_added=(problem,) * many,
        problems_mended=(problem,) * many,
        duplicates=(
            Duplicate(id=text, title=text, other=text, other_title=text, reason=text, spot=spot),
        )
        * many,
        sources=(note,) * many,
        missing_revisions=(MissingRevision(id=text, title=text, fields=(text,), spot=spot),) * many,
        pages=(changed, moved) * many,
        pages_unknown=text,
    )
