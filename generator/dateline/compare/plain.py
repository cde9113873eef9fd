"""Records as plain values: texts, lists and mappings, the same however they were written.

Two records that say the same have one plain value. Key order, quoting, the wrapping of lines, a
value that the format fills in by itself, a single value in the place of a list: none of it is left.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from dateline.model.dates import Edtf
from dateline.model.fields import Value, held
from dateline.model.references import MARKDOWN

if TYPE_CHECKING:
    from dateline.model.collection import WrittenPage
    from dateline.model.records import Record
    from dateline.model.vocabulary import Vocabulary

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"

_UNORDERED = frozenset({"supports"})
"""Lists whose order says nothing, and is nowhere shown."""

_FENCE = re.compile(r" {0,3}(?:```|~~~)")

# What a line cannot begin with if it only goes on with the paragraph of the line before.
_BLOCK = re.compile(r"\s|[-+*>#|=:~`<!\[]|\d+[.)]|$")


def plain_record(record: Record) -> dict[str, Plain]:
    """Return what a record's file says."""
    own = {name: _value(value) for name, value in record.own.items()}
    return {**_mapping(record), **own}


def plain_page(page: WrittenPage) -> dict[str, Plain]:
    """Return what a hand-written page says."""
    return {"title": page.title, "text": unwrapped(page.text)}


def plain_vocabulary(vocabulary: Vocabulary) -> dict[str, Plain]:
    """Return what a vocabulary says, with the lists that come with the program."""
    return _mapping(vocabulary)


def unwrapped(markdown: str) -> str:
    """Return a Markdown text with each paragraph in one line.

    Only line ends that mean no more than a space go. Where that is not plain (a list, a table,
    code, an indent, a hard line break) the line stays, so that two texts that are shown differently
    never become one.
    """
    lines: list[str] = []
    fenced = False
    goes_on = False
    for raw in markdown.strip().splitlines():
        line = raw.rstrip() if not raw.endswith("  ") else raw.rstrip() + "  "
        if _FENCE.match(line):
            fenced = not fenced
            goes_on = False
            lines.append(line)
            continue
        if goes_on and not fenced and not _BLOCK.match(line):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
        goes_on = not fenced and not _BLOCK.match(lines[-1]) and not line.endswith(("  ", "\\"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def _mapping(value: Value) -> dict[str, Plain]:
    said: dict[str, Plain] = {}
    for name, item in held(value).items():
        plain = None if item is None else _value(item, markdown=name in MARKDOWN)
        if name in _UNORDERED and isinstance(plain, list):
            plain = sorted(plain, key=str)
        # What is empty says nothing, and is the same as what is not there.
        if plain:
            said[name] = plain
    return said


def _value(value: object, *, markdown: bool = False) -> Plain:
    if isinstance(value, str) and not isinstance(value, Enum):
        return unwrapped(value) if markdown else " ".join(value.split())
    if isinstance(value, (Edtf, Enum, int, float)):
        return _scalar(value)
    if isinstance(value, Value):
        return _mapping(value)
    if isinstance(value, dict):
        return {str(key): _value(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_value(item) for item in value]
    raise TypeError(f"a record cannot hold {type(value).__name__}")


def _scalar(value: Edtf | Enum | float) -> str:
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Enum):
        return str(value.value)
    return f"{value:.15g}"
