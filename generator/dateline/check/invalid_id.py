"""An id cannot be used in an address.

The id of a record is the name of its file without the ending. It becomes a folder of the site and
a part of addresses that are cited for years, so it is made of what every file system and every
address takes as it is: small letters `a` to `z` and digits, joined by single hyphens, at most 100
characters. Names that Windows keeps for itself (`con`, `nul`, `com1`, …) are refused, since nobody
could check such a file out there. The same holds for every entry of `former_ids`.

**How to mend it.** Rename the file. Other scripts are written in Latin letters: `kyiv`, not `київ`.
The name as it is really written belongs in `name` or `title`, where every script is welcome.

```text
content/actors/Jens_Stoltenberg.yml    wrong: capitals and an underscore
content/actors/jens-stoltenberg.yml    right
```
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from dateline.check.rule import place_in, place_of, quoted
from dateline.model.problem import Finding, Severity
from dateline.model.slug import ID_PATTERN, KEPT_BY_WINDOWS, LONGEST_ID, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "invalid-id"
SEVERITY = Severity.ERROR

_ID = re.compile(ID_PATTERN)


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every id, present or former, that no address can be made of."""
    for record in collection.records:
        wrong = fault_of(record.id) if record.registered else None
        if wrong:
            better, ending = slug(record.id), posixpath.splitext(record.path)[1]
            good = better and not fault_of(better)
            hint = f"rename the file to {better}{ending}" if good else _RULE
            yield Finding(ID, record.path, place_of(record), f"{quoted(record.id)} {wrong}", hint)
        for index, former in enumerate(record.former_ids):
            wrong = fault_of(former)
            if wrong:
                place = place_in(record, "former_ids", index)
                message = f"the former id {quoted(former)} {wrong}"
                yield Finding(ID, record.path, place, message, _RULE)


_RULE = "an id is made of a to z, 0 to 9 and single hyphens between them"


def fault_of(identifier: str) -> str | None:
    """Return what is wrong with an id as the end of a sentence, None for a good one."""
    if len(identifier) > LONGEST_ID:
        return f"is longer than {LONGEST_ID} characters, so it cannot be an id"
    if not _ID.fullmatch(identifier):
        return "cannot be an id"
    if KEPT_BY_WINDOWS.fullmatch(identifier):
        return "cannot be an id: Windows keeps this name for itself"
    return None
