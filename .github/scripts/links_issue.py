"""Keep one issue for links that lead nowhere: open it, write it anew, or close it.

Usage: links_issue.py REPORT, a file in Markdown that is empty when nothing is to be done.
"""

from __future__ import annotations

import sys
from pathlib import Path

from github import MOST_CHARACTERS, NothingToDoError, carried_out, listed, ours, send, variable

TITLE = "Links of sources that need a look"
MARKER = "<!-- dateline links -->"
ALL_WELL = "No link of a source needs a look any more."


def issue() -> str:
    """Bring the issue up to date and return one sentence that says what was done."""
    repository = f"repos/{variable('GITHUB_REPOSITORY')}"
    report = Path(sys.argv[1]).read_text(encoding="utf-8").strip()
    own = own_issue(repository)
    if own is None and not report:
        raise NothingToDoError("no link needs a look, and no issue says otherwise")
    if own is None:
        send("POST", f"{repository}/issues", {"title": TITLE, "body": body(report)})
        return "A new issue lists the links that need a look."
    if report:
        send("PATCH", f"{repository}/issues/{own}", {"body": body(report)})
        return f"Issue {own} is renewed."
    send("POST", f"{repository}/issues/{own}/comments", {"body": ALL_WELL})
    send("PATCH", f"{repository}/issues/{own}", {"state": "closed", "state_reason": "completed"})
    return f"Issue {own} is closed: no link needs a look."


def own_issue(repository: str) -> int | None:
    """Return the number of the open issue that this workflow wrote."""
    issues = listed(f"{repository}/issues?state=open&creator=github-actions%5Bbot%5D")
    numbers = (
        int(one["number"]) for one in issues if ours(one, MARKER) and "pull_request" not in one
    )
    return next(numbers, None)


def body(report: str) -> str:
    """Return the text of the issue: the report, and the run that made it."""
    address = f"{variable('GITHUB_SERVER_URL')}/{variable('GITHUB_REPOSITORY')}"
    run = f"{address}/actions/runs/{variable('GITHUB_RUN_ID')}"
    end = f"Found by [this run]({run}), which also keeps `links.jsonl` to be committed."
    if len(report) > MOST_CHARACTERS:
        kept = report[:MOST_CHARACTERS].rpartition("\n")[0]
        report = f"{kept}\n\nThe rest does not fit here; the summary of the run has all of it."
    return f"{MARKER}\n{report}\n\n{end}\n"


if __name__ == "__main__":
    sys.exit(carried_out(issue))
