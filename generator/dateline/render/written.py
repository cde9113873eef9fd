"""Hand-written pages: their links to the pages that are made from records, and what they show."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from dateline.model.kind import Kind
from dateline.render.addresses import CORRECTIONS, PUBLISHERS, TIMELINE, base_of
from dateline.render.selection import replace_markers

if TYPE_CHECKING:
    from dateline.model.collection import WrittenPage
    from dateline.render.view import View

_MADE = (TIMELINE, CORRECTIONS, PUBLISHERS)
_TOPS = frozenset({*(kind.folder for kind in Kind), *(made.rstrip("/") for made in _MADE)})
_HREF = re.compile(r'(?P<before><a\b[^>]*?\shref=")(?P<path>[^":#?]+/)(?P<behind>[?#][^"]*)?"')


def resolve_links(html: str, path: str, address: str) -> str:
    """Return a hand-written page with its links to made pages relative to where it is served.

    MkDocs does so for links between files: `[all sources](sources/)` in `about.md` is written
    relative to the file, and the page is served one folder further down. It leaves links to pages
    that are no files as they are. What does not lead to such a page is left alone here.

    Args:
        html: The page's HTML.
        path: Its file, below the content folder.
        address: Its address, below the site's root.
    """
    folder = posixpath.dirname(path)

    def resolved(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, match["path"]))
        if target.partition("/")[0] not in _TOPS:
            return match[0]
        behind = match["behind"] or ""
        return f'{match["before"]}{base_of(address)}{target}/{behind}"'

    return _HREF.sub(resolved, html)


def compared(view: View, page: WrittenPage) -> str:
    """Return what a hand-written page shows, with the lists of events in it, to be compared."""
    return view.text.page(replace_markers(view, page.text, base_of(page.address)))
