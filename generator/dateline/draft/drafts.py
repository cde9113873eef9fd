"""An article to drafts of records: the whole of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.draft.article import is_transcript
from dateline.draft.dated import dated_sentences
from dateline.draft.english import is_english
from dateline.draft.events import Desk, by_speaker_and_day, event_draft, shortened, statement_event
from dateline.draft.happenings import Basis
from dateline.draft.identifiers import event_id, free_id
from dateline.draft.newcomers import newcomers
from dateline.draft.proposal import Drafts, Field, Proposed, RecordDraft, Recorded
from dateline.draft.recorded import recorded_as
from dateline.draft.registry import registry_of, topics_of
from dateline.draft.sources import known_source, source_draft
from dateline.draft.telling import told, with_sayings
from dateline.draft.text import text_of
from dateline.draft.triggers import type_of
from dateline.model.dates import parse
from dateline.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.draft.article import Article, Publication
    from dateline.model.collection import Collection
    from dateline.model.dates import Edtf

_MOST_EVENTS: Final = 200
_MOST_NEAR: Final = 60
"""Drafts of one date and type with which another is compared: the latest."""
_PAIR: Final = 2
"""Actors that two drafts share to be one event."""


def drafts_of(
    article: Article, published: Publication, collection: Collection, added: str
) -> Drafts:
    """Return drafts of the records that an article makes.

    Args:
        article: The article.
        published: The day it was published.
        collection: The records there are; names are looked up there, and what is recorded is found.
        added: The day that counts as today, `2022-01-14`.
    """
    known = known_source(article, collection)
    source = None if known else source_draft(article, collection, added)
    source_id = known.id if known else source.id if source else ""
    if not is_english(article):
        return Drafts(source_id, source, remarks=(_unread(article),))
    registry = registry_of(collection)
    taken = {*collection.names.kinds, *collection.names.former, source_id}
    text = text_of(dated_sentences(article, published.day), registry, taken)
    transcript = is_transcript(article)
    happened = told(text, published.day, transcript=transcript)
    held, alone = with_sayings(happened, text) if not transcript else (happened, ())
    topics = topics_of(collection)
    desk = Desk(collection, text.registry, topics, text.cast, published.day, added)
    taken |= {one.id for one in text.cast.figures}
    found: list[tuple[RecordDraft, Edtf]] = []
    if transcript:
        found.append(_conversation(article, desk, taken))
    found += [(event_draft(one, desk, taken), one.date) for one in held]
    found += [statement_event(said, desk, taken) for said in by_speaker_and_day(alone)]
    told_once = _told_once(found)
    events = tuple(
        _compared(draft, date, recorded_as(draft, date, collection, source_id))
        for draft, date in _told_apart(told_once[:_MOST_EVENTS])
    )
    used = {name for event in events for name in event.draft.named}
    return Drafts(
        source_id,
        source,
        events,
        newcomers((one for one in text.cast.figures if one.id in used), collection, added),
        tuple(_remarks(events, len(told_once))),
    )


def _compared(draft: RecordDraft, date: Edtf, near: tuple[Recorded, ...]) -> Proposed:
    """Return a draft with the records that it may be; those in doubt are named in a comment."""
    likely = tuple(one for one in near if not one.in_doubt)
    remarks = tuple(
        f"perhaps the same as {one.path}: {one.title}: {one.why}" for one in near if one.in_doubt
    )
    noted = replace(draft, remarks=(*draft.remarks, *remarks)) if remarks else draft
    return Proposed(noted, date, likely)


def _told_once(found: Iterable[tuple[RecordDraft, Edtf]]) -> list[tuple[RecordDraft, Edtf]]:
    """Return drafts less those that tell of an event again; the first says where else it is told.

    Two tell of one event where they have one date, one type, and the actors of the one, two at
    least, are among those of the other.
    """
    kept: list[tuple[RecordDraft, Edtf]] = []
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for draft, date in found:
        same = alike[date.text, draft.text("type")]
        again = next((at for at in same[-_MOST_NEAR:] if _are_one(kept[at][0], draft)), None)
        if again is None or draft.statements:
            same.append(len(kept))
            kept.append((draft, date))
            continue
        first = kept[again][0]
        if not draft.place.startswith(first.place):
            remarks = (*first.remarks, f"told again: {draft.remarks[0]}")
            kept[again] = (replace(first, remarks=remarks), date)
    return kept


def _are_one(draft: RecordDraft, again: RecordDraft) -> bool:
    """Return whether two drafts of one date and type tell of one event."""
    actors, others = set(draft.listed("actors")), set(again.listed("actors"))
    fewer = min(actors, others, key=len)
    is_told = bool(draft.remarks and again.remarks) and len(fewer) >= _PAIR
    return is_told and fewer <= actors and fewer <= others


def _told_apart(found: Iterable[tuple[RecordDraft, Edtf]]) -> Iterator[tuple[RecordDraft, Edtf]]:
    """Yield drafts; of two of one day and one paragraph, the second says which words it is from."""
    seen: set[tuple[str, str]] = set()
    for draft, date in found:
        if (date.text, draft.place) in seen:
            yield (
                replace(draft, place=f"{draft.place}, on “{draft.text('title')[:60].strip()}”"),
                date,
            )
        else:
            yield draft, date
        seen.add((date.text, draft.place))


def _unread(article: Article) -> str:
    said = f" ({article.language})" if article.language else ""
    return f"only English is read, and this is another language{said} or no text: no events drafted"


def _remarks(events: tuple[Proposed, ...], found: int) -> Iterator[str]:
    if not events:
        yield "no sentence reports an event with a date"
    if found > len(events):
        yield f"it reports {found} events; the first {len(events)} are drafted"


def _conversation(article: Article, desk: Desk, taken: set[str]) -> tuple[RecordDraft, Edtf]:
    """Return a draft of the event that a transcript is of."""
    date = parse(desk.published.isoformat())
    name = free_id(event_id(date, article.title, (), ""), taken)
    taken.add(name)
    fields = (
        Field("title", shortened(article.title) or "Untitled", "the title of the transcript"),
        Field("date", date.text, f"{Basis.PUBLICATION.value}: a transcript of that day"),
        Field(
            "type",
            type_of("briefing", desk.types()),
            "guessed: several people speak, each under a name",
        ),
        Field("status", "reported", "one source says so"),
        Field("added", desk.added),
    )
    remarks = ("what is said in it is not drafted: choose the quotations yourself",)
    draft = RecordDraft(
        Kind.EVENT, name, f"{Kind.EVENT.folder}/{date.text[:4]}", remarks, fields, "the whole text"
    )
    return draft, date
