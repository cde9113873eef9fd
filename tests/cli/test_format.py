from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from dateline.model.kind import Kind
from tests.cli.commands import dateline
from tests.conftest import ROOT
from tests.records import SITE, write_files, write_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.commands import Run

GOOD = "title: a\ndate: 2022\ntype: call\n"
ODD = "date: 2022\ntitle: 'a'\ntype: call\n"
OPENED = "a quotation mark, bracket or brace is opened and not closed"
TWICE = "the key “name” is here a second time; it is already in line 1"
FILES = {
    "events/good.yml": GOOD,
    "events/2022/odd.yml": ODD,
    "events/odd.md": "---\ndate: 2022\ntitle: a\n---\nText",
    "topics/broken.yml": "name: [a\n",
    "topics/twice.yml": "name: a\nname: b\n",
    "index.md": "---\ntitle:   x\n---\n",
    "vocabulary.yml": "entities:   open\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, which holds a site."""
    monkeypatch.chdir(tmp_path)
    return write_site(tmp_path, FILES)


def run(*arguments: str) -> Run:
    return dateline("format", *arguments, today=None)


def texts(folder: Path) -> dict[str, str]:
    content = folder / "content"
    return {path: (content / path).read_bytes().decode() for path in FILES}


def test_what_can_be_is_laid_out_and_the_rest_is_told(here: Path) -> None:
    result = run()
    assert (result.status, result.said) == (1, "")
    assert result.complained.splitlines() == [
        f"content/topics/broken.yml:1:7: error: {OPENED} [syntax]",
        "  hint: close it, or put the whole text in quotes",
        f"content/topics/twice.yml:2:1: error: {TWICE} [duplicate-key]",
        "  hint: keep one of the two",
        "2 of 5 record files changed",
    ]
    assert texts(here) == {
        **FILES,
        "events/2022/odd.yml": GOOD,
        "events/odd.md": "---\ntitle: a\ndate: 2022\n---\nText\n",
    }
    assert run().complained.endswith("0 of 5 record files changed\n")


def test_check_lists_and_writes_nothing(here: Path) -> None:
    result = run("--check", "content/events")
    assert (result.status, result.complained) == (1, "2 of 3 record files would change\n")
    assert result.said == "content/events/2022/odd.yml\ncontent/events/odd.md\n"
    assert texts(here) == FILES
    run()
    assert run("--check", "content/events").status == 0


def test_a_dry_run_shows_a_diff_and_writes_nothing(here: Path) -> None:
    result = run("--dry-run", "content/events/2022/odd.yml")
    assert (result.status, result.complained) == (0, "1 of 1 record files would change\n")
    assert result.said == (
        "--- content/events/2022/odd.yml\n+++ content/events/2022/odd.yml\n@@ -1,3 +1,3 @@\n"
        "+title: a\n date: 2022\n-title: 'a'\n type: call\n"
    )
    assert texts(here) == FILES


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("content/events/2022", 1),
        ("content/events/odd.md", 1),
        ("content/events", 2),
        ("content/index.md", 0),
        ("content/vocabulary.yml", 0),
        (".", 2),
    ],
)
def test_only_what_is_asked_for(here: Path, path: str, changed: int) -> None:
    run(path)
    assert sum(text != FILES[name] for name, text in texts(here).items()) == changed


def test_what_is_not_below_the_content_folder(here: Path) -> None:
    assert (here / "mkdocs.yml").read_text() == SITE
    result = run("mkdocs.yml")
    assert result.status == 2
    assert "does not lie in the content folder" in result.complained


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"title: a\r\ndate: 2022\r\n", "title: a\ndate: 2022\n"),
        (b"\xef\xbb\xbftitle: a\n", "title: a\n"),
        (b"title: a", "title: a\n"),
        (b"title: a\r# c\r", "title: a\n# c\n"),
        (b"title: a \n\n\n", "title: a\n"),
    ],
)
def test_line_ends(here: Path, raw: bytes, expected: str) -> None:
    path = here / "content/events/good.yml"
    path.write_bytes(raw)
    assert run("content/events/good.yml").status == 0
    assert path.read_bytes().decode() == expected


@pytest.mark.parametrize("raw", [b"title: \xff\n", b"title: a\x1b\n", b"x" * 300_000, b""])
def test_what_is_no_text_is_left_alone(here: Path, raw: bytes) -> None:
    path = here / "content/events/good.yml"
    path.write_bytes(raw)
    result = run("content/events")
    assert result.status == 1
    assert result.complained.startswith("content/events/good.yml:1:")
    assert path.read_bytes() == raw


def test_a_link_to_a_file_is_refused_and_not_followed(here: Path) -> None:
    write_files(here, {"elsewhere.yml": ODD})
    (here / "content/events/link.yml").symlink_to(here / "elsewhere.yml")
    assert "symbolic link" in run("content/events").complained
    assert (here / "elsewhere.yml").read_text() == ODD


def test_a_file_that_cannot_be_written(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = run("content/events")
    assert (result.status, result.said) == (1, "")
    assert result.complained == "Error: nothing was written: No space left on device\n"
    assert texts(here) == FILES


def test_text_of_strangers_is_harmless_in_a_diff(here: Path) -> None:
    write_files(here, {"content/events/good.yml": 'type: a\ntitle: "\u200ba"\n'})
    assert "\\u200ba" in run("--dry-run", "content/events/good.yml").said


@pytest.mark.parametrize("kind", list(Kind))
def test_drafts_are_laid_out_already(here: Path, kind: Kind) -> None:
    dated = ("--date", "2022-01-12") if kind is Kind.EVENT else ()
    draft = dateline("new", kind.value, "A: draft", *dated).said.strip()
    assert (here / draft).is_file()
    assert run("--check", draft).said == ""


def test_the_whole_content_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_site(tmp_path, {}))
    copytree(ROOT / "content", tmp_path / "content", dirs_exist_ok=True)
    assert run().status == 0
    assert run("--check").status == 0
    checked = dateline("check", today="2026-12-01")
    assert (checked.status, checked.said[:11]) == (0, "no problems")


def test_the_content_of_this_repository_is_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert run("--check").said == ""
