"""Where in a file a value stands. Looked up on demand, only for files that have problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from dateline.model.problem import Place, Position
from dateline.read.front_matter import split

if TYPE_CHECKING:
    from dateline.model.problem import Keys

_START = Position(1, 1)


def locate(text: str, path: str, place: Place) -> Position:
    """Return the line and column of `place` in the record file `text`.

    A key that is not there (a field that is missing) is found at the nearest mapping around it.

    Args:
        text: The whole file, as `document.decode` returns it.
        path: The file's name; its ending tells YAML from Markdown with front matter.
        place: What to look for.
    """
    if path.endswith(".md"):
        matter = split(text)
        if place.keys == ("body",) and matter.yaml is not None:
            body = matter.body
            lead = len(body) - len(body.lstrip())
            return _inside(body, lead + place.offset, Position(matter.body_line, 1))
        yaml_text, first_line = matter.yaml or "", matter.yaml_line
    else:
        yaml_text, first_line = text, 1
    found = _locate(yaml_text, place)
    return Position(found.line + first_line - 1, found.column)


def _locate(text: str, place: Place) -> Position:
    try:
        root = yaml.compose(text.encode(), Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return _START
    if root is None:
        return _START
    key, node = _descend(root, place.keys)
    if place.at_key and key is not None:
        return _position(key)
    if isinstance(node, yaml.ScalarNode) and place.offset:
        return _within_scalar(text, node, place.offset)
    return _position(node)


def _descend(root: yaml.Node, keys: Keys) -> tuple[yaml.Node | None, yaml.Node]:
    """Return the key node and the value node that `keys` lead to, as far as they lead."""
    key_node: yaml.Node | None = None
    node = root
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            if isinstance(key, int):
                # A single mapping stands for a list of one.
                continue
            # The last of two equal keys is the one whose value was read.
            pairs = [pair for pair in node.value if pair[0].value == key]
            if not pairs:
                break
            key_node, node = pairs[-1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int):
            if key >= len(node.value):
                break
            node = node.value[key]
    return key_node, node


def _position(node: yaml.Node) -> Position:
    mark = node.start_mark
    return Position(mark.line + 1, mark.column + 1)


def _within_scalar(text: str, node: yaml.ScalarNode, offset: int) -> Position:
    """Return the place of a character of a text value, exact for plain and literal texts."""
    lead = len(node.value) - len(node.value.lstrip())
    if node.style == "|":
        lines = text.splitlines()
        first = node.start_mark.line + 1
        content = [line for line in lines[first : node.end_mark.line + 1] if line.strip()]
        indent = min((len(line) - len(line.lstrip(" ")) for line in content), default=0)
        where = _inside(node.value, lead + offset, Position(first + 1, 1))
        return Position(where.line, where.column + indent)
    start = _position(node)
    one_line = node.start_mark.line == node.end_mark.line
    if one_line:
        quote = 1 if node.style else 0
        return Position(start.line, start.column + quote + offset)
    return start


def _inside(text: str, offset: int, start: Position) -> Position:
    line_start = text.rfind("\n", 0, offset) + 1
    lines = text.count("\n", 0, line_start)
    column = offset - line_start + (start.column if lines == 0 else 1)
    return Position(start.line + lines, column)
