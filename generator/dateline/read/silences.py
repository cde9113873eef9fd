"""Comments that silence a warning in their own line: `# ignore[rule]: the reason`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dateline.read.positions import Layout

if TYPE_CHECKING:
    from dateline.model.problem import Place

SILENCE = re.compile(r"(?:^|\s)# *ignore\[(?P<rule>[a-z-]+)\]:?[ \t]*(?P<reason>.*\w)?")


class Silence(NamedTuple):
    """What a comment silences."""

    place: Place | None
    """A key or a value that begins in its line; None for the first line of the file."""
    rule: str
    reason: str


def silences(text: str, path: str) -> frozenset[Silence]:
    """Return everything that comments in a record file silence.

    Args:
        text: The whole file, as `document.decode` returns it.
        path: The file's name; its ending tells YAML from Markdown with front matter.
    """
    if "ignore[" not in text:
        return frozenset()
    lines = text.splitlines()
    found: set[Silence] = set()
    for place, line in ((None, 1), *Layout.of(text, path).places()):
        match = SILENCE.search(lines[line - 1]) if line <= len(lines) else None
        if match:
            found.add(Silence(place, match["rule"], match["reason"] or ""))
    return frozenset(found)
