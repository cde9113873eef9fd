"""Which stretches of a text are taken, asked in a time that does not grow with how many are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Taken:
    """Stretches of a text, each from its first character to the one behind its last."""

    _places: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, stretches: Iterable[tuple[int, int]]) -> Taken:
        """Return the stretches that are taken."""
        return cls({place for start, end in stretches for place in range(start, end)})

    def add(self, start: int, end: int) -> None:
        """Take one more."""
        self._places.update(range(start, end))

    def meets(self, start: int, end: int) -> bool:
        """Return whether a part of a stretch is taken."""
        return not self._places.isdisjoint(range(start, end))

    def behind(self, start: int, end: int) -> int:
        """Return where in a stretch what is taken of it ends; its start where nothing is."""
        return next((at + 1 for at in range(end - 1, start - 1, -1) if at in self._places), start)
