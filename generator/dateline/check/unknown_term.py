"""A word is not in the vocabulary.

The type of an event, the stance of a statement, the kind of a place or a source and the terms of a
site's own fields come from `content/vocabulary.yml`, or from the list that comes with Dateline
where that file gives none. A closed list keeps `meeting`, `Meeting` and `talks` from becoming three
groups. The names of fields in `evidence` and `supports` must be fields the record can have, and the
filters of a `[[timeline: …]]` filters that there are, with values they can have.

**How to mend it.** Write one of the words of the list, or add yours to `vocabulary.yml`.

```yaml
type: meetting    # wrong
type: meeting     # right
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in, position_in, quoted
from dateline.model.kind import Kind
from dateline.model.markers import FILTERS, FORM, find_markers
from dateline.model.problem import Finding, Severity
from dateline.model.records import Event, Location, Record, Source, Statement
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection as Words
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Citation
    from dateline.model.vocabulary import Vocabulary

ID = "unknown-term"
SEVERITY = Severity.ERROR

_NOT_SAID = frozenset({"id", "path", "within", "registered", "own"})
"""Fields of a record that no editor writes."""


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every word that is not in its list, fields and filters included."""
    vocabulary = collection.vocabulary
    own = (name for name, field in vocabulary.fields.items() if field.on is Kind.EVENT)
    fields = {*Event.model_fields, *own} - _NOT_SAID
    said = fields | Statement.model_fields.keys()
    for record in collection.records:
        if isinstance(record, Event):
            yield from _of_event(record, vocabulary)
            yield from _of_fields(record, fields, said)
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


def _of_fields(event: Event, fields: Words[str], said: Words[str]) -> Iterator[Finding]:
    """Yield a finding for every field that sources are said to support and that is none.

    A source of a statement may support a field of the statement as well: `said` has both.
    """
    yield from _supported(event, ("sources",), event.sources, fields)
    for name, citations in event.evidence.items():
        if name not in fields:
            place = place_in(event, "evidence", name, at_key=True)
            yield Finding(ID, event.path, place, *_no_field(name, fields))
        yield from _supported(event, ("evidence", name), citations, fields)
    for index, statement in enumerate(event.statements):
        keys = ("statements", index, "source")
        yield from _supported(event, keys, statement.source, said)


def _supported(
    event: Event,
    keys: tuple[str | int, ...],
    citations: tuple[Citation, ...],
    fields: Words[str],
) -> Iterator[Finding]:
    for index, citation in enumerate(citations):
        for number, name in enumerate(citation.supports):
            if name not in fields:
                place = place_in(event, *keys, index, "supports", number)
                yield Finding(ID, event.path, place, *_no_field(name, fields))


def _no_field(name: str, fields: Words[str]) -> tuple[str, str]:
    """Return a message and a hint."""
    hint = did_you_mean(name, fields) or f"fields: {', '.join(sorted(fields))}"
    return f"{quoted(name)} is not a field of an event", hint


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
