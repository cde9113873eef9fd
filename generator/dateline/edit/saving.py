"""Several files written, all of them or none."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.edit.site import Change


def save(folder: Path, changes: Iterable[Change]) -> None:
    """Write changed and new files below a folder, and remove those that are to go.

    What is guaranteed: when this returns, everything is written; when it raises, nothing has
    changed. All new text is on the disk before the first file is touched, then file after file is
    replaced in one step, in the order given, and whatever fails on the way undoes the steps
    before it. Whoever kills the process in between, or cuts the power, may find some files new and
    some old, and a hidden file `.….part` beside one of them; each file is whole all the same.

    Args:
        folder: The content folder.
        changes: What to do. A file that is to be new must not be there.

    Raises:
        OSError: Something cannot be written, or a file has changed since it was read.
    """
    listed = list(changes)
    with contextlib.ExitStack() as stack:
        staged = [
            (change, stack.enter_context(_beside(folder / change.path, change)))
            for change in listed
        ]
        for change in listed:
            _check_as_read(folder / change.path, change.before)
        done: list[Change] = []
        try:
            for change, part in staged:
                done.append(change)
                _step(folder / change.path, part)
        except BaseException:
            for change in reversed(done):
                _undo(folder / change.path, change)
            raise


@contextlib.contextmanager
def _beside(path: Path, change: Change) -> Iterator[Path | None]:
    """Write the new text of a file beside its place, and clean up whatever is left of that."""
    if change.after is None:
        yield None
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _write(part, change.after)
        like = path.with_name(change.was.rpartition("/")[2]) if change.was else path
        if like.exists():
            shutil.copymode(like, part)
        yield part
    finally:
        part.unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _check_as_read(path: Path, before: bytes | None) -> None:
    if before is None:
        if os.path.lexists(path):
            raise FileExistsError(f"{path} is there already")
    elif path.read_bytes() != before:
        raise OSError(f"{path} has changed in the meantime")


def _step(path: Path, part: Path | None) -> None:
    if part is None:
        path.unlink()
    else:
        part.replace(path)


def _undo(path: Path, change: Change) -> None:
    """Bring a file back to what it was; one that cannot be keeps none of the others from it."""
    with contextlib.suppress(OSError):
        if change.before is None:
            path.unlink(missing_ok=True)
        elif not path.exists() or path.read_bytes() != change.before:
            part = path.with_name(f".{path.name}.{os.getpid()}.part")
            _write(part, change.before)
            part.replace(path)
