from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import dateline
from tests.records import write_site

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "sources/a.yml": "title: One\nurl: https://a.example/x\n",
    "sources/b.yml": "title: Two\nurl: http://www.a.example/x/?utm_source=y\npublished: 2022\n",
    "sources/c.yml": "title: Three\narchived: https://copy.example/c\npublished: 2022-01-12\n",
    "events/2022/council.yml": (
        "title: Council meets\ndate: 2022-01-12\ntype: meeting\nsources: [a, {title: Four}]\n"
    ),
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path, FILES)


def test_for_people() -> None:
    run = dateline("sources", today=None)
    assert (run.status, run.complained) == (0, "")
    assert run.said.splitlines() == [
        "Without an archived copy: 2 of 4",
        "  content/sources/a.yml: One",
        "  content/sources/b.yml: Two",
        "Without a date: 2 of 4",
        "  content/events/2022/council.yml: Four",
        "  content/sources/a.yml: One",
        "Used once: 2 of 4",
        "  content/events/2022/council.yml: Four",
        "  content/sources/a.yml: One",
        "With the same address: 2 of 4",
        "  a.example/x",
        "    content/sources/a.yml: One",
        "    content/sources/b.yml: Two",
    ]


def test_for_programs() -> None:
    run = dateline("sources", "--format", "json", today=None)
    said = json.loads(run.said)
    one = {"id": "a", "path": "content/sources/a.yml", "title": "One"}
    two = {"id": "b", "path": "content/sources/b.yml", "title": "Two"}
    lists = {"unarchived", "undated", "used_once", "same_address", "graded"}
    assert said.keys() == {"sources", *lists}
    assert said["sources"] == 4
    assert said["unarchived"] == [one, two]
    assert said["same_address"] == [{"address": "a.example/x", "sources": [one, two]}]


def test_a_site_without_sources(here: Path) -> None:
    write_site(here / "empty", {})
    run = dateline("sources", "-f", "empty/mkdocs.yml", today=None)
    assert [line.endswith(": 0 of 0") for line in run.said.splitlines()] == [True] * 4


def test_a_title_does_not_reach_the_terminal_as_it_is(here: Path) -> None:
    write_site(here, {"sources/a.yml": "title: 'a ##[error]b \u200b'\n"})
    run = dateline("sources", today=None)
    assert "a \\x23#[error]b \\u200b" in run.said


def test_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mkdocs.yml").unlink()
    monkeypatch.chdir(tmp_path / "elsewhere")
    run = dateline("sources", today=None)
    assert (run.status, run.said) == (2, "")


def test_graded_sources_are_listed_by_their_grades(here: Path) -> None:
    (here / "content/sources/a.yml").write_text("title: One\nreliability: F\ncredibility: 6\n")
    (here / "content/sources/b.yml").write_text("title: Two\nreliability: B\n")
    lines = dateline("sources", today=None).said.splitlines()
    assert lines[-3:] == [
        "Graded: 2 of 4",
        "  B– content/sources/b.yml: Two",
        "  F6 content/sources/a.yml: One",
    ]
    said = json.loads(dateline("sources", "--format", "json", today=None).said)
    assert [(one["id"], one["reliability"], one["credibility"]) for one in said["graded"]] == [
        ("b", "B", None),
        ("a", "F", 6),
    ]
