from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.pagefind.kept import forget, keep, take

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"index/a.pf_index": b"\x1f\x8b\x00", "entry.json": b"{}"}


def test_what_was_kept_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    assert take(folder, "a") is None
    keep(folder, "a", FILES)
    assert take(folder, "a") == FILES
    assert take(folder, "b") is None
    assert [path.name for path in folder.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive"])
def test_what_is_not_whole_is_as_good_as_nothing(tmp_path: Path, content: bytes) -> None:
    keep(tmp_path, "a", FILES)
    (tmp_path / "a.zip").write_bytes(content)
    assert take(tmp_path, "a") is None


def test_a_damaged_file_is_as_good_as_nothing(tmp_path: Path) -> None:
    keep(tmp_path, "a", FILES)
    content = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(content.replace(FILES["index/a.pf_index"], b"\x1f\x8b\x01"))
    assert take(tmp_path, "a") is None


def test_only_what_is_in_use_stays(tmp_path: Path) -> None:
    for key in "abc":
        keep(tmp_path, key, FILES)
    forget(tmp_path, ["a", "c"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "c.zip"]


def test_where_nothing_can_be_kept_a_build_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    keep(tmp_path / "file", "a", FILES)
    forget(tmp_path / "file", [])
    assert take(tmp_path / "file", "a") is None
