"""The changes between two collections, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.compare.difference import ChangeKind, differences
from dateline.compare.plain import plain_page, plain_record, plain_vocabulary
from dateline.model.kind import Kind
from dateline.model.references import reference_fields
from dateline.read.decode import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.compare.plain import Plain
    from dateline.model.collection import Collection
    from dateline.model.problem import Keys
    from dateline.model.records import Record

VOCABULARY = "vocabulary"
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different now."""

    kind: ChangeKind
    of: str
    """The kind of record: `event`, `actor`, …; `page` or `vocabulary` for what is no record."""
    record: str
    """The id of the record, of a page its file. For what was removed, the one it had."""
    field: Keys
    """Where in the record: in the new one, and for what was removed in the old one.

    Empty for a record that came, went or was renamed.
    """
    old: Plain | None
    """What was there. Of a record that went, all of it; of one that was renamed, its old id."""
    new: Plain | None
    """What is there now, likewise."""


def changes(old: Collection, new: Collection) -> tuple[Change, ...]:
    """Return what is different in `new`.

    A record is the same one while it has its id, whatever file it is in, and when another id took
    the place of that one and keeps it among its `former_ids`; the references to it that followed
    are no changes of their own. Order: events, actors, places, topics, sources, pages, vocabulary;
    each by id, then in the order of the record.
    """
    renamed = renamed_ids(old, new)
    found: list[Change] = []
    for kind in Kind:
        before = {renamed.get(record.id, record.id): record for record in _registered(old, kind)}
        after = {record.id: record for record in _registered(new, kind)}
        found.extend(_of_records(kind, before, after, (renamed, old)))
    pages = [{page.path: plain_page(page) for page in side.pages} for side in (old, new)]
    found.extend(_of_values(PAGE, *pages))
    vocabularies = [{VOCABULARY: plain_vocabulary(side.vocabulary)} for side in (old, new)]
    found.extend(_of_values(VOCABULARY, *vocabularies))
    return tuple(found)


def renamed_ids(old: Collection, new: Collection) -> dict[str, str]:
    """Return the ids that another id took the place of, and that one."""
    found = {}
    for record in old.by_id.values():
        now = new.by_id.get(new.names.former.get(record.id, ""))
        if now is None or record.id in new.by_id or now.id in old.by_id:
            continue
        if now.kind_of_record is record.kind_of_record:
            found[record.id] = now.id
    return found


def _registered(collection: Collection, kind: Kind) -> Iterator[Record]:
    """Yield the records of a kind that are written somewhere."""
    for record in collection.by_id.values():
        if record.kind_of_record is kind and record.registered:
            yield record


def _of_records(
    kind: Kind,
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    context: tuple[Mapping[str, str], Collection],
) -> Iterator[Change]:
    renamed, old = context
    for record in sorted(before.keys() | after.keys()):
        was, now = before.get(record), after.get(record)
        if was is not None and now is not None:
            if was.id != record:
                yield Change(ChangeKind.RENAMED, kind.value, record, (), was.id, record)
            if _same(was, now) and not renamed:
                continue
            value = _with_new_ids(was, renamed, old)
            yield from _inside(kind.value, record, value, plain_record(now))
        elif now is not None:
            yield Change(ChangeKind.ADDED, kind.value, record, (), None, plain_record(now))
        elif was is not None:
            value = _with_new_ids(was, renamed, old)
            yield Change(ChangeKind.REMOVED, kind.value, record, (), value, None)


def _of_values(
    of: str, before: Mapping[str, dict[str, Plain]], after: Mapping[str, dict[str, Plain]]
) -> Iterator[Change]:
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield Change(ChangeKind.REMOVED, of, name, (), before[name], None)
        elif name not in before:
            yield Change(ChangeKind.ADDED, of, name, (), None, after[name])
        else:
            yield from _inside(of, name, before[name], after[name])


def _inside(
    of: str, name: str, before: dict[str, Plain], after: dict[str, Plain]
) -> Iterator[Change]:
    for one in differences(before, after):
        yield Change(one.kind, of, name, one.keys, one.old, one.new)


def _same(was: Record, now: Record) -> bool:
    """Return whether two records say the same word for word; most do, and need no closer look."""
    fields = type(was).model_fields.keys() - RESERVED
    return was.own == now.own and all(getattr(was, name) == getattr(now, name) for name in fields)


def _with_new_ids(
    record: Record, renamed: Mapping[str, str], collection: Collection
) -> dict[str, Plain]:
    """Return a record as a plain value, its references with the ids that are in force now."""
    value = plain_record(record)
    for field in reference_fields(record, collection.vocabulary) if renamed else ():
        if not renamed.keys().isdisjoint(field.ids):
            name, *keys = field.keys
            value[str(name)] = _put(value[str(name)], keys, renamed)
    return value


def _put(value: Plain, keys: Iterable[str | int], renamed: Mapping[str, str]) -> Plain:
    """Return a value with the ids that stand at `keys` replaced."""
    match value, tuple(keys):
        case dict(), (str(key), *rest):
            return {**value, key: _put(value[key], rest, renamed)}
        case list(), (int(index), *rest):
            return [*value[:index], _put(value[index], rest, renamed), *value[index + 1 :]]
        case str(), _:
            return renamed.get(value, value)
        case list(), _:
            return [_put(item, (), renamed) for item in value]
        case dict(), _ if "id" in value:
            return {**value, "id": _put(value["id"], (), renamed)}
    return value
