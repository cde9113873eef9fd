"""The whole way of a contribution, from clone to comment to site, by the commands in use."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from dateline.review.card import from_json
from dateline.review.markdown import MARKER
from tests.cli.commands import dateline
from tests.repositories import Checkout, repository
from tests.workflows.hub import ROBOT, Hub
from tests.workflows.steps import SITE_FILES, Ran, Runner, make_ready, merged, workflow

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

RECORDS = {
    "content/actors/nato.yml": "name: NATO\nkind: organization\n",
    "content/actors/russia.yml": "name: Russia\nkind: state\n",
    "content/sources/report.yml": "title: A report\npublished: 2022-01-14\n",
    "content/events/2022/2022-01-12-council.yml": """\
title: The council meets
date: 2022-01-12
type: meeting
actors: [nato, russia]
sources: [report]
""",
}
EVENT = "content/events/2022/2022-01-13-envoys-speak.yml"
WRITTEN = """\
title: Envoys speak of a second meeting
date: {date}
type: meeting
actors: [{actor}, russia]
summary: They spoke of when to meet again.
sources: [report]
"""
NOTES = """\
line=2,col=7,title=invalid-date::There is no month 13%0Ahint: Months are 01 to 12. Write 2022-01-13
line=4,col=10,title=unknown-reference::no actor has the id or the name “nata”\
%0Ahint: did you mean “nato”?
"""
REVIEW = workflow("check.yml")["jobs"]["review"]
(COMMENT,) = (
    step
    for step in workflow("comment.yml")["jobs"]["comment"]["steps"]
    if step["name"] == "Write the comment"
)
COMMENTS = "issues/7/comments"


def checked(upstream: Checkout, fork: Checkout, folder: Path) -> Ran:
    """What the check of the pull request from `fork` does, on a machine of its own."""
    folder.mkdir()
    job = merged(upstream, fork, folder / "job")
    values = {"github.event.pull_request.number": "7"}
    return Runner(job.path, folder / "temp", values).run(REVIEW["steps"])


def packed(folder: Path) -> bytes:
    """An artifact as GitHub packs it."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as opened:
        for path in sorted(folder.iterdir()):
            opened.writestr(path.name, path.read_bytes())
    return archive.getvalue()


def commented(ran: Ran, fork: Checkout, folder: Path, before: str | None) -> list[tuple[str, str]]:
    """What the comment of the pull request becomes after a check, by the method that writes it."""
    head = fork.git("rev-parse", "HEAD")
    artifact = packed(ran.handed_over["review-card"])
    hub = Hub(folder / "hub")
    repo = {"full_name": "contributor/timeline"}
    pull = {"state": "open", "head": {"sha": head, "ref": "change", "repo": repo}}
    hub.answers_with("pulls/7", pull)
    hub.lists(COMMENTS, [{"id": 90, "user": ROBOT, "body": before}] if before else [])
    hub.answers_with(COMMENTS, {}, "POST")
    hub.answers_with("issues/comments/90", {}, "PATCH")
    made = {"name": "review-card", "id": 5, "expired": False, "size_in_bytes": len(artifact)}
    hub.answers_with("actions/runs/4711/artifacts?name=review-card", {"artifacts": [made]})
    hub.answers_with("actions/artifacts/5/zip", artifact)
    values = {
        "github.token": "not a token",
        "github.event.workflow_run.id": "4711",
        "github.event.workflow_run.head_sha": head,
        "github.event.workflow_run.head_repository.full_name": "contributor/timeline",
        "github.event.workflow_run.head_branch": "change",
    }
    # The default branch as it is: nothing of the change is there.
    checkout = folder / "default"
    checkout.mkdir()
    make_ready(checkout)
    done = Runner(checkout, folder / "comment", values, hub.environment()).run([COMMENT])
    assert done.passed, done.said
    return [(what.partition(" ")[0], body["body"]) for what, body in hub.written]


def test_from_clone_to_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upstream = repository(tmp_path / "upstream", {**SITE_FILES, **RECORDS})

    # A contributor clones, starts from a draft, and makes two mistakes.
    fork = upstream.clone(tmp_path / "fork")
    fork.git("checkout", "--quiet", "-b", "change")
    monkeypatch.chdir(fork.path)
    draft = dateline("new", "event", "Envoys speak", "--date", "2022-01-13")
    assert (draft.status, draft.said.strip()) == (0, EVENT)
    fork.commit({EVENT: WRITTEN.format(date="2022-13-01", actor="nata")}, "Envoys speak")

    # The check fails and says both beside their lines; the card is there all the same.
    first = checked(upstream, fork, tmp_path / "first")
    assert not first.passed
    notes = [line for line in first.said.splitlines() if line.startswith("::error ")]
    assert notes == [f"::error file={EVENT},{note}" for note in NOTES.splitlines()]
    card = from_json((first.handed_over["review-card"] / "card.json").read_bytes())
    assert [one.rule for one in card.problems_added] == ["invalid-date", "unknown-reference"]
    assert card.pages_unknown
    assert "preview" not in first.handed_over
    ((method, comment),) = commented(first, fork, tmp_path / "first", None)
    assert method == "POST"
    assert comment.startswith(f"{MARKER}\n## 1 event added\n")
    assert "### Problems this change adds (2)" in comment

    # They are mended. The same comment now says what readers will see.
    fork.commit({EVENT: WRITTEN.format(date="2022-01-13", actor="nato")}, "Mend date and actor")
    second = checked(upstream, fork, tmp_path / "second")
    assert second.passed, second.said
    ((method, renewed),) = commented(second, fork, tmp_path / "second", comment)
    assert method == "PATCH"
    assert renewed.startswith(f"{MARKER}\n## 1 event added; ")
    assert "pages change" in renewed
    assert "Problems this change adds" not in renewed
    assert "13 January 2022" in renewed
    assert renewed in second.summary
    preview = second.handed_over["preview"] / "events" / "2022-01-13-envoys-speak" / "index.html"
    assert "Envoys speak of a second meeting" in preview.read_text()

    # The maintainer merges, and the site shows the event.
    upstream.git("pull", "--quiet", "--no-rebase", f"file://{fork.path}", "change")
    make_ready(upstream.path)
    site = Runner(upstream.path, tmp_path / "site", {"steps.pages.outputs.base_url": ""})
    (build,) = (
        step
        for step in workflow("site.yml")["jobs"]["build"]["steps"]
        if step.get("run", "").strip() == "make site"
    )
    assert site.run([build]).passed
    timeline = (upstream.path / "site" / "timeline" / "2022" / "01" / "index.html").read_text()
    assert "Envoys speak of a second meeting" in timeline
