"""A published entry of the corrections log is gone or says something else.

The log is what readers can trust a site by, and a log that can be rewritten is none. What was
entered stays, its date, its kind and its note word for word; only lines may be broken anew. Where
an entry itself is wrong, be it a misspelt name, another entry below it says so. When a record is
merged into another, its entries go along. An entry whose day lies ahead may be mended: nothing was
done on that day.

This is checked with `dateline check --against`, which knows what was published before.

**How to mend it.** Put the entry back as it was, and add one that says what is right.

```yaml
revisions:
  - date: 2022-02-01
    kind: correction
    note: The meeting was on 13 January.
  - date: 2022-02-03
    kind: correction
    note: The entry of 1 February named the wrong day. The meeting was on 12 January.
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "lost-revision"
SEVERITY = Severity.ERROR
