"""A record file in the layout that all have, without a change to what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.edit.layout import laid_out
from dateline.edit.order import SHAPES, ordered
from dateline.model.problem import Finding, Position, Severity
from dateline.read.draft import read_draft
from dateline.read.front_matter import yaml_of
from dateline.read.silences import silences
from dateline.read.written import written

if TYPE_CHECKING:
    from dateline.model.kind import Kind


@dataclass(frozen=True, slots=True)
class Formatted:
    """A record file as it should be written."""

    text: str
    """As it was where there are findings."""
    findings: tuple[Finding, ...] = ()
    """Why it was left alone."""


_CHANGED = "putting this file into the usual layout would change what it says"
_UNSILENCED = "putting this file into the usual layout would move a comment that silences a warning"
_BY_HAND = "it is left as it is; move the comment to a line of its own key, or lay it out by hand"


def formatted(text: str, path: str, kind: Kind) -> Formatted:
    """Return a record file with its keys in order, its lines broken alike, its comments kept.

    The result is read before it is returned: it says the same, value for value, and every comment
    that silences a warning stands beside what it stood beside. Formatting it again changes nothing.

    Args:
        text: What `document.decode` returned.
        path: The file, below the content folder.
        kind: The kind of record that its folder says.
    """
    if path.endswith(".md") and not text.endswith("\n"):
        text += "\n"
    draft, findings = read_draft(text, path, kind)
    errors = tuple(found for found in findings if found.severity is Severity.ERROR)
    if errors:
        return Formatted(text, errors)
    result = _laid_out(text, path, kind)
    again, found = read_draft(result, path, kind)
    if again.value != draft.value or len(found) != len(findings):
        return Formatted(text, (Finding("syntax", path, Position(1, 1), _CHANGED, _BY_HAND),))
    if not silences(text, path) <= silences(result, path):
        return Formatted(text, (Finding("syntax", path, Position(1, 1), _UNSILENCED, _BY_HAND),))
    return Formatted(result)


def _laid_out(text: str, path: str, kind: Kind) -> str:
    start, yaml = yaml_of(text, path)
    whole = written(yaml)
    record = laid_out(replace(whole, top=ordered(whole.top, SHAPES[kind])))
    return text[:start] + record + text[start + len(yaml) :]
