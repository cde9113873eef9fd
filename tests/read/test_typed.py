from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.fields import Value, declared, fields, told
from dateline.model.names import Names
from dateline.model.problem import Finding, Place
from dateline.model.records import MODELS, Actor, Citation, Event, Relations, Statement
from dateline.model.values import Text, Texts
from dateline.model.vocabulary import Term, Vocabulary
from dateline.read.typed import WRONG, Wrong, read_fields, read_value
from tests.read.test_content import VALUES

if TYPE_CHECKING:
    from dateline.model.problem import Keys


@declared
class Sample(Value):
    text: Text = told("What it says.")
    texts: Texts = told("What else.", default=())


def wrong_in(model: type[Value], given_values: dict[str, Any]) -> list[Wrong]:
    return read_fields(model, given_values, Names())[1]


@pytest.mark.parametrize("empty", ["", [], {}])
def test_an_empty_value_counts_as_not_given(empty: object) -> None:
    assert read_fields(Sample, {"text": "a", "texts": empty}, Names()) == ({"text": "a"}, [])
    assert wrong_in(Sample, {"text": empty}) == [
        Wrong(
            ("text",),
            "“text” is missing or empty",
            "add `text: …`  (What it says.)",
            "missing-field",
        )
    ]


@pytest.mark.parametrize(
    ("key", "hint"),
    [("txet", "did you mean “text”?"), ("colour", "known keys: text, texts")],
)
def test_an_unknown_key_is_refused(key: str, hint: str) -> None:
    assert wrong_in(Sample, {"text": "a", key: "b"}) == [
        Wrong((key,), f"unknown key “{key}”", hint, "unknown-key", at_key=True)
    ]


@pytest.mark.parametrize(("value", "form"), [("a", "a text"), (["a"], "a list")])
def test_what_is_no_mapping_is_refused(value: object, form: str) -> None:
    found, wrong = read_value(Sample, value, Names())
    assert found is WRONG
    assert [one.message for one in wrong] == [f"this should be a mapping of keys, but it is {form}"]


@pytest.mark.parametrize(
    ("model", "name", "value", "expected"),
    [
        (Event, "sources", "a", (Citation(id="a"),)),
        (Event, "sources", ["a", {"id": "b"}], (Citation(id="a"), Citation(id="b"))),
        (Event, "evidence", {"date": "a"}, {"date": (Citation(id="a"),)}),
        (Event, "relations", {"follows": "a"}, Relations(follows=("a",))),
        (Vocabulary, "types", {"call": "Call"}, {"call": Term(label="Call")}),
    ],
)
def test_what_a_value_becomes(
    model: type[Value], name: str, value: object, expected: object
) -> None:
    values, _ = read_fields(model, {name: value}, Names())
    assert values == {name: expected}


@pytest.mark.parametrize(
    ("model", "name", "value", "rest", "ways"),
    [
        (Event, "importance", "9", None, [()]),
        (Event, "status", "certain", None, [()]),
        (Event, "topics", ["a", ["b"], "c"], ("a", "c"), [(1,)]),
        (Event, "topics", [["b"]], (), [(0,)]),
        (Event, "sources", ["", "a"], (Citation(id="a"),), [(0, "id")]),
        (Event, "sources", [{"id": "a", "page": "1"}], (Citation(id="a"),), [(0, "page")]),
        (Event, "evidence", {"date": {"id": ["x"]}}, {"date": ()}, [("date", 0, "id")]),
        (Event, "evidence", ["a"], None, [()]),
        (Event, "relations", {"precedes": "a"}, Relations(), [("precedes",)]),
        (Event, "withdrawn", {"reason": "a"}, None, [("date",)]),
        (Event, "statements", [{"by": ["a"], "quot": "b"}], (Statement(by=("a",)),), [(0, "quot")]),
        (Event, "statements", [{"says": "b", "date": "soon"}], (), [(0, "date"), (0, "by")]),
        (Event, "statements", [{"by": [["a"]]}], (), [(0, "by", 0)]),
        (Actor, "roles", {"role": "a"}, None, [()]),
        (Vocabulary, "types", {"call": ["Call"]}, {}, [("call",)]),
        (
            Vocabulary,
            "types",
            {"call": {"labl": "Call"}},
            {},
            [("call", "labl"), ("call", "label")],
        ),
    ],
)
def test_what_is_wrong_goes_and_the_rest_stays(
    model: type[Value], name: str, value: object, rest: object, ways: list[Keys]
) -> None:
    values, wrong = read_fields(model, {name: value}, Names())
    assert values == ({} if rest is None else {name: rest})
    found = [one.keys for one in wrong if one.keys[0] == name]
    assert found == [(name, *way) for way in ways]


@pytest.mark.parametrize("kind", [str, str | None, list[str], Text | Texts])
def test_a_type_that_nothing_is_said_of_is_refused(kind: object) -> None:
    with pytest.raises(TypeError, match="nothing says how"):
        read_value(kind, "a", Names())


@pytest.mark.parametrize("model", [*MODELS.values(), Vocabulary])
def test_every_field_can_be_read(model: type[Value]) -> None:
    assert read_fields(model, dict.fromkeys(fields(model), " "), Names())[1]


def test_what_is_wrong_becomes_a_finding_in_its_file() -> None:
    wrong = Wrong(("by", 1), "it is none", "write one", "wrong-type")
    assert wrong.finding("events/a.yml", ("statements", 0)) == Finding(
        "wrong-type", "events/a.yml", Place(("statements", 0, "by", 1)), "it is none", "write one"
    )


@given(st.sampled_from([*MODELS.values(), Vocabulary]), st.data())
def test_whatever_was_read_nothing_is_lost_without_a_word(
    model: type[Value], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([*fields(model), "zzz"]))
    value = data.draw(VALUES)
    values, wrong = read_fields(model, {name: value}, Names())
    told_of = {one.keys[0] for one in wrong if one.rule != "missing-field"}
    assert bool(value) == (name in values or name in told_of)
