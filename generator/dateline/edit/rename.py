"""Another id for a record: the file, every reference to it, and the old id kept as a former one."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from dateline.check.invalid_id import fault_of
from dateline.edit.edits import edited
from dateline.edit.former import with_former_id
from dateline.edit.replace import Replacement, in_page, in_record
from dateline.edit.site import Change, Refused

if TYPE_CHECKING:
    from dateline.edit.edits import Edit
    from dateline.edit.site import Content, File
    from dateline.model.problem import Finding
    from dateline.model.records import Record


def renamed(content: Content, old: str, new: str) -> tuple[tuple[Change, ...], tuple[Finding, ...]]:
    """Return what becomes of the files when a record gets another id, and what stands against it.

    Each file keeps every byte but those of the old id. The record's file stays in its folder. Its
    own change is the first and the removal of the old file the last, so that whoever looks in
    between finds the record under both names rather than under none.

    Args:
        content: All files.
        old: The id of a record.
        new: Its new id.

    Raises:
        Refused: There is no record `old` with a file of its own, or `new` is no id or is taken.
    """
    record = content.record(old)
    _check_new(content, record, new)
    if content.findings:
        return (), content.findings
    change = Replacement(record.kind_of_record, old, new)
    changes: list[Change] = []
    findings: list[Finding] = []
    own = content.file(record.path)
    folder, name = posixpath.split(own.path)
    path = posixpath.join(folder, new + posixpath.splitext(name)[1])
    for file in content.files:
        edits, found = edits_in(content, file, change)
        findings.extend(found)
        if file is own:
            after = edited(file.raw, [*edits, *_former(file, change)])
            changes.insert(0, Change(path, None, after, was=file.path))
        elif edits:
            changes.append(Change(file.path, file.raw, edited(file.raw, edits)))
    moved = content.fingerprint_moved(old, new)
    return (*changes, *moved, Change(own.path, own.raw, None)), tuple(findings)


def edits_in(
    content: Content, file: File, change: Replacement
) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """Return the edits of a file that put one id in the place of another, and what stands against.

    All files must be such as can be read: a reference may be in any of them.
    """
    if file.kind is None:
        return in_page(file.text, change), ()
    replaced = in_record(file.text, file.path, file.kind, change, content.collection.vocabulary)
    return replaced.edits, replaced.findings


def _former(file: File, change: Replacement) -> list[Edit]:
    """Return what keeps the old id; one that no address can be made of never had a page."""
    if file.kind is None or fault_of(change.old):
        return []
    return [with_former_id(file.text, file.path, file.kind, old=change.old, new=change.new)]


def _check_new(content: Content, record: Record, new: str) -> None:
    fault = fault_of(new)
    if fault:
        raise Refused(f"“{new}” {fault}; an id is made of a-z, 0-9 and single hyphens")
    if new == record.id:
        raise Refused(f"that is the id of {record.path} already")
    taken = content.collection.by_id.get(new)
    if taken is not None:
        raise Refused(f"the id {new} is taken: {taken.path}; `dateline merge` makes one of two")
    current = content.collection.names.former.get(new)
    if current not in {None, record.id}:
        raise Refused(f"the id {new} is taken, as a former id of {current}")
