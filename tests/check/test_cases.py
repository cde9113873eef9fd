"""Golden cases: whole content folders, and every word that is said of them.

A case lives in `cases/<rule>.yml`, below `passing` or `failing`. Its `files` are written as they
stand and checked by all rules, also by those about what was published where the case says what its
files were `before`. A passing case has no problem at all; a failing one exactly those
that it lists as `expected`, so a case shows at once what an editor gets to see. Notices are no
problems, and are looked at in the cases of their own rules alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from dateline.check.rules import RULES
from dateline.check.run import check
from dateline.compare.published import check_published
from dateline.model.dates import Day
from dateline.model.problem import Severity
from dateline.read.content import problems, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.read.content import Reading

CASES = Path(__file__).with_name("cases")
TODAY = Day(2022, 6, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """A content folder and what is wrong with it."""

    rule: str
    name: str
    files: dict[str, str]
    expected: str
    before: dict[str, str] | None


def _cases(kind: str) -> Iterator[Case]:
    for path in sorted(CASES.glob("*.yml")):
        listed: dict[str, list[dict[str, Any]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert listed.keys() == {"passing", "failing"}, path.name
        for one in listed[kind]:
            yield Case(
                path.stem, one["name"], one["files"], one.get("expected", ""), one.get("before")
            )


PASSING = tuple(_cases("passing"))
FAILING = tuple(_cases("failing"))


def written(folder: Path, files: dict[str, str]) -> Reading:
    """What is read of some files."""
    folder.mkdir()
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    return read(folder)


def said(folder: Path, case: Case) -> str:
    """What is said of the files of a case: a line a problem, hints indented below."""
    reading = written(folder / "now", case.files)
    findings = [*check(reading, TODAY)]
    if case.before is not None:
        before = written(folder / "before", case.before)
        findings += check_published(before.collection, reading.collection, TODAY)
    lines = []
    for one in problems(folder / "now", findings):
        if one.severity is Severity.NOTICE and one.rule != case.rule:
            continue
        where = f"{one.path}:{one.line}:{one.column}"
        lines.append(f"{where}: {one.severity}: {one.message} [{one.rule}]\n")
        if one.hint:
            lines.append(f"  hint: {one.hint}\n")
    return "".join(lines)


def _name(case: Case) -> str:
    return f"{case.rule}: {case.name}"


@pytest.mark.parametrize("case", PASSING, ids=_name)
def test_passing_case_has_no_problem(case: Case, tmp_path: Path) -> None:
    assert not case.expected
    assert said(tmp_path, case) == ""


@pytest.mark.parametrize("case", FAILING, ids=_name)
def test_failing_case_has_exactly_the_expected_problems(case: Case, tmp_path: Path) -> None:
    assert f"[{case.rule}]" in case.expected
    assert said(tmp_path, case) == case.expected


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_each_rule_has_cases_of_both_kinds(rule: str) -> None:
    assert any(case.rule == rule for case in PASSING)
    assert any(case.rule == rule for case in FAILING)


def test_each_case_belongs_to_a_rule() -> None:
    known = {rule.id for rule in RULES}
    assert {case.rule for case in (*PASSING, *FAILING)} == known


def test_no_two_cases_of_a_rule_have_one_name() -> None:
    names = [_name(case) for case in (*PASSING, *FAILING)]
    assert len(names) == len(set(names))
