"""One source is described in two ways.

Sources with one address are one source, whether they are written inside events or have a file of
their own. What the first description says is shown. Another title, publisher or day in a later one
is lost, and one of the two is probably wrong; lost as well is what the first one leaves out.

This is a warning, shown at the description that is not used.

**How to mend it.** Give the source a file in `sources/` and cite it by its id, or make the
descriptions agree.

```yaml
sources:
  - url: https://example.org/talks
    title: Talks end without result     # elsewhere: Talks end without a result
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "conflicting-source"
SEVERITY = Severity.WARNING
