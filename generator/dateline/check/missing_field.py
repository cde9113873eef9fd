"""A field that a record cannot do without is missing or empty.

An event needs a `title`, a `date`, a `type`; an actor a `name` and a `kind`; a place and a topic a
`name`; a source a `title`; a statement somebody it is `by`. Without them there is nothing to show
and no place in the order of time.

**How to mend it.** Add the line. A date that is not known exactly is written as exactly as it is
known: `2022-01`, `2022`, `202X`.

```yaml
title: NATO–Russia Council meets
date: 2022-01-12      # wrong if left out
type: meeting
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "missing-field"
SEVERITY = Severity.ERROR
