"""An actor, a place, a topic or a source is named nowhere.

Its page would be empty, and it is often the trace of a misspelt id, of an event that was removed, or
of a second record for something that has one already. A record counts as named when any other
record, a `[[link]]` in a text or a `[[timeline: …]]` names it.

This is a warning: a record may be written before the events that need it.

**How to mend it.** Name it where it belongs, or remove the file. To keep it, say why in the same
line:

```yaml
name: Minsk Group # ignore[unused-record]: for the events of 1992, now being written
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.kind import Kind
from dateline.model.links import find_links
from dateline.model.markers import REFERENCES, find_markers
from dateline.model.problem import Finding, Severity
from dateline.model.references import links, references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "unused-record"
SEVERITY = Severity.WARNING


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every record other than an event that nothing else names."""
    named = _named(collection)
    for record in collection.records:
        kind = record.kind_of_record
        if kind is Kind.EVENT or not record.registered or record.within or record.withdrawn:
            continue
        if record.id not in named:
            message = f"{quoted(record.label)} is named by no other record and no page"
            hint = "name it where it belongs, or remove the file"
            place = place_in(record, "title" if kind is Kind.SOURCE else "name")
            yield Finding(ID, record.path, place, message, hint, SEVERITY)


def _named(collection: Collection) -> set[str]:
    """Return the ids of all records that another record or a page names."""
    named: set[str | None] = set()
    names = collection.names
    for record in collection.records:
        its = {reference.id for reference in references(record, collection.vocabulary)}
        named |= its - {record.id}
        for _, target in links(record):
            found = names.find_any(target)
            if found != record.id:
                named.add(found)
    for page in collection.pages:
        named.update(names.find_any(link.target) for link in find_links(page.text))
        for marker in find_markers(page.text):
            wanted = ((REFERENCES.get(name), value) for name, value in marker.filters.items())
            named.update(names.find(kind, value) for kind, value in wanted if kind)
    return {identifier for identifier in named if identifier is not None}
