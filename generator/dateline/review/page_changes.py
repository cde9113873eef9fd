"""What readers of each page see that they did not see before, and no longer see."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dateline.review.card import CardPage, PageKind, TextLine

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_LINES = 2_000
"""Pages with more lines are told to have changed, and not how: the time grows with the square."""

CONTEXT = 1
"""How many unchanged lines are shown around each change."""

# Pages are our own HTML: attributes hold no `>`, and what is shown as a line is one of these.
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|tr|ul|br)\b[^>]*>"
)
_UNSEEN = re.compile(r"<(svg|script|style|template)\b.*?</\1>", re.DOTALL)

# Where a record is kept and how it is mended: about the file, not what the page says.
_COLOPHON = re.compile(r'<footer class="dl-colophon.*?</footer>', re.DOTALL)
_CELL = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class SitePages:
    """The pages of a site that are made from records."""

    bodies: Mapping[str, tuple[str, str]]
    """Title and HTML by address."""
    redirects: Mapping[str, str]
    """Where each address leads that a record had before."""


def page_changes(old: SitePages, new: SitePages) -> tuple[CardPage, ...]:
    """Return the pages that differ, by address."""
    return tuple(_page_changes(old, new))


def _page_changes(old: SitePages, new: SitePages) -> Iterator[CardPage]:
    for address in sorted(old.bodies.keys() | new.bodies.keys()):
        before, after = old.bodies.get(address), new.bodies.get(address)
        if before == after:
            continue
        if before is None and after is not None:
            lines = tuple(TextLine(mark="+", text=line) for line in text_of(after[1]))
            kind = PageKind.ADDED
            yield CardPage(kind=kind, address=address, title=after[0], lines=lines)
        elif before is not None and after is None:
            to = new.redirects.get(address)
            kind = PageKind.REDIRECTED if to else PageKind.GONE
            yield CardPage(kind=kind, address=address, title=before[0], to=to)
        elif before is not None and after is not None:
            lines = tuple(_changed(text_of(before[1]), text_of(after[1])))
            if lines:
                kind = PageKind.CHANGED
                yield CardPage(kind=kind, address=address, title=after[0], lines=lines)


def text_of(body: str) -> list[str]:
    """Return the text of a page, line by line, as it is read."""
    text = _CELL.sub(" ", _BLOCK.sub("\n", _UNSEEN.sub("", _COLOPHON.sub("", body))))
    lines = (" ".join(line.split()) for line in html.unescape(_TAG.sub("", text)).split("\n"))
    return [line for line in lines if line]


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[TextLine]:
    if before == after:
        return
    if max(len(before), len(after)) > MOST_LINES:
        yield TextLine(mark=" ", text=f"{len(before):,} lines before, {len(after):,} now")
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for place, group in enumerate(matcher.get_grouped_opcodes(CONTEXT)):
        if place:
            yield TextLine(mark=" ", text="…")
        for tag, old_from, old_to, new_from, new_to in group:
            if tag == "equal":
                yield from (TextLine(mark=" ", text=line) for line in before[old_from:old_to])
                continue
            yield from (TextLine(mark="-", text=line) for line in before[old_from:old_to])
            yield from (TextLine(mark="+", text=line) for line in after[new_from:new_to])
