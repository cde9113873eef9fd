"""The words a site allows: types, stances, kinds, and the fields it adds to the records."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from dateline.model.kind import Kind
from dateline.model.values import Text, Value

HUES = 10
"""How many types of events have a mark of their own colour; more share them in turn."""


class Entities(StrEnum):
    """Whether a name in an event must have a record."""

    CLOSED = "closed"
    OPEN = "open"


class FieldKind(StrEnum):
    """What a site's own field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TERM = "term"
    TERMS = "terms"
    REFERENCE = "reference"


class Term(Value):
    """A word of the vocabulary."""

    label: Text = Field(description="How it reads on a page.")
    description: Text | None = Field(None, description="What is meant by it, for readers.")


def _labelled(value: object) -> object:
    """Let `meeting: Meeting` stand for `meeting: {label: Meeting}`."""
    if not isinstance(value, dict):
        return value
    return {
        key: {"label": item} if isinstance(item, str) and item else item
        for key, item in value.items()
    }


Terms = Annotated[dict[str, Term], BeforeValidator(_labelled)]


class OwnField(Value):
    """A field that a site adds to one kind of record."""

    kind: FieldKind = Field(description="text, number, date, term, terms or reference.")
    on: Kind = Field(description="The kind of record that has it.")
    label: Text = Field(description="How it is called on a page.")
    terms: Terms = Field({}, description="The words it allows, for term and terms.")
    to: Kind | None = Field(None, description="The kind it refers to, for reference.")


def _terms(**labels: str) -> dict[str, Term]:
    return {key.replace("_", "-"): Term(label=label) for key, label in labels.items()}


class Vocabulary(Value):
    """What content/vocabulary.yml says; a list that it gives takes the place of the list here."""

    entities: Entities = Field(
        Entities.CLOSED, description="open: names without a record get a page of their own."
    )
    types: Terms = Field(
        _terms(
            meeting="Meeting",
            call="Call",
            statement="Statement",
            announcement="Announcement",
            agreement="Agreement",
            decision="Decision",
            publication="Publication",
            incident="Incident",
            other="Other",
        ),
        description="Types of events.",
    )
    stances: Terms = Field(
        _terms(
            asserts="asserts",
            denies="denies",
            demands="demands",
            rejects="rejects",
            proposes="proposes",
            accepts="accepts",
            warns="warns",
            promises="promises",
        ),
        description="How a speaker stands to what is said.",
    )
    place_kinds: Terms = Field(
        _terms(
            city="City",
            region="Region",
            country="Country",
            building="Building",
            water="Water",
            other="Place",
        ),
        description="Kinds of places.",
    )
    source_kinds: Terms = Field(
        _terms(
            article="Article",
            statement="Statement",
            readout="Readout",
            transcript="Transcript",
            fact_sheet="Fact sheet",
            report="Report",
            document="Document",
            interview="Interview",
            other="Other",
        ),
        description="Kinds of sources.",
    )
    fields: dict[str, OwnField] = Field({}, description="Fields of the site's own.")

    def hue_of(self, name: str) -> int:
        """Return the number of the hue of a type of events, from 0; the last for one not listed."""
        types = list(self.types)
        return types.index(name) % HUES if name in self.types else HUES - 1
