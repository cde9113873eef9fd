"""Atom feeds, RFC 4287."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry of a feed. Texts are plain, not yet escaped."""

    id: str
    """An absolute address that no other entry has and that stays, wherever readers find it now."""
    address: str
    """Where readers find it, absolute."""
    title: str
    text: str
    kind: str
    """The entry's category."""
    updated: str
    """RFC 3339."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed. Texts are plain, not yet escaped."""

    address: str
    """Of the feed itself, absolute; it is the feed's id too."""
    page: str
    """The address of the page that says the same to readers, absolute."""
    title: str
    subtitle: str
    author: str
    language: str
    updated: str
    """RFC 3339."""
    entries: tuple[FeedEntry, ...]


def atom(feed: Feed) -> str:
    """Return the document of a feed. Signs that XML 1.0 does not have are left out."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<feed{_attributes(xmlns=_NAMESPACE)} xml:lang={quoteattr(_clean(feed.language))}>",
        _element("id", feed.address),
        _element("title", feed.title),
        _element("subtitle", feed.subtitle),
        _element("updated", feed.updated),
        f"<author>{_element('name', feed.author)}</author>",
        _link(rel="self", type="application/atom+xml", href=feed.address),
        _link(rel="alternate", type="text/html", href=feed.page),
        _element("generator", "Dateline"),
    ]
    for entry in feed.entries:
        lines += ["<entry>", *_entry(entry), "</entry>"]
    return "\n".join([*lines, "</feed>", ""])


def _entry(entry: FeedEntry) -> Iterator[str]:
    yield _element("id", entry.id)
    yield _element("title", entry.title)
    yield _element("updated", entry.updated)
    yield _link(rel="alternate", type="text/html", href=entry.address)
    yield f"<category{_attributes(term=entry.kind)}/>"
    yield _element("content", entry.text)


def _element(name: str, text: str) -> str:
    """Return an element with a text; without a `type`, Atom takes it for plain text."""
    return f"<{name}>{escape(_clean(text))}</{name}>"


def _link(**attributes: str) -> str:
    return f"<link{_attributes(**attributes)}/>"


def _attributes(**values: str) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in values.items())


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
