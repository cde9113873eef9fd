"""The page of an event."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.model.records import Status
from dateline.model.references import RELATIONS
from dateline.render.addresses import base_of
from dateline.render.changes import last_change
from dateline.render.citation import cite
from dateline.render.evidence import evidence
from dateline.render.mentions import mentions
from dateline.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.dates import Edtf
    from dateline.model.records import Event, Record
    from dateline.render.view import View
    from dateline.timeline import Neighbours

LONGEST_DESCRIPTION = 300
"""Characters of a page's description."""

_PHRASES = {
    "follows": ("Follows", "Followed by"),
    "part_of": ("Part of", "Includes"),
    "responds_to": ("Responds to", "Answered by"),
    "causes": ("Leads to", "Result of"),
    "contradicts": ("Contradicts", "Contradicted by"),
    "supersedes": ("Replaces", "Replaced by"),
}


_WHEN = {Status.PLANNED: "Planned for", Status.CANCELLED: "Was planned for"}
"""What is said of the date of an event that has not happened."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an event, where it is on the site."""

    address: str
    """Below the site's root, as addresses spell it: without spaces."""
    alt: str
    caption: str | None
    credit: str | None


def event_page(view: View, event: Event) -> Page:
    """Return the page of an event that stands."""
    timeline = view.timeline
    base = base_of(event.address)

    def content() -> str:
        return view.render(
            "event.html",
            base=base,
            event=event,
            evidence=evidence(event, timeline.collection),
            places=view.records(event.places),
            actors=view.records(event.actors),
            topics=view.records(event.topics),
            body=view.text.body(event.body) if event.body else None,
            media=list(_pictures(event)),
            relations=list(_relations(view, event)),
            near=timeline.near.get(event.id, ()),
            mentions=mentions(view, event.id, beside=frozenset(RELATIONS)),
            when=_WHEN.get(event.status, "Happened"),
            reported=timeline.reported.get(event.id),
            announced=_is_announced(event, timeline.reported.get(event.id)),
            around=_around(view, event),
            cited=cite(view.site, event, f"“{event.title}” ({view.words.date(event.date)})"),
        )

    return Page(
        address=event.address,
        kind="event",
        title=event.title,
        description=describe(view, event),
        make=content,
        modified=last_change(event),
    )


def describe(view: View, event: Event) -> str:
    """Return one line about an event: its date and its summary."""
    said = view.text.plain(event.summary) if event.summary else event.title
    return shortened(f"{view.words.date(event.date)}: {said}")


def shortened(text: str) -> str:
    """Return a text cut at a word where it is too long for a description."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    # Not every script has spaces between words.
    space = text.rfind(" ", LONGEST_DESCRIPTION // 2, LONGEST_DESCRIPTION)
    return text[: space if space >= 0 else LONGEST_DESCRIPTION].rstrip(" ,;:.–-") + " …"


def _is_announced(event: Event, reported: Edtf | None) -> bool:
    """Return whether the first source of an event is certainly older than the event."""
    first, begins = reported.latest if reported else None, event.date.begins
    return first is not None and begins is not None and first < begins


def _pictures(event: Event) -> Iterator[Picture]:
    folder = posixpath.dirname(event.path)
    for medium in event.media:
        address = posixpath.normpath(posixpath.join(folder, medium.file))
        yield Picture(quote(address), medium.alt, medium.caption, medium.credit)


def _relations(view: View, event: Event) -> Iterator[tuple[str, list[Event]]]:
    """Yield each relation of an event in words, with the events it leads to."""
    grouped: dict[str, list[Event]] = {}
    for relation in view.timeline.relations.get(event.id, ()):
        phrase = _PHRASES[relation.name][relation.inverse]
        grouped.setdefault(phrase, []).append(relation.event)
    yield from grouped.items()


def _around(view: View, event: Event) -> list[tuple[list[Record], Neighbours]]:
    """Return the neighbours of an event: in the whole timeline, then in its topics.

    With each two come the topics whose neighbours they are; none for the whole timeline, whose
    neighbours are not said again where a topic has the same.
    """
    timeline = view.timeline
    overall = timeline.neighbours(event)
    listed: list[tuple[list[Record], Neighbours]] = [([], overall)]
    for topic in view.records(event.topics):
        pair = timeline.neighbours_in(event, topic.id)
        topics = next((topics for topics, known in listed if _are_same(pair, known)), None)
        if topics is None:
            listed.append(([topic], pair))
        elif topics:
            topics.append(topic)
    return [(topics, pair) for topics, pair in listed if pair.before or pair.after]


def _are_same(one: Neighbours, other: Neighbours) -> bool:
    return one.before is other.before and one.after is other.after
