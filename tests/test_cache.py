from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

import pytest

from dateline.cache import Cache, digest, digest_of_files, open_cache, program

if TYPE_CHECKING:
    from pathlib import Path

KEY = digest(["what it depends on"])
SECRET = b"known to this machine alone"


def test_an_entry_is_found_again_by_its_key(tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    cache.save("pages", KEY, {"a": [1, 2]})
    assert cache.load("pages", KEY) == {"a": [1, 2]}
    assert cache.load("pages", digest(["something else"])) is None
    assert cache.load("others", KEY) is None
    assert Cache(tmp_path, SECRET).load("pages", KEY) == {"a": [1, 2]}


def test_an_entry_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    for number in range(5):
        cache.save("pages", digest([str(number)]), number)
    assert {path.name for path in tmp_path.iterdir()} == {".gitignore", "pages"}
    assert cache.load("pages", digest(["4"])) == 4


class Harmful:
    def __reduce__(self) -> tuple[object, ...]:
        return (pytest.fail, ("something of a stranger's was run",))


@pytest.mark.parametrize("secret", [b"of another machine", b""])
def test_what_another_machine_made_is_not_there(tmp_path: Path, secret: bytes) -> None:
    if secret:
        Cache(tmp_path, secret).save("pages", KEY, Harmful())
    else:
        (tmp_path / "pages").write_bytes(bytes(32) + KEY + pickle.dumps(Harmful()))
    assert Cache(tmp_path, SECRET).load("pages", KEY) is None


def test_what_is_damaged_anywhere_is_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    cache.save("pages", KEY, "value")
    whole = (tmp_path / "pages").read_bytes()
    damaged = [whole[:end] for end in range(len(whole))]
    damaged += [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))]
    for held in (*damaged, whole + b"\0"):
        (tmp_path / "pages").write_bytes(held)
        assert cache.load("pages", KEY) is None
    (tmp_path / "pages").write_bytes(whole)
    assert cache.load("pages", KEY) == "value"


def test_an_entry_cannot_be_put_in_the_place_of_another(tmp_path: Path) -> None:
    cache = Cache(tmp_path, SECRET)
    cache.save("pages", KEY, "value")
    (tmp_path / "pages").rename(tmp_path / "others")
    assert cache.load("others", KEY) is None


def test_a_folder_that_cannot_be_written_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "cache", SECRET)
    cache.save("pages", KEY, "value")
    assert cache.load("pages", KEY) is None


def test_git_leaves_the_folder_alone(tmp_path: Path) -> None:
    Cache(tmp_path / "cache", SECRET).save("pages", KEY, "value")
    assert (tmp_path / "cache" / ".gitignore").read_text() == "*\n"


def test_no_link_is_written_through(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    (folder / ".gitignore").symlink_to(tmp_path / "elsewhere")
    (folder / "pages").symlink_to(tmp_path / "elsewhere")
    cache = Cache(folder, SECRET)
    cache.save("pages", KEY, "value")
    assert cache.load("pages", KEY) == "value"
    assert not (tmp_path / "elsewhere").exists()


def test_another_version_of_anything_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = program.__wrapped__()
    assert program.__wrapped__() == before
    (tmp_path / "babel-9.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    assert program.__wrapped__() != before


def test_a_changed_file_changes_the_digest_of_its_folder(tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogues" / "de.po"
    catalogue.parent.mkdir()
    catalogue.write_text("ab")
    before = digest_of_files(tmp_path)
    (tmp_path / "of_python.pyc").touch()
    assert digest_of_files(tmp_path) == before
    catalogue.write_text("abc")
    assert digest_of_files(tmp_path) != before


def test_a_digest_tells_parts_apart() -> None:
    told: list[list[str | bytes]] = [["ab"], ["a", "b"], ["", "ab"], [b"a", "b", ""]]
    assert len({digest(parts) for parts in told}) == 4
    assert program() == program()


def test_the_key_is_this_users_alone_and_outside_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, site = tmp_path / "home", tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr("dateline.cache.user_cache_path", lambda name: home / name)
    first = open_cache(site)
    again = open_cache(site)
    assert first is not None
    assert first == again
    (key,) = (home / "dateline").iterdir()
    assert len(key.read_bytes()) == 32
    if os.name != "nt":
        assert key.stat().st_mode & 0o077 == 0


def test_without_a_place_for_the_key_there_is_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr("dateline.cache.user_cache_path", lambda name: tmp_path / "file" / name)
    assert open_cache(tmp_path) is None


def test_a_cache_that_leads_elsewhere_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.cache.user_cache_path", lambda name: tmp_path / "home" / name)
    site = tmp_path / "site"
    site.mkdir()
    (site / ".cache").symlink_to(tmp_path)
    assert open_cache(site) is None
