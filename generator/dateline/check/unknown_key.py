"""A key is none that this kind of record has.

A misspelt key would otherwise be dropped without a word, and with it what it says. Keys are written
in small letters, and each kind has its own: an actor has a `name`, an event a `title`. The id of a
record is the name of its file and not a key.

**How to mend it.** Take the suggestion, or look the key up in the reference of the format. A field
that your site needs and the format lacks is declared under `fields` in `content/vocabulary.yml`.

```yaml
tittle: NATO–Russia Council meets    # wrong
title: NATO–Russia Council meets     # right
```
"""

from __future__ import annotations

from dateline.model.problem import Severity

ID = "unknown-key"
SEVERITY = Severity.ERROR
