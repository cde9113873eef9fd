"""An event is said to be confirmed, and its sources are too weak for that.

`confirmed` is what an event is unless its record says otherwise, so it is easily claimed by saying
nothing. Three kinds of sources do not bear it out:

- one source behind which nobody stands by name (`attribution: anonymous`), whether it is cited
  itself or others have it from there;
- sources that are all graded as poor: a reliability of D or E, or a credibility of 4 or 5;
- sources that have all of it from what was withdrawn.

F and 6 say that a source or what it says cannot be judged, which is nothing against it. What counts
are the sources of the event as a whole: those that are cited for no field, and those for its title,
date, status or summary. A source of a place or of a statement says nothing of whether it happened,
and counts only where there are no others. One that was withdrawn does not count at all.

**How to mend it.** Cite a source that stands for it by name, write `status: reported`, or say in
the same line why the status stays.

```yaml
status: confirmed            # wrong: the only source is anonymous
status: reported             # right
sources: [letter-to-the-editor]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.corroboration import corroboration
from dateline.model.problem import Finding, Severity
from dateline.model.records import Attribution, Reliability, Source, Status
from dateline.model.references import cited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Event

ID = "status-vs-evidence"
SEVERITY = Severity.WARNING

_OF_THE_WHOLE = frozenset({"title", "date", "status", "summary"})
_POOR_SOURCE = frozenset({Reliability.D, Reliability.E})
_POOR_INFORMATION = frozenset({4, 5})


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every confirmed event whose sources do not bear that out."""
    for event in collection.events:
        if event.status is not Status.CONFIRMED or event.withdrawn:
            continue
        standing = collection.origins.keys()
        whole = standing & set(_cited_for_whole(event))
        message = _weakness(whole or standing & set(cited(event)), collection)
        if message:
            hint = "cite a better source, or write `status: reported`"
            yield Finding(ID, event.path, place_in(event, "status"), message, hint, SEVERITY)


def _cited_for_whole(event: Event) -> Iterator[str]:
    """Yield the ids of the sources that an event as a whole rests on."""
    for citation in event.sources:
        if not citation.supports or not _OF_THE_WHOLE.isdisjoint(citation.supports):
            yield citation.id
    for name in _OF_THE_WHOLE & event.evidence.keys():
        for citation in event.evidence[name]:
            yield citation.id


def _weakness(known: set[str], collection: Collection) -> str | None:
    """Return what is weak about all of some sources that stand, None where one of them is not."""
    origins = collection.origins
    ends = {end for one in known for end in origins[one].sources}
    standing = list(_sources(ends & origins.keys(), collection))
    if ends and not standing:
        return "this event is confirmed, and what its sources have it from was withdrawn"
    named = any(one.attribution is not Attribution.ANONYMOUS for one in standing)
    if ends and not named and corroboration(known, origins).is_single:
        return "this event is confirmed, and its one source is anonymous"
    if known and all(map(_is_poor, _sources(known, collection))):
        return "this event is confirmed, and its sources are graded as poor"
    return None


def _sources(identifiers: Iterable[str], collection: Collection) -> Iterator[Source]:
    for identifier in identifiers:
        source = collection.by_id[identifier]
        if isinstance(source, Source):
            yield source


def _is_poor(source: Source) -> bool:
    return source.reliability in _POOR_SOURCE or source.credibility in _POOR_INFORMATION
