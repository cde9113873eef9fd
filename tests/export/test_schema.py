"""docs/schema/ has the schemas of the format: UPDATE_DOCS=1 writes them anew."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.export.schema import published, schemas
from dateline.export.shapes import Known
from dateline.model.fields import fields
from dateline.model.kind import Kind
from dateline.model.names import Names
from dateline.model.records import MODELS, Record
from dateline.model.vocabulary import Vocabulary
from dateline.read.content import read
from dateline.read.decode import decode_draft
from dateline.read.draft import Draft
from dateline.read.front_matter import split
from dateline.read.inline_sources import lift_inline_sources
from tests.check.test_cases import FAILING, PASSING, Case
from tests.conftest import ROOT
from tests.model.test_dates_properties import edtf_texts
from tests.records import actor, collection, event, place, source, vocabulary, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEPT = ROOT / "docs" / "schema"
GENERAL = schemas(Known())
CONTENT = read(ROOT / "content").collection
FILES = {
    **{kind.value: sorted((ROOT / "content" / kind.folder).rglob("*.yml")) for kind in Kind},
    "vocabulary": [ROOT / "content" / "vocabulary.yml"],
}
SEEN = {"unknown-key", "missing-field", "wrong-type"}
"""The rules whose every breach a schema can see."""


class EditorsLoader(yaml.SafeLoader):
    """Gives plain scalars the types that YAML 1.2 gives them, as editors do."""


EditorsLoader.yaml_implicit_resolvers = {}
for name, form, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    pattern = re.compile(rf"(?:{form})\Z")
    EditorsLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", pattern, [*first])


def as_editors_read(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """What an editor takes a YAML text for."""
    return EditorsLoader(text).get_single_data()


def parsed(texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Schemas by the name of their file without its ending."""
    return {name.removesuffix(".json"): json.loads(text) for name, text in texts.items()}


def site_schemas(**given: object) -> dict[str, dict[str, Any]]:
    """The schemas of a site with a vocabulary of its own."""
    return parsed(schemas(Known.of(collection(words=vocabulary(**given)))))


def accepts(schema: dict[str, Any], value: object) -> bool:
    return Draft202012Validator(schema).is_valid(value)


def test_the_schemas_kept_are_those_of_the_format() -> None:
    if os.environ.get("UPDATE_DOCS"):
        for name, text in GENERAL.items():
            (KEPT / name).write_text(text, encoding="utf-8", newline="\n")
    kept = {path.name: path.read_text(encoding="utf-8") for path in KEPT.iterdir()}
    assert kept == GENERAL, "run UPDATE_DOCS=1 pytest tests/export"


@pytest.mark.parametrize("known", [Known(), Known.of(CONTENT)], ids=["format", "site"])
def test_every_schema_is_one_of_its_dialect(known: Known) -> None:
    for text in schemas(known).values():
        schema = json.loads(text)
        assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
        Draft202012Validator.check_schema(schema)
        targets = {name.rpartition("/")[2] for name in re.findall(r'"\$ref": "(.+)"', text)}
        assert targets == schema["$defs"].keys()


@pytest.mark.parametrize("known", [Known(), Known.of(CONTENT)], ids=["format", "site"])
def test_check_jsonschema_accepts_all_content(known: Known, tmp_path: Path) -> None:
    write_files(tmp_path, schemas(known))
    for name, files in FILES.items():
        checked = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--schemafile", f"{name}.json", *files],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not checked.returncode, checked.stdout


def keyed(schema: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every key that a schema names, with its form."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        schema = [*schema.values()]
    if isinstance(schema, list):
        for child in schema:
            yield from keyed(child)


@pytest.mark.parametrize("name", GENERAL)
def test_every_key_says_what_it_is(name: str) -> None:
    conditions = {"kind"}  # what a field needs depends on it
    found = list(keyed(json.loads(GENERAL[name])))
    assert len(found) > 5
    assert not [key for key, form in found if "description" not in form and key not in conditions]


def validated(case: Case, folder: Path) -> dict[str, bool]:
    """Whether each record of a case conforms to the schema that its site has for it."""
    site = parsed(schemas(Known.of(read(write_files(folder, case.files)).collection)))
    result = {}
    for path, text in case.files.items():
        name = path.partition("/")[0].removesuffix("s").removesuffix(".yml")
        if name not in site or not path.endswith((".yml", ".yaml", ".md")):
            continue
        if path.endswith(".md"):
            matter = split(text)
            value = {**as_editors_read(matter.yaml or ""), "body": matter.body}
        else:
            value = as_editors_read(text)
        result[path] = accepts(site[name], value)
    return result


@pytest.mark.parametrize("case", PASSING, ids=lambda case: f"{case.rule}: {case.name}")
def test_what_is_right_conforms(case: Case, tmp_path: Path) -> None:
    assert [path for path, valid in validated(case, tmp_path).items() if not valid] == []


@pytest.mark.parametrize(
    "case",
    [case for case in FAILING if case.rule in SEEN],
    ids=lambda case: f"{case.rule}: {case.name}",
)
def test_what_a_schema_can_see_does_not_conform(case: Case, tmp_path: Path) -> None:
    wrong = set(re.findall(rf"^(\S+?):\d.* \[{case.rule}\]$", case.expected, re.MULTILINE))
    found = {path for path, valid in validated(case, tmp_path).items() if not valid}
    assert wrong
    assert found == wrong


def is_given(value: object) -> bool:
    """Whether a value counts: an unknown key without one is passed over by the program alone."""
    return value not in ("", [], {})


WORDS = ["", " ", "nato", "2022-01-12", "soon", "meeting", "confirmed", "other", "3", "A", "50.8"]
NAMES = sorted(
    {name for model in MODELS.values() for name in fields(model)}
    | {"by", "quote", "says", "locator", "supports", "follows", "note", "reason", "text", "lang"}
    | {"file", "alt", "role", "unknown", "id", "path"}
)
values = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.sampled_from(NAMES), inner.filter(is_given))
    ),
    max_leaves=6,
)
SOUND: dict[Kind, dict[str, Any]] = {
    Kind.EVENT: {"title": "Talks", "date": "2022-01-12", "type": "meeting"},
    Kind.ACTOR: {"name": "NATO", "kind": "organization"},
    Kind.PLACE: {"name": "Brussels"},
    Kind.TOPIC: {"name": "Talks"},
    Kind.SOURCE: {"title": "A report"},
}
NESTED = {
    "sources": [{"id": "a"}, {"title": "A", "locator": "page 2"}, "a"],
    "statements": [{"by": "nato", "says": "Yes.", "source": {"id": "a"}}],
    "relations": {"follows": ["a"]},
    "withdrawn": {"date": "2022"},
    "revisions": [{"date": "2022", "kind": "update", "note": "x"}],
    "media": [{"file": "a.png", "alt": "x"}],
    "roles": [{"role": "x", "at": "nato"}],
    "also_known_as": [{"text": "x", "lang": "uk"}],
}


def mended(found: Any, path: list[str | int], value: object) -> Any:  # noqa: ANN401 - of JSON
    """A value with what is at one place in it replaced."""
    if not path:
        return value
    first, *rest = path
    if isinstance(found, list):
        return [mended(one, rest, value) if at == first else one for at, one in enumerate(found)]
    return {**found, first: mended(found.get(first), rest, value)}


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Kind, dict[str, Any]]:
    """A record with something odd in it, at its top or deeper."""
    kind = draw(st.sampled_from(Kind))
    known_fields = [*fields(MODELS[kind])]
    nested = {name: value for name, value in NESTED.items() if name in known_fields}
    record = {**SOUND[kind], **nested}
    where: list[str | int] = [draw(st.sampled_from([*known_fields, "unknown"]))]
    inside = record.get(str(where[0]))
    if inside and not isinstance(inside, str) and draw(st.booleans()):
        if isinstance(inside, list):
            where.append(draw(st.integers(0, len(inside) - 1)))
            inside = inside[int(where[-1])]
        if isinstance(inside, dict):
            where.append(draw(st.sampled_from([*inside, *NAMES])))
    known = len(where) == 1 and where[0] in known_fields
    return kind, mended(record, where, draw(values if known else values.filter(is_given)))


@given(drafts())
def test_a_schema_and_the_program_are_of_one_mind(drawn: tuple[Kind, dict[str, Any]]) -> None:
    kind, value = drawn
    lifted = lift_inline_sources([Draft("x", kind, "x.yml", value)])
    found = [
        finding.rule
        for draft in lifted.drafts
        for finding in decode_draft(draft, Names(), Vocabulary())[1]
    ]
    valid = accepts(json.loads(GENERAL[f"{kind.value}.json"]), value)
    named = {*re.findall(r"'(?:supports|evidence)'", str(value))}
    if SEEN & {*found}:
        assert not valid
    elif not found and not named:
        # The names of fields are another rule's to look at.
        assert valid


@given(edtf_texts)
def test_every_date_is_accepted(text: str) -> None:
    assert accepts(json.loads(GENERAL["source.json"]), {"title": "A", "published": text})


@pytest.mark.parametrize(
    ("line", "valid"),
    [
        ("date: 2022", True),
        ("date: 2022-01", True),
        ("date: 2022-01-12", True),
        ("date: 2021-12~", True),
        ('date: "[2022-01-12, 2022-01-13]"', False),
        ("date: January 2022", False),
        ("date: [2022-01-12]", False),
        ("date: true", False),
        ("date:", False),
        ("title: 2022", True),
        ("title: no", True),
        ("title: 12.5", True),
        ("title:", False),
        ('title: " "', False),
        ("summary:", True),
        ("summary: []", True),
        ("summary: [a]", False),
        ("actors: nato", True),
        ("actors: [nato, 2022]", True),
        ("actors:", True),
        ("actors: [[nato]]", False),
        ("actors: [{}]", False),
        ("importance: 4", True),
        ('importance: "4"', True),
        ("importance: 6", False),
        ("sources: {title: A report}", True),
        ("sources: {id: a, title: A report}", False),
        ("sources: {url: https://example.org}", False),
        ("sources: [{title: A, locator: page 2, publisher: B}]", True),
        ("relations: {}", True),
        ("relations: {follows: a}", True),
        ("withdrawn: {}", True),
        ("withdrawn: {reason: x}", False),
        ("evidence: {date: a}", True),
        ("evidence: {dat: a}", False),
        ("evidence: {date: }", False),
        ("status: Confirmed", False),
        ("id: a", False),
    ],
)
def test_what_editors_type_is_taken_for_what_it_is(line: str, *, valid: bool) -> None:
    value = {**SOUND[Kind.EVENT], **as_editors_read(line)}
    assert accepts(json.loads(GENERAL["event.json"]), value) is valid


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("", True),
        ("# nothing yet", True),
        ("entities: open", True),
        ("entities: ajar", False),
        ("types: {a: A, b: {label: B, description: What it is.}}", True),
        ("types: {a: }", False),
        ("types: {a: {description: x}}", False),
        ("types: [a]", False),
        ("kinds: {a: A}", False),
        ("fields: {lane: {kind: text, on: event, label: Lane}}", True),
        ("fields: {lane: {kind: term, on: event, label: Lane}}", False),
        ("fields: {lane: {kind: term, on: event, label: Lane, terms: {a: A}}}", True),
        ("fields: {host: {kind: reference, on: event, label: Host}}", False),
        ("fields: {host: {kind: reference, on: event, label: Host, to: actor}}", True),
        ("fields: {host: {kind: word, on: event, label: Host}}", False),
    ],
)
def test_the_vocabulary_has_a_schema_too(text: str, *, valid: bool) -> None:
    assert accepts(json.loads(GENERAL["vocabulary.json"]), as_editors_read(text)) is valid


def test_references_are_offered_with_names_and_never_refused() -> None:
    inline = source("made", title="A", within=("sources", 0))
    bare = actor("actor:quad", name="Quad", registered=False)
    records = collection(actor("nato", name="NATO"), bare, place("brussels"), inline)
    schema = parsed(schemas(Known.of(records)))["event"]
    text, offered = schema["$defs"]["actor"]["anyOf"]
    assert text == {"$ref": "#/$defs/text"}
    assert dict(zip(offered["enum"], offered["enumDescriptions"], strict=True)) == {
        "Quad": "Quad",
        "nato": "NATO",
    }
    assert schema["$defs"]["source"] == {"$ref": "#/$defs/text"}
    assert accepts(schema, {**SOUND[Kind.EVENT], "actors": ["NATO", "a former name"]})


def test_a_site_s_words_are_all_there_are() -> None:
    types = {"march": {"label": "March", "description": "People walk."}, "vote": "Vote"}
    schema = site_schemas(types=types)["event"]
    assert schema["properties"]["type"]["enum"] == ["march", "vote"]
    assert schema["properties"]["type"]["enumDescriptions"] == ["March: People walk.", "Vote"]
    assert accepts(schema, {**SOUND[Kind.EVENT], "type": "vote"})
    assert not accepts(schema, {**SOUND[Kind.EVENT], "type": "meeting"})
    assert accepts(json.loads(GENERAL["event.json"]), {**SOUND[Kind.EVENT], "type": "vote"})


@pytest.mark.parametrize("word", ["2022", "no", "1.5", "TRUE", "0570"])
def test_words_that_yaml_has_another_idea_of_are_not_refused(word: str) -> None:
    schema = site_schemas(types={word: "Odd", "vote": "Vote"})["event"]
    assert accepts(schema, {**SOUND[Kind.EVENT], **as_editors_read(f"type: {word}")})


OWN = {
    "lane": {"kind": "term", "on": "event", "label": "Lane", "terms": {"east": "East"}},
    "tags": {"kind": "terms", "on": "event", "label": "Tags", "terms": {"a": "A", "b": "B"}},
    "cost": {"kind": "number", "on": "event", "label": "Cost"},
    "until": {"kind": "date", "on": "event", "label": "Until"},
    "host": {"kind": "reference", "on": "event", "label": "Host", "to": "actor"},
    "code": {"kind": "text", "on": "source", "label": "Code"},
}


@pytest.mark.parametrize(
    ("line", "valid"),
    [
        ("lane: east", True),
        ("lane: west", False),
        ("lane:", True),
        ("tags: a", True),
        ("tags: [a, b]", True),
        ("tags: [a, c]", False),
        ("cost: 1.5", True),
        ("cost: much", False),
        ("until: 2022-01", True),
        ("until: later", False),
        ("host: nato", True),
        ("host: [nato]", False),
        ("code: x", False),
        ("sources: {title: A, code: x}", True),
        ("evidence: {lane: a}", True),
        ("sources: {id: a, supports: lane}", True),
    ],
)
def test_fields_of_the_site_s_own(line: str, *, valid: bool) -> None:
    value = {**SOUND[Kind.EVENT], **as_editors_read(line)}
    assert accepts(site_schemas(fields=OWN)["event"], value) is valid


def test_what_is_published_names_its_address() -> None:
    found = dict(published(collection(event(), actor()), "https://example.org/a/"))
    for address, text in found.items():
        assert json.loads(text)["$id"] == f"https://example.org/a/{address}"
        assert text.endswith("}\n")
    assert "nato" in found["schema/event.json"]
    assert "nato" not in found["schema/general/event.json"]


def test_without_an_address_the_general_schemas_are_those_kept() -> None:
    found = dict(published(collection(), None))
    general = {
        address.rpartition("/")[2]: text
        for address, text in found.items()
        if address.startswith("schema/general/")
    }
    assert general == GENERAL


def test_every_field_of_a_record_is_in_its_schema() -> None:
    for kind, model in MODELS.items():
        properties = json.loads(GENERAL[f"{kind.value}.json"])["properties"]
        assert properties.keys() == fields(model).keys()
        common = [name for name in properties if name in fields(Record)]
        assert list(properties)[-len(common) :] == common
