"""What the YAML parser complains of, in an editor's words."""

from __future__ import annotations

import re

_STARTS = {
    "@": "a text cannot begin with @",
    "`": "a text cannot begin with a backtick",
    "%": "a text cannot begin with %",
}
_KEY = re.compile(r"\s*[\w-]+")
_COLON = (
    "a colon followed by a space stands inside a text",
    'put the whole text in quotes: title: "NATO: talks go on"',
)
_LINE_ABOVE = (
    "the line above is not a key and its value",
    "write it as `key: value`, with an ordinary space behind the colon",
)
_ESCAPE = (
    "a backslash in double quotes begins an escape, and this is none",
    "put the text in single quotes, or write two backslashes",
)
_ENDED = ("the record has ended in the line above", "remove the line of three dots")
_QUOTED = (
    "something follows the closing quotation mark",
    "put the whole text in one pair of quotes, or write it in lines of its own under `|`",
)
_BRACKETED = (
    "something follows the closing bracket",
    'put a text that begins with [ or { in quotes: title: "[sic] and so on"',
)
_OPEN = (
    "a quotation mark, bracket or brace is opened and not closed",
    "close it, or put the whole text in quotes",
)
_INDENT = (
    "the indentation does not fit the lines above",
    "begin it in the same column as its neighbours, with spaces",
)
_AFTER = {"]": _BRACKETED, "}": _BRACKETED, '"': _QUOTED, "'": _QUOTED}
_LIST_ENDED = ("a list ends here and a key begins in the same column", _INDENT[1])
_NO_COLON = ("a key without a colon, or a text that is not indented", _INDENT[1])
_NO_VALUE = ("a value is missing in a list or mapping in brackets", _OPEN[1])
_SIGN = ("a text cannot begin with * or &", 'put the whole text in quotes: "*…"')
_SAID = (
    ("could not find expected ':'", _NO_COLON),
    ("end of stream", _OPEN),
    ("expected ',' or", _OPEN),
    ("expected node content", _NO_VALUE),
    ("expected '-' indicator", _LIST_ENDED),
    ("expected alphabetic or numeric", _SIGN),
    ("escape", _ESCAPE),
    ("hexdecimal", _ESCAPE),
    ("<document start>", _ENDED),
)
"""What is part of a complaint, and what is meant by it."""


def explain(problem: str, line: str, column: int) -> tuple[str, str | None]:
    """Return a message and a hint for a complaint of libyaml.

    Args:
        problem: libyaml's words.
        line: The line it points at.
        column: The column it points at, from 0.
    """
    sign = line[column : column + 1]
    before = line[:column]
    if "\t" in before or sign == "\t":
        return "a tab stands where YAML wants spaces", "indent with two spaces"
    if "mapping values are not allowed" in problem:
        return _LINE_ABOVE if _KEY.fullmatch(before) else _COLON
    if "cannot start any token" in problem and sign in _STARTS:
        return _STARTS[sign], f'put the whole text in quotes: "{sign}…"'
    if "did not find expected key" in problem:
        return _AFTER.get(before.rstrip()[-1:], _INDENT)
    fallback = f"this is not YAML: {problem}", "look at the quotes and the indentation of this line"
    return next((said for part, said in _SAID if part in problem), fallback)


def left_open(problem: str) -> bool:
    """Return whether a complaint is that something was opened and never closed."""
    return "end of stream" in problem or "expected ',' or" in problem
