"""What a host's robots.txt lets a program ask for (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PRODUCT = "dateline"
"""The name by which a robots.txt can mean us, in small letters."""

MOST_BYTES = 512 * 1024
"""How much of a robots.txt is read; the standard wants 500 KiB at least."""

_NAME = re.compile(r"[A-Za-z_-]+|\*")
_ESCAPED = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_KEPT = "!#$%&'()*+,/:;=?@[]"


@dataclass(frozen=True, slots=True)
class Robots:
    """The lines of a robots.txt that are meant for us."""

    lines: tuple[tuple[bool, str], ...] = ()
    """Whether a line allows or forbids, and the beginning of the resources that it is about."""

    def allow(self, resource: str) -> bool:
        """Return whether a resource, a path with its query, may be asked for.

        The longest line that fits decides; of two that are as long, the one that allows.
        """
        path = _one_way(resource)
        fitting = [
            (len(pattern), allowed) for allowed, pattern in self.lines if _fits(pattern, path)
        ]
        return max(fitting, default=(0, True))[1]


def robots_of(text: str) -> Robots:
    """Return what a robots.txt says to us: what it says by name, or else what it says to all."""
    of_name: dict[str, list[tuple[bool, str]]] = {}
    names: list[str] = []
    in_rules = False
    for key, value in _lines(text):
        if key == "user-agent":
            if in_rules:
                names, in_rules = [], False
            found = _NAME.match(value)
            if found:
                names.append(found[0].lower())
                of_name.setdefault(names[-1], [])
        elif key in {"allow", "disallow"}:
            in_rules = True
            if value:
                for name in names:
                    of_name[name].append((key == "allow", _one_way(value)))
    return Robots(tuple(of_name.get(PRODUCT, of_name.get("*", ()))))


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in re.split(r"[\r\n]+", text.removeprefix("\ufeff")):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def _fits(pattern: str, path: str) -> bool:
    """Return whether a path begins as a pattern says: `*` is anything, `$` at the end is the end.

    Each piece between two stars is taken where it comes first, so that no pattern takes long.
    """
    to_end = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not others:
        return path == first if to_end else path.startswith(first)
    if not path.startswith(first):
        return False
    at = _after(others[:-1] if to_end else others, path, len(first))
    return at is not None and (not to_end or path[at:].endswith(others[-1]))


def _after(pieces: Iterable[str], path: str, at: int) -> int | None:
    """Return where in a path some pieces end that follow each other from `at` on, or None."""
    for piece in pieces:
        found = path.find(piece, at)
        if found < 0:
            return None
        at = found + len(piece)
    return at


def _one_way(text: str) -> str:
    """Return a path or a pattern in which nothing is escaped that need not be, and all else is."""

    def plain(match: re.Match[str]) -> str:
        sign = chr(int(match[1], 16))
        return sign if _UNRESERVED.fullmatch(sign) else match[0].upper()

    return _ESCAPED.sub(plain, quote(text, safe=_KEPT, errors="replace"))
