"""The page of a source: a receipt of everything that was taken from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from babel import Locale

from dateline.model.dates import parse
from dateline.model.day_count import day_number
from dateline.model.proof import proof_of
from dateline.model.records import Attribution, Source
from dateline.model.sighting import State
from dateline.render.addresses import base_of, numbered_address
from dateline.render.changes import last_change_of
from dateline.render.citation import cite
from dateline.render.events import shortened
from dateline.render.evidence import Use
from dateline.render.lists import pages_of
from dateline.render.mentions import mentions
from dateline.render.page import Heading, Page
from dateline.render.pieces import is_web
from dateline.render.words import credibility, reliability

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Event, Statement
    from dateline.render.lists import ListPage
    from dateline.render.view import View


class TakenStatement(NamedTuple):
    """A statement that an event takes from a source."""

    statement: Statement
    number: int
    """On the event's page."""
    locator: str | None
    """Where in the source it stands."""
    is_verified: bool
    """Whether the article is proven to have the quotation."""


class Taken(NamedTuple):
    """What one event takes from a source."""

    event: Event
    uses: tuple[Use, ...]
    """The fields that rest on it, by where in the source."""
    statements: tuple[TakenStatement, ...]


def source_pages(view: View, source: Source) -> Iterator[Page]:
    """Yield the page of a source, and its further pages if much was taken from it."""
    events = view.events_of(source.id)
    for part in pages_of(events):
        yield _page(view, source, part, total=len(events))


def kind_label(view: View, source: Source) -> str:
    """Return what a source is, in a word."""
    kinds = view.timeline.collection.vocabulary.source_kinds
    return kinds[source.kind].label if source.kind in kinds else "Source"


def _page(view: View, source: Source, part: ListPage[Event], *, total: int) -> Page:
    address = numbered_address(source.address, part.number)
    first = part.number == 1
    named = mentions(view, source.id) if first else ()
    published = f", {view.words.date(source.published)}" if source.published else ""
    authors = ", ".join(source.authors) or source.publisher
    by = f"{authors}, " if authors else ""
    taken = [_taken(event, source, view.timeline.collection) for event in part.items]
    base = base_of(address)
    alone = view.last_supports.get(source.id, {})

    def content() -> str:
        return view.render(
            "source.html",
            base=base,
            record=source,
            page=part,
            total=total,
            kind_label=kind_label(view, source),
            facts=[*_facts(view, source), *_chain(view, source, base), *_seen(view, source)],
            links=list(_links(view, source)),
            are_both_gone=_are_both_gone(view, source),
            body=view.text.body(source.body) if source.body and first else None,
            taken=taken,
            alone=[alone[event.id] for event in part.items if event.id in alone],
            all_alone=len(alone),
            is_taken=any(one.uses or one.statements for one in taken),
            publisher=view.publisher_of.get(source.id),
            beside=view.beside.get(source.id),
            is_verified=any(said.is_verified for one in taken for said in one.statements),
            mentions=named,
            cited=cite(view.site, source, f"{by}“{source.title}”{published}"),
        )

    count = view.words.count(total, "event", "events")
    publisher = f"{source.publisher}{published}: " if source.publisher else ""
    headings = [
        ("taken", "What was taken from it", part.items),
        ("alone", "What rests on it alone", any(event.id in alone for event in part.items)),
        ("mentions", "Mentioned in", named),
        ("corrections", "Corrections", source.revisions),
    ]
    return Page(
        address=address,
        kind="source",
        title=source.title if first else f"{source.title}, page {part.number}",
        description=shortened(f"{publisher}{source.title}. What was taken from it: {count}"),
        make=content,
        headings=tuple(Heading(key, text) for key, text, present in headings if present),
        modified=last_change_of((source, *part.items)),
    )


def _facts(view: View, source: Source) -> Iterator[tuple[str, str]]:
    if source.authors:
        yield "By", ", ".join(source.authors)
    if source.accessed:
        yield "Last read", view.words.date(source.accessed)
    if source.language:
        yield "Language", _language(view, source.language)
    if source.attribution is Attribution.ANONYMOUS:
        yield "Attribution", "Anonymous: neither a person nor an institution stands behind it"
    if source.reliability:
        yield "Reliability of the source", reliability(source.reliability)
    if source.credibility:
        yield "Credibility of the information", credibility(source.credibility)


def _chain(view: View, source: Source, base: str) -> Iterator[tuple[str, str]]:
    """Yield where a source has it from and who has it from there, as label and links."""
    if source.copy_of:
        yield "Copy of", view.pieces.links(view.records([source.copy_of]), base)
    if source.relies_on:
        yield "Relies on", view.pieces.links(view.records(source.relies_on), base)
    named = view.timeline.backlinks.get(source.id, ())
    for label, field in (("Copied in", "copy_of"), ("Relied on by", "relies_on")):
        found = [
            one.origin
            for one in named
            if field in one.fields and isinstance(one.origin, Source) and not one.origin.withdrawn
        ]
        if found:
            yield label, view.pieces.links(found, base)


def _addresses(source: Source) -> list[tuple[str, str]]:
    """Return where the source can be read, each address after what it is of."""
    both = (("original", source.url), ("archived copy", source.archived))
    return [(name, address) for name, address in both if address and is_web(address)]


def _links(view: View, source: Source) -> Iterator[tuple[str, str]]:
    """Yield where the source can be read, what is still there or was seen last first."""

    def absence(one: tuple[str, str]) -> tuple[bool, int]:
        live = view.sightings[one[1]].live if _is_gone(view, one[1]) else None
        return (_is_gone(view, one[1]), -day_number(live) if live else 0)

    for name, address in sorted(_addresses(source), key=absence):
        verb = "Address of" if _is_gone(view, address) else "Read"
        yield f"{verb} the {name}", address


def _are_both_gone(view: View, source: Source) -> bool:
    found = [_is_gone(view, address) for _, address in _addresses(source)]
    return len(found) > 1 and all(found)


def _seen(view: View, source: Source) -> Iterator[tuple[str, str]]:
    """Yield what was last found at the addresses of a source, as far as it concerns readers.

    That a program was kept out, or a host did not answer one day, says nothing of the page.
    """
    original = view.sightings.get(source.url or "")
    if original is not None and original.live is not None:
        yield "Last seen live", _day(view, original.live)
    for name, address in (
        ("Found gone", source.url),
        ("Archived copy found gone", source.archived),
    ):
        found = view.sightings.get(address or "")
        if found is not None and found.since is not None and _is_gone(view, address):
            yield name, _day(view, found.since)


def _is_gone(view: View, address: str | None) -> bool:
    found = view.sightings.get(address or "")
    return found is not None and found.state is State.DEAD


def _day(view: View, day: Day) -> str:
    return view.words.date(parse(day.isoformat()))


def _language(view: View, tag: str) -> str:
    name = Locale.parse(view.words.locale).languages.get(tag.replace("-", "_")) or Locale.parse(
        view.words.locale
    ).languages.get(tag.partition("-")[0])
    return str(name) if name else tag


def _taken(event: Event, source: Source, collection: Collection) -> Taken:
    fields: dict[str | None, dict[str, None]] = {}
    for citation in event.sources:
        if citation.id == source.id:
            names = dict.fromkeys(citation.supports or ("event",))
            fields.setdefault(citation.locator, {}).update(names)
    for name, citations in event.evidence.items():
        for citation in citations:
            if citation.id == source.id:
                fields.setdefault(citation.locator, {})[name] = None
    statements = tuple(
        TakenStatement(
            statement,
            number,
            citation.locator,
            source.id in proof_of(statement, collection).proven_by,
        )
        for number, statement in enumerate(event.statements, 1)
        for citation in statement.source
        if citation.id == source.id
    )
    uses = tuple(Use(tuple(names), (), locator) for locator, names in fields.items())
    return Taken(event, uses, statements)
