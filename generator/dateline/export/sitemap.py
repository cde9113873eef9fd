"""sitemap.xml and robots.txt.

The protocol of sitemaps.org, version 0.9: at most 50,000 addresses and 50 MB a file, all absolute.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST = 50_000
_MOST_BYTES = 50 * 1024**2
_AROUND = 200
"""More bytes than the document has around its lines."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A page of the site."""

    address: str
    """Below the site's root."""
    modified: str | None
    """The day of the last change, `YYYY-MM-DD`; None where the page's records say none."""


def sitemap(entries: Iterable[Entry], site_url: str) -> dict[str, str]:
    """Return the files of a site's map by name: one, or an index with as many as it takes.

    Args:
        entries: The pages.
        site_url: The canonical address of the site, with a trailing slash.
    """
    parts = list(_parts(_url(entry, site_url) for entry in sorted(entries)))
    if len(parts) == 1:
        return {"sitemap.xml": _document("urlset", parts[0])}
    files = {f"sitemap-{n}.xml": _document("urlset", part) for n, part in enumerate(parts, 1)}
    lines = [f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>" for name in files]
    return {"sitemap.xml": _document("sitemapindex", lines), **files}


def robots(site_url: str | None) -> str:
    """Return robots.txt: everything may be read, and where the map is."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines.append(f"Sitemap: {site_url}sitemap.xml")
    return "\n".join(lines) + "\n"


def _parts(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield what fits into one file after the other; one that is empty if there are no lines."""
    part: list[str] = []
    size = _AROUND
    for line in lines:
        length = len(line.encode()) + 1
        if part and (len(part) == _MOST or size + length > _MOST_BYTES):
            yield part
            part, size = [], _AROUND
        part.append(line)
        size += length
    yield part


def _url(entry: Entry, site_url: str) -> str:
    modified = f"<lastmod>{entry.modified}</lastmod>" if entry.modified else ""
    return f"<url><loc>{escape(site_url + entry.address)}</loc>{modified}</url>"


def _document(name: str, lines: Iterable[str]) -> str:
    inner = "\n".join(lines)
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}\n<{name} xmlns="{_NAMESPACE}">\n{inner}\n</{name}>\n'
