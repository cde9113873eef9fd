"""What the next commit is told: real repositories, a real index, the hook as it is defined."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
import yaml

from dateline.cache import Cache
from dateline.checked import read_and_check
from dateline.model.dates import Day
from dateline.read.revision import Repository, RevisionError
from dateline.staged import check_staged
from tests.conftest import ROOT
from tests.repositories import Checkout, repository

if TYPE_CHECKING:
    from pathlib import Path

TODAY = Day(2022, 6, 1)
NATO = "name: NATO\nkind: organization\n"
EVENT = """\
title: The council meets
date: 2022-01-12
type: meeting
actors: [nato]
sources: [{title: A report, url: "https://example.org/a"}]
"""


@pytest.fixture
def site(tmp_path: Path) -> Checkout:
    files = {"content/actors/nato.yml": NATO, "content/events/council.yml": EVENT}
    return repository(tmp_path / "site", files)


def said(site: Checkout) -> list[tuple[str, str]]:
    around = Repository.around(site.path / "content")
    found = check_staged(around, around.staged(), TODAY)
    return [(one.path, one.rule) for one in found.problems]


def test_nothing_staged_is_nothing_wrong(site: Checkout) -> None:
    assert said(site) == []


def test_only_what_is_staged_counts(site: Checkout) -> None:
    site.write({"content/events/council.yml": EVENT.replace("2022-01-12", "2022-13-12")})
    assert said(site) == []
    site.git("add", "--all")
    site.write({"content/events/council.yml": EVENT})
    assert said(site) == [("events/council.yml", "invalid-date")]


def test_record_that_is_taken_away_is_missed_elsewhere(site: Checkout) -> None:
    site.git("rm", "--quiet", "content/actors/nato.yml")
    assert said(site) == [("events/council.yml", "unknown-reference")]


def test_what_was_wrong_before_keeps_nobody_from_committing(site: Checkout) -> None:
    wrong = EVENT.replace("[nato]", "[nobody]")
    site.commit({"content/events/other.yml": wrong.replace("The council meets", "Others do")})
    site.write({"content/actors/nato.yml": NATO.replace("NATO", "The alliance")})
    site.git("add", "--all")
    assert said(site) == []
    site.git("rm", "--quiet", "--force", "content/actors/nato.yml")
    assert said(site) == [("events/council.yml", "unknown-reference")]


def test_what_a_check_has_read_is_not_taken_from_git_again(site: Checkout, tmp_path: Path) -> None:
    kept = Cache(tmp_path / "cache", b"secret")
    assert not read_and_check(site.path / "content", TODAY, cache=kept).problems
    blob = site.git("rev-parse", "HEAD:content/actors/nato.yml")
    (site.path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    site.write({"content/events/council.yml": EVENT.replace("[nato]", "[nobody]")})
    site.git("add", "content/events/council.yml")
    around = Repository.around(site.path / "content")
    found = check_staged(around, around.staged(), TODAY, cache=kept)
    assert [(one.path, one.rule) for one in found.problems] == [
        ("events/council.yml", "unknown-reference")
    ]
    with pytest.raises(RevisionError, match="not its text"):
        check_staged(around, around.staged(), TODAY)


def test_first_commit_is_checked_too(tmp_path: Path) -> None:
    site = Checkout(tmp_path)
    site.git("init", "--quiet")
    site.write({"content/events/council.yml": EVENT})
    site.git("add", "--all")
    assert said(site) == [("events/council.yml", "unknown-reference")]


def test_conflict_that_is_not_settled_is_told(site: Checkout) -> None:
    site.git("switch", "--quiet", "--create", "other")
    site.commit({"content/actors/nato.yml": NATO.replace("NATO", "The alliance")})
    site.git("switch", "--quiet", "main")
    site.commit({"content/actors/nato.yml": NATO.replace("NATO", "North Atlantic")})
    with pytest.raises(AssertionError):
        site.git("merge", "--quiet", "other")
    assert ("actors/nato.yml", "syntax") in said(site)


@pytest.mark.skipif(os.name == "nt", reason="the hook is written for a POSIX shell")
def test_hook_stops_a_commit_with_an_error_and_no_other(site: Checkout) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["pass_filenames"] is False
    command = hook["entry"].replace("dateline", f'"{sys.executable}" -m dateline', 1)
    file = site.path / ".git" / "hooks" / "pre-commit"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\nexec {command}\n", encoding="utf-8")
    file.chmod(0o755)
    site.write({"content/events/council.yml": EVENT.replace("[nato]", "[nobody]")})
    with pytest.raises(AssertionError, match="no actor has the id or the name “nobody”"):
        site.git("commit", "--quiet", "--all", "--message", "A mistake")
    site.write({"content/events/council.yml": EVENT.replace("meets", "meets again")})
    site.git("commit", "--quiet", "--all", "--message", "No mistake")
    assert "meets again" in site.git("show", "HEAD:content/events/council.yml")
