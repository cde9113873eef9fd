"""A source was read before it was published.

`accessed` is the day on which somebody last read the source, so it cannot lie before the day on
which it was published. One of the two is mistyped, and both are printed in citations.

**How to mend it.** Check both days. If the source was changed after it was read, read it again.

```yaml
published: 2022-01-14
accessed: 2021-01-15    # wrong: 2022-01-15
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "source-after-access"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every source that was certainly read before it was published."""
    for source in collection.sources:
        published = source.published.earliest if source.published else None
        accessed = source.accessed.latest if source.accessed else None
        if published and accessed and accessed < published:
            message = f"read on {source.accessed}, before it was published on {source.published}"
            place = place_in(source, "accessed")
            yield Finding(ID, source.path, place, message, "check both days")
