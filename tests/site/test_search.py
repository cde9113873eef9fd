from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.building import build, contents, copy_site, mkdocs

if TYPE_CHECKING:
    from pathlib import Path


def test_a_site_brings_its_index_and_says_under_which_terms(tmp_path: Path) -> None:
    files = contents(build(copy_site("small", tmp_path / "small"), tmp_path / "site"))
    assert b"CloudCannon" in files["pagefind/licences.txt"]
    assert b'"parts":[]' in files["pagefind/contents.json"]


def test_a_site_can_be_built_without_search(tmp_path: Path) -> None:
    site = copy_site("small", tmp_path / "small")
    configuration = site / "mkdocs.yml"
    text = configuration.read_text()
    assert "- dateline\n" in text
    configuration.write_text(text.replace("- dateline\n", "- dateline: {search: false}\n"))
    files = contents(build(site, tmp_path / "site"))
    assert not [path for path in files if path.startswith("pagefind/")]
    pages = {path: content for path, content in files.items() if path.endswith(".html")}
    assert not [path for path, content in pages.items() if b"dl-search" in content]


@pytest.mark.parametrize("is_searched", [True, False])
def test_without_the_program_the_build_says_how_to_go_on(tmp_path: Path, is_searched: bool) -> None:
    site = copy_site("small", tmp_path / "small")
    (tmp_path / "missing").mkdir()
    (tmp_path / "missing" / "pagefind_bin.py").write_text("raise ImportError\n")
    if not is_searched:
        configuration = site / "mkdocs.yml"
        text = configuration.read_text()
        configuration.write_text(text.replace("- dateline\n", "- dateline: {search: false}\n"))
    run = mkdocs(
        *(site, "build", "--strict", "--site-dir", tmp_path / "site"),
        PYTHONPATH=str(tmp_path / "missing"),
    )
    assert ("hint: `pip install pagefind-bin`" in run.stdout) is is_searched, run.stdout
    assert bool(run.returncode) is is_searched
    assert "Traceback" not in run.stdout
