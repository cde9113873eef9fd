"""What the YAML parser complains of, in an editor's words."""

from __future__ import annotations

_STARTS = {
    "@": "a text cannot begin with @",
    "`": "a text cannot begin with a backtick",
    "%": "a text cannot begin with %",
}
_COLON = (
    "a colon followed by a space stands inside a text",
    'put the whole text in quotes: title: "NATO: talks go on"',
)
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


def explain(  # noqa: PLR0911 - a list of cases
    problem: str, line: str, column: int
) -> tuple[str, str | None]:
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
        return _COLON
    if "cannot start any token" in problem and sign in _STARTS:
        return _STARTS[sign], f'put the whole text in quotes: "{sign}…"'
    if "could not find expected ':'" in problem:
        return "a key without a colon, or a text that is not indented", _INDENT[1]
    if "end of stream" in problem or "expected ',' or" in problem:
        return _OPEN
    if "did not find expected key" in problem:
        end = before.rstrip()[-1:]
        if end in {"]", "}"}:
            return _BRACKETED
        return _QUOTED if end in {'"', "'"} else _INDENT
    if "expected '-' indicator" in problem:
        return "a list ends here and a key begins in the same column", _INDENT[1]
    if "expected alphabetic or numeric" in problem:
        return "a text cannot begin with * or &", 'put the whole text in quotes: "*…"'
    return _fallback(problem)


def _fallback(problem: str) -> tuple[str, str | None]:
    return f"this is not YAML: {problem}", "look at the quotes and the indentation of this line"
