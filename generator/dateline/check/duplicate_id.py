"""Two records have one id.

An id stands for one record, whatever its kind: `[[georgia]]` must not be able to mean a state in
one place and a city in another. Capitals do not tell ids apart, since they do not on every file
system. A former id stays taken for ever, since its address redirects to the record that gave it up.

**How to mend it.** Rename the record that is newer, and mend the references to it. If the two
records are about the same thing, make them one and list the other id under `former_ids`.

```text
content/actors/georgia.yml
content/places/georgia.yml          wrong: taken by the actor
content/places/georgia-country.yml  right
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, place_of, quoted
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Record

ID = "duplicate-id"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every id and former id that another record has already.

    Present ids come before former ones: of a former id and a present one, the former is wrong.
    """
    taken: dict[str, Record] = {}
    for record in collection.records:
        other = taken.setdefault(record.id.lower(), record)
        if other is not record:
            message = f"the id {quoted(record.id)} is taken by {other.path}"
            hint = "rename one of the two; an id is unique over all kinds"
            yield Finding(ID, record.path, place_of(record), message, hint)
    for record in collection.records:
        for index, former in enumerate(record.former_ids):
            if former.lower() not in taken:
                taken[former.lower()] = record
                continue
            message = _former(former, record, taken[former.lower()])
            yield Finding(ID, record.path, place_in(record, "former_ids", index), message, _HINT)


_HINT = "remove it: an address can lead to one record only"


def _former(former: str, record: Record, other: Record) -> str:
    if other is not record:
        return f"the former id {quoted(former)} is taken by {other.path}"
    if former.lower() == record.id.lower():
        return f"the former id {quoted(former)} is the record’s present id"
    return f"the former id {quoted(former)} is listed twice"
