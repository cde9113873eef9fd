"""The pages of actors, places and topics: each a dated timeline of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale
from markupsafe import Markup

from dateline.model.records import Actor, Event, Location, Record, Topic
from dateline.render.addresses import base_of, numbered_address
from dateline.render.changes import last_change_of
from dateline.render.citation import cite
from dateline.render.disputes import open_disputes
from dateline.render.events import shortened
from dateline.render.lists import by_year, pages_of
from dateline.render.mentions import mentions
from dateline.render.page import Heading, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.render.lists import ListPage
    from dateline.render.view import View

MOST_TOGETHER = 20
"""Rows of the table of actors that appear together."""

_ACTOR_KINDS = {
    "person": "Person",
    "organization": "Organization",
    "state": "State",
    "group": "Group",
    "other": "Actor",
}


def entity_pages(view: View, record: Record) -> Iterator[Page]:
    """Yield the page of an actor, a place or a topic; several if it has many events."""
    events = view.events_of(record.id)
    # Each page gathers the disputes of its own events, so that none grows without end.
    for part in pages_of(events):
        yield _page(view, record, part, total=len(events))


def kind_label(view: View, record: Record) -> str:
    """Return what a record is, in a word."""
    if isinstance(record, Actor):
        return _ACTOR_KINDS[record.kind.value]
    if isinstance(record, Location):
        kinds = view.timeline.collection.vocabulary.place_kinds
        return kinds[record.kind].label if record.kind in kinds else "Place"
    return "Topic"


def describe(view: View, record: Record) -> str:
    """Return one line about a record: its description, or what its page holds."""
    description: str | None = getattr(record, "description", None)
    if description:
        return shortened(f"{record.label}: {view.text.plain(description)}")
    events = view.events_of(record.id)
    count = view.words.count(len(events), "event", "events")
    return shortened(f"{record.label}: a timeline of {count}")


def _page(view: View, record: Record, part: ListPage[Event], *, total: int) -> Page:
    address = numbered_address(record.address, part.number)
    base = base_of(address)
    first = part.number == 1
    members = _members(view, record) if first else []
    named = mentions(view, record.id, beside=frozenset({"part_of", "roles"})) if first else ()
    together = view.timeline.together.get(record.id, ())[:MOST_TOGETHER] if first else ()
    is_topic = isinstance(record, Topic)
    disputed = list(open_disputes(part.items, view.timeline)) if is_topic else []

    def content() -> str:
        return view.render(
            "entity.html",
            base=base,
            record=record,
            page=part,
            total=total,
            kind_label=kind_label(view, record),
            is_actor=isinstance(record, Actor),
            wholes=view.records(getattr(record, "part_of", ())),
            facts=list(_facts(view, record, base)),
            body=view.text.body(record.body) if record.body and first else None,
            members=members,
            years=by_year(part.items),
            disputed=disputed,
            points=sum(max(1, len(one.disputes)) for one in disputed),
            together=[(found, count) for one, count in together if (found := view.record(one))],
            mentions=named,
            cited=cite(view.site, record, f"“{record.label}”"),
        )

    headings = {
        "parts": "Members and parts" if isinstance(record, Actor) else "Parts",
        "timeline": "Timeline",
        "disputes": "Open disputes",
        "together": "Appears with",
        "mentions": "Mentioned in",
        "corrections": "Corrections",
    }
    present = {
        "parts": members,
        "timeline": part.items,
        "disputes": disputed,
        "together": together,
        "mentions": named,
        "corrections": record.revisions,
    }
    return Page(
        address=address,
        kind=record.kind_of_record.value,
        title=record.label if first else f"{record.label}, page {part.number}",
        description=describe(view, record),
        make=content,
        headings=tuple(Heading(key, text) for key, text in headings.items() if present[key]),
        modified=last_change_of((record, *part.items)),
    )


def _facts(view: View, record: Record, base: str) -> Iterator[tuple[str, str]]:
    """Yield what is known of a record beside its description, as label and value."""
    if record.aliases:
        yield "Also called", ", ".join(record.aliases)
    if isinstance(record, Actor):
        yield from _facts_of_actor(view, record, base)
    if isinstance(record, Location) and record.lat is not None and record.lon is not None:
        yield "Position", _position(view, record.lat, record.lon)
    country: str | None = getattr(record, "country", None)
    if country:
        yield "Country", _country(view, country)
    wikidata: str | None = getattr(record, "wikidata", None)
    if wikidata:
        link = Markup('<a href="https://www.wikidata.org/wiki/{0}">{0}</a>')
        yield "Wikidata", link.format(wikidata)
    geonames: str | None = getattr(record, "geonames", None)
    if geonames:
        yield "GeoNames", Markup('<a href="https://www.geonames.org/{0}">{0}</a>').format(geonames)


def _facts_of_actor(view: View, actor: Actor, base: str) -> Iterator[tuple[str, str]]:
    for name in actor.also_known_as:
        text = Markup('<bdi lang="{}">{}</bdi>').format(name.lang, name.text)
        yield "In other scripts", text
    for role in actor.roles:
        said = Markup("{}").format(role.role)
        at = view.record(role.at) if role.at else None
        if at:
            said += Markup(' (<a href="{}{}">{}</a>)').format(base, at.address, at.label)
        if role.period:
            said += f", {view.words.date(role.period)}"
        yield "Office", said


def _position(view: View, lat: float, lon: float) -> str:
    north = "N" if lat >= 0 else "S"
    east = "E" if lon >= 0 else "W"
    return f"{view.words.number(abs(lat))}° {north}, {view.words.number(abs(lon))}° {east}"


def _country(view: View, code: str) -> str:
    name = Locale.parse(view.words.locale).territories.get(code.upper())
    return str(name) if name else code


def _members(view: View, record: Record) -> list[tuple[Record, str]]:
    """Return the records that are part of this one or hold an office in it, by name."""
    found: list[tuple[Record, str]] = []
    for backlink in view.timeline.backlinks.get(record.id, ()):
        origin = backlink.origin
        if not isinstance(origin, Record) or isinstance(origin, Event) or origin.withdrawn:
            continue
        if "roles" in backlink.fields and isinstance(origin, Actor):
            roles = [role.role for role in origin.roles if role.at == record.id]
            found.append((origin, ", ".join(roles)))
        elif "part_of" in backlink.fields:
            found.append((origin, ""))
    return sorted(found, key=lambda pair: (pair[0].label, pair[0].id))
