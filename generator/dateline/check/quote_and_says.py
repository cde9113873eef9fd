"""A statement has both a quote and a paraphrase, or neither.

`quote` holds the words as they were spoken, letter for letter; readers see them in quotation marks.
`says` holds what was meant in other words, and is shown without. A statement is one or the other:
with both, nobody can tell which of them the source supports. `original` is a quotation before it
was translated, and belongs to a `quote`.

**How to mend it.** Keep `quote` where the words are verbatim, `says` where they are not. To keep
both, write two statements.

```yaml
statements:
  - by: jens-stoltenberg
    quote: Our differences will not be easy to bridge.
    source: aljazeera-2022-01-14
  - by: russia
    says: Russia has no plan to attack Ukraine.
    source: aljazeera-2022-01-14
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "quote-and-says"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every statement that is not exactly one of quote and paraphrase."""
    for event in collection.events:
        for index, statement in enumerate(event.statements):
            if statement.quote and statement.says:
                place = place_in(event, "statements", index, "says", at_key=True)
                message = "this statement has both “quote” and “says”"
                yield Finding(ID, event.path, place, message, "keep one, or write two statements")
            elif not statement.quote and not statement.says:
                place = place_in(event, "statements", index)
                message = "this statement has neither “quote” nor “says”"
                hint = "add `quote:` with the words themselves, or `says:` with a paraphrase"
                yield Finding(ID, event.path, place, message, hint)
            elif statement.original and not statement.quote:
                place = place_in(event, "statements", index, "original", at_key=True)
                message = "this statement has an “original” and no “quote”"
                hint = "write its translation as `quote:`"
                yield Finding(ID, event.path, place, message, hint)
