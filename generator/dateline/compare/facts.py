"""Which changes of a published record are changes of its facts, that readers should hear of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.compare.difference import ChangeKind
from dateline.model.vocabulary import FieldKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from dateline.compare.changes import Change
    from dateline.compare.plain import Plain
    from dateline.model.vocabulary import Vocabulary

FACTS = ("date", "places", "actors", "status", "statements")
"""The fields of an event that are facts; so are numbers and dates among a site's own fields, and
the figures in their texts.

What is said of a source, a place, an actor or a topic is no claim that the timeline makes.
"""

_FIGURES = frozenset({FieldKind.NUMBER, FieldKind.DATE})

_NO_FACT = frozenset({"about", "source", "lang"})
"""What of a statement is how the editors arrange and label it, and not what the speaker said."""

_DIGITS = re.compile(r"\d+")


def changed_facts(
    changes: Iterable[Change], vocabularies: Collection[Vocabulary]
) -> tuple[str, ...]:
    """Return the fields of one published event whose facts change, in the order of the changes.

    Nothing is returned for a record that came, went or is withdrawn.

    Args:
        changes: Those of one record.
        vocabularies: The words of the site before and now: what was a figure then is one still.
    """
    listed = list(changes)
    if any(_is_whole(change) for change in listed):
        return ()
    return tuple(dict.fromkeys(_facts(listed, vocabularies)))


def _is_whole(change: Change) -> bool:
    """Return whether a change makes telling readers of the others needless."""
    whole = not change.field and change.kind is not ChangeKind.RENAMED
    return whole or (change.kind is ChangeKind.ADDED and change.field[:1] == ("withdrawn",))


def _facts(changes: Iterable[Change], vocabularies: Collection[Vocabulary]) -> Iterator[str]:
    for change in changes:
        if change.of != "event" or not change.field or change.is_unread:
            continue
        if change.kind is ChangeKind.MOVED:
            continue
        name = str(change.field[0])
        if name == "statements":
            is_fact = not (_NO_FACT.intersection(map(str, change.field)) or _is_new(change))
        else:
            is_fact = name in FACTS or _is_figure(change, name, vocabularies)
        if is_fact:
            yield name


def _is_new(change: Change) -> bool:
    """Return whether a statement, or its words before they were translated, were added.

    What was published before stands as it was.
    """
    statement = len(change.field) == len(("statements", 0))
    return change.kind is ChangeKind.ADDED and (statement or change.field[-1] == "original")


def _is_figure(change: Change, name: str, vocabularies: Collection[Vocabulary]) -> bool:
    kinds = {own.kind for words in vocabularies if (own := words.fields.get(name))}
    if kinds & _FIGURES:
        return True
    return FieldKind.TEXT in kinds and _figures(change.old) != _figures(change.new)


def _figures(value: Plain | None) -> list[str]:
    """Return the numbers in a text, in their order, none of them where there is no text."""
    return _DIGITS.findall(value) if isinstance(value, str) else []
