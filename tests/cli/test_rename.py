from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import dateline
from tests.records import write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run

FILES = {
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "events/2022/e.yml": "title: e\ndate: 2022-01-12\ntype: call\nactors: [nato]\n",
    "index.md": "# Home\n\n[[nato]]\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path, FILES)


def run(*arguments: str) -> Run:
    return dateline("rename", *arguments, today=None)


def files(folder: Path) -> set[str]:
    content = folder / "content"
    return {path.relative_to(content).as_posix() for path in content.rglob("*") if path.is_file()}


def test_a_record_gets_another_id(here: Path) -> None:
    result = run("nato", "otan")
    assert (result.status, result.said) == (0, "content/actors/otan.yml\n")
    assert result.complained == "renamed, and 2 other files changed\n"
    assert files(here) == {"actors/otan.yml", "events/2022/e.yml", "index.md"}
    assert "[otan]" in (here / "content/events/2022/e.yml").read_text()
    assert "[[otan]]" in (here / "content/index.md").read_text()


def test_a_dry_run_shows_a_diff_and_writes_nothing(here: Path) -> None:
    result = run("nato", "otan", "--dry-run")
    assert (result.status, result.complained) == (0, "")
    assert result.said.startswith(
        "--- content/actors/nato.yml\n+++ content/actors/otan.yml\n@@ -1,2 +1,3 @@\n"
        " name: NATO\n kind: organization\n+former_ids: [nato]\n"
        "--- content/events/2022/e.yml\n"
    )
    assert files(here) == set(FILES)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["natto", "otan"], "did you mean “nato”?"),
        (["nato", "Otan"], "cannot be an id"),
        (["nato", "e"], "the id e is taken: events/2022/e.yml"),
        (["nato"], "Missing argument"),
        (["nato", "\x1b[31mx"], "\\x1b[31mx"),
    ],
)
def test_a_command_that_is_misused(here: Path, arguments: list[str], complaint: str) -> None:
    result = run(*arguments)
    assert (result.status, result.said) == (2, "")
    assert complaint in " ".join(result.complained.split())
    assert files(here) == set(FILES)


def test_a_file_that_cannot_be_read_is_in_the_way(here: Path) -> None:
    write_files(here, {"content/topics/t.yml": "name: [a\n"})
    result = run("nato", "otan")
    assert (result.status, result.said) == (1, "")
    assert result.complained.startswith("content/topics/t.yml:1:7: error: ")
    assert files(here) == {*FILES, "topics/t.yml"}


def test_a_file_in_the_place_of_the_new_one(here: Path) -> None:
    (here / "content/actors/otan.yml").mkdir()
    result = run("nato", "otan")
    assert (result.status, result.said) == (1, "")
    assert "nothing was written" in result.complained
    assert files(here) == set(FILES)
