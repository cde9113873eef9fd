"""A name stands for more than one record.

References may be written as a name, which reads well in review. That works as long as one record
of the wanted kind goes by that name or alias. Where several do, Dateline does not guess: a guess
would put words into the wrong mouth.

**How to mend it.** Write the id of the record that is meant.

```yaml
actors: [Kerry]        # wrong: john-kerry and anne-kerry both have this alias
actors: [john-kerry]   # right
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, position_in, quoted
from dateline.model.markers import REFERENCES, find_markers
from dateline.model.problem import Finding, Severity
from dateline.model.references import references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.kind import Kind
    from dateline.model.names import Names

ID = "ambiguous-name"
SEVERITY = Severity.ERROR

_MOST_NAMED = 5


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every reference by a name that several records share."""
    names = collection.names
    if all(len(ids) == 1 for ids in names.named.values()):
        return
    for record in collection.records:
        for reference in references(record, collection.vocabulary):
            if names.kinds.get(reference.id) is reference.kind:
                continue
            meant = _meant(names, reference.kind, reference.id)
            if meant:
                place = place_in(record, *reference.keys)
                yield Finding(ID, record.path, place, _message(reference.id, meant), _HINT)
    for page in collection.pages:
        for marker in find_markers(page.text):
            for name, value in marker.filters.items():
                meant = _meant(names, REFERENCES[name], value) if name in REFERENCES else ()
                if meant:
                    where = position_in(page, marker.start)
                    yield Finding(ID, page.path, where, _message(value, meant), _HINT)


_HINT = "write the id of the one that is meant"


def _meant(names: Names, kind: Kind, text: str) -> tuple[str, ...]:
    """Return the ids that a reference can mean where it means more than one."""
    found = names.candidates(kind, text)
    return found if len(found) > 1 and names.find(kind, text) is None else ()


def _message(text: str, meant: tuple[str, ...]) -> str:
    shown = " or ".join(meant[:_MOST_NAMED]) + (" or …" if len(meant) > _MOST_NAMED else "")
    return f"{quoted(text)} can mean {shown}"
