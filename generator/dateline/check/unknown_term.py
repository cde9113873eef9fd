"""A word is not in the vocabulary.

The type of an event, the stance of a statement, the kind of a place or a source and the terms of a
site's own fields come from `content/vocabulary.yml`, or from the list that comes with Dateline
where that file gives none. A closed list keeps `meeting`, `Meeting` and `talks` from becoming three
groups. What `evidence` and `supports` name must be fields that sources can be given for, or one of
the places, actors and topics that the event lists (`actors.nato`), and the filters of a
`[[timeline: …]]` filters that there are, with values they can have.

**How to mend it.** Write one of the words of the list, or add yours to `vocabulary.yml`.

```yaml
type: meetting    # wrong
type: meeting     # right
```
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from dateline.check.rule import place_in, position_in, quoted
from dateline.model.claims import claim_of, claimed_fields
from dateline.model.fields import fields
from dateline.model.markers import FILTERS, FORM, find_markers
from dateline.model.problem import Finding, Severity
from dateline.model.records import Event, Location, Record, Source, Statement
from dateline.read.files import VOCABULARY
from dateline.read.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Collection as Words
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Citation
    from dateline.model.vocabulary import Vocabulary

Explain: TypeAlias = Callable[[Event, str], tuple[str, str] | None]
"""Returns the message and the hint for what a source is said to support, None if that is right."""

ID = "unknown-term"
SEVERITY = Severity.ERROR


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every word that is not in its list, fields and filters included."""
    if collection.lacks(VOCABULARY):
        return
    vocabulary = collection.vocabulary
    explain = _explainer(collection)
    for record in collection.records:
        if isinstance(record, Event):
            yield from _of_event(record, vocabulary)
            yield from _of_claims(record, explain)
        elif isinstance(record, Location) and record.kind:
            yield from _term(record, ("kind",), record.kind, vocabulary.place_kinds)
        elif isinstance(record, Source) and record.kind:
            yield from _term(record, ("kind",), record.kind, vocabulary.source_kinds)
    yield from _of_pages(collection)


def _of_event(event: Event, vocabulary: Vocabulary) -> Iterator[Finding]:
    yield from _term(event, ("type",), event.type, vocabulary.types)
    for index, statement in enumerate(event.statements):
        if statement.stance:
            keys = ("statements", index, "stance")
            yield from _term(event, keys, statement.stance, vocabulary.stances)


def _term(
    record: Record, keys: tuple[str | int, ...], word: str, terms: Words[str]
) -> Iterator[Finding]:
    if word not in terms:
        message = f"{quoted(word)} is not in the vocabulary"
        hint = did_you_mean(word, terms) or f"one of: {', '.join(terms)}"
        yield Finding(ID, record.path, place_in(record, *keys), message, hint)


def _of_claims(event: Event, explain: Explain) -> Iterator[Finding]:
    """Yield a finding for everything that sources are said to support and that is not there.

    A source of a statement may support a field of the statement as well.
    """
    yield from _supported(event, ("sources",), event.sources, explain)
    for written, citations in event.evidence.items():
        wrong = explain(event, written)
        if wrong:
            place = place_in(event, "evidence", written, at_key=True)
            yield Finding(ID, event.path, place, *wrong)
        yield from _supported(event, ("evidence", written), citations, explain)
    for index, statement in enumerate(event.statements):
        keys = ("statements", index, "source")
        yield from _supported(event, keys, statement.source, explain)


def _supported(
    event: Event,
    keys: tuple[str | int, ...],
    citations: tuple[Citation, ...],
    explain: Explain,
) -> Iterator[Finding]:
    in_statement = keys[0] == "statements"
    for index, citation in enumerate(citations):
        for number, written in enumerate(citation.supports):
            if in_statement and written in fields(Statement):
                continue
            wrong = explain(event, written)
            if wrong:
                place = place_in(event, *keys, index, "supports", number)
                yield Finding(ID, event.path, place, *wrong)


def _explainer(collection: Collection) -> Explain:
    """Return a function that says what is wrong with the name of a claim, None if nothing is."""
    fields = claimed_fields(collection.vocabulary)
    names = collection.names

    def explain(event: Event, written: str) -> tuple[str, str] | None:
        claim = claim_of(written, names)
        if claim.record is None:
            return None if written in fields else _no_field(written, fields)
        listed: tuple[str, ...] = getattr(event, claim.field)
        if claim.record in listed:
            return None
        meant = nearest(claim.record, listed)
        hint = f"add it to `{claim.field}`, or mend the id"
        hint = f"did you mean “{claim.field}.{meant}”?" if meant else hint
        return f"{quoted(claim.record)} is not among the {claim.field} of this event", hint

    return explain


def _no_field(written: str, known: Words[str]) -> tuple[str, str]:
    """Return a message and a hint."""
    hint = did_you_mean(written, known) or f"fields: {', '.join(sorted(known))}"
    if written in fields(Event):
        return f"{quoted(written)} is not a field that sources can be given for", hint
    return f"{quoted(written)} is not a field of an event", hint


def _of_pages(collection: Collection) -> Iterator[Finding]:
    types = collection.vocabulary.types
    for page in collection.pages:
        for marker in find_markers(page.text):
            where = position_in(page, marker.start)
            for message in marker.problems:
                filters = f"filters: {', '.join(FILTERS)}"
                hint = "for example [[timeline: limit=5]]" if message is FORM else filters
                yield Finding(ID, page.path, where, message, hint)
            wanted = marker.filters.get("type")
            if wanted is not None and wanted not in types:
                message = f"{quoted(wanted)} is not in the vocabulary"
                hint = did_you_mean(wanted, types) or f"one of: {', '.join(types)}"
                yield Finding(ID, page.path, where, message, hint)
