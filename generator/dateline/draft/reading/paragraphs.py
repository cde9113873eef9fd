"""Blocks to numbered paragraphs: no boilerplate, no title twice, speakers told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.article import Paragraph
from dateline.draft.reading.blocks import SITE, Form
from dateline.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.draft.reading.blocks import Block

_BOILERPLATE: Final = re.compile(
    r"back(?: to top)?|(?:click|tap)(?: here)? to (?:continue|read|expand|view|see)\b.{0,60}"
    r"|(?:continue|keep) reading.{0,60}|read (?:more|also|next|the full)\b.{0,120}"
    r"|advertisement|sponsored|menu|share(?: this)?(?: article| story)?|print|listen|save"
    r"|(?:sign up|subscribe|log in|register)\b.{0,120}|follow (?:us|our)\b.{0,120}"
    r"|(?:recommended|related)(?: stories| articles)?|more (?:on|from)\b.{0,80}|see also\b.{0,120}"
    r"|(?:source|image|photo|file photo|credit)s? ?:.{0,120}|list of [0-9]+ items?|end of list"
    r"|[0-9]+ min(?:ute)?s?(?: read)?|(?:\N{COPYRIGHT SIGN}|copyright\b).{0,160}"
    r"|.{0,80}all rights reserved\.?|(?:# ?){2,}|\* ?\* ?\*"
    r"|skip to (?:main )?content|cookie\w* (?:policy|settings)",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(
    r"[A-Z][\w.’' -]{1,40}(?:, [A-Z][\w.’' -]{1,40})?(?: \([\w ./-]{2,30}\))?"
    r" ?(?: [–-]|[—])+ ?(?=\S)"
)
_LABEL: Final = re.compile(r"(?P<name>[A-Z][A-Z0-9 .,’'()-]{1,60}): ?(?=\S)")
_QUESTION: Final = re.compile(r"(?P<name>Q) (?=[A-Z“\"(])")
_BYLINE: Final = re.compile(
    r"by [A-Z][\w.’' -]{2,60}(?:,? and [A-Z][\w.’' -]{2,60})?", re.IGNORECASE
)
_HIGHEST_DATELINE: Final = 4
"""How many paragraphs may stand above the one that begins with a place."""


def is_boilerplate(text: str) -> bool:
    """Return whether a block is of the page it stood on, and not of the article."""
    return bool(_BOILERPLATE.fullmatch(text) or SITE.fullmatch(text) or _BYLINE.fullmatch(text))


def paragraphs_of(blocks: Iterable[Block], title: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an article, numbered as a reader counts them.

    Headings are not counted, and neither is what stands above a text that begins with its place,
    as in `Brussels, Belgium –`.

    Args:
        blocks: What the article is made of.
        title: Its title, left out where it stands there again.
    """
    kept = [block for block in blocks if not is_boilerplate(block.text)]
    kept = [block for block in kept if fold(block.text) != fold(title)]
    prose = [block for block in kept if block.form is not Form.HEADING]
    above = _above_dateline([block.text for block in prose])
    labelled = sum(1 for block in prose if _LABEL.match(block.text)) > 1
    return tuple(_numbered(kept, above, labelled=labelled))


def _above_dateline(texts: Sequence[str]) -> int:
    """Return how many paragraphs stand above the text."""
    first = texts[:_HIGHEST_DATELINE]
    return next((index for index, text in enumerate(first) if _DATELINE.match(text)), 0)


def _numbered(blocks: Iterable[Block], above: int, *, labelled: bool) -> Iterator[Paragraph]:
    section, speaker, item, count = "", "", 0, 0
    for block in blocks:
        if block.form is Form.HEADING:
            section, item = block.text, 0
            continue
        count += 1
        item = item + 1 if block.form is Form.ITEM else 0
        text = block.text
        if labelled and (label := _LABEL.match(text) or _QUESTION.match(text)):
            speaker, text = label["name"], text[label.end() :]
        of_list = section if block.form is Form.ITEM else ""
        yield Paragraph(max(0, count - above), text, of_list, item, speaker)
