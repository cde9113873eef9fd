"""An event follows, answers or causes one that does not come at the right time.

What `follows` or `responds_to` another event cannot have been over before the other began, and
what an event `causes` cannot have been over before it. Usually one of the two dates is wrong, or
the relation stands in the wrong record. Dates that overlap are fine: only what is certain is
reported.

**How to mend it.** Check both dates, or move the relation to the other event.

```yaml
# content/events/2022-01-10-geneva.yml
date: 2022-01-10
relations:
  follows: [2022-01-12-brussels]    # wrong: it was two days later
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity
from dateline.model.records import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day, Edtf

ID = "relation-order"
SEVERITY = Severity.ERROR

_AFTER = {"follows": "follows", "responds_to": "responds to"}
"""Relations to an event that comes before, and how they read."""


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every relation that the dates of its two events rule out."""
    for event in collection.events:
        for name, says in _AFTER.items():
            for index, identifier in enumerate(getattr(event.relations, name)):
                other = collection.by_id.get(identifier)
                if isinstance(other, Event) and _before(event.date, other.date):
                    message = (
                        f"this event of {event.date} {says} {quoted(other.label)},"
                        f" which is later: {other.date}"
                    )
                    place = place_in(event, "relations", name, index)
                    yield Finding(ID, event.path, place, message, _HINT)
        for index, identifier in enumerate(event.relations.causes):
            other = collection.by_id.get(identifier)
            if isinstance(other, Event) and _before(other.date, event.date):
                message = (
                    f"this event of {event.date} causes {quoted(other.label)},"
                    f" which is earlier: {other.date}"
                )
                place = place_in(event, "relations", "causes", index)
                yield Finding(ID, event.path, place, message, _HINT)


_HINT = "check both dates, or move the relation to the other event"


def _before(one: Edtf, other: Edtf) -> bool:
    """Return whether `one` was certainly over before `other` began."""
    if one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest
