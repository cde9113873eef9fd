from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from dateline.export.schema import schemas
from dateline.export.shapes import Known
from tests.cli.commands import dateline
from tests.records import write_site

NAMES = schemas(Known()).keys()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site with one actor."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path, {"actors/nato.yml": "name: NATO\nkind: organization\n"})


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.json")}


@pytest.mark.parametrize("start", [".", "content/actors"])
def test_the_schemas_are_written_beside_the_site(
    here: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    monkeypatch.chdir(here / start)
    run = dateline("schema", today=None)
    assert (run.status, run.complained) == (0, "")
    found = written(Path(run.said.strip()))
    assert found == written(here / ".dateline" / "schema")
    assert found.keys() == NAMES
    assert "nato" in found["event.json"]
    assert "$id" not in json.loads(found["event.json"])


def test_git_does_not_see_them(here: Path) -> None:
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=here, check=True)
    before = subprocess.check_output(["git", "status", "--porcelain"], cwd=here)
    dateline("schema", today=None)
    assert subprocess.check_output(["git", "status", "--porcelain"], cwd=here) == before


def test_or_where_they_are_wanted(here: Path) -> None:
    run = dateline("schema", "--output", "a/b", today=None)
    assert (run.status, run.said) == (0, "a/b\n")
    assert written(here / "a" / "b").keys() == NAMES
    assert not (here / ".dateline").exists()


def test_records_with_mistakes_do_not_stop_it(here: Path) -> None:
    (here / "content/actors/bad.yml").write_text("name: [\n")
    (here / "content/vocabulary.yml").write_text("types: {a: A}\nfields: 7\n")
    assert dateline("schema", today=None).status == 0
    event = json.loads(written(here / ".dateline" / "schema")["event.json"])
    assert event["properties"]["type"]["enum"] == ["a"]
    assert "bad" in event["$defs"]["actor"]["anyOf"][1]["enum"]


def test_the_same_records_make_the_same_bytes(here: Path) -> None:
    dateline("schema", today=None)
    before = written(here / ".dateline" / "schema")
    dateline("schema", today=None)
    assert written(here / ".dateline" / "schema") == before


@pytest.mark.parametrize("options", [(), ("--output", "file/folder")])
def test_what_cannot_be_written_is_said(here: Path, options: tuple[str, ...]) -> None:
    (here / ".dateline").touch()
    (here / "file").touch()
    run = dateline("schema", *options, today=None)
    assert (run.status, run.said) == (2, "")
    assert "cannot be written" in run.complained


def test_without_a_site_there_is_nothing_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = dateline("schema", today=None)
    assert (run.status, run.said) == (2, "")
    assert "there is no mkdocs.yml" in run.complained
