"""A reference leads to no record.

Actors, places, topics, sources, related events, `[[links]]` in texts and the filters of
`[[timeline: …]]` must name a record that exists. That keeps one actor from living under three
spellings, and no link of the site leads nowhere.

A field takes an id, a former id, or a name or alias that one record of the wanted kind goes by. A
`[[link]]` takes an id or a former id.

**How to mend it.** Mend the spelling, or add the record with `dateline new`. A site that starts
from a large archive can set `entities: open` in `vocabulary.yml`: actors, places and topics without
a record then get a page made from the name.

```yaml
actors: [jens-stoltenburg]   # wrong
actors: [jens-stoltenberg]   # right
places: [russia]             # wrong where russia is an actor
```
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from dateline.check.rule import place_in, position_in, quoted
from dateline.model.kind import Kind
from dateline.model.markers import REFERENCES, find_markers, links_of
from dateline.model.problem import Finding, Severity
from dateline.model.references import links, reference_fields
from dateline.model.slug import slug
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.model.collection import Collection, WrittenPage
    from dateline.model.dates import Day
    from dateline.model.names import Names
    from dateline.model.records import Record

    Explain: TypeAlias = Callable[[Kind | None, str], tuple[str, str]]
    """A wanted kind (None: any) and a text that means nothing, to a message and a hint."""

ID = "unknown-reference"
SEVERITY = Severity.ERROR

_MOST_COMPARISONS = 500_000
"""How many names are looked at for “did you mean” in one run: under a second's worth. A site in
which more is unknown has lost a folder and is not mended name by name."""


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every field, link and filter that names no record."""
    explain = _explainer(collection)
    for record in collection.records:
        yield from _of_record(record, collection, explain)
    for page in collection.pages:
        if "[[" in page.text:
            yield from _of_page(page, collection.names, explain)


def _of_record(record: Record, collection: Collection, explain: Explain) -> Iterator[Finding]:
    names = collection.names
    for field in reference_fields(record, collection.vocabulary):
        if all(names.kinds.get(identifier) is field.kind for identifier in field.ids):
            continue
        for reference in field.references():
            if _unknown(names, reference.kind, reference.id):
                # A citation may be a mapping; its id is what is wrong then.
                inner = ("id",) if reference.kind is Kind.SOURCE else ()
                place = place_in(record, *reference.keys, *inner)
                message, hint = explain(reference.kind, reference.id)
                yield Finding(ID, record.path, place, message, hint)
    for place, target in links(record):
        if names.find_any(target) is None:
            message, hint = explain(None, target)
            where = place_in(record, *place.keys, offset=place.offset)
            yield Finding(ID, record.path, where, message, hint)


def _of_page(page: WrittenPage, names: Names, explain: Explain) -> Iterator[Finding]:
    for marker in find_markers(page.text):
        for name, value in marker.filters.items():
            kind = REFERENCES.get(name)
            if kind and _unknown(names, kind, value):
                message, hint = explain(kind, value)
                yield Finding(ID, page.path, position_in(page, marker.start), message, hint)
    for link in links_of(page.text):
        if names.find_any(link.target) is None:
            message, hint = explain(None, link.target)
            yield Finding(ID, page.path, position_in(page, link.offset), message, hint)


def _unknown(names: Names, kind: Kind, text: str) -> bool:
    return names.find(kind, text) is None and not names.candidates(kind, text)


def _explainer(collection: Collection) -> Explain:
    """Return a function that says what is wrong with a reference, and keeps what it looked up."""
    names = collection.names
    left = _MOST_COMPARISONS

    @cache
    def options(kind: Kind | None) -> tuple[str, ...]:
        ids = (identifier for identifier, its in names.kinds.items() if kind in (None, its))
        known = (record for record in collection.records if record.kind_of_record is kind)
        return (*ids, *(name for record in known for name in record.names))

    @cache
    def suggestion(kind: Kind | None, text: str) -> str | None:
        nonlocal left
        left -= len(options(kind))
        return did_you_mean(text, options(kind)) if left > 0 else None

    def explain(kind: Kind | None, text: str) -> tuple[str, str]:
        if kind is None:
            return _unknown_link(names, text, suggestion(None, text))
        other = names.kinds.get(text) or names.kinds.get(names.former.get(text, ""))
        if other:
            return f"{quoted(text)} is {other.phrase}, not {kind.phrase}", _ELSEWHERE
        message = f"no {kind.value} has the id or the name {quoted(text)}"
        return message, suggestion(kind, text) or _add(kind, text)

    return explain


_ELSEWHERE = "move it to the field for its kind, or mend the id"


def _unknown_link(names: Names, text: str, suggestion: str | None) -> tuple[str, str]:
    for kind in Kind:
        identifier = names.find(kind, text)
        if identifier:
            bare = ":" in identifier
            hint = f"write [[{identifier}]]" if not bare else _add(kind, text)
            return f"a link takes an id, and {quoted(text)} is a name", hint
    return f"no record has the id {quoted(text)}", suggestion or "mend the id, or add the record"


def _add(kind: Kind, text: str) -> str:
    identifier = slug(text)
    file = f"{kind.folder}/{identifier}.yml" if identifier else f"a record in {kind.folder}/"
    return f"mend the spelling, or add {file}"
