"""Ids for drafts: short, speaking, and free."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.model.slug import KEPT_BY_WINDOWS, slug

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from dateline.model.dates import Edtf

LONGEST: Final = 60
_FULL: Final = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_SMALL: Final = frozenset(
    """a an the is are was be of in at on to with and or that for by from as his her its their
    says over will""".split()  # noqa: SIM905 - a word a line otherwise
)
"""Words that an id can do without."""
_MOST_NAMES: Final = 2


def event_id(date: Edtf, title: str, surnames: Sequence[str], noun: str) -> str:
    """Return an id for an event: its date, and who did what, or else its title.

    Args:
        date: Its date.
        title: Its title.
        surnames: Those of the people who took part.
        noun: The word for what they did: `call`.
    """
    found = _FULL.match(date.text)
    day = found[0] if found else "undated"
    if noun and len(surnames) > 0:
        return slug(f"{day} {' '.join(surnames[:_MOST_NAMES])} {noun}", longest=LONGEST)
    kept = " ".join(word for word in title.split() if word.lower() not in _SMALL)
    return slug(f"{day} {kept or title}", longest=LONGEST)


def free_id(wanted: str, taken: Container[str]) -> str:
    """Return an id that no record has: the one wanted, or that with a number behind it."""
    name = wanted if wanted and not KEPT_BY_WINDOWS.fullmatch(wanted) else f"{wanted or 'draft'}-1"
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
