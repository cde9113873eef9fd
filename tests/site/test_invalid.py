"""A site with everything wrong on purpose: what is said of it, to the letter."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from dateline.check.rules import RULES
from dateline.model.problem import Severity
from tests.site.building import LONGEST, SITES, environment, mkdocs

if TYPE_CHECKING:
    from pathlib import Path

INVALID = SITES / "invalid"
EXPECTED = (INVALID / "expected.txt").read_text()
"""What `dateline check --today 2024-06-03` prints in the folder of the site."""


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dateline", "check", *arguments],
        cwd=INVALID,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )


def test_everything_is_said_at_once() -> None:
    run = check("--today", "2024-06-03")
    assert run.stdout == EXPECTED
    assert run.stderr == ""
    assert run.returncode == 1


def test_every_rule_has_its_say() -> None:
    unsaid = {rule.id for rule in RULES if f" [{rule.id}]\n" not in EXPECTED}
    asked_for = {rule.id for rule in RULES if rule.severity is Severity.NOTICE}
    published = {rule.id for rule in RULES if "--against" in rule.documentation}
    # One of the files cannot be read, and what it names is not known.
    assert unsaid == {*published, *asked_for, "unused-record"}
    said = check("--today", "2024-06-03", "--notices").stdout
    assert {rule for rule in asked_for if f" [{rule}]\n" in said} == asked_for
    assert set(EXPECTED.splitlines()[:-1]) < set(said.splitlines())


def test_only_what_is_asked_for_is_said() -> None:
    run = check("--today", "2024-06-03", "content/places/brussels.yml")
    *lines, summary = run.stdout.splitlines()
    assert "\n".join(lines) in EXPECTED
    assert summary.startswith("2 errors in 1 file")


def test_a_build_says_the_same_and_makes_nothing(tmp_path: Path) -> None:
    run = mkdocs(INVALID, "build", "--site-dir", tmp_path / "site")
    assert run.returncode == 1
    assert not (tmp_path / "site").exists()
    assert "Traceback" not in run.stdout
    # The day that counts as today differs, and with it what lies ahead.
    expected = EXPECTED.replace("after 2024-06-03", "after 2024-06-01").splitlines()
    assert [line for line in expected if line not in run.stdout] == []
