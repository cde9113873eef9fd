"""A published fact changes, and the corrections log says nothing of it.

The date of an event, its place, who took part, its status, a statement, a quotation, a figure:
whoever read it before has a right to know that it was changed, when and why. So a change of a
published event's facts comes with a new entry under `revisions`, which its page shows to readers.
More sources, better wording, new statements and what was only reformatted need none.

Of a statement, who says it and when, the quotation, its original words, the paraphrase and the
stance are facts. `about` and `source` are not: they say how the editors arrange statements, and
what they rest on. Of a site's own fields, numbers and dates are facts, and a text is one when its
digits change.

A record that takes over the id of a published one needs an entry too, one that names the other by
its name or its id: whoever looks for that one finds this. `dateline merge` writes it.

An entry counts that was not there before, that says something in words, and that is not dated
before the newest published entry of the record or before its `added`.

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
