"""GitHub, as far as `gh` shows it to the scripts of the workflows."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FAKE_GH = Path(__file__).with_name("fake_gh.py")
REPOSITORY = "repos/newsroom/timeline"
ROBOT = {"login": "github-actions[bot]"}


@dataclass(frozen=True, slots=True)
class Hub:
    """What GitHub answers, and what it was asked for."""

    folder: Path
    answers: dict[str, str] = field(default_factory=dict)

    def answers_with(self, path: str, value: object, method: str = "GET") -> None:
        """Let a path below the repository answer with JSON, or with bytes as they are."""
        raw = value.decode("latin-1") if isinstance(value, bytes) else json.dumps(value)
        self.answers[f"{method} {REPOSITORY}/{path}"] = raw

    def lists(self, path: str, entries: list[dict[str, Any]]) -> None:
        """Let a path answer with a list, a hundred entries a page."""
        joint = "&" if "?" in path else "?"
        for page in range(len(entries) // 100 + 1):
            listed = entries[page * 100 : page * 100 + 100]
            self.answers_with(f"{path}{joint}per_page=100&page={page + 1}", listed)

    def environment(self) -> dict[str, str]:
        """The environment in which `gh` is this one."""
        self.folder.mkdir(exist_ok=True)
        command = self.folder / "gh"
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{FAKE_GH}" "$@"\n')
        command.chmod(0o755)
        (self.folder / "answers.json").write_text(json.dumps(self.answers))
        path = f"{self.folder}{os.pathsep}{os.environ['PATH']}"
        return {"FAKE_GH": str(self.folder), "PATH": path}

    @property
    def calls(self) -> list[dict[str, Any]]:
        """All calls, in order."""
        calls = self.folder / "calls.jsonl"
        return (
            [json.loads(line) for line in calls.read_text().splitlines()] if calls.exists() else []
        )

    @property
    def written(self) -> list[tuple[str, Any]]:
        """What was written: method and path below the repository, with the body."""
        return [
            (call["asked"].replace(f"{REPOSITORY}/", ""), call["body"])
            for call in self.calls
            if call["asked"].startswith(("POST", "PATCH", "PUT", "DELETE"))
        ]
