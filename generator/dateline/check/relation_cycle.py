"""Records are each other's part, or follow each other in a circle.

`part_of` says that one record belongs to a larger one, `follows` that one event came after another.
Neither can lead back to where it began. A circle would make pages that contain each other and a
sequence of events without a beginning.

The problem is shown at the first record of the circle and names the whole way round.

**How to mend it.** Find the line of the circle that is the wrong way round, and remove it.

```yaml
# content/places/kyiv.yml
part_of: [ukraine]
# content/places/ukraine.yml
part_of: [kyiv]      # wrong: remove it
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.cycles import find_cycles, shown_cycle
from dateline.model.problem import Finding, Severity
from dateline.model.records import Actor, Event, Location, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Record

ID = "relation-cycle"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every circle of `part_of` and of `follows`."""
    order = {identifier: index for index, identifier in enumerate(collection.by_id)}
    for name in ("part_of", "follows"):
        edges = {record.id: _targets(record, name) for record in collection.by_id.values()}
        for chain in find_cycles({key: ids for key, ids in edges.items() if ids}):
            start = chain.index(min(chain, key=order.__getitem__))
            turned = [*chain[start:], *chain[:start]]
            record = collection.by_id[turned[0]]
            index = edges[record.id].index(turned[1])
            keys = ("relations", name) if isinstance(record, Event) else (name,)
            message = f"“{name}” goes in a circle: {shown_cycle(turned)}"
            place = place_in(record, *keys, index)
            yield Finding(ID, record.path, place, message, "remove the line that is the wrong way")


def _targets(record: Record, name: str) -> tuple[str, ...]:
    if isinstance(record, Event):
        return record.relations.part_of if name == "part_of" else record.relations.follows
    if name == "part_of" and isinstance(record, (Actor, Location, Topic)):
        return record.part_of
    return ()
