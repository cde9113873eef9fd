"""Looking records up by what editors write: an id, a former id, a name or an alias."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model.kind import Kind


def fold(name: str) -> str:
    """Return `name` as it is compared: composed (NFC), without case, white space made single."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def letters(name: str) -> tuple[str, str]:
    """Return what `name` sorts by: its letters without their marks, then with them."""
    folded = fold(name)
    parts = unicodedata.normalize("NFD", folded)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)), folded


class Entry(NamedTuple):
    """What a record goes by."""

    id: str
    kind: Kind
    names: Iterable[str] = ()
    former: Iterable[str] = ()
    """The ids that it had before."""


@dataclass(frozen=True, slots=True)
class Names:
    """Which ids a text can stand for."""

    kinds: Mapping[str, Kind] = field(default_factory=dict)
    """The kind of every id, records that could not be read included."""
    former: Mapping[str, str] = field(default_factory=dict)
    """Former id to the id that took its place."""
    named: Mapping[tuple[Kind, str], tuple[str, ...]] = field(default_factory=dict)
    """Folded name to the ids that go by it, sorted, by kind."""

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Names:
        """Index what records go by.

        Args:
            entries: One entry a record. Of two records with one id, the first counts; that there
                are two is for a rule to say.
        """
        kinds: dict[str, Kind] = {}
        former: dict[str, str] = {}
        named: defaultdict[tuple[Kind, str], set[str]] = defaultdict(set)
        for identifier, kind, names, former_ids in entries:
            kinds.setdefault(identifier, kind)
            for old in former_ids:
                former.setdefault(old, identifier)
            for name in names:
                named[kind, fold(name)].add(identifier)
        return cls(kinds, former, {key: tuple(sorted(ids)) for key, ids in named.items()})

    def beside(self, other: Names) -> Names:
        """Return these names and some others; of two records with one id, the other counts."""
        named = {
            key: tuple(sorted({*ids, *self.named.get(key, ())})) for key, ids in other.named.items()
        }
        return Names(
            {**self.kinds, **other.kinds}, {**self.former, **other.former}, {**self.named, **named}
        )

    def without(self, entries: Iterable[Entry]) -> Names:
        """Return the names without what some records go by."""
        kinds, former, named = dict(self.kinds), dict(self.former), dict(self.named)
        for entry in entries:
            kinds.pop(entry.id, None)
            for old in entry.former:
                former.pop(old, None)
            for name in entry.names:
                key = entry.kind, fold(name)
                left = tuple(one for one in named.pop(key, ()) if one != entry.id)
                if left:
                    named[key] = left
        return Names(kinds, former, named)

    def has_name(self, entry: Entry) -> bool:
        """Return whether another record of its kind goes by a name of a record, or by its ids."""
        own = (entry.id, *entry.former, *entry.names)
        found = (self.candidates(entry.kind, name) for name in own)
        return any(one != entry.id for ids in found for one in ids)

    def has_id(self, entry: Entry) -> bool:
        """Return whether a record goes by the id of a record, or by one that it had before."""
        return any(one in self.kinds or one in self.former for one in (entry.id, *entry.former))

    def find(self, kind: Kind, text: str) -> str | None:
        """Return the id of the one record of `kind` that `text` means, or None.

        An id comes before a former id, and that before a name: a name that happens to be an id of
        something else of the same kind would otherwise change what an old reference means.
        """
        if self.kinds.get(text) is kind:
            return text
        current = self.former.get(text)
        if current is not None and self.kinds.get(current) is kind:
            return current
        candidates = self.candidates(kind, text)
        return candidates[0] if len(candidates) == 1 else None

    def find_any(self, text: str) -> str | None:
        """Return the id that a `[[link]]` to `text` means: links are by id, of any kind."""
        return text if text in self.kinds else self.former.get(text)

    def candidates(self, kind: Kind, text: str) -> tuple[str, ...]:
        """Return the ids of all records of `kind` that go by the name `text`, sorted."""
        return self.named.get((kind, fold(text)), ())
