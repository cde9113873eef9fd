"""Markdown to the words a reader sees, for a search index.

A converter would be exact, and takes most of the time of a build. For words that are looked for,
and for a line or two of them in a list of results, it is enough to take the signs away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.model.links import LINK_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable

# What neither emphasis nor a `[[link]]` is made of. Most texts have nothing of it.
_RARE = re.compile(r"(?m)[\\`<{#!?|~^]|(?<!\])\][(:]|^[ \t]*(?:[-+*:>]|\[\[timeline)")
_UNSEEN = re.compile(
    r"(?s)<!--.*?-->"
    # A marker of a list of events, the beginning of a fence or an admonition, a table's rule.
    r"|(?m:^[ \t]*\[\[timeline\b[^\[\]\n]*\]\][ \t]*$|^[ \t]*(?:```+|~~~+|!!!|\?\?\?\+?)[^\n]*$"
    r"|^[ \t|:+-]*-{2}[ \t|:+-]*$|^ {0,3}\[[^\]\n]+\]:[^\n]*$|\{:?[^{}\n]*[.#=][^{}\n]*\}[ \t]*$)"
    r"|\[\^[^\]\n]+\]|</?[A-Za-z][^<>\n]*>"
)
_AT_LINE_START = re.compile(r"(?m)^[ \t]*(?:#{1,6}(?=\s)|>|[-*+](?=\s)|:(?=\s)|\|)[ \t]*")
_ADDRESSED = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_EMPHASIS = re.compile(r"(?<!\\)(?:\*+|`+|(?<![^\W_])_+|_+(?![^\W_])|~~)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_LINK = re.compile(LINK_PATTERN)
_CELLS = re.compile(r"[ \t]*\|[ \t]*")


def plain_text(markdown: str, name_of: Callable[[str], str | None]) -> str:
    """Return the words of a Markdown text in one line.

    Args:
        markdown: The text.
        name_of: Returns the name of the record that a `[[link]]` leads to, None for no record.
    """

    def shown(link: re.Match[str]) -> str:
        target = link["target"].strip()
        return (link["text"] or name_of(target) or target).strip()

    is_rare = _RARE.search(markdown) is not None
    text = _UNSEEN.sub("", markdown) if is_rare else markdown
    if "[[" in text:
        text = _LINK.sub(shown, text)
    if is_rare:
        text = _AT_LINE_START.sub("", _ADDRESSED.sub(r"\g<text>", text))
    if "*" in text or "_" in text or "`" in text or "~~" in text:
        text = _EMPHASIS.sub("", text)
    if is_rare:
        text = _ESCAPED.sub(r"\1", _CELLS.sub(" ", text))
    return " ".join(text.split())
