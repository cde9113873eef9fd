"""An event or a statement has no source.

Every event and every statement says where it is known from. Readers see the source beside the
claim, and an editor who is asked can answer. A record that was withdrawn claims nothing any more
and needs none; a source that was withdrawn bears nothing out any more and is as good as none.

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Citation

ID = "no-source"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every event and every statement that rests on nothing."""
    for event in collection.events:
        if not event.stands:
            continue
        place = place_in(event, "sources")
        if not event.sources:
            hint = "add `sources:` with the id of a source, or its title and url"
            yield Finding(ID, event.path, place, "this event has no source", hint)
        elif _are_withdrawn(event.sources, collection):
            message = "this event has no source left: all that it names were withdrawn"
            hint = "add a source that stands, or withdraw the event too"
            yield Finding(ID, event.path, place, message, hint)
        for index, statement in enumerate(event.statements):
            place = place_in(event, "statements", index, "source")
            if not statement.source:
                hint = "add `source:` with the id of a source"
                yield Finding(ID, event.path, place, "this statement has no source", hint)
            elif _are_withdrawn(statement.source, collection):
                message = "this statement has no source left: all that it names were withdrawn"
                hint = "add a source that stands, or remove the statement"
                yield Finding(ID, event.path, place, message, hint)


def _are_withdrawn(citations: Iterable[Citation], collection: Collection) -> bool:
    """Return whether all that is cited was withdrawn; what is unknown was not."""
    sources = (collection.by_id.get(one.id) for one in citations)
    return all(source is not None and source.withdrawn for source in sources)
