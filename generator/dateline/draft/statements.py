"""What was said, to drafts of statements and of the people who said it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.draft.identifiers import free_id
from dateline.draft.proposal import Field, RecordDraft, StatementDraft
from dateline.model.kind import Kind
from dateline.model.slug import slug
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.draft.speech import Said
    from dateline.model.collection import Collection

_LONGEST_QUOTE: Final = 1_200
_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class People:
    """Who speaks in an article, by the name it gives them."""

    ids: Mapping[str, str]
    """The id of the record, there or drafted."""
    drafts: tuple[RecordDraft, ...]
    """Of those who have none."""


def people_of(said: Iterable[Said], collection: Collection, added: str) -> People:
    """Return the records of speakers, with drafts for those who have none."""
    ids: dict[str, str] = {}
    drafts: list[RecordDraft] = []
    for one in said:
        speaker = one.speaker
        if speaker.id or speaker.name in ids:
            continue
        taken = {*collection.names.kinds, *(draft.id for draft in drafts)}
        name = free_id(slug(speaker.name, longest=60), taken)
        ids[speaker.name] = name
        drafts.append(_actor(name, one, collection, added))
    return People(ids, tuple(drafts))


def _actor(name: str, said: Said, collection: Collection, added: str) -> RecordDraft:
    speaker = said.speaker
    remarks = [f"not in the registry: “{speaker.name}” ({said.sentence.paragraph.place})"]
    labels = [label for actor in collection.actors for label in actor.names]
    if hint := did_you_mean(speaker.name, labels):
        remarks.append(f"{hint} then write that in the events, and remove this file")
    office = (
        f'from: "{speaker.office} {speaker.name}"'
        if speaker.office
        else "guessed: somebody who speaks"
    )
    fields = (
        Field("name", speaker.name),
        Field("kind", "person", office),
        Field("description", f"{speaker.office}." if speaker.office else ""),
        Field("added", added),
    )
    kept = tuple(field for field in fields if field.value)
    return RecordDraft(Kind.ACTOR, name, Kind.ACTOR.folder, tuple(remarks), kept)


def statement_drafts(
    said: Iterable[Said], people: People, stances: Mapping[str, object]
) -> tuple[StatementDraft, ...]:
    """Return drafts of statements, in the order of the article.

    Args:
        said: What was said.
        people: Who speaks.
        stances: Those that the site's vocabulary has.
    """
    return tuple(_statement(one, people, stances) for one in list(said)[:_MOST])


def _statement(said: Said, people: People, stances: Mapping[str, object]) -> StatementDraft:
    speaker = said.speaker
    named = (
        f'"{speaker.name}"' if not speaker.guessed else f'a guess: "{speaker.name}", named before'
    )
    stance = said.stance if said.stance in stances else ""
    why = (
        f'guessed from: "{said.verb}" ({said.sentence.paragraph.place})'
        if said.verb
        else "guessed: it goes on from the quotation before"
    )
    quote = (
        said.quote[:_LONGEST_QUOTE].rpartition(" ")[0]
        if len(said.quote) > _LONGEST_QUOTE
        else said.quote
    )
    return StatementDraft(
        by=speaker.id or people.ids[speaker.name],
        by_why=f"by: {named} ({said.sentence.paragraph.place})",
        stance=stance,
        stance_why=why,
        quote=quote,
        says=said.says,
        place=said.sentence.paragraph.place,
    )
