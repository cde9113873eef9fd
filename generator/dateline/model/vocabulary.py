"""The words a site allows: types, stances, kinds, and the fields it adds to the records."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from dateline.model.fields import Value, declared, told
from dateline.model.kind import Kind
from dateline.model.values import Text

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


@declared
class Term(Value):
    """A word of the vocabulary."""

    short = "label"

    label: Text = told("How it reads on a page.")
    description: Text | None = told("What is meant by it, for readers.", default=None)


Terms: TypeAlias = dict[str, Term]


@declared
class OwnField(Value):
    """A field that a site adds to one kind of record."""

    kind: FieldKind = told("text, number, date, term, terms or reference.")
    on: Kind = told("The kind of record that has it.")
    label: Text = told("How it is called on a page.")
    terms: Terms = told("The words it allows, for term and terms.", default_factory=dict)
    to: Kind | None = told("The kind it refers to, for reference.", default=None)


def _terms(**labels: str) -> dict[str, Term]:
    return {key.replace("_", "-"): Term(label=label) for key, label in labels.items()}


@declared
class Vocabulary(Value):
    """What content/vocabulary.yml says; a list that it gives takes the place of the list here."""

    entities: Entities = told(
        "open: names without a record get a page of their own.", default=Entities.CLOSED
    )
    types: Terms = told(
        "Types of events.",
        default_factory=lambda: _terms(
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
    )
    stances: Terms = told(
        "How a speaker stands to what is said.",
        default_factory=lambda: _terms(
            asserts="asserts",
            denies="denies",
            demands="demands",
            rejects="rejects",
            proposes="proposes",
            accepts="accepts",
            warns="warns",
            promises="promises",
        ),
    )
    place_kinds: Terms = told(
        "Kinds of places.",
        default_factory=lambda: _terms(
            city="City",
            region="Region",
            country="Country",
            building="Building",
            water="Water",
            other="Place",
        ),
    )
    source_kinds: Terms = told(
        "Kinds of sources.",
        default_factory=lambda: _terms(
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
    )
    fields: dict[str, OwnField] = told("Fields of the site's own.", default_factory=dict)

    def hue_of(self, name: str) -> int:
        """Return the number of the hue of a type of events, from 0; the last for one not listed."""
        types = list(self.types)
        return types.index(name) % HUES if name in self.types else HUES - 1
