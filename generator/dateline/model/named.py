"""Where a text names records by their ids: in links, lists of events, addresses of the timeline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.model.kind import Kind
from dateline.model.links import find_addresses, find_links
from dateline.model.markers import REFERENCES, find_markers, links_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.model.links import Link

_FILTER = re.compile(r"[:,]\s*(?P<name>\w+)\s*=\s*(?P<id>[^\s,\]]+)\s*(?=[,\]])")

# Links lead to the timeline of their own site from wherever the page is.
_TIMELINE = re.compile(r"(?:\.\.?/)*timeline/\?")
_PARAMETER = re.compile(r"(?<=[?&;])(?P<name>[a-z]+)=(?P<id>[^&;#]+)")


class Named(NamedTuple):
    """An id in a text."""

    start: int
    """Characters from the start of the text."""
    id: str
    kind: Kind | None
    """The kind of record that is meant; a link means any."""


def named_in_text(text: str) -> Iterator[Named]:
    """Yield the ids in the Markdown text of a record, in their order."""
    yield from _in_links(text, find_links(text))


def named_in_page(text: str) -> Iterator[Named]:
    """Yield the ids in a hand-written page: in links, lists of events, addresses of the timeline.

    There a record is named by the filter of its kind; in an address also an event, as the one
    whose card is open.
    """
    yield from _in_links(text, links_of(text))
    for marker in find_markers(text):
        for match in _FILTER.finditer(text, marker.start, marker.end):
            if match["name"] in REFERENCES:
                yield Named(match.start("id"), match["id"], REFERENCES[match["name"]])
    kinds = {kind.value: kind for kind in Kind}
    for address, offset in find_addresses(text):
        if _TIMELINE.match(address):
            query, _, _ = address.partition("#")
            for match in _PARAMETER.finditer(query):
                if match["name"] in kinds:
                    yield Named(offset + match.start("id"), match["id"], kinds[match["name"]])


def with_other_ids(text: str, named: Iterable[Named], other: Callable[[Named], str]) -> str:
    """Return a text with other ids in the place of those that it names.

    Args:
        text: The text.
        named: What was found in it.
        other: Returns the id that is to stand there.
    """
    pieces = []
    reached = 0
    for one in sorted(named, key=lambda one: one.start):
        pieces += [text[reached : one.start], other(one)]
        reached = one.start + len(one.id)
    return "".join([*pieces, text[reached:]])


def _in_links(text: str, links: Iterable[Link]) -> Iterator[Named]:
    for link in links:
        yield Named(text.index(link.target, link.offset), link.target, None)
