"""Puts page bodies into the theme: what Material has around them is rendered once, then joined.

The chrome of a page (head, header, navigation, footer) is the same on all record pages but for a
few values. `record.html` is rendered once for each depth of folder, kind of page and place in the
navigation, with marks where those values go, and cut at the marks. A page is a join of strings.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.exceptions import ConfigurationError

from dateline.frame.navigation import addresses
from dateline.frame.theme import Compact, mend, serve_by_content
from dateline.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment, Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from dateline.render.page import Heading


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
            self.theme_page(_bodiless(page)),
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
        return self.contents_template.render(self.context, page=self.theme_page(_bodiless(page)))


def _bodiless(page: Page) -> Page:
    """Return a page whose content, which costs most, is not made for what is around it."""
    return replace(page, make=str)


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
    serve_by_content(env, files)
    env.add_extension(Compact)
    return Frames(
        template=env.get_template("record.html"),
        contents_template=env.get_template("partials/toc.html"),
        context=dict(get_context(nav, files, config)),
        sections=frozenset(addresses(nav.items)),
        site_url=config.site_url or None,
    )
