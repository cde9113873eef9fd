"""The version of a file: git's id of what it holds, by which anyone can find it again."""

from __future__ import annotations

import hashlib

DIGITS = 12
"""How many digits of the id are quoted: enough for one file among all versions of all files."""


def blob_id(raw: bytes) -> str:
    """Return the id that git gives to a file of these bytes, in a repository of the usual format.

    It depends on the bytes alone, so a build needs no git and is the same with and without one.
    """
    blob = b"blob %d\0%b" % (len(raw), raw)
    return hashlib.sha1(blob, usedforsecurity=False).hexdigest()


def version_of(raw: bytes) -> str:
    """Return the first digits of that id: `git cat-file -p VERSION` shows the file as it was."""
    return blob_id(raw)[:DIGITS]
