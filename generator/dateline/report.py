"""Problems to text."""
from __future__ import annotations
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from collections.abc import Sequence
    from dateline.model.problem import Problem


def one(problem: Problem, *, prefix: str) -> str:
    return f"{prefix}/{problem.path}:{problem.line}:{problem.column}: {problem.severity}: {problem.message} [{problem.rule}]\n  hint: {problem.hint}"


def summary(problems: Sequence[Problem], records: int) -> str:
    return f"{len(problems)} problems, {records} records read"
