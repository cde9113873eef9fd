"""A file, or what was fetched, to an article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.draft.reading.page import from_page
from dateline.draft.reading.published import agreed
from dateline.draft.reading.refused import RefusedError
from dateline.draft.reading.text import from_markdown, from_text

if TYPE_CHECKING:
    from dateline.draft.article import Article, Publication

MOST_BYTES: Final = 5 * 1024 * 1024
"""The size above which an article is refused."""

_MARKDOWN: Final = (".md", ".markdown")
_HTML: Final = (".html", ".htm", ".xhtml")


def read_article(raw: bytes, name: str, given: Publication | None) -> Article:
    """Return the article in a file, whose ending says how it is written.

    Args:
        raw: What the file holds.
        name: The name of the file, without its folder.
        given: The day of publication, where the editor says it.

    Raises:
        RefusedError: It is too large, is not UTF-8 text, or its front matter cannot be read.
        UnsureError: The day of publication is not plain.
        MissingError: It is a web page, and what reads those is not installed.
    """
    if len(raw) > MOST_BYTES:
        raise RefusedError(
            f"it is larger than {MOST_BYTES // 1024 // 1024} MB",
            "keep the article in it, and leave out what the page has besides",
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RefusedError(
            f"it is not UTF-8 text: line {line} has other bytes", "save it as UTF-8"
        ) from error
    ending = name.lower()
    if ending.endswith(_HTML):
        return from_page(text, "", name, given)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return (from_markdown if ending.endswith(_MARKDOWN) else from_text)(text, name, given)


def read_fetched(
    raw: bytes, address: str, content_type: str, charset: str, given: Publication | None
) -> Article:
    """Return the article at an address.

    Args:
        raw: What the host sent.
        address: The address.
        content_type: What the host calls it: `text/html`.
        charset: How the host says it is written; empty where it does not, which means UTF-8.
        given: The day of publication, where the editor says it.

    Raises:
        RefusedError: It is not text in that charset, or its front matter cannot be read.
        UnsureError: The day of publication is not plain.
        MissingError: It is a web page, and what reads those is not installed.
    """
    try:
        text = raw.decode(charset if charset not in {"", "utf8", "utf-8"} else "utf-8-sig")
    except (UnicodeDecodeError, LookupError) as error:
        raise RefusedError(
            f"it is not text in {charset or 'UTF-8'}, as its host says",
            "save the page in a browser, and draft the file",
        ) from error
    if "html" in content_type:
        return from_page(text, address, "", given)
    reader = from_markdown if content_type == "text/markdown" else from_text
    article = reader(text.replace("\r\n", "\n").replace("\r", "\n"), "", given)
    published = article.published or agreed(metadata=(), address=address)
    return replace(article, url=address, published=published)
