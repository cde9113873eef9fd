"""The log of a record has a day that lies ahead.

`added`, the dates under `revisions` and that of `withdrawn` say when something was done to the
record itself, and nothing is done on a day that has not come. Such a day would stand above all
others on the page of corrections and in its feed, and in the map of the site. A day ahead is let
pass, since it may be that day already where the editor sits.

**How to mend it.** Write the day on which the change is published; mostly the year is mistyped.

```yaml
revisions:
  - date: 2031-01-20    # wrong: 2022-01-20
    kind: correction
    note: An earlier version said that the meeting lasted two hours.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.edtf_calendar import day_after
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day, Edtf
    from dateline.model.problem import Keys
    from dateline.model.records import Record

ID = "future-revision"
SEVERITY = Severity.WARNING


def check(collection: Collection, today: Day) -> Iterator[Finding]:
    """Yield a finding for every day of a log that is certainly after the day after `today`."""
    tomorrow = day_after(today)
    for record in collection.records:
        for keys, date in _log(record):
            if date.earliest is not None and date.earliest > tomorrow:
                message = f"this day of the log lies ahead: {date} is after {today.isoformat()}"
                hint = "write the day on which the change is published"
                yield Finding(ID, record.path, place_in(record, *keys), message, hint, SEVERITY)


def _log(record: Record) -> Iterator[tuple[Keys, Edtf]]:
    if record.added:
        yield ("added",), record.added
    for index, revision in enumerate(record.revisions):
        yield ("revisions", index, "date"), revision.date
    if record.withdrawn:
        yield ("withdrawn", "date"), record.withdrawn.date
