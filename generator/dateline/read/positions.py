"""Where in a file a value stands. Looked up on demand, only for files that have problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from dateline.model.problem import Place, Position
from dateline.read.front_matter import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.problem import Keys

_START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A value in a YAML text, with what is in it."""

    node: yaml.Node
    key: yaml.Node | None = None
    inner: dict[str | int, _Spot] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands in one record file."""

    lines: tuple[str, ...]
    """The lines of the YAML."""
    first_line: int
    """The line of the file on which the YAML begins."""
    top: _Spot | None
    """The outermost value; None where the YAML cannot be read."""
    body: str | None = None
    """The text below the front matter of a Markdown file."""
    body_line: int = 1
    """The line of the file on which that text begins."""

    @classmethod
    def of(cls, text: str, path: str) -> Layout:
        """Return the layout of a file.

        Args:
            text: The whole file, as `document.decode` returns it.
            path: The file's name; its ending tells YAML from Markdown with front matter.
        """
        if not path.endswith(".md"):
            return cls(tuple(text.splitlines()), 1, _top(text))
        matter = split(text)
        yaml_text = matter.yaml or ""
        body = None if matter.yaml is None else matter.body
        lines = tuple(yaml_text.splitlines())
        return cls(lines, matter.yaml_line, _top(yaml_text), body, matter.body_line)

    def locate(self, place: Place) -> Position:
        """Return the line and column of `place`.

        A key that is not there (a field that is missing) is found at the nearest mapping around it.
        """
        if place.keys == ("body",) and self.body is not None:
            lead = len(self.body) - len(self.body.lstrip())
            return _inside(self.body, lead + place.offset, Position(self.body_line, 1))
        found = self._in_yaml(self.top, place) if self.top else _START
        return Position(found.line + self.first_line - 1, found.column)

    def places(self) -> Iterator[tuple[Place, int]]:
        """Yield the place of every key and every value of the YAML, with its line."""
        waiting: list[tuple[Keys, _Spot]] = [((), self.top)] if self.top else []
        while waiting:
            keys, spot = waiting.pop()
            yield Place(keys), _position(spot.node).line + self.first_line - 1
            if spot.key is not None:
                yield Place(keys, at_key=True), _position(spot.key).line + self.first_line - 1
            waiting.extend(((*keys, key), inner) for key, inner in spot.inner.items())

    def _in_yaml(self, spot: _Spot, place: Place) -> Position:
        for key in place.keys:
            inner = spot.inner.get(key)
            if inner is not None:
                spot = inner
            elif not isinstance(key, int) or isinstance(spot.node, yaml.SequenceNode):
                break
            # What is left is a single value that stands for a list of one.
        if place.at_key and spot.key is not None:
            return _position(spot.key)
        if isinstance(spot.node, yaml.ScalarNode) and place.offset:
            return self._within_scalar(spot.node, place.offset)
        return _position(spot.node)

    def _within_scalar(self, node: yaml.ScalarNode, offset: int) -> Position:
        """Return the place of a character of a text value, exact for plain and literal texts."""
        text: str = node.value
        offset += len(text) - len(text.lstrip())
        start = _position(node)
        if node.style == "|":
            found = _inside(text, offset, Position(start.line + 1, 1))
            written = self.lines[found.line - 1] if found.line <= len(self.lines) else ""
            end = text.find("\n", offset)
            length = found.column - 1 + (end if end >= 0 else len(text)) - offset
            return Position(found.line, found.column + max(0, len(written) - length))
        if node.start_mark.line == node.end_mark.line:
            return Position(start.line, start.column + (1 if node.style else 0) + offset)
        return start


def _top(text: str) -> _Spot | None:
    try:
        root = yaml.compose(text.encode(), Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return None
    return None if root is None else _spot(root, None)


def _spot(node: yaml.Node, key: yaml.Node | None) -> _Spot:
    if isinstance(node, yaml.MappingNode):
        # Of two equal keys the last stays, which is the one whose value was read.
        named = [pair for pair in node.value if isinstance(pair[0], yaml.ScalarNode)]
        return _Spot(node, key, {one.value: _spot(value, one) for one, value in named})
    if isinstance(node, yaml.SequenceNode):
        return _Spot(node, key, {at: _spot(item, None) for at, item in enumerate(node.value)})
    return _Spot(node, key)


def _position(node: yaml.Node) -> Position:
    mark = node.start_mark
    return Position(mark.line + 1, mark.column + 1)


def _inside(text: str, offset: int, start: Position) -> Position:
    line_start = text.rfind("\n", 0, offset) + 1
    lines = text.count("\n", 0, line_start)
    column = offset - line_start + (start.column if lines == 0 else 1)
    return Position(start.line + lines, column)
