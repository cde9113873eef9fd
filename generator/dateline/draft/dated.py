"""The dated expressions of an article, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from dateline.draft.expressions import find
from dateline.draft.ranges import with_ranges
from dateline.draft.sentences import Sentence, sentences_of
from dateline.draft.values import Kind
from dateline.model.dates import Edtf, EdtfError, Precision, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dateline.draft.article import Article
    from dateline.draft.values import Expression


@dataclass(frozen=True, slots=True)
class When:
    """An expression in a sentence that says when, with the date it means."""

    start: int
    end: int
    text: str
    date: Edtf


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence with what it says of time."""

    sentence: Sentence
    whens: tuple[When, ...]
    durations: tuple[tuple[int, int], ...] = ()
    """Where it says how long: `after more than two years`."""


_PAST: Final = re.compile(
    r"\b(?:over |during |in |within )?(?:this|the|these) past "
    r"(?:(?P<count>two|three|four|five|six|seven|ten|[2-9]|[1-9][0-9]) )?(?P<unit>day|week)s?\b",
    re.IGNORECASE,
)
_COUNTS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_UNTIL: Final = re.compile(r"\b(?:until|till|beyond|valid through) (?:at least )?\Z")
"""What follows is how long something was to last, and not when it happened."""
_WEEK: Final = 7
_BREAK: Final = "\n\n"
_TOO_COARSE: Final = frozenset(
    {Precision.AGE, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE}
)


def dated_sentences(article: Article, published: date) -> tuple[Dated, ...]:
    """Return the sentences of an article with their dates.

    The article is read as one text, since a history counts from the date it named last.

    Args:
        article: The article.
        published: The day it was published, which "last week" counts from.
    """
    text = _BREAK.join(one.text for one in article.paragraphs)
    found = with_ranges(text, find(text, published))
    return tuple(_sentences(article, found, published))


def _sentences(article: Article, found: tuple[Expression, ...], published: date) -> Iterator[Dated]:
    offset, index = 0, 0
    for paragraph in article.paragraphs:
        for sentence in sentences_of(paragraph):
            begin = offset + sentence.start
            end = begin + len(sentence.text)
            while index < len(found) and found[index].start < begin:
                index += 1
            stop = index
            while stop < len(found) and found[stop].start < end:
                stop += 1
            yield _dated(sentence, found[index:stop], begin, published)
            index = stop
        offset += len(paragraph.text) + len(_BREAK)


def _dated(sentence: Sentence, found: Iterable[Expression], begin: int, published: date) -> Dated:
    listed = list(found)
    whens = list(_until_publication(sentence.text, published))
    lately = [(one.start, one.end) for one in whens]
    whens += [
        When(one.start - begin, one.end - begin, one.text, one.date)
        for one in listed
        if one.date
        and one.date.precision not in _TOO_COARSE
        and not _UNTIL.search(sentence.text, 0, one.start - begin)
        and not any(one.start - begin < end and start < one.end - begin for start, end in lately)
    ]
    durations = [
        (one.start - begin, one.end - begin) for one in listed if one.type is Kind.DURATION
    ]
    whens.sort(key=lambda one: one.start)
    return Dated(sentence, tuple(whens), tuple(durations))


def _until_publication(text: str, published: date) -> Iterator[When]:
    """Yield the days and weeks that end with the day of publication: `this past week`.

    To a linguist they are durations, or the calendar week before this one; to an editor they say
    when.
    """
    for found in _PAST.finditer(text):
        count = _COUNTS.get((found["count"] or "").lower()) or int(found["count"] or 1)
        days = count * (_WEEK if found["unit"].lower() == "week" else 1)
        try:
            first = published - timedelta(days=days - 1)
            yield When(found.start(), found.end(), found[0], parse(f"{first}/{published}"))
        except (OverflowError, EdtfError):
            continue
