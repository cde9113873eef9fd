"""What stands for `gh` in tests: it answers from a table and keeps what it was asked for."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

FOLDER = Path(os.environ["FAKE_GH"])


def main() -> int:
    """Answer `gh api PATH --method M --input -`, `gh run list` or `gh run download`."""
    arguments = sys.argv[1:]
    body = sys.stdin.read() if "--input" in arguments else ""
    method = arguments[arguments.index("--method") + 1] if "--method" in arguments else "GET"
    asked = f"{method} {arguments[1]}" if arguments[0] == "api" else " ".join(arguments[:2])
    with (FOLDER / "calls.jsonl").open("a") as calls:
        call = {"asked": asked, "body": json.loads(body or "null"), "arguments": arguments}
        calls.write(f"{json.dumps(call)}\n")
    answers = json.loads((FOLDER / "answers.json").read_text())
    if asked not in answers:
        sys.stderr.write("gh: Not Found (HTTP 404)\n")
        return 1
    if "--dir" in arguments:
        folder = Path(arguments[arguments.index("--dir") + 1])
        folder.mkdir(parents=True)
        (folder / "links.jsonl").write_text(answers[asked])
    else:
        sys.stdout.buffer.write(answers[asked].encode("latin-1"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
