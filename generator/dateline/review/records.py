"""The changes of records as the card has them: in words, each with its line."""

from __future__ import annotations

import re
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from dateline.compare.changes import PAGE, VOCABULARY
from dateline.compare.difference import ChangeKind
from dateline.compare.names import Names, date_in_words
from dateline.compare.word_diff import Piece
from dateline.compare.words import tell
from dateline.model.problem import Place
from dateline.model.records import Event, RevisionKind, Source
from dateline.read.content import locate
from dateline.read.files import VOCABULARY as VOCABULARY_FILE
from dateline.review.card import RecordChanges, Sentence, Spot, What

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.compare.changes import Change
    from dateline.compare.words import Told
    from dateline.model.collection import Collection, WrittenPage
    from dateline.model.problem import Keys, Problem
    from dateline.model.records import Record
    from dateline.read.files import Tree


_WHOLE = {
    ChangeKind.ADDED: What.ADDED,
    ChangeKind.REMOVED: What.DELETED,
    ChangeKind.MERGED: What.MERGED,
}
"""What happened to records that are on one side alone."""


class Side(NamedTuple):
    """One of the two states that are compared."""

    tree: Tree
    collection: Collection
    problems: tuple[Problem, ...]
    folder: str
    """The content folder below the top of the repository, empty for the top itself."""

    def spot(self, path: str, line: int, *, before: bool = False) -> Spot:
        """Return a line of a file of this side as the card names it."""
        return Spot(path=f"{self.folder}/{path}".strip("/"), line=line, before=before)


class _Told(NamedTuple):
    """The changes of one record, before the lines are known."""

    first: Change
    what: What
    told: Sequence[Told]
    file: tuple[str, Keys] | None
    """The file as it is now, and where in it the record stands."""
    old_file: tuple[str, Keys] | None


def grouped(changes: Iterable[Change]) -> list[list[Change]]:
    """Return changes, those of one record together."""
    return [
        list(group) for _, group in groupby(changes, key=lambda change: (change.of, change.record))
    ]


def record_changes(
    old: Side, new: Side, groups: Iterable[Sequence[Change]]
) -> tuple[RecordChanges, ...]:
    """Return what happened to each record, to each page and to the vocabulary, in words.

    Args:
        old: The state that is compared with.
        new: The state with the changes.
        groups: The changes, those of one record together.
    """
    names = Names(old.collection, new.collection)
    listed = list(groups)
    told = [_told(group, names) for group in listed]
    lines = _lines(old, told, before=True) | _lines(new, told, before=False)
    lines |= _lines_of_pages(new.collection, chain.from_iterable(listed))
    return tuple(_record(one, names, old, new, lines) for one in told)


def _told(group: Sequence[Change], names: Names) -> _Told:
    first = group[0]
    old_name = str(first.old) if first.kind is ChangeKind.RENAMED else first.record
    return _Told(
        first,
        _what(group),
        tell(group, names),
        _file(first.of, first.record, names.new),
        _file(first.of, old_name, names.old),
    )


def _what(group: Sequence[Change]) -> What:
    """Return what happened to a record as a whole."""
    first = group[0]
    if not first.field and first.kind in _WHOLE:
        return _WHOLE[first.kind]
    for change in group:
        if change.kind is ChangeKind.ADDED and change.field[:1] == ("withdrawn",):
            return What.WITHDRAWN
        if change.kind is ChangeKind.ADDED and change.field[:1] == ("revisions",):
            entry = change.new
            if isinstance(entry, dict) and entry.get("kind") == RevisionKind.CORRECTION:
                return What.CORRECTED
    return What.RENAMED if first.kind is ChangeKind.RENAMED else What.CHANGED


def _file(of: str, name: str, collection: Collection) -> tuple[str, Keys] | None:
    if of == PAGE:
        return (name, ()) if any(page.path == name for page in collection.pages) else None
    if of == VOCABULARY:
        return VOCABULARY_FILE, ()
    record = collection.by_id.get(name)
    return (record.path, record.within) if record else None


_Lines = dict[tuple[str, "Keys", bool], int]


def _lines(side: Side, told: Sequence[_Told], *, before: bool) -> _Lines:
    """Return the lines of everything that is told about one side."""
    wanted = []
    for one in told:
        file = one.old_file if before else one.file
        if file is not None and one.first.of != PAGE:
            path, within = file
            keys = [sentence.keys for sentence in one.told if sentence.gone is before]
            # What is at the top of a file need not be looked for: it begins in the first line.
            wanted += [(path, Place(at)) for each in ((), *keys) if (at := (*within, *each))]
    found = locate(side.tree, dict.fromkeys(wanted))
    return {(path, place.keys, before): where.line for (path, place), where in found.items()}


def _lines_of_pages(collection: Collection, changes: Iterable[Change]) -> _Lines:
    """Return the first line of each hand-written page whose text says something else now."""
    pages = {page.path: page for page in collection.pages}
    found: _Lines = {}
    for change in changes:
        if change.of == PAGE and isinstance(change.old, str) and isinstance(change.new, str):
            page = pages[change.record]
            if change.field == ("text",):
                line = _first_line(page, change.old.split(), change.new.split())
                found[page.path, change.field, False] = line
    return found


def _first_line(page: WrittenPage, old: Sequence[str], new: Sequence[str]) -> int:
    """Return the line of the first word that differs; how the text is wrapped says nothing."""
    pairs = enumerate(zip(old, new, strict=False))
    word = next((at for at, (was, now) in pairs if was != now), min(len(old), len(new)))
    starts = [match.start() for match in re.finditer(r"\S+", page.text)]
    before = page.text[: starts[min(word, len(starts) - 1)]] if starts else ""
    return page.first_line + before.count("\n")


def _record(
    one: _Told, names: Names, old: Side, new: Side, lines: Mapping[tuple[str, Keys, bool], int]
) -> RecordChanges:
    def spot(keys: Keys, *, before: bool) -> Spot | None:
        file = one.old_file if before else one.file
        if file is None:
            return None
        path, within = file
        side = old if before else new
        return side.spot(path, lines.get((path, (*within, *keys), before), 1), before=before)

    sentences = tuple(
        Sentence(pieces=told.sentence, spot=spot(told.keys, before=told.gone)) for told in one.told
    )
    return RecordChanges(
        what=one.what,
        of=one.first.of,
        id=one.first.record,
        title=_title(one.first, names),
        spot=spot((), before=one.what in {What.DELETED, What.MERGED}),
        sentences=(*sentences, *_facts(one.first, names)),
    )


def _title(change: Change, names: Names) -> str:
    if change.of == VOCABULARY:
        return "Vocabulary"
    if change.of == PAGE:
        lost = names.new.lacks(change.record)
        pages = (*(names.new.pages if not lost else ()), *names.old.pages, *names.new.pages)
        return next((page.title for page in pages if page.path == change.record), change.record)
    return names.record(change.record)


def _facts(change: Change, names: Names) -> Iterator[Sentence]:
    """Yield what a reviewer wants to know at once of a record that came."""
    record = names.new.by_id.get(change.record)
    if change.kind is ChangeKind.ADDED and not change.field and record is not None:
        # What is wrong in the file is among the problems; what stands in for it, nobody wrote.
        wrong = names.new.lacks(record.path, *record.within)
        said = "" if wrong else "; ".join(_facts_of(record, names))
        if said:
            yield Sentence(pieces=(Piece(said[:1].upper() + said[1:]),))


def _facts_of(record: Record, names: Names) -> Iterator[str]:
    def known(field: str) -> bool:
        return not names.new.lacks(record.path, *record.within, field)

    if isinstance(record, Event):
        if known("date"):
            yield date_in_words(record.date.text)
        if known("type"):
            yield names.value("event", "type", record.type).lower()
        yield str(record.status)
        if record.actors:
            yield f"with {names.listed(record.actors)}"
        if record.places:
            yield f"at {names.listed(record.places)}"
        if known("sources"):
            yield _count(len({one.id for one in record.sources}), "source")
        if record.statements:
            yield _count(len(record.statements), "statement")
    elif isinstance(record, Source):
        yield from filter(None, (record.publisher, _published(record), record.url))


def _published(source: Source) -> str | None:
    return date_in_words(source.published.text) if source.published else None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
