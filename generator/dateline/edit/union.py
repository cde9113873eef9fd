"""Lists of two records made one, each thing once, in order, written as it was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.model.names import fold
from dateline.model.records import Citation
from dateline.read.written import Group, Part, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.read.written import Node


@dataclass(frozen=True, slots=True)
class Listed:
    """The items of a list: as they are written, and what each of them means."""

    parts: tuple[Part, ...]
    values: tuple[object, ...] = ()


def items(part: Part | None) -> tuple[Part, ...]:
    """Return what a key lists; a single value is a list of one, no value a list of none."""
    if part is None or (isinstance(part.value, Scalar) and not part.value.value.strip()):
        return ()
    value = part.value
    return value.parts if isinstance(value, Group) and value.is_list else (Part(value),)


def union(first: Listed, second: Listed) -> tuple[Part, ...]:
    """Return the items of two lists, those of the first as they are, then what is new.

    What is cited in both is cited once: with the locators of both, and supporting what either does.
    """
    parts, values = list(first.parts), list(first.values)
    for part, value in zip(second.parts, second.values, strict=True):
        if isinstance(value, Citation):
            at = _cited_at(values, value)
            if at is not None:
                parts[at] = _with_citation(parts[at], values[at], value)
                continue
        elif value in values:
            continue
        parts.append(part)
        values.append(value)
    return tuple(parts)


def as_list(parts: tuple[Part, ...], like: Node | None) -> Group:
    """Return items as a list: in brackets if `like` was, or if it was a single text."""
    if isinstance(like, Group) and like.is_list:
        return replace(like, parts=parts, one_line=False)
    simple = all(isinstance(part.value, Scalar) for part in parts)
    return Group(parts, is_list=True, flow=simple)


def texts(values: Iterable[str]) -> tuple[Part, ...]:
    """Return texts as the items of a list."""
    return tuple(Part(Scalar(value)) for value in values)


def new_names(known: Iterable[str], names: Iterable[str]) -> list[str]:
    """Return the names that are not known yet in another spelling, each once."""
    seen = {fold(name) for name in known}
    found = []
    for name in names:
        if fold(name) not in seen:
            seen.add(fold(name))
            found.append(name)
    return found


def with_key(group: Group, name: str, value: Node) -> Group:
    """Return a mapping with a key's value replaced, or with the key at its end."""
    at = next((index for index, part in enumerate(group.parts) if part.name == name), None)
    if at is None:
        return replace(group, parts=(*group.parts, Part(value, Scalar(name))))
    changed = replace(group.parts[at], value=value)
    return replace(group, parts=(*group.parts[:at], changed, *group.parts[at + 1 :]))


def _cited_at(values: Sequence[object], wanted: Citation) -> int | None:
    """Return where a source is cited already, if possible at the same place of it."""
    same = [
        index
        for index, value in enumerate(values)
        if isinstance(value, Citation) and value.id == wanted.id
    ]
    return next(
        (at for at in same if getattr(values[at], "locator", None) == wanted.locator),
        same[0] if same else None,
    )


def _with_citation(part: Part, value: object, other: Citation) -> Part:
    """Return a citation with the locator and the fields of another of the same source."""
    if not isinstance(value, Citation):
        return part
    node = part.value
    whole = Group((Part(node, Scalar("id")),)) if isinstance(node, Scalar) else node
    if other.locator and other.locator != value.locator:
        located = f"{value.locator}; {other.locator}" if value.locator else other.locator
        whole = with_key(whole, "locator", Scalar(located))
    added = [name for name in other.supports if name not in value.supports]
    if added:
        supports = whole.get("supports")
        had = items(supports)
        like = supports.value if supports else None
        whole = with_key(whole, "supports", as_list((*had, *texts(added)), like))
    changed = len(whole.parts) > 1 or isinstance(node, Group)
    return replace(part, value=whole) if changed else part
