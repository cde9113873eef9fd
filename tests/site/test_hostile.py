"""Records that a stranger wrote to harm readers: every text is text, and nothing of it runs."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.conftest import SITE_URL
from tests.export.test_atom import ATOM, faults
from tests.site.building import SITES, build, copy_site, mkdocs
from tests.site.pages import Site, scheme
from tests.tools import serve_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Dialog

    from tests.site.pages import Element

HOSTILE = SITES / "hostile"
CALL = re.compile(r"alert\((\d\d+|[2-9])\)")
"""Every text of the site calls with a number of its own; where any will do, with 1."""

# What stands in an address or in an attribute that no browser runs, or on no page at all.
NOT_SHOWN = {
    "2": "another name of an event",
    "4": "an address of a link, which is taken out",
    "17": "a part of an address",
    "24": "the description of a picture, in its attribute",
    "91": "another name of a source",
}

# The elements that are in the text of pages; templates and Markdown make no other.
IN_TEXT = """
a abbr article aside bdi blockquote button canvas caption code dd details div dl dt fieldset
figcaption figure footer form h1 h2 h3 header hr img input label legend li link nav ol option p
path pre rect section select span strong summary sup svg table tbody td text textarea th thead time
title tr ul
"""
ATTRIBUTES = """
alt aria-describedby aria-haspopup aria-hidden aria-label as autocomplete class crossorigin d
data-base data-by data-certain data-chosen data-chosen-number data-clear data-copied data-csv
data-dated data-disputed data-disputed-count data-dl-copy data-dl-search data-embed data-event
data-events data-every data-facet data-facets data-failed data-first data-first-days data-fold
data-from data-heading data-json data-known data-known-day data-labels data-lane-names
data-lane-told data-lanes data-last data-link data-md-component data-month data-more
data-more-rows data-narrow data-new data-no-rows data-none data-number data-numbers
data-other-days data-outside data-own-list data-patterns data-results data-rows data-said
data-since data-statement data-statements data-step data-strip data-taken data-time-number
data-to data-told data-undated data-unit data-until data-values data-view data-words data-wrong
datetime dir focusable for height hidden href id lang loading max min name preserveaspectratio
readonly rel role rows scope src tabindex title type value viewbox width x xmlns y
"""

# Tries what a reader might do: point at everything, go to it, click it without leaving the page.
TOUCH = """() => {
  const names = ["mouseover", "mouseenter", "focus", "click", "pointerdown", "toggle", "error",
                 "load", "animationstart"];
  for (const element of document.querySelectorAll("body *")) {
    const { x, y } = element.getBoundingClientRect();
    for (const name of names) {
      const event = new Event(name, {bubbles: true, cancelable: true}); // follows no link
      element.dispatchEvent(Object.assign(event, {clientX: x, clientY: y, button: 0}));
    }
  }
}"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("hostile") / "site"
    run = mkdocs(HOSTILE, "build", "--site-dir", folder, SITE_URL=SITE_URL)
    assert run.returncode == 0, run.stdout
    # An address that is taken out of a text is told; nothing else is.
    told = re.findall(r"\[([a-z-]+)\]$", run.stdout, re.MULTILINE)
    assert set(told) == {"dead-link"}
    return Site.read(folder)


def records(folder: Path) -> Iterator[tuple[str, str]]:
    """The record files below a folder, with their text."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".yml", ".md"} and path.name != "index.md":
            yield path.relative_to(folder).as_posix(), path.read_text()


def everything(site: Site) -> Iterator[Element]:
    """The elements of all pages."""
    for page in site.pages.values():
        yield from page.elements


def own_scripts(site: Site) -> set[str]:
    """What runs on the pages of a site, without what differs with their depth."""
    return {
        re.sub(r"[./]*/|\.", "", one.attributes.get("src", "")) or one.text
        for page in site.pages.values()
        for one in page.find("script")
        if one.attributes.get("type") != "application/json"
    }


def test_every_text_is_shown_as_text(hostile_site: Site) -> None:
    shown = "\n".join(page.find("body")[0].text for page in hostile_site.pages.values())
    written = {number for _, text in records(HOSTILE / "content") for number in CALL.findall(text)}
    assert len(written) > 70
    assert {number for number in written if f"alert({number})" not in shown} == set(NOT_SHOWN)


@pytest.mark.parametrize(
    ("record", "keys"),
    [
        ("events/strange-event", ["title", "words"]),
        ("events/strange-text", ["title"]),
        ("events/withdrawn-event", ["title"]),
        ("actors/strange-actor", ["name"]),
        ("places/strange-place", ["name"]),
        ("topics/strange-topic", ["name"]),
        ("sources/strange-source", ["title", "publisher", "remark"]),
    ],
)
def test_a_plain_text_is_shown_as_it_is_written(
    hostile_site: Site, record: str, keys: list[str]
) -> None:
    (text,) = [text for path, text in records(HOSTILE / "content") if path.startswith(f"{record}.")]
    value: dict[str, Any] = next(yaml.load_all(text, Loader=yaml.CBaseLoader))
    page = hostile_site.pages[f"{record}/"]
    assert page.find("h1")[0].text == value[keys[0]]
    assert page.find("title")[0].text.startswith(value[keys[0]])
    assert page.meta("og:title", by="property") == [value[keys[0]]]
    for key in keys[1:]:
        assert value[key] in page.find("article")[0].text


def test_a_description_in_an_attribute_stays_in_it(hostile_site: Site) -> None:
    (picture,) = [one for page in hostile_site.pages.values() for one in page.find("img")]
    assert picture.attributes["alt"] == '"><img src=x onerror=alert(24)>'
    assert set(picture.attributes) == {"src", "alt", "loading"}
    assert picture.attributes["src"].endswith("/events/dot.png")


def test_no_element_is_made_of_a_text(hostile_site: Site, small_site: Site) -> None:
    assert {one.tag for page in hostile_site.whole_pages for one in page.text()} <= {
        *IN_TEXT.split()
    }
    assert {one.tag for one in everything(hostile_site)} <= {*IN_TEXT.split()} | {
        one.tag for one in everything(small_site)
    }


def test_no_attribute_is_made_of_a_text(hostile_site: Site, small_site: Site) -> None:
    in_text = {
        name for page in hostile_site.whole_pages for one in page.text() for name in one.attributes
    }
    assert in_text <= {*ATTRIBUTES.split()}
    assert {name for one in everything(hostile_site) for name in one.attributes} <= {
        *ATTRIBUTES.split()
    } | {name for one in everything(small_site) for name in one.attributes}


def test_the_only_file_that_a_text_asks_for_is_the_core_of_the_filters(hostile_site: Site) -> None:
    links = [
        one.attributes
        for page in hostile_site.whole_pages
        for one in page.text()
        if one.tag == "link"
    ]
    assert [(one["rel"], one["as"]) for one in links] == [("preload", "fetch")]
    assert re.fullmatch(r"\.\./data/core-[0-9a-f]{12}\.json", str(links[0]["href"]))


def test_no_script_is_made_of_a_text(hostile_site: Site, small_site: Site) -> None:
    assert own_scripts(hostile_site) == own_scripts(small_site)


def test_no_address_is_a_program(hostile_site: Site) -> None:
    links = [link for page in hostile_site.pages.values() for _, link in page.links()]
    assert {scheme(link) for link in links} <= {"", "https"}


def test_nothing_is_loaded_from_elsewhere(hostile_site: Site) -> None:
    loaded = [
        link
        for page in hostile_site.pages.values()
        for attribute, link in page.links()
        if attribute not in {"href", "content"}
    ]
    assert loaded
    assert [link for link in loaded if "//" in link] == []


def test_every_link_leads_somewhere_and_every_id_is_alone(hostile_site: Site) -> None:
    for page in hostile_site.whole_pages:
        assert len(page.ids) == len(set(page.ids)), page.file
        if page.file == "404.html":
            continue
        for _, link in page.links():
            target = hostile_site.target(page, link)
            assert target is None or hostile_site.leads_somewhere(target), f"{page.file}: {link}"


def test_the_map_is_well_formed(hostile_site: Site) -> None:
    assert len(ET.fromstring((hostile_site.folder / "sitemap.xml").read_text())) > 20  # noqa: S314 - our own file


def test_the_feed_of_corrections_is_well_formed(hostile_site: Site) -> None:
    feed = ET.fromstring((hostile_site.folder / "corrections.xml").read_text())  # noqa: S314 - our own file
    assert faults(feed) == []
    titles = [one.text for one in feed.findall(f"{ATOM}entry/{ATOM}title")]
    assert titles == [
        'Update: A "strange" <actor> & co <img src=x onerror=alert(60)>',
        "Correction: <img src=x onerror=alert(1)>",
        "Withdrawal: <img src=x onerror=alert(110)>",
    ]


@pytest.mark.browser
def test_nothing_runs(browser: Browser, hostile_site: Site) -> None:
    happened: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        happened.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    with serve_folder(hostile_site.folder) as address:
        page = browser.new_page()
        page.on("dialog", dismiss)
        page.on("console", lambda message: happened.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: happened.append(f"{page.url}: {error}"))
        page.on("popup", lambda _: happened.append(f"{page.url} opened a window"))
        page.on("request", lambda request: happened.append(f"{page.url} asks for {request.url}")
                if not request.url.startswith((address, "data:")) else None)  # fmt: skip
        # What was asked for a moment before the page is left is given up.
        page.on("requestfailed", lambda request: happened.append(f"{request.url} failed")
                if request.failure != "net::ERR_ABORTED" else None)  # fmt: skip
        page.on("response", lambda response: happened.append(f"{response.url}: {response.status}")
                if response.status >= 400 else None)  # fmt: skip
        for one in hostile_site.whole_pages:
            page.goto(address + one.address)
            page.evaluate(TOUCH)
            page.wait_for_timeout(50)  # for what would be asked for or said a moment later
            # What is chosen on a page may come into its query.
            assert page.url.partition("?")[0] == address + one.address
        page.close()
    assert happened == []


def test_the_name_of_a_folder_is_text(tmp_path: Path) -> None:
    copy = copy_site("small", tmp_path / "copy")
    name = "x' onclick='alert(1) \"><img src=x onerror=alert(1)>"
    events = copy / "content" / "events"
    (events / "2024").rename(events / name)
    site = Site.read(build(copy, tmp_path / "site"))
    page = site.pages["events/harbour-wall-mended/"]
    path = f"events/{name}/harbour-wall-mended.md"
    assert path in page.of_class("dl-colophon")[0].text
    (edit,) = [one for one in page.find("a") if one.text == "Edit this record"]
    assert str(edit.attributes["href"]).endswith(f"/{quote(path)}")
    assert set(edit.attributes) == {"href", "rel"}
    (picture,) = page.find("img")
    assert site.target(page, picture.attributes["src"]) == f"events/{name}/harbour-wall.png"
    assert " " not in picture.attributes["src"]


def refused(folder: Path) -> dict[str, str]:
    """Lay the records with bad addresses over the others; return the address in each."""
    shutil.copytree(HOSTILE / "refused", folder / "content", dirs_exist_ok=True)
    found = {}
    for path, text in records(HOSTILE / "refused"):
        value = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - makes texts alone
        source = value["sources"][0] if "sources" in value else value
        found[path] = source.get("url") or source["archived"]
    return found


def test_addresses_that_are_programs_stop_the_build(tmp_path: Path) -> None:
    copy = copy_site("hostile", tmp_path / "copy")
    addresses = refused(copy)
    run = mkdocs(copy, "build", "--site-dir", tmp_path / "site")
    assert run.returncode == 1
    assert not (tmp_path / "site").exists()
    lines = [line for line in run.stdout.splitlines() if line.endswith("[unsafe-address]")]
    assert len(lines) == len(addresses) == 7
    for path, address in addresses.items():
        (line,) = [line for line in lines if f"content/{path}:" in line]
        assert "error:" in line
        assert " ".join(address.split()) in line
    assert "Traceback" not in run.stdout
