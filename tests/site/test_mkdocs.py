"""MkDocs' own commands on a site of records."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from socket import socket
from typing import TYPE_CHECKING

import pytest

from tests.site.building import build, contents, copy_site, environment, mkdocs
from tests.site.pages import Site
from tests.tools import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 30
"""Seconds after which what was waited for is said not to happen."""

MENDED = "events/harbour-wall-mended/"
STORM = "content/events/2024/storm-of-november.yml"

BROKEN = {
    "events/2024/no-date.yml": "title: An event without a date\ntype: works\n",
    "events/2024/no-type.yml": "title: A type that is none\ndate: 2024-02-30\ntype: wroks\n",
    "actors/nobody.yml": "name: Nobody\nkind: [\n",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small site, to be changed."""
    return copy_site("small", tmp_path / "small")


def write_broken(site: Path) -> None:
    for path, text in BROKEN.items():
        (site / "content" / path).write_text(text)


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def configure(site: Path, *lines: str) -> None:
    with (site / "mkdocs.yml").open("a") as file:
        file.writelines(f"{line}\n" for line in lines)


def page_text(site: Path, address: str) -> str:
    return Site.read(site).pages[address].find("article")[0].text


def test_a_build_says_little_and_ends_well(small: Path) -> None:
    run = mkdocs(small, "build")
    assert run.returncode == 0
    assert "WARNING" not in run.stdout
    assert (small / "site" / MENDED / "index.html").exists()


def test_errors_stop_a_build_and_are_all_said(small: Path) -> None:
    write_broken(small)
    run = mkdocs(small, "build")
    assert run.returncode == 1
    for path, rule in (
        ("events/2024/no-date.yml", "missing-field"),
        ("events/2024/no-type.yml", "unknown-term"),
        ("events/2024/no-type.yml", "invalid-date"),
        ("actors/nobody.yml", "syntax"),
    ):
        assert re.search(rf"content/{path}:\d+:\d+: error: .+ \[{rule}\]", run.stdout), run.stdout
    assert re.search(r"\d+ errors .*in 3 files, \d+ records read", run.stdout)
    assert "Traceback" not in run.stdout
    assert not (small / "site").exists()


def test_errors_leave_the_last_good_site_alone(small: Path, tmp_path: Path) -> None:
    before = contents(build(small, tmp_path / "site"))
    write_broken(small)
    assert mkdocs(small, "build", "--site-dir", tmp_path / "site").returncode == 1
    assert contents(tmp_path / "site") == before


def test_warnings_stop_a_strict_build_alone(small: Path) -> None:
    (small / "content" / "actors" / "unnamed.yml").write_text("name: Unnamed\nkind: person\n")
    run = mkdocs(small, "build")
    assert run.returncode == 0
    assert "content/actors/unnamed.yml:1:7: warning:" in run.stdout
    strict = mkdocs(small, "build", "--strict")
    assert strict.returncode == 1
    assert "Aborted with 1 warnings in strict mode!" in strict.stdout


def test_an_unknown_link_on_a_hand_written_page_is_an_error(small: Path) -> None:
    about = small / "content" / "about.md"
    about.write_text("# About\n\nSee [[harbour-wall-mendet]].\n")
    run = mkdocs(small, "build")
    assert run.returncode == 1
    assert re.search(r"content/about\.md:3:\d+: error: .*harbour-wall-mendet", run.stdout)


def test_a_sites_own_templates_come_first(small: Path, tmp_path: Path) -> None:
    replace_in(small / "mkdocs.yml", "  font: false", "  font: false\n  custom_dir: overrides")
    pages = small / "overrides" / "pages"
    pages.mkdir(parents=True)
    (pages / "event.html").write_text("<h1>Ours: {{ event.title }}</h1>\n{{ event.summary }}\n")
    site = Site.read(build(small, tmp_path / "site"))
    page = site.pages[MENDED]
    assert page.find("h1")[0].text == "Ours: The harbour wall is mended"
    assert page.of_class("md-header")
    assert site.pages["actors/ada-marsh/"].find("h1")[0].text == "Ada Marsh"
    assert not list((tmp_path / "site" / "pages").rglob("*"))


def test_a_template_of_the_sites_own_escapes_what_it_shows(small: Path, tmp_path: Path) -> None:
    replace_in(small / "mkdocs.yml", "  font: false", "  font: false\n  custom_dir: overrides")
    pages = small / "overrides" / "pages"
    pages.mkdir(parents=True)
    (pages / "event.html").write_text("<h1>{{ event.title }}</h1>\n")
    replace_in(small / STORM, "A storm breaks", "<b>A storm</b> breaks")
    html = (build(small, tmp_path / "site") / "events/storm-of-november/index.html").read_text()
    assert "<h1>&lt;b&gt;A storm&lt;/b&gt; breaks the harbour wall</h1>" in html


def test_the_language_of_the_theme_is_that_of_dates_and_chrome(small: Path, tmp_path: Path) -> None:
    replace_in(small / "mkdocs.yml", "  font: false", "  font: false\n  language: de")
    site = Site.read(build(small, tmp_path / "site"))
    page = site.pages[MENDED]
    assert page.find("html", lang="de")
    date = page.of_class("dl-date-line")[0].text
    assert "20. November 2023" in date
    assert "3. Februar 2024" in date
    assert site.pages["timeline/-0043/"].find("h1")[0].text == "44 v. Chr."
    assert "Menü" in page.of_class("dl-menu")[0].text


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ([], "https://git.example/port-alder/timeline/edit/main/content/{path}"),
        (
            ["edit_uri: '?query=root/{}'"],
            "https://git.example/port-alder/timeline?query=root/{{}}/{path}",
        ),
        (
            ["edit_uri_template: https://edit.example/?file={path!q}&name={path_noext}"],
            "https://edit.example/?file={quoted}&name={noext}",
        ),
        (["edit_uri_template: src/main/content/{path}"],
         "https://git.example/port-alder/timeline/src/main/content/{path}"),
    ],
)  # fmt: skip
def test_each_page_leads_to_editing_its_own_record(
    small: Path, tmp_path: Path, settings: list[str], expected: str
) -> None:
    if settings:
        replace_in(small / "mkdocs.yml", "edit_uri: edit/main/content/", "\n".join(settings))
    site = Site.read(build(small, tmp_path / "site"))
    for address, path in (
        (MENDED, "events/2024/harbour-wall-mended.md"),
        ("actors/ada-marsh/", "actors/ada-marsh.yml"),
        ("places/north-quay/", "places/north-quay.yml"),
        ("topics/storms/", "topics/storms.yml"),
        ("sources/gazette-2024-02-04/", "sources/gazette-2024-02-04.yml"),
        ("events/harbour-wall-given-up/", "events/2024/harbour-wall-given-up.yml"),
    ):
        page = site.pages[address]
        (link,) = [one for one in page.find("a") if one.text == "Edit this record"]
        names = {"path": path, "quoted": path.replace("/", "%2F"), "noext": path.rpartition(".")[0]}
        assert link.attributes["href"] == expected.format(**names)
        assert path in page.of_class("dl-colophon")[0].text
    # An inline source is edited in the event that describes it.
    (inline,) = [
        address for address in site.pages if address.startswith("sources/gazette-example-")
    ]
    assert "events/2022-lighthouse-automated.yml" in page_text(tmp_path / "site", inline)


def test_the_way_to_a_record_in_an_oddly_named_folder_is_quoted(
    small: Path, tmp_path: Path
) -> None:
    folder = small / "content/events/50% #1?"
    folder.mkdir()
    name = "mole-begun"
    (small / f"content/events/{name}.yml").rename(folder / f"{name}.yml")
    page = Site.read(build(small, tmp_path / "site")).pages[f"events/{name}/"]
    (link,) = [one for one in page.find("a") if one.text == "Edit this record"]
    file = f"events/50%25%20%231%3F/{name}.yml"
    assert str(link.attributes["href"]).endswith(f"/timeline/edit/main/content/{file}")


def test_a_page_that_mkdocs_leaves_out_is_not_named(small: Path, tmp_path: Path) -> None:
    for folder in ("drafts", "templates"):
        (small / "content" / folder).mkdir()
        (small / "content" / folder / "secret.md").write_text("# A secret\n\n[[storms]]\n")
    with (small / "mkdocs.yml").open("a") as settings:
        settings.write("exclude_docs: |\n  drafts/\n")
    site = Site.read(build(small, tmp_path / "site"))
    assert not [address for address in site.pages if "secret" in address]
    assert "A secret" not in page_text(tmp_path / "site", "topics/storms/")


def test_without_a_repository_pages_only_name_their_record(small: Path, tmp_path: Path) -> None:
    replace_in(small / "mkdocs.yml", "repo_url: https://git.example/port-alder/timeline\n", "")
    replace_in(small / "mkdocs.yml", "edit_uri: edit/main/content/\n", "")
    text = page_text(build(small, tmp_path / "site"), MENDED)
    assert "Edit this record" not in text
    assert "Record events/2024/harbour-wall-mended.md" in text


def test_a_site_below_a_path_is_the_same_site(small: Path, tmp_path: Path) -> None:
    top = contents(build(small, tmp_path / "top", SITE_URL="https://one.example/"))
    below = contents(build(small, tmp_path / "below", SITE_URL="https://one.example/far/down/"))
    assert list(top) == list(below)
    # Its addresses, as they are and quoted in those that lead to the host of the records.
    places = (b"https://one.example/", b"https%3A%2F%2Fone.example%2F")
    for place, further in zip(places, (b"far/down/", b"far%2Fdown%2F"), strict=True):
        below = {name: raw.replace(place + further, place) for name, raw in below.items()}
    assert {name for name in top if top[name] != below[name]} == {"404.html"}


def git(folder: Path, *arguments: str | Path) -> str:
    run = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_gh_deploy_publishes_the_site(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[user]\nname = An Editor\nemail = editor@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    bare = tmp_path / "published.git"
    git(tmp_path, "init", "--quiet", "--bare", bare)
    git(small, "init", "--quiet", "--initial-branch=main")
    git(small, "add", ".")
    git(small, "commit", "--quiet", "--message=Records")
    git(small, "remote", "add", "origin", bare)
    run = mkdocs(small, "gh-deploy", SITE_URL="https://one.example/")
    assert run.returncode == 0, run.stdout
    published = git(bare, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert {f"{MENDED}index.html", "index.html", "sitemap.xml", ".nojekyll"} <= {*published}
    assert {*contents(small / "site")} == {*published} - {".nojekyll"}


@contextmanager
def preview(site: Path, *arguments: str, **variables: str | None) -> Iterator[tuple[Path, int]]:
    """Serve a site with `mkdocs serve`; yield the file it prints to and its port."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = site.parent / "serve.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}", *arguments],
            cwd=site,
            env=environment(**variables),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(lambda: "Serving on" in log.read_text(), log, process)
            yield log, port
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def wait_for(
    happens: Callable[[], bool], log: Path, process: subprocess.Popen[bytes] | None = None
) -> None:
    """Wait until something happens, and fail with what the server printed if it does not."""
    end = time.monotonic() + PATIENCE
    while not happens():
        if time.monotonic() > end or (process and process.poll() is not None):
            pytest.fail(f"it did not happen:\n{log.read_text()}", pytrace=False)
        time.sleep(0.1)


def get(port: int, address: str) -> str:
    """Return a page of the preview."""
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", f"/{address}")
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return text if response.status == 200 else ""


def test_serve_follows_records_and_survives_mistakes(small: Path) -> None:
    storm, address = small / STORM, "events/storm-of-november/"
    good = storm.read_text()
    with preview(small) as (log, port):
        assert "A storm breaks the harbour wall" in get(port, address)
        # A changed record shows, on its own page and in lists.
        storm.write_text(good.replace("A storm breaks", "A gale breaks"))
        wait_for(lambda: "A gale breaks" in get(port, address), log)
        assert "A gale breaks" in get(port, "timeline/2023/11/")
        # A broken one is said, and the last good site goes on being served.
        storm.write_text(good.replace("type: loss", "type: lost"))
        wait_for(lambda: "[unknown-term]" in log.read_text(), log)
        wait_for(lambda: "The last records without errors are served" in log.read_text(), log)
        assert re.search(r"storm-of-november\.yml:3:7: error: .*lost.*\[unknown-term\]",
                         log.read_text())  # fmt: skip
        assert "A gale breaks" in get(port, address)
        assert "A gale breaks" in get(port, "timeline/2023/11/")
        # Mended, it shows again; and a new record gets a page.
        storm.write_text(good.replace("A storm breaks", "A hurricane breaks"))
        wait_for(lambda: "A hurricane breaks" in get(port, address), log)
        (storm.parent / "calm.yml").write_text(
            good.replace("A storm breaks", "No storm breaks").replace("11-09", "11-12")
        )
        wait_for(lambda: "No storm breaks" in get(port, "events/calm/"), log)
    assert "Traceback" not in log.read_text()


def test_serve_begins_with_the_problems_of_broken_records(small: Path) -> None:
    write_broken(small)
    run = mkdocs(small, "serve", "-a", "127.0.0.1:0")
    assert run.returncode == 1
    assert "[missing-field]" in run.stdout
    assert "Traceback" not in run.stdout


def test_serve_follows_hand_written_pages_and_templates(small: Path, tmp_path: Path) -> None:
    # The program is copied, for its own templates are changed.
    for name in ("generator", "site_templates"):
        shutil.copytree(ROOT / name, tmp_path / "program" / name)
    path = os.fspath(tmp_path / "program" / "generator")
    template = tmp_path / "program" / "site_templates" / "pages" / "event.html"
    with preview(small, PYTHONPATH=path) as (log, port):
        about = small / "content" / "about.md"
        about.write_text("# About\n\nWritten anew, with [[ada-marsh]].\n")
        wait_for(lambda: "Written anew" in get(port, "about/"), log)
        template.write_text(template.read_text() + "<p>From the changed template.</p>\n")
        wait_for(lambda: "From the changed template." in get(port, MENDED), log)


SEEN = '{"address": "%s", "state": "live", "checked": "2026-11-03", "live": "2026-11-03"}\n'


def test_readers_learn_when_a_source_was_last_seen_and_not_from_which_file(small: Path) -> None:
    path, address = next(
        (path, found[1])
        for path in sorted((small / "content" / "sources").iterdir())
        if (found := re.search(r"^url: (\S+)$", path.read_text(), re.MULTILINE))
    )
    (small / "content" / "links.jsonl").write_text(SEEN % address)
    site = build(small, small / "out")
    assert "Last seen live 3 November 2026" in page_text(site, f"sources/{path.stem}/")
    assert not (site / "links.jsonl").exists()


def test_a_broken_line_about_sources_is_a_warning(small: Path) -> None:
    (small / "content" / "links.jsonl").write_text("{\n")
    run = mkdocs(small, "build")
    assert run.returncode == 0
    assert "content/links.jsonl:1:1: warning: this line is left out: it is not JSON" in run.stdout
    assert mkdocs(small, "build", "--strict").returncode == 1
