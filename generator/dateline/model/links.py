"""`[[links]]` and `[[timeline: …]]` markers in Markdown text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK_PATTERN = r"\[\[(?P<target>[^\[\]|:`\\\n]{1,200})(?:\|(?P<text>[^\[\]\n]{1,300}))?(?<!\\)\]\]"
"""A link: `[[id]]` or `[[id|text]]`. A colon is kept for markers."""

# A link inside code is an example of a link. Fences and code spans are told apart from text the
# way Markdown does it, but for indented code, which needs a whole parser to be recognised.
_FENCE = re.compile(r"(?ms)^(?P<fence>```+|~~~+)[^`\[\n]*\n.*?^(?P=fence) *$")
_SPAN = r"(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
_CODE = re.compile(rf"(?s){_SPAN}")
_CODE_OR_LINK = re.compile(
    rf"(?s){_SPAN}"
    rf"|(?P<comment><!--.*?-->)|(?P<escape>\\[\\`\[\]])|(?P<link>{LINK_PATTERN})"
)
_LINK = re.compile(LINK_PATTERN)
_WRAPPED = re.compile(r"\[\[[^\[\]]*\n[^\[\]]*\]\]")
_CODE_OR_WRAPPED = re.compile(
    rf"(?s){_SPAN}|<!--.*?-->|\\[\\`\[\]]"
    r"|\[\[(?=[^\[\]]*\n)(?P<target>[^\[\]|:`\\]{1,200})(?P<text>\|[^\[\]]{1,300})?\]\]"
)
# Markdown takes what follows for an address even if it has spaces or stands on the next line.
_INLINE = re.compile(r"\]\(\s*+<?([^\s()<>]*+)")
_REFERENCE = re.compile(r"(?m)^ {0,3}\[[^\]^\n][^\]\n]*\]:\s*+<?([^\s<>]+)")


class Link(NamedTuple):
    """A `[[link]]` in a text."""

    target: str
    """What stands before the bar, stripped: an id."""
    text: str | None
    """What stands behind the bar, stripped; None where there is none."""
    offset: int
    """Characters from the start of the text."""


def find_links(text: str) -> Iterator[Link]:
    """Yield the links in `text` in their order, those escaped or in code or comments left out."""
    if "[[" not in text:
        return
    # Most texts hold no code, and looking for links alone is much faster.
    plain = not any(sign in text for sign in ("`", "~~~", "<!--", "\\"))
    if not plain:
        text = _FENCE.sub(lambda match: "\n" * len(match[0]), text)
    for match in (_LINK if plain else _CODE_OR_LINK).finditer(text):
        if plain or match["link"]:
            label = match["text"]
            yield Link(match["target"].strip(), label.strip() if label else None, match.start())


def find_broken(text: str) -> Iterator[Link]:
    """Yield what would be a link in `text` if no line ended in it."""
    if not _WRAPPED.search(text):
        return
    text = _FENCE.sub(lambda match: "\n" * len(match[0]), text)
    for match in _CODE_OR_WRAPPED.finditer(text):
        if match["target"]:
            # An id has no spaces.
            target, label = "".join(match["target"].split()), match["text"]
            yield Link(target, " ".join(label[1:].split()) if label else None, match.start())


def without_code(text: str) -> str:
    """Return `text` with spaces in the place of fenced code and code spans."""
    return _blanked(_CODE, _blanked(_FENCE, text))


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """Return `text` with spaces in the place of what matches."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def find_addresses(text: str) -> Iterator[tuple[str, int]]:
    """Yield the address and the offset of every ordinary Markdown link in `text`, code left out."""
    if "](" not in text and "]:" not in text:
        return
    found = [*_INLINE.finditer(without_code(text))]
    # Markdown takes lines of references out of a text before it looks for code within lines.
    found += _REFERENCE.finditer(_blanked(_FENCE, text))
    yield from sorted(((match[1], match.start(1)) for match in found), key=lambda one: one[1])
