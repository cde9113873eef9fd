"""The records: what an editor can say of an event, an actor, a place, a topic, a source.

Field descriptions are part of the format: they become the reference and the JSON Schema.
"""

from __future__ import annotations

import dataclasses
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, ClassVar

from dateline.model.fields import Value, declared, fields, told
from dateline.model.kind import Kind
from dateline.model.names import Entry
from dateline.model.problem import Keys
from dateline.model.values import (
    ActorRef,
    Credibility,
    Date,
    EventRef,
    Importance,
    Number,
    OneOrMore,
    OwnValue,
    PlaceRef,
    SourceRef,
    Text,
    Texts,
    TopicRef,
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


@declared
class Revision(Value):
    """An entry of a record's public corrections log."""

    date: Date = told("The day of the change.")
    kind: RevisionKind = told("correction, update or clarification.")
    note: Text = told("What was changed and why, for readers.")


@declared
class Withdrawal(Value):
    """Why a published record no longer stands. Its address stays and says so."""

    date: Date = told("The day it was withdrawn.")
    reason: Text | None = told("Why, for readers.", default=None)


@declared
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

    aliases: Texts = told("Other names it goes by.", default=())
    former_ids: Texts = told("Ids it had before; their addresses redirect.", default=())
    body: Text | None = told("Markdown; [[id]] and [[id|text]] are links.", default=None)
    added: Date | None = told("The day the record was first published.", default=None)
    revisions: tuple[Revision, ...] = told("The public corrections log.", default=())
    withdrawn: Withdrawal | None = told("That the record was withdrawn.", default=None)
    draft: Texts = told("Fields that a program filled in and nobody confirmed.", default=())
    own: dict[str, OwnValue] = dataclasses.field(default_factory=dict)
    """Values of the fields that vocabulary.yml declares for this kind."""

    @property
    def label(self) -> str:
        """The name or title of the record, plain text."""
        raise NotImplementedError

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the record goes by in references."""
        return (self.label, *self.aliases)

    @property
    def entry(self) -> Entry:
        """What the record goes by, for `Names`."""
        return Entry(self.id, self.kind_of_record, self.names, self.former_ids)

    @property
    def address(self) -> str:
        """The address of the record's page below the site's root: `events/x/`."""
        return self._address_of(self.id)

    @property
    def first_address(self) -> str:
        """The address of the oldest id that is known: a record that is renamed keeps it."""
        return self._address_of(next(iter(self.former_ids), self.id))

    def _address_of(self, identifier: str) -> str:
        return f"{self.kind_of_record.folder}/{identifier.rpartition(':')[2]}/"

    @property
    def last_changed(self) -> Day | None:
        """The last day in the record's log; None where it has none that is known to the day."""
        dates = [revision.date for revision in self.revisions]
        if self.added:
            dates.append(self.added)
        if self.withdrawn:
            dates.append(self.withdrawn.date)
        days = [date.earliest for date in dates if date.is_day and date.earliest]
        return max(days, default=None)


RESERVED = frozenset(field.name for field in dataclasses.fields(Record)) - fields(Record).keys()
"""Fields of a record that its file does not say but is."""


@declared
class Citation(Value):
    """A source, and where in it."""

    short = "id"

    id: SourceRef = told("The id of the source.")
    locator: Text | None = told("Where in the source: paragraph 3, page 12.", default=None)
    supports: Texts = told("The fields of the record that rest on it.", default=())


Citations = Annotated[tuple[Citation, ...], OneOrMore]


@declared
class Original(Value):
    """A quotation in the language in which it was said or written."""

    lang: Text = told("The language, BCP 47: uk, ru, zh-Hant.")
    text: Text = told("The words, verbatim.")


@declared
class Statement(Value):
    """Who says what, with whose source."""

    by: Annotated[tuple[ActorRef, ...], OneOrMore] = told("Who says it.")
    stance: Text | None = told("How: asserts, denies, demands, …", default=None)
    quote: Text | None = told("The words, verbatim.", default=None)
    original: Original | None = told(
        "The quote before it was translated; both are shown.", default=None
    )
    says: Text | None = told("A paraphrase, where there is no quote.", default=None)
    about: Text | None = told(
        "The disputed point; statements on one point stand side by side.", default=None
    )
    date: Date | None = told("When it was said.", default=None)
    source: Citations = told("The source of the statement.", default=())


@declared
class Relations(Value):
    """How an event stands to other events. The inverse is made by the program."""

    follows: Annotated[tuple[EventRef, ...], OneOrMore] = told(
        "Events that it comes after.", default=()
    )
    part_of: Annotated[tuple[EventRef, ...], OneOrMore] = told(
        "Larger events that it belongs to.", default=()
    )
    responds_to: Annotated[tuple[EventRef, ...], OneOrMore] = told(
        "Events that it answers.", default=()
    )
    causes: Annotated[tuple[EventRef, ...], OneOrMore] = told("Events that it led to.", default=())
    contradicts: Annotated[tuple[EventRef, ...], OneOrMore] = told(
        "Events that cannot be true beside it.", default=()
    )
    supersedes: Annotated[tuple[EventRef, ...], OneOrMore] = told(
        "Events whose place it takes.", default=()
    )


@declared
class Media(Value):
    """A picture that belongs to an event."""

    file: Text = told("The file, relative to the record's own folder.")
    alt: Text = told("What the picture shows, for those who cannot see it.")
    credit: Text | None = told("Who made it, and under which licence.", default=None)
    caption: Text | None = told("What readers should know of it.", default=None)


@declared
class Event(Record):
    """Something that happened, is said to have happened, or is planned."""

    kind_of_record: ClassVar[Kind] = Kind.EVENT

    title: Text = told("A neutral headline in the present tense.")
    date: Date = told("When, in EDTF, as precise as the sources are.")
    type: Text = told("A type from vocabulary.yml.")
    status: Status = told(
        "How sure it is: confirmed unless said; reported is what one source says.",
        default=Status.CONFIRMED,
    )
    summary: Text | None = told("One or two neutral sentences.", default=None)
    places: Annotated[tuple[PlaceRef, ...], OneOrMore] = told("Where.", default=())
    actors: Annotated[tuple[ActorRef, ...], OneOrMore] = told("Who took part.", default=())
    topics: Annotated[tuple[TopicRef, ...], OneOrMore] = told("What it is about.", default=())
    importance: Importance | None = told(
        "1 to 5, the most important 5; lists can ask for it.", default=None
    )
    sources: Citations = told("Where it is reported.", default=())
    statements: tuple[Statement, ...] = told("Who said what.", default=())
    evidence: dict[str, Citations] = told(
        "The sources of single fields, or of one place, actor or topic: actors.ID.",
        default_factory=dict,
    )
    relations: Relations = told("How it stands to other events.", default=Relations())
    media: tuple[Media, ...] = told("Pictures.", default=())

    @property
    def label(self) -> str:
        """The title."""
        return self.title

    @property
    def stands(self) -> bool:
        """Whether nothing in the record says that it was withdrawn."""
        return self.withdrawn is None and self.status is not Status.WITHDRAWN


@declared
class ForeignName(Value):
    """A name in another language or script."""

    text: Text = told("The name as it is written there.")
    lang: Text = told("The language, BCP 47: uk, ru, zh-Hant.")


@declared
class Role(Value):
    """An office somebody held."""

    role: Text = told("The office: Secretary-General.")
    at: ActorRef | None = told("The organization or state.", default=None)
    period: Date | None = told("When it was held, an EDTF interval.", default=None)


@declared
class Actor(Record):
    """A person, an organization, a state, a group."""

    kind_of_record: ClassVar[Kind] = Kind.ACTOR

    name: Text = told("The usual name.")
    kind: ActorKind = told("person, organization, state, group or other.")
    description: Text | None = told("Who it is, in a sentence or two.", default=None)
    also_known_as: tuple[ForeignName, ...] = told("Names in other scripts.", default=())
    part_of: Annotated[tuple[ActorRef, ...], OneOrMore] = told("What it is in.", default=())
    roles: tuple[Role, ...] = told("Offices held.", default=())
    country: Text | None = told("ISO 3166 alpha-2.", default=None)
    wikidata: Text | None = told("The Wikidata item: Q7184.", default=None)

    @property
    def label(self) -> str:
        """The name."""
        return self.name

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the aliases and the names in other scripts."""
        return (self.name, *self.aliases, *(name.text for name in self.also_known_as))


@declared
class Location(Record):
    """A place."""

    kind_of_record: ClassVar[Kind] = Kind.PLACE

    name: Text = told("The usual name.")
    kind: Text | None = told("A kind of place from vocabulary.yml.", default=None)
    description: Text | None = told("What it is, in a sentence or two.", default=None)
    lat: Number | None = told("Latitude, degrees north, WGS 84.", default=None)
    lon: Number | None = told("Longitude, degrees east, WGS 84.", default=None)
    country: Text | None = told("ISO 3166 alpha-2.", default=None)
    part_of: Annotated[tuple[PlaceRef, ...], OneOrMore] = told("What it is in.", default=())
    geonames: Text | None = told("The GeoNames number.", default=None)
    wikidata: Text | None = told("The Wikidata item.", default=None)

    @property
    def label(self) -> str:
        """The name."""
        return self.name


@declared
class Topic(Record):
    """What events are about."""

    kind_of_record: ClassVar[Kind] = Kind.TOPIC

    name: Text = told("The usual name.")
    description: Text | None = told("What it covers, in a sentence or two.", default=None)
    part_of: Annotated[tuple[TopicRef, ...], OneOrMore] = told("What it is in.", default=())

    @property
    def label(self) -> str:
        """The name."""
        return self.name


@declared
class Source(Record):
    """An article, a statement, a transcript: something that can be cited."""

    kind_of_record: ClassVar[Kind] = Kind.SOURCE

    title: Text = told("The title as published.")
    publisher: Text | None = told("Who published it.", default=None)
    authors: Texts = told("Who wrote it, as named there.", default=())
    url: Text | None = told("The address, http or https.", default=None)
    published: Date | None = told("When it was published.", default=None)
    accessed: Date | None = told("When it was last read.", default=None)
    language: Text | None = told("BCP 47: en, uk.", default=None)
    kind: Text | None = told("A kind of source from vocabulary.yml.", default=None)
    archived: Text | None = told("The address of an archived copy.", default=None)
    copy_of: SourceRef | None = told("The source that it is a copy of.", default=None)
    relies_on: Annotated[tuple[SourceRef, ...], OneOrMore] = told(
        "The sources that it says it has this from.", default=()
    )
    attribution: Attribution | None = told(
        "anonymous where neither a person nor an institution stands behind it.", default=None
    )
    reliability: Reliability | None = told(
        "A to F, the Admiralty scale; F cannot be judged.", default=None
    )
    credibility: Credibility | None = told(
        "1 to 6, the Admiralty scale; 6 cannot be judged.", default=None
    )
    note: Text | None = told("What a reader should know of it.", default=None)

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
