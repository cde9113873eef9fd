"""Where content lies, and finding the files in it."""

from __future__ import annotations

import os
import stat
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from dateline.model.kind import Kind
from dateline.model.problem import Finding, Position
from dateline.read.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_BYTES = 256 * 1024
"""The size above which a record file is refused."""

VOCABULARY = "vocabulary.yml"

# What was a file may have become a link, or a pipe that nobody writes to.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)

Stats: TypeAlias = dict[str, tuple[int, int]]
"""The size and the time of the last change of files, in nanoseconds, by path below a folder."""

LINK = "it is a symbolic link"
NO_FILE = "it is not an ordinary file"

_FOLDERS = {kind.folder: kind for kind in Kind}
_START = Position(1, 1)
_YAML = frozenset({".yml", ".yaml"})
_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})


class Tree(Protocol):
    """Content: a folder, or a folder as a commit or git's index has it."""

    def walk(self) -> Iterator[tuple[str, str]]:
        """Yield the path of every file with what is wrong with it, or with an empty text.

        Paths are below the tree, with `/`; names that begin with a dot are left alone.
        """

    def read(self, path: str) -> bytes:
        """Return the first bytes of a file, one more than a record may have at most.

        Raises:
            OSError: The file cannot be read.
        """

    def blob_id(self, path: str) -> str | None:
        """Return git's id of what a file holds, None where that takes reading it."""
        del path
        return None

    def at_hand(self, paths: Iterable[str]) -> Tree:
        """Return the tree, ready to read some of its files if each by itself would take long."""
        del paths
        return self


@dataclass(frozen=True, slots=True)
class Folder(Tree):
    """Content as it lies on the disk, committed or not.

    Symbolic links are refused, wherever they lead: a link in a contribution can make a build
    publish any file of the machine that it runs on.
    """

    path: Path

    def walk(self) -> Iterator[tuple[str, str]]:
        """Yield the path of every file with what is wrong with it, as `Tree` has it."""
        return _walk(self.path)

    def read(self, path: str) -> bytes:
        """Return the first bytes of a file, as `Tree` has it."""
        file = os.open(f"{self.path}/{path}", _FLAGS)
        try:
            # Room for the most that a file may hold would have to be found anew for each file.
            return os.read(file, min(os.fstat(file).st_size, MOST_BYTES) + 1)
        finally:
            os.close(file)


def tree_of(content: Path | Tree) -> Tree:
    """Return a tree of content; a path stands for the folder there."""
    return Folder(content) if isinstance(content, Path) else content


@dataclass(frozen=True, slots=True)
class Files:
    """What lies below a content folder, by use. Paths are below it, with `/`, sorted."""

    records: tuple[tuple[str, Kind], ...] = ()
    pages: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    """Pictures and whatever else the site serves as it is."""
    vocabulary: str | None = None
    findings: tuple[Finding, ...] = field(default=())


def find_files(tree: Tree) -> Files:
    """Return the files in a tree by what they are for."""
    records: list[tuple[str, Kind]] = []
    pages: list[str] = []
    others: list[str] = []
    vocabulary: str | None = None
    findings: list[Finding] = []
    for path, problem in sorted(tree.walk()):
        if problem:
            findings.append(_refused(path, problem))
            continue
        top, slash, rest = path.partition("/")
        kind = _FOLDERS.get(top) if slash else None
        suffix = os.path.splitext(path)[1]
        index = rest.lower() in {"index.md", "readme.md"}
        if path == VOCABULARY:
            vocabulary = path
        elif _is_odd(suffix, in_kind=kind is not None):
            findings.append(_odd_ending(path, suffix))
        elif kind and suffix in {".md", *_YAML} and not index:
            records.append((path, kind))
        elif suffix in _YAML:
            findings.append(_misplaced(path, top))
        elif suffix == ".md":
            pages.append(path)
        else:
            others.append(path)
    return Files(tuple(records), tuple(pages), tuple(others), vocabulary, tuple(findings))


def stats_of(content: Path) -> Stats:
    """Return the size and time of every file below a content folder that can be used.

    Raises:
        OSError: There is no such folder.
    """
    return {
        path: (stat.st_size, stat.st_mtime_ns) for path, wrong, stat in _entries(content) if stat
    }


def _walk(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield `(path, what is wrong with it or an empty text)` for every file."""
    return ((path, wrong) for path, wrong, _ in _entries(folder))


def _entries(folder: Path) -> Iterator[tuple[str, str, os.stat_result | None]]:
    """Yield `(path, what is wrong with it or an empty text, what the disk says)` for every file."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            with os.scandir(f"{folder}/{prefix}") as listed:
                entries = [entry for entry in listed if not entry.name.startswith(".")]
        except OSError as error:
            if not prefix:
                raise
            yield prefix, error.strerror or str(error), None
            continue
        for entry in entries:
            path = prefix + entry.name
            stat_result = entry.stat(follow_symlinks=False)
            wrong = _fault_of(entry, stat_result.st_mode)
            if wrong is not None:
                yield shown(path), wrong, None
            elif entry.is_dir(follow_symlinks=False):
                waiting.append(f"{path}/")
            else:
                yield path, "", stat_result


def _fault_of(entry: os.DirEntry[str], mode: int) -> str | None:
    """Return why a file or a folder cannot be used, None for a good one."""
    wrong = fault_of_name(entry.name)
    if wrong is not None:
        return wrong
    if stat.S_ISLNK(mode):
        return LINK
    return None if stat.S_ISDIR(mode) or stat.S_ISREG(mode) else NO_FILE


def fault_of_name(name: str) -> str | None:
    """Return why a file cannot be used for its name, None for a good one."""
    if not _is_text(name):
        return "its name is not UTF-8"
    if not name.isprintable() or "\\" in name:
        return "its name holds a character that is not shown, or a backslash"
    if not unicodedata.is_normalized("NFC", name):
        return "its name is written with separate accents (not NFC)"
    return None


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def shown(path: str) -> str:
    """Return a path with what is not UTF-8 in it written out."""
    return path if _is_text(path) else path.encode(errors="backslashreplace").decode()


def _refused(path: str, problem: str) -> Finding:
    hint = "put the file itself in its place" if "link" in problem else "rename or remove it"
    return Finding("syntax", path, _START, f"this cannot be read: {problem}", hint)


def _is_odd(suffix: str, *, in_kind: bool) -> bool:
    """Return whether a file's ending is one that somebody meant for one that is read."""
    meant = suffix.lower() in _MARKDOWN | _YAML and suffix not in {".md", *_YAML}
    return meant or (in_kind and suffix.lower() == ".txt")


def _odd_ending(path: str, suffix: str) -> Finding:
    right = {".txt": ".yml"}.get(suffix.lower(), suffix.lower())
    right = ".md" if suffix.lower() in _MARKDOWN else right
    message = f"files that end in {suffix} are not read"
    return Finding("misplaced-file", path, _START, message, f"rename it to end in {right}")


def _misplaced(path: str, top: str) -> Finding:
    folders = ", ".join(f"{kind.folder}/" for kind in Kind)
    near = nearest(top, _FOLDERS)
    return Finding(
        "misplaced-file",
        path,
        _START,
        "a YAML file lies where no kind of record is kept",
        f"did you mean {near}/?" if near else f"records live in {folders}",
    )
