"""A published fact changes, and the corrections log says nothing of it.

The date of an event, its place, who took part, its status, a statement, a quotation, a figure:
whoever read it before has a right to know that it was changed, when and why. So a change of a
published event's facts comes with a new entry under `revisions`, which its page shows to readers.
More sources, better wording, new statements and what was only reformatted need none.

This is checked with `dateline check --against`, which knows what was published before.

**How to mend it.** Add an entry that says what was changed and why.

```yaml
revisions:
  - date: 2022-02-01
    kind: correction     # or update, clarification
    note: The meeting was on 12 January, not on 13 January.
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "unexplained-change"
SEVERITY = Severity.ERROR
