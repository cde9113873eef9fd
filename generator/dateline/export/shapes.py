"""The forms of values as JSON Schema, and what a site offers for them.

Editors give a scalar a type and Dateline does not: `2022` is a number there, `true` a truth value,
and nothing at all is null. So the form of a text takes whatever YAML makes of a plain scalar.

Some forms are written as `if` and `else` where a list of types would be shorter: editors offer
`true`, `false` and `null` wherever they are among the types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from dateline.model.kind import Kind
from dateline.model.values import Credibility, Date, Importance, Number, Text
from dateline.model.vocabulary import FieldKind, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.model.collection import Collection
    from dateline.model.values import Typed
    from dateline.model.vocabulary import OwnField, Term

Schema: TypeAlias = dict[str, Any]

# Every EDTF text is made of these, and no month written as a word is.
_EDTF = r"^\s*[-0-9XYESTZ?~%/.,:+\[\]{}]+\s*$"
_NUMBER = r"^\s*[+-]?[0-9]{1,15}(\.[0-9]{1,15})?\s*$"

_NOT_A_TEXT_IN_YAML = re.compile(r"[-+.0-9].*|true|false|null|yes|no|on|off|y|n", re.IGNORECASE)


def _of_type(marked: object) -> Typed:
    mark: Typed = get_args(marked)[1]
    return mark


FORMS: Mapping[Typed, str] = {
    _of_type(Text): "text",
    _of_type(Date): "date",
    _of_type(Number): "number",
    _of_type(Importance): "importance",
    _of_type(Credibility): "credibility",
}
"""The name of the definition of each type of `model.values`."""


def _grade(title: str, most: int) -> Schema:
    """Return the form of a whole number from 1, in quotes or not."""
    quoted = {"type": "string", "pattern": rf"^\s*[1-{most}]\s*$"}
    return {"title": title, "anyOf": [{"enum": [*range(1, most + 1)]}, quoted]}


SCALARS: Mapping[str, Schema] = {
    "nothing": {
        "title": "Nothing yet",
        "$comment": "What is empty counts as not given.",
        "if": {"type": ["number", "boolean"]},
        "then": False,
        "else": {"maxLength": 0, "maxItems": 0, "maxProperties": 0},
    },
    "text": {
        "title": "Text",
        "$comment": "Any scalar that is not empty: it is read as it is written.",
        "if": {"type": "boolean"},
        "else": {"type": ["string", "number"], "pattern": r"\S"},
    },
    "date": {
        "title": "Date",
        "$comment": "EDTF, ISO 8601-2. The pattern only tells it from prose.",
        "type": ["string", "integer"],
        "pattern": _EDTF,
        "patternErrorMessage": "This is no date: write 2022-01-12, 2022-01, 2022, 2022-01~.",
    },
    "number": {
        "title": "Number",
        "type": ["number", "string"],
        "pattern": _NUMBER,
        "patternErrorMessage": "This is no number: write 50.85, with a point.",
    },
    "importance": _grade("Importance", 5),
    "credibility": _grade("Credibility", 6),
}
"""The definitions that every schema has in common."""


def ref(name: str) -> Schema:
    """Return a reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def listed(item: Schema, *, least: int = 0) -> Schema:
    """Return the form of a list."""
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def any_of(*forms: Schema) -> Schema:
    """Return the form of what has one of some forms, those within them drawn together."""
    flat: list[Schema] = []
    for form in forms:
        flat.extend(form["anyOf"] if form.keys() == {"anyOf"} else [form])
    return {"anyOf": flat} if len(flat) > 1 else flat[0]


def chosen(options: Mapping[str, str], title: str, *, closed: bool) -> Schema:
    """Return the form of a word or an id that editors complete.

    Args:
        options: What there is to choose from, each with what it means.
        title: What each of them is.
        closed: Whether there is nothing else. A list with a word that YAML takes for a number or a
            truth value is open all the same: the word would not be found in it.
    """
    if not options:
        return ref("text")
    form = {"title": title, "enum": [*options], "enumDescriptions": [*options.values()]}
    if closed and not any(map(_NOT_A_TEXT_IN_YAML.fullmatch, options)):
        return form
    # What is refused is no text, and the first form is what an editor says that was expected.
    return any_of(ref("text"), form)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a site; nothing, for the schemas of the format itself."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    records: Mapping[Kind, Mapping[str, str]] = field(default_factory=dict)
    """By kind: what is written in a reference, and the name or title of the record."""
    closed: bool = False
    """Whether the vocabulary is the site's, and not only the one that comes with the program."""

    @classmethod
    def of(cls, collection: Collection) -> Known:
        """Return what a collection says. Sources within a record are cited where they stand."""
        records: dict[Kind, dict[str, str]] = {kind: {} for kind in Kind}
        for record in collection.records:
            if not record.registered:
                records[record.kind_of_record][record.label] = record.label
            elif not record.within:
                records[record.kind_of_record][record.id] = record.label
        ordered = {kind: dict(sorted(found.items())) for kind, found in records.items()}
        return cls(collection.vocabulary, ordered, closed=True)

    def words(self, name: str) -> Schema:
        """Return the form of a word of the list `name` of the vocabulary."""
        return self.terms(getattr(self.vocabulary, name))

    def terms(self, terms: Mapping[str, Term]) -> Schema:
        """Return the form of one of some words."""
        options = {word: _said(term) for word, term in terms.items()}
        return chosen(options, "Word", closed=self.closed)

    def definitions(self) -> dict[str, Schema]:
        """Return the definitions that do not come from models."""
        references = {
            kind.value: chosen(self.records.get(kind, {}), kind.value.title(), closed=False)
            for kind in Kind
        }
        return {**SCALARS, **references}

    def with_record(self, kind: Kind, identifier: str, label: str) -> Known:
        """Return what is known once there is one more record."""
        added = {**self.records.get(kind, {}), identifier: label}
        return replace(self, records={**self.records, kind: dict(sorted(added.items()))})

    def own(self, kind: Kind) -> dict[str, Schema]:
        """Return the forms of the fields that the site itself has given to a kind of records."""
        fields = self.vocabulary.fields.items()
        return {
            name: {"description": own.label, **any_of(self._own(own), ref("nothing"))}
            for name, own in fields
            if own.on is kind
        }

    def _own(self, own: OwnField) -> Schema:
        if own.to:
            return ref(own.to.value)
        word = self.terms(own.terms)
        forms = {
            FieldKind.NUMBER: ref("number"),
            FieldKind.DATE: ref("date"),
            FieldKind.TERM: word,
            FieldKind.TERMS: any_of(listed(word), word),
        }
        return forms.get(own.kind, ref("text"))


def _said(term: Term) -> str:
    return f"{term.label}: {term.description}" if term.description else term.label


def names(schema: object) -> Iterator[str]:
    """Yield the names of the definitions that a schema refers to, as often as it does."""
    if isinstance(schema, dict):
        target = schema.get("$ref")
        if isinstance(target, str):
            yield target.removeprefix("#/$defs/")
        for value in schema.values():
            yield from names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from names(value)
