"""A record still has fields that a program filled in and nobody confirmed.

`dateline draft` reads articles and writes records for an editor to finish. It lists the fields it
filled in under `draft:`. What a machine read is never published unread, so while that key stands
the site is not published.

**How to mend it.** Compare each field that is listed with the source, mend what is wrong, and
remove the comments and the line `draft:`.

```yaml
title: NATO-Russia Council meets in Brussels
date: 2022-01-12 # from: "Wednesday" (paragraph 3), published 2022-01-14
draft: [title, date]     # wrong while it stands
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "unconfirmed-draft"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every record with fields that only a program has filled in."""
    for record in collection.records:
        if record.draft:
            fields = quoted(", ".join(record.draft))
            message = f"a program filled in {fields}, and nobody has confirmed it"
            hint = "compare it with the source, then remove `draft:`"
            yield Finding(ID, record.path, place_in(record, "draft", at_key=True), message, hint)
