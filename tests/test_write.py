from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.write import STAGING, Output, Published, discard, prepare, publish, stage, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = Output("events/council/index.html", "<p>Brüssel</p>\n")
OTHER = Output("robots.txt", "User-agent: *\n")

LONG_AGO = 1_000_000_000
"""A time of change that no file of a test can have by accident, in seconds since 1970."""


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def age(folder: Path) -> None:
    """Set back the time of change of every file, so that writing one anew can be seen."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (LONG_AGO, LONG_AGO))


def test_outputs_become_files_of_their_bytes(tmp_path: Path) -> None:
    assert write([PAGE, OTHER], tmp_path / "site") == 2
    assert files_below(tmp_path / "site") == {
        "events/council/index.html": "<p>Brüssel</p>\n".encode(),
        "robots.txt": b"User-agent: *\n",
    }


@given(content=st.text(st.characters(codec="utf-8")))
def test_a_file_holds_exactly_what_it_was_given(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    folder = tmp_path_factory.mktemp("site")
    assert write([Output("a.txt", content)], folder) == 1
    assert (folder / "a.txt").read_bytes() == content.encode()
    assert write([Output("a.txt", content)], folder) == 0


def test_a_file_that_is_the_same_already_is_left_alone(tmp_path: Path) -> None:
    write([PAGE, OTHER], tmp_path)
    age(tmp_path)
    assert write([PAGE, OTHER], tmp_path) == 0
    assert {path.stat().st_mtime for path in tmp_path.rglob("*.*")} == {LONG_AGO}


@pytest.mark.parametrize(
    "content", ["", "<p>Brüssel</p>", "<p>Brüssel</p>\n\n", "<p>Brussels</p>\n", "<p>Brüsseł</p>\n"]
)
def test_a_file_that_differs_in_any_byte_is_written(tmp_path: Path, content: str) -> None:
    write([PAGE, OTHER], tmp_path)
    age(tmp_path)
    assert write([Output(PAGE.path, content), OTHER], tmp_path) == 1
    assert files_below(tmp_path)[PAGE.path] == content.encode()
    assert (tmp_path / PAGE.path).stat().st_mtime > LONG_AGO
    assert (tmp_path / OTHER.path).stat().st_mtime == LONG_AGO


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    write([Output("a.txt", "one\ntwo\r\n")], tmp_path)
    assert (tmp_path / "a.txt").read_bytes() == b"one\ntwo\r\n"


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "about.txt").write_text("about")
    write([PAGE], tmp_path)
    assert files_below(tmp_path)["about.txt"] == b"about"


@pytest.mark.parametrize("interruption", [OSError("no space left"), KeyboardInterrupt()])
@pytest.mark.parametrize("before", ["old", None])
def test_an_interrupted_build_leaves_no_half_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    interruption: BaseException,
    before: str | None,
) -> None:
    if before:
        write([Output(PAGE.path, before)], tmp_path)
    expected = files_below(tmp_path)

    def fail(*_paths: str) -> None:
        raise interruption

    monkeypatch.setattr("dateline.write.os.replace", fail)
    with pytest.raises(type(interruption)):
        write([PAGE], tmp_path)
    assert files_below(tmp_path) == expected


def test_what_was_written_before_an_interruption_stays(tmp_path: Path) -> None:
    def outputs() -> Iterator[Output]:
        yield OTHER
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(outputs(), tmp_path)
    assert files_below(tmp_path) == {OTHER.path: b"User-agent: *\n"}


def test_nothing_else_is_ever_seen_at_the_files_own_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write([Output(PAGE.path, "old")], tmp_path)
    seen = []
    replace = os.replace

    def look(source: str, target: str) -> None:
        seen.append((tmp_path / PAGE.path).read_text())
        replace(source, target)

    monkeypatch.setattr("dateline.write.os.replace", look)
    write([PAGE], tmp_path)
    assert seen == ["old"]
    assert list(files_below(tmp_path)) == [PAGE.path]


def test_a_folder_where_a_file_should_be_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").mkdir()
    with pytest.raises(OSError, match="directory"):
        write([OTHER], tmp_path)
    assert files_below(tmp_path) == {}


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write([Output("a.bin", b"\xff\x00\r\n")], tmp_path)
    assert (tmp_path / "a.bin").read_bytes() == b"\xff\x00\r\n"


def published(outputs: list[Output], site: Path) -> Published:
    done = publish(site, [stage(outputs, site, "one")])
    discard(site)
    return done


def test_a_site_is_what_was_published_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert published([PAGE, OTHER, Output("old/deep/a.txt", "a")], site) == (3, 0, 0)
    age(site)
    assert published([PAGE, Output(OTHER.path, b"\xff")], site) == (1, 1, 1)
    assert files_below(site) == {PAGE.path: "<p>Brüssel</p>\n".encode(), OTHER.path: b"\xff"}
    assert (site / PAGE.path).stat().st_mtime == LONG_AGO
    assert not (site / "old").exists()


def test_a_site_stays_as_it_was_until_it_is_published(tmp_path: Path) -> None:
    published([PAGE, OTHER], tmp_path)
    before = files_below(tmp_path)
    staged = stage([Output(PAGE.path, "new"), Output("more/index.html", "more")], tmp_path, "one")
    assert set(staged.new) == {PAGE.path, "more/index.html"}
    assert {name: held for name, held in files_below(tmp_path).items() if name in before} == before
    assert not (tmp_path / "more").exists()
    discard(tmp_path)
    assert files_below(tmp_path) == before


def test_several_processes_stage_for_one_site(tmp_path: Path) -> None:
    parts = [stage([PAGE], tmp_path, "one"), stage([OTHER], tmp_path, "two")]
    assert publish(tmp_path, parts) == (2, 0, 0)
    assert {PAGE.path, OTHER.path} == set(files_below(tmp_path))


def test_what_a_stopped_build_left_is_taken_away(tmp_path: Path) -> None:
    stage([PAGE], tmp_path / "site", "one")
    assert (tmp_path / "site" / STAGING).is_dir()
    prepare(tmp_path / "site")
    assert list((tmp_path / "site").iterdir()) == []


def test_what_begins_with_a_dot_in_the_sites_own_folder_stays(tmp_path: Path) -> None:
    for name in (".git/config", ".nojekyll", "a/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert published([PAGE], tmp_path) == (1, 0, 1)
    assert {".git/config", ".nojekyll", PAGE.path} == set(files_below(tmp_path))


@pytest.mark.parametrize(("old", "new"), [("a", "a/b/index.html"), ("a/b/index.html", "a")])
def test_what_was_a_file_can_become_a_folder_and_the_other_way_round(
    tmp_path: Path, old: str, new: str
) -> None:
    published([Output(old, "old")], tmp_path)
    published([Output(new, "new")], tmp_path)
    assert files_below(tmp_path) == {new: b"new"}


@pytest.mark.parametrize("name", ["events", "robots.txt", STAGING, "a/deep"])
def test_no_link_in_a_site_is_followed(tmp_path: Path, name: str) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    write(
        [Output("robots.txt", "not the site's"), Output("council/index.html", "nor this")], outside
    )
    before = files_below(outside)
    (site / name).parent.mkdir(parents=True)
    (site / name).symlink_to(outside / "robots.txt" if name == "robots.txt" else outside)
    prepare(site)
    published([PAGE, OTHER, Output("a/deep/robots.txt", "of the site")], site)
    assert files_below(outside) == before
    assert len(files_below(site)) == 3
    assert not any(path.is_symlink() for path in site.rglob("*"))


@given(
    sites=st.lists(
        st.dictionaries(st.sampled_from(["a", "b/a", "b/c", "d/e/f"]), st.binary(max_size=2)),
        min_size=1,
        max_size=4,
    )
)
def test_however_sites_follow_each_other_the_last_is_there(
    tmp_path_factory: pytest.TempPathFactory, sites: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    for site in sites:
        published([Output(path, content) for path, content in site.items()], folder)
    assert files_below(folder) == sites[-1]
