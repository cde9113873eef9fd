"""A Wikidata item is not written as one.

An item is the letter Q and a number without leading zeros: `Q7184` is NATO. Readers and machines
follow it to the same thing in other collections, so the address, a name or a property (`P17`) do
not do. Only the form is checked: a build asks nobody on the network.

**How to mend it.** Open the item on wikidata.org and copy the number beside its name.

```yaml
wikidata: https://www.wikidata.org/wiki/Q7184    # wrong
wikidata: Q7184                                  # right
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Actor, Location

ID = "wikidata-id"
SEVERITY = Severity.ERROR

_ITEM = re.compile(r"Q[1-9][0-9]{0,11}")
_INSIDE = re.compile(r"(?i)(?<![a-z0-9])q([1-9][0-9]{0,11})(?![a-z0-9])")


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every Wikidata item that does not have the form of one."""
    records: tuple[Actor | Location, ...] = (*collection.actors, *collection.places)
    for record in records:
        item = record.wikidata
        if item and not _ITEM.fullmatch(item):
            found = _INSIDE.search(item)
            hint = f"did you mean Q{found[1]}?" if found else "it is the letter Q and a number"
            message = f"{quoted(item)} is not a Wikidata item"
            yield Finding(ID, record.path, place_in(record, "wikidata"), message, hint)
