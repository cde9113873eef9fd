"""Two records for one thing made one: what both say once, what differs told."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from dateline.check.invalid_id import fault_of
from dateline.check.rule import quoted
from dateline.edit.edits import edited
from dateline.edit.layout import laid_out
from dateline.edit.order import SHAPES, ordered
from dateline.edit.rename import edits_in
from dateline.edit.replace import Replacement, in_links
from dateline.edit.site import Change, Refused
from dateline.edit.union import Listed, as_list, items, new_names, texts, union, with_key
from dateline.model.fields import fields, held
from dateline.model.records import Media, Relations, RevisionKind
from dateline.read.document import decode
from dateline.read.draft import read_draft
from dateline.read.front_matter import yaml_of
from dateline.read.written import Group, Part, Scalar, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.edit.site import Content, File
    from dateline.model.dates import Day
    from dateline.model.names import Names
    from dateline.model.problem import Finding
    from dateline.model.records import Record
    from dateline.model.values import Untyped
    from dateline.read.written import Node, Written

_APART = frozenset({"aliases", "former_ids", "body"})
"""Keys that are merged in ways of their own."""


class Note(NamedTuple):
    """What was decided about a field, for whoever merges to look at."""

    field: str
    said: str
    """What is in it now, and what is not: `kept 2022-01-10, the-other has 2022-01`."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of the files when one record takes in another."""

    changes: tuple[Change, ...]
    notes: tuple[Note, ...]
    """In the order of the other record's keys."""
    findings: tuple[Finding, ...]
    """What stands against it; nothing must be written where there is any."""


def merged(content: Content, kept: str, gone: str, day: Day) -> Merged:
    """Return what becomes of the files when the record `kept` takes in the record `gone`.

    Lists are united; a text, date or number that only `gone` has is taken; where both have one and
    they differ, that of `kept` stays and a note says so. All references to `gone` become
    references to `kept`, its id a former id, its name an alias. A new entry of the corrections log,
    below those of both, tells readers. The file of `kept` is laid out anew, every other file keeps
    each byte but those of the id.

    Args:
        content: All files.
        kept: The id of the record that stays.
        gone: The id of the record whose file is removed.
        day: The day of the entry.

    Raises:
        Refused: They are not two records of one kind, with files of their own, that stand.
    """
    one, other = content.record(kept), content.record(gone)
    _check(one, other)
    findings = [*content.findings, *_faults(content, one, other)]
    if findings:
        return Merged((), (), tuple(dict.fromkeys(findings)))
    change = Replacement(one.kind_of_record, gone, kept)
    files = [content.file(record.path) for record in (one, other)]
    sides: list[_Side] = []
    for file, record in zip(files, (one, other), strict=True):
        side, found = _side(file, record, change)
        sides.append(side)
        findings.extend(found)
    merger = _Merger(sides[0], sides[1], [], content.collection.names, day)
    text = merger.text()
    findings.extend(read_draft(text, one.path, one.kind_of_record)[1])
    changes = [Change(files[0].path, files[0].raw, text.encode())]
    for file in content.files:
        if file not in files:
            edits, found_here = edits_in(content, file, change)
            findings.extend(found_here)
            if edits:
                changes.append(Change(file.path, file.raw, edited(file.raw, edits)))
    changes.extend(content.fingerprint_moved(gone, kept))
    changes.append(Change(files[1].path, files[1].raw, None))
    return Merged(tuple(changes), tuple(merger.notes), tuple(findings))


def _check(one: Record, other: Record) -> None:
    kind, other_kind = one.kind_of_record, other.kind_of_record
    if one.id == other.id:
        raise Refused("a record cannot be merged with itself")
    if kind is not other_kind:
        raise Refused(f"{one.id} is {kind.phrase} and {other.id} {other_kind.phrase}")
    for record in (one, other):
        if record.withdrawn:
            raise Refused(f"{record.id} is withdrawn; its page stays to say so")


def _faults(content: Content, *records: Record) -> Iterator[Finding]:
    """Yield what is wrong with the two: what cannot be read cannot be merged."""
    paths = {record.path for record in records}
    yield from (found for found in content.faults if found.path in paths)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two records: what it says and how it is written."""

    record: Record
    text: str
    whole: Written
    top: Group
    body: str

    def part(self, name: str) -> Part | None:
        return self.top.get(name)

    def value(self, name: str) -> Untyped:
        """Return what a field says, None where it says nothing."""
        if name in fields(type(self.record)):
            return getattr(self.record, name)
        return self.record.own.get(name)


def _side(file: File, record: Record, change: Replacement) -> tuple[_Side, tuple[Finding, ...]]:
    """Return a record with its links to the record that goes leading to the one that stays."""
    kind = record.kind_of_record
    links = in_links(file.text, file.path, kind, change)
    text, _ = decode(edited(file.raw, links.edits), file.path)
    whole = written(yaml_of(text, file.path)[1])
    top = whole.top if isinstance(whole.top, Group) else Group(())
    body = read_draft(text, file.path, kind)[0].value.get("body", "")
    return _Side(record, text, whole, top, body if isinstance(body, str) else ""), links.findings


@dataclass(slots=True)
class _Merger:
    """Takes one record in by another, key by key."""

    one: _Side
    other: _Side
    notes: list[Note]
    names: Names
    day: Day

    def text(self) -> str:
        """Return the file of the record that stays."""
        top, below = self._body(self._top())
        top = self._with_entry(top)
        record = self.one.record
        start, yaml = yaml_of(self.one.text, record.path)
        shape = SHAPES[record.kind_of_record]
        laid = laid_out(replace(self.one.whole, top=ordered(top, shape)))
        return self.one.text[:start] + laid + self.one.text[start + len(yaml) :] + below

    def _top(self) -> Group:
        top = self.one.top
        for part in self.other.top.parts:
            name = part.name or ""
            if name not in _APART:
                top = self._with(top, name, part)
        for name in ("relations", "part_of"):
            top = self._without_itself(top, name)
        top = self._with_names(top)
        return self._with_former_ids(top)

    def _with(self, top: Group, name: str, part: Part) -> Group:
        """Return the mapping with what the other record says under a key."""
        mine, theirs = self.one.value(name), self.other.value(name)
        had = top.get(name)
        if not theirs and theirs != 0:
            return top
        if had is None and (not mine or isinstance(mine, Relations)):
            return replace(top, parts=(*top.parts, self._moved(part, theirs)))
        if isinstance(theirs, tuple):
            return with_key(top, name, self._list(had, mine, self._moved(part, theirs), theirs))
        if isinstance(theirs, (dict, Relations)):
            return with_key(top, name, self._mapping(had, mine, part, theirs))
        if mine != theirs:
            self._note(name, _said(mine), _said(theirs))
        return top

    def _note(self, name: str, mine: str, theirs: str) -> None:
        said = f"kept {mine}, {self.other.record.id} has {theirs}"
        self.notes.append(Note(name, said))

    def _list(self, had: Part | None, mine: Untyped, part: Part, theirs: Untyped) -> Group:
        first = Listed(items(had), self._settled(mine or ()))
        parts = union(first, Listed(items(part), self._settled(theirs)))
        return as_list(parts, had.value if had else None)

    def _mapping(self, had: Part | None, mine: Untyped, part: Part, theirs: Untyped) -> Group:
        """Return a mapping of lists, each list united."""
        group = had.value if had and isinstance(had.value, Group) else Group(())
        for inner in part.value.parts if isinstance(part.value, Group) else ():
            name = inner.name or ""
            values, others = _lists(mine).get(name, ()), _lists(theirs).get(name, ())
            mapped = group.get(name)
            if others and mapped is None:
                group = replace(group, parts=(*group.parts, inner))
            elif others:
                group = with_key(group, name, self._list(mapped, values, inner, others))
        return group

    def _settled(self, values: tuple[object, ...]) -> tuple[object, ...]:
        """Return references with that to the other record as one to this."""
        gone, kept = self.other.record.id, self.one.record.id
        return tuple(kept if value == gone else value for value in values)

    def _moved(self, part: Part, values: Untyped) -> Part:
        """Return pictures with their files named as seen from the folder of this record."""
        here, there = (posixpath.dirname(side.record.path) for side in (self.one, self.other))
        pictures = isinstance(values, tuple) and bool(values) and isinstance(values[0], Media)
        if here == there or not pictures:
            return part
        moved = [
            replace(item, value=with_key(item.value, "file", Scalar(_from(here, there, value))))
            for item, value in zip(items(part), values, strict=True)
            if isinstance(item.value, Group)
        ]
        return replace(part, value=as_list(tuple(moved), part.value))

    def _without_itself(self, top: Group, name: str) -> Group:
        """Return the mapping without references of the record to what is now itself."""
        part = top.get(name)
        if part is None:
            return top
        if name == "relations" and isinstance(part.value, Group):
            inner = part.value
            for relation in part.value.parts:
                inner = self._cleared(inner, relation)
            return self._set_or_drop(top, part, inner)
        return self._cleared(top, part)

    def _cleared(self, group: Group, part: Part) -> Group:
        listed = items(part)
        left = tuple(item for item in listed if not self._is_itself(item.value))
        if len(left) == len(listed):
            return group
        self.notes.append(Note(part.name or "", "left out what would be the record itself"))
        return self._set_or_drop(group, part, as_list(left, part.value))

    def _is_itself(self, node: Node) -> bool:
        record = self.one.record
        named = node.value.strip() if isinstance(node, Scalar) else ""
        both = {record.id, self.other.record.id}
        meant = self.names.find(record.kind_of_record, named)
        # What both go by means one of the two for certain, though not yet which.
        candidates = set(self.names.candidates(record.kind_of_record, named))
        return meant in both or (meant is None and bool(candidates) and candidates <= both)

    def _set_or_drop(self, group: Group, part: Part, value: Group) -> Group:
        if value.parts:
            return with_key(group, part.name or "", value)
        return replace(group, parts=tuple(one for one in group.parts if one.name != part.name))

    def _with_names(self, top: Group) -> Group:
        one, other = self.one.record, self.other.record
        added = new_names(one.names, (other.label, *other.aliases))
        return self._with_texts(top, "aliases", added)

    def _with_former_ids(self, top: Group) -> Group:
        one, other = self.one.record, self.other.record
        ids = [other.id] if not fault_of(other.id) else []
        added = [name for name in (*ids, *other.former_ids) if name not in one.former_ids]
        return self._with_texts(top, "former_ids", added)

    def _with_entry(self, top: Group) -> Group:
        """Return the mapping with an entry of the log for those who knew the other record.

        One whose id no address can be made of never had a page.
        """
        other = self.other.record
        if fault_of(other.id):
            return top
        name, kind = " ".join(other.label.split()), other.kind_of_record
        said = {
            "date": self.day.isoformat(),
            "kind": RevisionKind.CORRECTION.value,
            "note": f"Merged with “{name}” ({other.id}), another record of the same {kind}.",
        }
        entry = Group(tuple(Part(Scalar(text), Scalar(key)) for key, text in said.items()))
        had = top.get("revisions")
        value = as_list((*items(had), Part(entry)), had.value if had else None)
        told = f"says that {other.id} went in; take that entry out if it was never published"
        self.notes.append(Note("revisions", told))
        return with_key(top, "revisions", value)

    def _with_texts(self, top: Group, name: str, added: list[str]) -> Group:
        if not added:
            return top
        part = top.get(name)
        value = as_list((*items(part), *texts(added)), part.value if part else None)
        return with_key(top, name, value)

    def _body(self, top: Group) -> tuple[Group, str]:
        """Return the mapping with the other's body, or the text that is to stand below it."""
        mine, theirs = self.one.body.strip(), self.other.body.strip()
        if not theirs or mine == theirs:
            return top, ""
        if mine:
            self._note("body", quoted(mine), quoted(theirs))
            return top, ""
        if self.one.record.path.endswith(".md"):
            return top, f"\n{theirs}\n"
        return with_key(top, "body", Scalar(f"{theirs}\n", "|")), ""


def _lists(value: Untyped) -> Mapping[str, tuple[object, ...]]:
    if isinstance(value, Relations):
        return held(value)
    return value if isinstance(value, dict) else {}


def _from(here: str, there: str, picture: Media) -> str:
    return posixpath.relpath(posixpath.join(there, picture.file), here)


def _said(value: object) -> str:
    """Return a value as a conflict names it."""
    text = str(value)
    return quoted(text) if " " in text else text
