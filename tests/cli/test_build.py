from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

SITES = ROOT / "tests" / "sites"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    left = shutil.ignore_patterns(".cache", "site")
    return Path(shutil.copytree(SITES / "small", tmp_path / "small", ignore=left))


def build(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", "build", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_builds_what_mkdocs_builds(small: Path, tmp_path: Path) -> None:
    assert build(small).returncode == 0
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(tmp_path / "other")]
    subprocess.run(command, cwd=small, capture_output=True, check=True)
    assert files_below(small / "site") == files_below(tmp_path / "other")


def test_all_shards_and_what_they_have_in_common_are_the_whole_site(
    small: Path, tmp_path: Path
) -> None:
    assert build(small).returncode == 0
    for shard in ("common", "1/3", "2/3", "3/3"):
        run = build(small, "--shard", shard, "-d", str(tmp_path / "part"))
        assert run.returncode == 0, run.stderr
        shutil.copytree(tmp_path / "part", tmp_path / "whole", dirs_exist_ok=True)
    assert files_below(tmp_path / "whole") == files_below(small / "site")


def test_a_profile_tells_what_each_stage_took(small: Path) -> None:
    run = build(small, "--profile", "--no-cache")
    assert run.returncode == 0
    stages = [line.split()[0] for line in run.stdout.splitlines()]
    assert stages == [
        "stage",
        "read",
        "link",
        "check",
        "pages",
        "files",
        "search",
        "publish",
        "together",
    ]
    assert "files written, 0 left as they were" in run.stderr
    assert not (small / ".cache").exists()


def test_quiet_is_quiet_and_verbose_is_not(small: Path) -> None:
    run = build(small, "--quiet")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert "DEBUG" in build(small, "--verbose").stderr


def test_a_mistake_leaves_the_last_good_site(small: Path) -> None:
    assert build(small).returncode == 0
    good = files_below(small / "site")
    (small / "content" / "actors" / "nobody.yml").write_text("kind: person\n")
    run = build(small)
    assert run.returncode == 1
    assert "[missing-field]" in run.stderr
    assert "Traceback" not in run.stderr
    assert files_below(small / "site") == good


def test_a_warning_does_so_when_it_is_asked_to(small: Path) -> None:
    assert build(small).returncode == 0
    good = files_below(small / "site")
    about = small / "content" / "about.md"
    about.write_text(about.read_text() + "\n[nothing](nothing.md)\n")
    assert build(small, "--strict").returncode == 1
    assert files_below(small / "site") == good
    assert build(small).returncode == 0
    assert files_below(small / "site") != good


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--shard", "9/8"], "is no shard"),
        (["--quiet", "--verbose"], "ask for opposite things"),
        (["-f", "nowhere.yml"], "does not exist"),
    ],
)
def test_misuse(small: Path, arguments: list[str], said: str) -> None:
    run = build(small, *arguments)
    assert run.returncode == 2
    assert said in run.stderr


def test_a_site_without_the_plugin(small: Path) -> None:
    configuration = small / "mkdocs.yml"
    text = re.sub(r"(?m)^plugins:\n(?:  .*\n)+", "plugins: []\n", configuration.read_text())
    configuration.write_text(text)
    run = build(small)
    assert run.returncode == 1
    assert "hint: write `plugins: [dateline]`" in run.stderr
