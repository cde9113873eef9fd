"""What was last found at the address of a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from dateline.model.dates import Day


class State(StrEnum):
    """What became of an address."""

    LIVE = "live"
    """It leads to a page."""
    MOVED = "moved"
    """The page is there, and its server asks for another address to be used from now on."""
    BLOCKED = "blocked"
    """Its server answers, and does not let a program see the page; a reader may see it."""
    DEAD = "dead"
    """Its server says that there is no such page."""
    UNREACHABLE = "unreachable"
    """Its server was not found, did not answer, or failed; that may pass."""


SEEN = frozenset({State.LIVE, State.MOVED})
"""The states in which a page was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What was found at an address when it was last asked for."""

    state: State
    checked: Day
    """When it was last asked for."""
    live: Day | None = None
    """When its page was last seen."""
    since: Day | None = None
    """When it was first found in its state, without a break since; None where a page was seen."""
    why: str | None = None
    """What is wrong, in a few words of ours: `404 Not Found`."""
    to: str | None = None
    """The address that its server gave in its place."""


Sightings: TypeAlias = Mapping[str, Sighting]
"""Sightings by address."""
