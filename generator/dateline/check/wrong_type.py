"""A value does not fit its field.

A list stands where one text belongs, a word where a number belongs, or a word that is none of the
few a field allows, as `status: done`. Nothing is bent until it fits.

**How to mend it.** Write what the message asks for. A text that begins with `[` or `{` must stand
in quotes, or YAML takes it for a list or a mapping.

```yaml
importance: high    # wrong: a whole number from 1 to 5
importance: 4       # right
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "wrong-type"
SEVERITY = Severity.ERROR
