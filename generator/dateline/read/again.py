"""Content that was read before and has changed since, without reading all of it again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.model.kind import Kind
from dateline.model.names import Names, fold
from dateline.read.decode import decode_draft
from dateline.read.document import decode
from dateline.read.draft import read_draft
from dateline.read.inline_sources import lift_inline_sources
from dateline.read.version import version_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.collection import Collection
    from dateline.model.records import Record
    from dateline.read.files import Tree


def read_again(collection: Collection, tree: Tree, changed: Iterable[str]) -> Collection | None:
    """Return a collection with the records of some files as they are now.

    Args:
        collection: What was read before.
        tree: The content as it is now.
        changed: The record files that hold something else than before; all others are the same.

    Returns:
        What reading everything would return, but that a reference to an event by its former title
        still holds. None where that takes reading everything: a file is new or has a mistake, a
        record has another name that others may refer to it by, a source is written inside an event.
    """
    of_file: dict[str, list[Record]] = {}
    for record in collection.records:
        of_file.setdefault(record.path, []).append(record)
    unread = {path for path, _ in collection.unread}
    names, versions = collection.names, dict(collection.versions)
    renewed: dict[str, Record] = {}
    for path in changed:
        before = of_file.get(path, [])
        if len(before) != 1 or before[0].within or path in unread:
            return None
        try:
            raw = tree.read(path)
        except OSError:
            return None
        after = _read(raw, before[0], collection)
        renamed = _renamed(names, before[0], after) if after else None
        if after is None or renamed is None:
            return None
        names = renamed
        renewed[path] = after
        versions[path] = version_of(raw)
    records = tuple(renewed.get(record.path, record) for record in collection.records)
    return replace(collection, records=records, names=names, versions=versions)


def _read(raw: bytes, before: Record, collection: Collection) -> Record | None:
    """Return the record of a file; None where something is wrong with it, or it holds several."""
    text, refused = decode(raw, before.path)
    draft, found = read_draft(text, before.path, before.kind_of_record)
    lifted = lift_inline_sources((draft,))
    if refused or found or len(lifted.drafts) > 1:
        return None
    record, wrong = decode_draft(lifted.drafts[0], collection.names, collection.vocabulary)
    return None if wrong else record


def _renamed(names: Names, before: Record, after: Record) -> Names | None:
    """Return the names of all records when one has changed; None where others may depend on it."""
    if before.former_ids != after.former_ids:
        return None
    old, new = ({fold(name) for name in one.names} for one in (before, after))
    if old == new:
        return names
    if after.kind_of_record is not Kind.EVENT:
        return None
    return names.without([before.entry]).beside(Names.of([after.entry]))
