"""Real git repositories, made on the spot; no configuration of the machine is in force there."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.records import SITE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

IDENTITY = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in {
        "NAME": "An editor",
        "EMAIL": "editor@example.org",
        "DATE": "2022-06-01T12:00:00Z",
    }.items()
}
ENVIRONMENT = {**IDENTITY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@dataclass(frozen=True, slots=True)
class Checkout:
    """A working tree with its repository."""

    path: Path

    def git(self, *arguments: str) -> str:
        """What git says; it has to succeed."""
        run = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env={**os.environ, **ENVIRONMENT},
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode(errors="replace")
        return run.stdout.decode(errors="replace").strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write files, or remove those without a text."""
        for name, text in files.items():
            file = self.path / name
            if text is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="")

    def commit(self, files: Mapping[str, str | None], message: str = "A change") -> str:
        """Write files, commit everything and return the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")

    def clone(self, path: Path, *options: str) -> Checkout:
        """A clone of it, as a contributor's fork is one."""
        self.git("clone", "--quiet", *options, f"file://{self.path}", str(path))
        return Checkout(path)


def repository(path: Path, files: Mapping[str, str] | None = None) -> Checkout:
    """A repository with one commit on the branch main: a site's mkdocs.yml and some files."""
    path.mkdir(parents=True, exist_ok=True)
    made = Checkout(path)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit({"mkdocs.yml": SITE, "content/index.md": "# The talks\n", **(files or {})})
    return made
