"""Changes in words: one sentence for what an editor would call one change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.compare.changes import VOCABULARY, id_before
from dateline.compare.dates import compared
from dateline.compare.difference import ChangeKind
from dateline.compare.names import DATES
from dateline.compare.plain import plain_record
from dateline.compare.word_diff import Mark, Piece, word_diff
from dateline.model.disputes import points_of
from dateline.model.names import fold
from dateline.model.records import Event

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from dateline.compare.changes import Change
    from dateline.compare.names import Names
    from dateline.compare.plain import Plain
    from dateline.model.problem import Keys
    from dateline.model.records import Record

_ORDER = {"withdrawn": 0, "body": 2, "aliases": 3, "former_ids": 3, "revisions": 4, "added": 5}
"""Where fields stand that are not told in the order of the record: what weighs most comes first."""

_ITEM = 2
"""How many keys lead to an item of a list: the field, and which item."""

SHORT = 60
"""Texts up to this many characters are shown whole, the old one and the new one."""

_PROSE = frozenset(
    {
        *("alt", "body", "caption", "description", "label", "name", "note", "reason"),
        *("summary", "text", "title"),
    }
)
"""Fields in which single words change; in others the whole value does."""

_CITED = 3
"""How many keys lead to a citation in the evidence for a field."""

_NAMED = frozenset({"types", "stances", "place_kinds", "source_kinds", "fields", "terms"})
"""The parts of a vocabulary whose keys are names that the site has given."""

_ROLES = {"actors": "actor", "places": "place", "topics": "topic"}
_RELATIONS = {
    "follows": ("Now follows", "No longer follows"),
    "part_of": ("Now part of", "No longer part of"),
    "responds_to": ("Now answers", "No longer answers"),
    "causes": ("Now said to have led to", "No longer said to have led to"),
    "contradicts": ("Now contradicts", "No longer contradicts"),
    "supersedes": ("Now supersedes", "No longer supersedes"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words."""

    sentence: tuple[Piece, ...]
    keys: Keys
    """The value it is about."""
    gone: bool
    """Whether that value stands in the old record only."""

    @property
    def text(self) -> str:
        """The sentence as plain text, words that went and came in brackets."""
        return "".join(_marked(piece) for piece in self.sentence)


def _marked(piece: Piece) -> str:
    if piece.mark is Mark.OLD:
        return f"[-{piece.text}-]"
    return f"{{+{piece.text}+}}" if piece.mark is Mark.NEW else piece.text


def tell(changes: Sequence[Change], names: Names) -> tuple[Told, ...]:
    """Return the changes of one record in words, in their order.

    Args:
        changes: All changes of the record, and of no other.
        names: What the records are called before and after.
    """
    found: list[Told] = []
    # A record as a whole has no field, and is the first of its changes.
    former = changes[0].old if changes[0].kind is ChangeKind.RENAMED else None
    ordered = sorted(changes, key=lambda change: _ORDER.get(str(*change.field[:1]), 1))
    for field, group in groupby(ordered, key=lambda change: change.field[:1]):
        listed = list(group)
        if not field:
            found.extend(_whole(change, names) for change in listed)
        elif listed[0].is_unread:
            found.append(_unread(listed[0], names.field(listed[0].of, str(field[0]))))
        elif field == ("sources",):
            found.extend(_sources(listed, names))
        elif field == ("statements",):
            found.extend(_disputes(listed, names))
            found.extend(_statement(change, names) for change in listed)
        else:
            # The id that a record had is told with the one that it has.
            told = (change for change in listed if field != ("former_ids",) or change.new != former)
            found.extend(_value(change, names) for change in told)
    return tuple(found)


def _told(change: Change, *said: str | Piece) -> Told:
    pieces = tuple(Piece(one) if isinstance(one, str) else one for one in said)
    gone = change.kind in {ChangeKind.REMOVED, ChangeKind.MERGED}
    return Told(pieces, change.field, gone)


def _whole(change: Change, names: Names) -> Told:
    """Return a record or a page that came, went or has another id."""
    if change.is_unread:
        return _told(
            change, "Cannot be read now" if change.new is None else "Could not be read before"
        )
    if change.kind is ChangeKind.ADDED:
        return _told(change, "Added")
    if change.kind is ChangeKind.REMOVED:
        return _told(change, "Deleted: its page is gone, and so is its address")
    if change.kind is ChangeKind.MERGED:
        other = names.title(str(change.new))
        return _told(change, f"Merged into {other}: the old address redirects")
    return _told(change, f"Renamed from {change.old}: the old address redirects")


def _unread(change: Change, what: str) -> Told:
    """Return that a field cannot be read, or could not be."""
    when = "now" if change.new is None else "before"
    return _told(change, f"{what[:1].upper()}{what[1:]}: missing or wrong {when}")


def _value(change: Change, names: Names) -> Told:
    """Return a change of a field that is like most."""
    name, depth = str(change.field[0]), len(change.field)
    if change.of == VOCABULARY:
        return _plain(change, names, _of_vocabulary(change, names))
    if name in _ROLES and depth > 1:
        return _mention(change, names, _ROLES[name])
    if name == "relations" and depth > _ITEM:
        return _relation(change, names)
    if name == "evidence" and depth > _CITED:
        which = f"{_cited(change, names, _CITED)} for the {change.field[1]}"
        return _in_source(change, names, which)
    if change.kind is ChangeKind.ADDED and depth <= _ITEM and name in _TOLD_WHEN_ADDED:
        return _TOLD_WHEN_ADDED[name](change, names)
    return _plain(change, names, _label(change, names))


def _cited(change: Change, names: Names, depth: int) -> str:
    """Return the source in whose citation a change lies, in quotation marks."""
    cited = _inside_of(change, names, depth)
    return names.title(str(cited.get("id", "")))


def _of_vocabulary(change: Change, names: Names) -> str:
    """Return what a part of the vocabulary is called: `label of the type “call”`."""
    said: list[str] = []
    keys = iter(change.field)
    for key in keys:
        name = names.field(VOCABULARY, str(key))
        of = next(keys, None) if key in _NAMED else None
        said.append(name if of is None else f"{name} “{of}”")
    return " of the ".join(reversed(said))


def _label(change: Change, names: Names) -> str:
    """Return what the value is called, by the names on the way to it."""
    said = [
        names.field(change.of, key)
        for key in change.field
        if isinstance(key, str) and key not in {"id", "text"}
    ] or ["text"]
    if change.field[0] == "evidence" and len(said) > 1:
        return f"source of the {said[1]}"
    return " ".join(said)


def _plain(change: Change, names: Names, label: str) -> Told:
    """Return `Label: old → new`, or that the value came or went, or stands elsewhere."""
    label = label[:1].upper() + label[1:]
    name = _last_name(change)
    if change.kind is ChangeKind.MOVED:
        return _told(change, f"{label}: another order")
    old, new = change.old, change.new
    said = [names.value(change.of, name, one) if one is not None else "" for one in (old, new)]
    if change.kind is ChangeKind.ADDED:
        return _told(change, f"{label} added: {said[1]}")
    if change.kind is ChangeKind.REMOVED:
        was = ": " if isinstance(change.field[-1], int) else ", was: "
        return _told(change, f"{label} removed{was}{said[0]}")
    if name in DATES and isinstance(old, str) and isinstance(new, str):
        how = compared(old, new)
        return _told(change, f"{label}: {said[0]} → {said[1]}" + (f" ({how})" if how else ""))
    if name not in _PROSE and max(map(len, said)) <= SHORT:
        return _told(change, f"{label}: {said[0]} → {said[1]}")
    return _told(change, f"{label} changed: ", *word_diff(*said))


def _last_name(change: Change) -> str:
    return next(key for key in reversed(change.field) if isinstance(key, str))


def _mention(change: Change, names: Names, role: str) -> Told:
    if change.kind is ChangeKind.ADDED:
        return _told(change, f"{names.marked(str(change.new))} now listed as {role}")
    return _told(change, f"{names.record(str(change.old))} no longer listed as {role}")


def _relation(change: Change, names: Names) -> Told:
    now, no_longer = _RELATIONS[str(change.field[1])]
    if change.kind is ChangeKind.ADDED:
        return _told(change, f"{now} {names.title(str(change.new))}")
    return _told(change, f"{no_longer} {names.title(str(change.old))}")


def _revision(change: Change, names: Names) -> Told:
    entry = change.new if isinstance(change.new, dict) else {}
    day, note = names.value("", "date", entry.get("date", "")), entry.get("note", "")
    kind = str(entry.get("kind", "change")).capitalize()
    return _told(change, f"{kind} noted for readers ({day}): {note}")


def _withdrawn(change: Change, names: Names) -> Told:
    entry = change.new if isinstance(change.new, dict) else {}
    day, reason = (
        names.value("", "date", entry.get("date", "")),
        entry.get("reason", "no reason given"),
    )
    return _told(change, f"Withdrawn, its address stays with a notice ({day}): {reason}")


def _former_id(change: Change, names: Names) -> Told:
    merged = names.old.by_id.get(str(change.new))
    if merged is not None and merged.registered and merged.kind_of_record == change.of:
        return _told(change, f"Takes in {names.title(merged.id)}, whose address redirects")
    return _told(change, f"Former id {change.new} kept: its address redirects")


_TOLD_WHEN_ADDED: Mapping[str, Callable[[Change, Names], Told]] = {
    "former_ids": _former_id,
    "revisions": _revision,
    "withdrawn": _withdrawn,
}


def _sources(changes: Sequence[Change], names: Names) -> Iterator[Told]:
    """Yield the sources that came and went, with how many there are now."""
    yield from _count(changes[0], names)
    for change in changes:
        item = change.new if change.kind is ChangeKind.ADDED else change.old
        if len(change.field) == _ITEM and isinstance(item, dict):
            verb = "added" if change.kind is ChangeKind.ADDED else "removed"
            yield _told(change, f"Source {verb}: {names.value('', 'sources', item)}")
        elif change.kind is ChangeKind.MOVED:
            yield _told(change, "Sources: another order")
        else:
            yield _in_source(change, names, _cited(change, names, _ITEM))


def _in_source(change: Change, names: Names, which: str) -> Told:
    """Return a change of where in a source, or of what for it is cited."""
    if "supports" in change.field and change.kind is ChangeKind.ADDED:
        return _told(change, f"Now cited for the {change.new}: {which}")
    if "supports" in change.field and change.kind is ChangeKind.REMOVED:
        return _told(change, f"No longer cited for the {change.old}: {which}")
    return _plain(change, names, f"{names.field('', str(_last_name(change)))} in {which}")


def _count(change: Change, names: Names) -> Iterator[Told]:
    """Yield how many sources there are and were, where that differs."""
    was, now = (
        len(getattr(side.by_id.get(identifier), "sources", ()))
        for side, identifier in ((names.old, _old_id(change, names)), (names.new, change.record))
    )
    if was != now:
        yield _told(change, f"Now {now} {'source' if now == 1 else 'sources'} (was {was})")


def _old_id(change: Change, names: Names) -> str:
    """Return the id a record had before."""
    record = names.new.by_id.get(change.record)
    return id_before(record, names.old, names.new) if record else change.record


def _disputes(changes: Iterable[Change], names: Names) -> Iterator[Told]:
    """Yield the points on which versions stand against each other now, or do so no longer."""
    first = next(iter(changes))
    before = _points(names.old.by_id.get(_old_id(first, names)))
    after = _points(names.new.by_id.get(first.record))
    for about in [after[point] for point in after if point not in before]:
        yield _told(first, f"New dispute about {about}")
    for about in [before[point] for point in before if point not in after]:
        yield _told(first, f"No longer a dispute about {about}")


def _points(record: Record | None) -> dict[str, str]:
    """Return what the disputed points of a record are called, by what they are compared by."""
    points = points_of(record) if isinstance(record, Event) else ()
    return {fold(about): about for about in points}


def _statement(change: Change, names: Names) -> Told:
    if change.kind is ChangeKind.MOVED and len(change.field) == 1:
        return _told(change, "Statements: another order")
    if len(change.field) == _ITEM:
        item = change.new if change.kind is ChangeKind.ADDED else change.old
        verb = "added" if change.kind is ChangeKind.ADDED else "removed"
        return _told(change, f"Statement {verb}: {_spoken(item, names)}")
    whole = _inside_of(change, names, _ITEM)
    speaker = _speakers(whole, names)
    label = f"{_inner(change, names)} of the statement by {speaker}"
    if "by" in change.field and change.kind is not ChangeKind.MOVED:
        listed = "now" if change.kind is ChangeKind.ADDED else "no longer"
        name = names.record(str(change.new or change.old))
        return _told(change, f"{name} {listed} listed as speaker of {_words_of(whole)}")
    if change.field[2] == "source" and len(change.field) > _CITED + 1:
        which = f"{_cited(change, names, _CITED + 1)} for the statement by {speaker}"
        return _in_source(change, names, which)
    if change.field[2] in {"quote", "says"} and change.kind is ChangeKind.CHANGED:
        what = "Quote" if change.field[2] == "quote" else "Paraphrase"
        said = word_diff(str(change.old), str(change.new))
        return _told(change, f"{what} of {speaker} changed: ", *said)
    return _plain(change, names, label)


def _spoken(item: Plain | None, names: Names) -> str:
    if not isinstance(item, dict):
        return ""
    about = f" (about {item['about']})" if "about" in item else ""
    return f"{_speakers(item, names)}: {_words_of(item)}{about}"


def _words_of(item: dict[str, Plain]) -> str:
    return f"“{item['quote']}”" if "quote" in item else str(item.get("says", ""))


def _speakers(item: dict[str, Plain], names: Names) -> str:
    by = item.get("by", [])
    listed = by if isinstance(by, list) else [by]
    return names.listed(str(one) for one in listed) or "nobody"


def _inner(change: Change, names: Names) -> str:
    """Return what a value inside an item of a list is called."""
    said = [
        names.field("statement" if change.field[0] == "statements" else "", key)
        for key in change.field[2:]
        if isinstance(key, str) and key != "id"
    ]
    return " ".join(said)


def _inside_of(change: Change, names: Names, depth: int) -> dict[str, Plain]:
    """Return the mapping, so many keys down, that a change lies in, as it is now."""
    record = names.new.by_id.get(change.record)
    value: Plain = plain_record(record) if record else {}
    for key in change.at[:depth]:
        value = value[key]  # type: ignore[index]
    return value if isinstance(value, dict) else {}
