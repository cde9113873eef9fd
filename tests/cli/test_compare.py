"""`dateline compare` in real repositories."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import dateline
from tests.records import SITE
from tests.repositories import ENVIRONMENT, Checkout, repository

if TYPE_CHECKING:
    from pathlib import Path

EVENT = """\
title: Council meets
date: 2022-01-12
type: meeting
actors: [nato]
sources: [report]
"""
FILES = {
    "content/events/council.yml": EVENT,
    "content/actors/nato.yml": "name: NATO\nkind: organization\n",
    "content/sources/report.yml": "title: A report\nurl: https://example.org/r\n",
}
LATER = {"content/events/council.yml": EVENT.replace("-12", "-13")}
SAID = """\
content/events/council.yml:1: event council “Council meets”
  Date: 12 January 2022 → 13 January 2022 (1 day later) (line 2)
"""


@pytest.fixture(autouse=True)
def _plain_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = repository(tmp_path / "site", FILES)
    monkeypatch.chdir(made.path)
    return made


def test_nothing_changed(site: Checkout) -> None:
    run = dateline("compare")
    assert (run.status, run.said, run.complained) == (0, "no changes\n", "")
    assert dateline("compare", "HEAD", "HEAD").said == "no changes\n"
    assert json.loads(dateline("compare", "--format", "json").said) == []
    assert site.git("status", "--porcelain") == ""


def test_files_as_they_lie_on_the_disk(site: Checkout) -> None:
    site.write(LATER)
    assert dateline("compare").said == SAID
    site.commit({})
    assert dateline("compare").said == "no changes\n"
    assert dateline("compare", "HEAD~1").said == SAID
    assert dateline("compare", "HEAD~1", "HEAD").said == SAID
    assert "(1 day earlier)" in dateline("compare", "HEAD", "HEAD~1").said


def test_as_values(site: Checkout) -> None:
    site.write(LATER)
    assert json.loads(dateline("compare", "--format", "json").said) == [
        {
            "kind": "changed",
            "of": "event",
            "record": "council",
            "field": ["date"],
            "old": "2022-01-12",
            "new": "2022-01-13",
        }
    ]


def test_as_markdown_and_as_html(site: Checkout) -> None:
    site.write({"mkdocs.yml": f"{SITE}repo_url: https://github.com/org/repo\n"})
    head = site.commit(LATER)
    url = f"https://github.com/org/repo/blob/{head}/content/events/council.yml"
    said = dateline("compare", "HEAD~1", "HEAD", "--format", "markdown").said
    assert said.startswith(f"- event [Council meets]({url}#L1) · content/events/council.yml\n")
    assert f"([line 2]({url}#L2))" in said
    said = dateline("compare", "HEAD~1", "HEAD", "--format", "html").said
    assert said.startswith("<!doctype html>")
    assert f'<a href="{url}#L2">line 2</a>' in said


def test_work_on_a_fork_is_compared_with_where_it_left(site: Checkout, tmp_path: Path) -> None:
    fork = site.clone(tmp_path / "fork")
    site.commit({"content/actors/nato.yml": "name: The alliance\nkind: organization\n"})
    fork.git("switch", "--quiet", "--create", "change")
    fork.commit(LATER)
    fork.git("fetch", "--quiet")
    os.chdir(fork.path)
    assert dateline("compare").said == SAID
    assert "The alliance" in dateline("compare", "origin/main").said
    fork.git("rebase", "--quiet", "origin/main")
    assert dateline("compare").said == SAID
    assert dateline("compare", "origin/main").said == SAID


def test_renamed_file_with_and_without_its_former_id(site: Checkout) -> None:
    moved = {"content/events/council.yml": None, "content/events/2022-council.yml": EVENT}
    site.write(moved)
    said = dateline("compare").said
    assert "Deleted: its page is gone" in said
    assert "Added" in said
    site.write({"content/events/2022-council.yml": f"{EVENT}former_ids: [council]\n"})
    assert dateline("compare").said == (
        "content/events/2022-council.yml:1: event 2022-council “Council meets”\n"
        "  Renamed from council: the old address redirects (line 1)\n"
    )


def test_moved_file_is_no_change(site: Checkout) -> None:
    site.write({"content/events/council.yml": None, "content/events/2022/council.yml": EVENT})
    assert dateline("compare").said == "no changes\n"


def test_conflict_markers_in_a_file(site: Checkout) -> None:
    marked = EVENT.replace(
        "date: 2022-01-12", "<<<<<<< HEAD\ndate: 2022-01-12\n=======\ndate: 2022-01-13\n>>>>>>> x"
    )
    site.write({"content/events/council.yml": marked})
    run = dateline("compare")
    assert (run.status, run.complained) == (0, "")


def test_names_that_are_not_ascii(site: Checkout) -> None:
    site.write({"content/topics/zürich-київ.yml": "name: Zürich\n", "content/a b.md": "# A\n"})
    said = dateline("compare").said
    assert "content/topics/zürich-київ.yml:1: topic zürich-київ “Zürich”" in said
    assert "content/a b.md:1: page a b.md “A”" in said


def test_windows_line_ends_are_no_change(site: Checkout) -> None:
    site.write({"content/events/council.yml": EVENT.replace("\n", "\r\n")})
    assert dateline("compare").said == "no changes\n"


def test_content_at_the_top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = repository(tmp_path, {"mkdocs.yml": SITE.replace("content", "."), "events/a.yml": EVENT})
    monkeypatch.chdir(tmp_path)
    site.write({"events/a.yml": EVENT.replace("-12", "-13")})
    assert dateline("compare").said.startswith("events/a.yml:1: event a ")


def test_content_elsewhere_and_a_folder_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"sites/one/mkdocs.yml": SITE, "sites/one/content/events/a.yml": EVENT}
    site = repository(tmp_path, files)
    site.write({"sites/one/content/events/a.yml": EVENT.replace("-12", "-13")})
    monkeypatch.chdir(tmp_path / "sites/one/content/events")
    assert dateline("compare").said.startswith("sites/one/content/events/a.yml:1: event a ")


@pytest.mark.parametrize(
    ("revisions", "complaint"),
    [
        (["nothing"], "git knows no commit “nothing” here"),
        (["HEAD", "nothing"], "git knows no commit “nothing” here"),
        (["HEAD^1"], "git knows no commit “HEAD^1” here"),
        (["--", "-x"], "git knows no commit “-x” here"),
        (["main..HEAD"], "hint: name two revisions"),
        ([""], "git knows no commit “” here"),
        (["HEAD", ""], "git knows no commit “” here"),
        (["\x1b[31m"], "git knows no commit “\\x1b[31m” here"),
        (["\u202ea b"], "git knows no commit “\\u202ea b” here"),
        (["HEAD", "HEAD", "HEAD"], "unexpected extra argument"),
    ],
)
def test_revision_that_is_not_there(site: Checkout, revisions: list[str], complaint: str) -> None:
    assert site.git("rev-parse", "HEAD")
    run = dateline("compare", *revisions)
    assert (run.status, run.said) == (2, "")
    assert complaint in run.complained


def test_shallow_clone(site: Checkout, tmp_path: Path) -> None:
    site.commit(LATER)
    shallow = site.clone(tmp_path / "shallow", "--depth=1")
    os.chdir(shallow.path)
    run = dateline("compare", "HEAD~1")
    assert (run.status, run.said) == (2, "")
    assert "this clone is shallow" in run.complained
    os.chdir(site.clone(tmp_path / "deeper", "--depth=2").path)
    assert dateline("compare", "HEAD~1").said == SAID


def test_history_that_was_cut_before_two_branches_parted(site: Checkout, tmp_path: Path) -> None:
    site.git("switch", "--quiet", "--create", "change")
    site.commit(LATER)
    site.commit({})
    site.git("switch", "--quiet", "main")
    site.commit({"content/topics/a.yml": "name: A\n"})
    site.commit({})
    shallow = site.clone(tmp_path / "shallow", "--depth=2", "--no-single-branch", "--branch=change")
    os.chdir(shallow.path)
    run = dateline("compare")
    assert run.status == 2
    assert "does not reach to where the two revisions parted" in run.complained
    assert "git fetch --unshallow" in run.complained


def test_no_commit_and_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Checkout(tmp_path).write({"mkdocs.yml": SITE, **FILES})
    run = dateline("compare")
    assert run.status == 2
    assert "lies in no git repository that can be read" in run.complained
    Checkout(tmp_path).git("init", "--quiet")
    run = dateline("compare")
    assert run.status == 2
    assert "there is no commit here yet" in run.complained


def test_detached_head(site: Checkout) -> None:
    site.commit(LATER)
    site.git("switch", "--quiet", "--detach", "HEAD")
    site.git("branch", "--quiet", "--force", "main", "HEAD~1")
    assert dateline("compare").said == SAID


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_neither_files_nor_the_index_are_touched(site: Checkout, form: str) -> None:
    site.write({**LATER, "content/topics/a.yml": "name: A\n"})
    site.git("add", "content/topics")
    os.utime(site.path / "content/actors/nato.yml", (1, 1))

    def everything() -> dict[str, tuple[float, bytes]]:
        files = (file for file in sorted(site.path.rglob("*")) if file.is_file())
        return {str(file): (file.stat().st_mtime, file.read_bytes()) for file in files}

    before = everything()
    assert dateline("compare", "--format", form).status == 0
    assert dateline("compare", "HEAD", "HEAD", "--format", form).status == 0
    assert everything() == before


HOSTILE = "@octocat #1 <b> [x](https://e.org) {+x+} `` | $a$"
# No record can hold these, so that of a file with them only the name is told.
FORBIDDEN = "\\e[31m \\u202E \\u200B"


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_nothing_comes_of_what_records_say(site: Checkout, form: str) -> None:
    rest = EVENT.partition("\n")[2]
    site.write(
        {
            "content/events/council.yml": f'title: "{HOSTILE}"\n{rest}',
            "content/events/forbidden.yml": f'title: "{FORBIDDEN}"\n{rest}',
        }
    )
    run = dateline("compare", "--format", form)
    assert run.status == 0
    assert not {"\x1b", "\u202e", "\u200b"} & set(run.said)
    if form != "json":
        assert "Title changed" in run.said
    if form in {"markdown", "html"}:
        assert "#1 <b>" not in run.said
        assert "@octocat" not in run.said or form == "html"


def test_installed_command_in_a_pipe(site: Checkout) -> None:
    site.write(LATER)
    run = subprocess.run(
        [sys.executable, "-m", "dateline", "compare"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, SAID, "")


def test_what_was_removed_is_told_where_it_stood(site: Checkout) -> None:
    site.write({"content/sources/other.yml": "title: Another report\n"})
    cited = "sources:\n  - id: report\n    locator: p. 1\n  - id: other\n    locator: p. 2\n"
    site.commit({"content/events/council.yml": EVENT.replace("sources: [report]\n", cited)})
    site.write({"content/events/council.yml": EVENT.replace("[report]", "[other]")})
    assert (
        "Locator in “Another report” removed, was: p. 2 (line 9)"
        in dateline("compare", "HEAD").said
    )
    fields = [
        one["field"] for one in json.loads(dateline("compare", "HEAD", "--format", "json").said)
    ]
    assert fields == [["sources", 0], ["sources", 1, "locator"]]
