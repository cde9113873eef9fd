"""The date at the start of an event's id is not the event's date.

By custom the id of an event begins with its date, as far as it is known: `2022-01-12-council`,
`2021-06-summit`. When the date is mended later, the id stays, since ids are for ever; but when a
record is written, a difference between the two mostly means that one of them is mistyped. This is
a warning: nothing on the site is read from an id.

**How to mend it.** Mend whichever is wrong. An id that has been published is renamed by renaming
the file and listing the old id under `former_ids`. Or say why both stay:

```yaml
date: 2022-01-13   # ignore[date-vs-id]: corrected after publication
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.dates import Certainty, EdtfError, parse
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day, Edtf

ID = "date-vs-id"
SEVERITY = Severity.WARNING

_DATED = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?:-|\Z)")


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every event whose id begins with a date that cannot be its date."""
    for event in collection.events:
        if event.id.startswith(event.date.text):
            continue
        said = _date_of(event.id)
        if said is None or said.earliest is None or said.latest is None:
            continue
        if event.date.within(said.earliest, said.latest) is Certainty.NO:
            message = f"the id begins with {said}, and the date is {event.date}"
            hint = "mend the one that is wrong; an id changes by renaming the file"
            yield Finding(ID, event.path, place_in(event, "date"), message, hint, SEVERITY)


def _date_of(identifier: str) -> Edtf | None:
    """Return the date that an id begins with, as far as its parts make a date."""
    match = _DATED.match(identifier)
    if match is None:
        return None
    parts = [part for part in match.groups() if part]
    while parts:
        try:
            return parse("-".join(parts))
        except EdtfError:
            # `2021-25-members`: a year and something else.
            parts.pop()
    return None
