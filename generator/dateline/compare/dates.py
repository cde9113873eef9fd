"""How one date stands to the date that it took the place of."""

from __future__ import annotations

from dateline.model.dates import Edtf, EdtfError, Form, parse
from dateline.model.day_count import day_number


def compared(old: str, new: str) -> str | None:
    """Return how the date `new` stands to `old`: more precise, two days later, no longer certain.

    None where nothing short can be said, or one of them is no date.
    """
    try:
        before, after = parse(old), parse(new)
    except EdtfError:
        return None
    doubts = _doubts(before, after)
    if doubts is not None:
        return doubts
    if before.is_day and after.is_day:
        return _days(before, after)
    intervals = before.form is Form.INTERVAL, after.form is Form.INTERVAL
    if _inside(after, before):
        return "shorter" if all(intervals) else None if intervals[0] else "more precise"
    if _inside(before, after):
        return "longer" if all(intervals) else None if intervals[1] else "less precise"
    return None


def _doubts(before: Edtf, after: Edtf) -> str | None:
    """Return what became of the doubts, where the days stay the same."""
    if (before.earliest, before.latest) != (after.earliest, after.latest):
        return None
    was, now = before.uncertain or before.approximate, after.uncertain or after.approximate
    if was != now:
        return "no longer certain" if now else "now certain"
    return None


def _days(before: Edtf, after: Edtf) -> str | None:
    if before.earliest is None or after.earliest is None:
        return None
    days = day_number(after.earliest) - day_number(before.earliest)
    if days == 0:
        return None
    count = f"{abs(days):,} day" if abs(days) == 1 else f"{abs(days):,} days"
    return f"{count} {'later' if days > 0 else 'earlier'}"


def _inside(one: Edtf, other: Edtf) -> bool:
    """Return whether all days of one date are among those of another, and are fewer."""
    first, last = one.earliest, one.latest
    if first is None or last is None:
        return False
    starts = other.earliest is None or other.earliest <= first
    ends = other.latest is None or last <= other.latest
    return starts and ends and (first, last) != (other.earliest, other.latest)
