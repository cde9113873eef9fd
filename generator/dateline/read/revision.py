"""Content as git has it: in a commit, or staged for the next one.

Everything comes from git's objects. The working tree is neither read nor written, and what another
program has to say about time (a file's age, the depth of a clone) is never asked.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from dateline.read.files import LINK, MOST_BYTES, NO_FILE, fault_of_name, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_READ = frozenset({".json", ".md", ".yml", ".yaml"})
"""The endings of files whose text is needed."""

_LINK_MODE, _FILE_MODES = "120000", frozenset({"100644", "100755", "100664"})

# No pager, no prompt, no lock, nothing fetched for being missed, and the same words everywhere.
_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class RevisionError(Exception):
    """Git does not have what was asked for: no repository, no such revision, no common history."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        """One sentence without a full stop."""
        self.hint = hint
        """How to mend it, where that can be said."""


class _Blob(NamedTuple):
    """A file as git lists it."""

    mode: str
    oid: str
    merged: bool = True


@dataclass(frozen=True, slots=True)
class Revision:
    """The content folder as a commit or the index has it; a `Tree`."""

    blobs: Mapping[str, _Blob]
    texts: Mapping[str, bytes]
    """The first bytes of the files that can be records or pages."""

    def walk(self) -> Iterator[tuple[str, str]]:
        """Yield the path of every file with what is wrong with it, as `Tree` has it."""
        for path, blob in self.blobs.items():
            if not any(name.startswith(".") for name in path.split("/")):
                yield shown(path), _fault_of(path, blob)

    def read(self, path: str) -> bytes:
        """Return the first bytes of a file, as `Tree` has it."""
        try:
            return self.texts[path]
        except KeyError:
            raise FileNotFoundError(2, "git does not have it", path) from None


@dataclass(frozen=True, slots=True)
class Repository:
    """The git repository around a content folder."""

    top: Path
    """The top of the working tree."""
    folder: str
    """The content folder below it, with `/`; empty when it is the top."""

    @classmethod
    def around(cls, content: Path) -> Repository:
        """Return the repository that a content folder lies in.

        Raises:
            RevisionError: It lies in none, or there is no git.
        """
        content = content.resolve()
        run = _run(content, "rev-parse", "--show-prefix", "--show-toplevel")
        if run.returncode:
            why = os.fsdecode(run.stderr).strip().partition("\n")[0].removeprefix("fatal: ")
            raise RevisionError(f"{content} lies in no git repository that can be read", why)
        prefix, top = os.fsdecode(run.stdout).split("\n")[:2]
        return cls(Path(top), prefix.rstrip("/"))

    def commit(self, revision: str) -> str:
        """Return the full name of the commit that a revision means.

        Raises:
            RevisionError: There is no such commit here.
        """
        asked = f"{revision}^{{commit}}"
        said = _git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", asked)
        if said is None:
            raise RevisionError(f"git knows no commit “{revision}” here", self._how_to_fetch())
        return said.decode().strip()

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit from which two commits went their ways.

        Raises:
            RevisionError: The history that is here does not say.
        """
        said = _git(self.top, "merge-base", "--", one, other)
        if said is None:
            message = "the history that is here does not reach to where the two revisions parted"
            raise RevisionError(message, self._how_to_fetch())
        return said.decode().strip()

    def published(self, revision: str) -> tuple[str, bool]:
        """Return the commit that what is checked out is to be held against.

        That is where it left `revision`, so that what happened there since is not missed here. A
        clone may be too shallow to tell; then it is `revision` itself.

        Returns:
            The commit, and whether it is known to be where the two parted.

        Raises:
            RevisionError: There is no such commit here.
        """
        base, head = self.commit(revision), self.head()
        if head is None:
            return base, False
        try:
            return self.merge_base(base, head), True
        except RevisionError:
            return base, False

    def default_branch(self) -> str:
        """Return the branch that changes are made for: the remote's, or main, or master.

        Raises:
            RevisionError: None of them is there.
        """
        said = _git(self.top, "rev-parse", "--abbrev-ref", "--verify", "--quiet", "origin/HEAD")
        named = [said.decode().strip()] if said else []
        for branch in (*named, "origin/main", "origin/master", "main", "master"):
            if _git(self.top, "rev-parse", "--verify", "--quiet", f"{branch}^{{commit}}"):
                return branch
        message = "there is no default branch here: neither origin/HEAD nor main nor master"
        raise RevisionError(message, "name the revision to compare with")

    def at(self, commit: str) -> Revision:
        """Return the content folder as a commit has it; empty where it has none.

        Raises:
            RevisionError: The commit's files are not here.
        """
        listed = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *self._only())
        if listed is None:
            raise RevisionError(f"the files of {commit} are not here", self._how_to_fetch())
        blobs = {}
        for entry in _entries(listed):
            facts, path = entry
            mode, _, oid = facts.split(" ")
            blobs[self._below(path)] = _Blob(mode, oid)
        return self._revision(blobs)

    def staged(self) -> Revision:
        """Return the content folder as it would be committed now.

        Raises:
            RevisionError: The index cannot be read.
        """
        listed = _git(self.top, "ls-files", "--stage", "-z", "--", *self._only())
        if listed is None:
            raise RevisionError("git's index cannot be read")
        blobs = {}
        for facts, path in _entries(listed):
            mode, oid, stage = facts.split(" ")
            blobs[self._below(path)] = _Blob(mode, oid, merged=stage == "0")
        return self._revision(blobs)

    def commit_of_working_tree(self) -> str | None:
        """Return the commit that the folder on the disk is the same as, None without one."""
        arguments = ("status", "--porcelain", "--untracked-files=all", "--no-renames", "-z")
        changed = _git(self.top, *arguments, "--", *self._only())
        return self.head() if changed == b"" else None

    def head(self) -> str | None:
        """Return the commit that is checked out, None before the first one."""
        said = _git(self.top, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return None if said is None else said.decode().strip()

    def staged_paths(self) -> frozenset[str]:
        """Return the files below the content folder that the next commit changes or removes."""
        arguments = ("diff", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "-z")
        said = _git(self.top, *arguments, "--", *self._only()) or b""
        return frozenset(self._below(os.fsdecode(path)) for path in said.split(b"\0") if path)

    def _only(self) -> tuple[str, ...]:
        return (f":(top,literal){self.folder}",) if self.folder else ()

    def _below(self, path: str) -> str:
        return path[len(self.folder) + 1 :] if self.folder else path

    def _how_to_fetch(self) -> str | None:
        said = _git(self.top, "rev-parse", "--is-shallow-repository")
        if said is None or said.strip() != b"true":
            return None
        return "this clone is shallow: fetch more of the history, with git fetch --unshallow"

    def _revision(self, blobs: dict[str, _Blob]) -> Revision:
        wanted = [path for path in blobs if PurePosixPath(path).suffix in _READ]
        wanted = [path for path in wanted if not _fault_of(path, blobs[path])]
        texts = _texts(self.top, [blobs[path].oid for path in wanted])
        return Revision(blobs, dict(zip(wanted, texts, strict=True)))


def _fault_of(path: str, blob: _Blob) -> str:
    """Return why a file cannot be used, an empty text for a good one."""
    for name in path.split("/"):
        wrong = fault_of_name(name)
        if wrong is not None:
            return wrong
    if not blob.merged:
        return "a merge left it in conflict"
    if blob.mode == _LINK_MODE:
        return LINK
    return "" if blob.mode in _FILE_MODES else NO_FILE


def _entries(listed: bytes) -> Iterator[tuple[str, str]]:
    """Yield what git says of each file, and its path."""
    for entry in listed.split(b"\0"):
        if entry:
            facts, _, path = entry.partition(b"\t")
            yield facts.decode(), os.fsdecode(path)


def _texts(top: Path, oids: list[str]) -> Iterator[bytes]:
    """Yield the first bytes of objects, in order.

    Raises:
        RevisionError: One of them is not here, as in a partial clone.
    """
    if not oids:
        return
    asked = "".join(f"{oid}\n" for oid in oids).encode()
    # What is too large for a record is cut by the caller's rule, not left out: it has to be told.
    said = _git(top, "cat-file", "--batch", "--buffer", given=asked)
    at = 0
    for oid in oids:
        end = -1 if said is None else said.find(b"\n", at)
        header = b"" if said is None or end < 0 else said[at:end]
        if said is None or not header.rpartition(b" ")[2].isdigit():
            message = f"git has the name of a file but not its text ({oid[:12]})"
            raise RevisionError(message, "fetch it: this clone is a partial one")
        size = int(header.rpartition(b" ")[2])
        yield said[end + 1 : end + 1 + min(size, MOST_BYTES + 1)]
        at = end + 1 + size + 1


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """Return what git says, None where it fails.

    Raises:
        RevisionError: There is no git.
    """
    run = _run(folder, *arguments, given=given)
    return run.stdout if run.returncode == 0 else None


def _run(
    folder: Path, *arguments: str, given: bytes | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = ("git", "-c", "core.quotePath=false", "--no-replace-objects", *arguments)
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        return subprocess.run(  # noqa: S603 - git itself, and no shell
            command, cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise RevisionError("there is no git on this machine", "install git") from error
