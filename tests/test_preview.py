from __future__ import annotations

import time
from threading import Event
from typing import TYPE_CHECKING

import pytest

from dateline.build import Pages
from dateline.preview import Preview, Served
from dateline.read.content import read
from dateline.read.files import stats_of
from dateline.timeline import link
from tests.records import view_of, write_files
from tests.test_build import plain_frames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dateline.model.collection import Collection

COUNCIL = "title: Council\ndate: 2022-01-12\ntype: meeting\nsources: [article]\n"
FILES = {
    "events/council.yml": COUNCIL,
    "events/talks.yml": COUNCIL.replace("Council", "Talks") + "body: See [[council]].\n",
    "sources/article.yml": "title: An article\n",
    "index.md": "# Home\n\n[[timeline: limit=1]]\n",
}
PAGE = "events/council/index.html"


class Kept:
    """A preview with all that happens to it."""

    def __init__(self, folder: Path) -> None:
        self.content = write_files(folder / "content", FILES)
        self.site = folder / "site"
        self.good = True
        self.fell_back = 0
        self.checked: list[Collection] = []
        self.checks = Event()
        self.checks.set()
        self.built = 0
        self.preview = Preview(self._check, self._fall_back)
        self.renew()

    def renew(self) -> None:
        stats = stats_of(self.content)
        pages = Pages(view_of(link(read(self.content).collection)), plain_frames(), ("",), None)
        theme = frozenset({"index.html"})
        self.preview.renew(Served(pages, self.site, theme, self.content, stats))

    def follow(self) -> None:
        def build() -> None:
            self.built += 1

        self.preview.instead_of(build)()

    def page(self, path: str = PAGE) -> str:
        self.preview.bring(path)
        file = self.site / path
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def write(self, name: str, text: str) -> None:
        (self.content / name).write_text(text, encoding="utf-8")

    def _check(self, collection: Collection) -> bool:
        self.checked.append(collection)
        assert self.checks.wait(20)
        return self.good

    def _fall_back(self) -> None:
        self.fell_back += 1


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_no_page_is_made_before_it_is_asked_for(kept: Kept) -> None:
    assert not kept.site.exists()
    assert "<h1>Council</h1>" in kept.page()
    assert [path.name for path in (kept.site / "events").iterdir()] == ["council"]


@pytest.mark.parametrize(
    "path", ["timeline/2022/index.html", "events/index.html", "robots.txt", "data/index.json"]
)
def test_every_kind_of_file_is_made(kept: Kept, path: str) -> None:
    assert kept.page(path)


def test_an_edit_shows_at_once_and_is_checked(kept: Kept) -> None:
    kept.page()
    kept.write("events/council.yml", COUNCIL.replace("Council", "The council meets"))
    assert "The council meets" in kept.page()
    wait_for(lambda: len(kept.checked) == 1)
    assert kept.checked[0].by_id["council"].label == "The council meets"
    kept.follow()
    assert kept.built == 0


@pytest.mark.parametrize("mount", ["/", "/below/"])
def test_pages_are_made_before_the_server_answers(
    kept: Kept, mount: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(kept.preview, "bring", asked.append)

    def ask(path: str) -> Iterable[bytes]:
        server = kept.preview.before(lambda _environ, _start: [b"answered"], mount)
        return server({"PATH_INFO": path}, lambda *_: lambda _: None)

    assert ask(f"{mount}events/council/") == [b"answered"]
    assert ask(f"{mount}robots.txt") == [b"answered"]
    # Not the site's, wherever that is: so the server tells browsers of changes.
    assert ask("/livereload/12345/1") == [b"answered"]
    assert ask("/livereload.html") == [b"answered"]
    assert asked == [PAGE, "robots.txt", *(["livereload.html"] if mount == "/" else [])]


def test_of_several_edits_during_a_check_the_last_is_checked(kept: Kept) -> None:
    kept.page()
    kept.checks.clear()
    for title in ("First", "Second", "Third"):
        kept.write("events/council.yml", COUNCIL.replace("Council", title))
        assert title in kept.page()
        wait_for(lambda: len(kept.checked) == 1)
    kept.checks.set()
    wait_for(lambda: len(kept.checked) == 2)
    assert [one.by_id["council"].label for one in kept.checked] == ["First", "Third"]


def test_links_to_it_say_its_new_title(kept: Kept) -> None:
    assert ">Council</a>" in kept.page("events/talks/index.html")
    kept.write("events/council.yml", COUNCIL.replace("Council", "The council meets"))
    assert ">The council meets</a>" in kept.page("events/talks/index.html")


def test_what_is_not_there_is_looked_for_once(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept.page("events/nobody/index.html") == ""
    monkeypatch.setattr(kept.preview, "_make", lambda *_: pytest.fail("looked for again"))
    assert kept.page("events/nobody/index.html") == ""


def test_an_edit_that_does_not_hold_together_is_taken_back(kept: Kept) -> None:
    kept.page()
    kept.good = False
    kept.write("events/council.yml", COUNCIL.replace("Council", "The council meets"))
    kept.page()
    wait_for(lambda: kept.fell_back == 1)
    assert "<h1>Council</h1>" in kept.page()
    kept.good = True
    kept.write("events/council.yml", COUNCIL.replace("Council", "It is mended"))
    assert "It is mended" in kept.page()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("events/new.yml", COUNCIL),
        ("events/council.yml", "title: [\n"),
        ("vocabulary.yml", "types: {}\n"),
        ("index.md", "# Another home\n"),
        ("events/talks.yml", COUNCIL.replace("Council", "What home lists")),
        ("events/council.yml", COUNCIL.replace("2022", "2031")),
    ],
    ids=["new", "mistake", "vocabulary", "page", "listed", "year"],
)
def test_what_takes_more_is_left_to_mkdocs(kept: Kept, name: str, text: str) -> None:
    kept.page()
    kept.write(name, text)
    assert "<h1>Council</h1>" in kept.page()
    kept.follow()
    assert kept.built == 1


def test_a_change_of_something_else_is_left_to_mkdocs(kept: Kept) -> None:
    kept.follow()
    assert kept.built == 1


def test_a_page_of_a_record_that_is_gone_goes(kept: Kept) -> None:
    assert kept.page("events/talks/index.html")
    (kept.content / "events" / "talks.yml").unlink()
    kept.renew()
    assert kept.page("events/talks/index.html") == ""


@pytest.mark.parametrize("path", ["../outside", "events/../../outside", "/etc/passwd"])
def test_nothing_outside_the_site_is_touched(kept: Kept, path: str) -> None:
    outside = kept.site.parent / "outside"
    outside.write_text("not the site's")
    kept.preview.bring(path)
    assert outside.read_text() == "not the site's"
