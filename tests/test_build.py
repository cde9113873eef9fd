from __future__ import annotations

import gc
import os
import re
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment
from jinja2.runtime import Context

from dateline.at_once import can_fork
from dateline.build import Folders, Pages, Shard, build
from dateline.checked import Checked, read_and_check
from dateline.collector import collector_paused
from dateline.frame import Frames
from dateline.model.collection import Collection
from dateline.model.dates import Day
from dateline.model.kind import Kind
from dateline.model.problem import Problem, Severity
from dateline.pagefind.service import PagefindError
from dateline.progress import Progress
from dateline.render.pages import OVERVIEWS, record_pages
from dateline.write import Output, discard
from tests.records import actor, event, place, source, topic, view, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.records import Record

TODAY = Day(2022, 6, 1)

EVENT = "title: Talks\ndate: 2022-01-12\ntype: meeting\nsources: [{title: An article}]\n"


def plain_frames() -> Frames:
    """A theme that is only the title and the text."""
    environment = Environment(autoescape=False)  # noqa: S701 - it is given HTML
    template = environment.from_string("<title>{{ page.title }}</title>{{ page.content }}")
    empty = environment.from_string("")
    return Frames(
        template=template,
        contents_template=empty,
        context={},
        sections=frozenset(),
        site_url=None,
    )


def pages(*records: Record, url: str | None = None, written: tuple[str, ...] = ()) -> Pages:
    return Pages(view(*records, url=url), plain_frames(), written, None)


def built(folder: Path, given: Pages, shard: Shard | None = None) -> dict[str, str]:
    """The files of a site by path."""
    folders = Folders(folder / "theme", folder / "site")
    folders.theme.mkdir(exist_ok=True)
    build(given, folders, shard=shard, progress=Progress())
    discard(folders.site)
    return {
        path.relative_to(folders.site).as_posix(): path.read_text(encoding="utf-8")
        for path in folders.site.rglob("*")
        if path.is_file()
    }


def made(*records: Record, url: str | None = None, written: tuple[str, ...] = ()) -> dict[str, str]:
    with TemporaryDirectory() as folder:
        return built(Path(folder), pages(*records, url=url, written=written))


def paths(files: Iterable[str]) -> set[str]:
    """The paths of files, without what names them by their content."""
    return {re.sub(r"-[0-9a-f]{12}(?=\.json$)", "-*", path) for path in files}


RECORDS = (
    event(
        actors=["nato"],
        places=["brussels"],
        topics=["talks"],
        sources=["article"],
        added="2022-02-01",
        former_ids=["old-council"],
    ),
    event("gone", withdrawn={"date": "2022-03-01", "reason": "It did not happen."}),
    actor(added="2022-02-02"),
    place(),
    topic(),
    source(),
)
READER = {
    "data/cards-actors-*.json",
    "data/cards-places-*.json",
    "data/cards-sources-*.json",
    "data/cards-topics-*.json",
    "data/core-*.json",
    "data/events-2022-*.json",
    "data/ids-*.json",
    "data/index.json",
    "data/sources-*.json",
}
PATHS = {
    "actors/index.html",
    "actors/nato/index.html",
    "corrections/index.html",
    "events/council/index.html",
    "events/gone/index.html",
    "events/index.html",
    "events/old-council/index.html",
    "places/brussels/index.html",
    "places/index.html",
    "publishers/index.html",
    "robots.txt",
    "sources/article/index.html",
    "sources/index.html",
    "timeline/2022/01/index.html",
    "timeline/2022/index.html",
    "timeline/index.html",
    "timeline/recent/index.html",
    "topics/index.html",
    "topics/talks/index.html",
}
SCHEMAS = {
    f"schema/{folder}{name}.json" for folder in ("", "general/") for name in (*Kind, "vocabulary")
}


def test_making_pages_leaves_nothing_to_the_collector_of_cycles() -> None:
    said = [{"by": ["nato"], "says": "They met.", "source": ["article"]}]
    given = view(*RECORDS, event("talks", statements=said, sources=["article"]))

    def make() -> None:
        made = [record_pages(given, one) for one in given.timeline.collection.records]
        made += [overview(given) for overview in OVERVIEWS]
        assert all(page.content for page in chain.from_iterable(made))

    def contexts() -> int:
        return sum(isinstance(one, Context) for one in gc.get_objects())

    make()
    with collector_paused():
        before = contexts()
        make()
        assert contexts() == before


def test_every_record_has_its_page_at_its_address() -> None:
    assert paths(made(*RECORDS)) == PATHS | READER | SCHEMAS
    mapped = paths(made(*RECORDS, url="https://example.org/a/"))
    assert mapped == {*PATHS, *READER, *SCHEMAS, "corrections.xml", "sitemap.xml"}


def test_a_page_stands_in_its_frame() -> None:
    council = made(*RECORDS)["events/council/index.html"]
    assert council.startswith("<title>Council</title>")
    assert "<h1>Council</h1>" in council


def test_a_redirect_stands_outside_the_frame() -> None:
    assert made(*RECORDS)["events/old-council/index.html"].startswith("<!doctype html>")


def test_the_map_names_what_is_to_be_found_with_the_days_of_its_records() -> None:
    listed = made(*RECORDS, url="https://example.org/a/", written=("", "about/"))["sitemap.xml"]
    lines = {line for line in listed.splitlines() if line.startswith("<url>")}
    assert "<url><loc>https://example.org/a/</loc></url>" in lines
    assert "<url><loc>https://example.org/a/about/</loc></url>" in lines
    council = "https://example.org/a/events/council/"
    assert f"<url><loc>{council}</loc><lastmod>2022-02-01</lastmod></url>" in lines
    nato = "https://example.org/a/actors/nato/"
    assert f"<url><loc>{nato}</loc><lastmod>2022-02-02</lastmod></url>" in lines
    assert not any("gone" in line or "old-council" in line for line in lines)
    pages = len(PATHS) - len({"robots.txt", "events/gone/", "events/old-council/"})
    assert len(lines) == pages + len({"", "about/"})
    assert (
        "https://example.org/a/sitemap.xml"
        in made(*RECORDS, url="https://example.org/a/")["robots.txt"]
    )


def test_the_order_in_which_records_come_changes_no_byte() -> None:
    assert made(*RECORDS) == made(*reversed(RECORDS))


@pytest.mark.parametrize("of", [1, 2, 5])
def test_all_shares_and_what_they_have_in_common_are_the_whole(tmp_path: Path, of: int) -> None:
    given = pages(*RECORDS, url="https://example.org/a/", written=("", "about/"))
    shards = [Shard.parse("common"), *(Shard(number, of) for number in range(1, of + 1))]
    parts = [built(tmp_path, given, shard) for shard in shards]
    assert sum(len(part) for part in parts) == len(built(tmp_path, given)), "a file is in two"
    together = {path: content for part in parts for path, content in part.items()}
    assert together == built(tmp_path, given)


@pytest.mark.parametrize("text", ["", "0/3", "4/3", "3", "a/b", "1/-2", "1/2/3", "²/3"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no shard"):
        Shard.parse(text)


def test_pages_are_the_same_made_by_one_process_or_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = [*RECORDS, *(event(f"talks-{number}") for number in range(120))]
    alone = built(tmp_path, pages(*records))
    monkeypatch.setattr("dateline.at_once.FEW", 1)
    monkeypatch.setattr("dateline.at_once.processors", lambda: 3)
    assert built(tmp_path, pages(*records)) == alone


@pytest.mark.skipif(not can_fork(), reason="there is one processor, or no copy of a process")
def test_the_search_of_many_records_is_made_beside_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search() -> Iterator[Output]:
        yield Output("pagefind/process.txt", str(os.getpid()))

    given = replace(pages(*RECORDS), search=search)
    here = built(tmp_path, given)
    assert here.pop("pagefind/process.txt") == str(os.getpid())
    monkeypatch.setattr("dateline.at_once.FEW", 1)
    there = built(tmp_path, given)
    assert there.pop("pagefind/process.txt") != str(os.getpid())
    assert there == here


def test_what_is_wrong_with_a_search_is_told_wherever_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search() -> Iterable[Output]:
        raise PagefindError("no program")

    monkeypatch.setattr("dateline.at_once.FEW", 1)
    with pytest.raises(PagefindError, match="no program"):
        built(tmp_path, replace(pages(*RECORDS), search=search))


def test_a_site_that_is_known_to_be_the_same_is_not_made_again(
    tmp_path: Path,
) -> None:
    folders = Folders(tmp_path / "theme", tmp_path / "site")
    first = build(pages(*RECORDS), folders, shard=None, progress=Progress())
    assert first.published.written == len(first.stats)
    never = replace(pages(*RECORDS), search=lambda: pytest.fail("made again"))
    again = build(never, folders, shard=None, progress=Progress(), before=first.stats)
    assert (again.published, again.stats) == ((0, len(first.stats), 0), first.stats)
    # One byte that somebody else changed, and everything is looked at.
    (folders.site / "robots.txt").write_text("User-agent: nobody\n")
    mended = build(pages(*RECORDS), folders, shard=None, progress=Progress(), before=first.stats)
    assert mended.published == (1, len(first.stats) - 1, 0)


def test_a_site_without_records_has_its_timeline() -> None:
    reader = {"data/core-*.json", "data/index.json", "data/sources-*.json"}
    assert paths(made()) == {"timeline/index.html", "robots.txt", *reader, *SCHEMAS}


def test_everything_that_is_wrong_is_found_in_one_run_in_the_order_of_files(tmp_path: Path) -> None:
    content = write_files(
        tmp_path,
        {
            "actors/nato.yml": "name: NATO\nkind: alliance\n",
            "events/a.yml": EVENT.replace("2022-01-12", "2022-13"),
            "events/b.yml": f"{EVENT}colour: red\ntitle: Twice\n",
            "events/c.yml": EVENT.replace("2022-01-12", "2031-05-04"),
            "topics/talks.yml": "name: Talks\n",
        },
    )
    checked = read_and_check(content, TODAY)
    assert [(one.path, one.line, one.rule) for one in checked.problems] == [
        ("actors/nato.yml", 1, "unused-record"),
        ("actors/nato.yml", 2, "wrong-type"),
        ("events/a.yml", 2, "invalid-date"),
        ("events/b.yml", 5, "unknown-key"),
        ("events/b.yml", 6, "duplicate-key"),
        ("events/c.yml", 2, "future-confirmed"),
        ("topics/talks.yml", 1, "unused-record"),
    ]
    assert checked.has_errors
    assert len(checked.collection.records) == 6


@pytest.mark.parametrize(
    ("severities", "has_errors"),
    [
        ((), False),
        ((Severity.WARNING,), False),
        ((Severity.ERROR,), True),
        ((Severity.WARNING, Severity.ERROR), True),
    ],
)
def test_only_errors_keep_a_site_from_being_published(
    severities: tuple[Severity, ...], has_errors: bool
) -> None:
    problems = tuple(Problem("events/a.yml", 1, 1, "rule", "Wrong", one) for one in severities)
    assert Checked(Collection(), problems).has_errors is has_errors


def test_today_is_what_it_is_said_to_be(tmp_path: Path) -> None:
    content = write_files(tmp_path, {"events/talks.yml": EVENT})
    assert read_and_check(content, TODAY).problems == ()
    before = read_and_check(content, Day(2021, 12, 31)).problems
    assert [one.rule for one in before] == ["future-confirmed"]
