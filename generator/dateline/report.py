"""Problems to text: for people, for GitHub Actions, for programs.

Messages hold text of records, which is a stranger's text. What a terminal would obey, or what would
make a line read as something else than it is, is written out as an escape here.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from json import dumps
from typing import TYPE_CHECKING

from dateline.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.model.problem import Problem

# Controls; marks of direction and of byte order; line and paragraph separators; surrogates, which
# cannot be written; non-characters; tags, which are invisible.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e0fff]"
)

# GitHub Actions reads commands out of what any step prints: `::` at the start of a line, and in
# the older form `##[` anywhere in it.
_COMMAND = re.compile(r"^(\s*):(?=:)|#(?=#\[)")

_BOLD, _RED, _YELLOW, _BLUE, _FAINT = "1", "1;31", "1;33", "1;34", "2"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.NOTICE: _BLUE}


def text(problems: Sequence[Problem], *, prefix: str, extent: str, colour: bool) -> str:
    """Return problems for people, each with its hint in a second line, then the summary.

    Args:
        problems: The problems, in the order in which they are to be shown.
        prefix: The content folder as the reader knows it; put before every path.
        extent: What was checked, in words, as `records_read` has it.
        colour: Whether to add ANSI colours.
    """
    lines = [one(problem, prefix=prefix, colour=colour) for problem in problems]
    return "\n".join([*lines, summary(problems, extent)])


def one(problem: Problem, *, prefix: str, colour: bool = False) -> str:
    """Return one problem as `path:line:col: error: message [rule]`, its hint in a second line."""
    where = f"{_path(problem, prefix)}:{problem.line}:{problem.column}:"
    said = f"{inert(problem.message)} [{inert(problem.rule)}]"
    hint = f"  hint: {inert(problem.hint)}" if problem.hint else None
    severity = f"{problem.severity}:"
    if colour:
        where = _painted(where, _BOLD)
        severity = _painted(severity, _COLOURS[problem.severity])
        hint = _painted(hint, _FAINT) if hint else None
    line = f"{where} {severity} {said}"
    return f"{line}\n{hint}" if hint else line


def records_read(count: int) -> str:
    """Return how many records were read."""
    return f"{_count(count, 'record')} read"


def staged_files_checked(count: int) -> str:
    """Return how many staged files were checked."""
    return f"{_count(count, 'staged file')} checked"


def summary(problems: Iterable[Problem], extent: str) -> str:
    """Return one line: how many errors and warnings in how many files, and what was checked."""
    listed = list(problems)
    numbers = Counter(problem.severity for problem in listed)
    counted = [_count(numbers[one], one.value) for one in Severity if numbers[one]]
    if not counted:
        return f"no problems, {extent}"
    found = " and ".join(filter(None, (", ".join(counted[:-1]), counted[-1])))
    files = _count(len({problem.path for problem in listed}), "file")
    return f"{found} in {files}, {extent}"


def github(problems: Iterable[Problem], *, prefix: str) -> str:
    """Return problems as workflow commands, which GitHub shows beside the lines of a change.

    Args:
        problems: The problems, in the order in which they are to be shown.
        prefix: The content folder, relative to the top of the repository.
    """
    return "\n".join(_command(problem, prefix) for problem in problems)


def json(problems: Iterable[Problem], *, prefix: str) -> str:
    """Return problems as a JSON list of objects, in ASCII.

    Args:
        problems: The problems, in the order in which they are to be listed.
        prefix: The content folder; put before every path.
    """
    listed = [
        {
            "path": posixpath.join(prefix, problem.path),
            "line": problem.line,
            "column": problem.column,
            "severity": problem.severity.value,
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return dumps(listed, indent=2)


def _path(problem: Problem, prefix: str) -> str:
    return inert(posixpath.join(prefix, problem.path))


def inert(value: str) -> str:
    """Return a text with everything written out that is not plainly shown, or that is obeyed."""
    return _COMMAND.sub(_disarmed, _UNSAFE.sub(_escaped, value))


def _escaped(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode()


def _disarmed(match: re.Match[str]) -> str:
    sign = match[0][-1]
    return f"{match[0][:-1]}\\x{ord(sign):02x}"


def _painted(value: str, colour: str) -> str:
    return f"\x1b[{colour}m{value}\x1b[0m"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _command(problem: Problem, prefix: str) -> str:
    properties = {
        "file": _path(problem, prefix),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": inert(problem.rule),
    }
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    hint = f"\nhint: {inert(problem.hint)}" if problem.hint else ""
    return f"::{problem.severity} {said}::{_value(inert(problem.message) + hint)}"


def _value(value: str) -> str:
    """Return the text of a workflow command as GitHub wants it escaped."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _value(value).replace(":", "%3A").replace(",", "%2C")
