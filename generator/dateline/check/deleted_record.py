"""A published record was deleted.

Readers have its address, in bookmarks, in other papers, in search engines. A record that was public
is not taken away without a word: its page stays and says that it no longer stands, and why. A
record that moves to the folder of another kind has another address, and counts as deleted too. So
does a source that an event described, once nothing describes it any more.

This is checked with `dateline check --against`, which knows what was published before.

**How to mend it.** Bring the file back and withdraw the record. If it is the same as another
record, list its id under that one's `former_ids`: its address then leads there. A source that
was described within an event is withdrawn in a file of its own, named by its id.

```yaml
status: withdrawn        # events only
withdrawn:
  date: 2022-03-02
  reason: The readout this rested on was retracted by its publisher.
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "deleted-record"
SEVERITY = Severity.ERROR
