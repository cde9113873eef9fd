"""What changes are told with: the names of records and of fields, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.language.dates import in_words
from dateline.model.dates import EdtfError, parse
from dateline.model.vocabulary import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.compare.plain import Plain
    from dateline.model.collection import Collection
    from dateline.model.vocabulary import Term, Vocabulary

LANGUAGE = "en"
"""The sentences are English, so the dates in them are."""

_LABELS = {
    "about": "disputed point",
    "aliases": "alias",
    "alt": "alternative text",
    "lang": "language",
    "authors": "author",
    "body": "text",
    "by": "speaker",
    "former_ids": "former id",
    "fields": "field",
    "media": "picture",
    "place_kinds": "kind of place",
    "revisions": "entry in the corrections log",
    "roles": "role",
    "source_kinds": "kind of source",
    "stances": "stance",
    "terms": "term",
    "types": "type",
    "lat": "latitude",
    "lon": "longitude",
    "also_known_as": "name in another script",
    "url": "address",
    "archived": "archived copy",
    "geonames": "GeoNames number",
    "wikidata": "Wikidata item",
    "says": "paraphrase",
    "part_of": "part of",
}

DATES = frozenset({"date", "published", "accessed", "added", "period"})
"""The fields that hold dates."""

_TERMS = {
    ("event", "type"): "types",
    ("statement", "stance"): "stances",
    ("place", "kind"): "place_kinds",
    ("source", "kind"): "source_kinds",
}
"""Which list of the vocabulary has the labels of a field's values."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the two collections call things."""

    old: Collection
    new: Collection

    def record(self, identifier: str) -> str:
        """Return the name of a record as it is now, or as it was; its id where it has none."""
        found = self.new.by_id.get(identifier)
        if found is None or self.new.lacks(found.path, *found.within):
            found = self.old.by_id.get(identifier) or found
        return found.label if found else identifier

    def listed(self, identifiers: Iterable[str]) -> str:
        """Return the names of records as a list in words, those without a record marked."""
        return enumerated([self.marked(identifier) for identifier in identifiers])

    def marked(self, identifier: str) -> str:
        """Return the name of a record; of one that is a bare name, that it is no more."""
        found = self.new.by_id.get(identifier)
        bare = found is not None and not found.registered
        return (
            f"{self.record(identifier)} (a name without a record)"
            if bare
            else self.record(identifier)
        )

    def title(self, identifier: str) -> str:
        """Return the name of an event or a source, in quotation marks."""
        return f"“{self.record(identifier)}”"

    def field(self, of: str, name: str) -> str:
        """Return what a field is called: a site's own fields have labels, ours are words."""
        own = self.new.vocabulary.fields.get(name) or self.old.vocabulary.fields.get(name)
        if own is not None and own.on.value == of:
            return own.label
        return _LABELS.get(name, name.replace("_", " "))

    def value(self, of: str, name: str, value: Plain) -> str:
        """Return a value of a field in words: dates, terms and ids by what they stand for."""
        if isinstance(value, dict):
            return self._mapping(value)
        if isinstance(value, list):
            return ", ".join(self.value(of, name, item) for item in value)
        for vocabulary in (self.new.vocabulary, self.old.vocabulary):
            term = _terms(vocabulary, of, name).get(value)
            if term is not None:
                return term.label
            own = vocabulary.fields.get(name)
            if own is not None and own.on.value == of and own.kind is FieldKind.REFERENCE:
                return self.record(value)
        if name in DATES:
            return date_in_words(value)
        return self.record(value) if name in {"at", "by", "part_of"} else value

    def _mapping(self, value: dict[str, Plain]) -> str:
        identifier = value.get("id")
        if isinstance(identifier, str):
            locator = value.get("locator")
            return self.title(identifier) + (f", {locator}" if locator else "")
        said = [self.value("", key, item) for key, item in value.items()]
        return ", ".join(said)


def enumerated(names: Sequence[str]) -> str:
    """Return names as a list in words: `NATO, Russia and Ukraine`."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def date_in_words(text: str) -> str:
    """Return a date in words; what is no date as it is."""
    try:
        return in_words(parse(text), LANGUAGE)
    except EdtfError:
        return text


def _terms(vocabulary: Vocabulary, of: str, name: str) -> dict[str, Term]:
    listed = _TERMS.get((of, name))
    if listed is not None:
        terms: dict[str, Term] = getattr(vocabulary, listed)
        return terms
    own = vocabulary.fields.get(name)
    return own.terms if own is not None else {}
