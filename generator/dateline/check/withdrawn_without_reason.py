"""A record is withdrawn, but does not say why, or not as a whole.

What was published and is taken back keeps its address, and readers who come there are told what
happened. That needs two things: `withdrawn` with a date and a reason, and for an event
`status: withdrawn`, so that lists leave it out. One without the other is half a withdrawal.

**How to mend it.** Write both.

```yaml
status: withdrawn        # events only
withdrawn:
  date: 2022-03-02
  reason: The readout this rested on was retracted by its publisher.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity
from dateline.model.records import Event, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Record

ID = "withdrawn-without-reason"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every half of a withdrawal that lacks the other."""
    for record in collection.records:
        if record.withdrawn or isinstance(record, Event):
            yield from _of_record(record)


def _of_record(record: Record) -> Iterator[Finding]:
    status = record.status if isinstance(record, Event) else None
    if record.withdrawn and not record.withdrawn.reason:
        place = place_in(record, "withdrawn", "reason")
        message = "this record is withdrawn without a reason"
        yield Finding(ID, record.path, place, message, _ADD_REASON)
    if record.withdrawn and status not in (None, Status.WITHDRAWN):
        place = place_in(record, "withdrawn", at_key=True)
        message = f"this event is withdrawn, but its status is “{status}”"
        yield Finding(ID, record.path, place, message, "write `status: withdrawn`")
    if not record.withdrawn and status is Status.WITHDRAWN:
        place = place_in(record, "status")
        message = "this event is withdrawn without a reason"
        yield Finding(ID, record.path, place, message, _ADD_WITHDRAWN)


_ADD_REASON = "add `reason:` below `withdrawn:`, for readers who knew the record"
_ADD_WITHDRAWN = "add `withdrawn:` with a `date:` and a `reason:`"
