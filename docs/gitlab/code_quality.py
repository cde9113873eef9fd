"""Problems as GitLab shows them beside the lines of a merge request: a Code Quality report.

Usage: code_quality.py PROBLEMS, a file with what `dateline check --format json` says. The report
is written to standard output.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SEVERITIES = {"error": "major", "warning": "minor"}


def entries(problems: Iterable[dict[str, Any]]) -> Iterator[dict[str, object]]:
    """Yield what the report says of each problem.

    GitLab knows a problem again by its fingerprint. So the line is no part of it, and two that are
    the same but for their lines are told apart by their order.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        identity = problem["path"], problem["rule"], problem["message"]
        seen[identity] += 1
        text = json.dumps([*identity, seen[identity]])
        hint = f" Hint: {problem['hint']}" if problem["hint"] else ""
        yield {
            "description": f"{problem['message']}.{hint}",
            "check_name": problem["rule"],
            "fingerprint": hashlib.sha256(text.encode()).hexdigest(),
            "severity": SEVERITIES[problem["severity"]],
            "location": {"path": problem["path"], "lines": {"begin": problem["line"]}},
        }


if __name__ == "__main__":
    found = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(list(entries(found)), indent=2) + "\n")
