"""A built site as those see it who read it: pages, their links and what the links lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOID = "area base br col embed hr img input link meta source track wbr"
ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "cite", "srcset")

_ROOT = "https://site.invalid/"


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    within: Element | None = field(repr=False)
    pieces: list[str] = field(default_factory=list, repr=False)
    """All text in it, as it is written."""

    @property
    def text(self) -> str:
        """All text in it, as it is shown: with single spaces."""
        return " ".join("".join(self.pieces).split())


class _Reader(HTMLParser):
    """Collects the elements of a page with their texts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        within = self.open[-1] if self.open else None
        element = Element(tag, {name: value or "" for name, value in attrs}, within)
        self.elements.append(element)
        if tag not in VOID.split():
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.pieces.append(data)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a built site."""

    file: str
    """Below the site's folder: `events/x/index.html`."""
    html: str = field(repr=False)
    elements: tuple[Element, ...] = field(repr=False)
    ids: tuple[str, ...] = field(repr=False)

    @classmethod
    def read(cls, file: str, html: str) -> Page:
        """Return a page taken apart."""
        elements = tuple(_Reader(html).elements)
        ids = tuple(one.attributes["id"] for one in elements if "id" in one.attributes)
        return cls(file, html, elements, ids)

    @property
    def address(self) -> str:
        """Below the site's root: `events/x/`, empty for the home page."""
        return self.file.removesuffix("index.html")

    @property
    def is_redirect(self) -> bool:
        """Whether the page does nothing but lead to another."""
        return bool(self.meta("refresh", by="http-equiv"))

    @property
    def is_indexed(self) -> bool:
        """Whether search engines are to list the page."""
        return "noindex" not in self.meta("robots")

    def find(self, tag: str, *, within: str | None = None, **attributes: str) -> list[Element]:
        """Return the elements with a tag and attributes, those in an element of `within` alone."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            one
            for one in self.elements
            if one.tag == tag
            and wanted.items() <= one.attributes.items()
            and (within is None or any(outer.tag == within for outer in _outer(one)))
        ]

    def of_class(self, name: str) -> list[Element]:
        """Return the elements with a class."""
        return [one for one in self.elements if name in one.attributes.get("class", "").split()]

    def meta(self, name: str, *, by: str = "name") -> list[str]:
        """Return the contents of the `<meta>` elements with a name."""
        return [
            one.attributes["content"] for one in self.find("meta") if one.attributes.get(by) == name
        ]

    def text(self) -> list[Element]:
        """Return the elements of the page's own text, without what is around it on every page."""
        return [
            one for one in self.elements if any(outer.tag == "article" for outer in _outer(one))
        ]

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield every address on the page, as it is written, with the attribute it stands in."""
        for element in self.elements:
            for name in ADDRESSES:
                value = element.attributes.get(name)
                if value is None:
                    continue
                if name == "srcset":
                    yield from (
                        (name, part.split()[0]) for part in value.split(",") if part.strip()
                    )
                else:
                    yield name, value
        for content in self.meta("refresh", by="http-equiv"):
            yield "content", content.partition("url=")[2]


def _outer(element: Element) -> Iterator[Element]:
    outer = element.within
    while outer is not None:
        yield outer
        outer = outer.within


@dataclass(frozen=True, slots=True)
class Site:
    """A built site."""

    folder: Path
    pages: dict[str, Page] = field(repr=False)
    """By address; the page for addresses that are not there by its file, `404.html`."""

    @classmethod
    def read(cls, folder: Path) -> Site:
        """Return a built site, all its pages taken apart."""
        files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
        pages = [Page.read(file, (folder / file).read_text()) for file in files]
        return cls(folder, {page.address: page for page in pages})

    @property
    def whole_pages(self) -> list[Page]:
        """The pages that readers read: all but redirects."""
        return [page for page in self.pages.values() if not page.is_redirect]

    def target(self, page: Page, link: str) -> str | None:
        """Return where a link of a page leads, below the site's root; None for another site.

        A link that leaves the site's root upwards is returned with its `..`, and so leads nowhere.
        """
        if urlsplit(link).scheme or link.startswith("//"):
            return None
        place = "x/" * 20  # deep enough that what leaves the root is seen to do so
        resolved = urlsplit(urljoin(f"{_ROOT}{place}{page.address}", link))
        path = f"{unquote(resolved.path)}#{unquote(resolved.fragment)}".rstrip("#")
        return path.removeprefix(f"/{place}") if path.startswith(f"/{place}") else f"..{path}"

    def leads_somewhere(self, target: str) -> bool:
        """Return whether a target is there: a page with the anchor, or another file."""
        address, _, fragment = target.partition("#")
        page = self.pages.get(address)
        if page is not None:
            return not fragment or fragment in page.ids
        return not fragment and bool(address) and (self.folder / address).is_file()


def scheme(link: str) -> str:
    """Return the scheme that a browser sees in an address: it drops control characters first."""
    return urlsplit(re.sub(r"[\x00-\x20]", "", link)).scheme.lower()
