"""Nothing shows that more than one publisher says so.

An event rests on one source, or on several that count as one: they have one publisher, are copies
of each other (`copy_of`), or have it from each other (`relies_on`). Readers see the count beside
the event, "one source" or "3 sources, one publisher". Much that is true has one source, such as
what a meeting's own transcript says, so this is no mistake and nothing has to be mended: it is a
list for editors who look for what a second source could confirm. `dateline check --notices` shows
it. Events that were withdrawn are let alone.

**How to mend it.** Cite a source that has it independently, where there is one.

```yaml
sources:
  - paper-2022-01-13      # The Paper, which has it from the agency: relies_on: [agency-2022-01-12]
  - agency-2022-01-12
  - minutes-2022-01-12    # counts for itself
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.corroboration import corroboration
from dateline.model.problem import Finding, Severity
from dateline.model.references import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.corroboration import Corroboration
    from dateline.model.dates import Day

ID = "single-source"
SEVERITY = Severity.NOTICE


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every event that no two independent publishers are cited for."""
    for event in collection.events:
        if event.withdrawn:
            continue
        found = corroboration(cited(event), collection.origins)
        if found.sources and found.is_single:
            hint = "cite one that has it independently, where there is one"
            place = place_in(event, "sources")
            yield Finding(ID, event.path, place, _message(found), hint, SEVERITY)


def _message(found: Corroboration) -> str:
    if found.sources == 1:
        return "this event has one source"
    if found.publishers:
        return f"this event has {found.sources} sources, but one publisher"
    return f"this event has {found.sources} sources, and their publishers are not known"
