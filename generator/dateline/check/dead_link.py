"""A link in a record's text leads nowhere.

A summary stands on the event's page, in lists, and on pages that are nested deeper, so that an
address like `../about/` is right on one of them at most. A record links to another record as
`[[id]]` or `[[id|text]]`, and to anything else by its whole address, `https://…` or `mailto:…`.
Hand-written pages are not meant: there, links to other files work as in any MkDocs site. An address
that would run a program is taken out of the page besides.

**How to mend it.** Write the id of the record in double brackets, or the whole address.

```yaml
body: |
  See [the talks][1], [our method][2] and [[2022-01-10-us-russia-geneva|the talks]].

  [1]: 2022-01-10-us-russia-geneva.yml        <- wrong
  [2]: https://www.example.org/method/        <- right
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.links import find_addresses
from dateline.model.problem import Finding, Severity
from dateline.model.references import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "dead-link"
SEVERITY = Severity.WARNING

_WHOLE = re.compile(r"(?:https?://|mailto:|#)[^/\s]", re.IGNORECASE)


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every link in a record's Markdown that is not a whole address."""
    for record in collection.records:
        for name, text in texts(record):
            for address, offset in find_addresses(text):
                if not _WHOLE.match(address):
                    place = place_in(record, name, offset=offset)
                    link = f"the link to {quoted(address)}" if address else "a link to nothing"
                    message = f"{link} leads nowhere"
                    hint = "link to a record as [[id]], to anything else as https://…"
                    yield Finding(ID, record.path, place, message, hint, SEVERITY)
