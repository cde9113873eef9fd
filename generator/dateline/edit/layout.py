"""A record as text, in one layout: two spaces deep, lines of 100 characters, comments kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.edit.scalars import WIDTH, as_key, in_brackets, lines_of
from dateline.read.written import Group, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.read.written import Part, Written

_STEP = 2
_GAP = "\n"
"""Stands for an empty line between two keys."""


def laid_out(written: Written) -> str:
    """Return a whole record as text, its last line ended."""
    top = written.top
    return joined([*written.lead, *(block(top) if isinstance(top, Group) else lines_of(top, 0, 0))])


def joined(lines: Iterable[str]) -> str:
    """Return lines as text; one that is left empty between two keys stays out behind an empty one.

    An empty line behind a text may belong to that text, and one more would change it.
    """
    text: list[str] = []
    for line in lines:
        if line != _GAP:
            text.append(line)
        elif text and text[-1]:
            text.append("")
    return "".join(f"{line}\n" for line in text)


def block(group: Group, column: int = 0) -> Iterator[str]:
    """Yield the lines of a mapping or a list, one key or item under the other.

    Args:
        group: The mapping or list.
        column: Where its keys, or the hyphens of its items, begin.
    """
    for number, part in enumerate(group.parts):
        yield from _comments(part.above if number else _from_first_comment(part), column)
        yield from _part(part, column)
    yield from _comments(group.below, column)


def in_a_line(value: Group | Scalar) -> str | None:
    """Return a value as it stands within brackets or braces, None where that cannot be."""
    if isinstance(value, Scalar):
        return in_brackets(value)
    if value.below:
        return None
    texts = [None if part.above or part.beside else _in_a_line(part) for part in value.parts]
    joined = ", ".join(text for text in texts if text is not None)
    if None in texts:
        return None
    return f"[{joined}]" if value.is_list else f"{{{joined}}}"


def _in_a_line(part: Part) -> str | None:
    value = in_a_line(part.value)
    if part.key is None or value is None:
        return value
    return f"{as_key(part.key)}: {value}"


def _comments(lines: Iterable[str], column: int) -> Iterator[str]:
    for line in lines:
        yield " " * column + line if line else _GAP


def _from_first_comment(part: Part) -> tuple[str, ...]:
    """Return the comments above a part that has nothing before it to keep a distance from."""
    return part.above[1:] if part.above[:1] == ("",) else part.above


def _part(part: Part, column: int) -> Iterator[str]:
    """Yield the lines of a key and its value, or of an item."""
    head = " " * column + (f"{as_key(part.key)}:" if part.key else "-")
    value = part.value
    if isinstance(value, Group):
        text = _within_brackets(part, value, len(head) + 1)
        if text is not None:
            yield _with_comment(f"{head} {text}", part.beside)
        elif part.key:
            yield _with_comment(head, part.beside)
            yield from block(value, column + _STEP)
        else:
            yield from _item(part, value, column)
        return
    first, *others = lines_of(value, column + _STEP, len(head) + 1)
    yield _with_comment(f"{head} {first}".rstrip(" "), part.beside)
    yield from others


def _within_brackets(part: Part, value: Group, used: int) -> str | None:
    """Return a value in brackets or braces, None where it is to stand in several lines.

    It goes on standing in one line, however long, where a comment silences warnings about it: they
    are about what stands in that line.
    """
    if value.parts and not value.flow:
        return None
    text = in_a_line(value)
    fixed = value.one_line and "ignore[" in part.beside
    fits = text is not None and (used + len(text) <= WIDTH or fixed or not value.parts)
    return text if fits else None


def _item(part: Part, value: Group, column: int) -> Iterator[str]:
    """Yield the lines of an item that is a mapping or a list: the first behind its hyphen.

    Comments above that line stand above the hyphen.
    """
    if part.beside:
        yield " " * column + part.beside
    lines = block(value, column + _STEP)
    for line in lines:
        text = line.lstrip(" ")
        if line != _GAP and not text.startswith("#"):
            yield " " * column + "- " + line[column + _STEP :]
            break
        yield line if line == _GAP else " " * column + text
    yield from lines


def _with_comment(line: str, comment: str) -> str:
    return f"{line} {comment}" if comment else line
