"""Saved web pages to articles, by trafilatura and htmldate.

The only module that knows them. They come with `dateline[draft]` alone, as a build has no use for
them, so they are imported when a page is read.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dateline.draft.article import Article, Known, Publication, plain
from dateline.draft.reading.blocks import blocks_of_markdown
from dateline.draft.reading.paragraphs import paragraphs_of
from dateline.draft.reading.published import (
    UnsureError,
    agreed,
    day_in_lines,
    days_changed,
    otherwise,
)
from dateline.draft.reading.text import urlsplit_host
from dateline.draft.reading.titles import without_site_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LANGUAGE: Final = re.compile(
    r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z0-9-]{2,20})", re.IGNORECASE
)
_STATED: Final = re.compile(
    r"<meta\b(?=[^<>]{0,300}?(?:published_time|datePublished|dc\.date\.issued|dcterms\.(?:issued|created)"
    r"|sailthru\.date|parsely-pub-date|[\"'](?:pub|publish|publication)[-_]?date[\"']))[^<>]{1,600}>"
    r"|\"datePublished\"\s{0,5}:\s{0,5}\"[^\"]{1,60}\"",
    re.IGNORECASE,
)
"""Where a page states its day of publication, for machines."""
_DAY: Final = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_BODY: Final = re.compile(r"<body\b", re.IGNORECASE)
_LONGEST_TITLE: Final = 200
_TOP: Final = 4
"""How many blocks of a page may hold a line that says when."""


class MissingError(Exception):
    """What reads web pages is not installed."""


def from_page(html: str, url: str, file_name: str, given: Publication | None) -> Article:
    """Return the article on a web page.

    Args:
        html: The page.
        url: Its address, empty where only the page itself may say it.
        file_name: The name of its file, which may begin with the day of publication.
        given: The day of publication, where the editor says it.

    Raises:
        MissingError: trafilatura is not installed.
        UnsureError: The day of publication is not plain.
    """
    extract, bare, find_date = _imported()
    found = bare(html, url=url or None, with_metadata=True, include_comments=False)
    text = extract(
        html,
        url=url or None,
        output_format="markdown",
        include_comments=False,
        include_links=False,
        include_tables=False,
    )
    address = url or plain(getattr(found, "url", None) or "")
    publisher = plain(getattr(found, "sitename", None) or "")
    title = plain(getattr(found, "title", None) or "")
    blocks = list(blocks_of_markdown(text or ""))
    lines = [block.text for block in blocks[:_TOP]]
    language = _LANGUAGE.search(html)
    return Article(
        title=without_site_name(title, publisher, urlsplit_host(address))[:_LONGEST_TITLE],
        paragraphs=paragraphs_of(blocks, title),
        published=given
        or _stated(html, address)
        or _searched(html, address, lines, find_date)
        or otherwise(lines, file_name),
        publisher=publisher,
        authors=_authors(getattr(found, "author", None)),
        url=address,
        language=language[1] if language else "",
    )


def _imported() -> tuple[Callable[..., str | None], Callable[..., Any], Callable[..., str | None]]:
    try:
        from htmldate import find_date  # noqa: PLC0415 - an extra, and slow to import
        from trafilatura import bare_extraction, extract  # noqa: PLC0415 - the same
    except ImportError as error:
        raise MissingError(str(error)) from error
    return extract, bare_extraction, find_date


def _stated(html: str, address: str) -> Publication | None:
    """Return the day of publication that a page states for machines, or its address.

    Raises:
        UnsureError: They name several days.
    """
    stated = [found for one in _STATED.finditer(html) for found in _DAY.findall(one[0])[:1]]
    return agreed(metadata=stated, address=address)


def _searched(
    html: str, address: str, lines: Iterable[str], find_date: Callable[..., str | None]
) -> Publication | None:
    """Return the day of publication that a search of a page finds.

    Raises:
        UnsureError: The fast and the extensive search disagree, or a line of the page and the
            search; or nothing says that the day is that of publication.
    """
    options = {"original_date": True, "url": address or None}
    fast = find_date(html, extensive_search=False, **options)
    slow = find_date(html, extensive_search=True, **options)
    if fast and slow and fast != slow:
        raise UnsureError(f"its plain signs say {fast}, and a search of the whole page {slow}")
    written = day_in_lines(lines)
    if not (found := fast or slow):
        return None
    day = date.fromisoformat(found)
    if written and written != day:
        raise UnsureError(f"a line in it says {written}, and a search of the whole page {day}")
    if written:
        return Publication(day, Known.TEXT)
    if day in days_changed(html):
        raise UnsureError(f"it says only that it was changed on {day}")
    if not fast:
        raise UnsureError(f"a search of the whole page finds but {day}, in its text")
    head = f"{_BODY.split(html, maxsplit=1)[0]}<body><p>-</p></body></html>"
    in_head = find_date(head, extensive_search=False, **options) == fast
    return Publication(day, Known.METADATA if in_head else Known.TEXT)


def _authors(given: str | None) -> tuple[str, ...]:
    return tuple(found for one in (given or "").split(";") if (found := plain(one)))
