"""An event follows, answers or causes one that does not come at the right time.

What `follows` or `responds_to` another event cannot have been over before the other began, and
what an event `causes` cannot have been over before it. Usually one of the two dates is wrong, or
the relation stands in the wrong record. What is certainly the wrong way round is an error. Where
the dates overlap, and the one that should come later both begins and ends earlier, the order is
possible but not likely, and that is a warning.

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

_SAYS = {"follows": "follows", "responds_to": "responds to", "causes": "causes"}
"""The relations that say which event is the earlier, and how they read."""

_HINT = "check both dates, or move the relation to the other event"


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every relation that the dates of its two events speak against."""
    for event in collection.events:
        for name, says in _SAYS.items():
            for index, identifier in enumerate(getattr(event.relations, name)):
                other = collection.by_id.get(identifier)
                if not isinstance(other, Event):
                    continue
                first, second = (event, other) if name == "causes" else (other, event)
                severity = _against(first.date, second.date)
                if severity is not None:
                    place = place_in(event, "relations", name, index)
                    message = _message(event, says, other, severity, earlier=name == "causes")
                    yield Finding(ID, event.path, place, message, _HINT, severity)


def _message(event: Event, says: str, other: Event, severity: Severity, *, earlier: bool) -> str:
    sure = "" if severity is Severity.ERROR else "most likely "
    order = "earlier" if earlier else "later"
    return (
        f"this event of {event.date} {says} {quoted(other.label)},"
        f" which is {sure}{order}: {other.date}"
    )


def _against(first: Edtf, second: Edtf) -> Severity | None:
    """Return how much the dates of two events speak against the first being the earlier one."""
    if second.latest is None or first.earliest is None:
        return None
    if second.latest < first.earliest:
        return Severity.ERROR
    if second.earliest is None or first.latest is None:
        return None
    reversed_ = second.earliest < first.earliest and second.latest < first.latest
    return Severity.WARNING if reversed_ else None
