"""Paragraphs of English news to sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.draft.article import Paragraph


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where it stands."""

    paragraph: Paragraph
    start: int
    """Offset of its first character in the paragraph's text."""
    text: str


_END: Final = re.compile(r"[.!?…]+[\"”’'»)\]]*(?= +[\"“‘«(\[]*[A-Z0-9])")
_NEVER: Final = frozenset(
    """mr mrs ms dr prof gen lt col maj capt cmdr adm sgt st no vs sen rep gov hon rev amb messrs
    jan feb mar apr jun jul aug sep sept oct nov dec fig vol art dept gov approx cf al""".split()  # noqa: SIM905 - thirty lines otherwise
)
"""Abbreviations that something always follows."""
_SOMETIMES: Final = frozenset({"jr", "sr", "inc", "ltd", "co", "corp", "bros", "etc"})
"""Abbreviations that may end a sentence as well."""
_DOTTED: Final = re.compile(r"(?:[A-Za-z]\.){2,}\Z")
_STARTER: Final = re.compile(
    r" +[\"“‘(]*(?:The|He|She|It|They|We|In|On|At|But|And|This|That|These|Those|A|An|His|Her|Their"
    r"|There|After|Before|As|For|If|When|While|With|Both|Also|However|I)\b"
)
_WORD: Final = re.compile(r"[^\s\"“‘(\[]+\Z")
_OPENING: Final = "“«"
_CLOSING: Final = "”»"
_LONGEST_QUOTATION: Final = 1_200
"""Characters: what is opened and closed later than that was not opened."""


def sentences_of(paragraph: Paragraph) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph; a quotation is never parted."""
    text = paragraph.text
    quoted = _quotations(text)
    start = 0
    for found in _END.finditer(text):
        end = found.end()
        if _is_end(text, found) and not any(begin < end < stop for begin, stop in quoted):
            yield Sentence(paragraph, start, text[start:end])
            start = end + len(text[end:]) - len(text[end:].lstrip())
    if start < len(text):
        yield Sentence(paragraph, start, text[start:])


def _is_end(text: str, found: re.Match[str]) -> bool:
    if found[0][0] != ".":
        return True
    word = _WORD.search(text, max(0, found.start() - 40), found.start())
    if word is None:
        return True
    last = word[0].rpartition("-")[2]
    dotted = bool(_DOTTED.search(f"{last}."))
    if last.lower() in _NEVER or (len(last) == 1 and last.isupper() and last != "I"):
        return False
    if dotted or last.lower() in _SOMETIMES:
        return bool(_STARTER.match(text, found.end()))
    return True


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return where quotations begin, and where they end."""
    found: list[tuple[int, int]] = []
    opened = -1
    for match in re.finditer(r"[“”«»]", text):
        if match[0] in _OPENING:
            opened = match.start() if opened < 0 else opened
        elif match[0] in _CLOSING and opened >= 0:
            if match.end() - opened <= _LONGEST_QUOTATION:
                found.append((opened, match.end()))
            opened = -1
    straight = [match.start() for match in re.finditer('"', text)]
    pairs = zip(straight[::2], straight[1::2], strict=False)
    found += [(one, other + 1) for one, other in pairs if other - one < _LONGEST_QUOTATION]
    return found
