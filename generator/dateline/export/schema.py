"""JSON Schema (2020-12) of every kind of record and of vocabulary.yml, for editors.

The schemas are made of the models alone, so they cannot say anything else than the program does. A
schema accepts what `dateline check` accepts, with three exceptions: an unquoted `null` or `~` is a
text to us and nothing to editors, a word of a list must not have spaces around it within its
quotation marks, and an unknown key is refused before it has a value.
"""

from __future__ import annotations

import inspect
import json
from dataclasses import dataclass
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Final, Union, get_args, get_origin

from dateline.export.shapes import FORMS, Known, any_of, listed, names, ref
from dateline.model.claims import LISTS, claimed_fields
from dateline.model.fields import Value, fields
from dateline.model.records import MODELS, Citation, Event, Location, Record, Source, Statement
from dateline.model.values import OneOrMore, Target, Typed
from dateline.model.vocabulary import OwnField, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.export.shapes import Schema
    from dateline.model.collection import Collection
    from dateline.model.fields import Field
    from dateline.model.values import Untyped

FOLDER = "schema/"
"""Below the site's root: the schemas of the site's own records."""
GENERAL = "schema/general/"
"""Below the site's root: the schemas of the format, the same for every site."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INLINE = "InlineSource"

_WORDS: Final = {
    (Event, "type"): "types",
    (Statement, "stance"): "stances",
    (Location, "kind"): "place_kinds",
    (Source, "kind"): "source_kinds",
}
"""The list of the vocabulary that a field takes its words from."""

_NEEDS: Final[list[Schema]] = [
    {
        "if": {"properties": {"kind": {"enum": kinds}}, "required": ["kind"]},
        "then": {"required": [key]},
    }
    for kinds, key in ((["term", "terms"], "terms"), (["reference"], "to"))
]
"""What a field of the site's own must say besides, depending on its kind."""


_RECORD_IN_LIST = rf"^({'|'.join(LISTS)})\.\S"
"""One of the records in a list of an event: `actors.nato`."""


def published(collection: Collection, site_url: str | None) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every schema that a site publishes.

    The addresses one would guess have the schemas that the site's own records conform to; those of
    the format know no field that the site has added.
    """
    for folder, known in ((FOLDER, Known.of(collection)), (GENERAL, Known())):
        for name, text in schemas(known, f"{site_url}{folder}" if site_url else None).items():
            yield f"{folder}{name}", text


def schemas(known: Known, base: str | None = None) -> dict[str, str]:
    """Return the schemas of all kinds of records and of the vocabulary by the name of their file.

    Args:
        known: What is known of a site.
        base: The address of the folder they are published in, with a trailing slash.
    """
    walk = _Walk(known)
    roots: Mapping[str, type[Value]] = {
        **{kind.value: model for kind, model in MODELS.items()},
        "vocabulary": Vocabulary,
    }
    files = {}
    for name, model in roots.items():
        identity = {"$id": f"{base}{name}.json"} if base else {}
        schema = {"$schema": _DIALECT, **identity, **walk.root(model)}
        files[f"{name}.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return files


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks the models and says their forms."""

    known: Known

    def root(self, model: type[Value]) -> Schema:
        """Return the form of a whole file, with the definitions that it needs."""
        form = self._mapping(model)
        if model is Vocabulary:
            # A file of comments alone says that everything stays as it is.
            form["type"] = ["object", "null"]
        found: dict[str, Schema] = {}
        waiting = [*names(form)]
        while waiting:
            name = waiting.pop()
            if name not in found:
                found[name] = self._definition(name)
                waiting.extend(names(found[name]))
        return {**form, "$defs": dict(sorted(found.items()))}

    def _definition(self, name: str) -> Schema:
        if name == _INLINE:
            return self._inline_source()
        model = _INNER.get(name)
        return self._mapping(model) if model else self.known.definitions()[name]

    def _mapping(self, model: type[Value]) -> Schema:
        """Return the form of what a model holds."""
        declared: Mapping[str, Field] = fields(model)
        own: dict[str, Schema] = {}
        if issubclass(model, Record):
            # What a kind has of its own comes before what every record has.
            declared = {name: declared[name] for name in sorted(declared, key=_of_every_record)}
            own = self.known.own(model.kind_of_record)
        properties = {name: self._field(model, name, one) for name, one in declared.items()}
        form = {
            "title": _title(model),
            "description": inspect.getdoc(model),
            "type": "object",
            "properties": {**properties, **own},
            "required": [name for name, one in declared.items() if one.is_required],
            "additionalProperties": False,
        }
        return {**form, "allOf": _NEEDS} if model is OwnField else form

    def _inline_source(self) -> Schema:
        """Return the form of a source that is described where it is cited."""
        source, citation = self._mapping(Source), self._mapping(Citation)
        cited = {name: form for name, form in citation["properties"].items() if name != "id"}
        described = {"title": "Source", "description": "A source, described where it is cited."}
        return {**source, **described, "properties": {**source["properties"], **cited}}

    def _field(self, model: type[Value], name: str, field: Field) -> Schema:
        words = _WORDS.get((model, name))
        if words:
            form = self.known.words(words)
        elif (model, name) == (Citation, "supports"):
            form = _one_or_more(self._claim(Statement))
        else:
            form = self._form(field.annotation, field.marks, least=int(field.is_required))
        if (model, name) == (Event, "evidence"):
            form["propertyNames"] = self._claim()
        if "additionalProperties" in form:
            form["additionalProperties"]["description"] = field.description
        if not field.is_required:
            form = any_of(form, ref("nothing"))
        return {"description": field.description, **form}

    def _claim(self, *models: type[Value]) -> Schema:
        """Return the form of the name of what a source can support."""
        said = {name for model in models for name in fields(model)}
        known = sorted({*said, *claimed_fields(self.known.vocabulary)})
        return {"anyOf": [{"enum": known}, {"type": "string", "pattern": _RECORD_IN_LIST}]}

    def _form(self, annotation: Untyped, marks: Iterable[object], *, least: int = 0) -> Schema:
        """Return the form of a value from the annotation of its field."""
        mark = next((one for one in marks if isinstance(one, (Target, Typed))), None)
        if mark:
            return ref(mark.kind if isinstance(mark, Target) else FORMS[mark])
        origin: object = get_origin(annotation)
        parts = get_args(annotation)
        if origin is Annotated:
            return self._form(parts[0], parts[1:], least=least)
        if origin in (Union, UnionType):
            return self._form(next(part for part in parts if part is not type(None)), ())
        if origin is tuple:
            item = self._form(parts[0], ())
            return _one_or_more(item, least=least) if OneOrMore in marks else listed(item)
        if origin is dict:
            return {"type": "object", "additionalProperties": self._form(parts[1], ())}
        return self._class(annotation)

    def _class(self, model: type[Value | StrEnum]) -> Schema:
        """Return the form of a word of a list, or a reference to that of a model.

        In the place of a model there may be whatever is short for it.
        """
        if issubclass(model, StrEnum):
            return {"enum": [member.value for member in model]}
        short = fields(model)[model.short] if model.short else None
        forms = [self._form(short.annotation, short.marks)] if short else []
        inline = [ref(_INLINE)] if model is Citation else []
        return any_of(*forms, ref(model.__name__), *inline)


def _one_or_more(item: Schema, *, least: int = 0) -> Schema:
    return any_of(listed(item, least=least), item)


def _models(annotation: Untyped) -> Iterator[type[Value]]:
    """Yield the models that a type is made of, and those within them."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
        for field in fields(annotation).values():
            yield from _models(field.annotation)
    for part in get_args(annotation):
        yield from _models(part)


_INNER: Final = {
    one.__name__: one for root in (*MODELS.values(), Vocabulary) for one in _models(root)
}
"""The models, by the names of their definitions."""


def _of_every_record(name: str) -> bool:
    return name in fields(Record)


def _title(model: type[Value]) -> str:
    return "Place" if model is Location else model.__name__
