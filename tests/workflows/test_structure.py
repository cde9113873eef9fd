"""What every workflow keeps to, whatever it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.workflows.steps import EXPRESSION, WORKFLOWS, checked_by, shellchecked, workflow

if TYPE_CHECKING:
    from pathlib import Path

NAMES = sorted(path.name for path in WORKFLOWS.iterdir())
WRITES = {
    ("site.yml", "deploy"): {"pages", "id-token"},
    ("comment.yml", "comment"): {"pull-requests"},
    ("links.yml", "links"): {"issues"},
}
"""The jobs that may write, and what."""

TRIGGERS = {
    "check.yml": {"pull_request"},
    "comment.yml": {"workflow_run"},
    "links.yml": {"schedule", "workflow_dispatch"},
    "site.yml": {"push", "workflow_dispatch"},
}


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def test_workflows_are_such_as_github_takes() -> None:
    files = [WORKFLOWS / name for name in NAMES]
    checked_by("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files)


@pytest.mark.parametrize("name", NAMES)
def test_commands_are_in_order(name: str, tmp_path: Path) -> None:
    for step in steps(name):
        shellchecked(step.get("run", ""), tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_pinned_by_commit(name: str) -> None:
    references = re.findall(r"uses: (.+)", (WORKFLOWS / name).read_text())
    assert references
    for reference in references:
        assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", reference)


def test_an_action_has_one_version_everywhere() -> None:
    found = re.findall(r"uses: ([\w/-]+)@(.+)", "".join(map(_text, NAMES)))
    assert len(set(found)) == len({action for action, _ in found})


@pytest.mark.parametrize("name", NAMES)
def test_jobs_may_do_what_they_need_and_no_more(name: str) -> None:
    loaded = workflow(name)
    assert loaded["permissions"] == {}
    for job_name, job in loaded["jobs"].items():
        writes = {scope for scope, access in job["permissions"].items() if access == "write"}
        assert writes == WRITES.get((name, job_name), set())
        assert set(job["permissions"].values()) <= {"read", "write"}


@pytest.mark.parametrize("name", NAMES)
def test_triggers(name: str) -> None:
    assert set(workflow(name)["on"]) == TRIGGERS[name]


@pytest.mark.parametrize("name", NAMES)
def test_jobs_end_and_fail_with_any_command(name: str) -> None:
    loaded = workflow(name)
    assert loaded["defaults"] == {"run": {"shell": "bash"}}
    assert all(job["timeout-minutes"] <= 180 for job in loaded["jobs"].values())
    assert "concurrency" in loaded or all("concurrency" in job for job in loaded["jobs"].values())


@pytest.mark.parametrize("name", NAMES)
def test_no_expression_is_part_of_a_command(name: str) -> None:
    assert not [step["name"] for step in steps(name) if EXPRESSION.search(step.get("run", ""))]


@pytest.mark.parametrize("name", NAMES)
def test_checkouts_keep_no_credentials(name: str) -> None:
    for step in steps(name):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_no_secret_is_used_but_the_token_of_the_run() -> None:
    assert "secrets" not in "".join(map(_text, NAMES))


def test_token_is_given_to_our_own_scripts_alone() -> None:
    given = {
        (name, step["run"].split("\n")[0].split(" ")[0])
        for name in NAMES
        for step in steps(name)
        if "GH_TOKEN" in step.get("env", {})
    }
    assert given == {
        ("comment.yml", ".venv/bin/python"),
        ("links.yml", ".venv/bin/python"),
        ("links.yml", "last=$(gh"),
    }


def test_commenting_takes_nothing_of_the_change() -> None:
    loaded = workflow("comment.yml")
    assert loaded["on"]["workflow_run"]["workflows"] == [workflow("check.yml")["name"]]
    job = loaded["jobs"]["comment"]
    actions = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
    assert actions == ["actions/checkout", "actions/setup-python"]
    assert job["steps"][0]["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_check_never_stops_before_the_card() -> None:
    for step in workflow("check.yml")["jobs"]["review"]["steps"][4:]:
        assert step["if"].startswith("${{ !cancelled() && ")


def _text(name: str) -> str:
    return (WORKFLOWS / name).read_text()
