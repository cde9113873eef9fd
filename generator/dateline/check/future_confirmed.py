"""An event that has not happened yet is said to be confirmed.

`status: confirmed` is what an event has when nothing else is written, and it tells readers that it
happened. Of what lies ahead nobody can say more than that it is planned. Only a date that is
certainly after today is reported: `2027` is fine until 2027 is over.

**How to mend it.** Write `status: planned`, and confirm it when it has happened. If it has happened
already, mend the date.

```yaml
date: 2031-05-04
status: confirmed   # wrong: write planned
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity
from dateline.model.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "future-confirmed"
SEVERITY = Severity.ERROR


def check(collection: Collection, today: Day) -> Iterator[Finding]:
    """Yield a finding for every confirmed event that is certainly after `today`."""
    for event in collection.events:
        earliest = event.date.earliest
        if event.status is Status.CONFIRMED and earliest is not None and earliest > today:
            message = f"a confirmed event lies ahead: {event.date} is after {today.isoformat()}"
            hint = "write `status: planned`, or mend the date"
            yield Finding(ID, event.path, place_in(event, "date"), message, hint)
