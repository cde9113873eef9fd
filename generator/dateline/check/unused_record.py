"""An actor, a place, a topic or a source is named nowhere.

Its page would be empty, and it is often the trace of a misspelt id, of an event that was removed,
or of a second record for something that has one already. A record counts as named when any other
record, a `[[link]]` in a text or a `[[timeline: …]]` names it.

This is a warning: a record may be written before the events that need it. While any file cannot be
read, nothing is said: it may be the one that names the record.

**How to mend it.** Name it where it belongs, or remove the file. To keep it, say why in the same
line:

```yaml
name: Minsk Group # ignore[unused-record]: for the events of 1992, now being written
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.markers import REFERENCES, find_markers, links_of
from dateline.model.problem import Finding, Severity
from dateline.model.records import Event, Source
from dateline.model.references import links, reference_fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Record

ID = "unused-record"
SEVERITY = Severity.WARNING


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every record other than an event that nothing else names."""
    if any(not keys for _, keys in collection.unread):
        return
    unnamed = {record.id: record for record in collection.records if _should_be_named(record)}
    for record in collection.records:
        for field in reference_fields(record, collection.vocabulary):
            for named in field.ids:
                if named in unnamed and named != record.id:
                    del unnamed[named]
    if unnamed:
        for identifier in _in_texts(collection):
            unnamed.pop(identifier or "", None)
    for record in unnamed.values():
        message = f"{quoted(record.label)} is named by no other record and no page"
        hint = "name it where it belongs; remove the file only if nothing needs it"
        place = place_in(record, "title" if isinstance(record, Source) else "name")
        yield Finding(ID, record.path, place, message, hint, SEVERITY)


def _should_be_named(record: Record) -> bool:
    written = record.registered and not record.within
    return written and not record.withdrawn and not isinstance(record, Event)


def _in_texts(collection: Collection) -> Iterator[str | None]:
    """Yield the ids that the texts of other records and of pages name."""
    names = collection.names
    for record in collection.records:
        for _, target in links(record):
            if target != record.id:
                yield names.find_any(target)
    for page in collection.pages:
        for link in links_of(page.text):
            yield names.find_any(link.target)
        for marker in find_markers(page.text):
            for name, value in marker.filters.items():
                if name in REFERENCES:
                    yield names.find(REFERENCES[name], value)
