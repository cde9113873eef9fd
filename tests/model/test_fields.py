from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError
from typing import Annotated, get_args

import pytest

from dateline.model.fields import Field, Value, declared, fields, held, parted, told
from dateline.model.records import MODELS, RESERVED, Record
from dateline.model.values import OneOrMore, Text


@declared
class Sample(Value):
    text: Text = told("What it says.")
    parts: Annotated[tuple[Text, ...], OneOrMore] = told("Its parts.", default=())
    known: dict[str, str] = told("What is known.", default_factory=dict)
    place: str = ""


def test_what_is_told_of_fields_is_known_in_their_order() -> None:
    assert fields(Sample) == {
        "text": Field(str, get_args(Text)[1:], "What it says.", is_required=True),
        "parts": Field(tuple[Text, ...], (OneOrMore,), "Its parts.", is_required=False),
        "known": Field(dict[str, str], (), "What is known.", is_required=False),
    }


def test_what_nobody_writes_is_none_of_them() -> None:
    sample = Sample(text="a", place="b")
    assert held(sample) == {"text": "a", "parts": (), "known": {}}
    assert sample != Sample(text="a")


def test_a_value_is_frozen_and_takes_no_more_room_than_its_fields() -> None:
    sample = Sample(text="a")
    with pytest.raises(FrozenInstanceError):
        setattr(sample, "text", "b")  # noqa: B010 - mypy knows that it cannot be set
    assert not hasattr(sample, "__dict__")


@pytest.mark.parametrize(
    ("annotation", "expected"), [(str, (str, ())), (Annotated[str, 1, 2], (str, (1, 2)))]
)
def test_an_annotation_and_its_marks(annotation: object, expected: object) -> None:
    assert parted(annotation) == expected


@pytest.mark.parametrize("model", MODELS.values())
def test_what_a_record_is_without_being_said_is_reserved(model: type[Record]) -> None:
    assert {"id", "path", "within", "registered", "own"} == RESERVED
    assert RESERVED.isdisjoint(fields(model))


def test_a_value_is_the_same_after_it_was_kept() -> None:
    sample = Sample(text="a", parts=("b",), known={"c": "d"}, place="e")
    assert pickle.loads(pickle.dumps(sample)) == sample  # noqa: S301 - written just now
    assert copy.deepcopy(sample) == sample
