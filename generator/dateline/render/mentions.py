"""Who names a record, for the end of its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.collection import WrittenPage
from dateline.model.records import Event
from dateline.model.references import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from dateline.render.view import View


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that names a record."""

    address: str
    """Below the site's root."""
    label: str
    note: str | None
    """The date of an event."""


def mentions(
    view: View, identifier: str, *, beside: AbstractSet[str] = frozenset()
) -> tuple[Mention, ...]:
    """Return the pages that name a record in a way its page does not show elsewhere.

    Events stand in the record's own timeline, and relations and parts in sections of their own;
    what is left is links in texts, and fields that only other kinds of records have.

    Args:
        view: The site.
        identifier: The id of the record.
        beside: Fields that the page shows elsewhere.
    """
    backlinks = view.timeline.backlinks.get(identifier)
    if not backlinks:
        return ()
    shown = {event.id for event in view.events_of(identifier)}
    shown.update(relation.event.id for relation in view.timeline.relations.get(identifier, ()))
    found = []
    for backlink in backlinks:
        origin = backlink.origin
        fields = [name for name in backlink.fields if name not in beside]
        if isinstance(origin, WrittenPage):
            found.append(Mention(origin.address, origin.title, None))
        elif isinstance(origin, Event):
            if origin.withdrawn is None and origin.id not in shown and fields:
                found.append(Mention(origin.address, origin.title, view.words.date(origin.date)))
        elif origin.withdrawn is None and any(
            name in MARKDOWN or name in origin.own for name in fields
        ):
            found.append(Mention(origin.address, origin.label, None))
    return tuple(found)
