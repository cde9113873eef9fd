"""`[[timeline: …]]`: a line of a hand-written page that is replaced by events."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.model.kind import Kind
from dateline.model.links import Link, find_links
from dateline.model.records import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REFERENCES = {kind.value: kind for kind in Kind if kind is not Kind.EVENT}
"""Filters by a record, with the kind of record they want."""

FILTERS = (*REFERENCES, "type", "status", "importance", "year", "limit", "order", "show")

# A marker in a block of code, or in a comment, is an example of a marker.
_CODE_OR_MARKER = re.compile(
    r"(?m)^(?P<fence>```+|~~~+)[^`\[\n]*\n(?s:.*?)^(?P=fence) *$|<!--(?s:.*?)-->"
    r"|^(?P<marker>\[\[timeline(?::(?P<filters>[^\[\]\n]*))?\]\])[ \t]*$"
    # What was meant for one: within a line, in other letters, not closed. `[[timeline]]` within a
    # line is a link to the record of that id.
    r"|`[^`\n]*`|(?P<broken>\[\[(?i:timeline)(?:[ \t]*:[^\n]*|[^\]\n]*$))"
)
FORM = "a list of events is a line of its own that begins with [[timeline: and ends with ]]"
_VALUES = {
    "status": re.compile("|".join(one for one in Status if one is not Status.WITHDRAWN)),
    "importance": re.compile("[1-5]"),
    "year": re.compile("-?[0-9]{1,6}"),
    "limit": re.compile("[1-9][0-9]{0,2}"),
    "order": re.compile("newest|oldest"),
    "show": re.compile("list|activity"),
}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker and what it asks for."""

    start: int
    """Characters from the start of the text."""
    end: int
    filters: Mapping[str, str] = field(default_factory=dict)
    """Filter to what was written: `topic` to `security-guarantees`."""
    problems: tuple[str, ...] = ()
    """What is wrong with it, each one sentence without a full stop."""


def find_markers(text: str) -> Iterator[Marker]:
    """Yield the markers in the Markdown of a hand-written page, in their order."""
    for match in _CODE_OR_MARKER.finditer(text):
        if match["marker"]:
            filters, problems = _filters(match["filters"] or "")
            yield Marker(match.start(), match.end(), filters, tuple(problems))
        elif match["broken"]:
            yield Marker(match.start(), match.end(), problems=(FORM,))


def links_of(text: str) -> Iterator[Link]:
    """Yield the links of a hand-written page; a marker is none."""
    starts = {marker.start for marker in find_markers(text)}
    yield from (link for link in find_links(text) if link.offset not in starts)


def _filters(text: str) -> tuple[dict[str, str], list[str]]:
    filters: dict[str, str] = {}
    problems = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if name not in FILTERS:
            problems.append(f"“{name}” is not a filter of a timeline")
        elif not equals or not value:
            problems.append(f"the filter “{name}” has no value")
        elif name in _VALUES and not _VALUES[name].fullmatch(value):
            problems.append(f"“{value}” is not a value of the filter “{name}”")
        elif name in filters:
            problems.append(f"the filter “{name}” is there twice")
        else:
            filters[name] = value
    return filters, problems
