from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from dateline.links.hosts import visit_all
from dateline.read.sightings import LINKS
from tests.cli.commands import Run, dateline
from tests.links.server import serving
from tests.records import write_files, write_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.links.hosts import Visited
    from dateline.links.request import Manners
    from tests.links.server import Server

DAY, LATER, LAST = "2026-11-03", "2026-11-10", "2026-11-17"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> Path:
    """The working folder, which holds a site whose sources are on a server on this machine."""
    monkeypatch.chdir(tmp_path)
    server.asked.clear()
    return tmp_path


def write_sources(folder: Path, **urls: str) -> None:
    """Write a site with a source for each address, and one without any."""
    files = {f"sources/{name}.yml": f"title: T {name}\nurl: {url}\n" for name, url in urls.items()}
    write_site(folder, {**files, "sources/book.yml": "title: A book\n"})


def run_links(*arguments: str, today: str = DAY) -> Run:
    """Ask the server on this machine, without a pause."""
    run = dateline("links", "--allow-private", "--pause=0", "--timeout=1", *arguments, today=today)
    assert (run.status, run.complained) == (0, "")
    return run


def kept(folder: Path) -> list[dict[str, str]]:
    """What links.jsonl says."""
    lines = (folder / "content" / LINKS).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_what_is_found_is_said_and_kept(here: Path, server: Server) -> None:
    write_sources(
        here,
        dead=server.at("/missing"),
        fine=server.at("/live"),
        kept=server.at("/forbidden"),
        off=server.at("/failing"),
        went=server.at("/moved"),
    )
    assert run_links().said.splitlines() == [
        f"content/sources/dead.yml: dead: {server.at('/missing')} (404 Not Found)",
        (
            "  hint: since 2026-11-03; never seen live; look for a copy in a web archive and give"
            " its address as `archived`"
        ),
        f"content/sources/went.yml: moved: {server.at('/moved')}",
        f"  hint: it is now {server.at('/live')}",
        (
            f"content/sources/off.yml: unreachable: {server.at('/failing')}"
            " (500 Internal Server Error)"
        ),
        (
            "  hint: since 2026-11-03; never seen live; see whether the address is right; if it is,"
            " the host may come back"
        ),
        f"content/sources/kept.yml: blocked: {server.at('/forbidden')} (403 Forbidden)",
        (
            "  hint: since 2026-11-03; never seen live; open it in a browser, it may be there all"
            " the same"
        ),
        "5 addresses: 1 live, 1 moved, 1 blocked, 1 dead, 1 unreachable; 5 tried now",
    ]
    assert [(one["address"], one["state"]) for one in kept(here)] == [
        (server.at("/failing"), "unreachable"),
        (server.at("/forbidden"), "blocked"),
        (server.at("/live"), "live"),
        (server.at("/missing"), "dead"),
        (server.at("/moved"), "moved"),
    ]


def test_a_page_that_goes_and_comes_back(here: Path, server: Server) -> None:
    write_sources(here, one=server.at("/live"))
    address = {"address": server.at("/live")}
    run_links()
    assert kept(here) == [{**address, "state": "live", "checked": DAY, "live": DAY}]
    text = (here / "content" / LINKS).read_text().replace('"live", "ch', '"dead", "ch')
    (here / "content" / LINKS).write_text(text)
    run_links(today=LATER)
    assert kept(here) == [{**address, "state": "live", "checked": LATER, "live": LATER}]


def test_since_when_a_page_is_gone(here: Path, server: Server) -> None:
    write_sources(here, one=server.at("/gone"))
    run_links(today=DAY)
    run = run_links(today=LATER)
    assert kept(here)[0]["since"] == DAY
    assert kept(here)[0]["checked"] == LATER
    assert "since 2026-11-03; never seen live" in run.said


def test_only_what_was_not_seen_lately(here: Path, server: Server) -> None:
    write_sources(here, dead=server.at("/missing"), fine=server.at("/live"))
    run_links(today=DAY)
    server.asked.clear()
    run = run_links("--unseen-for", "30", today=LATER)
    assert {one.path for one in server.asked} == {"/missing"}
    assert run.said.splitlines()[-1] == "2 addresses: 1 live, 1 dead; 1 tried now"
    server.asked.clear()
    run_links("--unseen-for", "7", today=LATER)
    assert {one.path for one in server.asked} == {"/missing", "/live"}


def test_so_many_and_in_turn(here: Path, server: Server) -> None:
    write_sources(here, **{f"s{number}": server.at(f"/page-{number}") for number in range(5)})
    assert run_links("--limit", "2").said == "5 addresses: 2 live, 3 never tried; 2 tried now\n"
    run_links("--limit", "2", today=LATER)
    run_links("--limit", "2", today=LAST)
    assert [one.path for one in server.asked] == [
        f"/page-{number}" for number in (0, 1, 2, 3, 4, 0)
    ]


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (["a"], {"/live?a"}),
        (["T b"], {"/live?b", "/live?copy"}),
        (["a", "b", "a"], {"/live?a", "/live?b", "/live?copy"}),
        (["book"], set()),
    ],
)
def test_only_the_sources_that_are_named(
    here: Path, server: Server, names: list[str], paths: set[str]
) -> None:
    write_sources(here, a=server.at("/live?a"), c=server.at("/live?c"))
    copy = f"title: T b\nurl: {server.at('/live?b')}\narchived: {server.at('/live?copy')}\n"
    write_site(here, {"sources/b.yml": copy})
    run_links("c")
    server.asked.clear()
    run_links(*names)
    assert {one.path for one in server.asked} == paths
    assert len(kept(here)) == 1 + len(paths)


def test_addresses_that_no_source_has_any_more_are_forgotten(here: Path, server: Server) -> None:
    write_sources(here, one=server.at("/live"), two=server.at("/missing"))
    run_links()
    (here / "content" / "sources" / "one.yml").unlink()
    run_links("--limit", "1")
    assert [one["address"] for one in kept(here)] == [server.at("/missing")]


def test_a_second_run_on_one_day_changes_nothing(here: Path, server: Server) -> None:
    write_sources(
        here, one=server.at("/live"), two=server.at("/missing"), three=server.at("/moved")
    )
    run_links()
    before = (here / "content" / LINKS).read_bytes()
    run_links()
    assert (here / "content" / LINKS).read_bytes() == before


def test_without_an_address_there_is_no_file(here: Path) -> None:
    write_sources(here)
    assert run_links().said == "no source has an address; 0 tried now\n"
    assert not (here / "content" / LINKS).exists()


def test_hosts_in_private_networks_are_not_asked_unless_told(here: Path, server: Server) -> None:
    write_sources(here, one=server.at("/live"), two="http://127.0.0.1/", three="http://[::1]/")
    run = dateline("links", "--pause", "0", today=DAY)
    assert run.status == 0
    assert server.asked == []
    why = {one["address"]: one["why"] for one in kept(here)}
    assert why == {
        server.at("/live"): f"port {server.port} is not one that is asked",
        "http://127.0.0.1/": "the host is in a private network, which is not asked",
        "http://[::1]/": "the host is in a private network, which is not asked",
    }


@pytest.mark.parametrize(
    ("line", "agent"),
    [
        ("", r"Dateline/[\d.]+ \(link check\)"),
        (
            "site_url: https://a.example/b/\n",
            r"Dateline/[\d.]+ \(link check; \+https://a.example/b/\)",
        ),
    ],
)
def test_hosts_learn_who_asks(here: Path, server: Server, line: str, agent: str) -> None:
    write_sources(here, one=server.at("/live"))
    with (here / "mkdocs.yml").open("a") as file:
        file.write(line)
    run_links()
    assert re.fullmatch(agent, server.asked[0].headers["User-Agent"])


def test_a_broken_file_is_told_and_mended(here: Path, server: Server) -> None:
    write_sources(here, one=server.at("/missing"), two=server.at("/live"))
    run_links(today=DAY)
    path = here / "content" / LINKS
    good = path.read_text()
    path.write_text(f"<<<<<<< HEAD\n{good}=======\n{good.replace(DAY, LATER)}>>>>>>> b\n")
    run = dateline("links", "--allow-private", "--unseen-for=30", "--pause=0", today=LAST)
    assert run.status == 0
    assert [line for line in run.complained.splitlines() if "hint" not in line] == [
        f"content/links.jsonl:{line}:1: warning: this line is left out: it is not JSON [syntax]"
        for line in (1, 4, 7)
    ]
    assert [(one["state"], one["checked"]) for one in kept(here)] == [
        ("live", LATER),
        ("dead", LAST),
    ]
    assert kept(here)[1]["since"] == LATER


def test_a_host_that_does_not_answer_is_spared(here: Path, server: Server) -> None:
    write_sources(here, **{f"s{number}": server.at(f"/closed#{number}") for number in range(5)})
    run = dateline("links", "--allow-private", "--pause=0", "--timeout=1", today=DAY)
    assert run.said.splitlines()[-1] == "5 addresses: 2 unreachable, 3 never tried; 2 tried now"
    assert run.complained == (
        "3 addresses were left for another day: the host did not answer, or asked for fewer"
        " requests\n"
    )
    assert len(kept(here)) == 2


def test_as_json(here: Path, server: Server) -> None:
    write_sources(here, dead=server.at("/missing"), same=server.at("/missing"))
    write_sources(here, new=server.at("/live"))
    said = json.loads(run_links("--format", "json", "dead").said)
    assert said == [
        {
            "address": server.at("/missing"),
            "sources": [
                {"id": "dead", "path": "content/sources/dead.yml"},
                {"id": "same", "path": "content/sources/same.yml"},
            ],
            "state": "dead",
            "checked": DAY,
            "live": None,
            "since": DAY,
            "why": "404 Not Found",
            "to": None,
        }
    ]
    [new] = json.loads(run_links("--format", "json", "--limit=1", "new").said)
    assert new["state"] == "live"


def test_as_markdown(here: Path, server: Server) -> None:
    write_sources(
        here,
        dead=server.at("/missing"),
        went=server.at("/moved"),
        fine=server.at("/live"),
        off=server.at("/failing"),
        kept=server.at("/forbidden"),
    )
    run_links(today=DAY)
    said = run_links("--format", "markdown", "--unseen-for=30", today=LATER).said
    assert said == (
        "5 addresses: 1 live, 1 moved, 1 blocked, 1 dead, 1 unreachable.\n"
        "\n## Gone (1)\n\nThe host says that there is no such page.\n\n"
        f"- <{server.at('/missing')}>: `404 Not Found`, since {DAY}, never seen live"
        " (`content/sources/dead.yml`)\n"
        "\n## Moved (1)\n\nThe host asks for another address.\n\n"
        f"- <{server.at('/moved')}>: now `{server.at('/live')}` (`content/sources/went.yml`)\n"
        "\n## Out of reach (1)\n\nThe host was not found or failed, on two days at least.\n\n"
        f"- <{server.at('/failing')}>: `500 Internal Server Error`, since {DAY}, never seen live"
        " (`content/sources/off.yml`)\n"
        "\n<details><summary>Nothing to be done yet: 1 out of reach today, or closed to programs"
        "</summary>\n\n"
        f"- <{server.at('/forbidden')}>: `403 Forbidden`, since {DAY}, never seen live"
        " (`content/sources/kept.yml`)\n"
        "\n</details>\n"
    )


@pytest.mark.parametrize("path", ["/live", "/failing", "/forbidden"])
def test_no_markdown_is_nothing_to_be_done(here: Path, server: Server, path: str) -> None:
    write_sources(here, one=server.at(path))
    assert run_links("--format", "markdown").said == ""


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nothing"], "there is no source “nothing”"),
        (["articel"], "there is no source “articel”; did you mean “article”?"),
        (["a\x1b[31m"], "there is no source “a\\x1b[31m”"),
        (["--limit", "0"], "0 is not in the range"),
        (["--unseen-for", "-1"], "-1 is not in the range"),
        (["--unseen-for", "30d"], "'30d' is not a valid integer"),
        (["--timeout", "0"], "0 is not in the range"),
        (["--format", "github"], "'github' is not one of"),
    ],
)
def test_a_command_that_is_misused(here: Path, arguments: list[str], complaint: str) -> None:
    write_sources(here, article="http://127.0.0.1:1/")
    run = dateline("links", *arguments)
    assert (run.status, run.said) == (2, "")
    assert complaint in " ".join(run.complained.split())
    assert not (here / "content" / LINKS).exists()


def test_what_was_found_before_somebody_lost_patience_is_kept(
    here: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sources(here, one=server.at("/live?1"), two=server.at("/live?2"))

    def interrupted(addresses: Iterable[str], manners: Manners) -> Iterator[Visited]:
        yield next(visit_all(addresses, manners))
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.cli.links.visit_all", interrupted)
    run = dateline("links", "--allow-private", "--pause", "0", today=DAY)
    assert run.status == 1
    assert "Aborted!" in run.complained
    assert len(kept(here)) == 1


def test_a_file_that_cannot_be_written(here: Path, server: Server) -> None:
    write_sources(here, one=server.at("/live"))
    (here / "content" / LINKS).mkdir()
    run = dateline("links", "--allow-private", "--pause", "0", today=DAY)
    assert run.status == 2
    assert "content/links.jsonl cannot be written: " in run.complained


def test_a_link_in_the_place_of_the_file_is_replaced_and_not_followed(
    here: Path, server: Server
) -> None:
    write_sources(here, one=server.at("/live"))
    write_files(here, {"elsewhere": "untouched"})
    (here / "content" / LINKS).symlink_to(here / "elsewhere")
    dateline("links", "--allow-private", "--pause", "0", today=DAY)
    assert (here / "elsewhere").read_text() == "untouched"
    assert len(kept(here)) == 1
    assert not (here / "content" / LINKS).is_symlink()


def test_dateline_check_tells_what_is_wrong_with_the_file(here: Path) -> None:
    write_site(here, {"links.jsonl": "{}\n"})
    run = dateline("check")
    assert run.status == 0
    assert run.said.splitlines()[0].startswith("content/links.jsonl:1:1: warning: this line is")
