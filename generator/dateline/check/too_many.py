"""A list is longer than a page can show.

A record is a page, and a page that lists thousands of actors or statements is none that anybody
reads; some lists are also compared with each other, so that a small file could keep a build busy
for hours and fill its memory. A list holds at most 500 entries, and the list of somebody's roles
at most 50.

**How to mend it.** Make several events of one (`part_of` keeps them together), or name a group in
the place of its members.

```yaml
actors: [delegate-1, delegate-2, …, delegate-600]   # wrong: make an actor of the delegation
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_origin

from dateline.check.rule import place_in
from dateline.model.fields import fields
from dateline.model.problem import Finding, Severity
from dateline.model.records import MODELS, Event
from dateline.model.references import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Record

ID = "too-many"
SEVERITY = Severity.ERROR

_MOST = 500
_MOST_ROLES = 50
_LISTS = {
    kind: tuple(
        name
        for name, field in fields(model).items()
        if get_origin(field.annotation) in {tuple, dict}
    )
    for kind, model in MODELS.items()
}
"""The fields that hold a list or a mapping, by kind."""


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every list of a record that is too long."""
    for record in collection.records:
        for keys, length in _lengths(record):
            most = _MOST_ROLES if keys == ("roles",) else _MOST
            if length > most:
                message = f"“{keys[-1]}” has {length:,} entries; {most} are the most"
                hint = "make several records of one, or name a group in the place of its members"
                yield Finding(ID, record.path, place_in(record, *keys), message, hint)


def _lengths(record: Record) -> Iterator[tuple[tuple[str | int, ...], int]]:
    for name in _LISTS[record.kind_of_record]:
        yield (name,), len(getattr(record, name))
    if isinstance(record, Event):
        for name in RELATIONS:
            yield ("relations", name), len(getattr(record.relations, name))
        for name, citations in record.evidence.items():
            yield ("evidence", name), len(citations)
        for index, statement in enumerate(record.statements):
            yield ("statements", index, "by"), len(statement.by)
            yield ("statements", index, "source"), len(statement.source)
