"""Fingerprints as files: JSON of one object, refused as a whole where anything in it is wrong."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

from dateline.model.fingerprint import (
    FOLDER,
    HASH_BYTES,
    MOST_WORDS,
    SALT_BYTES,
    Fingerprint,
    path_of,
    run_count,
)
from dateline.model.problem import Finding, Position
from dateline.read.document import decode, position
from dateline.read.draft import stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.read.files import Tree

VERSION = 1
"""Of the format, and of everything that a hash hangs on: how words are made even, runs, hashes."""

_HINT = "make it anew with dateline fingerprint"


class _Damaged(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key
        self.message = message


def as_json(fingerprint: Fingerprint) -> str:
    """Return the text of a fingerprint's file."""
    said = {
        "version": VERSION,
        "salt": fingerprint.salt.hex(),
        "words": fingerprint.words,
        "runs": base64.b64encode(fingerprint.runs).decode(),
    }
    return json.dumps(said, indent=1) + "\n"


def read_fingerprints(
    tree: Tree, files: Iterable[str]
) -> tuple[Mapping[str, Fingerprint], tuple[Finding, ...]]:
    """Return the fingerprints among some files by the ids of their sources, and what is wrong.

    Args:
        tree: The content.
        files: Paths in it, with `/` between folders.
    """
    found: dict[str, Fingerprint] = {}
    findings: list[Finding] = []
    for path in files:
        if path.startswith(f"{FOLDER}/") and path == path_of(stem(path)):
            try:
                raw = tree.read(path)
            except OSError as error:
                findings.append(_finding(path, f"this cannot be read: {error.strerror or error}"))
                continue
            text, refused = decode(raw, path)
            fingerprint, damage = (None, refused) if refused else read_fingerprint(text, path)
            findings += damage
            if fingerprint:
                found[stem(path)] = fingerprint
    return found, tuple(findings)


def read_fingerprint(text: str, path: str) -> tuple[Fingerprint | None, tuple[Finding, ...]]:
    """Return the fingerprint that the text of a file says, or None and what is wrong with it."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        where = Position(error.lineno, error.colno)
        return None, (_finding(path, "this fingerprint is damaged: it is not JSON", where),)
    except (ValueError, RecursionError):
        return None, (_finding(path, "this fingerprint is damaged: it is not JSON of ours"),)
    try:
        return _fingerprint(value), ()
    except _Damaged as damaged:
        found = re.search(rf'"{damaged.key}"', text) if damaged.key else None
        where = position(text, found.start() if found else 0)
        return None, (_finding(path, f"this fingerprint is damaged: {damaged.message}", where),)


def _finding(path: str, message: str, where: Position = Position(1, 1)) -> Finding:  # noqa: B008 - frozen
    return Finding("bad-fingerprint", path, where, message, _HINT)


def _fingerprint(value: object) -> Fingerprint:
    """Return the fingerprint that a value of JSON says.

    Raises:
        _Damaged: It says none.

    """
    if not isinstance(value, dict) or value.keys() != {"version", "salt", "words", "runs"}:
        raise _Damaged("", "it should hold version, salt, words and runs")
    if value["version"] != VERSION or isinstance(value["version"], bool):
        raise _Damaged("version", f"its version is not {VERSION}")
    words = value["words"]
    if not isinstance(words, int) or isinstance(words, bool) or not 0 <= words <= MOST_WORDS:
        raise _Damaged("words", f"words is not a number up to {MOST_WORDS:,}")
    try:
        salt = bytes.fromhex(value["salt"])
        runs = base64.b64decode(value["runs"], validate=True)
    except (TypeError, ValueError):
        raise _Damaged("salt", "its salt or its runs are not as they were written") from None
    if len(salt) != SALT_BYTES:
        raise _Damaged("salt", f"its salt has {len(salt)} bytes, not {SALT_BYTES}")
    if len(runs) != run_count(words) * HASH_BYTES:
        raise _Damaged("runs", f"it has not the runs of {words:,} words")
    return Fingerprint(salt, words, runs)
