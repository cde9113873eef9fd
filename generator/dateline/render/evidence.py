"""What rests on what: the numbered sources of an event, and its statements by disputed point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.model.claims import claim_of
from dateline.model.corroboration import Corroboration, corroboration
from dateline.model.disputes import points_of
from dateline.model.proof import proof_of
from dateline.model.publication import first_published
from dateline.model.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.model.collection import Collection
    from dateline.model.dates import Edtf
    from dateline.model.records import Citation, Event, Record, Statement


class Use(NamedTuple):
    """What a source is cited for in one place of it."""

    fields: tuple[str, ...]
    """Fields of the record, `actors.nato` for one record in a list, `event` for the whole event."""
    statements: tuple[int, ...]
    """Numbers of statements on the page, from 1."""
    locator: str | None


class NumberedSource(NamedTuple):
    """A source of an event, with its number on the page."""

    number: int
    source: Source
    uses: tuple[Use, ...]


class Since(NamedTuple):
    """From when on a statement is known to have been made."""

    date: Edtf
    is_published: bool
    """Whether that is when its first source was published, since nothing says when it was made."""


class NumberedStatement(NamedTuple):
    """A statement, with its number and those of its sources on the page."""

    number: int
    statement: Statement
    sources: tuple[int, ...]
    verified: tuple[int, ...]
    """The numbers of the sources whose article is proven to have the quotation."""
    corroboration: Corroboration
    since: Since | None


class Dispute(NamedTuple):
    """A point on which more than one statement is recorded."""

    about: str
    versions: tuple[NumberedStatement, ...]


class Claimed(NamedTuple):
    """What a field rests on that has sources of its own."""

    sources: tuple[int, ...]
    """The numbers of its sources on the page."""
    corroboration: Corroboration


class Evidence(NamedTuple):
    """Everything an event page says about its sources."""

    sources: tuple[NumberedSource, ...]
    statements: tuple[NumberedStatement, ...]
    """Those that are not part of a dispute, in the order of the record."""
    disputes: tuple[Dispute, ...]
    claims: Mapping[str, Claimed]
    """What has sources of its own: fields, `actors.nato` for one record in a field."""
    corroboration: Corroboration
    """Of the event as a whole."""

    @property
    def is_graded(self) -> bool:
        """Whether any source is graded on the Admiralty scale."""
        return any(one.source.is_graded for one in self.sources)

    @property
    def is_verified(self) -> bool:
        """Whether any quotation is proven to be in its article."""
        disputed = (one for dispute in self.disputes for one in dispute.versions)
        return any(one.verified for one in (*self.statements, *disputed))


def evidence(event: Event, collection: Collection) -> Evidence:
    """Number the sources of an event in the order in which it cites them first."""
    by_id = collection.by_id
    cited: dict[str, dict[str | None, list[str | int]]] = {}
    claimed: dict[str, dict[str, None]] = {}
    for citation, what in _cited(event, collection):
        if isinstance(by_id.get(citation.id), Source):
            cited.setdefault(citation.id, {}).setdefault(citation.locator, []).append(what)
            if isinstance(what, str) and what != "event":
                claimed.setdefault(what, {})[citation.id] = None
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
    disputes = tuple(_disputes(event, numbered, by_id))
    disputed = {one.number for dispute in disputes for one in dispute.versions}
    return Evidence(
        sources,
        tuple(one for one in numbered if one.number not in disputed),
        disputes,
        dict(_claims(claimed, numbers, collection)),
        corroboration(numbers, collection.origins),
    )


def _numbered(
    number: int, statement: Statement, numbers: Mapping[str, int], collection: Collection
) -> NumberedStatement:
    proven_by = proof_of(statement, collection).proven_by
    return NumberedStatement(
        number,
        statement,
        _numbers(statement.source, numbers),
        tuple(sorted(numbers[identifier] for identifier in proven_by)),
        corroboration((one.id for one in statement.source), collection.origins),
        _since(statement, collection),
    )


def _since(statement: Statement, collection: Collection) -> Since | None:
    if statement.date:
        return Since(statement.date, is_published=False)
    sources = (collection.by_id.get(citation.id) for citation in statement.source)
    published = first_published(
        one for one in sources if isinstance(one, Source) and one.withdrawn is None
    )
    return Since(published, is_published=True) if published else None


def _cited(event: Event, collection: Collection) -> Iterator[tuple[Citation, str | int]]:
    """Yield every citation of an event with the claim or the number of the statement it is for."""
    names = collection.names
    for citation in event.sources:
        if not citation.supports:
            yield citation, "event"
        for written in citation.supports:
            yield citation, claim_of(written, names).key
    for written, citations in event.evidence.items():
        for citation in citations:
            yield citation, claim_of(written, names).key
    for number, statement in enumerate(event.statements, 1):
        for citation in statement.source:
            yield citation, number


def _uses(places: Mapping[str | None, list[str | int]]) -> Iterator[Use]:
    for locator, things in places.items():
        listed = dict.fromkeys(things)
        numbers = tuple([one for one in listed if isinstance(one, int)])
        if numbers:
            # Each statement leads to its source itself; "statements" as a field says no more.
            listed.pop("statements", None)
        yield Use(tuple([one for one in listed if isinstance(one, str)]), numbers, locator)


def _numbers(citations: Iterable[Citation], numbers: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[one.id] for one in citations if one.id in numbers}))


def _claims(
    claimed: Mapping[str, Iterable[str]], numbers: Mapping[str, int], collection: Collection
) -> Iterator[tuple[str, Claimed]]:
    for key, cited in claimed.items():
        listed = tuple(sorted(numbers[identifier] for identifier in cited))
        yield key, Claimed(listed, corroboration(cited, collection.origins))


def _disputes(
    event: Event, statements: Sequence[NumberedStatement], by_id: Mapping[str, Record]
) -> Iterator[Dispute]:
    """Yield the disputed points; no version comes first but by its date, then by name."""

    def order(one: NumberedStatement) -> tuple[bool, Any, str, int]:
        speaker = by_id.get(one.statement.by[0]) if one.statement.by else None
        key = one.since.date.sort_key if one.since else ()
        return (one.since is None, key, speaker.label if speaker else "", one.number)

    for about, indexes in points_of(event).items():
        versions = [statements[index] for index in indexes]
        yield Dispute(about, tuple(sorted(versions, key=order)))
