from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.corpus import write_corpus
from benchmarks.editing import (
    address_of,
    differing,
    digests,
    fetch,
    free_port,
    look_through,
    pick,
    retitle,
    rewritten,
    wait_for,
)
from tests.tools import serve_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site of three files."""
    (tmp_path / "events").mkdir()
    for name in ("index.html", "events/index.html", "feed.xml"):
        (tmp_path / name).write_text(f"<h1>{name}</h1>")
    return tmp_path


def test_what_is_left_alone_is_not_rewritten(site: Path) -> None:
    assert rewritten(look_through(site), look_through(site)) == set()


def test_rewritten_is_what_was_replaced_overwritten_or_added(site: Path) -> None:
    before, held = look_through(site), digests(site)
    (site / "new").write_text("<h1>index.html</h1>")
    (site / "new").replace(site / "index.html")  # the same bytes again, as a new file
    (site / "events" / "index.html").write_text("<h1>Other</h1>")
    (site / "added.html").write_text("")
    (site / "feed.xml").unlink()
    assert rewritten(before, look_through(site)) == {
        "index.html",
        "events/index.html",
        "added.html",
    }
    assert differing(held, digests(site)) == {"events/index.html", "added.html"}


def test_events_are_picked_over_the_whole_time_and_get_their_title(tmp_path: Path) -> None:
    write_corpus(tmp_path, 40)
    content = tmp_path / "content"
    picked = pick(content, 5)
    assert len(set(picked)) == 5
    assert picked == sorted(picked, key=lambda path: path.name)
    before = picked[0].read_text().split("\n")
    retitle(picked[0], "Another title")
    assert picked[0].read_text().split("\n") == ["title: Another title", *before[1:]]
    with pytest.raises(AssertionError):
        retitle(picked[0], "Another title")  # an edit that changes nothing measures nothing
    assert address_of(picked[0]) == f"/timeline/events/{picked[0].stem}/"


def test_pages_are_fetched_and_waited_for(site: Path) -> None:
    with serve_folder(site, below="/timeline/") as top:
        port = int(top.split(":")[2].split("/")[0])
        assert fetch(port, "/timeline/events/") == "<h1>events/index.html</h1>"
        assert fetch(port, "/timeline/nothing/") == ""
        wait_for(port, "/timeline/", "index")


def test_what_never_comes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.editing.PATIENCE", 0.1)
    port = free_port()
    assert fetch(port, "/") == ""
    with pytest.raises(TimeoutError, match="/ does not hold 'a title'"):
        wait_for(port, "/", "a title")
