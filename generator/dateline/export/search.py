"""A timeline to what a search index is made of: records of plain text, with names and dates.

Nothing here knows the index. `dateline.pagefind` makes one of these records.
"""

from __future__ import annotations

import re
from datetime import date as calendar_day
from typing import TYPE_CHECKING, NamedTuple

from dateline.export.plain_text import plain_text
from dateline.language.dates import in_short, in_words
from dateline.model.dates import Day, Edtf, Precision, parse
from dateline.model.day_count import day_number
from dateline.model.kind import Kind
from dateline.model.records import Actor, Event, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.model.collection import Collection, WrittenPage
    from dateline.model.records import Record
    from dateline.timeline import Timeline

PAGE = "page"
"""The kind under which hand-written pages are found; the others are those of records."""

MOST_IN_ONE_INDEX = 50_000
"""With more events than this there is an index for each decade: one would take gigabytes."""

_MOST_DAYS = 14
"""An event of at most so many days is found by each of them, a longer one by its first and last."""
_MOST_YEARS = 100
"""The same for the years by which results are filtered."""

_EXACT = frozenset({Precision.DAY, Precision.TIME})

# Pagefind takes words that begin so for commands, about weights and anchors.
_COMMAND = re.compile("_{3,}")


class SearchRecord(NamedTuple):
    """One page as the index takes it."""

    address: str
    """Below the site's root: `events/x/`."""
    content: str
    """Plain text, of which results show an excerpt; the title where there is no other."""
    meta: Mapping[str, str]
    """Its `title`, `date` in words, `names` it also goes by, and `days` as they may be typed."""
    filters: Mapping[str, Sequence[str]]
    """Its `kind`, and each `year` it falls in, astronomical."""


class Part(NamedTuple):
    """The records of one index."""

    name: str
    """Empty for the first, else the decade: `1990s`."""
    events: tuple[Event, ...]
    others: bool
    """Whether the records that are no events are in it, and the hand-written pages."""


def parts_of(timeline: Timeline, most: int = MOST_IN_ONE_INDEX) -> tuple[Part, ...]:
    """Return how the records of a timeline are shared out among indexes.

    Args:
        timeline: The records.
        most: How many events one index may have.
    """
    if len(timeline.events) <= most:
        return (Part("", timeline.events, others=True),)
    decades: dict[str, list[Event]] = {}
    for event in timeline.events:
        begins = event.date.begins
        decades.setdefault(_decade(begins.year) if begins else "", []).append(event)
    first = Part("", tuple(decades.pop("", ())), others=True)
    return (first, *(Part(name, tuple(its), others=False) for name, its in decades.items()))


def _decade(year: int) -> str:
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year) // 10 * 10:04d}s"


def search_records(part: Part, collection: Collection, locale: str) -> Iterator[SearchRecord]:
    """Yield the records of one index: what is no event first, then events in order of time.

    Args:
        part: Which records.
        collection: All records, for the names of those that are named, and the pages.
        locale: The site's language as Babel knows it; dates are found in it, and in English.
    """
    texts = _Texts(collection)
    if part.others:
        for page in collection.pages:
            yield _page(page, texts)
        # By id: the order of files is the editors' own affair.
        for record in sorted(collection.by_id.values(), key=lambda one: one.id):
            if not isinstance(record, Event) and record.withdrawn is None:
                yield _entity(record, texts, locale)
    for event in part.events:
        yield _event(event, texts, locale)


class _Texts:
    """What records say, in plain text."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._found: dict[str, str | None] = {}

    def plain(self, markdown: str | None) -> str:
        return _inert(plain_text(markdown, self._name_of)) if markdown else ""

    def labels(self, identifiers: Iterable[str]) -> str:
        by_id = self.collection.by_id
        named = (by_id[one].label for one in dict.fromkeys(identifiers) if one in by_id)
        return _inert(", ".join(named))

    def own(self, record: Record) -> Iterator[str]:
        """Yield the values of a site's own fields as readers see them, numbers and dates apart."""
        for name, field in self.collection.vocabulary.fields.items():
            value = record.own.get(name)
            values = value if isinstance(value, tuple) else (value,)
            for one in values:
                if isinstance(one, str):
                    term = field.terms.get(one)
                    found = self.collection.by_id.get(one)
                    yield _inert(term.label if term else found.label if found else one)

    def _name_of(self, target: str) -> str | None:
        if target not in self._found:
            identifier = self.collection.names.find_any(target)
            record = self.collection.by_id.get(identifier) if identifier else None
            self._found[target] = record.label if record else None
        return self._found[target]


def _event(event: Event, texts: _Texts, locale: str) -> SearchRecord:
    said = (
        f"{texts.labels(one.by)}: {_inert(one.quote or one.says or '')}"
        + (f" {_inert(one.original.text)}" if one.original else "")
        for one in event.statements
    )
    pieces = (
        texts.plain(event.summary),
        *said,
        texts.plain(event.body),
        _listed(
            texts.labels(event.actors),
            texts.labels(event.places),
            texts.labels(event.topics),
            *texts.own(event),
        ),
    )
    meta = {"date": in_words(event.date, locale), "days": days_of(event.date, locale)}
    return _record(event, pieces, meta, event.date)


def _entity(record: Record, texts: _Texts, locale: str) -> SearchRecord:
    pieces: list[str] = []
    meta: dict[str, str] = {}
    date = None
    if isinstance(record, Source):
        authors = ", ".join(record.authors)
        pieces += [_listed(_inert(record.publisher or ""), _inert(authors))]
        pieces.append(texts.plain(record.note))
        date = record.published
        if date is not None:
            meta = {"date": in_words(date, locale), "days": days_of(date, locale)}
    else:
        pieces.append(texts.plain(getattr(record, "description", None)))
    if isinstance(record, Actor):
        pieces.append(_listed(*(_inert(role.role) for role in record.roles)))
    pieces += [texts.plain(record.body), _listed(*texts.own(record))]
    return _record(record, pieces, meta, date)


def _page(page: WrittenPage, texts: _Texts) -> SearchRecord:
    title = _inert(page.title)
    content = texts.plain(page.text) or title
    return SearchRecord(page.address, content, {"title": title}, {"kind": [PAGE]})


def _record(
    record: Record, pieces: Iterable[str], meta: Mapping[str, str], date: Edtf | None
) -> SearchRecord:
    others = dict.fromkeys(name for name in record.names if name != record.label)
    filters: dict[str, Sequence[str]] = {"kind": [record.kind_of_record.value]}
    years = years_of(date) if date else ()
    if years:
        filters["year"] = [str(year) for year in years]
    named = {"names": _inert(", ".join(others))} if others else {}
    title = _inert(record.label)
    # What has no text is left out of an index.
    content = "\n".join(filter(None, pieces)) or title
    return SearchRecord(record.address, content, {"title": title, **meta, **named}, filters)


def _listed(*names: str) -> str:
    """Return names in one line, told apart where an excerpt shows them."""
    return " · ".join(filter(None, names))


def _inert(text: str) -> str:
    return _COMMAND.sub("__", text)


def years_of(date: Edtf) -> tuple[int, ...]:
    """Return the astronomical years in which a date falls or may fall, the first and last of many.

    Where a date begins or ends without a bound, that end is left out.
    """
    bounds = [day.year for day in (date.earliest, date.latest) if day is not None]
    if not bounds:
        return ()
    first, last = bounds[0], bounds[-1]
    return tuple(range(first, last + 1)) if last - first < _MOST_YEARS else (first, last)


def days_of(date: Edtf, locale: str) -> str:
    """Return a date in the forms in which it is looked for: `2022-01-12 12 Jan 2022 …`.

    Only what the date says is in them: a month is not found by its days. What the words of the date
    itself say, which results show, is not repeated.
    """
    days = tuple(_days(date)) if date.precision in _EXACT else ()
    months = dict.fromkeys(day.isoformat()[:-3] for day in days or _months(date))
    dates = [parse(day.isoformat()) for day in days] or [date]
    forms = [one.text for one in dates if days] or [*months]
    for language in dict.fromkeys((locale, "en")):
        forms += [in_words(one, language) for one in dates]
        forms += [in_short(one, language) for one in dates]
        # Many languages write the name of a month otherwise where it has no day.
        forms += [in_words(parse(month), language) for month in months]
    return _unsaid(forms, in_words(date, locale))


def _unsaid(forms: Iterable[str], said: str) -> str:
    """Return the texts that have a word which neither `said` nor any text before them has."""
    known = set(said.split())
    kept = []
    for form in forms:
        words = form.split()
        if not known.issuperset(words):
            known.update(words)
            kept.append(form)
    return " ".join(kept)


def _days(date: Edtf) -> Iterator[Day]:
    """Yield the days of a date, or its first and last where they are many."""
    first, last = date.earliest, date.latest
    if first and last and day_number(last) - day_number(first) < _MOST_DAYS and first.year > 0:
        # The years of Python's calendar are those from 1 to 9999.
        begin = calendar_day(*first[:3]).toordinal()
        for number in range(begin, begin + day_number(last) - day_number(first) + 1):
            day = calendar_day.fromordinal(number)
            yield Day(day.year, day.month, day.day)
        return
    yield from dict.fromkeys(day for day in (first, last) if day)


def _months(date: Edtf) -> Iterator[Day]:
    """Yield a day of the first and of the last month of a date that says months."""
    if date.precision is Precision.MONTH:
        yield from dict.fromkeys(day for day in (date.earliest, date.latest) if day)


KINDS: tuple[str, ...] = (*(kind.value for kind in Kind), PAGE)
"""Every kind by which results can be filtered, in the order in which readers are offered them."""
