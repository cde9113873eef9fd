"""What the templates of record pages can ask of a site."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

from babel import Locale
from babel.core import UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dateline.language import dates
from dateline.language.numbers import number_in_words
from dateline.language.quotes import quoted
from dateline.model.dates import Certainty, Edtf, Mark, Precision
from dateline.model.edtf_calendar import month_length
from dateline.model.records import Actor, Event
from dateline.model.vocabulary import FieldKind
from dateline.render.addresses import month_address, numbered_address, year_address
from dateline.render.evidence import is_disputed
from dateline.render.markdown import at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dateline.model.records import Record
    from dateline.render.markdown import TextConverter
    from dateline.timeline import Timeline

HUES = 10
"""How many types of events have a mark of their own colour; more share them in turn."""

_YEARS_FROM = 2
"""Gaps of so many years and more are said in years."""
_MONTHS_FROM = 6
"""The same for months."""
_MARKS = {
    mark: Markup('<span class="dl-mark dl-mark--{}" aria-hidden="true"></span>').format(mark)
    for mark in get_args(Mark)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is said of the site as a whole in its configuration."""

    name: str
    url: str | None
    """The canonical address, with a trailing slash."""
    language: str
    edit_url: Callable[[str], str | None]
    """The address where a file below the content folder can be edited."""


@dataclass(frozen=True)
class View:
    """A timeline with everything that turns its values into words and HTML."""

    timeline: Timeline
    text: TextConverter
    site: SiteFacts
    templates: Sequence[Path]
    """Folders of templates; the first that has one wins."""
    _lines: dict[str, Markup] = field(default_factory=dict)
    _words: dict[tuple[str, str], str] = field(default_factory=dict)
    _pieces: dict[tuple[str, str, str], Markup] = field(default_factory=dict)
    _times: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _notes: dict[tuple[int, ...], Markup] = field(default_factory=dict)
    _links: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _whens: dict[tuple[str, bool], Markup] = field(default_factory=dict)
    _types: dict[str, Markup] = field(default_factory=dict)
    _counts: dict[tuple[int, str, str], str] = field(default_factory=dict)

    @cached_property
    def environment(self) -> Environment:
        """The templates. Everything that is put into them is escaped."""
        environment = Environment(
            loader=FileSystemLoader([str(folder / "pages") for folder in self.templates]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        environment.globals.update(
            view=self,
            site=self.site,
            timeline=self.timeline,
            vocabulary=self.timeline.collection.vocabulary,
        )
        environment.filters.update(
            words=self.words,
            short=self.short,
            meaning=self.meaning,
            number=self.number,
            at=lambda html, base: Markup(at(html, base)),  # noqa: S704 - of converted text
            line=self.line,
        )
        return environment

    @cached_property
    def locale(self) -> str:
        """The language of the site as Babel knows it; English where it does not."""
        try:
            return str(Locale.parse(self.site.language, sep="-"))
        except (UnknownLocaleError, ValueError):
            return "en"

    def render(self, template: str, **values: object) -> str:
        """Return a rendered template."""
        return self.environment.get_template(template).render(values)

    def record(self, identifier: str) -> Record | None:
        """Return the record with an id."""
        return self.timeline.collection.by_id.get(identifier)

    def records(self, identifiers: Sequence[str]) -> list[Record]:
        """Return the records with some ids, in their order."""
        return [found for one in dict.fromkeys(identifiers) if (found := self.record(one))]

    def events_of(self, identifier: str) -> tuple[Event, ...]:
        """Return the events of a record, in order."""
        return self.timeline.of_record.get(identifier, ())

    def link(self, record: Record, base: str) -> Markup:
        """Return a link to a record's page by its name."""
        key = (record.id, base)
        html = self._links.get(key)
        if html is None:
            html = Markup('<a href="%s%s">%s</a>') % (base, record.address, record.label)
            self._links[key] = html
        return html

    def links(self, records: Sequence[Record], base: str) -> Markup:
        """Return links to several records, with commas."""
        return Markup(", ").join(self.link(record, base) for record in records)

    def mark(self, date: Edtf) -> Markup:
        """Return the shape that shows how exact a date is; the words beside it say the same."""
        return _MARKS[date.mark]

    def time(self, date: Edtf, text: str) -> Markup:
        """Return a date in words for readers and, where HTML has a form for it, for machines."""
        key = (date.text, text)
        html = self._times.get(key)
        if html is None:
            machine = self.machine_date(date)
            if machine is None:
                html = Markup("<span>%s</span>") % text
            else:
                html = Markup('<time datetime="%s">%s</time>') % (machine, text)
            self._times[key] = html
        return html

    def when(self, date: Edtf, years: bool) -> Markup:  # noqa: FBT001 - called by templates
        """Return the mark and the gutter of a list for a date, with its year if `years`."""
        key = (date.text, years)
        html = self._whens.get(key)
        if html is None:
            said = self.time(date, self.short(date) if years else self.gutter(date))
            html = self.mark(date) + Markup('<p class="dl-when">%s</p>') % said
            self._whens[key] = html
        return html

    def type(self, event: Event) -> Markup:
        """Return the type of an event, with its colour."""
        html = self._types.get(event.type)
        if html is None:
            label = self.type_label(event.type)
            pattern = Markup('<span class="dl-type dl-hue-{}">{}</span>')
            html = self._types[event.type] = pattern.format(self.hue(event.type), label)
        return html

    def status(self, event: Event) -> Markup:
        """Return the status of an event, empty for one that is confirmed and not disputed."""
        name = event.status.value
        if name == "confirmed" and is_disputed(event):
            name = "disputed"
        if name == "confirmed":
            return Markup()
        pattern = Markup(' <span class="dl-status dl-status--{}">{}</span>')
        return pattern.format(name, name.capitalize())

    def words(self, date: Edtf) -> str:
        """Return a date in words."""
        return self._in_words("words", date)

    def short(self, date: Edtf) -> str:
        """Return a date in few letters, for the gutter of a list."""
        return self._in_words("short", date)

    def _in_words(self, form: str, date: Edtf) -> str:
        key = (form, date.text)
        said = self._words.get(key)
        if said is None:
            in_words = dates.in_words if form == "words" else dates.in_short
            said = self._words[key] = in_words(date, self.locale)
        return said

    def meaning(self, date: Edtf) -> str | None:
        """Return what a date that is not a plain day leaves open, for readers."""
        return dates.meaning(date, self.locale)

    def number(self, value: float) -> str:
        """Return a number as the language writes it."""
        return number_in_words(value, self.locale)

    def count(self, number: int, one: str, many: str) -> str:
        """Return a number with its noun."""
        key = (number, one, many)
        said = self._counts.get(key)
        if said is None:
            noun = one if number == 1 else many
            said = self._counts[key] = f"{self.number(number)} {noun}"
        return said

    def year_name(self, year: int) -> str:
        """Return an astronomical year in words: `44 BCE`."""
        return dates.year_name(year, self.locale)

    def month_name(self, month: int) -> str:
        """Return the name of a month."""
        return dates.month_name(month, self.locale)

    def gap(self, days: int) -> str:
        """Return a span of days in the unit a reader would use."""
        weeks, months, years = days // 7, days // 30, days // 365
        if years >= _YEARS_FROM:
            return self.count(years, "year", "years")
        if months >= _MONTHS_FROM:
            return self.count(months, "month", "months")
        return self.count(weeks, "week", "weeks")

    def line(self, text: str) -> Markup:
        """Return an inline Markdown text as HTML, its links to records not yet relative."""
        said = self._lines.get(text)
        if said is None:
            said = self._lines[text] = self.text.line(text)
        return said

    def row(self, event: Event, base: str) -> Markup:
        """Return an event as it stands in lists."""
        return self.piece("row", event, base)

    def piece(self, name: str, record: Record, base: str) -> Markup:
        """Return what the macro `name` of parts.html makes of a record.

        It is the same on every page of one depth, and is made once.
        """
        key = (name, record.id, base)
        html = self._pieces.get(key)
        if html is None:
            module: Any = self.environment.get_template("parts.html").module
            html = self._pieces[key] = getattr(module, name)(record, base)
        return html

    def notes(self, numbers: tuple[int, ...]) -> Markup:
        """Return the numbers of sources as links to them on the same page."""
        html = self._notes.get(numbers)
        if html is None:
            pattern = Markup(
                '<sup class="dl-ref"><a href="#source-{0}" aria-label="Source {0}">{0}</a></sup>'
            )
            html = self._notes[numbers] = Markup().join(pattern.format(one) for one in numbers)
        return html

    def hue(self, event_type: str) -> int:
        """Return the number of the colour of an event type."""
        types = list(self.timeline.collection.vocabulary.types)
        return types.index(event_type) % HUES if event_type in types else HUES - 1

    def type_label(self, event_type: str) -> str:
        """Return how an event type reads."""
        term = self.timeline.collection.vocabulary.types.get(event_type)
        return term.label if term else event_type

    def machine_date(self, date: Edtf) -> str | None:
        """Return a date for `<time datetime>`, None where HTML has no form for it.

        HTML knows days, months and years from 1 on, and nothing that is uncertain or open.
        """
        day = date.earliest
        if day is None or day.year < 1 or date.mark not in {"day", "month"}:
            return None
        if date.is_day:
            return day.isoformat()
        if date.precision is Precision.MONTH:
            return day.isoformat()[:-3]
        return day.isoformat()[:-6] if date.precision is Precision.YEAR else None

    def gutter(self, date: Edtf) -> str:
        """Return a date as it stands under the heading of its year."""
        day = date.earliest
        if day is not None and date.is_day:
            return dates.day_and_month(day, self.locale)
        if day is not None and date.mark == "month" and _is_whole_month(date):
            return self.month_name(day.month).capitalize()
        return self.short(date)

    def quoted(self, text: str) -> str:
        """Return a verbatim quotation in the language's own quotation marks."""
        return quoted(text, self.locale)

    def source_count(self, event: Event) -> int:
        """Return how many sources an event and its statements cite."""
        citations = [*event.sources, *(one for item in event.statements for one in item.source)]
        return len({citation.id for citation in citations})

    def stance_label(self, stance: str) -> str:
        """Return how a stance reads."""
        term = self.timeline.collection.vocabulary.stances.get(stance)
        return term.label if term else stance

    def role(self, speaker: Record, event: Event) -> str:
        """Return the offices a speaker may have held at the time of an event."""
        if not isinstance(speaker, Actor):
            return ""
        day = event.date.earliest
        held = [
            role.role
            for role in speaker.roles
            if role.period is None or day is None or role.period.within(day, day) != Certainty.NO
        ]
        return ", ".join(held)

    def field_labels(self, names: Sequence[str]) -> str:
        """Return how fields are called where their source is given."""
        declared = self.timeline.collection.vocabulary.fields
        return ", ".join(
            declared[name].label if name in declared else _FIELDS.get(name, name.replace("_", " "))
            for name in names
        )

    def own_value(self, record: Record, name: str, base: str) -> str:
        """Return the value of a site's own field, as text or as a link."""
        value, own = record.own[name], self.timeline.collection.vocabulary.fields[name]
        if isinstance(value, Edtf):
            return self.words(value)
        if isinstance(value, float):
            return self.number(value)
        if isinstance(value, tuple):
            labels = [own.terms[term].label if term in own.terms else term for term in value]
            return ", ".join(labels)
        if own.kind is FieldKind.TERM:
            return own.terms[value].label if value in own.terms else value
        target = self.record(value) if own.kind is FieldKind.REFERENCE else None
        if target is None:
            return value
        return Markup('<a href="{}{}">{}</a>').format(base, target.address, target.label)

    def is_web(self, address: str | None) -> bool:
        """Return whether an address is one that a reader can be sent to."""
        return address is not None and address.startswith(("https://", "http://"))

    def year_address(self, year: int) -> str:
        """Return the address of a year's page."""
        return year_address(year)

    def month_address(self, year: int, month: int) -> str:
        """Return the address of a month's page."""
        return month_address(year, month)

    def numbered_address(self, address: str, number: int) -> str:
        """Return the address of a numbered page of a list."""
        return numbered_address(address, number)


def _is_whole_month(date: Edtf) -> bool:
    """Return whether a date is a month of which no days are left out, as `2022-01-1X` does."""
    first, last = date.earliest, date.latest
    return (
        date.precision is Precision.MONTH
        and first is not None
        and last is not None
        and (first.day, last.day) == (1, month_length(last.year, last.month))
    )


_FIELDS = {
    "event": "the event",
    "title": "the title",
    "date": "the date",
    "type": "the type",
    "status": "the status",
    "summary": "the summary",
    "body": "the text",
    "places": "the place",
    "actors": "who took part",
    "topics": "the topics",
    "statements": "the statements",
}
