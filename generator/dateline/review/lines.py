"""Where a reviewer can read a line of a file, on the host that keeps the repository."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.render.repository import Repository, repository

if TYPE_CHECKING:
    from dateline.review.card import Card, Spot

# What would end a link in Markdown, or an attribute, is in no address.
_ADDRESS = re.compile(r"https?://[\w.~:/?#@!$&*+,;=%-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Lines:
    """Addresses of lines."""

    repository: Repository
    """The repository on its host."""
    base: str | None
    """The commit that lines of before are read in."""
    head: str | None
    """The commit that lines of now are read in."""

    @classmethod
    def of(cls, card: Card, url: str | None) -> Lines:
        """Return the addresses of the lines that a card names.

        Args:
            card: The card.
            url: The address of the repository; None where there is none to link to.
        """
        usable = url if url and _ADDRESS.fullmatch(url) else None
        return cls(repository(usable, None), card.base, card.head)

    def url(self, spot: Spot | None) -> str | None:
        """Return the address of a line, None where nobody can read it."""
        commit = None if spot is None else (self.base if spot.before else self.head)
        if spot is None or commit is None:
            return None
        return self.repository.line(commit, spot.path, spot.line)
