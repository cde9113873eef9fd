"""What a change must not do to what was published: the rules that know the state before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from dateline.check import deleted_record, lost_id, lost_revision, unexplained_change
from dateline.check.rule import place_in, place_of, quoted
from dateline.checked import read_and_check
from dateline.compare.changes import changes, followed_ids, id_before
from dateline.compare.difference import ChangeKind
from dateline.compare.facts import changed_facts
from dateline.compare.log import logs
from dateline.compare.names import Names
from dateline.model.names import fold
from dateline.model.problem import Finding, Position
from dateline.read.content import problems, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from dateline.checked import Checked
    from dateline.compare.log import Log
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
    findings = check_published(read(before).collection, checked.collection, day)
    listed = sorted({*checked.problems, *problems(content, findings)})
    return replace(checked, problems=tuple(listed))


def check_published(old: Collection, new: Collection, day: Day) -> Iterator[Finding]:
    """Yield what is wrong with a change because of what was published.

    Args:
        old: What was published.
        new: What is to be published.
        day: The day that counts as today.
    """
    yield from _unexplained(old, new, logs(old, new, day))
    yield from lost(old, new, day)


def lost(old: Collection, new: Collection, day: Day) -> Iterator[Finding]:
    """Yield what was published and is gone: addresses that lead nowhere, entries of the log.

    An address may lead to another record, if the log of that one says so.

    Args:
        old: What was published.
        new: What is to be published.
        day: The day that counts as today.
    """
    found = logs(old, new, day)
    yield from _lost_addresses(old, new)
    for identifier, log in found.items():
        yield from _lost_entries(new.by_id[identifier], log)
    for identifier, now in followed_ids(old, new).items():
        was, record = old.by_id[identifier], new.by_id[now]
        # A source within an event has no log, and its page says what that event does.
        if id_before(record, old, new) == identifier or was.within or not was.registered:
            continue
        if not found[now].names(was):
            yield _merged(was, record, found[now])


def _lost_addresses(old: Collection, new: Collection) -> Iterator[Finding]:
    yield from _former_ids(old, new)
    known = {record.id for record in old.records}
    came: defaultdict[tuple[Kind, str], dict[str, Record]] = defaultdict(dict)
    for record in new.records:
        if record.id not in known:
            for path in (record.path, ""):
                came[record.kind_of_record, path].setdefault(fold(record.label), record)
    for record in old.by_id.values():
        if not record.registered or _is_kept(record.id, record, new):
            continue
        # While a file is wrong, what is described in it is not known.
        if not (record.within and new.unread):
            kind = record.kind_of_record
            alike = _alike(record, came[kind, record.path]) or _alike(record, came[kind, ""])
            yield _gone(record, alike)


def _is_kept(identifier: str, record: Record, new: Collection) -> bool:
    """Return whether an id of a record still leads somewhere: its kind is a part of the address."""
    now = new.by_id.get(identifier) or new.by_id.get(new.names.former.get(identifier, ""))
    return now is not None and now.kind_of_record is record.kind_of_record


def _unexplained(old: Collection, new: Collection, found: Mapping[str, Log]) -> Iterator[Finding]:
    names = Names(old, new)
    for (of, identifier), group in groupby(changes(old, new), key=lambda one: (one.of, one.record)):
        listed = list(group)
        for field in changed_facts(listed, (old.vocabulary, new.vocabulary)):
            log = found[identifier]
            if not log.is_silent:
                continue
            first = next(one for one in listed if one.field[:1] == (field,))
            record = new.by_id[identifier]
            message = (
                f"a published fact changes without a word to readers: {names.field(of, field)}"
            )
            keys = (field,) if first.kind is ChangeKind.REMOVED else first.field
            place = place_in(record, *keys)
            hint = _hint(log, "say what was changed and why, in a new entry under `revisions:`")
            yield Finding(unexplained_change.ID, record.path, place, message, hint)


def _hint(log: Log, otherwise: str) -> str:
    """Return what to do about a log that says too little: mend its new entry, or write one."""
    if not log.faults:
        return otherwise
    return f"mend the new entry under `revisions:`, which does not count: {log.faults[0]}"


def _merged(was: Record, record: Record, log: Log) -> Finding:
    message = f"{quoted(was.id)} goes into this record without a word to readers"
    hint = _hint(
        log,
        "say so, and why, in a new entry under `revisions:` that names "
        f"{quoted(was.label)} or {was.id}",
    )
    at = record.former_ids.index(was.id)
    place = place_in(record, "former_ids", at)
    return Finding(unexplained_change.ID, record.path, place, message, hint)


def _lost_entries(record: Record, log: Log) -> Iterator[Finding]:
    for was, entry in log.lost:
        whose = "" if was.id == record.id else f" of {quoted(was.id)}"
        message = (
            f"a published entry of the corrections log{whose} is gone or changed: "
            f"{entry.date}, {quoted(entry.note)}"
        )
        hint = (
            "put it back word for word; what is wrong in it is corrected in another entry below it"
        )
        place = place_in(record, "revisions") if record.revisions else place_of(record)
        yield Finding(lost_revision.ID, record.path, place, message, hint)


def _former_ids(old: Collection, new: Collection) -> Iterator[Finding]:
    """Yield the former ids that were given up."""
    for former, identifier in old.names.former.items():
        record = new.by_id.get(identifier)
        if record is not None and not (_is_kept(former, record, new) or new.lacks(record.path)):
            message = f"the former id {quoted(former)} is lost, and with it an address"
            hint = f"put it back: former_ids: [{former}]"
            yield Finding(lost_id.ID, record.path, place_of(record), message, hint)


def _alike(record: Record, came: Mapping[str, Record]) -> Record | None:
    """Return the one of some records, by their folded names, whose name is most like another's."""
    names = came.keys()
    found = process.extractOne(fold(record.label), names, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return came[found[0]] if found else None


def _gone(record: Record, now: Record | None) -> Finding:
    """Return what is wrong with a record that is not there any longer.

    Args:
        record: The record.
        now: The new one that it seems to be, if any is like it.
    """
    if now:
        message = f"this was {quoted(record.id)}, and that address is lost"
        hint = f"keep it: former_ids: [{record.id}]"
        if now.within:
            hint = (
                f"describe it in a file of its own, {_own_file(record)}, and cite it as {record.id}"
            )
        return Finding(lost_id.ID, now.path, place_of(now), message, hint)
    message = f"the published {record.kind_of_record} {quoted(record.label)} was deleted"
    if record.within:
        hint = f"describe it in a file of its own, {_own_file(record)}, and withdraw it there"
        return Finding(deleted_record.ID, record.path, Position(1, 1), message, hint)
    hint = "bring the file back and withdraw the record, or name its id in another's former_ids"
    return Finding(deleted_record.ID, record.path, Position(1, 1), message, hint)


def _own_file(source: Record) -> str:
    """Return the file that keeps the id, and so the address, of a source within an event."""
    return f"{source.kind_of_record.folder}/{source.id}.yml"
