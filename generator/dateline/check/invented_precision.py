"""An event is dated on the first of a month, and nothing says that the day is known.

Whoever has to fill in a day and knows only the month writes the 1st, and whoever knows only the
year writes 1 January. Readers cannot tell such a day from a real one. An event on the first of a
month is reported, with the reason, when

- all its sources are dated no closer than that month themselves; or
- far more of the collection's events fall on the first of a month than chance would have it: at
  least five, and more than one in ten of those dated to the day (one in thirty would be usual).

An event that gives its date a source of its own (`evidence: {date: […]}`, or a source that
`supports: [date]`) is let alone: somebody looked.

**How to mend it.** Write what is known: `2021-06` or `2021`. If the day is known, say where from.

```yaml
date: 2021-06-01                 # is it the 1st?
evidence:
  date: [{id: readout-2021-06-02, locator: "“yesterday”"}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.dates import Precision
from dateline.model.problem import Finding, Severity
from dateline.model.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day, Edtf
    from dateline.model.records import Event

ID = "invented-precision"
SEVERITY = Severity.WARNING

_FEWEST = 5
_USUAL_AT_MOST = 0.10

_CLOSE = frozenset({Precision.DAY, Precision.TIME})


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every event whose first of a month looks filled in."""
    dated = [event for event in collection.events if event.date.is_day]
    firsts = [event for event in dated if _is_first_of_month(event)]
    many = len(firsts) >= _FEWEST and len(firsts) > _USUAL_AT_MOST * len(dated)
    for event in filter(counts_all, firsts):
        if _sources_know_the_month_alone(event, collection):
            why = "its sources are dated to the month only"
        elif many:
            why = (
                f"{len(firsts)} of {len(dated)} events known to the day are on a first of the month"
            )
        else:
            continue
        message = f"is the day of {event.date} known? {why}"
        hint = f"write {_shorter(event.date)}, or give the date a source under `evidence:`"
        yield Finding(ID, event.path, place_in(event, "date"), message, hint, SEVERITY)


def counts_all(event: Event) -> bool:
    """Return whether the dates of all events have to be counted to judge that of an event."""
    return _is_first_of_month(event) and not _has_source_of_its_own(event)


def _is_first_of_month(event: Event) -> bool:
    first = event.date.earliest
    return event.date.is_day and first is not None and first.day == 1


def _has_source_of_its_own(event: Event) -> bool:
    return "date" in event.evidence or any("date" in one.supports for one in event.sources)


def _sources_know_the_month_alone(event: Event, collection: Collection) -> bool:
    cited = [collection.by_id.get(citation.id) for citation in event.sources]
    published = [source.published for source in cited if isinstance(source, Source)]
    return bool(published) and all(
        date is not None and date.precision not in _CLOSE and date.earliest == event.date.earliest
        for date in published
    )


def _shorter(date: Edtf) -> str:
    """Return the month of a date, or its year where it is 1 January, as EDTF."""
    day = date.earliest
    text = day.isoformat()[:-3] if day else ""
    return f"{text} or {text[:-3]}" if text.endswith("-01") else text
