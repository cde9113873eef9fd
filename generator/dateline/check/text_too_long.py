"""A text is longer than its place on the page, or takes too long to become a page.

Titles stand in lists, summaries under titles, quotes beside their speaker. Longer texts belong into
the body, and longer bodies into more than one record. In characters, the longest are:

| field | characters |
| --- | --- |
| `title`, `name`, `aliases`, `about`, `role`, `locator` and other short texts | 200 |
| `summary`, `description`, `note`, `caption`, `alt`, `reason` | 1,000 |
| `quote`, `says` | 1,200 |
| `body` and text fields of the site's own | 20,000 and 1,000 lines |

Markdown can also be written so that a short text keeps a build busy for minutes: ten thousand `[`
take longer than a whole site. Nothing of the kind occurs in prose, so it is refused. A text may hold
at most

- 100 of the same sign in a row;
- 200 each of `~` and `^`, 400 of the backtick, 2,000 each of `*`, `_` and `=`, 5 of `<![`;
- 11 signs of lists or quotations at the beginning of one line, and 100 lines that begin with a colon;
- so many `[` and `<` as a search from each of them to the end of its paragraph (of the text for
  `<`) finds in half a million characters, a `<` counting two fifths: about 50 in a paragraph of
  20,000 characters, and any number a writer needs in paragraphs of ordinary length.

Measured with Markdown 3.11 and the extensions of PyMdown 13, no text within these limits takes more
than half a second.

**How to mend it.** Shorten the text, move a part of it into the body or into another record, divide
a long paragraph by empty lines, or put signs that are meant as such into a code block.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity
from dateline.model.records import Actor, Event, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.problem import Keys
    from dateline.model.records import Record

ID = "text-too-long"
SEVERITY = Severity.ERROR

_SHORT, _LINES, _SPEECH, _LONG = 200, 1_000, 1_200, 20_000
_LONGEST = {
    "title": _SHORT,
    "name": _SHORT,
    "publisher": _SHORT,
    "summary": _LINES,
    "description": _LINES,
    "note": _LINES,
    "body": _LONG,
}
_MARKDOWN = ("summary", "description", "note", "body")

_MOST_LINES = 1_000
_MOST_DEFINITIONS = 100
_MOST_SEARCHED = 500_000
_WEIGHT_OF_TAGS = 0.4
_MOST = {"~": 200, "^": 200, "`": 400, "*": 2_000, "_": 2_000, "=": 2_000, "<![": 5}
_ROW = re.compile(r"([^\w\s])\1{100}")
_NESTED = re.compile(r"(?m)^[ \t]*(?:(?:[-+*>:]|\d{1,9}[.)])[ \t]*){12}")
_DEFINITION = re.compile(r"(?m)^[ \t]*:")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every text that is too long, or too slow as Markdown."""
    for record in collection.records:
        for name, longest in _LONGEST.items():
            text = getattr(record, name, None)
            if text and len(text) > longest:
                yield _too_long(record, (name,), text, longest)
        for keys, text, longest in _inner(record):
            if len(text) > longest:
                yield _too_long(record, keys, text, longest)
        for name in _MARKDOWN:
            text = getattr(record, name, None)
            wrong = _slow(text) if text and len(text) <= _LONG else None
            if wrong:
                message = f"this text would take too long to convert: {wrong}"
                place = place_in(record, name)
                yield Finding(ID, record.path, place, message, "divide it, or use a code block")


def _too_long(record: Record, keys: Keys, text: str, longest: int) -> Finding:
    name = next(key for key in reversed(keys) if isinstance(key, str))
    message = f"“{name}” has {len(text):,} characters, and may have {longest:,}"
    body = record.registered and name in {"summary", "description", "note"}
    hint = "shorten it; longer texts belong in `body`" if body else "shorten it"
    return Finding(ID, record.path, place_in(record, *keys), message, hint)


def _inner(record: Record) -> Iterator[tuple[Keys, str, int]]:
    """Yield the texts inside lists and mappings of a record, with the longest they may be."""
    for index, alias in enumerate(record.aliases):
        yield ("aliases", index), alias, _SHORT
    for index, revision in enumerate(record.revisions):
        yield ("revisions", index, "note"), revision.note, _LINES
    if record.withdrawn and record.withdrawn.reason:
        yield ("withdrawn", "reason"), record.withdrawn.reason, _LINES
    for name, value in record.own.items():
        if isinstance(value, str):
            yield (name,), value, _LONG
    if isinstance(record, Event):
        yield from _of_event(record)
    elif isinstance(record, Actor):
        for index, role in enumerate(record.roles):
            yield ("roles", index, "role"), role.role, _SHORT
        for index, name in enumerate(record.also_known_as):
            yield ("also_known_as", index, "text"), name.text, _SHORT
    elif isinstance(record, Source):
        for index, author in enumerate(record.authors):
            yield ("authors", index), author, _SHORT


def _of_event(event: Event) -> Iterator[tuple[Keys, str, int]]:
    for index, citation in enumerate(event.sources):
        if citation.locator:
            yield ("sources", index, "locator"), citation.locator, _SHORT
    for index, statement in enumerate(event.statements):
        keys = ("statements", index)
        yield (*keys, "quote"), statement.quote or "", _SPEECH
        yield (*keys, "says"), statement.says or "", _SPEECH
        yield (*keys, "about"), statement.about or "", _SHORT
        for number, citation in enumerate(statement.source):
            yield (*keys, "source", number, "locator"), citation.locator or "", _SHORT
    for name, citations in event.evidence.items():
        for number, citation in enumerate(citations):
            yield ("evidence", name, number, "locator"), citation.locator or "", _SHORT
    for index, media in enumerate(event.media):
        yield ("media", index, "alt"), media.alt, _LINES
        yield ("media", index, "caption"), media.caption or "", _LINES
        yield ("media", index, "credit"), media.credit or "", _SHORT


def _slow(text: str) -> str | None:
    """Return what makes a text slow as Markdown, None for nothing."""
    if text.count("\n") >= _MOST_LINES:
        return f"it has more than {_MOST_LINES:,} lines"
    for sign, most in _MOST.items():
        if text.count(sign) > most:
            return f"it holds more than {most:,} of {sign}"
    row = _ROW.search(text)
    if row:
        return f"it holds more than 100 of {row[1]} in a row"
    if _NESTED.search(text):
        return "a line begins with more than 11 signs of lists or quotations"
    if text.count(":") > _MOST_DEFINITIONS and len(_DEFINITION.findall(text)) > _MOST_DEFINITIONS:
        return f"more than {_MOST_DEFINITIONS} lines begin with a colon"
    if _searched(text) > _MOST_SEARCHED:
        return "it holds too many of [ or < in one paragraph"
    return None


def _searched(text: str) -> float:
    """Return how many characters are looked at when the end is sought of all that `text` opens.

    Markdown searches from every `[` to the end of its paragraph, six times over, and from every `<`
    to the end of the text.
    """
    total = len(text)
    tags = _WEIGHT_OF_TAGS * text.count("<") * total
    if tags + text.count("[") * total <= _MOST_SEARCHED:
        return 0.0
    tags = _WEIGHT_OF_TAGS * sum(total - match.start() for match in re.finditer("<", text))
    return tags + sum(
        len(paragraph) - match.start()
        for paragraph in _PARAGRAPH_END.split(text)
        for match in re.finditer(r"\[", paragraph)
    )
