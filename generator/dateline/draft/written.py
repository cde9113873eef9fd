"""Drafts to YAML, with a comment over everything that was guessed.

Every text here is a stranger's. A value is written so that it is read as it is, and a comment in
one line in which nothing can end it.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

from dateline.draft.article import plain
from dateline.model.kind import Kind
from dateline.read.scalars import as_yaml, guessed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.draft.proposal import Field, Proposed, RecordDraft, StatementDraft

_WIDTH: Final = 100
_OF_IDS: Final = re.compile(r"[a-z0-9][a-z0-9:.-]*")
_WORDS: Final = frozenset({"title", "publisher", "name", "quote", "says"})
"""Fields for words, where `no` and `2022-02-31` are nothing else, whatever other programs guess."""
_SUPPORTED: Final = ("date", "places", "actors")


def record_text(draft: RecordDraft, source: str = "") -> str:
    """Return the file of a draft.

    Args:
        draft: The draft.
        source: The id of the source that it cites; only events cite one.
    """
    lines = [*_comments(draft.remarks)]
    for field in draft.fields:
        lines += _field(field)
    if draft.kind is Kind.EVENT:
        lines += _citation(draft, source)
        lines += _statements(draft.statements, source)
    names = [field.name for field in draft.fields if field.name != "added"]
    names += ["statements"] if draft.statements else []
    lines += ["# check each of these against the source, then remove this line"]
    lines += textwrap.wrap(
        f"draft: [{', '.join(names)}]", _WIDTH, subsequent_indent="  ", break_on_hyphens=False
    )
    return "".join(f"{line}\n" for line in lines)


def addition_text(proposed: Proposed, source: str) -> str:
    """Return what is to be added to a record that may be the event already, all in comments."""
    draft, first = proposed.draft, proposed.recorded[0]
    lines = [f"already recorded? {draft.text('title')} ({proposed.date.text}, {draft.place})"]
    for one in proposed.recorded:
        said = "cites this source already" if one.cites else "add this source to it"
        lines.append(f"  {one.path}: {one.title}: {one.why}; {said}")
    if not first.cites:
        lines += ["  sources:", *(f"  {line}" for line in _citation(draft, source)[1:])]
    new = [one for one in draft.statements if one.by not in first.speakers]
    lines += [f"  {line}" for line in _statements(new, source)]
    return "".join(f"# {_inert(line)}\n" for line in lines)


def _field(field: Field) -> Iterator[str]:
    if field.why:
        yield f"# {plain(field.why)}"
    if isinstance(field.value, tuple):
        items = ", ".join(as_item(one) for one in field.value)
        yield from (
            textwrap.wrap(
                f"{field.name}: [{items}]",
                _WIDTH,
                subsequent_indent="  ",
                break_on_hyphens=False,
                break_long_words=False,
            )
            if _all_ids(field.value)
            else [f"{field.name}: [{items}]"]
        )
    else:
        yield from _text(field.name, field.value, "")


def _all_ids(values: Iterable[str]) -> bool:
    return all(_OF_IDS.fullmatch(one) for one in values)


def as_item(text: str) -> str:
    """Return a text as an item of a list between brackets."""
    return _words(text) if _OF_IDS.fullmatch(text) else _quoted(text)


def _words(text: str) -> str:
    """Return words so that every program takes them for words."""
    return _quoted(text) if guessed(text) else as_yaml(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text(name: str, value: str, indent: str) -> list[str]:
    """Return a key with a text, folded where it is long."""
    told = _words(value) if name in _WORDS else as_yaml(value)
    line = f"{indent}{name}: {told}"
    if len(line) <= _WIDTH:
        return [line]
    return [
        f"{indent}{name}: >-",
        *textwrap.wrap(
            value,
            _WIDTH,
            initial_indent=f"{indent}  ",
            subsequent_indent=f"{indent}  ",
            break_on_hyphens=False,
            break_long_words=False,
        ),
    ]


def _citation(draft: RecordDraft, source: str) -> list[str]:
    supports = [name for name in _SUPPORTED if draft.text(name) or draft.listed(name)]
    supports += ["statements"] if draft.statements else []
    return [
        "sources:",
        f"  - id: {as_yaml(source)}",
        f"    locator: {_words(draft.place)}",
        f"    supports: [{', '.join(supports)}]",
    ]


def _statements(statements: Iterable[StatementDraft], source: str) -> list[str]:
    lines: list[str] = []
    for one in statements:
        lines += ["statements:"] if not lines else []
        lines += [f"  # {plain(one.by_why)}", f"  - by: {as_yaml(one.by)}"]
        if one.stance:
            lines += [f"    # {plain(one.stance_why)}", f"    stance: {as_yaml(one.stance)}"]
        if one.quote:
            lines += _text("quote", one.quote, "    ")
        else:
            lines += ["    # the article's own words: put them into yours"]
            lines += _text("says", one.says, "    ")
        lines += [
            "    source:",
            f"      id: {as_yaml(source)}",
            f"      locator: {_words(one.place)}",
        ]
    return lines


def _comments(remarks: Iterable[str]) -> Iterator[str]:
    for remark in remarks:
        yield from textwrap.wrap(
            plain(remark),
            _WIDTH,
            initial_indent="# ",
            subsequent_indent="#   ",
            break_on_hyphens=False,
        )


def _inert(line: str) -> str:
    return line if line.isprintable() else plain(line)
