"""A published record has another id, and the one it had is not kept.

The id is the address. A file that is renamed has another address, and everyone who kept the old one
finds nothing. The old id stays with the record as a former id, and its address leads to the new
one, for good: also an id among `former_ids` is never taken out.

A source that is described within an event has an id made of its address on the web, or of its title
where it has none. When that changes, so does the id. A file of its own, named by the old id, keeps
the page where it is.

This is checked with `dateline check --against`, which knows what was published before.

**How to mend it.** Name the old id; `dateline rename` does that by itself.

```yaml
former_ids: [nato-russia-council-january-2022]
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "lost-id"
SEVERITY = Severity.ERROR
