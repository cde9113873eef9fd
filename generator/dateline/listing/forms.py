"""Rows of texts as a table for people, as CSV for spreadsheets, as JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula, which can fetch and run things."""

_GAP = "  "


def table(names: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None) -> str:
    """Return rows in aligned columns, the names of the fields above them.

    Args:
        names: The fields.
        rows: A text for every field, without line ends and without signs that a terminal obeys.
        width: The columns of the terminal, beyond which lines are cut; None to cut nothing.
    """
    listed = [names, *rows]
    widths = [max(map(_width, column)) for column in zip(*listed, strict=True)]
    lines = [
        _GAP.join(
            text + " " * (room - _width(text)) for text, room in zip(row, widths, strict=True)
        )
        for row in listed
    ]
    return "".join(f"{_cut(line.rstrip(), width)}\n" for line in lines)


def as_csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180, but with line feeds), the names of the fields in the first.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_harmless(text) for text in row] for row in rows)
    return out.getvalue()


def as_json(entries: Iterable[dict[str, object]]) -> str:
    """Return entries as a JSON list of objects, in ASCII."""
    return json.dumps(list(entries), indent=2) + "\n"


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _cut(line: str, width: int | None) -> str:
    if width is None or _width(line) <= width:
        return line
    room, kept = width - 1, 0
    for kept, character in enumerate(line):  # noqa: B007 - where it stops is what is wanted
        room -= _columns(character)
        if room < 0:
            break
    return f"{line[:kept]}…"
