"""A text is longer than its place on the page, or takes too long to become a page.

Titles stand in lists, summaries under titles, quotes beside their speaker. Longer texts belong into
the body, and longer bodies into more than one record. In characters, the longest are:

| field | characters |
| --- | --- |
| `title`, `name`, `aliases`, `about`, `role`, `locator` and other short texts | 200 |
| `summary`, `description`, `note`, `caption`, `alt`, `reason` | 1,000 |
| `quote`, its `original`, `says` | 1,200 |
| `body` and text fields of the site's own | 20,000 and 1,000 lines |

Markdown can also be written so that a short text keeps a build busy for minutes: ten thousand `[`
take longer than a whole site. Nothing of the kind occurs in prose, so it is refused. A text may
hold at most

- 100 of the same sign in a row;
- 200 each of `~` and `^`, 400 of the backtick, 500 tabs, 1,000 backslashes, 2,000 each of `*`, `_`
  and `=`, 5 of `<![`;
- 11 signs of lists or quotations at the beginning of one line;
- 100 lines that begin with a colon;
- as many `[` and `<` as can be followed in 500,000 steps: one step for every character from a `[`
  to the end of its paragraph, two for every five from a `<` to the end of the text. That is
  hundreds in paragraphs of ordinary length, and about fifty in one paragraph of 20,000 characters.

Measured with Markdown 3.11 and the extensions of PyMdown 13 on texts made to be slow: within these
limits none took noticeably more than half a second.

**How to mend it.** Shorten the text, move a part of it into the body or into another record, or
divide a long paragraph by empty lines.

```yaml
title: NATO–Russia Council meets in Brussels    # what happened, in a line
summary: The first session in two years ends without agreement on Russia’s demands.
body: |
  What else there is to say, in paragraphs.
```
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.fields import fields
from dateline.model.problem import Finding, Severity
from dateline.model.records import MODELS, Actor, Event, Source
from dateline.model.references import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.problem import Keys
    from dateline.model.records import Citation, Record

ID = "text-too-long"
SEVERITY = Severity.ERROR

LONGEST_TITLE = 200
"""Characters of a title or a name, and of other short texts."""

_SHORT, _SOME, _SPEECH, _LONG = LONGEST_TITLE, 1_000, 1_200, 20_000
_LONGEST = {
    "title": _SHORT,
    "name": _SHORT,
    "publisher": _SHORT,
    "summary": _SOME,
    "description": _SOME,
    "note": _SOME,
    "body": _LONG,
}
_FIELDS = {
    kind: tuple(name for name in _LONGEST if name in fields(model))
    for kind, model in MODELS.items()
}
"""The fields above that each kind of record has."""

_NEVER_SLOW = 100
"""Characters too few to be slow, whatever they are."""

_MOST_LINES = 1_000
_MOST_DEFINITIONS = 100
_MOST_SEARCHED = 500_000
_WEIGHT_OF_TAGS = 0.4
_MOST = {
    "\t": 500,
    "\\": 1_000,
    "~": 200,
    "^": 200,
    "`": 400,
    "*": 2_000,
    "_": 2_000,
    "=": 2_000,
    "<![": 5,
}
_ROWS = tuple(sign * 101 for sign in string.punctuation)
# That it begins with a character, and not with a place between two, makes the search fast.
_NESTED = re.compile(r"\n[ \t]*(?:(?:>|[-+*:][ \t]|\d{1,9}[.)][ \t])[ \t]*){12}")
_DEFINITION = re.compile(r"(?m)^[ \t]*:")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every text that is too long, or too slow as Markdown."""
    for record in collection.records:
        for name in _FIELDS[record.kind_of_record]:
            text = getattr(record, name)
            if not text:
                continue
            if len(text) > _LONGEST[name]:
                yield _too_long(record, (name,), text, _LONGEST[name])
            elif name in MARKDOWN and len(text) > _NEVER_SLOW and (wrong := _slow(text)):
                message = f"this text would take too long to convert: {wrong}"
                hint = "shorten it, or divide its paragraphs"
                yield Finding(ID, record.path, place_in(record, name), message, hint)
        for keys, text, longest in _inner(record):
            if len(text) > longest:
                yield _too_long(record, keys, text, longest)


def _too_long(record: Record, keys: Keys, text: str, longest: int) -> Finding:
    name = next(key for key in reversed(keys) if isinstance(key, str))
    message = f"“{name}” has {len(text):,} characters, and may have {longest:,}"
    body = record.registered and name in {"summary", "description", "note"}
    hint = "shorten it; longer texts belong in `body`" if body else "shorten it"
    return Finding(ID, record.path, place_in(record, *keys), message, hint)


def _inner(record: Record) -> Iterator[tuple[Keys, str, int]]:
    """Yield the texts inside lists and mappings of a record, with the longest they may be."""
    yield from _each(("aliases",), record.aliases)
    for index, revision in enumerate(record.revisions):
        yield ("revisions", index, "note"), revision.note, _SOME
    if record.withdrawn:
        yield ("withdrawn", "reason"), record.withdrawn.reason or "", _SOME
    for name, value in record.own.items():
        if isinstance(value, str):
            yield (name,), value, _LONG
    if isinstance(record, Event):
        yield from _of_event(record)
    elif isinstance(record, Actor):
        for index, role in enumerate(record.roles):
            yield ("roles", index, "role"), role.role, _SHORT
        for index, other in enumerate(record.also_known_as):
            yield ("also_known_as", index, "text"), other.text, _SHORT
    elif isinstance(record, Source):
        yield from _each(("authors",), record.authors)


def _each(keys: Keys, texts: Iterable[str]) -> Iterator[tuple[Keys, str, int]]:
    for index, text in enumerate(texts):
        yield (*keys, index), text, _SHORT


def _of_event(event: Event) -> Iterator[tuple[Keys, str, int]]:
    yield from _locators(("sources",), event.sources)
    for index, statement in enumerate(event.statements):
        keys = ("statements", index)
        yield (*keys, "quote"), statement.quote or "", _SPEECH
        if statement.original:
            yield (*keys, "original", "text"), statement.original.text, _SPEECH
        yield (*keys, "says"), statement.says or "", _SPEECH
        yield (*keys, "about"), statement.about or "", _SHORT
        yield from _locators((*keys, "source"), statement.source)
    for name, citations in event.evidence.items():
        yield from _locators(("evidence", name), citations)
    for index, media in enumerate(event.media):
        yield ("media", index, "alt"), media.alt, _SOME
        yield ("media", index, "caption"), media.caption or "", _SOME
        yield ("media", index, "credit"), media.credit or "", _SHORT


def _locators(keys: Keys, citations: Iterable[Citation]) -> Iterator[tuple[Keys, str, int]]:
    for index, citation in enumerate(citations):
        if citation.locator:
            yield (*keys, index, "locator"), citation.locator, _SHORT


def _slow(text: str) -> str | None:
    """Return what makes a text slow as Markdown, None for nothing."""
    sign = next((sign for sign, most in _MOST.items() if text.count(sign) > most), None)
    row = next(filter(text.__contains__, _ROWS), None)
    if text.count("\n") >= _MOST_LINES:
        wrong = f"it has more than {_MOST_LINES:,} lines"
    elif sign:
        wrong = f"it holds more than {_MOST[sign]:,} of {sign.strip() or 'the tab'}"
    elif row:
        wrong = f"it holds more than 100 of {row[0]} in a row"
    elif _NESTED.search(f"\n{text}"):
        wrong = "a line begins with more than 11 signs of lists or quotations"
    elif text.count(":") > _MOST_DEFINITIONS < len(_DEFINITION.findall(text)):
        wrong = f"more than {_MOST_DEFINITIONS} lines begin with a colon"
    elif _searched(text) > _MOST_SEARCHED:
        wrong = "it holds too many of [ or < in one paragraph"
    else:
        return None
    return wrong


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
