"""How an event stands in a list of what was known: its title, its sources, what was said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dateline.model.dates import parse
from dateline.render.events import shortened
from dateline.render.lists import PAGE_LENGTH, ListPage
from dateline.render.markdown import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.known import Known, KnownStatement
    from dateline.model.dates import Day
    from dateline.model.records import Event, Source, Statement
    from dateline.render.view import View

LARGEST = 350_000
"""Bytes that the events of a page have at most, unless one alone has more."""

_LAST_YEAR_WITH_DAYS = 9999


@dataclass(frozen=True, slots=True)
class RowSource:
    """A source in a row."""

    source: Source
    counted_from: str | None
    """In words, where that is not plainly its day of publication."""
    since: str | None
    adds: bool
    """Whether it is new in the month, to an event that was known before it."""


@dataclass(frozen=True, slots=True)
class RowStatement:
    """A statement in a row."""

    statement: Statement
    text: str
    """As much of it as a list has room for; its event's page has the rest."""
    since: str | None
    is_new: bool
    """Whether it is new in the month."""
    adds: bool
    """Whether it is so to an event that was known before it."""


@dataclass(frozen=True, slots=True)
class RowPoint:
    """The statements on one point in a row."""

    about: str
    since: str | None
    disputed_since: str | None
    """None where no two versions stood against each other by then."""
    statements: tuple[RowStatement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What the template is told of an event."""

    event: Event
    since: str | None
    """The first day on which anything that the row has was known."""
    dated: str | None
    """The first day on which its date was known."""
    begins: str | None
    """The day it happened, where it had been announced before."""
    is_announced: bool
    """Whether that day had not come."""
    is_new: bool
    sources: tuple[RowSource, ...]
    statements: tuple[RowStatement, ...]
    points: tuple[RowPoint, ...]


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row as HTML."""

    event: Event
    is_dated: bool
    """Whether its date was known; a row without is listed apart."""
    pieces: Sequence[str]
    """Cut where the way to the site's root belongs."""

    def html(self, base: str) -> Markup:
        """Return the row as it stands on a page at `base` from the root."""
        return Markup(base.join(self.pieces))  # noqa: S704 - of a template

    @property
    def size(self) -> int:
        """Its bytes, but for the ways to the root."""
        return sum(len(piece.encode()) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Rows:
    """Makes rows. Months in which nothing more is known of an event share its row."""

    view: View
    wholes: Mapping[str, Known]
    """By event id, everything that is ever known of it."""
    _made: dict[tuple[object, ...], Sequence[str]] = field(default_factory=dict)

    def of_month(self, one: Known, first: Day, last: Day) -> ListedRow:
        """Return the row of an event on the page of a month, with what `one` has of it."""
        event, begins = one.event, one.event.date.begins
        is_announced = begins is not None and begins > last
        is_dated = one.date_known(last)
        adds = any(first <= day <= last for day in one.days)
        key = (event.id, one.size, min(one.days), first if adds else None, is_announced, is_dated)
        pieces = self._made.get(key)
        if pieces is None:
            row = self._row(one, first, last)
            pieces = self._made[key] = self._pieces(row)
        return ListedRow(event, is_dated, pieces)

    def not_dated(self, one: Known) -> ListedRow:
        """Return the row of an event on the page of what has no day."""
        statements, points = self._said(one, {}, None)
        row = Row(
            event=one.event,
            since=None,
            dated=None,
            begins=None,
            is_announced=False,
            is_new=False,
            sources=tuple(
                RowSource(source.source, None, None, adds=False) for source in one.sources
            ),
            statements=statements,
            points=points,
        )
        return ListedRow(one.event, is_dated=True, pieces=self._pieces(row))

    def _row(self, one: Known, first: Day, last: Day) -> Row:
        whole, begins = self.wholes[one.event.id], one.event.date.begins
        disputed = {
            dispute.about: dispute.since for dispute in whole.disputes if dispute.since <= last
        }
        announced = begins if begins and one.since and begins > one.since else None
        statements, points = self._said(one, disputed, first)
        return Row(
            event=one.event,
            since=_text(min(one.days)),
            dated=_text(one.date_since),
            begins=_text(announced),
            is_announced=announced is not None and announced > last,
            is_new=_is_new(one.since, first),
            sources=tuple(self._sources(one, first)),
            statements=statements,
            points=points,
        )

    def _sources(self, one: Known, first: Day) -> Iterator[RowSource]:
        for cited in one.sources:
            published, since = cited.source.published, cited.since
            is_plain = published is None or published.is_day
            counted = None if is_plain or since is None else self._in_words(since)
            adds = _is_new(since, first) and since != one.since
            yield RowSource(cited.source, counted, _text(since), adds)

    def _in_words(self, day: Day) -> str | None:
        """Return a day in words; None in years so far away that EDTF has no days in them."""
        far = abs(day.year) > _LAST_YEAR_WITH_DAYS
        return None if far else self.view.words.date(parse(day.isoformat()))

    def _said(
        self, one: Known, disputed: Mapping[str, Day], first: Day | None
    ) -> tuple[tuple[RowStatement, ...], tuple[RowPoint, ...]]:
        """Return the statements of a row, those on a point that has a name under it."""
        plain: list[RowStatement] = []
        points: dict[str, list[RowStatement]] = {}
        since: dict[str, list[Day]] = {}
        for said in one.statements:
            about = said.point
            (points.setdefault(about, []) if about else plain).append(_statement(said, one, first))
            if about and said.since:
                since.setdefault(about, []).append(said.since)
        return tuple(plain), tuple(
            RowPoint(
                about,
                _text(min(since.get(about, ()), default=None)),
                _text(disputed.get(about)),
                tuple(versions),
            )
            for about, versions in points.items()
        )

    def _pieces(self, row: Row) -> list[str]:
        parts: Any = self.view.environment.globals["parts"]
        # No record holds this character: a file with it is refused.
        return at(parts.known(row), "\0").split("\0")


def cut_into_pages(rows: Sequence[ListedRow]) -> tuple[ListPage[ListedRow], ...]:
    """Cut rows into pages by their number and their size; no rows are one empty page."""
    pages: list[list[ListedRow]] = [[]]
    size = 0
    for row in rows:
        if pages[-1] and (len(pages[-1]) == PAGE_LENGTH or size + row.size > LARGEST):
            pages.append([])
            size = 0
        pages[-1].append(row)
        size += row.size
    return tuple(ListPage(number, len(pages), tuple(one)) for number, one in enumerate(pages, 1))


def _statement(said: KnownStatement, one: Known, first: Day | None) -> RowStatement:
    is_new = _is_new(said.since, first)
    return RowStatement(
        said.statement,
        shortened(said.statement.quote or said.statement.says or ""),
        _text(said.since),
        is_new,
        adds=is_new and said.since != one.since,
    )


def _is_new(since: Day | None, first: Day | None) -> bool:
    return since is not None and first is not None and since >= first


def _text(day: Day | None) -> str | None:
    return day.isoformat() if day else None
