from __future__ import annotations

from types import UnionType
from typing import Annotated, Union, get_args, get_origin

import pytest

from dateline.edit.order import ANY, OWN, SHAPES, Shape, rank
from dateline.model.fields import Value, fields
from dateline.model.kind import Kind
from dateline.model.records import MODELS, Citation


def model_in(annotation: object) -> type[Value] | None:
    """The model that a field's type is made around."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    if get_origin(annotation) in {tuple, dict, Annotated, Union, UnionType}:
        return next(filter(None, map(model_in, get_args(annotation))), None)
    return None


def missing(model: type[Value], shape: Shape, way: str) -> list[str]:
    """The fields of a model that have no place in the order, those of models in it too."""
    found = []
    for name, field in fields(model).items():
        if name not in shape:
            found.append(f"{way}.{name}")
            continue
        inner = model_in(field.annotation)
        if inner:
            within = shape[name].get(ANY, shape[name])
            found.extend(missing(inner, within, f"{way}.{name}"))
    return found


@pytest.mark.parametrize("kind", Kind)
def test_every_field_of_the_format_has_its_place(kind: Kind) -> None:
    assert missing(MODELS[kind], SHAPES[kind], kind.value) == []


@pytest.mark.parametrize("kind", Kind)
def test_nothing_has_a_place_that_is_no_field(kind: Kind) -> None:
    assert set(SHAPES[kind]) - {OWN} <= fields(MODELS[kind]).keys()


def test_a_source_may_be_described_where_it_is_cited() -> None:
    shape = SHAPES[Kind.EVENT]["sources"]
    described = fields(MODELS[Kind.SOURCE])
    assert set(shape) - {OWN} >= {*fields(Citation), *described}


@pytest.mark.parametrize(
    ("name", "before"), [("title", "date"), ("lane", "body"), ("importance", "lane")]
)
def test_rank(name: str, before: str) -> None:
    assert rank(name, SHAPES[Kind.EVENT]) < rank(before, SHAPES[Kind.EVENT])
