from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import dateline
from tests.records import write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run

FILES = {
    "topics/arms.yml": "name: Arms\ndescription: Talks on arms.\n",
    "topics/weapons.yml": "name: Weapons\ndescription: Talks on weapons.\n",
    "actors/nato.yml": "name: NATO\nkind: organization\nbody: See [[weapons]].\n",
}
NOTES = [
    "name: kept Arms, weapons has Weapons",
    "description: kept “Talks on arms.”, weapons has “Talks on weapons.”",
    "revisions: says that weapons went in; take that entry out if it was never published",
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path, FILES)


def run(*arguments: str) -> Run:
    return dateline("merge", *arguments)


def files(folder: Path) -> dict[str, str]:
    content = folder / "content"
    paths = (path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_text() for path in paths}


def test_two_records_become_one_and_what_differs_is_told(here: Path) -> None:
    result = run("arms", "weapons")
    assert (result.status, result.said.splitlines()) == (0, NOTES)
    assert result.complained == "merged, and 1 other file changed\n"
    assert files(here) == {
        "topics/arms.yml": (
            "name: Arms\ndescription: Talks on arms.\naliases: [Weapons]\nformer_ids: [weapons]\n"
            "revisions:\n  - date: 2022-06-01\n    kind: correction\n"
            "    note: Merged with “Weapons” (weapons), another record of the same topic.\n"
        ),
        "actors/nato.yml": FILES["actors/nato.yml"].replace("weapons", "arms"),
    }


def test_a_dry_run_shows_a_diff_and_writes_nothing(here: Path) -> None:
    result = run("--dry-run", "arms", "weapons")
    assert (result.status, result.complained.splitlines()) == (0, NOTES)
    assert result.said.endswith(
        "--- content/topics/weapons.yml\n+++ /dev/null\n@@ -1,2 +0,0 @@\n"
        "-name: Weapons\n-description: Talks on weapons.\n"
    )
    assert files(here) == FILES


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["arms", "nato"], "arms is a topic and nato an actor"),
        (["arms", "wepons"], "did you mean “weapons”?"),
        (["arms", "arms"], "with itself"),
        (["arms"], "Missing argument"),
    ],
)
def test_a_command_that_is_misused(here: Path, arguments: list[str], complaint: str) -> None:
    result = run(*arguments)
    assert (result.status, result.said) == (2, "")
    assert complaint in " ".join(result.complained.split())
    assert files(here) == FILES


def test_a_mistake_in_one_of_the_two_is_in_the_way(here: Path) -> None:
    write_files(here, {"content/topics/weapons.yml": "name: Weapons\nkind: x\n"})
    result = run("arms", "weapons")
    assert (result.status, result.said) == (1, "")
    assert result.complained.startswith("content/topics/weapons.yml:2:1: error: unknown key")
