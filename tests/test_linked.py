from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline import linked
from dateline.cache import Cache
from dateline.linked import Linked, read_and_link
from dateline.model.collection import Collection
from dateline.model.dates import Day
from dateline.progress import Progress
from tests.records import write_files

if TYPE_CHECKING:
    from pathlib import Path

TODAY = Day(2022, 6, 1)
COUNCIL = "title: Council\ndate: 2022-01-12\ntype: meeting\nsources: [{title: An article}]\n"


def everything(collection: Collection) -> Collection:
    return collection


def nothing_written(collection: Collection) -> Collection:
    return Collection(records=collection.records, vocabulary=collection.vocabulary)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {"events/council.yml": COUNCIL, "index.md": "# Home\n"}
    return write_files(tmp_path / "content", files)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", b"key")


def again(content: Path, cache: Cache | None, day: Day = TODAY) -> tuple[Linked, list[str]]:
    """What is read, and the stages that it took."""
    progress = Progress()
    found = read_and_link(content, day, everything, cache=cache, progress=progress)
    return found, [one.stage for one in progress.spent]


def test_what_has_not_changed_is_not_read_again(content: Path, cache: Cache) -> None:
    first, stages = again(content, cache)
    assert stages == ["read", "link", "keep", "check"]
    second, stages = again(content, cache)
    assert stages == []
    assert second.state == first.state
    assert second.timeline.events == first.timeline.events
    assert second.checked.problems == first.checked.problems


def test_without_a_cache_everything_is_read(content: Path) -> None:
    found, stages = again(content, None)
    assert (found.state, stages) == (b"", ["read", "link", "check"])


@pytest.mark.parametrize("path", ["events/council.yml", "events/new.yml", "index.md", "a/b.png"])
def test_a_change_of_any_file_is_seen(content: Path, cache: Cache, path: str) -> None:
    before, _ = again(content, cache)
    write_files(content, {path: COUNCIL.replace("Council", "The council")})
    after, stages = again(content, cache)
    assert "read" in stages
    assert after.state != before.state


def test_another_day_may_find_other_problems(content: Path, cache: Cache) -> None:
    again(content, cache)
    found, stages = again(content, cache, Day(2021, 12, 31))
    assert "check" in stages
    assert [one.rule for one in found.checked.problems] == ["future-confirmed"]


def test_what_the_site_leaves_out_is_not_taken_from_what_was_kept(
    content: Path, cache: Cache
) -> None:
    again(content, cache)
    found = read_and_link(content, TODAY, nothing_written, cache=cache, progress=Progress())
    assert found.timeline.collection.pages == ()


def test_records_with_errors_are_read_again(content: Path, cache: Cache) -> None:
    write_files(content, {"events/council.yml": "title: Council\n"})
    for _ in range(2):
        found, stages = again(content, cache)
        assert "read" in stages
        assert found.checked.has_errors


def test_a_large_site_is_checked_beside_and_found_the_same(
    content: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(
        content, {"events/fair.yml": COUNCIL.replace("12", "40").replace("Council", "Fair")}
    )
    alone, _ = again(content, None)
    monkeypatch.setattr("dateline.at_once.FEW", 0)
    beside, stages = again(content, cache)
    assert stages == ["read", "link", "keep", "check"]
    assert beside.checked.has_errors
    assert beside.checked.problems == alone.checked.problems
    assert beside.checked.notices == alone.checked.notices


def test_a_very_large_site_is_not_kept(
    content: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linked, "MANY", 0)
    assert "keep" not in again(content, cache)[1]
