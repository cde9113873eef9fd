"""Drafts of records, as values: each field with where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model.dates import Edtf
    from dateline.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a draft."""

    name: str
    value: str | tuple[str, ...]
    why: str = ""
    """Where it comes from, for a comment above it; empty where the article says it outright."""


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A draft of a statement."""

    by: str
    by_why: str
    stance: str
    stance_why: str
    quote: str
    says: str
    place: str
    """Where in the source it is."""


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """A draft of a record."""

    kind: Kind
    id: str
    folder: str
    """Below the content folder: `events/2022`."""
    remarks: tuple[str, ...]
    """Comments at its top, a line each."""
    fields: tuple[Field, ...]
    place: str = ""
    """Of an event, where in the source it is reported."""
    statements: tuple[StatementDraft, ...] = ()
    strangers: tuple[str, ...] = ()
    """Names in what an event is drafted from that no record has."""

    @property
    def path(self) -> str:
        """The file, below the content folder."""
        return f"{self.folder}/{self.id}.yml"

    @property
    def named(self) -> frozenset[str]:
        """The ids of the records that it refers to, but for its sources."""
        speakers = (one.by for one in self.statements)
        return frozenset((*self.listed("actors"), *self.listed("places"), *speakers))

    def text(self, name: str) -> str:
        """Return the value of a field that is one text; empty where there is none."""
        found = next((one.value for one in self.fields if one.name == name), "")
        return found if isinstance(found, str) else ""

    def listed(self, name: str) -> tuple[str, ...]:
        """Return the value of a field that is a list; empty where there is none."""
        found = next((one.value for one in self.fields if one.name == name), ())
        return found if isinstance(found, tuple) else ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event that the collection may have already."""

    path: str
    title: str
    why: str
    cites: bool
    """Whether it cites the source of the draft."""
    speakers: frozenset[str] = frozenset()
    """Who says something in it by that source."""
    in_doubt: bool = False
    """Whether each names somebody whom the other lacks, so that it may be another event."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A draft of an event, and which records it may be."""

    draft: RecordDraft
    date: Edtf
    recorded: tuple[Recorded, ...] = ()
    """The most likely first; empty where it is new."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """What was drafted from one article."""

    source_id: str
    source: RecordDraft | None
    """None where the collection has it."""
    events: tuple[Proposed, ...] = ()
    newcomers: tuple[RecordDraft, ...] = ()
    """Of actors and places that no record has, and the events name."""
    remarks: tuple[str, ...] = ()
    """What the editor should know, a sentence each."""
