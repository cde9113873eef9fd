from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.commands import dateline
from tests.records import SITE, write_files, write_site
from tests.repositories import repository

EVENT = """\
title: Council meets
date: 2022-01-12
type: meeting
actors: [nato]
sources: [{title: An article}]
"""
NATO = "name: NATO\nkind: organization\n"
GOOD = {"events/2022/council.yml": EVENT, "actors/nato.yml": NATO}
UNUSED = {**GOOD, "topics/talks.yml": "name: Talks\n"}
BAD = {
    **UNUSED,
    "events/2021/a.yml": EVENT.replace("Council", "Body").replace("2022-01-12", "2021-13"),
    "events/2022/b.yml": EVENT.replace("Council", "Group").replace("[nato]", "[nata]"),
}
PLACE = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<severity>error|warning): ")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths_said(text: str) -> list[str]:
    return [match["path"] for match in map(PLACE.match, text.splitlines()) if match]


@pytest.mark.parametrize(
    ("files", "status", "summary"),
    [
        ({}, 0, "no problems, 0 records read"),
        (GOOD, 0, "no problems, 3 records read"),
        (UNUSED, 0, "1 warning in 1 file, 4 records read"),
        (BAD, 1, "2 errors and 1 warning in 3 files, 6 records read"),
    ],
    ids=["nothing", "good", "warning", "errors"],
)
def test_the_exit_status_and_the_last_line(
    here: Path, files: dict[str, str], status: int, summary: str
) -> None:
    write_site(here, files)
    run = dateline("check")
    assert (run.status, run.complained) == (status, "")
    assert [one for one in run.said.splitlines() if one.endswith(" read")] == [summary]


def test_every_problem_has_its_place_and_its_hint(here: Path) -> None:
    write_site(here, BAD)
    lines = dateline("check").said.splitlines()
    assert lines[0].startswith("content/events/2021/a.yml:2:7: error: ")
    assert lines[0].endswith("[invalid-date]")
    assert lines[1].startswith("  hint: ")
    assert lines[2].startswith("content/events/2022/b.yml:4:10: error: ")
    assert lines[3] == "  hint: did you mean “nato”?"
    assert lines[4].startswith("content/topics/talks.yml:1:7: warning: ")


@pytest.mark.parametrize("folder", [".", "content", "content/events", "content/events/2022"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_paths_lead_to_the_files_from_the_working_folder(
    here: Path, monkeypatch: pytest.MonkeyPatch, folder: str, form: str
) -> None:
    write_site(here, BAD)
    monkeypatch.chdir(here / folder)
    said = dateline("check", "--format", form).said
    if form == "json":
        paths = [one["path"] for one in json.loads(said)]
    elif form == "github":
        paths = re.findall(r"file=([^,]+)", said)
    else:
        paths = paths_said(said)
    assert len(paths) == 3
    assert all(Path(path).is_file() for path in paths)


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        (["content"], ["2021/a.yml", "2022/b.yml", "talks.yml"]),
        (["."], ["2021/a.yml", "2022/b.yml", "talks.yml"]),
        (["content/events"], ["2021/a.yml", "2022/b.yml"]),
        (["content/events/2022"], ["2022/b.yml"]),
        (["content/events/2022/b.yml"], ["2022/b.yml"]),
        (["content/events/2022/b.yml", "content/topics"], ["2022/b.yml", "talks.yml"]),
        (["content/topics"], ["talks.yml"]),
        (["content/actors"], []),
        (["content/events/2022/council.yml"], []),
    ],
)
def test_only_what_is_asked_for_is_said(here: Path, arguments: list[str], paths: list[str]) -> None:
    write_site(here, BAD)
    run = dateline("check", *arguments)
    assert [path.partition("/")[2].partition("/")[2] for path in paths_said(run.said)] == paths
    assert run.status == int(any("yml" in path and "/" in path for path in paths))
    assert "6 records read" in run.said


def test_a_folder_is_not_its_neighbour(here: Path) -> None:
    write_site(here, {**BAD, "events/2021-2022/c.yml": "title: x\n"})
    assert not paths_said(dateline("check", "content/events/2022/council.yml").said)
    assert len(paths_said(dateline("check", "content/events/2021").said)) == 1


def test_paths_below_say_which_site_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path / "one", GOOD)
    write_site(tmp_path / "other", BAD)
    monkeypatch.chdir(tmp_path / "one")
    assert dateline("check", "../other/content/topics").status == 0
    run = dateline("check", "../other/content/events")
    assert run.status == 1
    assert all(Path(path).is_file() for path in paths_said(run.said))


def test_another_site_by_its_configuration(here: Path) -> None:
    write_site(here / "one", GOOD)
    write_site(here / "other", BAD)
    assert dateline("check", "--config-file", "one/mkdocs.yml").status == 0
    run = dateline("check", "-f", "other/mkdocs.yml")
    assert run.status == 1
    assert paths_said(run.said)[0] == "other/content/events/2021/a.yml"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["check", "--colour"], "No such option"),
        (["check", "content/nothing"], "does not exist"),
        (["check", "mkdocs.yml"], "does not lie in the content folder content"),
        (["check", "-f", "nothing.yml"], "does not exist"),
        (["check", "--today", "yesterday"], "yesterday is not a day; write YYYY-MM-DD"),
        (["check", "--today", "2022"], "2022 is not a day"),
        (["check", "--today", "2022-02-30"], "2022-02-30 is not a day"),
        (["check", "--today", "20220112"], "20220112 is not a day"),
        (["check", "--today", "2022-01-12T10:00"], "is not a day"),
    ],
)
def test_a_command_that_is_misused(here: Path, arguments: list[str], complaint: str) -> None:
    write_site(here, GOOD)
    run = dateline(*arguments, today=None)
    assert (run.status, run.said) == (2, "")
    assert complaint in " ".join(run.complained.split())


@pytest.mark.parametrize(
    ("configuration", "complaint"),
    [
        (None, "there is no mkdocs.yml or mkdocs.yaml here or in a folder above"),
        ("docs_dir: nowhere\n", "there is no content folder"),
        ("site_name: x\n", "there is no content folder"),
        ("docs_dir: [content]\n", "docs_dir in"),
        ("docs_dir: content\n  x: [\n", "is not YAML"),
    ],
)
def test_without_a_site(here: Path, configuration: str | None, complaint: str) -> None:
    (here / "content").mkdir()
    if configuration is not None:
        write_files(here, {"mkdocs.yml": configuration})
    run = dateline("check")
    assert (run.status, run.said) == (2, "")
    assert complaint in " ".join(run.complained.split())


def test_tags_in_the_configuration_are_not_followed(here: Path) -> None:
    write_site(here, GOOD)
    text = "site_name: !ENV NAME\nx: !!python/object/apply:os.abort []\ndocs_dir: content\n"
    write_files(here, {"mkdocs.yml": text})
    assert dateline("check").status == 0


def test_as_json(here: Path) -> None:
    write_site(here, BAD)
    run = dateline("check", "--format", "json", "content/events/2022")
    assert run.status == 1
    assert json.loads(run.said) == [
        {
            "path": "content/events/2022/b.yml",
            "line": 4,
            "column": 10,
            "severity": "error",
            "rule": "unknown-reference",
            "message": json.loads(run.said)[0]["message"],
            "hint": "did you mean “nato”?",
        }
    ]
    assert json.loads(dateline("check", "--format", "json", "content/actors").said) == []


def test_as_annotations(here: Path) -> None:
    write_site(here, BAD)
    lines = dateline("check", "--format", "github").said.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::error", "::warning"]
    assert lines[1].startswith(
        "::error file=content/events/2022/b.yml,line=4,col=10,title=unknown-reference::"
    )
    assert lines[1].endswith("%0Ahint: did you mean “nato”?")


def test_no_annotation_is_nothing_at_all(here: Path) -> None:
    write_site(here, GOOD)
    assert dateline("check", "--format", "github").said == ""


@pytest.mark.parametrize(
    ("today", "epoch", "status"),
    [
        ("2022-01-12", None, 0),
        ("2022-01-11", None, 1),
        (None, "1641945600", 0),  # 2022-01-12
        (None, "1641945599", 1),
        ("2022-01-12", "0", 0),
        (None, None, 0),
        (None, "soon", 2),
    ],
)
def test_the_day_that_counts_as_today(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    today: str | None,
    epoch: str | None,
    status: int,
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    write_site(here, GOOD)
    run = dateline("check", today=today)
    assert run.status == status
    assert ("future-confirmed" in run.said) is (status == 1)


def test_the_installed_command(here: Path) -> None:
    write_site(here, BAD)
    run = subprocess.run(
        [sys.executable, "-m", "dateline", "check", "--today", "2022-06-01"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.splitlines()[-1] == "2 errors and 1 warning in 3 files, 6 records read"
    assert "\x1b" not in run.stdout


def test_colours_are_for_terminals_alone(here: Path) -> None:
    write_site(here, BAD)
    ours, theirs = os.openpty()
    with os.fdopen(ours, encoding="utf-8", newline="") as terminal:
        command = [sys.executable, "-m", "dateline", "check", "--today", "2022-06-01"]
        assert subprocess.run(command, stdout=theirs, check=False).returncode == 1
        os.close(theirs)
        first = terminal.readline()
    assert first.startswith("\x1b[1mcontent/events/2021/a.yml:2:7:\x1b[0m \x1b[1;31merror:\x1b[0m ")


def test_published_records_are_held_against_a_revision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = repository(tmp_path / "site", {"content/topics/talks.yml": "name: Talks\n"})
    monkeypatch.chdir(site.path)
    site.git("switch", "--quiet", "--create", "change")
    site.commit({"content/topics/talks.yml": None})
    site.git("switch", "--quiet", "main")
    site.commit({"content/topics/later.yml": "name: Later\n"})
    site.git("switch", "--quiet", "change")
    run = dateline("check", "--against", "main")
    assert run.status == 1
    assert "topics/talks.yml:1:1: error: the published topic “Talks” was deleted" in run.said
    assert "Later" not in run.said
    assert run.complained == ""


def test_shallow_clone_says_what_it_cannot_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = repository(tmp_path / "site", {"content/topics/talks.yml": "name: Talks\n"})
    site.git("switch", "--quiet", "--create", "change")
    site.commit({"content/topics/other.yml": "name: Other\n"})
    shallow = site.clone(tmp_path / "clone", "--depth=1")
    monkeypatch.chdir(shallow.path)
    run = dateline("check", "--against", "origin/main")
    assert (run.status, run.said) == (2, "")
    command = "fetch --depth=1 origin main:refs/remotes/origin/main"
    assert run.complained.splitlines() == [
        "Error: git knows no commit “origin/main” here",
        f"hint: this clone is shallow: git {command}",
    ]
    shallow.git(*command.split())
    run = dateline("check", "--against", "origin/main")
    assert run.status == 0
    assert run.complained.startswith("note: the history here is too short to tell")
    assert run.complained.count("\n") == 1


def test_two_ways_of_checking_are_not_mixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository(tmp_path / "site").path)
    run = dateline("check", "--staged", "--against", "main")
    assert (run.status, run.said) == (2, "")


def test_notices_are_shown_to_those_who_ask(here: Path) -> None:
    write_site(here, GOOD)
    run = dateline("check")
    assert run.said.splitlines() == [
        "no problems, 3 records read",
        "1 notice, listed with --notices",
    ]
    asked = dateline("check", "--notices")
    assert asked.said.splitlines()[0] == (
        "content/events/2022/council.yml:5:10: notice: this event has one source [single-source]"
    )
    assert asked.said.splitlines()[-1] == "1 notice in 1 file, 3 records read"
    assert (run.status, asked.status) == (0, 0)


@pytest.mark.parametrize("form", ["json", "github"])
def test_notices_are_left_out_of_every_form_but_for_those_who_ask(here: Path, form: str) -> None:
    write_site(here, GOOD)
    assert "single-source" not in dateline("check", "--format", form).said
    assert "single-source" in dateline("check", "--format", form, "--notices").said


_UNUSED_BY_A_HOOK = {
    *("asyncio", "concurrent", "http", "jinja2", "markdown", "mkdocs", "multiprocessing", "ssl"),
    *("tomllib", "trafilatura"),
    *(f"dateline.{name}" for name in ("compare", "draft", "edit", "export", "render", "review")),
}


def test_a_hook_loads_nothing_that_it_has_no_use_for(tmp_path: Path) -> None:
    files = {"mkdocs.yml": SITE, **{f"content/{path}": text for path, text in GOOD.items()}}
    site = repository(tmp_path / "site", files)
    site.write({"content/actors/un.yml": "name: UN\nkind: organization\n"})
    site.git("add", ".")
    code = """
import sys
from dateline.__main__ import main
main(["check", "--staged"], standalone_mode=False)
print(*sys.modules)
"""
    command = [sys.executable, "-c", code]
    run = subprocess.run(command, cwd=site.path, capture_output=True, check=True, text=True)
    warned, *_, loaded = run.stdout.splitlines()
    assert "unused-record" in warned
    assert not _UNUSED_BY_A_HOOK.intersection(loaded.split())


def test_a_hook_says_how_many_staged_files_were_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"mkdocs.yml": SITE, **{f"content/{path}": text for path, text in GOOD.items()}}
    site = repository(tmp_path / "site", files)
    monkeypatch.chdir(site.path)
    assert dateline("check", "--staged").said == "no problems, 0 staged files checked\n"
    council = "content/events/2022/council.yml"
    for round_, title in enumerate(("The council meets once", "The council meets anew")):
        site.write({council: GOOD["events/2022/council.yml"] + f"summary: {title}\n"})
        site.git("add", ".")
        assert dateline("check", "--staged").said.splitlines() == [
            "no problems, 1 staged file checked",
            "1 notice, listed with --notices",
        ], round_
        site.git("commit", "--quiet", "--message", title)
