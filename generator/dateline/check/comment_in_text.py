"""The end of a text is taken for a comment.

In YAML a `#` after a space begins a comment, also in the middle of a sentence: of `Article #5` only
`Article` is read. A `#` that is followed by a letter or a digit rarely begins a comment that was
meant.

This is a warning: a comment written without a space after the `#` looks the same.

**How to mend it.** Put the whole text in quotes, or leave a space after the `#` of a comment.

```yaml
title: Article #5 is invoked      # wrong
title: "Article #5 is invoked"    # right
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "comment-in-text"
SEVERITY = Severity.WARNING
