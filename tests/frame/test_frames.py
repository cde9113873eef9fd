from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import get_navigation

from dateline.frame import (
    Frames,
    NavigationEntry,
    add_navigation,
    keep_assets,
    make_frames,
    mend,
    prepare_theme,
)
from dateline.frame.theme import ASSETS
from dateline.render.page import Heading, Page
from dateline.render.templates import template_directory

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

SITE_NAME = 'Talks & "terms"'

ENTRIES = (
    NavigationEntry(
        "Timeline",
        "timeline/",
        (NavigationEntry("2021", "timeline/2021/"), NavigationEntry("2022", "timeline/2022/")),
    ),
    NavigationEntry("Events", "events/"),
    NavigationEntry("Actors", "actors/"),
)

HEADINGS = (Heading("said", "What was said"), Heading("sources", "Sources & <notes>"))

HOSTILE = """</title></script><img src=x onerror=alert(1)> & "double" 'single' {{ config }}"""

EVENT = Page(
    address="events/council/",
    kind="event",
    title="The council meets",
    description="It met in Brussels.",
    make=lambda: "<h1>The council meets</h1>\n<pre>  kept\n    as it is </pre>",
    headings=HEADINGS,
)

PAGES = {
    "event": EVENT,
    "event without headings": replace(EVENT, headings=()),
    "event with one heading": replace(EVENT, headings=HEADINGS[:1]),
    "hostile event": replace(
        EVENT, title=HOSTILE, description=HOSTILE, headings=(Heading("a", HOSTILE),) * 2
    ),
    "event without a description": replace(EVENT, description=""),
    "event not to be indexed": replace(EVENT, indexed=False),
    "events": replace(EVENT, address="events/", kind="events"),
    "actor": replace(EVENT, address="actors/nato/", kind="actor"),
    "year of an actor": replace(EVENT, address="actors/nato/2022/", kind="actor"),
    "outside the navigation": replace(EVENT, address="elsewhere/", kind="topics"),
    "timeline": replace(EVENT, address="timeline/", kind="timeline"),
    "year": replace(EVENT, address="timeline/2022/", kind="year"),
    "month": replace(EVENT, address="timeline/2022/01/", kind="month"),
    "year outside the navigation": replace(EVENT, address="timeline/1999/", kind="year"),
    "home": replace(EVENT, address="", kind="home"),
}


@dataclass(frozen=True)
class Site:
    config: MkDocsConfig
    files: Files
    frames: Frames


def configure(folder: Path, **settings: object) -> MkDocsConfig:
    docs = folder / "content"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "index.md").write_text("# Home\n")
    (docs / "about.md").write_text("# About\n")
    common = {"site_name": SITE_NAME, "docs_dir": "content", "plugins": []}
    settings = {"theme": {"name": "material"}, **common, **settings}
    (folder / "mkdocs.yml").write_text(json.dumps(settings))  # which is YAML too
    return load_config(str(folder / "mkdocs.yml"))


def make_site(folder: Path, *, feed: str | None = None, **settings: object) -> Site:
    config = configure(folder, **settings)
    prepare_theme(config)
    env = config.theme.get_env()
    files = get_files(config)
    files.add_files_from_theme(env, config)
    files = keep_assets(files, config)
    nav = add_navigation(get_navigation(files, config), ENTRIES)
    return Site(config, files, make_frames(config, env, nav, files, feed=feed))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("site"), site_url="https://timeline.example/a/b/")


class Reader(HTMLParser):
    """What a browser would take from a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.elements:
            self.texts.setdefault(self.elements[-1][0], []).append(data)

    def values(self, tag: str, name: str, value: str, attribute: str) -> list[str | None]:
        return [
            found[attribute]
            for element, found in self.elements
            if element == tag and found.get(name) == value
        ]

    def current(self) -> dict[str | None, str | None]:
        return {
            found["href"]: found["aria-current"]
            for tag, found in self.elements
            if tag == "a" and "aria-current" in found
        }


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("site_url", [None, "https://timeline.example/a%20b/?"])
def test_a_joined_page_is_the_page_the_theme_renders(
    tmp_path: Path, page: Page, site_url: str | None
) -> None:
    frames = make_site(tmp_path, site_url=site_url).frames
    other = replace(page, title="Another", headings=(), make=lambda: "First of its frame")
    first = frames.render(other)
    assert frames.render(page) == frames.render_whole(frames.theme_page(page))
    assert first == frames.render_whole(frames.theme_page(other))


def test_what_is_on_a_page_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> str:
        made.append("made")
        return "<p>Body</p>"

    assert "<p>Body</p>" in make_site(tmp_path).frames.render(replace(EVENT, make=make))
    assert made == ["made"]


def test_no_text_is_taken_for_a_slot(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _size: "5107")
    frames = replace(site.frames, _frames={})
    text = "5107title- 5107content-"
    page = replace(EVENT, title=text, description=text, make=lambda: f"<p>{text}</p>")
    assert frames.render(page) == frames.render_whole(frames.theme_page(page))
    assert f"<p>{text}</p>" in frames.render(page)


@given(text=st.text(st.characters(exclude_categories=["C"]), min_size=1))
def test_any_title_and_description_reach_the_reader_as_written(site: Site, text: str) -> None:
    page = replace(EVENT, title=text, description=text, headings=(Heading("x", text),) * 2)
    html = site.frames.render(page)
    plain = Reader(site.frames.render(EVENT))
    read = Reader(html)
    assert read.values("meta", "name", "description", "content") == [text]
    assert read.values("meta", "property", "og:title", "content") == [text]
    assert "".join(read.texts["title"]).strip() == f"{text} – {SITE_NAME}".strip()
    assert [tag for tag, _ in read.elements] == [tag for tag, _ in plain.elements]


def test_what_search_engines_and_previews_are_told(site: Site) -> None:
    read = Reader(site.frames.render(EVENT))
    address = "https://timeline.example/a/b/events/council/"
    assert read.values("link", "rel", "canonical", "href") == [address]
    assert read.values("meta", "property", "og:url", "content") == [address]
    assert read.values("meta", "property", "og:type", "content") == ["article"]
    assert read.values("meta", "property", "og:site_name", "content") == [SITE_NAME]
    assert read.values("meta", "name", "robots", "content") == []
    hidden = Reader(site.frames.render(replace(EVENT, indexed=False)))
    assert hidden.values("meta", "name", "robots", "content") == ["noindex"]
    year = Reader(site.frames.render(replace(EVENT, kind="year")))
    assert year.values("meta", "property", "og:type", "content") == ["website"]


@pytest.mark.parametrize(
    ("page", "way"), [("home", ""), ("events", "../"), ("event", "../../"), ("month", "../../../")]
)
def test_the_feed_is_named_from_any_depth(tmp_path: Path, page: str, way: str) -> None:
    frames = make_site(tmp_path, feed="corrections.xml").frames
    read = Reader(frames.render(PAGES[page]))
    feeds = [
        found for tag, found in read.elements if tag == "link" and found.get("rel") == "alternate "
    ]
    assert feeds == [
        {
            "rel": "alternate ",
            "type": "application/atom+xml",
            "title": f"{SITE_NAME}: corrections",
            "href": f"{way}corrections.xml",
        }
    ]
    other = replace(PAGES[page], title="Another")
    assert frames.render(other) == frames.render_whole(frames.theme_page(other))


def test_without_a_feed_none_is_named(site: Site) -> None:
    assert "atom+xml" not in site.frames.render(EVENT)


def test_without_a_public_address_nothing_claims_one(tmp_path: Path) -> None:
    read = Reader(make_site(tmp_path).frames.render(EVENT))
    assert read.values("link", "rel", "canonical", "href") == []
    assert read.values("meta", "property", "og:url", "content") == []


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("events/council/", {"../../events/": "true"}),
        ("events/", {"../events/": "page"}),
        ("timeline/", {"../timeline/": "page"}),
        ("timeline/2022/", {"../../timeline/": "true", "../../timeline/2022/": "page"}),
        ("timeline/2022/01/", {"../../../timeline/": "true", "../../../timeline/2022/": "true"}),
        ("timeline/1999/", {"../../timeline/": "true"}),
        ("timelines/", {}),
    ],
)
def test_the_navigation_says_where_a_page_belongs(
    site: Site, address: str, current: dict[str, str]
) -> None:
    html = site.frames.render(replace(EVENT, address=address, kind="any"))
    assert Reader(html).current() == current
    assert ("timeline/2021/" in html) == address.startswith("timeline/")


def test_every_address_of_the_chrome_is_relative_to_the_page(site: Site) -> None:
    read = Reader(site.frames.render(replace(EVENT, headings=())))
    addresses = [
        value
        for tag, found in read.elements
        for name in ("href", "src")
        if (value := found.get(name)) and found.get("rel") != "canonical"
    ]
    outside = {"#__content", "#__navigation", "https://squidfunk.github.io/mkdocs-material/"}
    assert addresses
    assert all(address.startswith("../..") for address in addresses if address not in outside)


def test_the_chrome_of_a_page_is_short(site: Site) -> None:
    assert len(site.frames.render(EVENT)) - len(EVENT.content) < 7_000
    indented = [line for line in site.frames.render(EVENT).splitlines() if line.startswith(" ")]
    assert indented == ["    as it is </pre></article>"]


def test_the_frame_asks_no_third_party_even_with_a_repository(tmp_path: Path) -> None:
    frames = make_site(
        tmp_path,
        repo_url="https://github.com/example/talks",
        theme={"name": "material", "font": {"text": "Lato"}},
    ).frames
    read = Reader(frames.render(EVENT))
    assert ("a", "https://github.com/example/talks") in [
        (tag, found.get("href")) for tag, found in read.elements
    ]
    assert "source" not in [found.get("data-md-component") for _, found in read.elements]
    loaded = [
        found.get("href") or found.get("src")
        for tag, found in read.elements
        if tag in {"link", "script", "img", "iframe"}
    ]
    assert not [address for address in loaded if address and "//" in address]


def test_entries_follow_the_hand_written_pages(tmp_path: Path) -> None:
    config = configure(tmp_path, nav=[{"Start": "index.md"}, {"More": ["about.md"]}])
    nav = add_navigation(get_navigation(get_files(config), config), ENTRIES)
    assert [item.title for item in nav.items] == ["Start", "More", "Timeline", "Events", "Actors"]
    assert nav.homepage


def test_an_entry_stands_where_the_site_names_it(tmp_path: Path) -> None:
    config = configure(
        tmp_path,
        nav=[{"Chronology": "/timeline/"}, "index.md", {"Who": [{"People": "/actors/"}]}],
    )
    nav = add_navigation(get_navigation(get_files(config), config), ENTRIES)
    first, _home, section, last = nav.items
    assert [(first.title, first.url), (last.title, last.url)] == [
        ("Chronology", "timeline/"),
        ("Events", "events/"),
    ]
    assert [(item.title, item.url) for item in section.children] == [("People", "actors/")]
    assert [child.title for child in first.children] == ["2021", "2022"]


@pytest.mark.parametrize("named", [True, False])
def test_an_entry_may_stand_only_where_the_site_names_it(tmp_path: Path, named: bool) -> None:
    config = configure(tmp_path, nav=["index.md", *([{"Mistakes": "/corrections/"}] * named)])
    entries = (*ENTRIES, NavigationEntry("Corrections", "corrections/", unasked=False))
    _home, *made = add_navigation(get_navigation(get_files(config), config), entries).items
    assert [item.title for item in made] == ["Mistakes"] * named + ["Timeline", "Events", "Actors"]
    assert not named or made[0].url == "corrections/"


def test_the_sites_own_files_come_before_ours_and_ours_before_materials(tmp_path: Path) -> None:
    own = tmp_path / "overrides"
    (own / "partials").mkdir(parents=True)
    (own / "partials" / "footer.html").write_text("<footer>\n    Our own\n</footer>")
    (own / "main.html").write_text(
        '{% extends "frame.html" %}{% block extrahead %}<meta name="own">{% endblock %}'
    )
    site = make_site(
        tmp_path,
        theme={"name": "material", "custom_dir": str(own)},
        extra_css=["own.css"],
        extra_javascript=["own.js"],
    )
    html = site.frames.render(EVENT)
    assert "<footer>\n    Our own\n</footer>" in html
    assert '<meta name="own">' in html
    assert "dl-brand" in html
    assert re.findall(r"(\w+)\.css", html)[-4:] == ["frame", "timeline", "reader", "own"]
    assert re.findall(r"(\w+)\.js\b", html)[-2:] == ["frame", "own"]
    assert site.frames.render(EVENT) == site.frames.render_whole(site.frames.theme_page(EVENT))


def test_a_template_of_the_sites_own_may_ask_for_front_matter(tmp_path: Path) -> None:
    own = tmp_path / "overrides"
    own.mkdir()
    (own / "main.html").write_text(
        '{% extends "frame.html" %}{% block extrahead %}{% if page.meta.wide %}wide{% endif %}'
        '<meta name="own">{% endblock %}'
    )
    site = make_site(tmp_path, theme={"name": "material", "custom_dir": str(own)})
    assert '<meta name="own">' in site.frames.render(EVENT)


def test_a_template_cannot_change_what_stands_in_a_slot(tmp_path: Path) -> None:
    own = tmp_path / "overrides"
    own.mkdir()
    (own / "main.html").write_text(
        '{% extends "frame.html" %}{% block extrahead %}{{ page.title | upper | e }}{% endblock %}'
    )
    site = make_site(tmp_path, theme={"name": "material", "custom_dir": str(own)})
    with pytest.raises(ConfigurationError, match="changes the title"):
        site.frames.render(EVENT)


def test_only_the_assets_of_our_folder_are_published(site: Site) -> None:
    ours = {
        file.src_uri
        for file in site.files
        if (file.abs_src_path or "").startswith(str(template_directory()))
    }
    assert "assets/stylesheets/frame.css" in ours
    assert all(name.startswith("assets/") for name in ours)


def test_assets_are_served_from_a_folder_named_by_what_they_hold(tmp_path: Path) -> None:
    def made(path: Path) -> Path:
        path.mkdir()
        return path

    def folder(site: Site) -> str:
        names = [file.dest_uri for file in site.files if file.dest_uri.startswith(ASSETS)]
        html = site.frames.render(EVENT)
        for name in ("stylesheets/frame.css", "javascripts/frame.js", "images/favicon.svg"):
            (found,) = (one for one in names if one.endswith(f"/{name}"))
            assert f'"../../{found}"' in html
        assert '"../../assets/stylesheets/frame.css"' not in html
        (only,) = {name.split("/")[1] for name in names}
        return only

    plain = folder(make_site(made(tmp_path / "one")))
    assert folder(make_site(made(tmp_path / "two"))) == plain
    own = tmp_path / "own"
    (own / "assets" / "stylesheets").mkdir(parents=True)
    (own / "assets" / "stylesheets" / "frame.css").write_text("body { color: red }")
    theme = {"name": "material", "custom_dir": str(own)}
    assert folder(make_site(made(tmp_path / "three"), theme=theme)) != plain


def test_the_modules_of_the_timeline_come_in_one_round_trip(site: Site) -> None:
    scripts = template_directory() / "assets" / "javascripts"
    found: set[str] = set()
    left = ["entry.js"]
    while left:
        text = (scripts / left.pop()).read_text(encoding="utf-8")
        new = set(re.findall(r'^(?:import|export)\b[^;]*? from "\./([\w.]+)";', text, re.MULTILINE))
        left += new - found
        found |= new
    html = site.frames.render(replace(EVENT, address="timeline/", kind="timeline"))
    named = re.findall(
        r'<link rel="modulepreload" href="\.\./assets/dateline-\w+/javascripts/([\w.]+)">', html
    )
    assert sorted(named) == sorted(found)


def test_the_timeline_waits_for_no_script_that_it_does_without(site: Site) -> None:
    html = site.frames.render(replace(EVENT, address="timeline/", kind="timeline"))
    head, _, rest = html.partition("</head>")
    entry = r"<script type=\"module\" async src=\"[^\"]*?([\w.]+)\""
    assert re.findall(entry, head) == ["entry.js"]
    waiting = re.search(r"<template data-later>(.*?)</template>(.*)", rest, re.DOTALL)
    assert waiting
    script = r"<script(?: defer)? src=\"[^\"]*?/(\w+)[\w.]*\.js\">"
    assert [re.findall(script, part) for part in waiting.groups()] == [["bundle"], ["frame"]]
    assert "<script defer src=" in waiting[2]
    assert "data-later" not in site.frames.render(replace(EVENT, address="events/", kind="index"))


def test_scripts_of_a_site_run_in_their_order_behind_material_s(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "main.html").write_text(
        '{% extends "frame.html" %}{% block scripts %}{{ super() }}'
        "<script>document$.subscribe(()=>{})</script>{% endblock %}"
    )
    theme = {"name": "material", "custom_dir": str(own)}
    timeline = replace(EVENT, address="timeline/", kind="timeline")
    inline = make_site(tmp_path, theme=theme).frames.render(timeline)
    named = make_site(tmp_path, extra_javascript=["own.js"]).frames.render(timeline)
    for html, last in ((inline, "document$"), (named, "own.js")):
        assert "data-later" not in html
        assert "<script defer" not in html
        assert html.index("/bundle.") < html.index("/frame.js") < html.index(last)


def test_the_theme_is_prepared_once(tmp_path: Path) -> None:
    config = configure(tmp_path)
    prepare_theme(config)
    before = (list(config.theme.dirs), config.extra_css, config.extra_javascript, config.watch)
    prepare_theme(config)
    after = (config.theme.dirs, config.extra_css, config.extra_javascript, config.watch)
    assert after == before


def test_a_palette_of_the_sites_own_is_kept(tmp_path: Path) -> None:
    fixed = make_site(tmp_path, theme={"name": "material", "palette": {"scheme": "slate"}})
    html = fixed.frames.render(EVENT)
    assert "data-dl-scheme" not in html
    assert 'data-md-color-scheme="slate"' in html
    assert "data-dl-scheme" in make_site(tmp_path).frames.render(EVENT)


def test_another_theme_is_refused(tmp_path: Path) -> None:
    config = configure(tmp_path, theme={"name": "readthedocs"})
    with pytest.raises(ConfigurationError, match="made for Material"):
        prepare_theme(config)


@pytest.mark.parametrize(
    ("html", "mended"),
    [
        (
            '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">',
            '<input class="md-toggle" type="checkbox" id="__drawer">',
        ),
        ('<div data-md-component="skip">\n<a href="#x">Skip</a>\n</div>\n<p>', "<p>"),
        ('<div data-md-component="skip"></div><p>', "<p>"),
        ('<input autocomplete="off"><div>skip</div>', '<input autocomplete="off"><div>skip</div>'),
    ],
)
def test_mend(html: str, mended: str) -> None:
    assert mend(html) == mended
    assert mend(mended) == mended


def test_nothing_in_base_is_left_to_mend(site: Site) -> None:
    html = site.frames.render(EVENT)
    assert "autocomplete" not in html
    assert html.count("md-skip") == 1


@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ru", "uk", "pl"])
def test_the_chrome_speaks_the_sites_language(tmp_path: Path, language: str) -> None:
    site = make_site(tmp_path, theme={"name": "material", "language": language})
    html = site.frames.render(EVENT)
    assert f'<html lang="{language}"' in html
    translated = language in {"de", "es", "fr", "ru", "uk"}
    assert ("On this page" in html) != translated
    words = site.frames.template.environment.from_string(
        '{% import "partials/words.html" as words with context %}{{ words.t(key) }}'
    )
    source = (template_directory() / "partials" / "words.html").read_text()
    keys = set(re.findall(r'^\s+"([a-z.]+)": "', source, re.MULTILINE))
    assert len(keys) > 8
    assert [key for key in keys if not words.render(config=site.config, key=key)] == []


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    pairs = re.findall("..", digits) if len(digits) == 6 else [digit * 2 for digit in digits]
    parts = [int(pair, 16) / 255 for pair in pairs]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [":root", '[data-md-color-scheme="slate"]'])
@pytest.mark.parametrize("front", ["ink", "muted", "accent", "focus"])
@pytest.mark.parametrize("back", ["surface", "soft"])
def test_colours_of_text_have_contrast(scheme: str, front: str, back: str) -> None:
    css = (template_directory() / "assets" / "stylesheets" / "frame.css").read_text()
    rules = css.partition(f"{scheme} {{")[2].partition("}")[0]
    colours = dict(re.findall(r"--dl-(\w+): (#\w+)", rules))
    light, dark = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
