from __future__ import annotations

import pytest

from dateline.model.problem import Place
from dateline.model.vocabulary import Entities, FieldKind, Vocabulary
from dateline.read.vocabulary import read_vocabulary

PATH = "vocabulary.yml"


def test_empty_file_is_the_vocabulary_that_comes_with_the_program() -> None:
    assert read_vocabulary("", PATH) == (Vocabulary(), ())


def test_list_takes_the_place_of_the_list_that_comes_with_the_program() -> None:
    text = "types:\n  summit: Summit\n  call: {label: Phone call, description: By phone.}\n"
    vocabulary, findings = read_vocabulary(text, PATH)
    assert findings == ()
    assert {key: term.label for key, term in vocabulary.types.items()} == {
        "summit": "Summit",
        "call": "Phone call",
    }
    assert vocabulary.stances == Vocabulary().stances


def test_collection_may_be_open() -> None:
    assert Vocabulary().entities is Entities.CLOSED
    assert read_vocabulary("entities: open", PATH)[0].entities is Entities.OPEN


def test_field_of_the_site_is_declared() -> None:
    text = "fields: {lane: {kind: term, on: event, label: Lane, terms: {arms: Arms}}}"
    vocabulary, findings = read_vocabulary(text, PATH)
    assert findings == ()
    assert vocabulary.fields["lane"].kind is FieldKind.TERM
    assert vocabulary.fields["lane"].terms["arms"].label == "Arms"


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("type: {a: A}", "unknown-key", Place(("type",), at_key=True)),
        ("entities: ajar", "wrong-type", Place(("entities",))),
        ("types: [a]", "wrong-type", Place(("types",))),
        ("types: {a: {}}", "missing-field", Place(("types", "a", "label"))),
        (
            "types: {a: {lable: A, label: A}}",
            "unknown-key",
            Place(("types", "a", "lable"), at_key=True),
        ),
        ("fields: {a: {kind: text, on: event}}", "missing-field", Place(("fields", "a", "label"))),
        (
            "fields: {a: {kind: rope, on: event, label: A}}",
            "wrong-type",
            Place(("fields", "a", "kind")),
        ),
        (
            "fields: {a: {kind: text, on: ship, label: A}}",
            "wrong-type",
            Place(("fields", "a", "on")),
        ),
        (
            "fields: {title: {kind: text, on: event, label: A}}",
            "duplicate-key",
            Place(("fields", "title"), at_key=True),
        ),
        (
            "fields: {own: {kind: text, on: event, label: A}}",
            "duplicate-key",
            Place(("fields", "own"), at_key=True),
        ),
        (
            "fields: {a: {kind: terms, on: event, label: A}}",
            "missing-field",
            Place(("fields", "a"), at_key=True),
        ),
        (
            "fields: {a: {kind: reference, on: event, label: A}}",
            "missing-field",
            Place(("fields", "a"), at_key=True),
        ),
    ],
)
def test_wrong_part_is_told(text: str, rule: str, place: Place) -> None:
    vocabulary, (found,) = read_vocabulary(text, PATH)
    assert (found.rule, found.place) == (rule, place)
    assert isinstance(vocabulary, Vocabulary)


def test_wrong_part_leaves_the_others() -> None:
    vocabulary, findings = read_vocabulary("entities: open\ntypes: [a]\nstances: {a: A}\n", PATH)
    assert len(findings) == 1
    assert vocabulary.entities is Entities.OPEN
    assert vocabulary.types == Vocabulary().types
    assert list(vocabulary.stances) == ["a"]


@pytest.mark.parametrize("text", ["- a", "words", "a: [", "a: &b c"])
def test_what_is_no_vocabulary_is_told_once(text: str) -> None:
    vocabulary, (found,) = read_vocabulary(text, PATH)
    assert (vocabulary, found.rule) == (Vocabulary(), "syntax")
