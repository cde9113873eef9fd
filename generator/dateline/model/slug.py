"""Ids and addresses from names in any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Iterable

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID = 100

KEPT_BY_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that no file or folder can have on Windows."""

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


def slug(text: str, *, longest: int = LONGEST_ID) -> str:
    """Return `text` as an id: lower-case ASCII letters and digits joined by single hyphens.

    Other scripts are transliterated. The result is cut at a hyphen where it would be longer than
    `longest` characters, and empty when `text` holds no letter or digit of any script.
    """
    words = _NOT_IN_ID.sub("-", anyascii(text).replace("'", "").lower()).strip("-")
    if len(words) <= longest:
        return words
    cut = words[: longest + 1].rpartition("-")[0]
    return cut or words[:longest]


def unlike(names: Iterable[str]) -> list[str]:
    """Return each of some ids once, those that were there before with a number: `a`, `b`, `a-2`."""
    found: dict[str, None] = {}
    for name in names:
        numbered, number = name, 1
        while numbered in found:
            number += 1
            numbered = f"{name}-{number}"
        found[numbered] = None
    return list(found)
