"""Outputs to a folder: only what changed, never half a file."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
        content = output.content
        if isinstance(content, str):
            content = content.encode()
        parent = path.rpartition("/")[0]
        if parent not in fresh:
            fresh[parent] = _make_folder(parent)
        # In a folder that was made a moment ago there is nothing to compare with.
        if not fresh[parent] and _holds(path, content):
            continue
        _replace(path, content)
        written += 1
    return written


def write_whole(outputs: Iterable[Output], folder: Path, part: str) -> int:
    """Write outputs that are all there is to be in one folder of the site; the rest is removed.

    Args:
        outputs: Files that all lie below `part`.
        folder: The site's folder.
        part: The folder below it that is theirs alone: `pagefind`.

    Returns:
        How many files were written.

    Raises:
        OSError: A file cannot be written or removed.
    """
    paths: set[str] = set()

    def noted() -> Iterator[Output]:
        for output in outputs:
            paths.add(output.path)
            yield output

    written = write(noted(), folder)
    for path in (folder / part).rglob("*"):
        if path.relative_to(folder).as_posix() not in paths and not path.is_dir():
            path.unlink()
    return written


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
    except FileNotFoundError:
        return False


def _replace(path: str, content: bytes) -> None:
    beside = f"{path}.{os.getpid()}.part"
    try:
        # A file object would cost more than the writing, for thousands of small files.
        file = os.open(beside, _FLAGS, _MODE)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(file, left) :]
        finally:
            os.close(file)
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
