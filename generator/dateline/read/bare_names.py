"""Names without a record, in a collection that is open for them, get a record of their own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from dateline.model.kind import Kind
from dateline.model.records import Actor, ActorKind, Location, Record, Topic
from dateline.model.references import references
from dateline.model.slug import KEPT_BY_WINDOWS, slug

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.names import Names
    from dateline.model.problem import Keys
    from dateline.model.vocabulary import Vocabulary

_OPEN = frozenset({Kind.ACTOR, Kind.PLACE, Kind.TOPIC})


def records_of_bare_names(
    records: Iterable[Record], names: Names, vocabulary: Vocabulary
) -> tuple[Record, ...]:
    """Return a record for every name in `records` that means nothing yet, sorted by id.

    The id is the kind, a colon and the name as an id: no file can have such an id, and the page's
    address is the same as it will be when the name gets a record file. Spellings that make one id
    are one record, and go by all of them. A name whose address is taken is left alone; it is then
    an unknown reference.
    """
    found: dict[str, tuple[Kind, set[str], str, Keys]] = {}
    for record in records:
        for reference in references(record, vocabulary):
            kind, text = reference.kind, reference.id
            if kind not in _OPEN or names.find(kind, text) or names.candidates(kind, text):
                continue
            name = _slug(text)
            if text in names.kinds or names.kinds.get(name) is kind:
                continue
            entry = (kind, {text}, record.path, (*record.within, *reference.keys))
            found.setdefault(f"{kind.value}:{name}", entry)[1].add(text)
    return tuple(
        _record(identifier, kind, sorted(texts), path, keys)
        for identifier, (kind, texts, path, keys) in sorted(found.items())
    )


def _slug(text: str) -> str:
    name = slug(text)
    if name and not KEPT_BY_WINDOWS.fullmatch(name):
        return name
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{name}-{digest}" if name else digest


def _record(identifier: str, kind: Kind, texts: list[str], path: str, within: Keys) -> Record:
    name, aliases = texts[0], tuple(texts[1:])
    if kind is Kind.ACTOR:
        return Actor(
            id=identifier,
            path=path,
            within=within,
            registered=False,
            name=name,
            aliases=aliases,
            kind=ActorKind.OTHER,
        )
    model = Location if kind is Kind.PLACE else Topic
    return model(
        id=identifier, path=path, within=within, registered=False, name=name, aliases=aliases
    )
