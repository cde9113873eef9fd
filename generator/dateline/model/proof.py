"""Which articles have the quotation of a statement, as far as that can be told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.model.fingerprint import Verdict
from dateline.model.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.problem import Keys
    from dateline.model.records import Event, Statement


class Compared(NamedTuple):
    """A text of a statement that is compared with articles."""

    keys: Keys
    """Where in the statement it stands."""
    text: str


class Asked(NamedTuple):
    """A source whose article was asked for a quotation."""

    source: str
    """The id of the source."""
    compared: Compared


class Proof(NamedTuple):
    """What the articles of a statement's sources say of its quotation."""

    proven_by: tuple[str, ...]
    """The ids of the sources whose articles have it, once each."""
    absent_from: tuple[Asked, ...]
    """The sources whose articles do not."""
    open_in: tuple[Asked, ...]
    """The sources of whose articles it cannot be told."""
    is_wrong: bool
    """Whether every source could be asked and none has it."""


_NOTHING = Proof((), (), (), is_wrong=False)


class Questioned(NamedTuple):
    """A quotation of an event, and what the articles say of it."""

    event: Event
    at: int
    """Which statement of the event it is, from 0."""
    statement: Statement
    proof: Proof


def proofs(collection: Collection) -> Iterator[Questioned]:
    """Yield every quotation of the events that stand, where there is anything to ask for them."""
    if collection.fingerprints:
        for event in collection.events:
            for at, statement in enumerate(event.statements if event.stands else ()):
                if statement.quote:
                    yield Questioned(event, at, statement, proof_of(statement, collection))


def proof_of(statement: Statement, collection: Collection) -> Proof:
    """Return what the articles of a statement's sources say of its quotation.

    Asked are the articles that are at hand, and of others the fingerprints.
    """
    if not statement.quote or not collection.fingerprints:
        return _NOTHING
    sources = dict.fromkeys(citation.id for citation in statement.source)
    proven: list[str] = []
    absent: list[Asked] = []
    untold: list[Asked] = []
    for identifier in sources:
        judge = collection.articles.get(identifier) or collection.fingerprints.get(identifier)
        source = collection.by_id.get(identifier)
        if judge is None or not isinstance(source, Source):
            continue
        compared = list(_compared(statement, source.language))
        verdicts = [judge.judge(one.text) for one in compared]
        if Verdict.PROVEN in verdicts:
            proven.append(identifier)
        elif Verdict.OPEN in verdicts:
            untold.append(Asked(identifier, compared[verdicts.index(Verdict.OPEN)]))
        else:
            absent.append(Asked(identifier, compared[0]))
    is_wrong = bool(absent) and len(absent) == len(sources)
    return Proof(tuple(proven), tuple(absent), tuple(untold), is_wrong)


def _compared(statement: Statement, language: str | None) -> Iterator[Compared]:
    """Yield the texts of a statement that an article in a language can have verbatim."""
    original = statement.original
    is_original = original is not None and language is not None and _is(original.lang, language)
    if original is not None and (language is None or is_original):
        yield Compared(("original", "text"), original.text)
    if statement.quote and not is_original:
        yield Compared(("quote",), statement.quote)


def _is(tag: str, other: str) -> bool:
    """Return whether two language tags are of one language, wherever it is spoken or written."""
    return tag.partition("-")[0].lower() == other.partition("-")[0].lower()
