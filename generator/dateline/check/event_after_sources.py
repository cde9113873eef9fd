"""An event happens after every source that reports it was published.

A source can announce what is to come, but it cannot report it. An event that is said to have
happened after the last of its sources was published is either only planned as far as they say, or
its date or that of a source is wrong. Events that are planned or cancelled are let alone, and so is
an event of which one source has no date.

**How to mend it.** Write `status: planned`, cite a source that reports it, or mend the dates.

```yaml
date: 2022-01-12
status: confirmed        # wrong: the only source is of 2022-01-10 and announces it
sources: [fact-sheet-2022-01-10]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity
from dateline.model.records import Source, Status
from dateline.model.references import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Event

ID = "event-after-sources"
SEVERITY = Severity.WARNING

_SAID_TO_HAVE_HAPPENED = frozenset({Status.CONFIRMED, Status.REPORTED, Status.DISPUTED})


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every event that begins after the last of its sources appeared."""
    for event in collection.events:
        if event.status not in _SAID_TO_HAVE_HAPPENED or event.date.earliest is None:
            continue
        last = _last_published(event, collection)
        if last is not None and event.date.earliest > last:
            message = f"this event of {event.date} is after its last source, of {last.isoformat()}"
            hint = "write `status: planned`, cite a source that reports it, or mend the dates"
            yield Finding(ID, event.path, place_in(event, "date"), message, hint, SEVERITY)


def _last_published(event: Event, collection: Collection) -> Day | None:
    """Return the last day on which a source of an event appeared, None where one has no date."""
    days = []
    for identifier in cited(event):
        source = collection.by_id.get(identifier)
        if not isinstance(source, Source):
            return None
        if source.withdrawn:
            continue
        if source.published is None:
            return None
        if source.published.latest is None:
            return None
        days.append(source.published.latest)
    return max(days, default=None)
