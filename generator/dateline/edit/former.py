"""A former id put into a record's list of them, without a change to anything else in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.edit.edits import Edit
from dateline.edit.order import SHAPES, rank
from dateline.read.front_matter import yaml_of
from dateline.read.written import Group, Scalar, written

if TYPE_CHECKING:
    from dateline.model.kind import Kind
    from dateline.read.written import Node, Part

_KEY = "former_ids"


def with_former_id(text: str, path: str, kind: Kind, *, old: str, new: str) -> Edit:
    """Return the edit that lists `old` among the former ids of a record that is now `new`.

    Where `new` was one of its former ids, since the record gets a name back, `old` takes its place.

    Args:
        text: What `document.decode` returned, with keys and values in it.
        path: The file, below the content folder.
        kind: The kind of record that its folder says.
        old: The id that the record gives up.
        new: The id that it gets.

    Raises:
        ValueError: There are no keys and values in it.
    """
    first, yaml = yaml_of(text, path)
    top = written(yaml).top
    if not isinstance(top, Group) or not top.parts:
        raise ValueError(f"there are no keys in {path}")
    part = top.get(_KEY)
    edit = _into(yaml, part, old, new) if part else _new_key(yaml, top, kind, old)
    return Edit(edit.start + first, edit.end + first, edit.text)


def _into(yaml: str, part: Part, old: str, new: str) -> Edit:
    value = part.value
    if isinstance(value, Scalar):
        if value.value.strip() == new:
            return Edit(value.start, value.end, old)
        if not value.value.strip():
            return Edit(value.start, value.end, f" [{old}]")
        return Edit(value.start, value.end, f"[{value.value.strip()}, {old}]")
    for item in value.parts:
        if isinstance(item.value, Scalar) and item.value.value.strip() == new:
            return Edit(item.value.start, item.value.end, old)
    if value.flow:
        at = _end(value.parts[-1].value) if value.parts else value.start + 1
        return Edit(at, at, f", {old}" if value.parts else old)
    last = value.parts[-1].value
    column = value.start - (yaml.rfind("\n", 0, value.start) + 1)
    return _line(yaml, last, f"{' ' * column}- {old}\n")


def _new_key(yaml: str, top: Group, kind: Kind, old: str) -> Edit:
    if top.flow:
        at = _end(top.parts[-1].value)
        return Edit(at, at, f", {_KEY}: [{old}]")
    line = f"{_KEY}: [{old}]\n"
    shape = SHAPES[kind]
    mine = rank(_KEY, shape)
    later = next((part for part in top.parts if rank(part.name, shape) > mine), None)
    if later is None or later is top.parts[0] or later.key is None:
        return _line(yaml, top.parts[-1].value, line)
    at = yaml.rfind("\n", 0, later.key.start) + 1
    comments = later.above[::-1]
    for _ in comments[: comments.index("") if "" in comments else None]:
        at = yaml.rfind("\n", 0, at - 1) + 1
    return Edit(at, at, line)


def _line(yaml: str, behind: Node, line: str) -> Edit:
    """Return the edit that puts a line behind those of a value."""
    end = _end(behind)
    if end and yaml[end - 1] == "\n":
        return Edit(end, end, line)
    at = yaml.find("\n", end) + 1
    return Edit(at, at, line) if at else Edit(len(yaml), len(yaml), f"\n{line.rstrip()}")


def _end(value: Node) -> int:
    """Return where a value ends, comments behind it not counted."""
    while isinstance(value, Group) and not value.flow and value.parts:
        value = value.parts[-1].value
    return value.end
