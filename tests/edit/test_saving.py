from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.edit.saving import save
from dateline.edit.site import Change
from tests.records import write_files

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {"a.yml": "a", "b.yml": "b", "c.yml": "c"}
CHANGES = (
    Change("n/d.yml", None, b"new"),
    Change("a.yml", b"a", b"A"),
    Change("b.yml", b"b", None),
    Change("c.yml", b"c", b"C"),
)
DONE = {"a.yml": "A", "c.yml": "C", "n/d.yml": "new"}


def below(folder: Path) -> dict[str, str]:
    """Every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files."""
    (tmp_path / "n").mkdir()
    return write_files(tmp_path, FILES)


def test_everything_is_written(folder: Path) -> None:
    save(folder, CHANGES)
    assert below(folder) == DONE


@pytest.mark.parametrize("path", [change.path for change in CHANGES])
@pytest.mark.parametrize("name", ["replace", "unlink"])
def test_nothing_is_written_where_one_file_cannot_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch, path: str, name: str
) -> None:
    real: Callable[..., object] = getattr(Path, name)
    failed: list[Path] = []

    def fails_once(self: Path, *arguments: Path, **options: bool) -> object:
        if not failed and folder / path in {self, *arguments}:
            failed.append(self)
            raise OSError(5, "the disk is gone")
        return real(self, *arguments, **options)

    monkeypatch.setattr(Path, name, fails_once)
    if name == "unlink" and path != "b.yml":
        save(folder, CHANGES)
        assert below(folder) == DONE
        return
    if name == "replace" and path == "b.yml":
        save(folder, CHANGES)
        assert below(folder) == DONE
        return
    with pytest.raises(OSError, match="the disk is gone"):
        save(folder, CHANGES)
    assert below(folder) == FILES


def test_no_room_for_the_new_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space left"):
        save(folder, CHANGES)
    assert below(folder) == FILES


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (Change("a.yml", b"other", b"A"), "changed in the meantime"),
        (Change("a.yml", None, b"A"), "there already"),
        (Change("gone.yml", b"a", b"A"), "gone.yml"),
    ],
)
def test_what_is_not_as_it_was_read_is_left_alone(
    folder: Path, change: Change, complaint: str
) -> None:
    with pytest.raises(OSError, match=complaint):
        save(folder, (Change("c.yml", b"c", b"C"), change))
    assert below(folder) == FILES


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_what_may_be_done_with_a_file_stays(folder: Path) -> None:
    (folder / "a.yml").chmod(0o640)
    save(folder, (Change("b2.yml", None, b"x", was="a.yml"), Change("a.yml", b"a", b"A")))
    modes = {stat.S_IMODE((folder / name).stat().st_mode) for name in ("a.yml", "b2.yml")}
    assert modes == {0o640}


KILLED = """\
import os, sys
from pathlib import Path
from dateline.edit.saving import save
from dateline.edit.site import Change

steps = int(sys.argv[1])

def dies(real):
    def step(self, *arguments, **options):
        global steps
        steps -= 1
        if steps < 0:
            os._exit(9)
        return real(self, *arguments, **options)
    return step

Path.replace, Path.unlink = dies(Path.replace), dies(Path.unlink)
changes = (Change("a.yml", b"a", b"A"), Change("b.yml", b"b", None), Change("c.yml", b"c", b"C"))
save(Path(sys.argv[2]), changes)
"""


@pytest.mark.parametrize("steps", range(4))
def test_whoever_is_killed_leaves_whole_files(folder: Path, steps: int) -> None:
    command = [sys.executable, "-c", KILLED, str(steps), str(folder)]
    assert subprocess.run(command, check=False).returncode == 9
    left = {name: text for name, text in below(folder).items() if not name.startswith(".")}
    expected = [{**FILES}, {**FILES, "a.yml": "A"}, {"a.yml": "A", "c.yml": "c"}]
    assert left == [*expected, {"a.yml": "A", "c.yml": "C"}][steps]
