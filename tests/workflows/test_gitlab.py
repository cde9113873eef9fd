"""The jobs for GitLab, run in real clones, with an API of this machine's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from code_quality import entries
from dateline.review.markdown import MARKER
from tests.conftest import ROOT
from tests.repositories import Checkout, repository
from tests.workflows.gitlab_server import TOKEN, GitLab, running
from tests.workflows.steps import SITE_FILES, Runner, make_ready

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PIPELINE: dict[str, Any] = yaml.safe_load((ROOT / "docs/gitlab/.gitlab-ci.yml").read_text())
REQUEST = "projects/5/merge_requests/7"
NOTES = f"GET {REQUEST}/notes?sort=asc&per_page=100&page="
CREATED, RENEWED = f"POST {REQUEST}/notes", f"PUT {REQUEST}/notes/90"
ME, OTHER = {"id": 1}, {"id": 2}
TALKS = "content/topics/talks.yml"
BAD = "content/topics/Київ, так.yml"


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    """GitLab with a merge request without notes."""
    with running() as made:
        made.answers.update(
            {"GET user": ME, f"{NOTES}1": [], CREATED: {"id": 90}, RENEWED: {"id": 90}}
        )
        yield made


@pytest.fixture
def clone(tmp_path: Path, gitlab: GitLab) -> Checkout:
    """The clone of a branch with a change, as a job gets it."""
    origin = repository(tmp_path / "origin", SITE_FILES)
    origin.git("checkout", "--quiet", "-b", "change")
    head = origin.commit({TALKS: "name: Talks in Geneva\n"})
    origin.git("checkout", "--quiet", "main")
    origin.commit({"content/index.md": "# Other words\n"})
    cloned = origin.clone(tmp_path / "clone", "--branch=change")
    make_ready(cloned.path)
    gitlab.answers[f"GET {REQUEST}"] = {"sha": head}
    return cloned


def run(
    clone: Checkout, job: str, gitlab: GitLab, given: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the commands of a job as GitLab does, one after another in one shell."""
    head = clone.git("rev-parse", "HEAD")
    environment = {
        "CI_API_V4_URL": gitlab.address,
        "CI_COMMIT_SHA": head,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": clone.git("merge-base", "HEAD", "origin/main"),
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_PROJECT_URL": "https://gitlab.example.org/newsroom/timeline",
        "REVIEW_TOKEN": TOKEN,
        **(given or {}),
    }
    script = "\n".join(PIPELINE[job]["script"])
    return Runner(clone.path, clone.path.parent / "temp").command(script, environment)


def test_first_card_is_a_new_note(clone: Checkout, gitlab: GitLab) -> None:
    ran = run(clone, "review", gitlab)
    assert ran.returncode == 0, ran.stdout
    ((path, body),) = gitlab.written
    assert path == CREATED
    assert body["body"].startswith(f"{MARKER}\n## 1 topic added; ")
    assert "https://gitlab.example.org/newsroom/timeline/-/blob/" in body["body"]
    assert "<!doctype html>" in (clone.path / "card.html").read_text()


def test_next_card_takes_the_place_of_the_first(clone: Checkout, gitlab: GitLab) -> None:
    card = f"{MARKER}\n## Nothing"
    others = [
        {"id": 1, "author": OTHER, "body": card},
        {"id": 2, "author": ME, "body": f"See\n{card}"},
        *({"id": number, "author": OTHER, "body": ""} for number in range(200, 298)),
    ]
    gitlab.answers[f"{NOTES}1"] = others
    gitlab.answers[f"{NOTES}2"] = [{"id": 90, "author": ME, "body": card}]
    ran = run(clone, "review", gitlab)
    assert ran.returncode == 0, ran.stdout
    assert [path for path, _ in gitlab.written] == [RENEWED]


@pytest.mark.parametrize(
    ("given", "told"),
    [({"REVIEW_TOKEN": ""}, "no token"), ({"CI_COMMIT_SHA": "0" * 40}, "moved on")],
    ids=["fork", "moved-on"],
)
def test_nothing_is_written_where_there_is_a_good_reason(
    clone: Checkout, gitlab: GitLab, given: Mapping[str, str], told: str
) -> None:
    ran = run(clone, "review", gitlab, given)
    assert ran.returncode == 0, ran.stdout
    assert told in ran.stdout
    assert not gitlab.written
    assert (clone.path / "card.html").exists()


def test_pipeline_of_the_merged_result_writes_the_note_too(clone: Checkout, gitlab: GitLab) -> None:
    head = clone.git("rev-parse", "HEAD")
    target = clone.git("rev-parse", "origin/main")
    clone.git("checkout", "--quiet", "--detach", "origin/main")
    clone.git("merge", "--quiet", "--no-ff", "--message", "Merge", head)
    given = {
        "CI_COMMIT_SHA": clone.git("rev-parse", "HEAD"),
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": head,
        "CI_MERGE_REQUEST_TARGET_BRANCH_SHA": target,
    }
    ran = run(clone, "review", gitlab, given)
    assert ran.returncode == 0, ran.stdout
    ((_, body),) = gitlab.written
    assert body["body"].startswith(f"{MARKER}\n## 1 topic added; ")


@pytest.mark.parametrize("answer", [302, 401, 403, 404, 500])
@pytest.mark.parametrize("path", [f"GET {REQUEST}", "GET user", f"{NOTES}1", CREATED])
def test_refusing_api_fails_without_a_traceback(
    gitlab: GitLab, tmp_path: Path, path: str, answer: int
) -> None:
    gitlab.answers[f"GET {REQUEST}"] = {"sha": "1"}
    gitlab.answers[path] = answer
    (tmp_path / "card.md").write_text(f"{MARKER}\n## Nothing\n")
    make_ready(tmp_path)
    environment = {
        "CI_API_V4_URL": gitlab.address,
        "CI_COMMIT_SHA": "1",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_PROJECT_ID": "5",
        "REVIEW_TOKEN": TOKEN,
    }
    command = ".venv/bin/python docs/gitlab/note.py card.md"
    ran = Runner(tmp_path, tmp_path).command(command, environment)
    assert ran.returncode == 1
    assert f"{path}: GitLab answers {answer} " in ran.stdout
    assert TOKEN not in ran.stdout
    assert "Traceback" not in ran.stdout
    assert not [asked for asked, _ in gitlab.calls if "elsewhere" in asked]


def test_hostile_text_is_no_quick_action(clone: Checkout, gitlab: GitLab) -> None:
    clone.commit({TALKS: "name: '/close\n\n\n  /merge\n\n\n  @all'\ndescription: |\n  /approve\n"})
    head = clone.git("rev-parse", "HEAD")
    gitlab.answers[f"GET {REQUEST}"] = {"sha": head}
    ran = run(clone, "review", gitlab)
    assert ran.returncode == 0, ran.stdout
    ((_, body),) = gitlab.written
    lines = body["body"].splitlines()
    assert "/close" in body["body"]
    assert not [line for line in lines if line.lstrip().startswith("/")]
    assert not [line for line in lines if "@all" in line and not line.startswith(("+", "-"))]


def test_good_change_passes_the_check(clone: Checkout, gitlab: GitLab) -> None:
    ran = run(clone, "check", gitlab)
    assert ran.returncode == 0, ran.stdout
    found = json.loads((clone.path / "code-quality.json").read_text())
    assert {entry["severity"] for entry in found} <= {"minor"}


def test_problems_are_listed_and_fail_the_check(clone: Checkout, gitlab: GitLab) -> None:
    clone.commit({BAD: "nam: Talks\n"})
    ran = run(clone, "check", gitlab)
    assert ran.returncode, ran.stdout
    found = json.loads((clone.path / "code-quality.json").read_text())
    (entry,) = (entry for entry in found if entry["check_name"] == "missing-field")
    assert entry["severity"] == "major"
    assert entry["location"] == {"path": BAD, "lines": {"begin": 1}}


def test_deleted_record_fails_the_check(clone: Checkout, gitlab: GitLab) -> None:
    clone.commit({TALKS: None})
    base = clone.git("rev-parse", "HEAD^1")
    ran = run(clone, "check", gitlab, {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base})
    assert ran.returncode, ran.stdout
    assert "[deleted-record]" in ran.stdout


def test_site_that_cannot_be_read_fails_the_check_with_its_reason(
    clone: Checkout, gitlab: GitLab
) -> None:
    clone.commit({"mkdocs.yml": "docs_dir: [\n"})
    ran = run(clone, "check", gitlab)
    assert ran.returncode, ran.stdout
    assert "mkdocs.yml" in ran.stdout
    assert "Traceback" not in ran.stdout


def test_fingerprints_stay_when_lines_move_and_differ_for_the_same_problem() -> None:
    problem = {"path": "a", "rule": "r", "message": "m", "hint": None, "severity": "error"}
    first, second = ({**problem, "line": line} for line in (3, 8))
    listed = [entry["fingerprint"] for entry in entries([first, second])]
    assert listed == [entry["fingerprint"] for entry in entries([second, first])]
    assert len(set(listed)) == 2


def test_pages_are_published_from_the_default_branch_alone() -> None:
    job = PIPELINE["pages"]
    assert job["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert job["artifacts"]["paths"] == ["public"]
    assert job["script"] == ["make site", "mv site public"]


def test_no_other_job_runs_there() -> None:
    jobs = set(PIPELINE) - {"workflow", "default", "pages"}
    asked = [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert {name for name in jobs if PIPELINE[name]["rules"] == asked} == jobs
