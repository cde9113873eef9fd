"""The card as Markdown for a comment: every word of a record inert, the whole never too long."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.compare.word_diff import Mark
from dateline.report import inert
from dateline.review.card import PageKind, SourceNote
from dateline.review.escape import LONGEST_TEXT, escaped, escaped_html
from dateline.review.fitting import OPEN_ITEMS, Item, Section, section, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.compare.word_diff import Piece
    from dateline.review.card import (
        Card,
        CardPage,
        CardProblem,
        CardSource,
        Duplicate,
        MissingRevision,
        RecordChanges,
        Spot,
    )
    from dateline.review.lines import Lines

MARKER = "<!-- dateline review card -->"
"""The first line, by which the comment is found again."""

MOST_CHARACTERS = 60_000
"""How long a card is at most; hosts refuse comments a little above it."""

LONGEST_NAME = 200
"""Names of records and pages are cut here, in characters."""

LONGEST_ITEM = 8_000
"""Characters of a single record or page; what goes beyond is counted."""

NOTES = {
    SourceNote.NEW: "new to the archive",
    SourceNote.NOT_ARCHIVED: "without an archived copy",
    SourceNote.UNUSED: "no longer cited by anything",
}
"""Why a source is worth a look, in words."""

SHORTENED = "The change is so large that this card leaves a part of it out."
"""What a card says that could not be kept whole."""

_TICKS = re.compile("`{100,}")
"""Runs of backticks that are cut. No text needs them, and GitHub counts the length of a fence in a
byte: one of 256 signs would end where a text wants it to."""

_ROOM = 900
"""Characters kept free for the headings of sections, and for what says how much was left out."""


def markdown(card: Card, lines: Lines) -> str:
    """Return the card as Markdown, at most `MOST_CHARACTERS` characters."""
    note = f"\n{SHORTENED}\n" if card.shortened else ""
    parts = [f"{MARKER}\n## {escaped(card.headline)}\n{note}"]
    left = MOST_CHARACTERS - len(parts[0]) - _ROOM
    for one in _sections(card, lines):
        if one.number:
            parts.append(written(one, min(one.share, left)))
            left -= len(parts[-1]) + 1
    return "\n".join(parts)


def records_markdown(records: Sequence[RecordChanges], lines: Lines) -> str:
    """Return the changes of records alone, all of them."""
    return "\n".join(_record(record, lines) for record in records)


def _sections(card: Card, lines: Lines) -> Iterator[Section]:
    def problem(one: CardProblem) -> Item:
        return _problem(one, lines)

    missing = "Facts that change without an entry in the corrections log"
    unknown = [card.pages_unknown] if card.pages_unknown else []
    yield section("Problems this change adds", card.problems_added, problem, 12_000)
    yield section("What changes", card.records, lambda one: _record_item(one, lines), 20_000)
    yield section(missing, card.missing_revisions, lambda one: _missing(one, lines), 4_000)
    yield section("Possible duplicates", card.duplicates, lambda one: _duplicate(one, lines), 4_000)
    yield section("Sources to look at", card.sources, lambda one: _source(one, lines), 4_000)
    yield section("Problems this change mends", card.problems_mended, problem, 4_000)
    yield section("Pages", unknown, lambda why: _line(f"- {escaped(why)}"), 6_000)
    yield section("Pages", card.pages, _page_item, MOST_CHARACTERS)


def _line(text: str) -> Item:
    """Return an item that is never longer."""
    return Item(text, lambda: text)


def _link(text: str, spot: Spot | None, lines: Lines) -> str:
    url = lines.url(spot)
    shown = escaped(text, most=LONGEST_NAME) or "untitled"
    return f"[{shown}]({url})" if url else f"**{shown}**"


def _where(spot: Spot | None, lines: Lines) -> str:
    """Return the line of a change, linked where it can be."""
    if spot is None:
        return ""
    url = lines.url(spot)
    return f" ([line {spot.line:,}]({url}))" if url else f" (line {spot.line:,})"


def _record_item(record: RecordChanges, lines: Lines) -> Item:
    number = len(record.sentences)
    changes = f": {number:,} {'change' if number == 1 else 'changes'}" if number else ""
    return Item(_top(record, lines) + changes, lambda: _record(record, lines, LONGEST_ITEM))


def _record(record: RecordChanges, lines: Lines, room: int | None = None) -> str:
    """Return a record with what changes in it, folded where that is much."""
    said = _within(
        (f"  - {_words(one.pieces)}{_where(one.spot, lines)}" for one in record.sentences), room
    )
    left_out = len(record.sentences) - len(said)
    if left_out:
        said.append(f"  - … and {left_out:,} more")
    if len(said) > OPEN_ITEMS:
        summary = f"  <details><summary>{len(record.sentences):,} changes</summary>\n"
        said = [summary, *said, "\n  </details>"]
    return "\n".join([_top(record, lines), *said])


def _top(record: RecordChanges, lines: Lines) -> str:
    path = f" · {escaped(record.spot.path)}" if record.spot else ""
    return f"- {escaped(record.of)} {_link(record.title, record.spot, lines)}{path}"


def _within(texts: Iterable[str], room: int | None) -> list[str]:
    """Return the first texts, as many as there is room for."""
    kept: list[str] = []
    for text in texts:
        if room is not None:
            room -= len(text) + 1
            if room < 0:
                break
        kept.append(text)
    return kept


def _words(pieces: Iterable[Piece]) -> str:
    """Return pieces of a sentence, those of one mark in one: nothing may come of two together."""
    tags = {Mark.OLD: "del", Mark.NEW: "ins"}
    said = []
    for mark, group in groupby(pieces, key=lambda piece: piece.mark):
        text = "".join(piece.text for piece in group)
        shown = escaped(text)
        tag = tags.get(mark)
        lead = " " * text[:1].isspace()
        trail = " " * (text[-1:].isspace() and bool(shown))
        said.append(f"<{tag}>{shown}</{tag}>" if tag else f"{lead}{shown}{trail}")
    return "".join(said)


def _missing(one: MissingRevision, lines: Lines) -> Item:
    return _line(f"- {_link(one.title, one.spot, lines)}: {escaped(', '.join(one.fields))}")


def _duplicate(one: Duplicate, lines: Lines) -> Item:
    other = f"“{escaped(one.other_title, most=LONGEST_NAME)}” ({escaped(one.other)})"
    return _line(f"- {_link(one.title, one.spot, lines)} and {other}: {escaped(one.reason)}")


def _source(one: CardSource, lines: Lines) -> Item:
    return _line(
        f"- {_link(one.title, one.spot, lines)}: {', '.join(NOTES[note] for note in one.notes)}"
    )


def _problem(problem: CardProblem, lines: Lines) -> Item:
    where = f"{problem.spot.path}:{problem.spot.line}"
    rule = escaped(f"[{problem.rule}]")
    said = f"- **{problem.severity}** {escaped(problem.message)} {rule}"
    hint = f"\n  - hint: {escaped(problem.hint)}" if problem.hint else ""
    return _line(f"{said} · {_link(where, problem.spot, lines)}{hint}")


def _page_item(page: CardPage) -> Item:
    moved = page.kind is PageKind.REDIRECTED and page.to
    to = f", leads to {escaped(page.to or '')}" if moved else ""
    line = f"- {page.kind}: {escaped(_page_name(page))}{to}"
    return Item(line, lambda: _page(page)) if page.lines else _line(line)


def _page(page: CardPage) -> str:
    """Return a page with what its readers see and saw, folded."""
    text = _within((f"{line.mark} {_fenced(line.text)}" for line in page.lines), LONGEST_ITEM)
    left_out = len(page.lines) - len(text)
    if left_out:
        text.append(f"  … and {left_out:,} more lines")
    body = "\n".join(text)
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", body)), default=0))
    summary = f"<details><summary>{page.kind}: {escaped_html(_page_name(page))}</summary>"
    return f"{summary}\n\n{fence}diff\n{body}\n{fence}\n\n</details>"


def _page_name(page: CardPage) -> str:
    return f"{page.address or 'home page'} “{page.title[:LONGEST_NAME]}”"


def _fenced(text: str) -> str:
    """Return a text for a line of a fenced block."""
    return _TICKS.sub(lambda run: f"{run[0][:99]}…", inert(text)[:LONGEST_TEXT])
