"""A line ends within a link to a record.

A link in double brackets stands on one line. One that is wrapped is shown as it is written, with
its brackets.

**How to mend it.** Write the link on one line, however long that is. In a field that begins with
`>-` line ends are spaces, so a link may be wrapped there behind its bar.

```yaml
body: |
  They met after [[2022-01-10-us-russia-geneva|the        <- wrong
  talks in Geneva]].
body: |
  They met after
  [[2022-01-10-us-russia-geneva|the talks in Geneva]].    <- right
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, position_in, quoted
from dateline.model.links import find_broken
from dateline.model.problem import Finding, Severity
from dateline.model.references import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.links import Link
    from dateline.model.names import Names

ID = "broken-link"
SEVERITY = Severity.WARNING


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every link in a text, or on a page, within which a line ends."""
    for record in collection.records:
        for name, text in texts(record):
            for link in _broken(text, collection.names):
                place = place_in(record, name, offset=link.offset)
                yield Finding(ID, record.path, place, *_said(link), SEVERITY)
    for page in collection.pages:
        for link in _broken(page.text, collection.names):
            position = position_in(page, link.offset)
            yield Finding(ID, page.path, position, *_said(link), SEVERITY)


def _broken(text: str, names: Names) -> Iterator[Link]:
    """Yield what was meant for a link: it has a text, or leads to a record."""
    for link in find_broken(text):
        if link.text or names.find_any(link.target) is not None:
            yield link


def _said(link: Link) -> tuple[str, str]:
    whole = f"[[{link.target}|{link.text}]]" if link.text else f"[[{link.target}]]"
    return (
        f"a line ends within the link to {quoted(link.target)}, which is shown as it is written",
        f"write {whole} on one line",
    )
