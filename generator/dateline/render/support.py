"""What would have no source left without one of its sources."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from dateline.model.records import Citation, Event


class LastSupport(NamedTuple):
    """What of an event has one source alone."""

    event: Event
    fields: tuple[str, ...]
    """Names of fields that the source is given for; `event` first, for the event as a whole."""
    statements: tuple[int, ...]
    """Numbers of statements on the event's page."""


def last_supports(
    events: Iterable[Event], standing: Collection[str]
) -> Mapping[str, Mapping[str, LastSupport]]:
    """Return what rests on one source alone, by the id of the source and that of the event.

    Args:
        events: Events.
        standing: The ids of the sources that count: a withdrawn one supports nothing any more.
    """
    found: defaultdict[str, dict[str, LastSupport]] = defaultdict(dict)
    for event in events:
        alone: defaultdict[str, list[str | int]] = defaultdict(list)
        for what, citations in _supported(event):
            sources = {citation.id for citation in citations if citation.id in standing}
            if len(sources) == 1:
                alone[sources.pop()].append(what)
        for source, things in alone.items():
            statements = tuple(one for one in things if isinstance(one, int))
            # "statements" as a field says no more than their numbers.
            said = {"statements"} if statements else set()
            fields = tuple(one for one in things if isinstance(one, str) and one not in said)
            found[source][event.id] = LastSupport(event, fields, statements)
    return found


def _supported(event: Event) -> Iterator[tuple[str | int, Iterable[Citation]]]:
    """Yield the event as a whole, its fields and its statements with what each rests on.

    All sources of an event support it, as the rule `no-source` has it; those that are given for
    single fields support these too.
    """
    yield "event", event.sources
    fields: dict[str, list[Citation]] = {}
    for citation in event.sources:
        for name in citation.supports:
            fields.setdefault(name, []).append(citation)
    for name, citations in event.evidence.items():
        fields.setdefault(name, []).extend(citations)
    yield from ((name, citations) for name, citations in fields.items() if name != "event")
    for number, statement in enumerate(event.statements, 1):
        yield number, statement.source
