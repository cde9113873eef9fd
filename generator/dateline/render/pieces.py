"""The small pieces of HTML that pages repeat: links, dates, marks, notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from markupsafe import Markup, escape

from dateline.model.claims import LISTS
from dateline.model.dates import Edtf, Mark
from dateline.model.disputes import is_disputed
from dateline.model.records import Source, Status
from dateline.model.vocabulary import FieldKind
from dateline.render.words import machine_date, role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model.records import Citation, Event, Record, Statement
    from dateline.render.evidence import Evidence, Since, Use
    from dateline.render.words import Words

_MARKS: Mapping[str, Markup] = {
    mark: Markup('<span class="dl-mark dl-mark--%s" aria-hidden="true"></span>') % mark
    for mark in get_args(Mark)
}

_NOTHING = Markup()


def _html(html: str) -> Markup:
    """Return what was put together of our own HTML and escaped texts.

    `Markup` would do both with its `%`, in ten times the time.
    """
    return Markup(html)  # noqa: S704 - all that a record says in it was escaped


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is made of one record, date or note; each is kept, as it stands on many pages.

    `base` is the way from a page to the site's root everywhere.
    """

    words: Words
    by_id: Mapping[str, Record]
    _links: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _times: dict[tuple[str, str], Markup] = field(default_factory=dict)
    _whens: dict[tuple[str, bool], Markup] = field(default_factory=dict)
    _notes: dict[tuple[int, ...], Markup] = field(default_factory=dict)
    _uses: dict[tuple[object, ...], Markup] = field(default_factory=dict)
    _stances: dict[str, Markup] = field(default_factory=dict)
    _types: dict[str, Markup] = field(default_factory=dict)
    _statuses: dict[tuple[str, ...], Markup] = field(default_factory=dict)

    def link(self, record: Record, base: str) -> Markup:
        """Return a link to a record's page by its name."""
        key = (record.id, base)
        html = self._links.get(key)
        if html is None:
            address, label = escape(f"{base}{record.address}"), escape(record.label)
            html = _html(f'<a href="{address}">{label}</a>')
            self._links[key] = html
        return html

    def links(self, records: Iterable[Record], base: str) -> Markup:
        """Return links to several records, with commas."""
        return Markup(", ").join([self.link(record, base) for record in records])

    def mark(self, date: Edtf) -> Markup:
        """Return the shape that shows how exact a date is; the words beside it say the same."""
        return _MARKS[date.mark]

    def time(self, date: Edtf, text: str) -> Markup:
        """Return a date in words for readers and, where HTML has a form for it, for machines."""
        key = (date.text, text)
        html = self._times.get(key)
        if html is None:
            machine = machine_date(date)
            if machine is None:
                html = _html(f"<span>{escape(text)}</span>")
            else:
                html = _html(f'<time datetime="{machine}">{escape(text)}</time>')
            self._times[key] = html
        return html

    def when(self, date: Edtf, years: bool) -> Markup:  # noqa: FBT001 - called by templates
        """Return the mark and the gutter of a list for a date, with its year if `years`."""
        key = (date.text, years)
        html = self._whens.get(key)
        if html is None:
            text = self.words.short(date) if years else self.words.gutter(date)
            html = _html(f'{self.mark(date)}<p class="dl-when">{self.time(date, text)}</p>')
            self._whens[key] = html
        return html

    def type(self, event: Event) -> Markup:
        """Return the type of an event, with its colour."""
        html = self._types.get(event.type)
        if html is None:
            hue = self.words.vocabulary.hue_of(event.type)
            label = self.words.type(event.type)
            html = Markup('<span class="dl-type dl-hue-%s">%s</span>') % (hue, label)
            self._types[event.type] = html
        return html

    def status(self, event: Event) -> Markup:
        """Return the status of an event, and that it is disputed; empty for a plain one."""
        names: tuple[str, ...] = ()
        if event.status is not Status.CONFIRMED:
            names = (event.status.value,)
        if event.status is not Status.DISPUTED and is_disputed(event):
            names += (Status.DISPUTED.value,)
        if not names:
            return _NOTHING
        html = self._statuses.get(names)
        if html is None:
            pattern = Markup(' <span class="dl-status dl-status--%s">%s</span>')
            html = Markup().join([pattern % (name, name.capitalize()) for name in names])
            self._statuses[names] = html
        return html

    def notes(self, numbers: tuple[int, ...]) -> Markup:
        """Return the numbers of sources as links to them on the same page."""
        html = self._notes.get(numbers)
        if html is None:
            pattern = Markup(
                '<sup class="dl-ref"><a href="#source-%s" aria-label="Source %s">%s</a></sup>'
            )
            html = Markup().join([pattern % (one, one, one) for one in numbers])
            self._notes[numbers] = html
        return html

    def speakers(self, statement: Statement, event: Event, base: str) -> Markup:
        """Return who says something, each with the offices held when it was said."""
        said = []
        for identifier in dict.fromkeys(statement.by):
            speaker = self.by_id.get(identifier)
            if speaker is not None:
                offices = role(speaker, statement.date or event.date)
                link = self.link(speaker, base)
                said.append(Markup("%s, %s") % (link, offices) if offices else link)
        return said[0] if len(said) == 1 else Markup("; ").join(said)

    def stance_mark(self, statement: Statement) -> Markup:
        """Return what a speaker does with the words, as a mark; empty where it is not said."""
        stance = statement.stance
        if not stance:
            return _NOTHING
        html = self._stances.get(stance)
        if html is None:
            pattern = Markup(' <span class="dl-stance dl-stance--%s">%s</span>')
            html = self._stances[stance] = pattern % (stance, self.words.stance(stance))
        return html

    def since(self, since: Since | None) -> Markup:
        """Return from when on a version is on record; empty where nothing tells."""
        if since is None:
            return _NOTHING
        how = " (published)" if since.is_published else ""
        return _html(
            f' <span class="dl-note">since {escape(self.words.date(since.date))}{how}</span>'
        )

    def cited_links(self, citations: Iterable[Citation], base: str) -> Markup:
        """Return links to sources, each by its title and publisher, with where in it.

        It is said of those that were withdrawn.
        """
        return Markup("; ").join(
            [
                self._cited(source, citation.locator, base)
                for citation in citations
                if isinstance(source := self.by_id.get(citation.id), Source)
            ]
        )

    def _cited(self, source: Source, locator: str | None, base: str) -> Markup:
        publisher = Markup("%s: ") % source.publisher if source.publisher else _NOTHING
        cited = publisher + self.link(source, base)
        if locator:
            cited = Markup("%s (%s)") % (cited, locator)
        return cited + ", withdrawn" if source.withdrawn else cited

    def uses(self, uses: tuple[Use, ...], event: Event | None = None) -> Markup:
        """Return what a source is cited for on a page, with links to statements of `event`."""
        statements = event.statements if event is not None else ()
        # Few people say most of what is said, so that most of these stand on many pages.
        key = (uses, *[statements[one - 1].by for use in uses for one in use.statements if event])
        html = self._uses.get(key)
        if html is None:
            html = self._uses[key] = Markup("; ").join([self._use(use, event) for use in uses])
        return html

    def _use(self, use: Use, event: Event | None) -> Markup:
        things = [escape(self.claim(key)) for key in use.fields]
        if event is not None:
            things += [
                _html(
                    f'<a href="#statement-{one}">statement {one}</a>{escape(self._by(event, one))}'
                )
                for one in use.statements
            ]
        named = Markup(", ").join(things)
        return Markup("%s (%s)") % (named, use.locator) if use.locator else named

    def claim(self, key: str) -> str:
        """Return how a field, or one record in a field, is called."""
        field, _, identifier = key.partition(".")
        record = self.by_id.get(identifier) if field in LISTS else None
        return self.words.record_in(field, record.label) if record else self.words.field(key)

    def _by(self, event: Event, number: int) -> str:
        speakers = event.statements[number - 1].by
        named = [record.label for one in speakers if (record := self.by_id.get(one))]
        return f" by {', '.join(named)}" if named else ""

    def noted(self, evidence: Evidence, name: str, record: Record | None = None) -> Markup:
        """Return the numbers of the sources of a field, or of one record in it."""
        if not evidence.claims:
            return _NOTHING
        claimed = evidence.claims.get(f"{name}.{record.id}" if record else name)
        return self.notes(claimed.sources) if claimed else _NOTHING

    def own(self, record: Record, name: str, base: str) -> str:
        """Return the value of a site's own field, as text or as a link."""
        value, own = record.own[name], self.words.vocabulary.fields[name]
        if isinstance(value, Edtf):
            return self.words.date(value)
        if isinstance(value, float):
            return self.words.number(value)
        if isinstance(value, tuple):
            labels = [own.terms[term].label if term in own.terms else term for term in value]
            return ", ".join(labels)
        if own.kind is FieldKind.TERM:
            return own.terms[value].label if value in own.terms else value
        target = self.by_id.get(value) if own.kind is FieldKind.REFERENCE else None
        return self.link(target, base) if target else value


def is_web(address: str | None) -> bool:
    """Return whether an address is one that a reader can be sent to."""
    return address is not None and address.lower().startswith(("https://", "http://"))


def dispute_anchor(number: int) -> str:
    """Return the id of a disputed point on the page of its event, the first being 1."""
    return "disputed" if number == 1 else f"disputed-{number}"


def sentence(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]
