"""The sentences of an article with all that is found in them: names, dates, who is whose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.draft.cast import Cast, cast_of, with_cast
from dateline.draft.happenings import attributed
from dateline.draft.mentions import Whole, mentions_in, whole_names
from dateline.draft.named import NamedSentence
from dateline.draft.speech import days_of_sayings
from dateline.draft.strangers import strangers_in
from dateline.draft.triggers import triggers_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from dateline.draft.dated import Dated
    from dateline.draft.registry import Registry


@dataclass(frozen=True, slots=True)
class Text:
    """The sentences of an article with all that was found in them."""

    dated: tuple[Dated, ...]
    named: tuple[NamedSentence, ...]
    wholes: tuple[tuple[Whole, ...], ...]
    registry: Registry
    """The names of the collection, and those of whom the article names besides."""
    cast: Cast
    """Whom it names besides."""


def text_of(dated: tuple[Dated, ...], registry: Registry, taken: Collection[str]) -> Text:
    """Return sentences with the names in them.

    Args:
        dated: The sentences, with the expressions in them.
        registry: The names of the collection.
        taken: The ids that its records have.
    """
    found: list[NamedSentence] = []
    for one in dated:
        mentions = mentions_in(one.sentence.text, registry)
        strangers = strangers_in(one.sentence.text, mentions)
        found.append(NamedSentence(one.sentence, mentions, strangers, one.whens))
    cast = cast_of(found, taken)
    named = with_cast(found, cast)
    known = cast.joined_to(registry)
    wholes = tuple(whole_names(one.sentence.text, one.mentions, known.persons) for one in named)
    told_of = tuple(_without_sayings(*one) for one in zip(dated, named, strict=True))
    return Text(told_of, named, wholes, known, cast)


def _without_sayings(dated: Dated, named: NamedSentence) -> Dated:
    """Return a sentence without the days on which something is said in it, where it has others.

    `He said on Thursday that they met on Monday`: they did not meet on Thursday.
    """
    if len(dated.whens) < 2:  # noqa: PLR2004 - a single one may be that of all
        return dated
    nouns = [one for one in triggers_in(dated.sentence.text) if not one.verb]
    said = [
        one for one in days_of_sayings(named) if not attributed(dated.sentence.text, one, nouns)
    ]
    left = tuple(one for one in dated.whens if one not in said)
    return replace(dated, whens=left) if left else dated
