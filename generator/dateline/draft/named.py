"""A sentence and who and what is named in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.kind import Kind

if TYPE_CHECKING:
    from dateline.draft.dated import When
    from dateline.draft.mentions import Mention
    from dateline.draft.sentences import Sentence
    from dateline.draft.strangers import Stranger


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence with the names in it."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    strangers: tuple[Stranger, ...]
    whens: tuple[When, ...] = ()
    """The expressions in it that say when."""

    def speakers(self) -> list[Mention | Stranger]:
        """Return the names of those who can speak, in order."""
        listed: list[Mention | Stranger] = [one for one in self.mentions if one.kind is Kind.ACTOR]
        listed += self.strangers
        return sorted(listed, key=lambda one: one.start)
