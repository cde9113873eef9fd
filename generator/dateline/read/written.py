"""A YAML text as it is written: what every scalar looks like, where it stands, the comments.

A parser's values forget all of that, and its trees forget the comments. What the parser does say
is where each scalar begins and ends; between them there are only signs, white space and comments.
So each comment is found for certain, and all that is left to decide is to which key it belongs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.values import Untyped


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, of a key or of a value."""

    value: str
    style: str = ""
    """How it is written: empty for plain, `'`, `"`, `|` or `>`."""
    start: int = 0
    """Its first character, from the start of the text."""
    end: int = 0
    """Behind its last character; of a text in lines of its own, behind the empty lines after it."""
    source: str = ""
    """Everything from `start` to `end`; empty for a text that was made and not read."""


@dataclass(frozen=True, slots=True)
class Part:
    """A key and its value, or an item of a list, with the comments that belong to it."""

    value: Node
    key: Scalar | None = None
    """None for an item of a list."""
    above: tuple[str, ...] = ()
    """The comments in the lines above it; an empty text is an empty line."""
    beside: str = ""
    """The comment at the end of its line."""

    @property
    def name(self) -> str | None:
        """The text of the key, None for an item."""
        return self.key.value if self.key else None


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping or a list."""

    parts: tuple[Part, ...]
    is_list: bool = False
    flow: bool = False
    """Whether it is written in brackets or braces."""
    one_line: bool = False
    """Whether it is written in brackets or braces and in a single line."""
    below: tuple[str, ...] = ()
    """The comments behind its last part."""
    start: int = 0
    end: int = 0
    """Behind its closing bracket; where there is none, where the next thing begins."""

    def get(self, name: str) -> Part | None:
        """Return the part of a mapping with the key `name`, None where there is none."""
        return next((part for part in self.parts if part.name == name), None)


Node: TypeAlias = Scalar | Group


@dataclass(frozen=True, slots=True)
class Written:
    """A whole YAML text."""

    top: Node
    lead: tuple[str, ...] = ()
    """The lines before the record: comments about the whole, `---`."""


_COMMENT = re.compile(r"#[^\n]*")
_HEADER_COMMENT = re.compile(r"[|>][-+0-9]*[ \t]+(?P<comment>#[^\n]*)")
_GLUED = re.compile(r"#[^\s#!]")
_KEPT_LINES = re.compile(r"[|>][0-9]?\+")


def written(text: str) -> Written:
    """Return a YAML text taken apart.

    Args:
        text: What `document.load` found no syntax errors in: one document, without anchors,
            aliases and tags, not nested too deep.
    """
    reader = _Reader(text)
    top = reader.read()
    for comment in reader.comments():
        reader.place(comment)
    reader.note_empty_lines()
    return reader.whole(top.frozen() if isinstance(top, _Group) else top)


@dataclass(slots=True, eq=False)
class _Group:
    """A group that is being read."""

    is_list: bool
    flow: bool
    start: int
    column: int
    owner: _Part | None
    key: Scalar | None = None
    parts: list[_Part] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    end: int = 0
    one_line: bool = False

    def frozen(self) -> Group:
        parts = tuple(part.frozen() for part in self.parts)
        below = tuple(self.below)
        return Group(parts, self.is_list, self.flow, self.one_line, below, self.start, self.end)


@dataclass(slots=True, eq=False)
class _Part:
    """A part that is being read."""

    group: _Group
    key: Scalar | None
    value: Scalar | _Group
    start: int
    column: int
    above: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)

    def frozen(self) -> Part:
        value = self.value.frozen() if isinstance(self.value, _Group) else self.value
        return Part(value, self.key, tuple(self.above), " ".join(self.beside))


class _Reader:
    """Reads one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.body = 0
        """Where the document begins, behind a line of `---`."""
        self.scalars: list[Scalar] = []
        self.slots: list[_Part] = []
        """All parts in the order of the text, a part before those in it."""
        self.starts: list[int] = []
        self.kept: list[tuple[int, int]] = []
        """The texts that the empty lines behind them belong to, from where to where."""
        self.open: list[_Group] = []
        self.top: Scalar | _Group = Scalar("")

    def read(self) -> Scalar | _Group:
        """Return the outermost value; fills `scalars` and `slots`."""
        loader = yaml.CBaseLoader(self.text.encode())
        try:
            while self._take(loader.get_event()):
                pass
        finally:
            loader.dispose()
        self.starts = [slot.start for slot in self.slots]
        self.kept = [
            (one.start, one.end)
            for one in self.scalars
            if one.style in {"|", ">"} and _KEPT_LINES.match(self.text, one.start)
        ]
        return self.top

    def _take(self, event: Untyped) -> bool:
        """Take in one event of the parser and return whether there are more."""
        kind = event.__class__
        start, end = event.start_mark, event.end_mark
        if kind is yaml.ScalarEvent:
            source = self.text[start.index : end.index]
            scalar = Scalar(event.value, event.style or "", start.index, end.index, source)
            self.scalars.append(scalar)
            self._put(scalar, start.column)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            is_list = kind is yaml.SequenceStartEvent
            group = _Group(is_list, bool(event.flow_style), start.index, start.column, None)
            self._put(group, start.column)
            self.open.append(group)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            group = self.open.pop()
            group.end = end.index
            group.one_line = group.flow and "\n" not in self.text[group.start : group.end]
        elif kind is yaml.DocumentStartEvent and event.explicit:
            self.body = end.index
        return kind is not yaml.StreamEndEvent

    def _put(self, value: Scalar | _Group, column: int) -> None:
        into = self.open[-1] if self.open else None
        if into is None:
            self.top = value
            return
        if not into.is_list and into.key is None and isinstance(value, Scalar):
            into.key = value
            return
        start = into.key.start if into.key else value.start
        column = self._column(start) if into.key or into.flow else into.column
        part = _Part(into, into.key, value, start, column)
        into.key = None
        into.parts.append(part)
        self.slots.append(part)
        if isinstance(value, _Group):
            value.owner = part
        elif value.style in {"|", ">"}:
            header = _HEADER_COMMENT.match(self.text, value.start)
            if header:
                part.beside.append(header["comment"].rstrip())

    def _column(self, offset: int) -> int:
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def comments(self) -> Iterator[re.Match[str]]:
        """Yield every comment but those beside the sign of a text in lines of its own."""
        reached = self.body
        for scalar in self.scalars:
            yield from _COMMENT.finditer(self.text, reached, scalar.start)
            reached = scalar.end
        yield from _COMMENT.finditer(self.text, reached)

    def place(self, comment: re.Match[str]) -> None:
        """Give a comment to the part that it belongs to."""
        offset = comment.start()
        before = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        at = bisect_left(self.starts, offset)
        last = self.slots[at - 1] if at else None
        following = self.slots[at] if at < len(self.slots) else None
        said = comment[0].rstrip()
        if before.strip(" \t-?:"):
            owner = _owner(last, offset)
            if owner is None:
                self._below(self._root(), said, offset)
            else:
                # A comment without a space, `#1`, may be meant for text; two spaces say it is not.
                far = _GLUED.match(said) and before.endswith(("  ", "\t"))
                owner.beside.append(f" {said}" if far else said)
            return
        around = _flow_around(last, offset)
        if around is not None:
            if following is not None and following.start < around.end:
                following.above.append(said)
            else:
                around.below.append(said)
            return
        column = len(before) if not before.strip() else 0
        group = None
        if following is None or (column > following.column and not following.above):
            group = _group_at(last, column) or self._root()
        if following and (group is None or group in _groups_around(following)):
            self._add(following.above, said, offset)
        else:
            self._below(group, said, offset)

    def _root(self) -> _Group | None:
        return self.top if isinstance(self.top, _Group) else None

    def _below(self, group: _Group | None, said: str, offset: int) -> None:
        if group is not None:
            self._add(group.below, said, offset)

    def _add(self, lines: list[str], said: str, offset: int) -> None:
        if self._after_empty_line(offset):
            lines.append("")
        lines.append(said)

    def _after_empty_line(self, offset: int) -> bool:
        """Return whether the line above that of a character is empty and belongs to no text."""
        line = self.text.rfind("\n", 0, offset) + 1
        above = self.text.rfind("\n", 0, max(line - 1, 0)) + 1
        if line <= self.body or self.text[above:line].strip():
            return False
        return not any(start < line <= end for start, end in self.kept)

    def note_empty_lines(self) -> None:
        """Note the empty lines above parts."""
        for slot in self.slots:
            owner = slot.group.owner
            first = slot is slot.group.parts[0]
            led = first and owner is not None and owner.key is None
            if slot.group.flow or led or (first and not slot.above):
                continue
            if self._after_empty_line(slot.start):
                slot.above.append("")

    def lead(self) -> Iterator[str]:
        """Yield the lines before the document."""
        for line in self.text[: self.body].splitlines():
            if line.strip():
                yield line.rstrip()

    def whole(self, top: Node) -> Written:
        """Return the text, with the comments about the whole record before it."""
        lead = list(self.lead())
        if not isinstance(top, Group) or not top.parts:
            return Written(top, tuple(lead))
        above = top.parts[0].above
        above = above[1:] if above[:1] == ("",) else above
        cut = len(above) - above[::-1].index("") if "" in above else 0
        first = replace(top.parts[0], above=above[cut:])
        parts = (first, *top.parts[1:])
        return Written(replace(top, parts=parts), (*lead, *above[:cut]))


def _owner(part: _Part | None, offset: int) -> _Part | None:
    """Return the part that a comment stands beside, None where that is the whole record."""
    while part is not None and part.group.flow and part.group.end <= offset:
        part = part.group.owner
    return part


def _groups_around(part: _Part | None) -> Iterator[_Group]:
    """Yield the groups that a part is in, the innermost first."""
    while part is not None:
        yield part.group
        part = part.group.owner


def _flow_around(part: _Part | None, offset: int) -> _Group | None:
    """Return the innermost pair of brackets that is open at an offset, None where none is.

    Args:
        part: The last part that begins before.
        offset: Where.
    """
    inner: Iterable[_Group] = [part.value] if part and isinstance(part.value, _Group) else []
    for group in (*inner, *_groups_around(part)):
        if group.flow and group.start < offset < group.end:
            return group
    return None


def _group_at(part: _Part | None, column: int) -> _Group | None:
    """Return the innermost group around a part that a comment in a column is in line with."""
    for group in _groups_around(part):
        if not group.flow and group.column <= column:
            return group
    return None
