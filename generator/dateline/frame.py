"""Puts page bodies into the theme: what Material has around them is rendered once, then joined.

The chrome of a page (head, header, navigation, footer) is the same on all record pages but for a
few values. `record.html` is rendered once for each depth of folder, kind of page and place in the
navigation, with marks where those values go, and cut at the marks. A page is a join of strings.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import pass_context
from jinja2.ext import Extension
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.utils import get_theme_dir

from dateline.cache import digest
from dateline.render.page import Page
from dateline.render.templates import template_directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jinja2 import Environment, Template
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from dateline.render.page import Heading

__all__ = [
    "Frames",
    "NavigationEntry",
    "add_navigation",
    "keep_assets",
    "make_frames",
    "mend",
    "prepare_theme",
]

STYLESHEETS = (
    "assets/stylesheets/frame.css",
    "assets/stylesheets/timeline.css",
    "assets/stylesheets/reader.css",
)
SCRIPT = "assets/javascripts/frame.js"
FAVICON = "assets/images/favicon.svg"
MATERIAL_FAVICON = "assets/images/favicon.png"
ASSETS = "assets/dateline-"
"""What the folder of our assets begins with in a site; a digest of them follows."""
SITEMAP = "sitemap.xml"
SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
PALETTE = ({"scheme": "default"}, {"scheme": "slate"})

_DIGITS = 12

_SKIP_LINK = re.compile(r'<div data-md-component="skip">.*?</div>\s*', re.DOTALL)
_REMEMBERED = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
_TAG_ALONE = re.compile(r"\{([%#])(?:(?![%#]\}).)*\1\}")


def prepare_theme(config: MkDocsConfig) -> None:
    """Put our templates, style sheets and script into the theme; for a plugin's `on_config`.

    Templates are looked for in the site's own `theme.custom_dir`, then here, then in Material. The
    site's own style sheets and scripts come after ours, so that they have the last word.

    Raises:
        ConfigurationError: The site's theme is not Material.

    """
    theme = config.theme
    theme.static_templates.discard(SITEMAP)
    if theme.name != "material":
        raise ConfigurationError(
            f"mkdocs.yml: the theme is {theme.name!r}, and Dateline's pages are made for Material\n"
            "hint: write `theme: {name: material}`"
        )
    ours = str(template_directory())
    if ours not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, ours)
        config.extra_css = [*STYLESHEETS, *config.extra_css]
        config.extra_javascript = [SCRIPT, *config.extra_javascript]
        config.watch = [*config.watch, ours]
    if not theme.get("palette"):
        theme["palette"] = list(PALETTE)
    if theme.get("favicon") == MATERIAL_FAVICON:
        theme["favicon"] = FAVICON


def keep_assets(files: Files, config: MkDocsConfig) -> Files:
    """Take out what would be published of the theme's folders and no page uses; for `on_files`.

    That is our templates, MkDocs' template of a site map (ours is made from the records), and the
    script and the word lists of Material's search where a site does not use that search. What is
    ours of the rest gets a folder named by what is in it, so that browsers may keep it for ever.
    """
    templates = template_directory()
    unused = () if "material/search" in config.plugins else SEARCH
    for file in list(files):
        source = Path(file.abs_src_path or "")
        is_template = source.is_relative_to(templates) and not source.is_relative_to(
            templates / "assets"
        )
        is_map = file.src_uri == SITEMAP and not source.is_relative_to(config.docs_dir)
        if is_template or is_map or file.src_uri.startswith(unused):
            files.remove(file)
    _name_by_content(files)
    config.extra_css = [_named(path, files) for path in config.extra_css]
    config.extra_javascript = [
        _named(path, files) if path == SCRIPT else path for path in config.extra_javascript
    ]
    return files


def _name_by_content(files: Files) -> None:
    """Give our assets, or what a site has in their place, addresses that tell what they hold.

    They share a folder, for the scripts among them name each other.
    """
    templates = template_directory()
    ours = {
        path.relative_to(templates).as_posix()
        for path in (templates / "assets").rglob("*")
        if path.is_file()
    }
    found = [file for file in files if file.src_uri in ours]
    held = sorted((file.src_uri, file.content_bytes) for file in found)
    folder = digest(part for pair in held for part in pair).hex()[:_DIGITS]
    for file in found:
        files.remove(file)
        file.dest_uri = f"{ASSETS}{folder}/{file.src_uri.removeprefix('assets/')}"
        file.__dict__.pop("url", None)  # MkDocs keeps the address that it had
        files.append(file)


def _named(path: str, files: Files) -> str:
    """Return where an asset is served from: ours where its content says, all others as they are."""
    file = files.get_file_from_path(path)
    return file.dest_uri if file and file.dest_uri.startswith(ASSETS) else path


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A link of the site's navigation to a page that Dateline makes."""

    title: str
    """Plain text, not yet escaped."""
    address: str
    """Below the site's root: `timeline/`."""
    children: tuple[NavigationEntry, ...] = ()
    """Shown only on the entry's own pages and those below it, so that the chrome stays short."""
    unasked: bool = True
    """Whether it stands in the navigation even where the site's own `nav:` does not name it."""


class _EntryItem(StructureItem):
    """A navigation entry as MkDocs and the theme see it."""

    is_link = True
    active = False
    made = True

    def __init__(self, entry: NavigationEntry, title: str | None = None) -> None:
        self.title = title or entry.title
        self.url = entry.address
        self.children = [_EntryItem(child) for child in entry.children]

    def __repr__(self) -> str:
        return f"{type(self).__name__}(title={self.title!r}, url={self.url!r})"


def add_navigation(nav: Navigation, entries: tuple[NavigationEntry, ...]) -> Navigation:
    """Return the navigation with our entries in it; for `on_nav`.

    An entry that the site's own `nav:` names by its address (`- Chronology: /timeline/`) stands
    where it is named, under the title given there; the others follow the hand-written pages, but
    for those that stand there only if they are named.
    """
    left = {f"/{entry.address}": entry for entry in entries}
    items = list(_place(nav.items, left))
    unasked = [_EntryItem(entry) for entry in left.values() if entry.unasked]
    return Navigation([*items, *unasked], nav.pages)


def _place(
    items: Iterable[StructureItem], left: dict[str, NavigationEntry]
) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Link) and item.url in left:
            yield _EntryItem(left.pop(item.url), item.title)
            continue
        if isinstance(item, Section):
            item.children = list(_place(item.children, left))
        yield item


def _addresses(items: Iterable[StructureItem]) -> Iterator[str]:
    for item in items:
        if isinstance(item, _EntryItem):
            yield item.url
            yield from _addresses(item.children)
        elif isinstance(item, Section):
            yield from _addresses(item.children)


class _Compact(Extension):
    """Takes the indentation out of the theme's templates, a third of a page's chrome.

    Templates of the site's own `theme.custom_dir` are left as they are written.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template without indentation and without lines that only a tag would leave."""
        del name
        shipped = (template_directory(), Path(get_theme_dir("material")))
        if filename is None or not any(map(Path(filename).is_relative_to, shipped)):
            return source
        lines = (line.strip() for line in source.splitlines())
        return "".join(
            line if not line or _TAG_ALONE.fullmatch(line) else f"{line}\n" for line in lines
        )


def mend(html: str) -> str:
    """Return a rendered page without two faults of `base.html` that no template can override.

    The HTML standard has no `autocomplete` on check boxes, and the skip link is missing from pages
    without headings: our header has its own. For frames, and in `on_post_page` and
    `on_post_template` for the pages that MkDocs renders.
    """
    return _SKIP_LINK.sub("", _REMEMBERED.sub(r"\1", html, count=2), count=1)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading as the theme's table of contents takes it, like MkDocs' `AnchorLink`."""

    title: str
    """HTML."""
    url: str
    children: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FramePage:
    """What the theme's templates see as `page` while a frame is made."""

    url: str
    """An address of the page's depth in folders that has no folder in common with any other."""
    kind: str
    section: str | None
    """Address of the navigation entry that the page belongs to."""
    current: bool
    """Whether that entry is the page itself."""
    indexed: bool
    title: str
    description: str
    canonical_url: str | None
    toc: tuple[ContentsEntry, ...] | str
    content: str
    meta: Mapping[str, object] = field(default_factory=dict)
    """The front matter of a hand-written page; a site's own templates may ask for it."""


class _Key(NamedTuple):
    depth: int
    kind: str
    section: str | None
    current: bool
    indexed: bool
    described: bool


class _Frame(NamedTuple):
    """A rendered page cut at its slots: a piece of chrome, a slot's name, a piece, …, a piece."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """The theme around record pages. Frames are rendered when the first page needs them."""

    template: Template
    contents_template: Template
    context: dict[str, Any]
    """What MkDocs gives every template, but for the page."""
    sections: frozenset[str]
    """The addresses that the navigation links to."""
    site_url: str | None
    _frames: dict[_Key, _Frame] = field(default_factory=dict, repr=False)
    _contents: dict[tuple[Heading, ...], str] = field(default_factory=dict, repr=False)

    def render(self, page: Page) -> str:
        """Return the whole HTML of a page: its values, escaped, in the slots of its frame."""
        frame = self._frame(page)
        contents = self._contents.get(page.headings)
        if contents is None:
            contents = self._contents[page.headings] = self._make_contents(page)
        values = {
            "title": escape(page.title),
            "description": escape(page.description),
            "address": escape(page.address),
            "contents": contents,
            "content": page.content,
        }
        parts = list(frame.parts)
        parts[1::2] = [values[slot] for slot in frame.slots]
        return "".join(parts)

    def _frame(self, page: Page) -> _Frame:
        """Return the frame of a page, rendered when the first page needs it."""
        section = self._section(page.address)
        key = _Key(
            depth=page.address.count("/"),
            kind=page.kind,
            section=section,
            current=section == page.address,
            indexed=page.indexed,
            described=bool(page.description),
        )
        frame = self._frames.get(key)
        if frame is None:
            frame = self._frames[key] = self._make_frame(page)
        return frame

    def chrome(self) -> Iterator[str]:
        """Yield what is around the pages of an event and of the timeline, but for their values.

        The navigation, the settings and the templates of a site that are the same make it the same.
        """
        for address, kind in (("events/-/", "event"), ("timeline/", "timeline")):
            page = Page(address=address, kind=kind, title="-", description="-", make=str)
            yield from self._frame(page).parts[::2]

    def render_whole(self, page: FramePage) -> str:
        """Return the HTML of a page as the theme's templates make it, without a frame."""
        base_url = "/".join([".."] * page.url.count("/")) or "."
        return mend(self.template.render(self.context, page=page, base_url=base_url))

    def theme_page(self, page: Page) -> FramePage:
        """Return a page as the theme's templates take it."""
        section = self._section(page.address)
        return FramePage(
            url="~/" * page.address.count("/"),
            kind=page.kind,
            section=section,
            current=section == page.address,
            indexed=page.indexed,
            title=page.title,
            description=page.description,
            canonical_url=self.site_url and f"{self.site_url}{page.address}",
            toc=tuple(
                ContentsEntry(escape(heading.text), f"#{escape(heading.anchor)}")
                for heading in page.headings
            ),
            content=page.content,
        )

    def _section(self, address: str) -> str | None:
        """Return the longest address of the navigation that the page's address lies in."""
        while address:
            if address in self.sections:
                return address
            address = address[: address.rfind("/", 0, -1) + 1]
        return None

    def _make_frame(self, page: Page) -> _Frame:
        """Render the chrome with a mark for each slot and cut it there.

        The marks are new in each run and looked for in the chrome alone, before any page's text
        is in it, so that no text can be taken for one.
        """
        token = secrets.token_hex(16)
        slots = {slot: f"{token}{slot}-" for slot in ("title", "description", "address", "content")}
        chrome = replace(
            self.theme_page(page),
            title=slots["title"],
            description=page.description and slots["description"],
            canonical_url=self.site_url and f"{self.site_url}{slots['address']}",
            toc=f"{token}contents-",
            content=slots["content"],
        )
        parts = tuple(re.split(rf"{token}([a-z]+)-", self.render_whole(chrome)))
        if any(token[:8] in piece.lower() for piece in parts[::2]):
            raise ConfigurationError(
                "a template of the site changes the title, the description or the address of a page"
                " before it puts it out, which cannot be done on the pages of records\n"
                "hint: put out {{ page.title | e }} as it is, or only where page.kind is not set"
            )
        return _Frame(parts, parts[1::2])

    def _make_contents(self, page: Page) -> str:
        return self.contents_template.render(self.context, page=self.theme_page(page))


def make_frames(
    config: MkDocsConfig,
    env: Environment,
    nav: Navigation,
    files: Files,
    *,
    feed: str | None = None,
) -> Frames:
    """Return the frames of a build; for `on_env`, before MkDocs renders its own pages.

    Args:
        config: The site's configuration, after `prepare_theme`.
        env: The theme's environment. From now on it takes the indentation out of the templates.
        nav: The navigation, after `add_navigation`.
        files: All files of the site.
        feed: The address of the feed of corrections below the site's root, if there is one.

    """
    env.globals["corrections_feed"] = feed
    url_of = env.filters["url"]

    @pass_context
    def url(context: Context, value: object) -> str:
        # A site's settings may lack what a template asks for, and Jinja then hands over no text.
        named = _named(value, files) if isinstance(value, str) else value
        return str(url_of(context, named))

    env.filters["url"] = url
    env.add_extension(_Compact)
    return Frames(
        template=env.get_template("record.html"),
        contents_template=env.get_template("partials/toc.html"),
        context=dict(get_context(nav, files, config)),
        sections=frozenset(_addresses(nav.items)),
        site_url=config.site_url or None,
    )
