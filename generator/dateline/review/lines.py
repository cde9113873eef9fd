"""Where a reviewer can read a line of a file, on the host that keeps the repository."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from dateline.review.card import Card, Spot

_WAYS = (("github", "blob"), ("gitlab", "-/blob"))
"""What stands before the commit in an address, by host; Forgejo and Gitea have it otherwise."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Addresses of lines."""

    repository: str | None
    """The address of the repository on its host; None where there is none to link to."""
    base: str | None
    """The commit that lines of before are read in."""
    head: str | None
    """The commit that lines of now are read in."""

    @classmethod
    def of(cls, card: Card, repository: str | None) -> Lines:
        """Return the addresses of the lines that a card names."""
        return cls(repository, card.base, card.head)

    def url(self, spot: Spot | None) -> str | None:
        """Return the address of a line, None where nobody can read it."""
        commit = None if spot is None else (self.base if spot.before else self.head)
        if spot is None or commit is None or self.repository is None:
            return None
        host = urlsplit(self.repository).hostname or ""
        between = next((way for name, way in _WAYS if name in host), "src/commit")
        path = quote(spot.path)
        return f"{self.repository.rstrip('/')}/{between}/{commit}/{path}#L{spot.line}"
