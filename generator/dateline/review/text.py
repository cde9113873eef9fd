"""Changes for a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.compare.word_diff import Mark
from dateline.report import inert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.compare.word_diff import Piece
    from dateline.review.card import RecordChanges

_SPACE = re.compile(r"[ \t\n]+")
_COLOURS = {Mark.OLD: "31", Mark.NEW: "32"}
_SIGNS = {Mark.OLD: ("[-", "-]"), Mark.NEW: ("{+", "+}")}


def text(records: Sequence[RecordChanges], *, colour: bool) -> str:
    """Return changes for people: a record a paragraph, a change a line with its place.

    Args:
        records: The changes.
        colour: Whether words that went and came are coloured rather than put in brackets.
    """
    return "\n\n".join(_record(record, colour=colour) for record in records)


def _record(record: RecordChanges, *, colour: bool) -> str:
    where = f"{inert(record.spot.path)}:{record.spot.line}: " if record.spot else ""
    lines = [f"{where}{inert(record.of)} {inert(record.id)} “{inert(record.title)}”"]
    for sentence in record.sentences:
        at = f" (line {sentence.spot.line})" if sentence.spot else ""
        lines.append(f"  {_said(sentence.pieces, colour=colour)}{at}")
    return "\n".join(lines)


def _said(pieces: Sequence[Piece], *, colour: bool) -> str:
    said = []
    for piece in pieces:
        # The end of a line, with the indent of the next, is a space.
        shown = inert(_SPACE.sub(" ", piece.text))
        if piece.mark is Mark.PLAIN:
            said.append(shown)
        elif colour:
            said.append(f"\x1b[{_COLOURS[piece.mark]}m{shown}\x1b[0m")
        else:
            opened, closed = _SIGNS[piece.mark]
            said.append(f"{opened}{shown}{closed}")
    return "".join(said)
