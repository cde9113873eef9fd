"""The files of a site's content as they are, and what is to become of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.model.fingerprint import path_of
from dateline.model.problem import Finding, Position, Severity
from dateline.read.content import read
from dateline.read.document import decode
from dateline.read.draft import read_draft
from dateline.read.files import Folder, find_files
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dateline.model.collection import Collection
    from dateline.model.kind import Kind
    from dateline.model.records import Record


class Refused(Exception):  # noqa: N818 - not a fault: an answer to somebody who asked for too much
    """What was asked for cannot be done; its text says why, and maybe what can."""


@dataclass(frozen=True, slots=True)
class File:
    """A record or a hand-written page."""

    path: str
    """Below the content folder, with `/` between folders."""
    raw: bytes
    text: str
    """As the reader takes it: without byte order mark, with line feeds."""
    kind: Kind | None = None
    """None for a page."""


@dataclass(frozen=True, slots=True)
class Content:
    """All records and pages of a site, as files and as what they say."""

    files: tuple[File, ...]
    """Records first, each sorted by path."""
    collection: Collection
    findings: tuple[Finding, ...] = ()
    """What cannot be read at all; nothing can be said about what is in there."""
    faults: tuple[Finding, ...] = ()
    """Everything that the reader finds wrong with single records."""
    fingerprints: Mapping[str, bytes] = field(default_factory=dict)
    """The files of fingerprints, by the id of the source."""

    def file(self, path: str) -> File:
        """Return the file at a path."""
        return next(file for file in self.files if file.path == path)

    def record(self, identifier: str) -> Record:
        """Return the record that has a file of its own and the id `identifier`.

        Raises:
            Refused: There is none, or there are two.
        """
        found = [one for one in self.collection.records if one.id == identifier]
        if len(found) > 1:
            places = " and ".join(one.path for one in found)
            raise Refused(f"two records have the id {identifier}: {places}; mend that first")
        if not found:
            raise Refused(self._unknown(identifier))
        if found[0].within or not found[0].registered:
            raise Refused(f"{identifier} has no file of its own; it is written in {found[0].path}")
        return found[0]

    def fingerprint_moved(self, old: str, new: str) -> tuple[Change, ...]:
        """Return what becomes of a source's fingerprint when it goes by the id `new`.

        A fingerprint says nothing of the id but by the name of its file. One that `new` has stays.
        """
        raw = self.fingerprints.get(old)
        if raw is None:
            return ()
        removed = Change(path_of(old), raw, None)
        if new in self.fingerprints:
            return (removed,)
        return Change(path_of(new), None, raw, was=path_of(old)), removed

    def _unknown(self, identifier: str) -> str:
        current = self.collection.names.former.get(identifier)
        if current:
            return f"no record has the id {identifier} any more; it is {current} now"
        ids = (one.id for one in self.collection.records if one.registered and not one.within)
        hint = did_you_mean(identifier, ids)
        return f"no record has the id {identifier}" + (f"; {hint}" if hint else "")


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a file."""

    path: str
    """Below the content folder, with `/` between folders."""
    before: bytes | None
    """None for a file that is new."""
    after: bytes | None
    """None for a file that is removed."""
    was: str = ""
    """The path that a new file had before, where a file gets another name."""


def read_content(folder: Path) -> Content:
    """Return everything below a content folder that can name a record.

    Raises:
        OSError: The folder itself cannot be read.
    """
    found = find_files(Folder(folder))
    findings = [one for one in found.findings if one.rule == "syntax"]
    listed = [*found.records, *((path, None) for path in found.pages)]
    files = []
    for path, kind in listed:
        raw, text, wrong = read_file(folder, path)
        if kind and not wrong:
            _, wrong = read_draft(text, path, kind)
        findings.extend(one for one in wrong if one.severity is Severity.ERROR)
        files.append(File(path, raw, text, kind))
    reading = read(folder)
    faults = [one for one in reading.findings if one.severity is Severity.ERROR]
    fingerprints = {
        identifier: Folder(folder).read(path_of(identifier))
        for identifier in reading.collection.fingerprints
    }
    return Content(tuple(files), reading.collection, tuple(findings), tuple(faults), fingerprints)


def read_file(folder: Path, path: str) -> tuple[bytes, str, tuple[Finding, ...]]:
    """Return the bytes and the text of a file, and why it is none that can be used."""
    try:
        raw = Folder(folder).read(path)
    except OSError as error:
        message = f"this cannot be read: {error.strerror or error}"
        return b"", "", (Finding("syntax", path, Position(1, 1), message),)
    text, findings = decode(raw, path)
    return raw, text, findings
