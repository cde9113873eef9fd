"""How the fields of a value are declared: what each holds, what it means, whether it must be there.

A value is a frozen data class. Its annotations say what its fields hold, `told` what they mean; the
decoder, the JSON Schema and the reference are all made of what is declared there.
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    NamedTuple,
    TypeVar,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MEANING = "meaning"


class Value:
    """What a mapping of a file becomes: frozen, with the fields that its class declares."""

    __slots__ = ()

    short: ClassVar[str | None] = None
    """The field that a text alone stands for, where one may stand for the whole mapping."""


ValueClass = TypeVar("ValueClass", bound=type[Value])


class Field(NamedTuple):
    """A field that editors write."""

    annotation: Any
    """The type of what it holds, without its marks."""
    marks: tuple[object, ...]
    """What `Annotated` says of it besides: how it is read."""
    description: str
    """What it means, for editors."""
    is_required: bool


def told(
    description: str,
    *,
    default: Any = dataclasses.MISSING,  # noqa: ANN401 - of the field's own type
    default_factory: Callable[[], Any] | Any = dataclasses.MISSING,  # noqa: ANN401 - or nothing
) -> Any:  # noqa: ANN401 - stands where the field's value will
    """Declare a field that editors write.

    Args:
        description: What it means; it becomes part of the reference and of the JSON Schema.
        default: What it holds where nothing is written. Without one it has to be written.
        default_factory: Makes that anew for each value.
    """
    options = {"default": default, "default_factory": default_factory}
    given = {name: option for name, option in options.items() if option is not dataclasses.MISSING}
    return dataclasses.field(metadata={_MEANING: description}, **given)


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(told, dataclasses.field)
)
def declared(cls: ValueClass) -> ValueClass:
    """Make a class with annotated fields one of values."""
    made: Any = dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)
    names = [field.name for field in dataclasses.fields(made)]
    setters = [getattr(made, name).__set__ for name in names]

    def state_of(value: Value) -> list[Any]:
        return [getattr(value, name) for name in names]

    def restore(value: Value, state: list[Any]) -> None:
        for put, item in zip(setters, state, strict=True):
            put(value, item)

    # A cache has tens of thousands of values: those of data classes are slow to write and to load.
    made.__getstate__, made.__setstate__ = state_of, restore
    return cast("ValueClass", made)


def fields(model: type[Value]) -> Mapping[str, Field]:
    """Return the fields that editors write in a value, in the order of their declaration."""
    return _fields(model)  # type: ignore[arg-type] # a class is hashable


@lru_cache(maxsize=64)
def _fields(model: Any) -> Mapping[str, Field]:  # noqa: ANN401 - a class that `declared` made
    hints = get_type_hints(model, include_extras=True)
    return {
        field.name: Field(
            *parted(hints[field.name]),
            description=field.metadata[_MEANING],
            is_required=field.default is field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(model)
        if _MEANING in field.metadata
    }


def held(value: Value) -> dict[str, Any]:
    """Return what those fields of a value hold, by their names."""
    return {name: getattr(value, name) for name in fields(type(value))}


def parted(annotation: Any) -> tuple[Any, tuple[object, ...]]:  # noqa: ANN401 - a type form
    """Return an annotation without its marks, and the marks."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return inner, tuple(marks)
    return annotation, ()
