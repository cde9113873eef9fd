"""Outputs to a folder: only what changed, never half a file.

A site is published in two steps. Whatever differs from the files that are there is written beside
them first, by as many processes as like (`stage`). When all of it is complete, it is moved into its
place and what belongs to nothing any more is removed (`publish`). A build that fails or is stopped
before that second step, which takes a moment, leaves the last good site as it was; one that is
stopped in the midst of it leaves whole pages, some of them new.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
_MODE = 0o666
"""What everybody may do with a file, less what the system's mask takes away."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site."""

    path: str
    """Below the site's folder, with `/` between folders."""
    content: str | bytes
    """A text is written as UTF-8."""


def write(outputs: Iterable[Output], folder: Path) -> int:
    """Write outputs below a folder; a file that holds the same already is left alone.

    A file is written beside its place and then moved there, so that at no time there is half of
    one, whenever the build is stopped.

    Returns:
        How many files were written.

    Raises:
        OSError: A file cannot be written.
    """
    written = 0
    fresh: dict[str, bool] = {}
    root = str(folder)
    for output in outputs:
        path = f"{root}/{output.path}"
        content = _bytes(output)
        parent = path.rpartition("/")[0]
        if parent not in fresh:
            fresh[parent] = _make_folder(parent)
        # In a folder that was made a moment ago there is nothing to compare with.
        if not fresh[parent] and _holds(path, content):
            continue
        _replace(path, content)
        written += 1
    return written


STAGING = ".dateline-new"
"""The folder in a site's own in which new files wait: moving a file is only whole within a disk."""


@dataclass(frozen=True, slots=True)
class Staged:
    """Outputs that were compared with a site. Can be handed from process to process."""

    new: dict[str, str] = field(default_factory=dict)
    """The path in the site of each file to come, and the file that waits for it."""
    same: list[str] = field(default_factory=list)
    """The paths of files that hold the same already."""


class Published(NamedTuple):
    """What publishing did to a site: numbers of files."""

    written: int
    same: int
    removed: int


def stage(outputs: Iterable[Output], site: Path, name: str) -> Staged:
    """Write what differs from the files of a site beside them, and say what goes where.

    Args:
        outputs: Files of the site.
        site: The site's folder.
        name: Tells this process from others that stage for the same site.

    Raises:
        OSError: A file cannot be written.
    """
    staged = Staged()
    waiting = f"{site}/{STAGING}/{name}"
    os.makedirs(waiting, exist_ok=True)
    for number, output in enumerate(outputs):
        content = _bytes(output)
        if _holds(f"{site}/{output.path}", content):
            staged.same.append(output.path)
            continue
        path = f"{waiting}/{number}"
        _write(path, content)
        staged.new[output.path] = path
    return staged


def publish(site: Path, parts: Iterable[Staged]) -> Published:
    """Move what was staged into its place, and remove every file that nothing asked for.

    What lies in the site's own folder under a name with a dot in front stays, as MkDocs leaves it:
    `.git`, `.well-known`.

    Raises:
        OSError: A file cannot be moved or removed.
    """
    wanted: set[str] = set()
    made: set[str] = set()
    written = same = 0
    for part in parts:
        for path, waiting in part.new.items():
            place = f"{site}/{path}"
            parent = place.rpartition("/")[0]
            if parent not in made:
                _make_way(site, path)
                made.add(parent)
            _move(waiting, place)
        wanted.update(part.new, part.same)
        written += len(part.new)
        same += len(part.same)
    return Published(written, same, _remove_others(site, wanted))


def prepare(site: Path) -> None:
    """Remove from a site's folder what a stopped build left, and symbolic links.

    No build makes a link. One that a contribution brought would have a build write elsewhere, or
    publish what lies there.

    Raises:
        OSError: A link cannot be removed.
    """
    for folder, below, names in os.walk(site):
        for name in (*below, *names):
            path = f"{folder}/{name}"
            if os.path.islink(path):
                os.unlink(path)
    discard(site)


def discard(site: Path) -> None:
    """Remove what waits in a site's folder."""
    shutil.rmtree(site / STAGING, ignore_errors=True)


def files_below(folder: Path) -> Iterator[Output]:
    """Yield every file below a folder, by path."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield Output(path.relative_to(folder).as_posix(), path.read_bytes())


def _bytes(output: Output) -> bytes:
    return output.content.encode() if isinstance(output.content, str) else output.content


def _make_way(site: Path, path: str) -> None:
    """Make the folders around a file; what was a file and is to be a folder goes."""
    try:
        os.makedirs(f"{site}/{path}".rpartition("/")[0], exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        parts = path.split("/")[:-1]
        for at in range(1, len(parts) + 1):
            with contextlib.suppress(OSError):
                os.unlink("/".join((str(site), *parts[:at])))
        os.makedirs(f"{site}/{path}".rpartition("/")[0], exist_ok=True)


def _move(waiting: str, place: str) -> None:
    try:
        os.replace(waiting, place)
    except OSError:
        # What was a folder is to be a file.
        if not os.path.isdir(place) or os.path.islink(place):
            raise
        shutil.rmtree(place)
        os.replace(waiting, place)


def _remove_others(site: Path, wanted: set[str]) -> int:
    """Remove the files of a site that are not wanted, and the folders that hold nothing then."""
    removed = 0
    folded: set[str] | None = None
    for folder, below, names in os.walk(site, topdown=False):
        prefix = os.path.relpath(folder, site).replace(os.sep, "/")
        prefix = "" if prefix == "." else f"{prefix}/"
        if prefix.startswith("."):
            continue
        for name in names:
            path = prefix + name
            if path in wanted or path.startswith("."):
                continue
            folded = folded if folded is not None else {one.casefold() for one in wanted}
            if path.casefold() in folded and _is_of_other_case(site, path, wanted):
                continue
            os.unlink(f"{site}/{path}")
            removed += 1
        for name in below:
            if not os.path.islink(f"{folder}/{name}") and not (prefix + name).startswith("."):
                with contextlib.suppress(OSError):
                    os.rmdir(f"{folder}/{name}")
    return removed


def _is_of_other_case(site: Path, path: str, wanted: set[str]) -> bool:
    """Return whether a file is a wanted one, on a disk that does not tell `A.png` from `a.png`."""
    others = (one for one in wanted if one.casefold() == path.casefold())
    return any(os.path.samefile(f"{site}/{path}", f"{site}/{one}") for one in others)


def _make_folder(path: str) -> bool:
    """Make a folder and those around it, and return whether it was not there before."""
    try:
        os.mkdir(path)
    except FileExistsError:
        return False
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    return True


def _holds(path: str, content: bytes) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(len(content) + 1) == content
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
    except PermissionError:
        # What Windows says of a folder.
        if not os.path.isdir(path):
            raise
        return False


def _replace(path: str, content: bytes) -> None:
    beside = f"{path}.{os.getpid()}.part"
    try:
        _write(beside, content)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def _write(path: str, content: bytes) -> None:
    # A file object would cost more than the writing, for thousands of small files.
    file = os.open(path, _FLAGS, _MODE)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)
