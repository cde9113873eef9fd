"""Every page of the built sites: where its links lead, and what it says to search engines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import ROOT, SITE_URL
from tests.export.test_atom import ATOM, faults
from tests.records import write_site
from tests.site.building import SITES, build, copy_site
from tests.site.pages import scheme

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.pages import Site

LARGEST = 500_000
"""Bytes a page may have."""

LIST_PAGES = ("", "timeline/", "events/", "actors/", "places/", "topics/", "sources/")
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
OTHER_SCHEMES = {"https", "http", "mailto"}
MISSING = "404.html"
"""Served at any address, so its links begin at the root of the host."""

CONTENT = {"real_site": ROOT / "content", "small_site": SITES / "small" / "content"}


def by_loc(site: Site) -> dict[str, str | None]:
    """The addresses in the map of a site, with the day of their last change."""
    name = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.fromstring((site.folder / "sitemap.xml").read_text()).findall("s:url", name)  # noqa: S314 - our own file
    return {url.findtext("s:loc", "", name): url.findtext("s:lastmod", None, name) for url in urls}


def pages_without(site: Site, tag: str, **attributes: str) -> list[str]:
    return [page.file for page in site.whole_pages if not page.find(tag, **attributes)]


def test_every_link_leads_to_a_page_an_anchor_or_a_file(site: Site) -> None:
    broken = [
        f"{page.file}: {link}"
        for page in site.pages.values()
        for _, link in page.links()
        if page.file != MISSING
        and (target := site.target(page, link)) is not None
        and not site.leads_somewhere(target)
    ]
    assert broken == []


def test_links_within_the_site_are_relative(site: Site) -> None:
    absolute = [
        f"{page.file}: {link}"
        for page in site.pages.values()
        for attribute, link in page.links()
        if page.file != MISSING
        and link.startswith(("/", SITE_URL))
        # What the page says of its own address, to machines and in the lines to cite it by.
        and not any(
            one.attributes.get("href") == link
            and (one.attributes.get("rel") == "canonical" or link == f"{SITE_URL}{page.address}")
            for one in page.elements
            if attribute == "href"
        )
    ]
    assert absolute == []


def test_links_of_the_page_for_missing_addresses_begin_at_the_host(site: Site) -> None:
    page = site.pages[MISSING]
    below = re.sub(r"^https://[^/]+", "", SITE_URL)
    links = [link for _, link in page.links() if not link.startswith(("#", "https://"))]
    assert links
    assert [link for link in links if not link.startswith(below)] == []
    targets = [link.removeprefix(below).removeprefix(".") for link in links]
    assert [target for target in targets if not site.leads_somewhere(target)] == []


def test_links_to_other_sites_are_of_the_web(site: Site) -> None:
    schemes = {scheme(link) for page in site.pages.values() for _, link in page.links()}
    assert schemes - {""} <= OTHER_SCHEMES


def test_no_link_takes_a_detour(site: Site) -> None:
    detours = [
        f"{page.file}: {link}"
        for page in site.whole_pages
        for _, link in page.links()
        if (target := site.target(page, link))
        and (found := site.pages.get(target.partition("#")[0]))
        and found.is_redirect
    ]
    assert detours == []


def test_every_page_is_reached_from_the_home_page(site: Site) -> None:
    reached = {""}
    waiting = [""]
    while waiting:
        page = site.pages[waiting.pop()]
        for _, link in page.links():
            target = (site.target(page, link) or "").partition("#")[0]
            if target in site.pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert {page.address for page in site.whole_pages if page.is_indexed} - reached == set()


def test_no_page_has_an_id_twice(site: Site) -> None:
    twice = {
        page.file: found
        for page in site.pages.values()
        if (found := [name for name, count in Counter(page.ids).items() if count > 1 or not name])
    }
    assert twice == {}


def test_every_page_has_one_heading_of_the_first_level(site: Site) -> None:
    headings = {page.file: [one.text for one in page.find("h1")] for page in site.whole_pages}
    assert {file: found for file, found in headings.items() if len(found) != 1} == {}
    assert [file for file, (text,) in headings.items() if not text] == []


def test_every_page_has_a_title_of_its_own(site: Site) -> None:
    titles = {page.file: [one.text for one in page.find("title", within="head")]
              for page in site.whole_pages}  # fmt: skip
    assert {file: found for file, found in titles.items() if len(found) != 1} == {}
    shared = [title for title, count in Counter(map(tuple, titles.values())).items() if count > 1]
    # Two articles may have one title, and two events; pages of other kinds may not.
    of_records = {
        tuple(titles[page.file])
        for page in site.whole_pages
        if page.address.startswith(("events/", "sources/")) and page.address.count("/") == 2
    }
    assert set(shared) - of_records == set()


def test_every_page_says_what_it_is_in_a_line(site: Site) -> None:
    for page in site.whole_pages:
        assert len(page.meta("description")) == 1, page.file
        assert 10 < len(page.meta("description")[0]) <= 320, page.file
        assert page.meta("og:description", by="property") == page.meta("description"), page.file
        assert "\n" not in page.meta("description")[0], page.file


def test_every_page_is_in_a_language_and_fits_a_phone(site: Site) -> None:
    assert pages_without(site, "html", lang="en") == []
    assert pages_without(site, "meta", name="viewport") == []


def test_every_page_has_a_card_for_those_who_share_it(site: Site) -> None:
    for page in site.whole_pages:
        (title,) = page.meta("og:title", by="property")
        assert title
        assert page.find("title")[0].text.startswith(title), page.file
        assert page.meta("og:site_name", by="property") != [], page.file
        kind = "article" if re.fullmatch(r"events/[^/]+/", page.address) else "website"
        assert page.meta("og:type", by="property") == [kind] or not page.is_indexed, page.file


def test_every_page_names_its_own_address(site: Site) -> None:
    for page in site.whole_pages:
        canonical = [one.attributes["href"] for one in page.find("link", rel="canonical")]
        expected = [] if page.file == MISSING else [f"{SITE_URL}{page.address}"]
        assert canonical == expected, page.file
        assert page.meta("og:url", by="property") == expected, page.file


def test_no_page_is_large(site: Site) -> None:
    sizes = {page.file: len(page.html.encode()) for page in site.pages.values()}
    assert {file: size for file, size in sizes.items() if size > LARGEST} == {}


def test_the_map_has_every_page_that_is_to_be_found(site: Site) -> None:
    expected = {f"{SITE_URL}{page.address}" for page in site.whole_pages if page.is_indexed}
    assert set(by_loc(site)) == expected
    assert len(expected) > 20


def test_the_map_gives_days_out_of_the_records(request: pytest.FixtureRequest, site: Site) -> None:
    content = CONTENT[str(request.node.callspec.params["site"])]
    days = {
        day
        for path in content.rglob("*.*")
        if path.suffix in {".yml", ".md"}
        for day in DAY.findall(path.read_text())
    }
    changes = by_loc(site)
    assert {change for change in changes.values() if change} <= days
    events = [loc for loc in changes if re.search(r"/events/[^/]+/$", loc)]
    assert events
    assert [loc for loc in events if changes[loc] is None] == []


def test_a_last_change_is_the_latest_day_of_the_record(small_site: Site) -> None:
    changes = by_loc(small_site)
    assert changes[f"{SITE_URL}events/harbour-wall-mended/"] == "2024-02-20"
    assert changes[f"{SITE_URL}events/storm-of-november/"] == "2024-02-05"
    assert changes[f"{SITE_URL}timeline/2022/"] == "2024-03-01"


def test_robots_are_told_where_the_map_is(site: Site) -> None:
    lines = (site.folder / "robots.txt").read_text().splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {SITE_URL}sitemap.xml"]


def test_without_an_address_the_site_has_no_map(tmp_path: Path) -> None:
    built = build(copy_site("small", tmp_path / "copy"), tmp_path / "site")
    assert (built / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"
    assert not list(built.glob("sitemap*"))
    assert not (built / "corrections.xml").exists()
    assert "atom+xml" not in (built / "corrections" / "index.html").read_text()
    assert "atom+xml" not in (built / "events" / "index.html").read_text()
    assert 'rel="canonical"' not in (built / "events" / "index.html").read_text()
    assert "og:url" not in (built / "events" / "index.html").read_text()


def test_every_page_names_the_feed_of_corrections(site: Site) -> None:
    feed = SITE_URL + "corrections.xml"
    assert faults(ET.fromstring((site.folder / "corrections.xml").read_text())) == []  # noqa: S314 - our own file
    for page in site.whole_pages:
        (link,) = page.find("link", within="head", type="application/atom+xml")
        assert link.attributes["rel"].split() == ["alternate"]
        assert urljoin(f"{SITE_URL}{page.address}", link.attributes["href"]) == feed, page.file


def test_what_was_corrected_is_on_one_page_and_in_its_feed(small_site: Site) -> None:
    page = small_site.pages["corrections/"]
    titles = page.of_class("dl-title")
    targets = [small_site.target(page, one.attributes["href"]) for one in titles]
    assert targets == [
        "events/harbour-wall-mended/#revision-2024-02-20",
        "sources/gazette-2023-11-10/#withdrawn",
        "sources/gazette-2024-02-04/#revision-2024-02-06",
        "events/harbour-wall-given-up/#withdrawn",
    ]
    feed = ET.fromstring((small_site.folder / "corrections.xml").read_text())  # noqa: S314 - our own file
    links = [one.attrib["href"] for one in feed.findall(f"{ATOM}entry/{ATOM}link")]
    assert links == [f"{SITE_URL}{target}" for target in targets]
    # An entry is known by what its record was called first, whatever it is called since.
    ids = [one.text for one in feed.findall(f"{ATOM}entry/{ATOM}id")]
    assert ids == [
        f"{SITE_URL}events/harbour-wall-2023/#revision-2024-02-20",
        *links[1:3],
        f"{SITE_URL}events/wall-given-up/#withdrawn",
    ]
    navigation = [one.text for one in page.find("a", within="nav")]
    assert "Corrections" in navigation


def test_where_nothing_was_corrected_the_page_says_so(tmp_path: Path) -> None:
    files = {"index.md": "# [[nato]]\n", "actors/nato.yml": "name: NATO\nkind: organization\n"}
    site = write_site(tmp_path, files)
    page = (build(site, tmp_path / "site") / "corrections" / "index.html").read_text()
    assert "No corrections so far." in page
    assert ">Corrections</a>" not in page


def test_records_fingerprints_and_templates_are_not_published(site: Site) -> None:
    published = [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.*")]
    kept_back = re.compile(
        r"\.(ya?ml|md|j2|py|part)$|^(pages|partials|new|record|frame|main|fingerprints)\b"
    )
    assert [name for name in published if kept_back.search(name)] == []
    ours = re.compile(r"assets/dateline-[0-9a-f]{12}/stylesheets/timeline\.css")
    assert len([name for name in published if ours.fullmatch(name)]) == 1


def test_pictures_of_events_are_published(small_site: Site) -> None:
    page = small_site.pages["events/harbour-wall-mended/"]
    (picture,) = page.find("img")
    assert picture.attributes["alt"] == "A grey wall between a lighter sky and a darker sea."
    target = small_site.target(page, picture.attributes["src"])
    assert target == "events/2024/harbour-wall.png"


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("events/harbour-wall-2023/", "events/harbour-wall-mended/"),
        ("events/wall-given-up/", "events/harbour-wall-given-up/"),
        ("actors/a-marsh/", "actors/ada-marsh/"),
    ],
)
def test_a_former_address_leads_on(small_site: Site, former: str, now: str) -> None:
    page = small_site.pages[former]
    (refresh,) = page.meta("refresh", by="http-equiv")
    assert small_site.target(page, refresh.partition("url=")[2]) == now
    assert refresh.startswith("0;")
    (link,) = page.find("a")
    assert small_site.target(page, link.attributes["href"]) == now
    (canonical,) = page.find("link", rel="canonical")
    assert canonical.attributes["href"] == f"{SITE_URL}{now}"
    assert not page.is_indexed


def linking(site: Site, address: str) -> list[str]:
    """The addresses of the pages that link to a page."""
    return [
        page.address
        for page in site.pages.values()
        if page.address != address
        and address in {site.target(page, link) for _, link in page.links()}
    ]


def test_a_withdrawn_event_leaves_a_tombstone(small_site: Site) -> None:
    page = small_site.pages["events/harbour-wall-given-up/"]
    assert not page.is_indexed
    text = page.find("article")[0].text
    assert "withdrawn on 5 February 2024" in text
    assert "The council’s minutes say the opposite" in text
    mended = "events/harbour-wall-mended/"
    assert mended in {small_site.target(page, link) for _, link in page.links()}
    assert linking(small_site, page.address) == [mended, "events/wall-given-up/"]


def test_a_withdrawn_source_leaves_a_tombstone(small_site: Site) -> None:
    page = small_site.pages["sources/gazette-2023-11-10/"]
    assert "The paper took the article back." in page.find("article")[0].text
    assert linking(small_site, page.address) == []


def test_events_of_one_day_share_its_anchor_and_its_date(small_site: Site) -> None:
    for address in ("timeline/2023/", "timeline/2023/11/"):
        page = small_site.pages[address]
        (day,) = [one for one in page.elements if one.attributes.get("id") == "2023-11-09"]
        assert "A storm breaks the harbour wall" in day.text
        assert "The harbour master warns of a storm" in day.text
        assert day.text.count("9 November") == 1


def test_what_lasts_stands_in_each_of_its_months(small_site: Site) -> None:
    title = "The harbour wall is mended"
    for address in ("2023/11/", "2023/12/", "2024/01/", "2024/02/", "2023/", "2024/"):
        assert title in small_site.pages[f"timeline/{address}"].find("article")[0].text
    assert "timeline/2022/01/" not in small_site.pages


@pytest.mark.parametrize(
    ("address", "title"), [("timeline/-0043/", "44 BCE"), ("timeline/12026/", "12,026 CE")]
)
def test_years_far_away_have_pages(small_site: Site, address: str, title: str) -> None:
    assert small_site.pages[address].find("h1")[0].text == title


def test_fields_of_the_sites_own_are_shown(small_site: Site) -> None:
    page = small_site.pages["events/harbour-wall-mended/"]
    (side,) = page.find("aside")
    for said in (
        "Permit HW 23/117 & annex",
        "Tide in metres1 5.25",
        "Inspection 10 February 2024",
        "Quay North quay",
        "Trades Masonry, Diving",
        "Engineer Ada Marsh",
    ):
        assert said in side.text
    assert "Berth 4" in small_site.pages["actors/ada-marsh/"].find("article")[0].text


def test_names_without_a_record_have_pages(small_site: Site) -> None:
    page = small_site.pages["actors/harbour-board/"]
    assert page.find("h1")[0].text == "Harbour Board"
    assert "Edit this record" not in page.html
    assert page.of_class("dl-date")


def test_one_address_makes_one_source(small_site: Site) -> None:
    (page,) = [
        page
        for page in small_site.whole_pages
        if page.address.startswith("sources/")
        and page.find("h1")[0].text == "Keepers leave the light"
    ]
    titles = [one.text for one in page.of_class("dl-taken")]
    assert len(titles) == 2
