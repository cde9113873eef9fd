"""What rests on what: the numbered sources of an event, and its statements by disputed point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.model.proof import proof_of
from dateline.model.records import Source, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.model.collection import Collection
    from dateline.model.records import Citation, Event, Record, Statement


class Use(NamedTuple):
    """What a source is cited for in one place of it."""

    fields: tuple[str, ...]
    """Names of fields of the record; `event` for the event as a whole."""
    statements: tuple[int, ...]
    """Numbers of statements on the page, from 1."""
    locator: str | None


class NumberedSource(NamedTuple):
    """A source of an event, with its number on the page."""

    number: int
    source: Source
    uses: tuple[Use, ...]


class NumberedStatement(NamedTuple):
    """A statement, with its number and those of its sources on the page."""

    number: int
    statement: Statement
    sources: tuple[int, ...]
    verified: tuple[int, ...]
    """The numbers of the sources whose article is proven to have the quotation."""


class Dispute(NamedTuple):
    """A point on which more than one statement is recorded."""

    about: str
    versions: tuple[NumberedStatement, ...]


class Evidence(NamedTuple):
    """Everything an event page says about its sources."""

    sources: tuple[NumberedSource, ...]
    statements: tuple[NumberedStatement, ...]
    """Those that are not part of a dispute, in the order of the record."""
    disputes: tuple[Dispute, ...]
    fields: Mapping[str, tuple[int, ...]]
    """The numbers of the sources of single fields."""

    @property
    def is_verified(self) -> bool:
        """Whether any quotation is proven to be in its article."""
        disputed = (one for dispute in self.disputes for one in dispute.versions)
        return any(one.verified for one in (*self.statements, *disputed))


def evidence(event: Event, collection: Collection) -> Evidence:
    """Number the sources of an event in the order in which it cites them first."""
    by_id = collection.by_id
    cited: dict[str, dict[str | None, list[str | int]]] = {}
    for citation, what in _cited(event):
        if isinstance(by_id.get(citation.id), Source):
            cited.setdefault(citation.id, {}).setdefault(citation.locator, []).append(what)
    numbers = {identifier: number for number, identifier in enumerate(cited, 1)}
    sources = tuple(
        NumberedSource(numbers[identifier], source, tuple(_uses(places)))
        for identifier, places in cited.items()
        if isinstance(source := by_id[identifier], Source)
    )
    numbered = [
        _numbered(number, statement, numbers, collection)
        for number, statement in enumerate(event.statements, 1)
    ]
    disputes = tuple(_disputes(numbered, by_id))
    disputed = {one.number for dispute in disputes for one in dispute.versions}
    return Evidence(
        sources,
        tuple(one for one in numbered if one.number not in disputed),
        disputes,
        _fields(event, numbers),
    )


def _numbered(
    number: int, statement: Statement, numbers: Mapping[str, int], collection: Collection
) -> NumberedStatement:
    proven_by = proof_of(statement, collection).proven_by
    verified = tuple(sorted(numbers[identifier] for identifier in proven_by))
    return NumberedStatement(number, statement, _numbers(statement.source, numbers), verified)


def is_disputed(event: Event) -> bool:
    """Return whether versions of one point stand against each other in an event."""
    if event.status is Status.DISPUTED:
        return True
    points = [statement.about for statement in event.statements if statement.about]
    return len(points) > len(set(points))


def _cited(event: Event) -> Iterator[tuple[Citation, str | int]]:
    """Yield every citation of an event with the field or the number of the statement it is for."""
    for citation in event.sources:
        for name in citation.supports or ("event",):
            yield citation, name
    for name, citations in event.evidence.items():
        for citation in citations:
            yield citation, name
    for number, statement in enumerate(event.statements, 1):
        for citation in statement.source:
            yield citation, number


def _uses(places: Mapping[str | None, list[str | int]]) -> Iterator[Use]:
    for locator, things in places.items():
        listed = tuple(dict.fromkeys(things))
        fields = tuple(one for one in listed if isinstance(one, str))
        # Each statement leads to its source itself; "statements" as a field says no more.
        numbers = tuple(one for one in listed if isinstance(one, int))
        kept = tuple(one for one in fields if one != "statements" or not numbers)
        yield Use(kept, numbers, locator)


def _numbers(citations: Iterable[Citation], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[one.id] for one in citations if one.id in numbers}))


def _fields(event: Event, numbers: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for citation in event.sources:
        for name in citation.supports:
            found.setdefault(name, set()).update(_numbers((citation,), numbers))
    for name, citations in event.evidence.items():
        found.setdefault(name, set()).update(_numbers(citations, numbers))
    return {name: tuple(sorted(listed)) for name, listed in found.items()}


def _disputes(
    statements: Iterable[NumberedStatement], by_id: Mapping[str, Record]
) -> Iterator[Dispute]:
    """Yield the points with more than one version; nobody's comes first but by date, then name."""
    points: dict[str, list[NumberedStatement]] = {}
    for one in statements:
        if one.statement.about:
            points.setdefault(one.statement.about, []).append(one)

    def order(one: NumberedStatement) -> tuple[bool, Any, str, int]:
        date = one.statement.date
        speaker = by_id.get(one.statement.by[0]) if one.statement.by else None
        key = date.sort_key if date else ()
        return (date is None, key, speaker.label if speaker else "", one.number)

    for about, versions in points.items():
        if len(versions) > 1:
            yield Dispute(about, tuple(sorted(versions, key=order)))
