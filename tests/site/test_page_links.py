"""What the pages of a site say of the repository in which their records are kept."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest

from tests.site.building import build, copy_site
from tests.site.pages import Page, Site
from tests.tools import serve_folder

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

SETTINGS = """\
repo_url: https://git.example/port-alder/timeline
edit_uri: edit/main/content/
"""
ODD = "50% #1? «Київ»"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small site, with records in an oddly named folder."""
    site = copy_site("small", tmp_path / "small")
    (site / "content/events/2024").rename(site / "content/events" / ODD)
    return site


def set_repository(site: Path, *lines: str) -> None:
    text = (site / "mkdocs.yml").read_text()
    assert SETTINGS in text
    (site / "mkdocs.yml").write_text(text.replace(SETTINGS, "".join(f"{one}\n" for one in lines)))


def ways(page: Page) -> dict[str, str]:
    """The links at the foot of a page that lead to where its record is kept, by their texts."""
    return {
        one.text: one.attributes["href"]
        for one in page.find("a", rel="nofollow")
        if one.within
        and one.within.within
        and one.within.within.attributes.get("class") == "dl-ways"
    }


def record_pages(site: Site) -> dict[str, Page]:
    """The pages of records by their address."""
    kinds = ("events", "actors", "places", "topics", "sources")
    return {
        address: page
        for address, page in site.pages.items()
        if address.count("/") == 2 and address.startswith(kinds) and not page.is_redirect
    }


def git_id(path: Path) -> str:
    run = subprocess.run(
        ["git", "hash-object", "--no-filters", path], capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "history"),
    [
        ("https://github.com/a/b", "edit/main/content/", "commits/main/content/"),
        ("https://gitlab.com/a/b", "-/edit/main/content/", "-/commits/main/content/"),
        ("https://codeberg.org/a/b", "_edit/main/content/", "commits/branch/main/content/"),
        ("https://git.example/a/b/", "-/edit/main/content", "-/commits/main/content/"),
    ],
)
def test_each_record_page_leads_to_exactly_its_file(
    small: Path, tmp_path: Path, repo_url: str, edit_uri: str, history: str
) -> None:
    set_repository(small, f"repo_url: {repo_url}", f"edit_uri: {edit_uri}")
    repo_url, edit_uri = repo_url.rstrip("/"), f"{edit_uri.rstrip('/')}/"
    site = Site.read(build(small, tmp_path / "site", SITE_URL="https://one.example/"))
    content, named = small / "content", set()
    for address, page in record_pages(site).items():
        found = ways(page)
        # The last is the citation.
        codes = [one.text for one in page.find("code", within="footer")][:-1]
        if not codes:
            # The page of a bare name, which has no file.
            assert found.keys() == {"Suggest a correction", "Report a missing event"}
            continue
        path, version = codes
        named.add(path)
        assert found.pop("Edit this record") == f"{repo_url}/{edit_uri}{quote(path)}"
        assert found.pop("History") == f"{repo_url}/{history}{quote(path)}"
        assert len(version) == 12
        assert git_id(content / path).startswith(version)
        correction = unquote(found.pop("Suggest a correction"))
        for told in (path, version, f"https://one.example/{address}"):
            assert told in correction
        assert f"https://one.example/{address}" in unquote(found.pop("Report a missing event"))
        assert found == {}
    files = {one.relative_to(content).as_posix() for one in content.rglob("*.*") if one.is_file()}
    assert named == {one for one in files if one.count("/") and one.endswith((".md", ".yml"))}


def test_lists_lead_to_reporting_what_they_lack(small: Path, tmp_path: Path) -> None:
    site = Site.read(build(small, tmp_path / "site"))
    lists = {
        "timeline/", "timeline/2023/", "timeline/2023/11/", "timeline/reported/",
        "timeline/reported/order/",
        "events/", "actors/", "places/", "topics/", "sources/",
    }  # fmt: skip
    for address in lists:
        found = ways(site.pages[address])
        values = dict(parse_qsl(urlsplit(found.pop("Report a missing event")).query))
        assert values["address"] == address
        assert found == {}
    assert ways(site.pages[""]) == {}


def test_a_template_of_addresses_keeps_odd_paths_whole(small: Path, tmp_path: Path) -> None:
    template = "edit_uri_template: edit/main/content/{path}?name={path_noext}&all={path!q}"
    set_repository(small, "repo_url: https://github.com/a/b", template)
    page = Site.read(build(small, tmp_path / "site")).pages["events/harbour-wall-given-up/"]
    path = f"events/{ODD}/harbour-wall-given-up.yml"
    assert ways(page)["Edit this record"] == (
        f"https://github.com/a/b/edit/main/content/{quote(path)}"
        f"?name={quote(path.removesuffix('.yml'))}&all={quote(path, safe='')}"
    )


def test_what_mkdocs_guesses_of_the_folder_is_not_linked(small: Path, tmp_path: Path) -> None:
    set_repository(small, "repo_url: https://github.com/a/b")
    site = Site.read(build(small, tmp_path / "site"))
    for page in record_pages(site).values():
        assert ways(page).keys() == {"Suggest a correction", "Report a missing event"}


def test_without_a_repository_no_page_has_an_empty_foot(small: Path, tmp_path: Path) -> None:
    set_repository(small)
    site = Site.read(build(small, tmp_path / "site"))
    for page in site.pages.values():
        assert page.of_class("dl-ways") == []
        assert page.of_class("dl-colophon--ways") == []
    assert len(record_pages(site)["topics/storms/"].of_class("dl-colophon")) == 1


@pytest.mark.browser
def test_on_paper_a_page_keeps_its_version_and_no_links_to_edit_it(
    small: Path, tmp_path: Path, browser: Browser
) -> None:
    with serve_folder(build(small, tmp_path / "site")) as address:
        page = browser.new_page()
        for part, lines in (("topics/storms/", 1), ("timeline/", 0)):
            page.goto(address + part)
            page.emulate_media(media="screen")
            assert page.get_by_text("Report a missing event").is_visible()
            page.emulate_media(media="print")
            assert not page.get_by_text("Report a missing event").is_visible()
            assert page.get_by_text(", version ").count() == lines
            assert page.locator(".dl-colophon:visible").count() == lines
        page.close()
