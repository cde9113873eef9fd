"""Looking into HTML: the elements of a page, and what a reader sees of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(slots=True)
class Element:
    """An element with what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees of it, with even white space."""
        return " ".join("".join(_texts(self)).split())

    @property
    def classes(self) -> set[str]:
        """The names in its `class`."""
        return set(self.attributes.get("class", "").split())

    def all(self, tag: str = "", *, named: str = "") -> list[Element]:
        """The elements below it of a tag and of a class, in the order of the page."""
        return [
            one
            for one in _below(self)
            if (not tag or one.tag == tag) and (not named or named in one.classes)
        ]

    def texts(self, tag: str = "", *, named: str = "") -> list[str]:
        """The texts of the elements below it of a tag and of a class."""
        return [one.text for one in self.all(tag, named=named)]

    @property
    def links(self) -> list[tuple[str, str]]:
        """The address and the text of every link below it."""
        return [(one.attributes.get("href", ""), one.text) for one in self.all("a")]

    @property
    def ids(self) -> list[str]:
        """Every id below it."""
        return [one.attributes["id"] for one in _below(self) if "id" in one.attributes]

    def with_id(self, identifier: str) -> Element:
        """The one element with an id."""
        [found] = [one for one in _below(self) if one.attributes.get("id") == identifier]
        return found


def _below(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            yield child
            yield from _below(child)


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read_html(html: str) -> Element:
    """The elements of a page. Every element that is opened has to be closed, in order."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    left = [one.tag for one in builder.open[1:]]
    assert not left, f"not closed: {left}"
    return builder.root
