"""Markdown files with YAML front matter."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCED = re.compile(r"(?ms)---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file taken apart."""

    yaml: str | None
    """What stands between a first line of `---` and one of `---` or `...`, as MkDocs takes it.

    None where the file does not begin so.
    """
    body: str
    yaml_line: int = 2
    """The line of the file on which `yaml` begins, from 1."""
    body_line: int = 1
    """The line of the file on which `body` begins, from 1."""


def split(text: str) -> FrontMatter:
    """Take `text` apart; a file that does not begin with `---` is all body."""
    match = _FENCED.match(text)
    if match is None:
        return FrontMatter(None, text)
    end = match.end()
    return FrontMatter(match["yaml"], text[end:], 2, text.count("\n", 0, end) + 1)


def yaml_of(text: str, path: str) -> tuple[int, str]:
    """Return the YAML of a record file and where in the file it begins.

    Args:
        text: The whole file.
        path: Its name; the ending tells YAML from Markdown with front matter.
    """
    if not path.endswith(".md"):
        return 0, text
    return text.find("\n") + 1, split(text).yaml or ""
