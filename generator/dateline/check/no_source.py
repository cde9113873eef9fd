"""An event or a statement has no source.

Every event and every statement says where it is known from. Readers see the source beside the
claim, and an editor who is asked can answer. A record that was withdrawn claims nothing any more
and needs none.

**How to mend it.** Name a source: the id of a record in `sources/`, or the source itself.

```yaml
sources:
  - aljazeera-2022-01-14
  - title: Transcript of the press conference
    url: https://example.org/2022/01/12/transcript
statements:
  - by: nato
    says: The talks were difficult but necessary.
    source: aljazeera-2022-01-14
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

ID = "no-source"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every event and every statement that rests on nothing."""
    for event in collection.events:
        if event.status is Status.WITHDRAWN or event.withdrawn:
            continue
        if not event.sources:
            hint = "add `sources:` with the id of a source, or its title and url"
            message = "this event has no source"
            yield Finding(ID, event.path, place_in(event, "sources"), message, hint)
        for index, statement in enumerate(event.statements):
            if not statement.source:
                place = place_in(event, "statements", index, "source")
                hint = "add `source:` with the id of a source"
                yield Finding(ID, event.path, place, "this statement has no source", hint)
