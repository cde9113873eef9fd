"""A record between its YAML and its model: untyped, but with its kind, its id and its place."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.kind import Kind
from dateline.model.problem import Finding, Keys, Place, Position
from dateline.read.document import load
from dateline.read.front_matter import split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.values import Raw

_NAME_KEYS = {
    Kind.EVENT: "title",
    Kind.ACTOR: "name",
    Kind.PLACE: "name",
    Kind.TOPIC: "name",
    Kind.SOURCE: "title",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What a record file says, not yet typed."""

    id: str
    kind: Kind
    path: str
    value: dict[str, Raw]
    within: Keys = ()
    """Where in the file, for a source that is written inside another record."""

    def names(self) -> Iterator[str]:
        """Yield what the record goes by, as far as that can be told."""
        name = self.value.get(_NAME_KEYS[self.kind])
        if isinstance(name, str) and name.strip():
            yield name.strip()
        yield from _texts(self.value.get("aliases"))
        foreign = self.value.get("also_known_as")
        if isinstance(foreign, list):
            for item in foreign:
                if isinstance(item, dict):
                    yield from _texts(item.get("text"))

    def former_ids(self) -> Iterator[str]:
        """Yield the ids the record had before."""
        yield from _texts(self.value.get("former_ids"))


def _texts(value: Raw | None) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item.strip()


def stem(path: str) -> str:
    """Return the id of the record in the file `path`."""
    return posixpath.splitext(posixpath.basename(path))[0]


def read_draft(text: str, path: str, kind: Kind) -> tuple[Draft, tuple[Finding, ...]]:
    """Take a record file apart.

    Args:
        text: What `document.decode` returned.
        path: The file, below the content folder.
        kind: The kind that its folder says.

    Returns:
        The draft, without any value where the file cannot be used, and what is wrong.
    """
    if not path.endswith(".md"):
        document = load(text, path)
        value, findings = _mapping(document.value, path, document.findings, line=1)
        return Draft(stem(path), kind, path, value), findings
    matter = split(text)
    if matter.yaml is None:
        message = "this record does not begin with YAML between two lines of ---"
        hint = f"add them, or move the page out of {kind.folder}/"
        return Draft(stem(path), kind, path, {}), (
            Finding("syntax", path, Position(1, 1), message, hint),
        )
    document = load(matter.yaml, path, first_line=matter.yaml_line)
    value, findings = _mapping(document.value, path, document.findings, line=matter.yaml_line)
    if matter.body.strip():
        if "body" in value:
            message = "there is a body in the front matter and a text below it"
            twice = Finding("duplicate-key", path, Place(("body",), at_key=True), message)
            findings = (*findings, twice)
        value["body"] = matter.body
    return Draft(stem(path), kind, path, value), findings


def _mapping(
    value: Raw | None, path: str, findings: tuple[Finding, ...], *, line: int
) -> tuple[dict[str, Raw], tuple[Finding, ...]]:
    if isinstance(value, dict):
        return value, findings
    if not any(finding.rule == "syntax" for finding in findings):
        said = "is nothing" if value in (None, "") else "are no keys"
        message = f"there {said} in this record"
        hint = "a record is made of lines like `title: …`"
        findings = (*findings, Finding("syntax", path, Position(line, 1), message, hint))
    return {}, findings
