"""Tombstones of withdrawn records, and redirects from former ids."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.render.addresses import base_of
from dateline.render.changes import last_change
from dateline.render.citation import cite
from dateline.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.records import Record
    from dateline.render.view import View


@dataclass(frozen=True, slots=True)
class Redirect:
    """A page that leads to where a record now is."""

    address: str
    """Below the site's root."""
    html: str
    """The whole page: it stands outside the theme."""


def tombstone(view: View, record: Record) -> Page:
    """Return the page that says that and why a record was withdrawn."""
    replaced_by = [
        relation.event
        for relation in view.timeline.relations.get(record.id, ())
        if relation.name == "supersedes" and relation.inverse
    ]
    reason = record.withdrawn.reason if record.withdrawn else None
    return Page(
        address=record.address,
        kind=record.kind_of_record.value,
        title=record.label,
        description=f"Withdrawn. {reason or record.label}",
        make=partial(
            view.render,
            "tombstone.html",
            base=base_of(record.address),
            record=record,
            replaced_by=replaced_by,
            cited=cite(view.site, record, f"“{record.label}” (withdrawn)"),
        ),
        modified=last_change(record),
        indexed=False,
    )


def redirects(view: View) -> Iterator[Redirect]:
    """Yield a redirect for every former id of every record."""
    for record in view.timeline.collection.records:
        for former in record.former_ids:
            address = f"{record.kind_of_record.folder}/{former}/"
            html = view.render(
                "redirect.html",
                title=record.label,
                target=f"{base_of(address)}{record.address}",
                canonical=f"{view.site.url}{record.address}" if view.site.url else None,
            )
            yield Redirect(address, html)
