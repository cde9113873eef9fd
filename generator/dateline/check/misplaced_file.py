"""A YAML file lies where no kind of record is kept.

The folder says what a record is: `events/`, `actors/`, `places/`, `topics/` or `sources/`, with any
folders below them. A record anywhere else would be left out without a word.

**How to mend it.** Move the file, or mend the name of its folder.

```text
content/event/2022-01-12-nato.yml     wrong
content/events/2022-01-12-nato.yml    right
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "misplaced-file"
SEVERITY = Severity.ERROR
