"""When a page last changed, as its records say: never the day of the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.records import Record


def last_change(record: Record) -> str | None:
    """Return the last day in a record's log, as `YYYY-MM-DD`; None where it has none."""
    dates = [revision.date for revision in record.revisions]
    if record.added:
        dates.append(record.added)
    if record.withdrawn:
        dates.append(record.withdrawn.date)
    days = [date.earliest for date in dates if date.is_day and date.earliest]
    return max(days).isoformat() if days else None


def last_change_of(records: Iterable[Record]) -> str | None:
    """Return the latest of the last changes of some records."""
    return max(filter(None, map(last_change, records)), default=None)
