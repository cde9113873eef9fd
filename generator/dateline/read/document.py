"""One YAML file to lists, mappings and texts, and whatever is wrong with it to findings.

PyYAML's resolvers turn `0570` into 376, `no` into False, `12:30` into 750 and `2022-02-31` into an
exception. So no resolver runs: every scalar stays the text that was written. And no constructor
runs: the values are built here from the parser's events in one pass that refuses what a record
has no use for and an attacker has: anchors and aliases (a 551-byte file that becomes 3 GB), tags,
deep nesting (the C composer overflows its stack at 30,000 levels), a second document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from dateline.model.problem import Finding, Position, Severity
from dateline.read.files import MOST_BYTES
from dateline.read.yaml_errors import explain, left_open

if TYPE_CHECKING:
    from dateline.model.values import Raw, Untyped

DEEPEST = 50
"""How deep lists and mappings may be nested."""

# C0 and C1 controls but tab, line feed and carriage return; the Unicode line and paragraph
# separators, which YAML counts as line ends and editors do not; the controls that open a
# right-to-left run and can make a line read as something else than it says; non-characters.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_COMMENT_GLUED = re.compile(r"[ \t]#[^\s#!]")
_CONFLICTS = ("<<<<<<<", ">>>>>>>")
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: |$)")


class _Refused(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text holds."""

    value: Raw | None
    """None when it could not be read or holds nothing."""
    findings: tuple[Finding, ...] = ()


def decode(raw: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a file, and findings when it is no text that can be used (then empty).

    A byte order mark at the start is dropped, and every line ends in a line feed.
    """
    if len(raw) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 1024} KB"
        return "", (_syntax(path, Position(1, 1), message, "split it into several records"),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = _line_feeds(raw[: error.start].decode("utf-8-sig", errors="replace"))
        message = "the file is not UTF-8 text from here on"
        return "", (_syntax(path, position(before, len(before)), message, "save it as UTF-8"),)
    text = _line_feeds(text)
    found = _CONTROL.search(text)
    if found:
        return "", (_control(path, position(text, found.start()), found[0]),)
    found = _CONFLICT.search(text) if any(mark in text for mark in _CONFLICTS) else None
    if found:
        message = "this is the mark of a merge conflict"
        hint = "keep the lines that are right, and remove the marks"
        return "", (_syntax(path, position(text, found.start()), message, hint),)
    return text, ()


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def load(text: str, path: str, *, first_line: int = 1) -> Document:
    """Read `text` as one YAML document in which every scalar is text.

    Args:
        text: What `decode` returned, or a part of it.
        path: The file, for findings.
        first_line: The line of the file on which `text` begins.

    Returns:
        The value, with the last of two equal keys where there are two, and everything that is
        wrong; never raises, whatever the text.
    """
    builder = _Builder(path, text, first_line - 1)
    try:
        value = builder.build()
    except _Refused as refused:
        return Document(None, (*builder.findings, refused.finding))
    except yaml.MarkedYAMLError as error:
        return Document(None, (*builder.findings, _explained(path, text, error, first_line - 1)))
    except yaml.YAMLError as error:
        message = f"this is not YAML: {error}".partition("\n")[0]
        return Document(None, (_syntax(path, Position(first_line, 1), message, None),))
    return Document(value, tuple(builder.findings))


def _explained(path: str, text: str, error: yaml.MarkedYAMLError, offset: int) -> Finding:
    mark = error.problem_mark or error.context_mark
    if left_open(error.problem or ""):
        # What is missing is noticed at the end of the file; what it is missing to stands before.
        mark = error.context_mark or mark
    if mark is None:
        return _syntax(path, Position(offset + 1, 1), str(error.problem), None)
    # The parser sees a line behind the last one.
    lines = text.split("\n")
    at = min(mark.line, len(lines) - 1)
    column = mark.column if at == mark.line else len(lines[at])
    message, hint = explain(error.problem or "", lines[at], column)
    return _syntax(path, Position(at + 1 + offset, column + 1), message, hint)


def position(text: str, offset: int) -> Position:
    """Return the line and column of the character at `offset` in `text`."""
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, line_start) + 1, offset - line_start + 1)


def _syntax(path: str, where: Position, message: str, hint: str | None) -> Finding:
    return Finding("syntax", path, where, message, hint)


def _control(path: str, where: Position, character: str) -> Finding:
    message = f"there is a control character here, U+{ord(character):04X}"
    return _syntax(path, where, message, "remove it; it is invisible in most editors")


class _Builder:
    """Builds the value of one document from parser events."""

    def __init__(self, path: str, text: str, line_offset: int) -> None:
        self.path = path
        self.text = text
        self.line_offset = line_offset
        self.findings: list[Finding] = []
        self.comments = "#" in text and _COMMENT_GLUED.search(text) is not None
        self.escapes = "\\" in text
        self.documents = 0
        self.value: Raw | None = None
        self.open: _Open | None = None
        self.around: list[_Open] = []

    def build(self) -> Raw | None:
        """Return the document's value, None if there is none.

        Raises:
            _Refused: The text holds what no record may hold.
            yaml.YAMLError: The text is no YAML.

        """
        # Left as a string, the text would be encoded by the parser, in a way of its own choice.
        loader = yaml.CBaseLoader(self.text.encode())
        try:
            while not self._take(loader.get_event()):
                pass
        finally:
            loader.dispose()
        return self.value

    def _take(self, event: Untyped) -> bool:
        """Take in one event and return whether it was the last."""
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            self._put(self._scalar(event), event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._begin(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end(event)
        elif kind is yaml.AliasEvent:
            raise _Refused(self._decorated(event))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                message = "a second document begins here"
                raise _Refused(self._refusal(event, message, "keep one record per file"))
        return kind is yaml.StreamEndEvent

    def _scalar(self, event: Untyped) -> str:
        if event.anchor or event.tag:
            raise _Refused(self._decorated(event))
        value: str = event.value
        found = _CONTROL.search(value) if self.escapes else None
        if found:
            raise _Refused(_control(self.path, self._at(event), found[0]))
        if self.comments and not event.style and value:
            self._note_comment(event)
        return value

    def _begin(self, event: Untyped, container: dict[str, Raw] | list[Raw]) -> None:
        if event.anchor or event.tag:
            raise _Refused(self._decorated(event))
        if self.open is not None:
            if self.open.waits_for_key:
                raise _Refused(self._refusal(event, "a key must be a text", "put it in quotes"))
            if len(self.around) >= DEEPEST - 1:
                message = f"lists and mappings are nested more than {DEEPEST} deep"
                raise _Refused(self._refusal(event, message, "a record needs four levels"))
            self.around.append(self.open)
        self.open = _Open(container)

    def _end(self, event: Untyped) -> None:
        done = self.open
        self.open = self.around.pop() if self.around else None
        if done is not None:
            self._put(done.container, event)

    def _put(self, value: Raw, event: Untyped) -> None:
        """Put a finished value where it belongs: into a list, as a key or behind its key."""
        into = self.open
        if into is None:
            self.value = value
        elif into.container.__class__ is list:
            into.container.append(value)
        elif into.key is None:
            key = str(value)
            if key in into.lines:
                self._note_duplicate(event, key, into.lines[key])
            into.lines[key] = event.start_mark.line
            into.key = key
        else:
            into.container[into.key] = value
            into.key = None

    def _at(self, event: Untyped) -> Position:
        mark = event.start_mark
        return Position(mark.line + 1 + self.line_offset, mark.column + 1)

    def _refusal(self, event: Untyped, message: str, hint: str) -> Finding:
        return _syntax(self.path, self._at(event), message, hint)

    def _decorated(self, event: Untyped) -> Finding:
        if event.__class__ is yaml.AliasEvent:
            message, sign = "a text cannot begin with * (YAML takes it for an alias)", "*"
        elif event.anchor:
            message, sign = "a text cannot begin with & (YAML takes it for an anchor)", "&"
        else:
            message, sign = "a text cannot begin with ! (YAML takes it for a tag)", "!"
        return self._refusal(event, message, f'put the whole text in quotes: "{sign}…"')

    def _note_duplicate(self, event: Untyped, key: str, first: int) -> None:
        line = first + 1 + self.line_offset
        message = f"the key “{key}” is here a second time; it is already in line {line}"
        hint = "keep one of the two"
        self.findings.append(Finding("duplicate-key", self.path, self._at(event), message, hint))

    def _note_comment(self, event: Untyped) -> None:
        end = event.end_mark
        line_end = self.text.find("\n", end.index)
        rest = self.text[end.index : line_end if line_end >= 0 else None]
        if _COMMENT_GLUED.match(rest):
            where = Position(end.line + 1 + self.line_offset, end.column + 2)
            message = f"“{rest.strip()[:40]}” is taken for a comment and is not part of the text"
            hint = "put the whole text in quotes, or leave a space after the #"
            self.findings.append(
                Finding(
                    "comment-in-text", self.path, where, message, hint, severity=Severity.WARNING
                )
            )


class _Open:
    """A list or a mapping that is being filled."""

    __slots__ = ("container", "key", "lines")

    def __init__(self, container: Untyped) -> None:
        self.container = container
        self.key: str | None = None
        """The key that waits for its value."""
        self.lines: dict[str, int] = {}
        """The line of each key, from 0."""

    @property
    def waits_for_key(self) -> bool:
        """Whether a mapping is open and its next value is a key."""
        return self.key is None and self.container.__class__ is dict
