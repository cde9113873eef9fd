"""The same records give the same bytes, wherever and whenever they are built."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.site.building import SITES, build, contents

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://timeline.example/"

# All that may differ between two machines, and a day years later.
HERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "SITE_URL": URL}
THERE = {"TZ": "America/Adak", "PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "SITE_URL": URL}
LATER = str(4_000_000_000)


def copy(site: Path, folder: Path, *, backwards: bool) -> Path:
    """Copy what a site is made of, file by file, in one order or the other."""
    paths = [site / "mkdocs.yml", *sorted((site / "content").rglob("*.*"))]
    for path in reversed(paths) if backwards else paths:
        target = folder / path.relative_to(site)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return folder


@pytest.mark.parametrize("site", [ROOT, SITES / "small"], ids=["real", "small"])
def test_two_builds_are_the_same_bytes(tmp_path: Path, site: Path) -> None:
    here = copy(site, tmp_path / "here", backwards=False)
    there = copy(site, tmp_path / "over" / "there", backwards=True)
    first = contents(build(here, tmp_path / "one", SOURCE_DATE_EPOCH=None, **HERE))
    second = contents(build(there, there / "site", SOURCE_DATE_EPOCH=LATER, **THERE))
    assert list(first) == list(second)
    assert [name for name, content in first.items() if second[name] != content] == []
    assert len(first) > 40


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    site = copy(SITES / "small", tmp_path / "site", backwards=False)
    first = contents(build(site, tmp_path / "built", **HERE))
    second = contents(build(site, tmp_path / "built", **THERE))
    assert first == second
