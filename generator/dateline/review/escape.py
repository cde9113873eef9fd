"""A stranger's text in a comment: it shows just that text, and nothing is made of it.

A comment is read several times over. Markdown is one reading. After it, the hosts look through the
text that came of it for mentions, references, addresses, short codes and more, and at that time a
backslash or an entity is long gone. So wherever one of those could begin, a space without width
stands in between.
"""

from __future__ import annotations

import html
import re

from dateline.report import inert

LONGEST_TEXT = 600
"""Texts are cut here, in characters."""

_GAP = "&#8203;"

_GAPS = re.compile(
    r"""
      (?<=@) (?=\S)                           # mentions, and addresses of mail
    | (?<=[#!%&~$^*]) (?=[\w"\[{])            # references: #1 !1 %1 &1 ~"a label"
    | (?<=GH) (?=-\d)                         # GH-1
    | (?<=www) (?=\.) | (?<=:) (?=//)         # addresses
    | (?<=:) (?=[\w+-]+(?::|$))               # short codes: :tada:
    | (?<=[0-9a-f]{6}) (?=[0-9a-f])           # commits
    | (?<=\[) (?=\[|\w+:) | (?<=[\w-]) (?=>)  # GitLab: [[a page]] [vulnerability:1] group/project>
    | (?<=[\[{]) (?=[+-])                     # GitLab: {+added+} [-gone-]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PUNCTUATION = re.compile(r"[\\`*_{}\[\]()#|~^]")
_AT_START = re.compile(r"^(\d*)([-+=.])")

# What is left of a text when Markdown is done with it, as entities and a tag that mean the same in
# Markdown and in HTML. A dollar sign in an element of its own never begins a formula.
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\0": _GAP, "$": "<span>$</span>"}
)


def escaped(text: str, *, most: int = LONGEST_TEXT) -> str:
    """Return a stranger's text as Markdown that shows just that text, in one line.

    Args:
        text: The text. Its line ends and other runs of white space are shown as a space.
        most: How many characters of it are shown.
    """
    plain = _AT_START.sub(r"\1\\\2", _PUNCTUATION.sub(r"\\\g<0>", _gapped(text, most)))
    return plain.translate(_ENTITIES)


def escaped_html(text: str, *, most: int = LONGEST_TEXT) -> str:
    """Return a stranger's text for an HTML element in Markdown, as `escaped` does."""
    return html.escape(_gapped(text, most)).translate({0: _GAP, ord("$"): "<span>$</span>"})


def _gapped(text: str, most: int) -> str:
    """Return a text in one line with a zero where a space without width goes."""
    # A text may be very long: what is cut off anyway need not be looked at.
    shown = inert(" ".join(text[: 4 * most].split()))
    if len(shown) > most or len(text) > 4 * most:
        shown = f"{shown[:most]} …"
    return _GAPS.sub("\0", shown)
