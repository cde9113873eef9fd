"""The drafts of one call, on top of the content they are made for."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from dateline.model.kind import Kind
from dateline.read.files import Folder, Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pile(Tree):
    """Content as it will be with the drafts: a tree that can be read as any content.

    What one article of a call reports, the next may report too, and no two drafts have one id,
    wherever they are written.
    """

    content: Path
    output: Path
    """Where drafts are written, which may be a folder with drafts of before."""
    made: dict[str, bytes] = field(default_factory=dict)
    """The drafts of this call, by path."""

    def walk(self) -> Iterator[tuple[str, str]]:
        """Yield the path of every file, as `Tree` has it."""
        seen: set[str] = set()
        made = ((path, "") for path in self.made)
        for path, wrong in chain(made, self._drafted(), Folder(self.content).walk()):
            if path not in seen:
                seen.add(path)
                yield path, wrong

    def read(self, path: str) -> bytes:
        """Return what a file holds, as `Tree` has it."""
        if path in self.made:
            return self.made[path]
        try:
            return Folder(self.content).read(path)
        except FileNotFoundError:
            return Folder(self.output).read(path)

    def _drafted(self) -> Iterator[tuple[str, str]]:
        """Yield the drafts of before, in a folder that may hold anything else."""
        if self.output.resolve() == self.content.resolve():
            return
        for kind in Kind:
            folder = self.output / kind.folder
            if folder.is_dir() and not folder.is_symlink():
                for path, wrong in Folder(folder).walk():
                    yield f"{kind.folder}/{path}", wrong
