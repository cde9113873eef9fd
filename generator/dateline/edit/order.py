"""The order of the keys of a record, the one in which an editor thinks of them.

What happened, when, what it was and how sure it is; who and where; what is told; on what it rests;
what the record itself has gone through. It is not the order of the models, which put first what
all kinds have in common.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from dateline.model.kind import Kind
from dateline.read.written import Group, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.read.written import Node

Shape: TypeAlias = "Mapping[str, Shape]"
"""Keys in their order, each with the keys of what is in it; those of a list are its items'."""

OWN: Final = "…"
"""Where keys stand that are not of the format: a site's own fields, in the order they are in."""

ANY: Final = "*"
"""Stands for every key of a mapping whose keys have no order."""

_PLAIN: Final[Shape] = MappingProxyType({})


def _shape(names: str, **nested: Shape) -> Shape:
    return MappingProxyType({name: nested.get(name, _PLAIN) for name in names.split()})


_LOG: Final = "former_ids added revisions withdrawn draft"
_LOGGED: Final = {
    "revisions": _shape("date kind note"),
    "withdrawn": _shape("date reason"),
}
_SOURCE: Final = (
    "title aliases publisher authors url published accessed language kind archived copy_of"
    f" relies_on attribution reliability credibility {OWN} note body"
)
_CITATION: Final = _shape(f"id {_SOURCE} {_LOG} locator supports", **_LOGGED)

SHAPES: Final[Mapping[Kind, Shape]] = MappingProxyType(
    {
        Kind.EVENT: _shape(
            "title aliases date type status summary places actors topics importance"
            f" {OWN} body sources evidence statements relations media {_LOG}",
            sources=_CITATION,
            evidence=MappingProxyType({ANY: _CITATION}),
            statements=_shape(
                "about by stance quote original says date source",
                original=_shape("lang text"),
                source=_CITATION,
            ),
            relations=_shape("follows part_of responds_to causes contradicts supersedes"),
            media=_shape("file alt credit caption"),
            **_LOGGED,
        ),
        Kind.ACTOR: _shape(
            "name kind description aliases also_known_as roles country part_of wikidata"
            f" {OWN} body {_LOG}",
            also_known_as=_shape("text lang"),
            roles=_shape("role at period"),
            **_LOGGED,
        ),
        Kind.PLACE: _shape(
            "name kind description aliases lat lon country part_of geonames wikidata"
            f" {OWN} body {_LOG}",
            **_LOGGED,
        ),
        Kind.TOPIC: _shape(f"name description aliases part_of {OWN} body {_LOG}", **_LOGGED),
        Kind.SOURCE: _shape(f"{_SOURCE} {_LOG}", **_LOGGED),
    }
)
"""The keys of each kind of record in their order, with the keys of what is in them."""


def ordered(node: Node, shape: Shape) -> Node:
    """Return a value with the keys of all mappings in it in the order of `shape`.

    A first key stays first where the comment beside it silences a warning: that line is also the
    line of the mapping as a whole, which the warning may be about.
    """
    if not isinstance(node, Group):
        return node
    inner = (replace(part, value=ordered(part.value, _within(part, shape))) for part in node.parts)
    parts = tuple(inner)
    if not node.is_list and parts:
        fixed = 1 if "ignore[" in parts[0].beside else 0
        parts = (*parts[:fixed], *_sorted(parts[fixed:], shape))
    return replace(node, parts=parts)


def rank(name: str | None, shape: Shape) -> int:
    """Return the place of a key among those of `shape`, that of a site's own for any other.

    Args:
        name: The key.
        shape: The keys of a kind of record.
    """
    names = list(shape)
    return names.index(name if name and name in shape else OWN)


def _within(part: Part, shape: Shape) -> Shape:
    if part.key is None:
        return shape
    return shape.get(part.key.value) or shape.get(ANY) or _PLAIN


def _sorted(parts: Iterable[Part], shape: Shape) -> list[Part]:
    places = {name: place for place, name in enumerate(shape)}
    other = places.get(OWN, len(places))
    return sorted(parts, key=lambda part: places.get(part.name or "", other))
