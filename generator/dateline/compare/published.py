"""What a change must not do to what was published: the rules that know the state before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dateline.check import deleted_record, lost_id, unexplained_change
from dateline.check.rule import place_in, place_of, quoted
from dateline.checked import read_and_check
from dateline.compare.changes import changes
from dateline.compare.difference import ChangeKind
from dateline.compare.facts import changed_facts
from dateline.compare.names import Names
from dateline.model.names import fold
from dateline.model.problem import Finding, Position
from dateline.read.content import problems, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dateline.checked import Checked
    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.kind import Kind
    from dateline.model.records import Record
    from dateline.read.files import Tree

_ALIKE = 85.0
"""How alike the names of two records are, of 100, for one to be the other renamed."""


def read_and_check_against(before: Tree, content: Path | Tree, day: Day) -> Checked:
    """Read and check content, and hold it against what was published.

    Args:
        before: What was published.
        content: The content folder, or the tree that stands for it.
        day: The day that counts as today.
    """
    checked = read_and_check(content, day)
    findings = check_published(read(before).collection, checked.collection)
    listed = sorted({*checked.problems, *problems(content, findings)})
    return replace(checked, problems=tuple(listed))


def check_published(old: Collection, new: Collection) -> Iterator[Finding]:
    """Yield what is wrong with a change because of what was published.

    Args:
        old: What was published.
        new: What is to be published.
    """
    yield from _unexplained(old, new)
    yield from lost_addresses(old, new)


def lost_addresses(old: Collection, new: Collection) -> Iterator[Finding]:
    """Yield what was published and leads nowhere any longer: deleted records, ids given up.

    Args:
        old: What was published.
        new: What is to be published.
    """
    yield from _former_ids(old, new)
    known = {record.id for record in old.records}
    came: defaultdict[Kind, dict[str, Record]] = defaultdict(dict)
    for record in new.records:
        if record.id not in known:
            came[record.kind_of_record].setdefault(fold(record.label), record)
    for record in old.by_id.values():
        if not record.registered or record.within or _is_kept(record.id, record, new):
            continue
        yield _gone(record, came[record.kind_of_record])


def _is_kept(identifier: str, record: Record, new: Collection) -> bool:
    """Return whether an id of a record still leads somewhere: its kind is a part of the address."""
    now = new.by_id.get(identifier) or new.by_id.get(new.names.former.get(identifier, ""))
    return now is not None and now.kind_of_record is record.kind_of_record


def _unexplained(old: Collection, new: Collection) -> Iterator[Finding]:
    names = Names(old, new)
    found = changes(old, new)
    for (of, identifier), group in groupby(found, key=lambda one: (one.of, one.record)):
        listed = list(group)
        for field in changed_facts(listed, new.vocabulary):
            first = next(one for one in listed if one.field[:1] == (field,))
            record = new.by_id[identifier]
            message = (
                f"a published fact changes without a word to readers: {names.field(of, field)}"
            )
            keys = (field,) if first.kind is ChangeKind.REMOVED else first.field
            place = place_in(record, *keys)
            hint = "say what was changed and why, in a new entry under `revisions:`"
            yield Finding(unexplained_change.ID, record.path, place, message, hint)


def _former_ids(old: Collection, new: Collection) -> Iterator[Finding]:
    """Yield the former ids that were given up."""
    for former, identifier in old.names.former.items():
        record = new.by_id.get(identifier)
        if record is not None and not (_is_kept(former, record, new) or new.lacks(record.path)):
            message = f"the former id {quoted(former)} is lost, and with it an address"
            hint = f"put it back: former_ids: [{former}]"
            yield Finding(lost_id.ID, record.path, place_of(record), message, hint)


def _gone(record: Record, came: Mapping[str, Record]) -> Finding:
    """Return what is wrong with a record that is not there any longer.

    Args:
        record: The record.
        came: The records of its kind that are new, by their folded names.
    """
    alike = process.extractOne(
        fold(record.label), came.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE
    )
    if alike:
        now = came[alike[0]]
        message = f"this was {quoted(record.id)}, and that address is lost"
        hint = f"keep it: former_ids: [{record.id}]"
        return Finding(lost_id.ID, now.path, place_of(now), message, hint)
    message = f"the published {record.kind_of_record} {quoted(record.label)} was deleted"
    hint = "bring the file back and withdraw the record, or name its id in another's former_ids"
    return Finding(deleted_record.ID, record.path, Position(1, 1), message, hint)
