"""The workflow of docs/scale.md, which is no file of its own: it is checked as if it were one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.workflows.steps import EXPRESSION, WORKFLOWS, Runner, checked_by, shellchecked

(TEXT,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/scale.md").read_text(), re.DOTALL)
JOBS: dict[str, Any] = yaml.safe_load(TEXT)["jobs"]
PARTS: list[str] = JOBS["build"]["strategy"]["matrix"]["part"]
USES = re.compile(r"uses: ([\w/-]+)@(.+)")


def step(job: str, name: str) -> dict[str, Any]:
    (found,) = (one for one in JOBS[job]["steps"] if one["name"] == name)
    return dict(found)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The workflow where GitHub would look for it."""
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "large.yml").write_text(TEXT)
    return folder / "large.yml"


def test_workflow_is_one_and_has_no_weakness(written: Path) -> None:
    checked_by("check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(written))
    checked_by(
        *("zizmor", "--offline", "--no-progress", "--persona=pedantic"),
        str(written.parents[1]),
    )


@pytest.mark.parametrize(
    "script", [one["run"] for job in JOBS.values() for one in job["steps"] if "run" in one]
)
def test_commands_are_in_order(script: str, tmp_path: Path) -> None:
    assert not EXPRESSION.search(script)
    shellchecked(script, tmp_path)


def test_actions_are_those_of_the_other_workflows() -> None:
    used = dict(USES.findall(TEXT))
    others = dict(USES.findall("".join(path.read_text() for path in WORKFLOWS.iterdir())))
    assert {action: at for action, at in used.items() if action in others}.items() <= others.items()
    assert used.keys() - others.keys() == {"actions/download-artifact"}
    for at in used.values():
        assert re.fullmatch(r"[0-9a-f]{40} # v\d+\.\d+\.\d+", at)


def test_there_is_a_job_for_each_share_and_one_for_the_common_part(tmp_path: Path) -> None:
    """The command is asked for, not run: a program of the same name tells what it was given."""
    program = tmp_path / ".venv" / "bin" / "dateline"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$@"\n')
    program.chmod(0o755)
    asked = []
    for part in PARTS:
        runner = Runner(tmp_path, tmp_path / "temp", {"matrix.part": part, "vars.SITE_URL": ""})
        asked.append(runner.run([step("build", "Build the part")]).said.strip())
    assert asked == [
        *(f"build --shard {number}/{len(PARTS) - 1}" for number in range(1, len(PARTS))),
        "build --shard common",
    ]
    assert JOBS["publish"]["needs"] == "build"


def test_parts_are_packed_and_put_together_as_they_were(tmp_path: Path) -> None:
    """What all parts have is there once, and what one of them has too."""
    everywhere = {"index.html": "<h1>Home</h1>", ".nojekyll": ""}
    own = {part: f"events/{part}/index.html" for part in PARTS}
    publishing = tmp_path / "publishing"
    (publishing / "parts").mkdir(parents=True)
    handed = step("build", "Hand the part over")["with"]
    for part in PARTS:
        checkout, temp = tmp_path / f"job-{part}", tmp_path / f"temp-{part}"
        for name, text in {**everywhere, own[part]: f"<h1>{part}</h1>"}.items():
            page = checkout / "site" / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text)
        ran = Runner(checkout, temp, {"matrix.part": part}).run([step("build", "Pack the part")])
        assert ran.passed, ran.said
        path = handed["path"].replace("${{ matrix.part }}", part)
        packed = Path(path.replace("${{ runner.temp }}", str(temp)))
        packed.rename(publishing / "parts" / packed.name)
    ran = Runner(publishing, tmp_path / "temp").run([step("publish", "Put the parts together")])
    assert ran.passed, ran.said
    site = publishing / "site"
    assert {
        str(path.relative_to(site)): path.read_text() for path in site.rglob("*") if path.is_file()
    } == {**everywhere, **{name: f"<h1>{part}</h1>" for part, name in own.items()}}
    assert list((publishing / "parts").iterdir()) == []
