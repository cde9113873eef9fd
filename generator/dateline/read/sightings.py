"""Reading links.jsonl, which says when the address of each source was last seen live.

Every line is a JSON object of its own. So what is wrong with one line leaves the others alone, two
branches that checked different addresses merge without a conflict, and the marks of a conflict are
but three lines that are left out. Nothing that is wrong with the file is more than a warning: it
can always be made anew.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dateline.model.dates import Day
from dateline.model.problem import Problem, Severity
from dateline.model.sighting import SEEN, Sighting, State

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.sighting import Sightings

LINKS = "links.jsonl"
"""The file, below the content folder."""

MOST_BYTES = 32 * 1024 * 1024
"""The size above which it is not read: room for more than a hundred thousand addresses."""

# What was a file may have become a link, or a pipe that nobody writes to.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
)
_KEYS = ("address", "state", "checked", "live", "since", "why", "to")
_LONGEST_SHOWN = 60
_HINT = "`dateline links` leaves the line out when it writes the file anew"


@dataclass(frozen=True, slots=True)
class SightingsRead:
    """What links.jsonl says, and what is wrong with it."""

    sightings: Sightings = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_sightings(content: Path) -> SightingsRead:
    """Read links.jsonl in a content folder; where there is none, nothing was seen yet.

    Of two lines for one address the one that was written later holds, as after a merge.
    """
    try:
        raw = _bytes(content / LINKS)
    except FileNotFoundError:
        return SightingsRead()
    except OSError as error:
        return _refused(f"this cannot be read: {error.strerror or error}", "remove it")
    if len(raw) > MOST_BYTES:
        return _refused(f"the file is larger than {MOST_BYTES // 1024 // 1024} MB", "remove it")
    sightings: dict[str, Sighting] = {}
    problems: list[Problem] = []
    for number, line in enumerate(raw.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            address, sighting = sighting_of(line)
        except ValueError as error:
            problems.append(_problem(number, f"this line is left out: {error}", _HINT))
            continue
        known = sightings.get(address)
        if known is None or known.checked <= sighting.checked:
            sightings[address] = sighting
    return SightingsRead(sightings, tuple(problems))


def sighting_of(line: bytes) -> tuple[str, Sighting]:
    """Return what one line says: an address and what was found there.

    Raises:
        ValueError: It says nothing that can be used, in a few words that say why.
    """
    given = _object(line)
    unknown = sorted(given.keys() - set(_KEYS))
    if unknown:
        raise ValueError(f"it has an unknown key, “{unknown[0][:_LONGEST_SHOWN]}”")
    address, name = given.get("address"), given.get("state")
    if not address or not name or "checked" not in given:
        raise ValueError("it lacks an address, a state or the day it was checked")
    try:
        state = State(name)
    except ValueError:
        states = ", ".join(State)
        raise ValueError(f"“{name[:_LONGEST_SHOWN]}” is none of {states}") from None
    return address, Sighting(
        state=state,
        checked=_day(given["checked"]),
        live=_day(given["live"]) if "live" in given else None,
        since=_day(given["since"]) if "since" in given and state not in SEEN else None,
        why=given.get("why"),
        to=given.get("to"),
    )


def _bytes(path: Path) -> bytes:
    with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - of a descriptor
        return file.read(MOST_BYTES + 1)


def _object(line: bytes) -> dict[str, str]:
    try:
        given = json.loads(line.decode())
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8") from None
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON") from None
    if not isinstance(given, dict) or not all(isinstance(one, str) for one in given.values()):
        raise ValueError("it is not an object of texts")
    return given


def _day(text: str) -> Day:
    # A file of thousands of days is read in every build, and EDTF knows much more than days.
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.isoformat() != text:
        raise ValueError(f"“{text[:_LONGEST_SHOWN]}” is not a day; write YYYY-MM-DD")
    return Day(found.year, found.month, found.day)


def _refused(message: str, hint: str) -> SightingsRead:
    return SightingsRead(problems=(_problem(1, message, hint),))


def _problem(line: int, message: str, hint: str) -> Problem:
    return Problem(LINKS, line, 1, "syntax", message, Severity.WARNING, hint)
