"""All files of the reader's browser, named by what is in them."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from dateline.export.reader.cards import card_columns
from dateline.export.reader.core import by_use, core, names
from dateline.export.reader.shards import MARKS, shard_texts, shards_of, strays
from dateline.export.reader.terms import STATUSES, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.export.reader.shards import Wording
    from dateline.export.reader.terms import Terms
    from dateline.timeline import Timeline

VERSION: Final = 1
"""Of the format. Scripts that know another one leave the files alone."""
FOLDER: Final = "data"
INDEX: Final = f"{FOLDER}/index.json"
"""The only file with a name that stays, and the only one that names the others."""
_DIGITS: Final = 12
"""Of the hash in a name."""


def core_path(timeline: Timeline) -> str:
    """Return the path below the site's root of the file that filters begin with.

    Args:
        timeline: The events; those that were withdrawn are not among them.
    """
    path, _ = _core(timeline, terms_of(timeline))
    return path


def reader_files(timeline: Timeline, wording: Wording) -> Iterator[tuple[str, str]]:
    """Yield the path below the site's root and the content of each file, the index last.

    Args:
        timeline: The events; those that were withdrawn are not among them.
        wording: How the site says what lists show.
    """
    collection = timeline.collection
    terms = terms_of(timeline)
    shards = tuple(shards_of(timeline.events))
    made = {
        "core": _core(timeline, terms),
        "sources": _named("sources", names(by_use(collection.sources, timeline))),
    }
    if elsewhere := strays(shards):
        made["ids"] = _named("ids", elsewhere)
    yield from made.values()
    cards = {
        kind: _named(f"cards-{kind.folder}", each) for kind, each in card_columns(timeline, wording)
    }
    yield from cards.values()
    listed = []
    for shard in shards:
        texts = shard_texts(shard, terms, collection.by_id, wording)
        path, content = _named(f"events-{shard.name}", texts)
        listed.append((shard.name, shard.first, _name(path)))
        yield path, content
    index = {
        "version": VERSION,
        "events": len(timeline.events),
        "types": [
            (name, label, collection.vocabulary.hue_of(name)) for name, label in terms.types.items()
        ],
        "statuses": [(status.value, status.value.capitalize()) for status in STATUSES],
        "marks": MARKS,
        **{key: _name(path) for key, (path, _) in made.items()},
        "cards": {kind.value: _name(path) for kind, (path, _) in cards.items()},
        "shards": listed,
    }
    yield INDEX, _json(index)


def _core(timeline: Timeline, terms: Terms) -> tuple[str, str]:
    return _named("core", core(timeline, terms))


def _named(name: str, value: object) -> tuple[str, str]:
    content = _json(value)
    return f"{FOLDER}/{name}-{sha256(content.encode()).hexdigest()[:_DIGITS]}.json", content


def _name(path: str) -> str:
    return path.removeprefix(f"{FOLDER}/")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
