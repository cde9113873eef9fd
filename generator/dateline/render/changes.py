"""When a page last changed, as its records say: never the day of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.records import Record


def last_change(record: Record) -> str | None:
    """Return the last day in a record's log, as `YYYY-MM-DD`; None where it has none."""
    return record.last_changed.isoformat() if record.last_changed else None


def last_change_of(records: Iterable[Record]) -> str | None:
    """Return the latest of the last changes of some records."""
    days = [record.last_changed for record in records if record.last_changed]
    return max(days).isoformat() if days else None
