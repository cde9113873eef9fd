"""The card as Markdown for a comment: every word of a record inert, the whole never too long."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.compare.word_diff import Mark
from dateline.report import inert
from dateline.review.card import PageKind, SourceNote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.compare.word_diff import Piece
    from dateline.review.card import Card, CardPage, CardProblem, RecordChanges, Spot
    from dateline.review.lines import Lines

MARKER = "<!-- dateline review card -->"
"""The first line, by which the comment is found again."""

MOST_CHARACTERS = 60_000
"""How long a card is at most; hosts refuse comments a little above it."""

OPEN_ITEMS = 12
"""A section with more items than this is folded."""

LONGEST_TEXT = 600
"""Single sentences and lines are cut here, in characters."""

NOTES = {
    SourceNote.NEW: "new to the archive",
    SourceNote.NOT_ARCHIVED: "without an archived copy",
    SourceNote.UNUSED: "no longer cited by anything",
}
"""Why a source is worth a look, in words."""

_ROOM = 700
"""Characters kept free for what stands around the items of a section."""

# What Markdown, or the hosts' additions to it, would make something of. The space without width
# keeps mentions, references, addresses and short codes from being found; entities do not, since
# they are looked for after entities are read.
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>()#|~$])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))")
_MENTION = re.compile(
    r"(?<=[@#!%&])(?=[\w\[])|(?<=\bwww)(?=\.)|(?<=://)|(?<=\bGH)(?=-)", re.IGNORECASE
)
_GAP = "&#8203;"


def escaped(text: str) -> str:
    """Return a stranger's text as Markdown that shows just that text, in one line."""
    shown = inert(" ".join(text.split()))
    if len(shown) > LONGEST_TEXT:
        shown = shown[:LONGEST_TEXT] + " …"
    gapped = _MENTION.sub("\0", shown).replace("&", "&amp;")
    plain = _AT_START.sub(r"\1\\\2", _PUNCTUATION.sub(r"\\\1", gapped))
    return plain.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\0", _GAP)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, one item a line or a folded block."""

    title: str
    items: Sequence[str]
    share: int
    """How many characters its items have at most."""
    short: Sequence[str] = ()
    """The items in few words, for those that do not fit."""


def markdown(card: Card, lines: Lines) -> str:
    """Return the card as Markdown, at most `MOST_CHARACTERS` characters."""
    top = f"{MARKER}\n## {escaped(card.headline)}\n"
    parts = [top]
    left = MOST_CHARACTERS - len(top)
    for section in _sections(card, lines):
        if section.items:
            parts.append(_written(section, min(section.share, left - _ROOM)))
            left -= len(parts[-1]) + 1
    return "\n".join(parts)


def records_markdown(records: Sequence[RecordChanges], lines: Lines) -> str:
    """Return the changes of records alone."""
    return "\n".join(_record(record, lines) for record in records)


def _sections(card: Card, lines: Lines) -> Iterator[Section]:
    added, mended = card.problems_added, card.problems_mended
    yield Section("Problems this change adds", [_problem(one, lines) for one in added], 12_000)
    yield Section("What changes", [_record(one, lines) for one in card.records], 24_000)
    yield Section(
        "Facts that change without an entry in the corrections log",
        [
            f"- {_link(one.title, one.spot, lines)}: {escaped(', '.join(one.fields))}"
            for one in card.missing_revisions
        ],
        4_000,
    )
    yield Section(
        "Possible duplicates",
        [
            f"- {_link(one.title, one.spot, lines)} and “{escaped(one.other_title)}”"
            f" ({escaped(one.other)}): {escaped(one.reason)}"
            for one in card.duplicates
        ],
        4_000,
    )
    yield Section(
        "Sources to look at",
        [
            f"- {_link(one.title, one.spot, lines)}: {', '.join(NOTES[note] for note in one.notes)}"
            for one in card.sources
        ],
        4_000,
    )
    yield Section("Problems this change mends", [_problem(one, lines) for one in mended], 4_000)
    if card.pages_unknown:
        yield Section("Pages", [f"- {escaped(card.pages_unknown)}"], 1_000)
    full = [_page(page) for page in card.pages]
    short = [_page_line(page) for page in card.pages]
    yield Section("Pages", full, MOST_CHARACTERS, short)


def _written(section: Section, most: int) -> str:
    """Return a section within a number of characters; what does not fit is counted."""
    kept: list[str] = []
    used = left_out = 0
    for index, item in enumerate(section.items):
        fitting = [item, *section.short[index : index + 1]]
        # Long items go first: a page in a line says more than no page at all.
        fits = next((one for one in fitting if used + len(one) + 1 <= most), None)
        if fits is None:
            left_out += 1
            continue
        kept.append(fits)
        used += len(fits) + 1
    if left_out:
        kept.append(f"- … and {left_out:,} more")
    body = "\n".join(kept)
    heading = f"{section.title} ({len(section.items):,})"
    if len(section.items) > OPEN_ITEMS:
        return f"\n<details><summary><b>{heading}</b></summary>\n\n{body}\n\n</details>"
    return f"\n### {heading}\n\n{body}"


def _link(text: str, spot: Spot | None, lines: Lines) -> str:
    url = lines.url(spot)
    return f"[{escaped(text)}]({url})" if url else f"**{escaped(text)}**"


def _where(spot: Spot | None, lines: Lines) -> str:
    """Return the line of a change, linked where it can be."""
    if spot is None:
        return ""
    url = lines.url(spot)
    if url:
        return f" ([line {spot.line:,}]({url}))"
    return f" (line {spot.line:,})"


def _record(record: RecordChanges, lines: Lines) -> str:
    path = f" · {escaped(record.spot.path)}" if record.spot else ""
    top = f"- {escaped(record.of)} {_link(record.title, record.spot, lines)}{path}"
    said = [
        f"  - {_sentence(sentence.pieces)}{_where(sentence.spot, lines)}"
        for sentence in record.sentences
    ]
    return "\n".join([top, *said])


def _sentence(pieces: Sequence[Piece]) -> str:
    tags = {Mark.OLD: "del", Mark.NEW: "ins"}
    said = []
    for piece in pieces:
        tag = tags.get(piece.mark)
        lead = " " * (len(piece.text) - len(piece.text.lstrip()) > 0)
        trail = " " * (len(piece.text) - len(piece.text.rstrip()) > 0)
        text = escaped(piece.text)
        said.append(f"<{tag}>{text}</{tag}>" if tag else f"{lead}{text}{trail if text else ''}")
    return "".join(said)


def _problem(problem: CardProblem, lines: Lines) -> str:
    where = f"{problem.spot.path}:{problem.spot.line}"
    said = f"- **{problem.severity}** {escaped(problem.message)} \\[{escaped(problem.rule)}\\]"
    hint = f"\n  - hint: {escaped(problem.hint)}" if problem.hint else ""
    return f"{said} · {_link(where, problem.spot, lines)}{hint}"


def _page_line(page: CardPage) -> str:
    to = f", leads to {escaped(page.to)}" if page.kind is PageKind.REDIRECTED and page.to else ""
    return f"- {page.kind}: {escaped(page.address)} “{escaped(page.title)}”{to}"


def _page(page: CardPage) -> str:
    """Return a page with what its readers see and saw, folded."""
    if not page.lines:
        return _page_line(page)
    text = "\n".join(f"{line.mark} {inert(line.text)[:LONGEST_TEXT]}" for line in page.lines)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    summary = f"{page.kind}: {escaped(page.address)} “{escaped(page.title)}”"
    return f"<details><summary>{summary}</summary>\n\n{fence}diff\n{text}\n{fence}\n\n</details>"
