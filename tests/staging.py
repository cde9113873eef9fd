"""Git's index without git: what is staged, and what the last commit has, held in memory."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.cache import Cache
from dateline.read.revision import Repository, Staged
from dateline.read.version import blob_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.read.revision import Revision

NOWHERE = Path("/nowhere")
"""No git can be asked here, so that a text that is not at hand is an error."""


@dataclass(frozen=True)
class Index(Staged):
    """What is staged, with its texts."""

    texts: Mapping[str, bytes] = field(default_factory=dict)

    def only(self, paths: Iterable[str]) -> Revision:
        return replace(super().only(paths), texts=self.texts)


@dataclass(frozen=True, slots=True)
class Committed(Repository):
    """A repository with one commit."""

    files: Mapping[str, str] = field(default_factory=dict)

    def head(self) -> str:
        return "HEAD"

    def at(self, commit: str) -> Revision:
        del commit
        return staged({}, self.files).tree


def committed(files: Mapping[str, str]) -> Committed:
    """A repository whose last commit has some files below the content folder."""
    return Committed(NOWHERE, "", files)


def staged(before: Mapping[str, str], after: Mapping[str, str]) -> Index:
    """What is staged where the last commit had some files, and the next one has others."""
    held = {path: text.encode() for path, text in after.items()}
    oids = {path: blob_id(raw) for path, raw in held.items()}
    return Index(
        NOWHERE,
        {path: f"100644 {oids[path]} 0" for path in sorted(held)},
        frozenset(path for path in {*before, *after} if before.get(path) != after.get(path)),
        {oids[path]: raw for path, raw in held.items()},
    )


@dataclass(frozen=True)
class Memory(Cache):
    """A cache that keeps its entries in memory, as bytes."""

    entries: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def load(self, name: str, key: bytes) -> object:
        kept, held = self.entries.get(name, (b"", b""))
        return pickle.loads(held) if kept == key else None  # noqa: S301 - made right here

    def save(self, name: str, key: bytes, value: object) -> None:
        self.entries[name] = key, pickle.dumps(value)


def memory() -> Memory:
    """An empty cache in memory."""
    return Memory(NOWHERE, b"")
