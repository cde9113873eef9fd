"""The script that posts a review card, with everything a stranger can hand it."""

from __future__ import annotations

import json
import stat
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comment import unpacked
from dateline.review.card import MOST_BYTES
from dateline.review.markdown import MARKER
from github import RefusedError
from tests.repositories import Checkout, repository
from tests.workflows.hub import ROBOT, Hub
from tests.workflows.steps import SITE_FILES, Runner, make_ready, merged, workflow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

(STEP,) = (
    step
    for step in workflow("comment.yml")["jobs"]["comment"]["steps"]
    if step["name"] == "Write the comment"
)
STEPS_OF_A_CARD = {"Install", "Make the review card", "Hand the review card over"}
SHA = "1" * 40
CARD = {"base": "2" * 40, "head": "3" * 40, "headline": "1 event added; 3 pages change"}
RUN = {
    "github.token": "not a token",
    "github.event.workflow_run.id": "4711",
    "github.event.workflow_run.head_sha": SHA,
    "github.event.workflow_run.head_repository.full_name": "stranger/timeline",
    "github.event.workflow_run.head_branch": "change",
}
COMMENTS = "issues/7/comments"
CREATED, RENEWED = f"POST {COMMENTS}", "PATCH issues/comments/90"


def archive(
    files: Mapping[str, bytes | str] | None = None, compression: int = ZIP_DEFLATED
) -> bytes:
    """An artifact as GitHub packs it."""
    packed = BytesIO()
    with ZipFile(packed, "w", compression) as opened:
        for name, text in (
            {"card.json": json.dumps(CARD), "number": "7"} | dict(files or {})
        ).items():
            opened.writestr(name, text)
    return packed.getvalue()


def pull(sha: str = SHA, owner: str = "stranger", state: str = "open") -> dict[str, Any]:
    """A pull request as the API has it."""
    head = {"sha": sha, "ref": "change", "repo": {"full_name": f"{owner}/timeline"}}
    return {"state": state, "head": head}


def said(number: int, author: Mapping[str, str], text: str) -> dict[str, Any]:
    """A comment as the API has it."""
    return {"id": number, "user": author, "body": text}


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    """GitHub with the pull request 7 of a stranger, and 8 of somebody else."""
    made = Hub(tmp_path / "hub")
    made.answers_with("pulls/7", pull())
    made.answers_with("pulls/8", pull(owner="editor"))
    made.lists(COMMENTS, [])
    made.lists("issues/8/comments", [])
    for path in (CREATED, RENEWED, "POST issues/8/comments"):
        method, _, below = path.partition(" ")
        made.answers_with(below, {}, method)
    hand_over(made, archive())
    return made


def hand_over(hub: Hub, packed: bytes, size: int | None = None, number: int = 5) -> None:
    """Let the run have made an artifact."""
    made = {"name": "review-card", "id": number, "expired": False}
    entry = {**made, "size_in_bytes": len(packed) if size is None else size}
    older = {**entry, "id": number - 1}
    found = {"artifacts": [older, entry]}
    hub.answers_with("actions/runs/4711/artifacts?name=review-card", found)
    hub.answers_with(f"actions/artifacts/{number}/zip", packed)


def comment(hub: Hub, tmp_path: Path) -> tuple[bool, str]:
    """Whether the step passed, and what it said."""
    checkout = tmp_path / "default-branch"
    checkout.mkdir()
    make_ready(checkout)
    ran = Runner(checkout, tmp_path / "temp", RUN, hub.environment()).run([STEP])
    assert "Traceback" not in ran.said
    return ran.passed, ran.said


def test_first_card_is_a_new_comment(hub: Hub, tmp_path: Path) -> None:
    passed, told = comment(hub, tmp_path)
    assert passed, told
    ((path, body),) = hub.written
    assert path == CREATED
    assert body["body"] == f"{MARKER}\n## 1 event added; 3 pages change"


def test_next_card_takes_the_place_of_the_first(hub: Hub, tmp_path: Path) -> None:
    others = [
        said(number, {"login": f"reader-{number}"}, f"{MARKER}\nI am a card too")
        for number in (1, 2)
    ]
    talk = [said(number, ROBOT, "I am no card.") for number in range(100, 240)]
    own = said(90, ROBOT, f"{MARKER}\n## Nothing that readers see changes")
    hub.lists(COMMENTS, [*others, *talk, own, said(91, ROBOT, own["body"])])
    passed, told = comment(hub, tmp_path)
    assert passed, told
    assert [path for path, _ in hub.written] == [RENEWED]


def test_comments_with_the_marker_by_others_are_let_alone(hub: Hub, tmp_path: Path) -> None:
    others: list[dict[str, Any]] = [
        said(1, {"login": "stranger"}, f"{MARKER}\n## 9 events added"),
        said(2, {"login": "github-actions"}, f"{MARKER}\n## 9 events added"),
        said(3, ROBOT, f"See {MARKER}\n## 9 events added"),
        {"id": 4, "user": None, "body": f"{MARKER}\n"},
    ]
    hub.lists(COMMENTS, others)
    passed, told = comment(hub, tmp_path)
    assert passed, told
    assert [path for path, _ in hub.written] == [CREATED]


def test_same_card_is_not_written_again(hub: Hub, tmp_path: Path) -> None:
    hub.lists(COMMENTS, [said(90, ROBOT, f"{MARKER}\n## 1 event added; 3 pages change\n")])
    passed, told = comment(hub, tmp_path)
    assert passed, told
    assert not hub.written


@pytest.mark.parametrize(
    ("path", "answer", "told"),
    [
        ("pulls/7", pull(sha="4" * 40), "moved on"),
        ("pulls/7", pull(state="closed"), "closed"),
        ("actions/runs/4711/artifacts?name=review-card", {"artifacts": []}, "no"),
        (
            "actions/runs/4711/artifacts?name=review-card",
            {"artifacts": [{"name": "review-card", "id": 1, "expired": True}]},
            "before there was a card",
        ),
    ],
    ids=["moved-on", "closed", "cancelled", "expired"],
)
def test_nothing_is_written_where_there_is_a_good_reason(
    hub: Hub, tmp_path: Path, path: str, answer: object, told: str
) -> None:
    hub.answers_with(path, answer)
    passed, words = comment(hub, tmp_path)
    assert passed
    assert words.startswith("::notice::Nothing to do: ")
    assert told in words
    assert not hub.written


def link(name: str, target: str) -> bytes:
    """An artifact one of whose files is a symbolic link."""
    entry = ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    packed = BytesIO()
    with ZipFile(packed, "w") as opened:
        opened.writestr("number", "7")
        opened.writestr(entry, target)
    return packed.getvalue()


def twice() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as opened:
        for name in ("card.json", "number"):
            opened.writestr(name, "7")
        opened.infolist()[1].filename = "card.json"
    return packed.getvalue()


def lying_about_its_size() -> bytes:
    """An archive that says of a file of megabytes that it has ten bytes."""
    packed = archive({"card.json": b" " * (MOST_BYTES + 10)})
    return packed.replace((MOST_BYTES + 10).to_bytes(4, "little"), (10).to_bytes(4, "little"))


@pytest.mark.parametrize(
    "packed",
    [
        archive({"more.txt": "x"}),
        archive({"../number": "7"}),
        archive({"/etc/number": "7"}),
        archive({"number/": ""}),
        archive({"number": "07"}),
        archive({"number": "0"}),
        archive({"number": "-7"}),
        archive({"number": "\N{FULLWIDTH DIGIT SEVEN}"}),
        archive({"number": "7\n"}),
        archive({"number": "7/../8"}),
        archive({"number": "7?a=b"}),
        archive({"number": ""}),
        archive({"number": "1234567890"}),
        archive({"number": b"\xff\xfe"}),
        archive({"card.json": b" " * (MOST_BYTES + 1)}),
        archive({"card.json": b"\0" * 50_000_000}),
        archive(compression=ZIP_LZMA),
        archive()[:-30],
        lying_about_its_size(),
        twice(),
        b"",
        b"<html>",
    ],
)
def test_forged_artifact_is_refused(packed: bytes) -> None:
    with pytest.raises(RefusedError):
        unpacked(packed)


@pytest.mark.parametrize(
    "packed",
    [
        archive({"more.txt": "x"}),
        archive({"number": "8"}),
        archive({"number": "9"}),
        archive({"card.json": "null"}),
        archive({"card.json": "[" * 100_000}),
        archive({"card.json": json.dumps({**CARD, "markdown": "# Mine"})}),
        link("card.json", "/etc/passwd"),
        b"\0" * (MOST_BYTES + 100),
    ],
    ids=["files", "of-another", "of-none", "null", "deep", "key", "link", "large"],
)
def test_what_is_forged_is_not_written(hub: Hub, tmp_path: Path, packed: bytes) -> None:
    hand_over(hub, packed, size=1000)
    passed, told = comment(hub, tmp_path)
    assert not passed
    assert "::error::" in told
    assert not hub.written


def test_artifact_said_to_be_too_large_is_not_even_downloaded(hub: Hub, tmp_path: Path) -> None:
    hand_over(hub, archive(), size=10**9)
    passed, _ = comment(hub, tmp_path)
    assert not passed
    assert not [call for call in hub.calls if call["asked"].endswith("/zip")]


@pytest.mark.parametrize("broken", ["pulls/7", "actions/artifacts/5/zip", "issues/7/comments?"])
def test_failing_api_fails_the_step_without_a_traceback(
    hub: Hub, tmp_path: Path, broken: str
) -> None:
    for asked in [asked for asked in hub.answers if broken in asked]:
        del hub.answers[asked]
    passed, told = comment(hub, tmp_path)
    assert not passed
    assert "::error::gh api repos/newsroom/timeline/" in told


def test_words_of_a_forged_card_are_just_words(hub: Hub, tmp_path: Path) -> None:
    hostile = "![x](https://evil.example/) @editors <img src=x>\n\n/close\n::error::x"
    page = {"kind": "changed", "address": hostile, "title": hostile}
    hand_over(
        hub, archive({"card.json": json.dumps({**CARD, "headline": hostile, "pages": [page]})})
    )
    passed, told = comment(hub, tmp_path)
    assert passed, told
    ((_, body),) = hub.written
    assert body["body"].startswith(f"{MARKER}\n## ")
    assert "<img" not in body["body"]
    assert "](http" not in body["body"]
    assert "@editors" not in body["body"]
    assert not [line for line in body["body"].splitlines() if line.startswith("/")]


@given(st.data())
def test_damaged_archive_is_refused_or_read(data: st.DataObject) -> None:
    packed = bytearray(archive())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(packed) - 1))
        packed[at] = data.draw(st.integers(0, 255))
    try:
        number, _ = unpacked(bytes(packed))
    except RefusedError:
        return
    assert number.isdigit()


def test_card_that_the_check_made_is_posted(hub: Hub, tmp_path: Path) -> None:
    upstream: Checkout = repository(tmp_path / "upstream", SITE_FILES)
    fork = upstream.clone(tmp_path / "fork")
    fork.commit({"content/topics/talks.yml": "name: Talks in Geneva\n"})
    job = merged(upstream, fork, tmp_path / "job")
    check = workflow("check.yml")["jobs"]["review"]["steps"]
    steps = [step for step in check if step["name"] in STEPS_OF_A_CARD]
    values = {"github.event.pull_request.number": "7"}
    made = Runner(job.path, tmp_path / "temp", values).run(steps).handed_over["review-card"]
    hand_over(hub, archive({file.name: file.read_bytes() for file in made.iterdir()}))
    passed, told = comment(hub, tmp_path)
    assert passed, told
    ((_, body),) = hub.written
    assert "1 topic added" in body["body"]
    assert "[Talks in Geneva](https://github.com/newsroom/timeline/blob/" in body["body"]
