"""docs/records.md has a table of every model's fields: UPDATE_DOCS=1 writes them anew."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Union, get_args, get_origin

import pytest

from dateline.checked import read_and_check
from dateline.model import records, vocabulary
from dateline.model.dates import Day
from dateline.model.fields import Value, fields
from dateline.model.kind import Kind
from dateline.model.records import MODELS, Record
from dateline.model.values import Credibility, Date, Importance, Number, Target, Text, Typed
from dateline.read.document import load
from tests.conftest import ROOT
from tests.records import write_files

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dateline.model.fields import Field

REFERENCE = ROOT / "docs" / "records.md"
GUIDE = ROOT / "docs" / "guide.md"

TABLE = re.compile(r"<!-- fields: (?P<model>\w+) -->\n.*?<!-- end -->\n", re.DOTALL)
EXAMPLE = re.compile(r"```yaml\n(?P<text>.*?)```\n", re.DOTALL)
FILE = re.compile(r"# content/(?P<path>\S+)\n")

FORMS = {Text: "text", Date: "date", Number: "number", Importance: "1 to 5", Credibility: "1 to 6"}
"""How values of the types of values.py are called."""

NAMES = {"Location": "place", "ForeignName": "name", "Media": "picture", "OwnField": "field"}
"""How a model is called in the reference where its class has another name."""

MODELS_SHOWN: dict[str, type[Value]] = {
    name: model
    for module in (records, vocabulary)
    for name, model in vars(module).items()
    if isinstance(model, type) and issubclass(model, Value) and model.__module__ == module.__name__
}


def form_of(annotation: object, metadata: Iterable[object] = ()) -> str:
    """What a field holds, in words: `list of places`."""
    for mark in metadata:
        if isinstance(mark, (Target, Typed)):
            return form_of_mark(mark)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return form_of(parts[0], parts[1:])
    if origin in (Union, UnionType):
        return form_of(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        return f"list of {plural(form_of(parts[0]))}"
    if origin is dict:
        return f"{plural(form_of(parts[1])).removeprefix('list of ')} by name"
    return form_of_class(annotation)


def form_of_mark(mark: Target | Typed) -> str:
    if isinstance(mark, Target):
        return mark.kind.value
    return next(form for kind, form in FORMS.items() if mark in get_args(kind))


def form_of_class(kind: object) -> str:
    assert isinstance(kind, type)
    if issubclass(kind, StrEnum):
        return ", ".join(f"`{member.value}`" for member in kind)
    assert issubclass(kind, Value)
    return NAMES.get(kind.__name__, kind.__name__.lower())


def plural(form: str) -> str:
    return form if form.endswith("s") else f"{form}s"


def fields_of(model: type[Value]) -> dict[str, Field]:
    """The fields that an editor writes in a model, those that every record has told apart."""
    common = frozenset() if model is Record else fields(Record).keys()
    hidden = common if issubclass(model, Record) else frozenset()
    return {name: field for name, field in fields(model).items() if name not in hidden}


def table_of(model: type[Value]) -> str:
    rows = ["| field | what it holds | meaning |", "| --- | --- | --- |"]
    for name, field in fields_of(model).items():
        must = " (required)" if field.is_required else ""
        form = form_of(field.annotation, field.marks)
        rows.append(f"| `{name}`{must} | {form} | {field.description} |")
    return "\n".join([*rows, ""])


def with_tables(text: str) -> str:
    """A text with its tables of fields written anew."""

    def anew(match: re.Match[str]) -> str:
        table = table_of(MODELS_SHOWN[match["model"]])
        return f"<!-- fields: {match['model']} -->\n\n{table}\n<!-- end -->\n"

    return TABLE.sub(anew, text)


def test_the_reference_says_what_the_models_say() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_DOCS"):
        REFERENCE.write_text(with_tables(text), encoding="utf-8")
    text = REFERENCE.read_text(encoding="utf-8")
    assert text == with_tables(text), "run UPDATE_DOCS=1 pytest tests/model"


def test_the_reference_has_every_model() -> None:
    shown = [match["model"] for match in TABLE.finditer(REFERENCE.read_text(encoding="utf-8"))]
    hidden = {"Term"}  # its two fields stand in an example
    assert sorted(shown) == sorted(MODELS_SHOWN.keys() - hidden)


@pytest.mark.parametrize("model", MODELS_SHOWN.values(), ids=MODELS_SHOWN)
def test_every_field_says_what_it_is(model: type[Value]) -> None:
    for name, field in fields_of(model).items():
        assert field.description, name
        assert field.description.endswith((".", "…")), name


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_table_and_an_example(kind: Kind) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert f"<!-- fields: {MODELS[kind].__name__} -->" in text
    assert re.search(rf"```yaml\n# content/{kind.folder}/", text)


@pytest.mark.parametrize(
    ("name", "field", "form"),
    [
        ("Event", "title", "text"),
        ("Event", "summary", "text"),
        ("Event", "places", "list of places"),
        ("Event", "importance", "1 to 5"),
        ("Event", "evidence", "citations by name"),
        ("Event", "relations", "relations"),
        ("Event", "media", "list of pictures"),
        ("Actor", "kind", "`person`, `organization`, `state`, `group`, `other`"),
        ("Source", "published", "date"),
        ("Statement", "by", "list of actors"),
        ("Vocabulary", "types", "terms by name"),
        ("OwnField", "to", "`event`, `actor`, `place`, `topic`, `source`"),
    ],
)
def test_form_of(name: str, field: str, form: str) -> None:
    found = fields(MODELS_SHOWN[name])[field]
    assert form_of(found.annotation, found.marks) == form


def examples(path: Path) -> list[str]:
    return [match["text"] for match in EXAMPLE.finditer(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", [REFERENCE, GUIDE], ids=lambda path: path.name)
def test_every_example_is_a_record_or_a_part_of_one(path: Path) -> None:
    for text in examples(path):
        document = load(text, "")
        assert document.findings == ()
        assert isinstance(document.value, dict)
        assert document.value.keys() <= KNOWN, text


KNOWN = {
    *(name for model in MODELS_SHOWN.values() for name in fields(model)),
    *(name for model in MODELS.values() for name in fields(model)),
}

MISSING = {
    "actors/russia.yml": "name: Russia\nkind: state\n",
    "places/belgium.yml": "name: Belgium\nkind: country\n",
    "events/2022/2022-01-10-us-russia-talks.yml": (
        "title: The United States and Russia meet in Geneva\ndate: 2022-01-10\ntype: meeting\n"
        "places: [belgium]\nsources: [paper-2022-01-13]\n"
    ),
}
"""What the examples name and do not show."""


@pytest.mark.parametrize("path", [REFERENCE, GUIDE], ids=lambda path: path.name)
def test_the_records_shown_are_a_site_without_problems(path: Path, tmp_path: Path) -> None:
    shown: dict[str, str] = {}
    for text in examples(path):
        match = FILE.match(text)
        if match:
            shown[match["path"]] = text
    assert shown
    content = write_files(tmp_path, {**MISSING, **shown})
    assert read_and_check(content, Day(2022, 6, 1)).problems == ()
