"""What is known of addresses, for people, for programs and for an issue.

Addresses are strangers' text, and so is what links.jsonl holds. In Markdown they stand in code,
where nobody is mentioned, nothing is linked and nothing is markup.
"""

from __future__ import annotations

import re
from collections import Counter
from json import dumps
from typing import TYPE_CHECKING, TypeAlias

from dateline.model.sighting import Sighting, State
from dateline.report import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.links.outcome import Cited

Told: TypeAlias = "tuple[Cited, Sighting | None]"
"""An address, and what is known of it; None where it was never tried."""

_ORDER = (State.DEAD, State.MOVED, State.UNREACHABLE, State.BLOCKED)
_MOST_IN_A_LIST = 100
"""How many addresses a list of an issue has at most: an issue has no room for thousands."""

# In Markdown nothing else ends an address between < and >, and a code span ends with a backtick.
_LINKABLE = re.compile(r"https?://[!-;=?-_a-~]+")


def text(told: Sequence[Told], *, prefix: str, tried: int) -> str:
    """Return what is not live, two lines for each source that has it, then a summary.

    Args:
        told: All addresses.
        prefix: The content folder as the reader knows it; put before every path.
        tried: How many of them were tried now.
    """
    lines: list[str] = []
    for state in _ORDER:
        for cited, sighting in _in(told, state):
            said = f"{state}: {cited.address}{_because(sighting)}"
            hint = f"  hint: {_history(sighting)}{_advice(cited, sighting)}"
            for source in cited.sources:
                lines += [inert(f"{prefix}/{source.path}: {said}"), inert(hint)]
    return "\n".join([*lines, _summary(told, tried)])


def spared(number: int) -> str:
    """Return that some addresses were not tried, since their host did not answer for others."""
    many = _count(number, "address was", "addresses were")
    return f"{many} left for another day: the host did not answer, or asked for fewer requests"


def json(told: Iterable[Told], *, prefix: str) -> str:
    """Return what is known of each address as a JSON list of objects, in ASCII.

    Args:
        told: All addresses.
        prefix: The content folder; put before every path.
    """
    return dumps([_object(cited, sighting, prefix) for cited, sighting in told], indent=2)


def markdown(told: Sequence[Told], *, prefix: str) -> str:
    """Return a report for an issue; empty where nothing is to be done.

    Something is to be done about what is dead or has moved, and about what was unreachable on two
    days. What else is not live is added to it, folded.
    """
    unreachable = _in(told, State.UNREACHABLE)
    lasting = [one for one in unreachable if one[1].since != one[1].checked]
    sections = [
        ("Gone", "The host says that there is no such page.", _in(told, State.DEAD)),
        ("Moved", "The host asks for another address.", _in(told, State.MOVED)),
        ("Out of reach", "The host was not found or failed, on two days at least.", lasting),
    ]
    if not any(listed for _, _, listed in sections):
        return ""
    parts = [f"{_summary(told, None)}."]
    for title, meaning, listed in sections:
        if listed:
            parts.append(f"## {title} ({len(listed)})\n\n{meaning}")
            parts.append("\n".join(_items(listed, prefix)))
    others = [one for one in unreachable if one not in lasting] + _in(told, State.BLOCKED)
    if others:
        summary = f"Nothing to be done yet: {len(others)} out of reach today, or closed to programs"
        parts.append(f"<details><summary>{summary}</summary>")
        parts += ["\n".join(_items(others, prefix)), "</details>"]
    return "\n\n".join(parts) + "\n"


def _in(told: Iterable[Told], state: State) -> list[tuple[Cited, Sighting]]:
    return [(cited, one) for cited, one in told if one is not None and one.state is state]


def _because(sighting: Sighting) -> str:
    return f" ({sighting.why})" if sighting.why else ""


def _history(sighting: Sighting) -> str:
    parts = [f"since {sighting.since.isoformat()}"] if sighting.since else []
    if sighting.since:
        live = sighting.live
        parts.append(f"last seen live {live.isoformat()}" if live else "never seen live")
    return "".join(f"{part}; " for part in parts)


def _advice(cited: Cited, sighting: Sighting) -> str:
    if sighting.state is State.MOVED:
        return f"it is now {sighting.to}"
    if sighting.state is State.BLOCKED:
        return "open it in a browser, it may be there all the same"
    if sighting.state is State.UNREACHABLE:
        return "see whether the address is right; if it is, the host may come back"
    if cited.is_copy:
        return "look for another copy and give that as `archived`"
    if all(source.archived for source in cited.sources):
        return "the page of the source leads readers to the archived copy while that is there"
    return "look for a copy in a web archive and give its address as `archived`"


def _summary(told: Sequence[Told], tried: int | None) -> str:
    states = Counter(one.state for _, one in told if one is not None)
    parts = [f"{states[state]:,} {state}" for state in State if states[state]]
    never = len(told) - states.total()
    if never:
        parts.append(f"{never:,} never tried")
    counted = f"{_count(len(told), 'address', 'addresses')}: {', '.join(parts)}"
    if not parts:
        counted = "no source has an address"
    return counted if tried is None else f"{counted}; {tried:,} tried now"


def _object(cited: Cited, sighting: Sighting | None, prefix: str) -> dict[str, object]:
    sources = [{"id": one.id, "path": f"{prefix}/{one.path}"} for one in cited.sources]
    found: dict[str, object] = {"address": cited.address, "sources": sources}
    names = ("state", "checked", "live", "since", "why", "to")
    return found | {name: _plain(getattr(sighting, name, None)) for name in names}


def _plain(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return str(value.isoformat()) if hasattr(value, "isoformat") else str(value)


def _items(listed: Sequence[tuple[Cited, Sighting]], prefix: str) -> Iterator[str]:
    for cited, sighting in listed[:_MOST_IN_A_LIST]:
        paths = ", ".join(_code(f"{prefix}/{source.path}") for source in cited.sources)
        why = f" {_code(sighting.why)}," if sighting.why else ""
        said = f"now {_code(sighting.to)}" if sighting.to else ""
        if sighting.since:
            live = sighting.live
            said = f"since {sighting.since.isoformat()}, "
            said += f"last seen live {live.isoformat()}" if live else "never seen live"
        yield f"- {_linked(cited.address)}:{why} {said} ({paths})"
    if len(listed) > _MOST_IN_A_LIST:
        yield f"- and {len(listed) - _MOST_IN_A_LIST:,} more: `dateline links` lists them all"


def _linked(address: str) -> str:
    return f"<{address}>" if _LINKABLE.fullmatch(address) else _code(address)


def _code(value: str) -> str:
    return f"`{inert(value).replace('`', '%60')}`"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
