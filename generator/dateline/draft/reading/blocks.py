"""A text to its blocks: headings, items of lists, prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from dateline.draft.article import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Form(Enum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, an item of a list or a paragraph of prose, in one line."""

    form: Form
    text: str


_LONGEST_HEADING: Final = 60
_MOST_WORDS_OF_HEADING: Final = 9
_WRAPPED: Final = 50
"""Characters: a shorter line is not broken because it was full."""
_UNWRAPPED: Final = 120
"""Characters: a longer line is a paragraph of its own."""
_SENTENCE_ENDS: Final = tuple(".!?:;,”\"'’")
SITE: Final = re.compile(r"(?:https?://)?(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}/?")
"""A line that is but the name of a website."""

_COMMENT: Final = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_PICTURE: Final = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)")
_LINK: Final = re.compile(r"\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,200}\")?\)")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_ITEM: Final = re.compile(r" {0,3}(?:[-*+•]|[0-9]{1,3}[.)])[ \t]+(?=\S)")
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_BOLD: Final = re.compile(r"\*\*([^*\n]{3,80})\*\*")
_STRESS: Final = re.compile(r"\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)")


def blocks_of_text(text: str) -> Iterator[Block]:
    """Yield the blocks of plain text: paragraphs with empty lines between, wrapped or not."""
    for lines in _parted(text):
        for line in _unwrapped(lines):
            if found := plain(line):
                yield Block(Form.HEADING if _is_heading(found) else Form.PROSE, found)


def blocks_of_markdown(text: str) -> Iterator[Block]:
    """Yield the blocks of Markdown, without its signs, addresses and pictures."""
    for lines in _parted(_COMMENT.sub("\n\n", text)):
        for form, raw in _items(lines):
            if form is not Form.PROSE:
                yield from _block(form, raw)
                continue
            position = 0
            for bold in _BOLD.finditer(raw):
                # A line in bold type at either end of a paragraph is a heading in all but name.
                if not _alone(raw, bold) or bold[1].rstrip().endswith(_SENTENCE_ENDS):
                    continue
                yield from _block(Form.PROSE, raw[position : bold.start()])
                yield from _block(Form.HEADING, bold[1])
                position = bold.end()
            yield from _block(Form.PROSE, raw[position:])


def _alone(raw: str, bold: re.Match[str]) -> bool:
    """Return whether what is bold stands at the beginning or at the end of a paragraph."""
    return not raw[: bold.start()].strip() or not raw[bold.end() :].strip()


def _block(form: Form, raw: str) -> Iterator[Block]:
    found = plain(_without_signs(raw))
    if found:
        is_heading = form is Form.HEADING or (form is Form.PROSE and _is_heading(found))
        yield Block(Form.HEADING if is_heading else form, found)


def _without_signs(raw: str) -> str:
    # A link may hold a picture, and a text more than one layer of both.
    bare = _LINK.sub(r"\1", _PICTURE.sub("", raw))
    kept = _ESCAPE.sub(lambda found: f"\0{ord(found[1])}\0", bare)
    stripped = _STRESS.sub("", _TAG.sub("", kept))
    return re.sub(r"\0([0-9]+)\0", lambda found: chr(int(found[1])), stripped)


def _is_heading(text: str) -> bool:
    few = len(text) <= _LONGEST_HEADING and text.count(" ") < _MOST_WORDS_OF_HEADING
    return few and not text.endswith(_SENTENCE_ENDS)


def _parted(text: str) -> Iterator[list[str]]:
    """Yield the lines between empty lines."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _unwrapped(lines: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs of lines that were broken because they were full."""
    held = ""
    for line in lines:
        last = held.rpartition("\n")[2]
        alone = SITE.fullmatch(line.strip()) or SITE.fullmatch(last)
        if held and (alone or not _WRAPPED <= len(last) <= _UNWRAPPED):
            yield held
            held = line.strip()
        else:
            held = f"{held}\n{line.strip()}" if held else line.strip()
    if held:
        yield held


def _items(lines: list[str]) -> Iterator[tuple[Form, str]]:
    """Yield headings, items and what is neither, of lines without an empty one between."""
    form, held = Form.PROSE, ""
    for line in lines:
        item, heading = _ITEM.match(line), _HEADING.match(line)
        mark = item or heading
        if mark is None:
            held = f"{held}\n{line}" if held else line
            continue
        if held:
            yield form, held
        form, held = (Form.ITEM if item else Form.HEADING), line[mark.end() :]
        if heading:
            yield form, held.rstrip(" #")
            form, held = Form.PROSE, ""
    if held:
        yield form, held
