"""A record refers to itself.

Nothing is a part of itself, follows itself or holds an office at itself. Such a reference is a
slip, often left over from a copied file, and it would put a record into the list of its own
neighbours.

**How to mend it.** Write the id of the record that was meant, or remove the line.

```yaml
# content/actors/nato.yml
part_of: [nato]           # wrong
part_of: [western-powers] # right
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity
from dateline.model.records import Event
from dateline.model.references import RELATIONS, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "self-reference"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every reference of a record to itself."""
    for record in collection.records:
        if isinstance(record, Event) and not record.own and not _in_relations(record):
            continue
        for reference in references(record, collection.vocabulary):
            if reference.id == record.id and reference.kind is record.kind_of_record:
                place = place_in(record, *reference.keys)
                field = next(key for key in reversed(reference.keys) if isinstance(key, str))
                message = f"{quoted(record.label)} names itself in “{field}”"
                hint = "write the id that was meant, or remove it"
                yield Finding(ID, record.path, place, message, hint)


def _in_relations(event: Event) -> bool:
    """Return whether an event is among its own relations: the only fields of ours it can be in."""
    return any(event.id in getattr(event.relations, name) for name in RELATIONS)
