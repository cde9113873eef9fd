"""The corrections log of each record: what of it was published, and what it says that is new."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dateline.compare.changes import followed_ids
from dateline.model.edtf_calendar import day_after
from dateline.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Record, Revision

_WORD = re.compile(r"[^\W\d_]{2}")
_NO_LETTERS = frozenset({"Mn", "Mc", "Me", "Cf"})


class Lost(NamedTuple):
    """A published entry that is there no longer as it was."""

    record: Record
    """Whose it was: the record itself, or one that went into it."""
    entry: Revision


class Log(NamedTuple):
    """What became of the corrections log of a record."""

    lost: tuple[Lost, ...] = ()
    told: tuple[Revision, ...] = ()
    """The new entries that tell readers something."""
    faults: tuple[str, ...] = ()
    """Why the other new ones do not: `it has no words`."""
    unread: bool = False
    """Whether it cannot be read, now or before, so that nothing can be said of it."""

    @property
    def is_silent(self) -> bool:
        """Whether it is known to say nothing new."""
        return not (self.told or self.unread)

    def names(self, record: Record) -> bool:
        """Return whether a new entry names a record that went, by its name or its id."""
        named = re.compile(rf"(?<![\w-]){re.escape(record.id)}(?![\w-])")
        name = fold(record.label)
        return self.unread or any(
            name in fold(entry.note) or named.search(entry.note) for entry in self.told
        )


def logs(old: Collection, new: Collection, day: Day) -> dict[str, Log]:
    """Return the logs of the records that were published, by the ids they have now.

    An entry that was published stays as it is, in date, kind and note. Only one that lies ahead may
    be mended: nothing was done on a day that has not come.

    Args:
        old: What was published.
        new: What is to be published.
        day: The day that counts as today.
    """
    followed = followed_ids(old, new)
    before: defaultdict[str, list[Record]] = defaultdict(list)
    for record in old.by_id.values():
        now = new.by_id.get(followed.get(record.id, record.id))
        if now and now.kind_of_record is record.kind_of_record:
            before[now.id].append(record)
    found = {}
    for identifier, records in before.items():
        now = new.by_id[identifier]
        unread = _lacks(new, now) or any(_lacks(old, record) for record in records)
        found[identifier] = Log(unread=True) if unread else _log(records, now, day)
    return found


def _lacks(collection: Collection, record: Record) -> bool:
    log = (*record.within, "revisions")
    return collection.lacks(record.path, *record.within) or any(
        path == record.path and keys[: len(log)] == log for path, keys in collection.unread
    )


def _log(before: Sequence[Record], now: Record, day: Day) -> Log:
    """Return the log of a record, given those that it was or that went into it."""
    kept = Counter(map(_said, now.revisions))
    published: Counter[tuple[str, ...]] = Counter()
    lost = []
    for record in before:
        entries = [entry for entry in record.revisions if not _lies_ahead(entry, day)]
        published |= Counter(map(_said, entries))
        missing = Counter(map(_said, entries)) - kept
        for entry in entries:
            if missing[_said(entry)]:
                missing[_said(entry)] -= 1
                lost.append(Lost(record, entry))
    told, faults = [], []
    left = published.copy()
    for entry in now.revisions:
        if left[_said(entry)]:
            left[_said(entry)] -= 1
            continue
        fault = "it says what another entry says" if published[_said(entry)] else None
        fault = fault or _fault(entry, before, now, day)
        if fault:
            faults.append(fault)
        else:
            told.append(entry)
    return Log(tuple(lost), tuple(told), tuple(dict.fromkeys(faults)))


def _said(entry: Revision) -> tuple[str, ...]:
    """Return what an entry says, however its lines are broken."""
    return entry.date.text, entry.kind.value, " ".join(entry.note.split())


def _lies_ahead(entry: Revision, day: Day) -> bool:
    return entry.date.earliest is not None and entry.date.earliest > day_after(day)


def _fault(entry: Revision, before: Sequence[Record], now: Record, day: Day) -> str | None:
    """Return why a new entry tells readers nothing, None for one that does."""
    if not _WORD.search(_letters(entry.note)):
        return "its note has no words"
    latest = entry.date.latest
    for earliest, what in _published(before, now, day):
        if latest is not None and latest < earliest:
            return f"it is dated before {earliest.isoformat()}, {what}"
    return None


def _published(before: Sequence[Record], now: Record, day: Day) -> Iterator[tuple[Day, str]]:
    """Yield the days that a new entry must not lie before, and what each is."""
    entries = [
        entry.date.earliest
        for record in before
        for entry in record.revisions
        if entry.date.earliest and not _lies_ahead(entry, day)
    ]
    if entries:
        yield max(entries), "the newest published entry"
    for record in (*before, now):
        if record.added and record.added.earliest:
            yield record.added.earliest, "when the record was added"


def _letters(text: str) -> str:
    """Return a text without the marks on and between its letters, which are no letters."""
    signs = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in signs if unicodedata.category(sign) not in _NO_LETTERS)
