"""The version of a file: git's id of what it holds, by which anyone can find it again."""

from __future__ import annotations

import hashlib

DIGITS = 12
"""How many digits of the id are quoted: enough for one file among all versions of all files."""


def version_of(raw: bytes) -> str:
    """Return the first digits of the id that git gives to a file of these bytes.

    `git cat-file -p VERSION` shows the file as it was. The id depends on the bytes alone, so a
    build needs no git and is the same with and without one.
    """
    blob = b"blob %d\0%b" % (len(raw), raw)
    return hashlib.sha1(blob, usedforsecurity=False).hexdigest()[:DIGITS]
