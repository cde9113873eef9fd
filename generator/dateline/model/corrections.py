"""The public corrections log: what was changed in published records, and what was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.model.slug import slug, unlike

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.dates import Edtf
    from dateline.model.records import Record

WITHDRAWAL = "withdrawal"
"""The kind of the entry of a withdrawn record, beside those of `RevisionKind`."""


class LogEntry(NamedTuple):
    """What was done to one record on one day."""

    record: Record
    date: Edtf
    kind: str
    """correction, update, clarification or withdrawal."""
    note: str | None
    """What was changed and why; None for a withdrawal without a reason."""
    anchor: str
    """The `id` of the entry on the record's page; entries added below it leave it as it is."""


def revisions_of(record: Record) -> tuple[LogEntry, ...]:
    """Return the revisions of a record, the latest first; of one day, the lower in the record."""
    revisions = record.revisions
    anchors = unlike(f"revision-{slug(revision.date.text)}" for revision in revisions)
    entries = [
        LogEntry(record, revision.date, revision.kind.value, revision.note, anchor)
        for revision, anchor in zip(revisions, anchors, strict=True)
    ]
    return _latest_first(reversed(entries))


def corrections_log(records: Iterable[Record]) -> tuple[LogEntry, ...]:
    """Return the revisions and the withdrawals of records, the latest first."""
    return _latest_first(entry for record in records for entry in _entries_of(record))


def _entries_of(record: Record) -> tuple[LogEntry, ...]:
    if not (record.revisions or record.withdrawn):
        return ()
    revisions = revisions_of(record)
    if record.withdrawn is None:
        return revisions
    date, reason = record.withdrawn.date, record.withdrawn.reason
    return (LogEntry(record, date, WITHDRAWAL, reason, "withdrawn"), *revisions)


def _latest_first(entries: Iterable[LogEntry]) -> tuple[LogEntry, ...]:
    """Return entries sorted; those of one day keep their order."""
    return tuple(sorted(entries, key=lambda entry: entry.date.sort_key, reverse=True))
