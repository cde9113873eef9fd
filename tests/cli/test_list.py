from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import dateline
from tests.records import write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run

FILES = {
    "actors/nato.yml": "name: NATO\nkind: organization\n",
    "actors/un.yml": "name: '=UN()'\nkind: group\ncountry: US\n",
    "events/a.yml": "title: A call\ndate: 2022-01\ntype: call\nactors: [nato]\n",
    "events/b.yml": 'title: "Київ \u200b"\ndate: 2021~\ntype: meeting\nstatus: reported\n',
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path, FILES)


def run(*arguments: str) -> Run:
    return dateline("list", *arguments, today=None)


def test_events_as_a_table(here: Path) -> None:
    assert here.is_dir()
    result = run()
    assert (result.status, result.complained) == (0, "")
    assert result.said == (
        "date     type     status     title        id\n"
        "2021~    meeting  reported   Київ \\u200b  b\n"
        "2022-01  call     confirmed  A call       a\n"
    )


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["event"], ["b", "a"]),
        (["events", "actor=NATO"], ["a"]),
        (["year=2022"], ["a"]),
        (["year=2021", "--certain"], []),
        (["title=call", "type=call"], ["a"]),
        (["--sort", "-date"], ["a", "b"]),
        (["actor"], ["un", "nato"]),
        (["actors", "country="], ["nato"]),
        (["topic"], []),
    ],
)
def test_what_is_listed(here: Path, arguments: list[str], expected: list[str]) -> None:
    assert here.is_dir()
    result = run(*arguments, "--fields", "id")
    assert (result.status, result.said.splitlines()[1:]) == (0, expected)


def test_as_csv(here: Path) -> None:
    assert here.is_dir()
    result = run("actor", "--format", "csv", "--fields", "id,name,country")
    assert list(csv.reader(io.StringIO(result.said))) == [
        ["id", "name", "country"],
        ["un", "'=UN()", "US"],
        ["nato", "NATO", ""],
    ]


def test_as_json(here: Path) -> None:
    assert here.is_dir()
    result = run("--format", "json", "--fields", "id,title,date,actors,importance")
    assert result.said.isascii()
    assert json.loads(result.said) == [
        {"id": "b", "title": "Київ \u200b", "date": "2021~", "actors": [], "importance": None},
        {"id": "a", "title": "A call", "date": "2022-01", "actors": ["nato"], "importance": None},
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["evnt"], "“evnt” is neither a kind of record nor FIELD=VALUE"),
        (["event", "call"], "“call” is not FIELD=VALUE"),
        (["titel=x"], "did you mean “title”?"),
        (["--fields", "titel"], "did you mean “title”?"),
        (["--sort", "titel"], "did you mean “title”?"),
        (["--format", "xml"], "'xml' is not one of"),
        (["\x1b[31m=x"], "\\x1b[31m"),
    ],
)
def test_a_command_that_is_misused(here: Path, arguments: list[str], complaint: str) -> None:
    assert here.is_dir()
    result = run(*arguments)
    assert (result.status, result.said) == (2, "")
    assert complaint in " ".join(result.complained.split())


def test_records_with_mistakes_are_listed_and_the_mistakes_counted(here: Path) -> None:
    write_files(here, {"content/events/c.yml": "title: c\ndate: 2021-13\ntype: call\n"})
    result = run("--fields", "id,date")
    assert result.status == 0
    assert result.complained == "1 error in the records: see dateline check\n"
    assert "c   XXXX" in result.said


def test_lines_are_cut_on_a_terminal_and_nowhere_else(here: Path) -> None:
    write_files(here, {"content/events/a.yml": FILES["events/a.yml"].replace("A call", "A " * 99)})
    command = [sys.executable, "-m", "dateline", "list"]
    environment = {**os.environ, "COLUMNS": "60"}
    piped = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert max(map(len, piped.stdout.splitlines())) > 200
    ours, theirs = os.openpty()
    with os.fdopen(ours, encoding="utf-8", newline="") as terminal:
        subprocess.run(command, env=environment, stdout=theirs, check=True)
        os.close(theirs)
        lines = [terminal.readline().rstrip("\r\n") for _ in range(3)]
    assert [len(line) for line in lines] == [60, 60, 60]
