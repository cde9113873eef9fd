"""The wheel, used as somebody uses it who has never seen this repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MKDOCS_YML = """\
site_name: Harbour works
docs_dir: content
theme:
  name: material
  font: false
plugins:
  - dateline
"""

EVENT = """\
title: {title}
date: {date}
type: meeting
summary: {title}, as the harbour office announced it.
places: [old-harbour]
actors: [harbour-office]
sources: [notice]
"""

RECORDS = {
    "index.md": "# Harbour works\n\n[[timeline: limit=2]]\n",
    "events/1931/first-survey.yml": EVENT.format(title="First survey of the quay", date="1931-02"),
    "events/1931/second-survey.yml": EVENT.format(title="Second survey", date="1931-03-04"),
    "events/1932/opening.yml": EVENT.format(title="The quay opens again", date="1932-05-01"),
    "actors/harbour-office.yml": "name: Harbour Office\nkind: organization\n",
    "places/old-harbour.yml": "name: Old Harbour\nkind: other\n",
    "sources/notice.yml": "title: Notice to mariners\npublisher: Harbour Office\nkind: document\n",
}

PAGES = {
    "index.html": "The quay opens again",
    "events/index.html": "Second survey",
    "events/first-survey/index.html": "First survey of the quay",
    "events/second-survey/index.html": "Second survey",
    "events/opening/index.html": "The quay opens again",
    "actors/harbour-office/index.html": "Harbour Office",
    "places/old-harbour/index.html": "Old Harbour",
    "sources/notice/index.html": "Notice to mariners",
    "timeline/index.html": "1932",
    "timeline/1931/index.html": "First survey of the quay",
    "timeline/1931/03/index.html": "Second survey",
}


def clean_environment() -> Mapping[str, str]:
    """Return this process's environment without what would let it find the checkout."""
    hidden = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    return {name: value for name, value in os.environ.items() if name not in hidden}


def run(*command: str | Path, cwd: Path) -> str:
    """Return what a command printed; fail with it when the command does."""
    finished = subprocess.run(
        command, cwd=cwd, env=clean_environment(), capture_output=True, text=True, check=False
    )
    if finished.returncode:
        pytest.fail(f"{command} failed:\n{finished.stdout}{finished.stderr}", pytrace=False)
    return finished.stdout


def files_below(folder: Path) -> list[Path]:
    """Return the files that somebody wrote, not what Python keeps beside them."""
    return [
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    run(
        *(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder),
        cwd=ROOT,
    )
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def newcomer(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of a new environment that holds the locked versions and the wheel."""
    folder = tmp_path_factory.mktemp("newcomer")
    venv.create(folder, with_pip=True, symlinks=os.name != "nt")
    commands = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (commands / "python", "-m", "pip", "--disable-pip-version-check", "install")
    install = (*pip, "--quiet", "--no-deps")
    run(
        *install,
        "--require-hashes",
        "--requirement",
        ROOT / "requirements" / "site.txt",
        cwd=folder,
    )
    run(*install, "--no-index", wheel, cwd=folder)
    return commands


def test_wheel_holds_the_package_and_its_templates(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
        entry_points = next(
            name for name in archive.namelist() if name.endswith("entry_points.txt")
        )
        declared = archive.read(entry_points).decode()
    templates = ROOT / "site_templates"
    package = ROOT / "generator"
    expected = {
        *(f"dateline/{path.relative_to(ROOT).as_posix()}" for path in files_below(templates)),
        *(path.relative_to(package).as_posix() for path in files_below(package)),
    }
    assert names == expected
    assert re.search(r"\[console_scripts\]\ndateline = ", declared)
    assert re.search(r"\[mkdocs\.plugins\]\ndateline = ", declared)


def test_a_site_elsewhere_needs_only_the_wheel(newcomer: Path, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(MKDOCS_YML)
    for name, text in RECORDS.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    run(newcomer / "dateline", "check", cwd=tmp_path)
    run(newcomer / "mkdocs", "build", "--strict", cwd=tmp_path)

    pages = {name: (tmp_path / "site" / name).read_text() for name in PAGES}
    assert not [name for name, text in PAGES.items() if text not in pages[name]]
    assert not list((tmp_path / "site").rglob("*.yml"))


def test_the_program_runs_without_the_checkout(newcomer: Path, tmp_path: Path) -> None:
    where = run(
        newcomer / "python", "-c", "import dateline; print(dateline.__file__)", cwd=tmp_path
    )
    assert not where.startswith(str(ROOT))
