"""What was worked out before, kept beside mkdocs.yml in a folder that is safe to delete.

A cache is in a folder of the repository, where a contribution could put one of its own: values
that do harm when they are loaded, or pages with a script in them. So each entry is signed with a
key that this machine keeps elsewhere, for this user alone, and that is in no repository. What is
not signed with it was made on another machine, or is damaged, or half written: it is not there.

An entry is as good as its key says: the key names everything that the value depends on, and the
program itself. There is one file for each kind of entry, so the folder does not grow with time.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import pickle
import secrets
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = ".cache/dateline"
"""Beside mkdocs.yml."""

_KEY_SIZE = 32
_SIGNATURE = 32
"""Bytes of a signature, and of the digest of what an entry depends on."""


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries, each with the name of its kind."""

    folder: Path
    secret: bytes
    """What signs the entries."""

    def load(self, name: str, key: bytes) -> object:
        """Return the entry of a kind, None where there is none for this key.

        Args:
            name: The kind of entry.
            key: A digest of everything that it depends on.
        """
        try:
            with (self.folder / name).open("rb") as file:
                head = file.read(2 * _SIGNATURE)
                if head[_SIGNATURE:] != key:
                    return None
                held = file.read()
        except OSError:
            return None
        if not hmac.compare_digest(head[:_SIGNATURE], self._sign(name, key, held)):
            return None
        # The signature says that this user's own program wrote it.
        return pickle.loads(held)  # noqa: S301

    def save(self, name: str, key: bytes, value: object) -> None:
        """Keep an entry in the place of the one before; where that cannot be, nothing happens."""
        held = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        beside = self.folder / f"{name}.{secrets.token_hex(8)}.part"
        with contextlib.suppress(OSError):
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                # Made anew or not at all: what is there may be a link of a contribution's.
                with (
                    contextlib.suppress(FileExistsError),
                    (self.folder / ".gitignore").open("x") as file,
                ):
                    file.write("*\n")
                with beside.open("xb") as file:
                    file.write(self._sign(name, key, held) + key)
                    file.write(held)
                beside.replace(self.folder / name)
            finally:
                beside.unlink(missing_ok=True)

    def _sign(self, name: str, key: bytes, held: bytes) -> bytes:
        signed = hashlib.blake2b(key=self.secret, digest_size=_SIGNATURE)
        signed.update(name.encode() + b"\0" + key)
        signed.update(held)
        return signed.digest()


def open_cache(site: Path) -> Cache | None:
    """Return the cache of a site, None where this user has no place for the key.

    Args:
        site: The folder of its mkdocs.yml.
    """
    folder = site / FOLDER
    # A link in a contribution would have something else overwritten.
    if folder.resolve() != site.resolve() / FOLDER:
        return None
    try:
        return Cache(folder, _secret(user_cache_path("dateline") / "key"))
    except OSError:
        return None


def digest(parts: Iterable[str | bytes]) -> bytes:
    """Return a digest of texts, for a key. What a part holds cannot be taken for two parts."""
    found = hashlib.blake2b(digest_size=_SIGNATURE)
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(b"%d:" % len(raw))
        found.update(raw)
    return found.digest()


def digest_of_files(folder: Path) -> bytes:
    """Return what tells the files below a folder from what they have been: sizes and times."""
    start = len(str(folder))
    found = sorted((file.path[start:], file.stat()) for file in _files(str(folder)))
    return digest(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found)


def _files(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.is_file() and not entry.name.endswith(".pyc"):
                yield entry


@cache
def program() -> bytes:
    """Return what tells this program from any other: its own files, and all that is installed.

    Words come from Babel, HTML from Markdown and its extensions: another version of either may make
    something else of the same records.
    """
    installed = sorted(
        path.name
        for folder in map(Path, sys.path)
        if folder.is_dir()
        for path in folder.iterdir()
        if path.suffix in {".dist-info", ".egg-info"}
    )
    return digest((sys.version, digest_of_files(Path(__file__).parent), *installed))


def _secret(path: Path) -> bytes:
    """Return the key of this user, made at the first time."""
    with contextlib.suppress(FileNotFoundError):
        held = path.read_bytes()
        if len(held) == _KEY_SIZE:
            return held
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = secrets.token_bytes(_KEY_SIZE)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, fresh)
    finally:
        os.close(file)
    # Of two that begin at once the later wins; entries of the other are not found again.
    beside.replace(path)
    return fresh
