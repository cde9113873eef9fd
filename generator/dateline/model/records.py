"""The records: what an editor can say of an event, an actor, a place, a topic, a source.

Field descriptions are part of the format: they become the reference and the JSON Schema.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field, model_validator

from dateline.model.kind import Kind
from dateline.model.problem import Keys
from dateline.model.values import (
    ActorRef,
    Credibility,
    Date,
    EventRef,
    Importance,
    Number,
    OneOrMore,
    OwnValues,
    PlaceRef,
    SourceRef,
    Text,
    Texts,
    TopicRef,
    Value,
)

if TYPE_CHECKING:
    from dateline.model.dates import Day


class Status(StrEnum):
    """How sure an event is."""

    CONFIRMED = "confirmed"
    REPORTED = "reported"
    DISPUTED = "disputed"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class RevisionKind(StrEnum):
    """Why a published record was changed."""

    CORRECTION = "correction"
    UPDATE = "update"
    CLARIFICATION = "clarification"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    STATE = "state"
    GROUP = "group"
    OTHER = "other"


class Reliability(StrEnum):
    """How reliable a source is on the Admiralty scale, the best first; F: cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


CANNOT_BE_JUDGED = 6
"""The credibility of what cannot be judged, as F is the reliability of a source that cannot."""


class Attribution(StrEnum):
    """Whether somebody stands behind a source by name, a person or an institution."""

    NAMED = "named"
    ANONYMOUS = "anonymous"


class Revision(Value):
    """An entry of a record's public corrections log."""

    date: Date = Field(description="The day of the change.")
    kind: RevisionKind = Field(description="correction, update or clarification.")
    note: Text = Field(description="What was changed and why, for readers.")


class Withdrawal(Value):
    """Why a published record no longer stands. Its address stays and says so."""

    date: Date = Field(description="The day it was withdrawn.")
    reason: Text | None = Field(None, description="Why, for readers.")


class Record(Value):
    """What every kind of record has."""

    kind_of_record: ClassVar[Kind]

    id: str
    path: str
    """The file, below the content folder, with `/` between folders."""
    within: Keys = ()
    """Where in that file: not empty for a source that is written inside another record."""
    registered: bool = True
    """False for a page made from a bare name, in a collection that is open for such names."""

    aliases: Texts = Field((), description="Other names it goes by.")
    former_ids: Texts = Field((), description="Ids it had before; their addresses redirect.")
    body: Text | None = Field(None, description="Markdown; [[id]] and [[id|text]] are links.")
    added: Date | None = Field(None, description="The day the record was first published.")
    revisions: tuple[Revision, ...] = Field((), description="The public corrections log.")
    withdrawn: Withdrawal | None = Field(None, description="That the record was withdrawn.")
    draft: Texts = Field((), description="Fields that a program filled in and nobody confirmed.")
    own: OwnValues = Field(default_factory=dict)
    """Values of the fields that vocabulary.yml declares for this kind."""

    @property
    def label(self) -> str:
        """The name or title of the record, plain text."""
        raise NotImplementedError

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the record goes by in references."""
        return (self.label, *self.aliases)

    @cached_property
    def address(self) -> str:
        """The address of the record's page below the site's root: `events/x/`."""
        return self._address_of(self.id)

    @property
    def first_address(self) -> str:
        """The address of the oldest id that is known: a record that is renamed keeps it."""
        return self._address_of(next(iter(self.former_ids), self.id))

    def _address_of(self, identifier: str) -> str:
        return f"{self.kind_of_record.folder}/{identifier.rpartition(':')[2]}/"

    @cached_property
    def last_changed(self) -> Day | None:
        """The last day in the record's log; None where it has none that is known to the day."""
        dates = [revision.date for revision in self.revisions]
        if self.added:
            dates.append(self.added)
        if self.withdrawn:
            dates.append(self.withdrawn.date)
        days = [date.earliest for date in dates if date.is_day and date.earliest]
        return max(days, default=None)


class Citation(Value):
    """A source, and where in it."""

    id: SourceRef = Field(description="The id of the source.")
    locator: Text | None = Field(None, description="Where in the source: paragraph 3, page 12.")
    supports: Texts = Field((), description="The fields of the record that rest on it.")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: object) -> object:
        return {"id": value} if isinstance(value, str) else value


Citations = Annotated[tuple[Citation, ...], OneOrMore]


class Original(Value):
    """A quotation in the language in which it was said or written."""

    lang: Text = Field(description="The language, BCP 47: uk, ru, zh-Hant.")
    text: Text = Field(description="The words, verbatim.")


class Statement(Value):
    """Who says what, with whose source."""

    by: Annotated[tuple[ActorRef, ...], OneOrMore] = Field(description="Who says it.")
    stance: Text | None = Field(None, description="How: asserts, denies, demands, …")
    quote: Text | None = Field(None, description="The words, verbatim.")
    original: Original | None = Field(
        None, description="The quote before it was translated; both are shown."
    )
    says: Text | None = Field(None, description="A paraphrase, where there is no quote.")
    about: Text | None = Field(
        None, description="The disputed point; statements on one point stand side by side."
    )
    date: Date | None = Field(None, description="When it was said.")
    source: Citations = Field((), description="The source of the statement.")


class Relations(Value):
    """How an event stands to other events. The inverse is made by the program."""

    follows: Annotated[tuple[EventRef, ...], OneOrMore] = Field(
        (), description="Events that it comes after."
    )
    part_of: Annotated[tuple[EventRef, ...], OneOrMore] = Field(
        (), description="Larger events that it belongs to."
    )
    responds_to: Annotated[tuple[EventRef, ...], OneOrMore] = Field(
        (), description="Events that it answers."
    )
    causes: Annotated[tuple[EventRef, ...], OneOrMore] = Field(
        (), description="Events that it led to."
    )
    contradicts: Annotated[tuple[EventRef, ...], OneOrMore] = Field(
        (), description="Events that cannot be true beside it."
    )
    supersedes: Annotated[tuple[EventRef, ...], OneOrMore] = Field(
        (), description="Events whose place it takes."
    )


class Media(Value):
    """A picture that belongs to an event."""

    file: Text = Field(description="The file, relative to the record's own folder.")
    alt: Text = Field(description="What the picture shows, for those who cannot see it.")
    credit: Text | None = Field(None, description="Who made it, and under which licence.")
    caption: Text | None = Field(None, description="What readers should know of it.")


class Event(Record):
    """Something that happened, is said to have happened, or is planned."""

    kind_of_record: ClassVar[Kind] = Kind.EVENT

    title: Text = Field(description="A neutral headline in the present tense.")
    date: Date = Field(description="When, in EDTF, as precise as the sources are.")
    type: Text = Field(description="A type from vocabulary.yml.")
    status: Status = Field(
        Status.CONFIRMED,
        description="How sure it is: confirmed unless said; reported is what one source says.",
    )
    summary: Text | None = Field(None, description="One or two neutral sentences.")
    places: Annotated[tuple[PlaceRef, ...], OneOrMore] = Field((), description="Where.")
    actors: Annotated[tuple[ActorRef, ...], OneOrMore] = Field((), description="Who took part.")
    topics: Annotated[tuple[TopicRef, ...], OneOrMore] = Field((), description="What it is about.")
    importance: Importance | None = Field(
        None, description="1 to 5, the most important 5; lists can ask for it."
    )
    sources: Citations = Field((), description="Where it is reported.")
    statements: tuple[Statement, ...] = Field((), description="Who said what.")
    evidence: dict[str, Citations] = Field(
        default_factory=dict,
        description="The sources of single fields, or of one place, actor or topic: actors.ID.",
    )
    relations: Relations = Field(Relations(), description="How it stands to other events.")
    media: tuple[Media, ...] = Field((), description="Pictures.")

    @property
    def label(self) -> str:
        """The title."""
        return self.title

    @property
    def stands(self) -> bool:
        """Whether nothing in the record says that it was withdrawn."""
        return self.withdrawn is None and self.status is not Status.WITHDRAWN


class ForeignName(Value):
    """A name in another language or script."""

    text: Text = Field(description="The name as it is written there.")
    lang: Text = Field(description="The language, BCP 47: uk, ru, zh-Hant.")


class Role(Value):
    """An office somebody held."""

    role: Text = Field(description="The office: Secretary-General.")
    at: ActorRef | None = Field(None, description="The organization or state.")
    period: Date | None = Field(None, description="When it was held, an EDTF interval.")


class Actor(Record):
    """A person, an organization, a state, a group."""

    kind_of_record: ClassVar[Kind] = Kind.ACTOR

    name: Text = Field(description="The usual name.")
    kind: ActorKind = Field(description="person, organization, state, group or other.")
    description: Text | None = Field(None, description="Who it is, in a sentence or two.")
    also_known_as: tuple[ForeignName, ...] = Field((), description="Names in other scripts.")
    part_of: Annotated[tuple[ActorRef, ...], OneOrMore] = Field((), description="What it is in.")
    roles: tuple[Role, ...] = Field((), description="Offices held.")
    country: Text | None = Field(None, description="ISO 3166 alpha-2.")
    wikidata: Text | None = Field(None, description="The Wikidata item: Q7184.")

    @property
    def label(self) -> str:
        """The name."""
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the aliases and the names in other scripts."""
        return (self.name, *self.aliases, *(name.text for name in self.also_known_as))


class Location(Record):
    """A place."""

    kind_of_record: ClassVar[Kind] = Kind.PLACE

    name: Text = Field(description="The usual name.")
    kind: Text | None = Field(None, description="A kind of place from vocabulary.yml.")
    description: Text | None = Field(None, description="What it is, in a sentence or two.")
    lat: Number | None = Field(None, description="Latitude, degrees north, WGS 84.")
    lon: Number | None = Field(None, description="Longitude, degrees east, WGS 84.")
    country: Text | None = Field(None, description="ISO 3166 alpha-2.")
    part_of: Annotated[tuple[PlaceRef, ...], OneOrMore] = Field((), description="What it is in.")
    geonames: Text | None = Field(None, description="The GeoNames number.")
    wikidata: Text | None = Field(None, description="The Wikidata item.")

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class Topic(Record):
    """What events are about."""

    kind_of_record: ClassVar[Kind] = Kind.TOPIC

    name: Text = Field(description="The usual name.")
    description: Text | None = Field(None, description="What it covers, in a sentence or two.")
    part_of: Annotated[tuple[TopicRef, ...], OneOrMore] = Field((), description="What it is in.")

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class Source(Record):
    """An article, a statement, a transcript: something that can be cited."""

    kind_of_record: ClassVar[Kind] = Kind.SOURCE

    title: Text = Field(description="The title as published.")
    publisher: Text | None = Field(None, description="Who published it.")
    authors: Texts = Field((), description="Who wrote it, as named there.")
    url: Text | None = Field(None, description="The address, http or https.")
    published: Date | None = Field(None, description="When it was published.")
    accessed: Date | None = Field(None, description="When it was last read.")
    language: Text | None = Field(None, description="BCP 47: en, uk.")
    kind: Text | None = Field(None, description="A kind of source from vocabulary.yml.")
    archived: Text | None = Field(None, description="The address of an archived copy.")
    copy_of: SourceRef | None = Field(None, description="The source that it is a copy of.")
    relies_on: Annotated[tuple[SourceRef, ...], OneOrMore] = Field(
        (), description="The sources that it says it has this from."
    )
    attribution: Attribution | None = Field(
        None, description="anonymous where neither a person nor an institution stands behind it."
    )
    reliability: Reliability | None = Field(
        None, description="A to F, the Admiralty scale; F cannot be judged."
    )
    credibility: Credibility | None = Field(
        None, description="1 to 6, the Admiralty scale; 6 cannot be judged."
    )
    note: Text | None = Field(None, description="What a reader should know of it.")

    @property
    def label(self) -> str:
        """The title."""
        return self.title

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where it can be read: its own address and that of an archived copy, as far as given."""
        return tuple(address for address in (self.url, self.archived) if address)

    @property
    def is_graded(self) -> bool:
        """Whether it has a grade on the Admiralty scale."""
        return self.reliability is not None or self.credibility is not None

    @property
    def grade(self) -> str:
        """Both grades as they are written together: `B2`; a dash for one that is not given."""
        return f"{self.reliability or '–'}{self.credibility or '–'}"

    @property
    def grade_key(self) -> tuple[str, int]:
        """What sources sort by: the best grades first, those that cannot be judged last.

        Where one of the two is not given it counts as what cannot be judged.
        """
        return (self.reliability or Reliability.F, self.credibility or CANNOT_BE_JUDGED)

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of the sources that it has what it says from: its original comes first."""
        return (self.copy_of, *self.relies_on) if self.copy_of else self.relies_on


MODELS: dict[Kind, type[Record]] = {
    Kind.EVENT: Event,
    Kind.ACTOR: Actor,
    Kind.PLACE: Location,
    Kind.TOPIC: Topic,
    Kind.SOURCE: Source,
}
"""The model of each kind."""
