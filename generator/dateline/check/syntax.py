"""A file cannot be read as a record.

Records are YAML: lines of `key: value`, lists of lines with `- `, indented with spaces. What YAML
cannot read is shown with its place. Refused as well is what a record has no use for and can do
harm: anchors and aliases (`&`, `*`), tags (`!`), a second document, more than 50 levels, a file
over 256 KB, bytes that are not UTF-8, invisible control characters, merge conflicts, symbolic
links.

Every value is read as the text that was written. `no`, `0570`, `12:30` and `2022-02-31` stay what
they are, and the field decides what to make of them.

A line of `links.jsonl` that cannot be read is a warning: `dateline links` can write it anew.

**How to mend it.** Most often a text needs quotes: one that begins with `@ * & ! % [ {` or a
backtick, or holds a colon followed by a space. Longer texts are best written in lines of their own,
below `|`.

```yaml
title: NATO: no progress in Brussels      # wrong
title: "NATO: no progress in Brussels"    # right
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "syntax"
SEVERITY = Severity.ERROR
