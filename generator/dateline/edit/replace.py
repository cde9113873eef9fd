"""One id in the place of another, wherever a file names the record, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.edit.edits import Edit
from dateline.edit.mentions import ids_in_brackets, mentions, texts_of
from dateline.model.named import named_in_page, named_in_text
from dateline.model.problem import Finding
from dateline.read.document import position
from dateline.read.front_matter import split, yaml_of
from dateline.read.written import Group, Scalar, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.edit.mentions import Mention
    from dateline.model.kind import Kind
    from dateline.model.vocabulary import Vocabulary
    from dateline.read.written import Node

_UNREACHABLE = "a link to “{}” is written here in a way that cannot be changed without you"
_BY_HAND = "write the link without escapes, then try again"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Which id takes the place of which."""

    kind: Kind
    """The kind of the record that has it: an actor's field never means a topic."""
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """What is to be changed in a file."""

    edits: tuple[Edit, ...]
    findings: tuple[Finding, ...] = ()
    """What cannot be changed."""


def in_record(
    text: str, path: str, kind: Kind, change: Replacement, vocabulary: Vocabulary
) -> Replaced:
    """Return the edits that put a new id in the place of an old one in a record file.

    Where a list has both, the old one is taken out of it. References by a name stay.

    Args:
        text: What `document.decode` returned, with nothing in it that is no YAML.
        path: The file, below the content folder.
        kind: The kind of record that its folder says.
        change: The two ids.
        vocabulary: For the site's own fields.
    """
    if change.old not in text:
        return Replaced(())
    first, yaml = yaml_of(text, path)
    top = written(yaml).top
    named = mentions(top, kind, vocabulary) if isinstance(top, Group) else ()
    in_fields = _in_fields(yaml, (one for one in named if one.kind is change.kind), change)
    in_texts = in_links(text, path, kind, change)
    edits = [*_moved(in_fields, first), *in_texts.edits]
    return Replaced(tuple(sorted(edits)), in_texts.findings)


def in_links(text: str, path: str, kind: Kind, change: Replacement) -> Replaced:
    """Return the edits that do the same in the links of a record's Markdown texts alone."""
    if change.old not in text:
        return Replaced(())
    first, yaml = yaml_of(text, path)
    top = written(yaml).top
    edits: list[Edit] = []
    findings: list[Finding] = []
    for scalar in texts_of(top, kind) if isinstance(top, Group) else ():
        starts = _in_text(scalar, change.old)
        if starts is None:
            message = _UNREACHABLE.format(change.old)
            where = position(text, first + scalar.start)
            findings.append(Finding("syntax", path, where, message, _BY_HAND))
        else:
            edits.extend(_at(start, change) for start in starts)
    in_yaml = list(_moved(edits, first))
    below = in_page(text, change, markers=False) if path.endswith(".md") else ()
    return Replaced((*in_yaml, *below), tuple(findings))


def in_page(text: str, change: Replacement, *, markers: bool = True) -> tuple[Edit, ...]:
    """Return the edits that put a new id in the place of an old one in the text of a page.

    Args:
        text: What `document.decode` returned.
        change: The two ids.
        markers: Whether it is a hand-written page, which can hold lists of events and lead to a
            part of the timeline.
    """
    body = split(text).body
    offset = len(text) - len(body)
    named = named_in_page(body) if markers else named_in_text(body)
    meant = (one for one in named if one.id == change.old and one.kind in {None, change.kind})
    return tuple(sorted(_at(offset + one.start, change) for one in meant))


def _moved(edits: Iterable[Edit], offset: int) -> Iterator[Edit]:
    for edit in edits:
        yield Edit(edit.start + offset, edit.end + offset, edit.text)


def _at(start: int, change: Replacement) -> Edit:
    return Edit(start, start + len(change.old), change.new)


def _in_text(scalar: Scalar, identifier: str) -> list[int] | None:
    """Return where a text of the YAML has the ids of its links to `identifier`.

    A text in the YAML may be folded or escaped, so that places in its value are not places in the
    file; but an id in brackets looks the same in both, and the brackets come in the same order.
    None where they do not.
    """
    in_value = ids_in_brackets(scalar.value, identifier)
    in_source = ids_in_brackets(scalar.source, identifier)
    if len(in_value) != len(in_source):
        return None
    meant = {one.start for one in named_in_text(scalar.value) if one.id == identifier}
    pairs = zip(in_value, in_source, strict=True)
    return [scalar.start + source for value, source in pairs if value in meant]


def _in_fields(yaml: str, named: Iterable[Mention], change: Replacement) -> Iterator[Edit]:
    for one in named:
        new = one.before + change.new
        if one.scalar.value.strip() == one.before + change.old and not _is_key(new, one.among):
            doubled = _doubled(yaml, one, new)
            yield doubled or _instead(one.scalar, new)


def _is_key(text: str, among: Group | None) -> bool:
    """Return whether a mapping has a key already: a file that says it twice cannot be read.

    The old id then stays; as a former id it means the same.
    """
    return among is not None and among.get(text) is not None


def _instead(scalar: Scalar, new: str) -> Edit:
    """Return the edit that writes another id in the place of a scalar, in the same quotes."""
    sign = scalar.style if scalar.style in {"'", '"'} else ""
    ending = "\n" if scalar.source.endswith("\n") else ""
    return Edit(scalar.start, scalar.end, f"{sign}{new}{sign}{ending}")


def _doubled(yaml: str, mention: Mention, new: str) -> Edit | None:
    """Return the edit that takes an id out of a list that has it already, None where it has not.

    It also stays where a comment stands beside it: then it is there twice, which does no harm.
    """
    if mention.among is None:
        return None
    items = [part.value for part in mention.among.parts]
    at = next((index for index, item in enumerate(items) if item is mention.scalar), None)
    other = next((index for index, item in enumerate(items) if _id(item) == new), None)
    if at is None or other is None:
        return None
    if mention.among.flow:
        # With the comma on the side of the other, so that no two of these edits overlap.
        if other < at:
            edit = Edit(items[at - 1].end, mention.scalar.end, "")
        else:
            edit = Edit(mention.scalar.start, items[at + 1].start, "")
        return None if "#" in yaml[edit.start : edit.end] else edit
    start = yaml.rfind("\n", 0, mention.scalar.start) + 1
    end = yaml.find("\n", mention.scalar.end) + 1 or len(yaml)
    alone = re.fullmatch(r"\s*-\s+\S+\s*", yaml[start:end])
    return Edit(start, end, "") if alone else None


def _id(item: Node) -> str:
    if isinstance(item, Scalar):
        return item.value.strip()
    part = item.get("id")
    return part.value.value.strip() if part and isinstance(part.value, Scalar) else ""
