"""Indexes that were made before, kept beside the site in case nothing has changed."""

from __future__ import annotations

import contextlib
import os
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_SUFFIX: Final = ".zip"


def take(folder: Path, key: str) -> dict[str, bytes] | None:
    """Return the files that were kept under a key; None where there are none, or not whole."""
    try:
        with zipfile.ZipFile(folder / f"{key}{_SUFFIX}") as kept:
            return {name: kept.read(name) for name in kept.namelist()}
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError):
        return None


def keep(folder: Path, key: str, files: Mapping[str, bytes]) -> None:
    """Keep files under a key. Where that is not possible, they are made again the next time."""
    beside = folder / f"{key}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(beside, "w") as kept:
            for name, content in files.items():
                kept.writestr(zipfile.ZipInfo(name), content)
        beside.replace(folder / f"{key}{_SUFFIX}")
    with contextlib.suppress(OSError):
        beside.unlink(missing_ok=True)


def forget(folder: Path, keys: Iterable[str]) -> None:
    """Remove all but what is kept under some keys."""
    names = {f"{key}{_SUFFIX}" for key in keys}
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            if path.suffix == _SUFFIX and path.name not in names:
                path.unlink()
