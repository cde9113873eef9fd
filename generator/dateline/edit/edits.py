"""Small changes to a text: these characters become those, and all others stay as they are."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Edit(NamedTuple):
    """One change."""

    start: int
    """The first character that is replaced."""
    end: int
    """Behind the last; equal to `start` where something is put in between."""
    text: str
    """What stands there afterwards."""


def edited(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a file with some edits made, every other byte as it was.

    Args:
        raw: The file. It may begin with a byte order mark, and its lines may end in any way.
        edits: Places in the text that `document.decode` makes of the file, none in another.
    """
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    text = raw[len(mark) :].decode()
    pairs = [match.start() - count for count, match in enumerate(re.finditer("\r\n", text))]
    ending = "\r\n" if pairs else "\n"
    pieces: list[str] = []
    reached = 0
    for edit in sorted(edits):
        start, end = (offset + bisect_left(pairs, offset) for offset in edit[:2])
        pieces += [text[reached:start], edit.text.replace("\n", ending)]
        reached = end
    return mark + "".join([*pieces, text[reached:]]).encode()
