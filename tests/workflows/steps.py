"""The steps of a job, run as GitHub Actions runs them, in a checkout that nothing is installed for.

Expressions are looked up in a table and actions are only noted. What a job may do is in the files
under `.github/`; what is here knows none of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import yaml

from tests.conftest import ROOT
from tests.repositories import ENVIRONMENT, Checkout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TOOLS = Path(sys.executable).parent
WORKFLOWS = ROOT / ".github" / "workflows"
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
"""How GitHub starts a shell where `shell: bash` is said."""

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}", re.DOTALL)
OUTCOME = re.compile(r"steps\.(\w+)\.outcome == '(\w+)'")


def workflow(name: str) -> dict[str, Any]:
    """A workflow as its file has it, with `on` for what YAML takes for a truth value."""
    loaded: dict[Any, Any] = yaml.safe_load((WORKFLOWS / name).read_text())
    return {"on" if key is True else key: value for key, value in loaded.items()}


def checked_by(*command: str | Path) -> str:
    """What a tool of this environment says of something, which has to be in order."""
    ran = subprocess.run(
        (TOOLS / command[0], *command[1:]), capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def shellchecked(script: str, folder: Path) -> None:
    """Hold the commands of a step, without expressions in them, against ShellCheck."""
    path = folder / "script"
    path.write_text(f"set -eo pipefail\n{script}")
    checked_by("shellcheck", "--shell=bash", path)


@dataclass(slots=True)
class Ran:
    """What became of a job."""

    outcomes: dict[str, str] = field(default_factory=dict)
    """`success`, `failure` or `skipped`, by the names of the steps."""
    handed_over: dict[str, Path] = field(default_factory=dict)
    """The folders of artifacts."""
    said: str = ""
    """What all steps printed."""
    summary: str = ""

    @property
    def passed(self) -> bool:
        return "failure" not in self.outcomes.values()


@dataclass(frozen=True, slots=True)
class Runner:
    """A machine that a job runs on."""

    checkout: Path
    temp: Path
    values: Mapping[str, str] = field(default_factory=dict)
    """What expressions say."""
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, steps: Sequence[Mapping[str, Any]]) -> Ran:
        """Run steps of a job, each if its condition holds."""
        self.temp.mkdir(exist_ok=True)
        summary = self.temp / "summary.md"
        summary.touch()
        ran = Ran()
        by_id: dict[str, str] = {}
        for step in steps:
            outcome = "skipped"
            if _wanted(step.get("if"), by_id, passed=ran.passed):
                outcome = self._step(step, ran, summary)
            ran.outcomes[step["name"]] = by_id[step.get("id", step["name"])] = outcome
        ran.summary = summary.read_text()
        return ran

    def _step(self, step: Mapping[str, Any], ran: Ran, summary: Path) -> str:
        if "uses" in step:
            if step["uses"].startswith("actions/upload-artifact@"):
                path = self.checkout / self._filled(step["with"]["path"])
                ran.handed_over[step["with"]["name"]] = path
            return "success"
        given = {name: self._filled(str(text)) for name, text in step.get("env", {}).items()}
        done = self.command(step["run"], {**given, "GITHUB_STEP_SUMMARY": str(summary)})
        ran.said += done.stdout
        return "failure" if done.returncode else "success"

    def command(self, script: str, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Run the commands of one step."""
        return subprocess.run(
            (*BASH, script),
            cwd=self.checkout,
            env={
                **os.environ,
                **ENVIRONMENT,
                "GITHUB_REPOSITORY": "newsroom/timeline",
                "GITHUB_SERVER_URL": "https://github.com",
                "RUNNER_TEMP": str(self.temp),
                **self.environment,
                **given,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def _filled(self, text: str) -> str:
        values = {"runner.temp": str(self.temp), **self.values}
        return EXPRESSION.sub(lambda match: values[match[1]], text)


def _wanted(condition: str | None, by_id: Mapping[str, str], *, passed: bool) -> bool:
    """Whether a step runs; conditions are `!cancelled()` and outcomes of steps, joined by `&&`."""
    if condition is None:
        return passed
    first, *others = EXPRESSION.sub(r"\1", condition).split(" && ")
    assert first == "!cancelled()"
    asked = [OUTCOME.fullmatch(other) for other in others]
    return all(match is not None and by_id[match[1]] == match[2] for match in asked)


SITE_FILES = {
    name: (ROOT / name).read_text() for name in ("Makefile", ".gitignore", ".gitattributes")
} | {"pyproject.toml": "", "requirements/site.txt": ""}
"""What a repository has beside its records for the steps to run in it."""


def make_ready(checkout: Path) -> None:
    """Let the Makefile find everything installed: the commands are those of these tests."""
    commands = checkout / ".venv" / "bin"
    commands.mkdir(parents=True)
    for name, options in {"dateline": "-m dateline", "mkdocs": "-m mkdocs", "python": ""}.items():
        command = commands / name
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" {options} "$@"\n')
        command.chmod(0o755)
    for name in ("pyvenv.cfg", ".installed-site"):
        (checkout / ".venv" / name).touch()
    copytree(ROOT / ".github" / "scripts", checkout / ".github" / "scripts", dirs_exist_ok=True)
    copytree(ROOT / "docs" / "gitlab", checkout / "docs" / "gitlab", dirs_exist_ok=True)


def merged(upstream: Checkout, fork: Checkout, path: Path) -> Checkout:
    """The checkout of a pull request from a fork's branch, as a job gets it.

    GitHub makes the merge; the job has that commit and its two parents, and no more of the history.
    """
    upstream.git("fetch", "--quiet", f"file://{fork.path}", "HEAD")
    upstream.git("checkout", "--quiet", "--detach", "main")
    upstream.git("merge", "--quiet", "--no-ff", "--message", "Merge", "FETCH_HEAD")
    upstream.git("update-ref", "refs/pull/7/merge", "HEAD")
    upstream.git("checkout", "--quiet", "main")
    path.mkdir()
    job = Checkout(path)
    job.git("init", "--quiet")
    job.git("remote", "add", "origin", f"file://{upstream.path}")
    asked = "+refs/pull/7/merge:refs/remotes/pull/7/merge"
    job.git("fetch", "--quiet", "--no-tags", "--depth=2", "origin", asked)
    job.git("checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
    make_ready(path)
    return job
