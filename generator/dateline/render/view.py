"""What a page is made with: the linked records, the site's words, the templates."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dateline.language.quotes import quoted
from dateline.model.corrections import corrections_log, revisions_of
from dateline.model.corroboration import corroboration
from dateline.model.references import cited
from dateline.render.addresses import month_address, numbered_address, year_address
from dateline.render.environment import Compiled, PageEnvironment
from dateline.render.markdown import at
from dateline.render.pieces import Pieces, dispute_anchor, is_web, sentence
from dateline.render.proposals import Proposals
from dateline.render.publishers import beside, publishers_of
from dateline.render.support import last_supports
from dateline.render.templates import template_directory
from dateline.render.words import CREDIBILITY, RELIABILITY, Words, credibility, reliability

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from jinja2 import Environment

    from dateline.model.corrections import LogEntry
    from dateline.model.records import Event, Record
    from dateline.model.sighting import Sightings
    from dateline.render.markdown import TextConverter
    from dateline.render.publishers import Beside, Publisher
    from dateline.render.repository import Repository
    from dateline.render.support import LastSupport
    from dateline.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What is said of the site as a whole in its configuration."""

    name: str
    url: str | None
    """The canonical address, with a trailing slash."""
    language: str
    repository: Repository
    """Where the records are kept."""


@dataclass(frozen=True)
class View:
    """A timeline with everything that turns its values into words and HTML."""

    timeline: Timeline
    text: TextConverter
    site: SiteFacts
    templates: Sequence[Path]
    """Folders of templates; the first that has one wins."""
    core_path: Callable[[Timeline], str] | None = None
    """Names the file that the timeline's filters begin with; None where there are no filters."""
    sightings: Sightings = field(default_factory=dict)
    """What was last found at the addresses of sources."""
    compiled: Compiled = field(default_factory=Compiled)
    """Templates, as far as a view with the same templates has used them before."""
    _parts: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    @cached_property
    def words(self) -> Words:
        """How the site says things."""
        return Words(self.site.language, self.timeline.collection.vocabulary)

    @cached_property
    def pieces(self) -> Pieces:
        """The small pieces of HTML that pages repeat."""
        return Pieces(self.words, self.timeline.collection.by_id)

    @cached_property
    def corrections(self) -> tuple[LogEntry, ...]:
        """The log of all records."""
        return corrections_log(self.timeline.collection.records)

    @cached_property
    def publishers(self) -> tuple[Publisher, ...]:
        """Who published the sources."""
        return publishers_of(self.timeline.collection.sources)

    @cached_property
    def publisher_of(self) -> Mapping[str, Publisher]:
        """The publisher of each source that stands, by the id of the source."""
        return {source.id: one for one in self.publishers for source in one.sources}

    @cached_property
    def beside(self) -> Mapping[str, Beside]:
        """What the same publisher published before and after a source, by its id."""
        return beside(self.publishers)

    @cached_property
    def last_supports(self) -> Mapping[str, Mapping[str, LastSupport]]:
        """What rests on one source alone, by the id of the source and that of the event."""
        return last_supports(self.timeline.events, self.publisher_of)

    @property
    def has_feed(self) -> bool:
        """Whether the log is published as a feed: only of records, and with absolute addresses."""
        return bool(self.site.url and self.timeline.collection.records)

    @cached_property
    def environment(self) -> Environment:
        """The templates, with the filters that show values.

        Values are shown by filters rather than by methods of an object, as Jinja calls a filter
        directly and a method by way of several checks.
        """
        folders = [folder / "pages" for folder in self.templates]
        environment = PageEnvironment(folders, self.compiled)
        words, pieces = self.words, self.pieces
        repository, versions = self.site.repository, self.timeline.collection.versions
        proposals = Proposals(repository, self.site.url or "", versions)
        environment.filters.update(
            words=words.date,
            short=words.short,
            meaning=words.meaning,
            number=words.number,
            count=words.count,
            gap=words.gap,
            year=words.year,
            month=words.month,
            short_month=words.short_month,
            month_of=words.month_of,
            quoted=words.quoted,
            quoted_in=quoted,
            stance_mark=pieces.stance_mark,
            since=pieces.since,
            corroboration=words.corroboration,
            counted=self.counted,
            reliability=reliability,
            credibility=credibility,
            records=self.records,
            line=self.text.line,
            at=lambda html, base: Markup(at(html, base)),  # noqa: S704 - of converted text
            each=self.each,
            link=pieces.link,
            links=pieces.links,
            mark=pieces.mark,
            time=pieces.time,
            when=pieces.when,
            type=pieces.type,
            status=pieces.status,
            notes=pieces.notes,
            noted=pieces.noted,
            speakers=pieces.speakers,
            uses=pieces.uses,
            claim=pieces.claim,
            cited_links=pieces.cited_links,
            dispute_anchor=dispute_anchor,
            sentence=sentence,
            own=pieces.own,
            revisions=revisions_of,
            edit_url=repository.edit,
            history_url=repository.history,
            version=proposals.version,
            correction_url=proposals.correction_url,
            missing_url=proposals.missing_url,
            year_address=year_address,
            month_address=month_address,
            numbered_address=numbered_address,
        )
        environment.tests["web"] = is_web
        environment.globals.update(
            site=self.site,
            vocabulary=words.vocabulary,
            scales=(RELIABILITY, CREDIBILITY),
            grading=self.timeline.collection.grading,
        )
        environment.globals["parts"] = environment.get_template("parts.html").module
        return environment

    def compile(self) -> None:
        """Compile the program's own templates of pages, for copies of this process."""
        own = [folder / "pages" for folder in self.templates if folder != template_directory()]
        for path in sorted((template_directory() / "pages").glob("*.html")):
            # One of the site's own may be of no page, and need not even be a template.
            if not any((folder / path.name).exists() for folder in own):
                self.environment.get_template(path.name)

    def of(self, timeline: Timeline) -> View:
        """Return the same view of other records."""
        text = self.text.finding(timeline.collection.find_link)
        return replace(self, timeline=timeline, text=text, _parts={})

    def render(self, template: str, **values: object) -> str:
        """Return a rendered template."""
        return self.environment.get_template(template).render(values)

    def core(self) -> str | None:
        """Return the file that the timeline's filters begin with, for its page to ask for early."""
        return self.core_path(self.timeline) if self.core_path else None

    def record(self, identifier: str) -> Record | None:
        """Return the record with an id."""
        return self.timeline.collection.by_id.get(identifier)

    def records(self, identifiers: Sequence[str]) -> list[Record]:
        """Return the records with some ids, in their order."""
        return [found for one in dict.fromkeys(identifiers) if (found := self.record(one))]

    def events_of(self, identifier: str) -> tuple[Event, ...]:
        """Return the events of a record, in order."""
        return self.timeline.of_record.get(identifier, ())

    def counted(self, event: Event) -> str:
        """Return how many sources and publishers an event has, in words."""
        return self.words.corroboration(
            corroboration(cited(event), self.timeline.collection.origins)
        )

    def each(self, records: Iterable[Record], name: str, base: str) -> Markup:
        """Return what the macro `name` of parts.html makes of each of some records.

        It is made once, cut where the way to the site's root belongs, and joined on each page.
        """
        return Markup("".join([base.join(self._part(one, name)) for one in records]))  # noqa: S704 - of templates

    def _part(self, record: Record, name: str) -> list[str]:
        key = (name, record.id)
        pieces = self._parts.get(key)
        if pieces is None:
            parts: Any = self.environment.globals["parts"]
            # No record holds this character: a file with it is refused.
            pieces = self._parts[key] = at(getattr(parts, name)(record), "\0").split("\0")
        return pieces
