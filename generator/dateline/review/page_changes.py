"""What readers of each page see that they did not see before, and no longer see."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.at_once import FEW, both
from dateline.compare.sequences import runs
from dateline.review.card import CardPage, PageKind, TextLine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

MOST_LINES = 2_000
"""Pages with more lines are told to have changed, and not how: the time grows with the square."""

MOST_TEXT = 1_000_000
"""After so many characters of text, changed pages are named and their text is not shown."""

CONTEXT = 1
"""How many unchanged lines are shown around each change."""

# In our own HTML attributes hold no `>`, and what is shown as a line is one of these. What of a
# hand-written page's own HTML is not told apart by it is shown as it is written.
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|dd|details|div|dl|dt|figcaption|figure|footer|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|tr|ul|br)\b[^>]*>\s*"
)
_UNSEEN = re.compile(r"<!--.*?-->|<(svg|script|style|template)\b.*?</\1>", re.DOTALL)

# Where a record is kept and how it is mended: about the file, not what the page says.
_COLOPHON = re.compile(r'<footer class="dl-colophon.*?</footer>', re.DOTALL)

# Elsewhere the end of a line is a space: where a paragraph is wrapped, readers do not see.
_KEPT = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)

# The number of a note must not read as a part of what it is a note to: “7 December 20211”.
_NOTE = re.compile(r'<sup class="dl-ref">(.*?)</sup>')
_CELL = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class SitePages:
    """The pages of a site."""

    bodies: Mapping[str, tuple[str, str]]
    """Title and HTML by address."""
    redirects: Mapping[str, str]
    """Where each address leads that a record had before."""


def page_changes(
    old: SitePages, new: SitePages, first: Collection[str] = frozenset()
) -> tuple[CardPage, ...]:
    """Return the pages that differ, by address.

    Args:
        old: The pages as they were.
        new: The pages as they are.
        first: The addresses of the pages that stand before all others.
    """
    addresses = sorted(
        (
            address
            for address in old.bodies.keys() | new.bodies.keys()
            if old.bodies.get(address) != new.bodies.get(address)
        ),
        key=lambda one: (one not in first, one),
    )
    texts = partial(_texts, addresses=addresses)
    befores, afters = (
        both(texts, old.bodies, new.bodies)
        if len(addresses) > FEW
        else (texts(old.bodies), texts(new.bodies))
    )
    found: list[CardPage] = []
    left = MOST_TEXT
    for address, was, now in zip(addresses, befores, afters, strict=True):
        if now is None:
            found.append(_gone(address, old, new))
        elif was != now:
            lines = tuple(_changed(was or [], now)) if left > 0 else ()
            left -= sum(len(line.text) for line in lines)
            kind = PageKind.ADDED if was is None else PageKind.CHANGED
            title = new.bodies[address][0]
            found.append(CardPage(kind=kind, address=address, title=title, lines=lines))
    return tuple(found)


def _texts(
    bodies: Mapping[str, tuple[str, str]], addresses: Iterable[str]
) -> list[list[str] | None]:
    """Return the lines of each page, None for one that is not there."""
    pages = (bodies.get(address) for address in addresses)
    return [None if page is None else text_of(page[1]) for page in pages]


def _gone(address: str, old: SitePages, new: SitePages) -> CardPage:
    to = new.redirects.get(address)
    kind = PageKind.REDIRECTED if to else PageKind.GONE
    return CardPage(kind=kind, address=address, title=old.bodies[address][0], to=to)


def text_of(body: str) -> list[str]:
    """Return the text of a page, line by line, as it is read."""
    parts = _KEPT.split(_UNSEEN.sub("", _COLOPHON.sub("", body)))
    joined = "".join(one if one.startswith("<pre") else one.replace("\n", " ") for one in parts)
    text = _CELL.sub(" ", _BLOCK.sub("\n", _NOTE.sub(r" [\1]", joined)))
    lines = html.unescape(_TAG.sub("", text)).split("\n")
    return [" ".join(line.split()) for line in lines if line and not line.isspace()]


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[TextLine]:
    if max(len(before), len(after)) > MOST_LINES:
        yield TextLine(
            mark=" ", text=f"too long to be shown: {len(before):,} lines, now {len(after):,}"
        )
        return
    listed = runs(before, after)
    for place, run in enumerate(listed):
        if run.equal:
            same = after[run.new_from : run.new_to]
            yield from _around(same, first=place == 0, last=place == len(listed) - 1)
            continue
        yield from (TextLine(mark="-", text=line) for line in before[run.old_from : run.old_to])
        yield from (TextLine(mark="+", text=line) for line in after[run.new_from : run.new_to])


def _around(same: Sequence[str], *, first: bool, last: bool) -> Iterator[TextLine]:
    """Yield what of unchanged lines is shown after the change before them and before the next."""
    head = [] if first else list(same[:CONTEXT])
    tail = [] if last else list(same[len(head) :][-CONTEXT:])
    left_out = len(same) > len(head) + len(tail)
    lines = [*head, *(["…"] if left_out and head and tail else []), *tail]
    yield from (TextLine(mark=" ", text=line) for line in lines)
