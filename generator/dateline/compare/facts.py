"""Which changes of a published record are changes of its facts, that readers should hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.compare.difference import ChangeKind
from dateline.model.vocabulary import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.compare.changes import Change
    from dateline.model.vocabulary import Vocabulary

FACTS = ("date", "places", "actors", "status", "statements")
"""The fields of an event that are facts; so are the figures among a site's own fields.

What is said of a source, a place, an actor or a topic is no claim that the timeline makes.
"""

_NO_FACT = frozenset({"stance", "about", "source", "original"})
"""What of a statement is the editors' and not the speaker's."""


def changed_facts(changes: Iterable[Change], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the fields of one published event whose facts change, in the order of the changes.

    Nothing is returned for a record that came, went or is withdrawn, and for one whose corrections
    log has a new entry.
    """
    listed = list(changes)
    if any(_is_told(change) for change in listed):
        return ()
    return tuple(dict.fromkeys(_facts(listed, vocabulary)))


def _is_told(change: Change) -> bool:
    """Return whether a change tells readers of the others, or makes telling them needless."""
    whole = not change.field and change.kind is not ChangeKind.RENAMED
    came = change.kind is ChangeKind.ADDED and change.field[:1] in {("revisions",), ("withdrawn",)}
    return whole or came


def _facts(changes: Iterable[Change], vocabulary: Vocabulary) -> Iterator[str]:
    for change in changes:
        if change.of != "event" or not change.field or change.is_unread:
            continue
        if change.kind is ChangeKind.MOVED:
            continue
        name = str(change.field[0])
        own = vocabulary.fields.get(name)
        figure = own is not None and own.kind is FieldKind.NUMBER
        if name == "statements" and _NO_FACT.intersection(map(str, change.field)):
            continue
        if figure or (name in FACTS and not _is_new_statement(change)):
            yield name


def _is_new_statement(change: Change) -> bool:
    """Return whether a statement was added: what was published before stands as it was."""
    statement = change.field[:1] == ("statements",) and len(change.field) == len(("", 0))
    return statement and change.kind is ChangeKind.ADDED
