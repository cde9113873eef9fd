"""Sources rely on each other in a circle.

`copy_of` and `relies_on` say where a source has from what it says. Such a chain ends somewhere:
with whoever was there, or saw the paper. Where it comes back to where it began nobody is left who
knows, and each only seems to bear out the other. The circle is shown at its first source; an event
that is said to be confirmed, and has no other sources than such, is shown too.

**How to mend it.** Keep the lines that the sources themselves say, and remove the others. Cite the
source at the beginning where it is known; an event that has none is `reported`.

```yaml
# content/sources/paper-2022-01-13.yml
relies_on: [agency-2022-01-12]
# content/sources/agency-2022-01-12.yml
relies_on: [paper-2022-01-13]    # wrong: the agency was first; remove it
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.cycles import find_cycles, shown_cycle
from dateline.model.problem import Finding, Severity
from dateline.model.records import Source, Status
from dateline.model.references import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.problem import Place

ID = "circular-sourcing"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every circle of sources, and for what is confirmed by such alone."""
    sources = {
        one.id: one for one in collection.by_id.values() if isinstance(one, Source) and one.rests_on
    }
    circles = False
    order = {identifier: index for index, identifier in enumerate(sources)}
    for cycle in find_cycles({one.id: one.rests_on for one in sources.values()}):
        circles = True
        start = cycle.index(min(cycle, key=order.__getitem__))
        turned = [*cycle[start:], *cycle[:start]]
        first = sources[turned[0]]
        message = f"sources rely on each other in a circle: {shown_cycle(turned)}"
        hint = "remove the line that the source itself does not say"
        yield Finding(ID, first.path, _place(first, turned[1]), message, hint)
    if circles:
        yield from _of_events(collection)


def _place(source: Source, named: str) -> Place:
    if source.copy_of == named:
        return place_in(source, "copy_of")
    return place_in(source, "relies_on", source.relies_on.index(named))


def _of_events(collection: Collection) -> Iterator[Finding]:
    origins = collection.origins
    for event in collection.events:
        if event.status is not Status.CONFIRMED or event.withdrawn:
            continue
        known = [origins[one] for one in cited(event) if one in origins]
        if known and not any(one.sources for one in known):
            message = "this event is confirmed only by sources that rely on each other"
            hint = "cite where they have it from, or write `status: reported`"
            yield Finding(ID, event.path, place_in(event, "sources"), message, hint)
