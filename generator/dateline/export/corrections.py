"""corrections.xml: the public corrections log as a feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.export.atom import Feed, FeedEntry, atom
from dateline.model.dates import Day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model.corrections import LogEntry
    from dateline.model.dates import Edtf

MOST_ENTRIES = 100
"""How many entries the feed has at most; the page has all of them."""

_FIRST, _LAST = Day(1, 1, 1), Day(9999, 12, 31)
"""What programs that read RFC 3339 understand."""


class FeedSite(NamedTuple):
    """What a feed says of the site that it is of."""

    name: str
    url: str
    """The canonical address, with a trailing slash."""
    language: str
    """BCP 47."""


def corrections_feed(
    site: FeedSite, entries: Sequence[LogEntry], addresses: tuple[str, str], changed: Day | None
) -> str:
    """Return the Atom document of the latest entries of the log.

    Args:
        site: The site.
        entries: The log, the latest first.
        addresses: Those of the feed and of the page of the log, below the site's root.
        changed: The day of the last change of any record, for a log with nothing in it.
    """
    latest = entries[:MOST_ENTRIES]
    feed, page = (f"{site.url}{address}" for address in addresses)
    days = [_day(entry.date) for entry in latest]
    return atom(
        Feed(
            address=feed,
            page=page,
            title=f"{site.name}: corrections",
            subtitle="What was changed in pages after they were published, and what was withdrawn",
            author=site.name,
            language=site.language,
            updated=_instant(max(days, default=changed or _FIRST)),
            entries=tuple(_entry(site, entry) for entry in latest),
        )
    )


def _entry(site: FeedSite, entry: LogEntry) -> FeedEntry:
    kind = entry.kind.capitalize()
    return FeedEntry(
        id=f"{site.url}{entry.record.first_address}#{entry.anchor}",
        address=f"{site.url}{entry.record.address}#{entry.anchor}",
        title=f"{kind}: {entry.record.label}",
        text=entry.note or f"{kind}, without a reason given",
        kind=entry.kind,
        updated=_instant(_day(entry.date)),
    )


def _day(date: Edtf) -> Day:
    """Return the day that stands for a date where only a moment can be given: its first."""
    day = date.earliest or date.latest or _FIRST
    return min(max(day, _FIRST), _LAST)


def _instant(day: Day) -> str:
    return f"{day.isoformat()}T00:00:00Z"
