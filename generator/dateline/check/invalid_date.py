"""A date is not written as one, or does not exist.

Dates are written in EDTF (ISO 8601-2), which can say how much is known: a day, a month, a year, a
season, an interval, a guess. A date is never bent to the nearest that exists: 31 February is a
slip, and only an editor knows of what.

**How to mend it.** Year first, then month and day, as far as they are known.

```yaml
date: 12/01/2022                # wrong
date: 2022-01-12                # a day
date: 2022-01                   # a month
date: 2022-01-10/2022-01-13     # from one day to another
date: 2022-01-12?               # uncertain
date: 2022-01~                  # approximate
date: "[2022-01-12,2022-01-13]" # one of two days
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "invalid-date"
SEVERITY = Severity.ERROR
