"""A key stands twice in one record.

Of two equal keys a program would take the last and drop the first without a word. Both lines are
named, since only an editor knows which of the two is right. A site's own field that has the name of
a field of the format, and a body both in the front matter and below it, are the same mistake.

**How to mend it.** Keep one of the two. If both hold something, make one list or one text of them.

```yaml
topics: [security-guarantees]
actors: [nato]
topics: [arms-control]           # wrong
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "duplicate-key"
SEVERITY = Severity.ERROR
