"""A fingerprint cannot be used, or is that of no source.

`fingerprints/ID.json` below the content folder is the fingerprint of the article of the source
`ID`. It is written by `dateline fingerprint`, never by hand. One that is damaged proves nothing,
and one that is named after no source is never asked. With `dateline check --articles FOLDER`, one
that says of itself that it belongs to an article in that folder must be made of that article.

**How to mend it.** Make it anew from the article. If the source has another id now, make it for
that id and remove the old file.

```text
dateline fingerprint article.txt --source paper-2022-01-13
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import quoted
from dateline.model.fingerprint import fingerprint_of, path_of
from dateline.model.kind import Kind
from dateline.model.problem import Finding, Position, Severity
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "bad-fingerprint"
SEVERITY = Severity.ERROR

_START = Position(1, 1)


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every fingerprint of no source, or not of the article it claims."""
    if not collection.fingerprints:
        return
    sources = {source.id for source in collection.sources}
    for identifier in collection.fingerprints.keys() - sources:
        now = collection.names.find(Kind.SOURCE, identifier)
        hint = f"make it anew for {now}, and remove this file" if now in sources else None
        hint = hint or did_you_mean(identifier, sources) or "remove the file, or add the source"
        message = f"no source has the id {quoted(identifier)}"
        yield Finding(ID, path_of(identifier), _START, message, hint)
    for identifier, article in collection.articles.items():
        if fingerprint_of(article.words, identifier) != collection.fingerprints[identifier]:
            message = f"this is not the fingerprint of {quoted(article.name)}, as it says it is"
            hint = "make it anew with dateline fingerprint"
            yield Finding(ID, path_of(identifier), _START, message, hint)
