"""Content as git has it: in a commit, or staged for the next one.

Everything comes from git's objects. The working tree is neither read nor written, and what another
program has to say about time (a file's age, the depth of a clone) is never asked.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dateline.read.fetching import fetch_of
from dateline.read.files import LINK, MOST_BYTES, NO_FILE, Tree, fault_of_name, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_READ = frozenset({".json", ".md", ".yml", ".yaml"})
"""The endings of files whose text is needed."""

_LINK_MODE, _FILE_MODES = "120000", frozenset({"100644", "100755", "100664"})
_SUBMODULE_MODE = "160000"
_DIGITS = 40
"""Of an id in a repository of the usual format."""

# No pager, no prompt, no lock, nothing fetched for being missed (which older versions of git know
# by the second name only), paths as we mean them, and the same words everywhere.
_ENVIRONMENT = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "0",
    "GIT_GLOB_PATHSPECS": "0",
    "GIT_NOGLOB_PATHSPECS": "0",
    "GIT_ICASE_PATHSPECS": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


_OWNERSHIP = "if you trust its owner: git config --global --add safe.directory and that folder"


class RevisionError(Exception):
    """Git does not have what was asked for: no repository, no such revision, no common history."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        """One sentence without a full stop."""
        self.hint = hint
        """How to mend it, where that can be said."""


class Blob(NamedTuple):
    """A file as git lists it."""

    mode: str
    oid: str
    merged: bool = True


@dataclass(frozen=True, slots=True)
class Revision(Tree):
    """The content folder as a commit or the index has it; a `Tree`."""

    top: Path
    """The top of the working tree."""
    blobs: Mapping[str, Blob]
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """The first bytes of what is at hand, by its id."""

    @classmethod
    def of(cls, top: Path, blobs: Mapping[str, Blob]) -> Revision:
        """Return the tree of what git lists.

        Args:
            top: The top of the working tree.
            blobs: The files below the content folder.
        """
        # What is in a submodule is in no commit of this repository. And where the content folder
        # was something else than a folder, it held nothing.
        return cls(
            top, {path: one for path, one in blobs.items() if path and one.mode != _SUBMODULE_MODE}
        )

    def walk(self) -> Iterator[tuple[str, str]]:
        """Yield the path of every file with what is wrong with it, as `Tree` has it."""
        told: set[str] = set()
        for path, blob in self.blobs.items():
            if any(name.startswith(".") for name in path.split("/")):
                continue
            where, fault = _fault_of(path, blob)
            # A folder with a fault is told once, as it is on the disk.
            if where not in told:
                yield shown(where), fault
            if fault:
                told.add(where)

    def read(self, path: str) -> bytes:
        """Return the first bytes of a file, as `Tree` has it.

        Raises:
            RevisionError: Git has the name of the file and not its text.
        """
        if not self._is_readable(path):
            raise FileNotFoundError(2, "git does not have it", path)
        return self.at_hand((path,)).texts[self.blobs[path].oid]

    def blob_id(self, path: str) -> str | None:
        """Return the id of what a file holds, as `Tree` has it."""
        oid = self.blobs[path].oid
        # A repository of the other format has ids that no file on the disk is known by.
        return oid if len(oid) == _DIGITS else None

    def at_hand(self, paths: Iterable[str] | None = None) -> Revision:
        """Return the tree with the texts of files, or of all that can be records or pages.

        Raises:
            RevisionError: One of them is not here, as in a partial clone.
        """
        asked = self.blobs if paths is None else paths
        # Any number of files can be one object.
        oids = {self.blobs[path].oid: None for path in asked if self._is_readable(path)}
        missing = [oid for oid in oids if oid not in self.texts]
        if not missing:
            return self
        more = zip(missing, _texts(self.top, missing), strict=True)
        return replace(self, texts={**self.texts, **dict(more)})

    def _is_readable(self, path: str) -> bool:
        blob = self.blobs.get(path)
        return (
            blob is not None
            and posixpath.splitext(path)[1] in _READ
            and not _fault_of(path, blob)[1]
        )


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
            message = f"{content} lies in no git repository that can be read: {why}"
            raise RevisionError(message, _OWNERSHIP if "ownership" in why else None)
        prefix, top = os.fsdecode(run.stdout).split("\n")[:2]
        return cls(Path(top), prefix.rstrip("/"))

    def commit(self, revision: str, *, history: bool = False) -> str:
        """Return the full name of the commit that a revision means.

        Args:
            revision: What it is called.
            history: Whether what came before it is needed too.

        Raises:
            RevisionError: There is no such commit here.
        """
        # What follows `:/` is a pattern to its end, so that nothing can be put behind it.
        said = self._object(revision)
        said = None if said is None else self._object(f"{said}^{{commit}}")
        if said is None:
            hint = self._how_to_fetch(None if history else revision)
            if ".." in revision:
                hint = "name two revisions, with a space between them, in the place of a range"
            raise RevisionError(f"git knows no commit “{revision}” here", hint)
        return said

    def _object(self, name: str) -> str | None:
        if "\0" in name:
            return None
        said = _git(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
        return said.decode().strip() if said is not None else None

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
        for branch in ("origin/HEAD", "origin/main", "origin/master", "main", "master"):
            if self._object(f"{branch}^{{commit}}"):
                return branch
        if self._object("HEAD") is None:
            raise RevisionError("there is no commit here yet", "commit what there is first")
        message = "there is no default branch here: neither origin/HEAD nor main nor master"
        raise RevisionError(message, self._how_to_fetch() or "name the revision to compare with")

    def at(self, commit: str) -> Revision:
        """Return the content folder as a commit has it; empty where it has none.

        Raises:
            RevisionError: The commit's files are not here.
        """
        listed = _git(self.top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *self._only())
        if listed is None:
            raise RevisionError(f"the files of {commit} are not here", self._how_to_fetch())
        blobs = {}
        for facts, path in _entries(listed):
            mode, _, oid = facts.split(" ")
            blobs[self._below(path)] = Blob(mode, oid)
        return Revision.of(self.top, blobs).at_hand()

    def staged(self) -> Staged:
        """Return the content folder as it would be committed now.

        Raises:
            RevisionError: The index cannot be read.
        """
        listed = _git(self.top, "ls-files", "--stage", "-z", "--", *self._only())
        if listed is None:
            raise RevisionError("git's index cannot be read")
        facts = {self._below(path): facts for facts, path in _entries(listed)}
        return Staged(self.top, facts, self._staged_paths())

    def commit_of_working_tree(self) -> str | None:
        """Return the commit that the folder on the disk is the same as, None without one."""
        arguments = ("status", "--porcelain", "--untracked-files=all", "--no-renames", "-z")
        changed = _git(self.top, *arguments, "--", *self._only())
        return self.head() if changed == b"" else None

    def head(self) -> str | None:
        """Return the commit that is checked out, None before the first one."""
        return self._object("HEAD^{commit}")

    def _staged_paths(self) -> frozenset[str]:
        arguments = ("diff", "--cached", "--name-only", "--no-renames", "--no-ext-diff", "-z")
        said = _git(self.top, *arguments, "--", *self._only()) or b""
        return frozenset(self._below(os.fsdecode(path)) for path in said.split(b"\0") if path)

    def _only(self) -> tuple[str, ...]:
        return (f":(top,literal){self.folder}",) if self.folder else ()

    def _below(self, path: str) -> str:
        return path[len(self.folder) + 1 :] if self.folder else path

    def _how_to_fetch(self, revision: str | None = None) -> str | None:
        """Return the cheapest command that brings a revision, or all of them, to a shallow clone.

        None where it is no shallow one, since more of its history would not help.
        """
        said = _git(self.top, "rev-parse", "--is-shallow-repository")
        if said is None or said.strip() != b"true":
            return None
        remotes = os.fsdecode(_git(self.top, "remote") or b"").split()
        arguments = fetch_of(revision, remotes) if revision and remotes else "--unshallow"
        return f"this clone is shallow: git fetch {arguments}"


@dataclass(frozen=True)
class Staged:
    """The content folder as it would be committed now."""

    top: Path
    """The top of the working tree."""
    facts: Mapping[str, str]
    """What git's index says of each file below the folder: mode, id, side of a merge."""
    paths: frozenset[str]
    """The files below it that the commit changes or removes."""

    @cached_property
    def tree(self) -> Revision:
        """All of it, with the texts that change.

        Raises:
            RevisionError: One of them is not here.
        """
        return self.only(self.facts).at_hand(self.paths)

    def only(self, paths: Iterable[str]) -> Revision:
        """Return some files of it alone."""
        blobs = {}
        for path in paths:
            if path in self.facts:
                mode, oid, stage = self.facts[path].split(" ")
                blobs[path] = Blob(mode, oid, merged=stage == "0")
        return Revision.of(self.top, blobs)


def _fault_of(path: str, blob: Blob) -> tuple[str, str]:
    """Return a file, or the folder above it, with why it cannot be used; empty for a good one."""
    names = path.split("/")
    for depth, name in enumerate(names, start=1):
        wrong = fault_of_name(name)
        if wrong is not None:
            return "/".join(names[:depth]), wrong
    if not blob.merged:
        return path, "a merge left it in conflict"
    if blob.mode == _LINK_MODE:
        return path, LINK
    return path, "" if blob.mode in _FILE_MODES else NO_FILE


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
    environment = {**_environment_of_git(), **_ENVIRONMENT}
    try:
        return subprocess.run(  # noqa: S603 - git itself, and no shell
            command, cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError as error:
        raise RevisionError("there is no git on this machine", "install git") from error
    except OSError as error:
        raise RevisionError(f"git cannot be run: {error.strerror or error}") from error


def _environment_of_git() -> dict[str, str]:
    """Return the environment, without what a hook is told of the repository that it runs in.

    Git names the repository to its hooks without the top of the working tree, as seen from there;
    from any other folder that is wrong. Where somebody names both, they are meant.
    """
    found = dict(os.environ)
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        if "GIT_WORK_TREE" not in os.environ:
            found.pop(name, None)
        elif name in found:
            found[name] = os.path.abspath(found[name])  # noqa: PTH100 - a link is to stay one
    return found
