"""What was said, to drafts of statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.draft.proposal import StatementDraft

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.draft.cast import Cast
    from dateline.draft.speech import Said, Speaker

_LONGEST_QUOTE: Final = 1_200
_MOST: Final = 20


def id_of(speaker: Speaker, cast: Cast) -> str:
    """Return the id of the record of somebody who speaks, there or proposed."""
    return speaker.id or cast.ids[speaker.name]


def statement_drafts(
    said: Iterable[Said], cast: Cast, stances: Mapping[str, object]
) -> tuple[StatementDraft, ...]:
    """Return drafts of statements, in the order of the article.

    Args:
        said: What was said.
        cast: Who speaks and has no record.
        stances: Those that the site's vocabulary has.
    """
    return tuple(_statement(one, cast, stances) for one in list(said)[:_MOST])


def _statement(said: Said, cast: Cast, stances: Mapping[str, object]) -> StatementDraft:
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
        by=id_of(speaker, cast),
        by_why=f"by: {named} ({speaker.place})",
        stance=stance,
        stance_why=why,
        quote=quote,
        says=said.says,
        place=said.sentence.paragraph.place,
    )
