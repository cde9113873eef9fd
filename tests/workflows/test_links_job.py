"""The weekly job that looks after links, with a `dateline links` that says what a test wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from dateline.cli.links import links
from links_issue import ALL_WELL, MARKER, TITLE
from tests.workflows.hub import ROBOT, Hub
from tests.workflows.steps import Ran, Runner, make_ready, workflow

if TYPE_CHECKING:
    from pathlib import Path

STEPS = [step for step in workflow("links.yml")["jobs"]["links"]["steps"] if "run" in step][1:]
ISSUES = "issues?state=open&creator=github-actions%5Bbot%5D"
REPORT = "3 addresses: 2 live, 1 dead.\n\n## Gone (1)\n\n- `https://example.org/`\n"
KNOWN = '{"address": "https://example.org/", "state": "live", "checked": "2022-01-10"}\n'


def issue(number: int, body: str = f"{MARKER}\nold", **more: object) -> dict[str, Any]:
    return {"number": number, "user": ROBOT, "body": body, **more}


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """GitHub without an issue about links, where the job has never run."""
    made = Hub(tmp_path / "hub", {"run list": ""})
    made.lists(ISSUES, [])
    for path in ("issues", "issues/12/comments"):
        made.answers_with(path, {}, "POST")
    made.answers_with("issues/12", {}, "PATCH")
    return made


def run(hub: Hub, folder: Path, report: str, status: int = 0) -> Ran:
    """What the job does where the links are as the report says."""
    checkout = folder / "job"
    (checkout / "content").mkdir(parents=True)
    (checkout / "content" / "links.jsonl").write_text(KNOWN)
    make_ready(checkout)
    (folder / "report.md").write_text(report)
    command = checkout / ".venv" / "bin" / "dateline"
    command.write_text(f'#!/bin/sh\necho "$@" > asked\ncat "{folder}/report.md"\nexit {status}\n')
    environment = {**hub.environment(), "GITHUB_RUN_ID": "99", "GITHUB_REF_NAME": "main"}
    return Runner(checkout, folder / "temp", {"github.token": "none"}, environment).run(STEPS)


def test_dead_link_opens_an_issue(hub: Hub, tmp_path: Path) -> None:
    ran = run(hub, tmp_path, REPORT)
    assert ran.passed, ran.said
    ((path, body),) = hub.written
    assert path == "POST issues"
    assert body["title"] == TITLE
    assert body["body"].startswith(f"{MARKER}\n{REPORT}")
    assert "https://github.com/newsroom/timeline/actions/runs/99" in body["body"]
    assert ran.summary == REPORT
    command, *arguments = (tmp_path / "job" / "asked").read_text().split()
    assert command == "links"
    known = {option for parameter in links.params for option in parameter.opts}
    assert {one for one in arguments if one.startswith("-")} <= known


def test_next_report_takes_the_place_of_the_one_before(hub: Hub, tmp_path: Path) -> None:
    others = [
        {**issue(3), "user": {"login": "reader"}},
        issue(4, "Something else"),
        issue(5, pull_request={}),
    ]
    hub.lists(ISSUES, [*others, *(issue(number, "Talk") for number in range(200, 300)), issue(12)])
    ran = run(hub, tmp_path, REPORT)
    assert ran.passed, ran.said
    ((path, body),) = hub.written
    assert path == "PATCH issues/12"
    assert set(body) == {"body"}
    assert REPORT in body["body"]


def test_issue_is_closed_when_nothing_is_left_to_do(hub: Hub, tmp_path: Path) -> None:
    hub.lists(ISSUES, [issue(12)])
    ran = run(hub, tmp_path, "")
    assert ran.passed, ran.said
    assert hub.written == [
        ("POST issues/12/comments", {"body": ALL_WELL}),
        ("PATCH issues/12", {"state": "closed", "state_reason": "completed"}),
    ]


def test_no_issue_where_all_is_well(hub: Hub, tmp_path: Path) -> None:
    ran = run(hub, tmp_path, "")
    assert ran.passed, ran.said
    assert not hub.written


def test_failing_command_leaves_the_issue_as_it_is(hub: Hub, tmp_path: Path) -> None:
    hub.lists(ISSUES, [issue(12)])
    ran = run(hub, tmp_path, "", status=2)
    assert not ran.passed
    assert not hub.written


def test_long_report_is_cut_and_says_so(hub: Hub, tmp_path: Path) -> None:
    ran = run(hub, tmp_path, "- `https://example.org/`\n" * 9000)
    assert ran.passed, ran.said
    ((_, body),) = hub.written
    assert len(body["body"]) < 65_000
    assert "- `https://example.org/`\n\nThe rest does not fit here" in body["body"]


def test_what_the_last_run_found_is_taken_up(hub: Hub, tmp_path: Path) -> None:
    later = KNOWN.replace("-10", "-17")
    hub.answers.update({"run list": "98\n", "run download": later})
    ran = run(hub, tmp_path, REPORT)
    assert ran.passed, ran.said
    assert (tmp_path / "job" / "content" / "links.jsonl").read_text() == KNOWN + later


def test_what_the_last_run_found_may_be_gone(hub: Hub, tmp_path: Path) -> None:
    hub.answers["run list"] = "98\n"
    ran = run(hub, tmp_path, REPORT)
    assert ran.passed, ran.said
    assert (tmp_path / "job" / "content" / "links.jsonl").read_text() == KNOWN
