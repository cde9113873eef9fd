"""Texts as YAML: plain where that is safe, in lines of their own where they are long.

None of this changes a text. Which lines a long one is broken into is chosen here; YAML puts the
spaces back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.read.scalars import guessed, is_plain

if TYPE_CHECKING:
    from dateline.read.written import Scalar

WIDTH = 98
"""The longest line, in characters, where a text can be broken."""

_BREAK = re.compile(r"(?<=\S) (?=\S)")
_PLAINLY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]+)*")
_FORMS = (("x", 2), ("u", 4), ("U", 8))
"""How a character is escaped by its number: the letter, and how many digits follow it."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def lines_of(scalar: Scalar, indent: int, used: int) -> list[str]:
    """Return a text as the lines of a value, the first without and the others with their indent.

    Args:
        scalar: The text, and how it is written.
        indent: The column of the lines of a text in lines of its own.
        used: How many characters stand in the first line before it.
    """
    value = scalar.value
    if scalar.style == "|":
        return _literal(value, indent) or [_in_double_quotes(value)]
    if _is_escaped(scalar):
        return [_in_quotes(scalar)]
    one = _in_one_line(scalar)
    if one is not None and used + len(one) <= WIDTH:
        return [one]
    if one is None or _BREAK.search(value):
        folded = _folded(value, indent)
        if folded:
            return folded
    if one is not None:
        return [one]
    return _literal(value, indent) or [_in_double_quotes(value)]


def in_brackets(scalar: Scalar) -> str | None:
    """Return a text as it stands within brackets or braces, None where it takes several lines."""
    if "\n" in scalar.value or scalar.style in {"|", ">"}:
        return None
    return scalar.value if _may_be_plain(scalar, in_brackets=True) else _in_quotes(scalar)


def as_key(scalar: Scalar) -> str:
    """Return a text as a key, in quotes where it needs them or would be misread elsewhere."""
    return scalar.value if _may_be_plain(scalar) else _in_quotes(scalar)


def _in_one_line(scalar: Scalar) -> str | None:
    """Return a text in one line, None where it has several or is better off in lines of its own."""
    value = scalar.value
    if "\n" in value:
        return None
    if not value:
        return {"": "", "'": "''"}.get(scalar.style, '""')
    if _may_be_plain(scalar):
        return value
    return None if scalar.style in {"", ">"} else _in_quotes(scalar)


def _may_be_plain(scalar: Scalar, *, in_brackets: bool = False) -> bool:
    """Return whether a text can stand without quotes, here and in the eyes of other programs."""
    value = scalar.value
    if _is_escaped(scalar) or (scalar.style and guessed(value)):
        return False
    return bool(_PLAINLY.fullmatch(value)) or is_plain(value, in_brackets=in_brackets)


def _is_escaped(scalar: Scalar) -> bool:
    """Return whether a text has been escaped so that what it holds can be seen."""
    hidden = not scalar.value.replace("\n", "").isprintable()
    return hidden and scalar.style == '"' and "\\" in scalar.source


def _in_quotes(scalar: Scalar) -> str:
    """Return a text in quotes, those that it stood in where it did so in one line."""
    if scalar.style in {"'", '"'} and scalar.source and "\n" not in scalar.source:
        return scalar.source
    return _in_double_quotes(scalar.value)


def _in_double_quotes(value: str) -> str:
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    sign, digits = next(form for form in _FORMS if code < 16 ** form[1])
    return f"\\{sign}{code:0{digits}X}"


def _folded(value: str, indent: int) -> list[str]:
    """Return a text under `>`, with lines as long as they may be; empty where it cannot be so."""
    text = value.rstrip("\n")
    ends = len(value) - len(text)
    paragraphs = text.split("\n")
    if ends > 1 or not text or not paragraphs[0] or any(map(_keeps_its_spaces, paragraphs)):
        return []
    lines = [">" if ends else ">-"]
    for number, paragraph in enumerate(paragraphs):
        if number:
            lines.append("")
        if paragraph:
            lines.extend(" " * indent + line for line in _wrapped(paragraph, WIDTH - indent))
    return lines


def _keeps_its_spaces(line: str) -> bool:
    """Return whether a line begins or ends with white space, which folding would not keep."""
    return line != line.strip(" \t")


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in _BREAK.split(paragraph):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _literal(value: str, indent: int) -> list[str]:
    """Return a text under `|`, its lines as they are; empty where it cannot be so."""
    text = value.rstrip("\n")
    ends = len(value) - len(text)
    if not text:
        return []
    depth = "2" if text[0] in " \t\n" else ""
    header = f"|{depth}{'-' if ends == 0 else '' if ends == 1 else '+'}"
    lines = [" " * indent + line if line else "" for line in text.split("\n")]
    return [header, *lines, *[""] * (ends - 1)]
