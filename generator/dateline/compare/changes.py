"""The changes between two collections, as values."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from dateline.compare.difference import ChangeKind
from dateline.compare.plain import plain_page, plain_record, plain_vocabulary
from dateline.compare.unread import Spot, known_differences, readable
from dateline.model.claims import LISTS
from dateline.model.fields import fields
from dateline.model.kind import Kind
from dateline.model.named import named_in_page, named_in_text, with_other_ids
from dateline.model.references import reference_fields, texts
from dateline.read.files import VOCABULARY as VOCABULARY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.compare.plain import Plain
    from dateline.model.collection import Collection, WrittenPage
    from dateline.model.named import Named
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

    Empty for a record that came, went, was renamed or merged, or of which nothing can be read.
    """
    old: Plain | None
    """What was there. Of a record that went, all of it; of one that was renamed, its old id; of
    what changed, None where it could not be read."""
    new: Plain | None
    """What is there now, likewise. For a record that was merged, the id of the other."""
    at: Keys = ()
    """Where it is put into effect, after the changes before it: where what it lies in stands now.

    That is not `field` where something was removed from an item that has another index now.
    """

    @property
    def is_unread(self) -> bool:
        """Whether all that is known is that something could not be read, now or before."""
        return self.kind is ChangeKind.CHANGED and (self.old is None or self.new is None)


class _Sides(NamedTuple):
    """What is compared."""

    old: Collection
    new: Collection
    followed: Mapping[str, str]
    """The ids that another id took the place of, and that one."""

    def before(self, kind: Kind) -> dict[str, Record]:
        """Return the old records of a kind by the ids that they have now, or had to the end."""
        found = {record.id: record for record in _registered(self.old, kind)}
        for now in _registered(self.new, kind) if self.followed else ():
            was = id_before(now, self.old, self.new)
            if was != now.id:
                found[now.id] = found.pop(was)
        return found


def changes(old: Collection, new: Collection) -> tuple[Change, ...]:
    """Return what is different in `new`.

    A record is the same one while it has its id, whatever file it is in, and when another id took
    the place of that one and keeps it among its `former_ids`; where that id was there before, the
    record was merged with its own. The references that followed are no changes of their own.
    Order: events, actors, places, topics, sources, pages, vocabulary; each by id, then in the order
    of the record.
    """
    sides = _Sides(old, new, followed_ids(old, new))
    return (
        *(change for kind in Kind for change in _of_records(kind, sides)),
        *_of_pages(sides),
        *_inside(
            (VOCABULARY, VOCABULARY),
            (plain_vocabulary(old.vocabulary), Spot(old, VOCABULARY_FILE)),
            (plain_vocabulary(new.vocabulary), Spot(new, VOCABULARY_FILE)),
        ),
    )


def followed_ids(old: Collection, new: Collection) -> dict[str, str]:
    """Return the ids that another id took the place of, and that one."""
    found = {}
    for record in old.by_id.values():
        now = new.by_id.get(new.names.former.get(record.id, ""))
        if now is None or record.id in new.by_id:
            continue
        if now.kind_of_record is record.kind_of_record:
            found[record.id] = now.id
    return found


def id_before(record: Record, old: Collection, new: Collection) -> str:
    """Return the id that a new record had before.

    Where it has the ids of several, it is the one of its name or else the first of them, and the
    others were merged with it.
    """
    if record.id in old.by_id:
        return record.id
    were = [old.by_id[one] for one in record.former_ids if one in old.by_id]
    ids = [
        was.id
        for was in sorted(were, key=lambda was: was.label != record.label)
        if was.registered and was.kind_of_record is record.kind_of_record
        if was.id not in new.by_id and new.names.former.get(was.id) == record.id
    ]
    return ids[0] if ids else record.id


def _registered(collection: Collection, kind: Kind) -> Iterator[Record]:
    """Yield the records of a kind that are written somewhere."""
    for record in collection.by_id.values():
        if record.kind_of_record is kind and record.registered:
            yield record


def _of_records(kind: Kind, sides: _Sides) -> Iterator[Change]:
    old, new, followed = sides
    before = sides.before(kind)
    after = {record.id: record for record in _registered(new, kind)}
    for record in sorted(before.keys() | after.keys()):
        was, now = before.get(record), after.get(record)
        if was is not None and now is not None:
            if was.id != record:
                yield Change(ChangeKind.RENAMED, kind.value, record, (), was.id, record)
            if _same(was, now) and not (followed or old.unread or new.unread):
                continue
            value = _with_new_ids(was, followed, old)
            yield from _inside(
                (kind.value, record),
                (value, Spot.of(old, was)),
                (_with_new_claims(plain_record(now), followed), Spot.of(new, now)),
            )
        elif now is not None:
            value = readable(plain_record(now), Spot.of(new, now))
            yield Change(ChangeKind.ADDED, kind.value, record, (), None, value)
        elif was is not None:
            value = readable(_with_new_ids(was, followed, old), Spot.of(old, was))
            other = followed.get(record)
            how = ChangeKind.MERGED if other else ChangeKind.REMOVED
            yield Change(how, kind.value, record, (), value, other)


def _of_pages(sides: _Sides) -> Iterator[Change]:
    old, new, _ = sides
    before, after = ({page.path: page for page in side.pages} for side in (old, new))
    for path in sorted(before.keys() | after.keys()):
        if path not in after:
            yield Change(ChangeKind.REMOVED, PAGE, path, (), _page(before[path], sides), None)
        elif path not in before:
            yield Change(ChangeKind.ADDED, PAGE, path, (), None, plain_page(after[path]))
        else:
            yield from _inside(
                (PAGE, path),
                (_page(before[path], sides), Spot(old, path)),
                (plain_page(after[path]), Spot(new, path)),
            )


def _page(page: WrittenPage, sides: _Sides) -> dict[str, Plain]:
    """Return an old page as a plain value, its references with the ids that are in force now."""

    def now(named: Named) -> str:
        other = sides.followed.get(named.id)
        record = sides.new.by_id.get(other or "")
        meant = record is not None and named.kind in {None, record.kind_of_record}
        return other if other and meant else named.id

    if not sides.followed:
        return plain_page(page)
    text = with_other_ids(page.text, named_in_page(page.text), now)
    return plain_page(replace(page, text=text))


def _inside(
    of: tuple[str, str],
    before: tuple[dict[str, Plain], Spot],
    after: tuple[dict[str, Plain], Spot],
) -> Iterator[Change]:
    """Yield the changes in what has a name on both sides; `of` is its kind and that name."""
    for one in known_differences(before[0], after[0], before[1], after[1]):
        yield Change(one.kind, *of, one.keys, one.old, one.new, one.at)


def _same(was: Record, now: Record) -> bool:
    """Return whether two records say the same word for word; most do, and need no closer look."""
    said = (*fields(type(was)), "own")
    return all(getattr(was, name) == getattr(now, name) for name in said)


def _with_new_ids(
    record: Record, followed: Mapping[str, str], collection: Collection
) -> dict[str, Plain]:
    """Return a record as a plain value, its references with the ids that are in force now."""
    new_texts: dict[str, Any] = dict(_texts(record, followed)) if followed else {}
    if new_texts:
        record = replace(record, **new_texts)
    value = plain_record(record)
    for field in reference_fields(record, collection.vocabulary) if followed else ():
        if not followed.keys().isdisjoint(field.ids):
            name, *keys = field.keys
            value[str(name)] = _put(value[str(name)], keys, followed)
    return _with_new_claims(value, followed)


def _with_new_claims(record: dict[str, Plain], followed: Mapping[str, str]) -> dict[str, Plain]:
    """Return a plain record with the ids that are in force now in what its sources support.

    It is needed on both sides: `actors.nato` is kept as it was written, also where it goes on
    standing there and means the record by its former id.
    """
    cited = record.keys() & {"sources", "evidence", "statements"} if followed else ()
    value = {**record, **{name: _put_claims(record[name], followed) for name in cited}}
    evidence = value.get("evidence")
    if isinstance(evidence, dict) and cited:
        united: dict[str, Plain] = {}
        for key, citations in evidence.items():
            had = united.setdefault(_claim(key, followed), [])
            if isinstance(had, list):
                had += [one for one in citations if one not in had]
        value["evidence"] = united
    return value


def _put_claims(value: Plain, followed: Mapping[str, str]) -> Plain:
    """Return a value with the ids replaced in every list of what a source supports."""
    if isinstance(value, list):
        return [_put_claims(item, followed) for item in value]
    if isinstance(value, str):
        return value
    said = {name: _put_claims(item, followed) for name, item in value.items()}
    if "supports" in said:
        said["supports"] = [*sorted({_claim(str(one), followed) for one in said["supports"]})]
    return said


def _claim(written: str, followed: Mapping[str, str]) -> str:
    field, point, record = written.partition(".")
    return field + point + followed.get(record, record) if field in LISTS else written


def _texts(record: Record, followed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the texts of a record whose links lead to other ids now."""
    for name, text in texts(record):
        named = [one for one in named_in_text(text) if one.id in followed]
        if named:
            yield name, with_other_ids(text, named, lambda one: followed[one.id])


def _put(value: Plain, keys: Iterable[str | int], followed: Mapping[str, str]) -> Plain:
    """Return a value with the ids that stand at `keys` replaced."""
    match value, tuple(keys):
        case dict(), (str(key), *rest):
            return {**value, key: _put(value[key], rest, followed)}
        case list(), (int(index), *rest):
            return [*value[:index], _put(value[index], rest, followed), *value[index + 1 :]]
        case str(), _:
            return followed.get(value, value)
        case list(), _:
            return _each_once(value, [_put(item, (), followed) for item in value])
        case dict(), _ if "id" in value:
            return {**value, "id": _put(value["id"], (), followed)}
    return value


def _each_once(before: list[Plain], after: list[Plain]) -> list[Plain]:
    """Return a list after its ids were replaced, without what is there twice only since then."""
    return [
        item
        for index, item in enumerate(after)
        if item == before[index] or not (item in before or item in after[:index])
    ]
