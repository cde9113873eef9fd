"""Everything that was read, as one value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from dateline.model.corroboration import Origins, origins_of
from dateline.model.links import without_code
from dateline.model.names import Names
from dateline.model.records import Actor, Event, Location, Record, Source, Topic
from dateline.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model.departure import Article
    from dateline.model.fingerprint import Fingerprint
    from dateline.model.problem import Keys

R = TypeVar("R", bound=Record)

METHOD = "method.md"
"""The file of the page that tells readers how the site is made."""
_GRADES = re.compile(r"(?m)^#{1,6}[ \t]+(?:Grades[ \t#]*$|.*\{:?[^}]*#grades[\s}])")
"""Its heading with the id `grades`."""


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page that editors wrote themselves, in Markdown."""

    path: str
    """The file, below the content folder, with `/` between folders."""
    title: str
    text: str
    """The Markdown without its front matter."""
    first_line: int = 1
    """The line of the file on which `text` begins."""

    @property
    def address(self) -> str:
        """The address below the site's root, as MkDocs makes it; empty for the home page."""
        parts = self.path.removesuffix(".md").split("/")
        if parts[-1] in {"index", "README"}:
            parts.pop()
        return quote("".join(f"{part}/" for part in parts))


@dataclass(frozen=True)
class Collection:
    """Records, hand-written pages and the vocabulary of a site."""

    records: tuple[Record, ...] = ()
    """Sorted by file, then by place in it. Two records may have one id: a rule says so."""
    pages: tuple[WrittenPage, ...] = ()
    """Sorted by file."""
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    names: Names = field(default_factory=Names)
    files: frozenset[str] = frozenset()
    """Every file below the content folder that is not a record, for pictures."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """What tells each record file from all others it has been, by path: 12 digits of git's id."""
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)
    """Of articles, by the id of the source."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    """Those at hand, by the id of the source; each of them has its fingerprint."""
    unread: frozenset[tuple[str, Keys]] = frozenset()
    """What is missing or wrong in the files and so not in the records, by file and keys; without
    keys the whole file is."""

    def lacks(self, path: str, *keys: str | int) -> bool:
        """Return whether a value of a file, or the whole file, could not be read.

        Args:
            path: The file, below the content folder.
            keys: Where in it; none for the whole.
        """
        return (path, ()) in self.unread or (path, keys) in self.unread

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """The records by id; of two with one id, the first."""
        found: dict[str, Record] = {}
        for record in self.records:
            found.setdefault(record.id, record)
        return found

    def find_link(self, target: str) -> tuple[str, str] | None:
        """Return the address and the name of the record that a `[[link]]` means."""
        identifier = self.names.find_any(target)
        record = self.by_id.get(identifier) if identifier else None
        return (record.address, record.label) if record else None

    @property
    def grading(self) -> str | None:
        """Where the site says how it grades sources, below its root; None where it does not."""
        method = next((page for page in self.pages if page.path == METHOD), None)
        found = method and _GRADES.search(without_code(method.text))
        return f"{method.address}#grades" if method and found else None

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events, in the order of `records`."""
        return tuple(_of(Event, self.records))

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors, in the order of `records`."""
        return tuple(_of(Actor, self.records))

    @cached_property
    def places(self) -> tuple[Location, ...]:
        """The places, in the order of `records`."""
        return tuple(_of(Location, self.records))

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics, in the order of `records`."""
        return tuple(_of(Topic, self.records))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources, in the order of `records`."""
        return tuple(_of(Source, self.records))

    @cached_property
    def origins(self) -> Mapping[str, Origins]:
        """Where what each source says comes from, by the source's id."""
        found = ((one.id, one) for one in self.by_id.values() if isinstance(one, Source))
        return origins_of(dict(found))


def _of(model: type[R], records: Iterable[Record]) -> Iterable[R]:
    return (record for record in records if isinstance(record, model))
