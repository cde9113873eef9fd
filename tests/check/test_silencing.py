"""`# ignore[rule]: reason` at the end of a line silences a warning of that line, never an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.check.run import check
from dateline.model.dates import Day
from dateline.read.content import problems, read

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.problem import Problem

_REASON = "say why it may stay: # ignore[unused-record]: the reason"


def found(folder: Path, first_line: str) -> list[Problem]:
    """The problems of a topic that nothing names."""
    file = folder / "topics" / "talks.yml"
    file.parent.mkdir(parents=True)
    file.write_text(f"{first_line}\ndescription: What is talked about.\n", encoding="utf-8")
    return list(problems(folder, check(read(folder), Day(2022, 6, 1))))


@pytest.mark.parametrize(
    "line",
    [
        "name: Talks # ignore[unused-record]: being written",
        "name: Talks #ignore[unused-record]: being written",
        "name: Talks # a comment # ignore[unused-record]: being written",
        "name: Talks # ignore[unused-record] being written",
    ],
)
def test_warning_is_silenced_with_a_reason(line: str, tmp_path: Path) -> None:
    assert not [one for one in found(tmp_path, line) if one.rule == "unused-record"]


@pytest.mark.parametrize(
    "line",
    [
        "name: Talks # ignore[unused-record]",
        "name: Talks # ignore[unused-record]:",
        "name: Talks # ignore[unused-record]: …",
    ],
)
def test_warning_without_a_reason_stays_and_asks_for_one(line: str, tmp_path: Path) -> None:
    (problem,) = found(tmp_path, line)
    assert (problem.rule, problem.hint) == ("unused-record", _REASON)


@pytest.mark.parametrize(
    "line",
    [
        "name: Talks # ignore[near-duplicate]: another rule",
        "name: Talks # ignore [unused-record]: not the way it is written",
        "# ignore[unused-record]: another line\nname: Talks",
        "name: Talks # ignored[unused-record]: not the word",
    ],
)
def test_warning_is_silenced_by_its_own_rule_and_line_alone(line: str, tmp_path: Path) -> None:
    (problem,) = found(tmp_path, line)
    assert problem.rule == "unused-record"
    assert problem.hint == "name it where it belongs; remove the file only if nothing needs it"


def test_error_cannot_be_silenced(tmp_path: Path) -> None:
    line = "named: Talks # ignore[unknown-key]: we like it so"
    error = next(one for one in found(tmp_path, line) if one.rule == "unknown-key")
    assert error.hint == "an error cannot be silenced; did you mean “name”?"


def test_error_without_a_hint_says_that_it_cannot_be_silenced(tmp_path: Path) -> None:
    file = tmp_path / "events" / "talks.yml"
    file.parent.mkdir()
    file.write_text("importance: high # ignore[wrong-type]: it is\n", encoding="utf-8")
    listed = problems(tmp_path, check(read(tmp_path), Day(2022, 6, 1)))
    error = next(one for one in listed if one.rule == "wrong-type")
    assert error.hint == "an error cannot be silenced"
