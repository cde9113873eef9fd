from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from dateline.check.run import check
from dateline.model.dates import Day
from dateline.model.kind import Kind
from dateline.model.problem import Position
from dateline.read.content import problems, read
from dateline.read.files import MOST_BYTES, Files, Folder, find_files
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")

TOPIC = "name: Talks\n"


def said(folder: Path) -> list[tuple[str, str, str]]:
    """The path, the rule and the message of all problems of a folder."""
    found = problems(folder, check(read(folder), Day(2022, 6, 1)))
    assert all((one.line, one.column) == (1, 1) for one in found)
    return [(one.path, one.rule, one.message) for one in found]


def test_files_are_told_apart_by_folder_and_ending(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "events/2022/01/talks.yml": "",
            "actors/nato.yaml": "",
            "places/riga.md": "",
            "topics/index.md": "",
            "sources/README.md": "",
            "vocabulary.yml": "",
            "index.md": "",
            "about/us.md": "",
            "events/2022/table.png": "",
            "robots.txt": "",
        },
    )
    files = find_files(Folder(tmp_path))
    assert files.records == (
        ("actors/nato.yaml", Kind.ACTOR),
        ("events/2022/01/talks.yml", Kind.EVENT),
        ("places/riga.md", Kind.PLACE),
    )
    assert files.pages == ("about/us.md", "index.md", "sources/README.md", "topics/index.md")
    assert files.others == ("events/2022/table.png", "robots.txt")
    assert files.vocabulary == "vocabulary.yml"
    assert files.findings == ()


@pytest.mark.parametrize(
    ("path", "ending"),
    [
        ("actors/nato.YML", ".yml"),
        ("actors/nato.MD", ".md"),
        ("about.MD", ".md"),
        ("about.markdown", ".md"),
        ("events/talks.mkd", ".md"),
        ("events/2022/talks.yml.txt", ".yml"),
    ],
)
def test_an_ending_that_nothing_reads_is_told(path: str, ending: str, tmp_path: Path) -> None:
    write_files(tmp_path, {path: ""})
    files = find_files(Folder(tmp_path))
    (found,) = files.findings
    assert (found.rule, found.hint) == ("misplaced-file", f"rename it to end in {ending}")
    assert (files.records, files.pages, files.others) == ((), (), ())


@posix
@pytest.mark.parametrize("name", ["a\n::error::b.md", "a\x1b[31m.md", "a\\b.md", "Kyi\u0308v.md"])
def test_a_name_that_does_not_show_what_it_is_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    (found,) = find_files(Folder(tmp_path)).findings
    assert found.rule == "syntax"
    assert "its name" in found.message


def test_names_that_begin_with_a_dot_are_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {".git/config.yml": "", "events/.talks.yml.swp": "", ".hidden.md": ""})
    assert find_files(Folder(tmp_path)) == Files()


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("event/talks.yml", "did you mean events/?"),
        ("Events/talks.yml", "did you mean events/?"),
        ("talks.yml", "records live in events/, actors/, places/, topics/, sources/"),
        ("vocabulary.yaml", "records live in events/, actors/, places/, topics/, sources/"),
        ("zzz/vocabulary.yml", "records live in events/, actors/, places/, topics/, sources/"),
    ],
)
def test_yaml_where_no_record_is_kept_is_told(path: str, hint: str, tmp_path: Path) -> None:
    write_files(tmp_path, {path: TOPIC})
    (found,) = find_files(Folder(tmp_path)).findings
    assert (found.rule, found.path, found.hint) == ("misplaced-file", path, hint)
    assert found.place == Position(1, 1)


@posix
def test_symbolic_link_to_a_file_is_refused_and_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("name: Secret\n", encoding="utf-8")
    content = write_files(tmp_path / "content", {"index.md": "# Home\n"})
    (content / "topics").mkdir()
    (content / "topics" / "talks.yml").symlink_to(secret)
    (content / "picture.png").symlink_to(secret)
    (content / "about.md").symlink_to(tmp_path / "nothing.md")
    message = "this cannot be read: it is a symbolic link"
    assert said(content) == [
        ("about.md", "syntax", message),
        ("picture.png", "syntax", message),
        ("topics/talks.yml", "syntax", message),
    ]
    assert read(content).collection.records == ()
    assert read(content).collection.files == frozenset()


@posix
def test_symbolic_link_to_a_folder_is_refused_and_not_walked(tmp_path: Path) -> None:
    write_files(tmp_path / "elsewhere", {"talks.yml": TOPIC})
    content = write_files(tmp_path / "content", {"index.md": "# Home\n"})
    (content / "topics").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (content / "loop").symlink_to(content, target_is_directory=True)
    message = "this cannot be read: it is a symbolic link"
    assert said(content) == [("loop", "syntax", message), ("topics", "syntax", message)]


@posix
def test_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    os.mkfifo(tmp_path / "topics" / "talks.yml")
    message = "this cannot be read: it is not an ordinary file"
    assert said(tmp_path) == [("topics/talks.yml", "syntax", message)]


@posix
def test_name_that_is_not_utf_8_is_refused_and_can_be_printed(tmp_path: Path) -> None:
    (tmp_path / "topics").mkdir()
    name = os.fsencode(tmp_path) + b"/topics/gespr\xe4che.yml"
    try:
        with open(name, "wb") as file:  # noqa: PTH123 - pathlib takes no bytes
            file.write(TOPIC.encode())
    except OSError:
        assert sys.platform == "darwin"
        return
    message = "this cannot be read: its name is not UTF-8"
    assert said(tmp_path) == [("topics/gespr\\udce4che.yml", "syntax", message)]


@posix
def test_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    write_files(tmp_path, {"topics/talks.yml": TOPIC})
    file = tmp_path / "topics" / "talks.yml"
    file.chmod(0)
    if os.access(file, os.R_OK):
        file.unlink()
        file.mkdir()
        with pytest.raises(OSError, match="directory"):
            Folder(file.parent).read(file.name)
        return
    assert said(tmp_path) == [
        ("topics/talks.yml", "syntax", "this cannot be read: Permission denied")
    ]


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(tmp_path: Path) -> None:
    file = tmp_path / "large.yml"
    file.write_bytes(b"a" * (2 * MOST_BYTES))
    assert len(Folder(file.parent).read(file.name)) == MOST_BYTES + 1


@posix
def test_folders_may_be_nested_deeply(tmp_path: Path) -> None:
    folder = tmp_path / "topics"
    folder.mkdir()
    for _ in range(1_100):
        folder /= "d"
        folder.mkdir()
    (folder / "talks.yml").write_text(TOPIC)
    try:
        ((path, _),) = find_files(Folder(tmp_path)).records
        assert path.startswith("topics/d/d/")
    finally:
        # Python's own way of removing a tree goes down by recursion.
        (folder / "talks.yml").unlink()
        while folder != tmp_path:
            folder.rmdir()
            folder = folder.parent


@posix
def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"actors/closed/nato.yml": ""})
    listing = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith("closed/"):
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert said(tmp_path) == [
        ("actors/closed/", "syntax", "this cannot be read: Permission denied")
    ]
