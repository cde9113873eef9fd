"""What readers can propose on a page: a correction of its record, an event that is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model.kind import Kind
from dateline.render.repository import Field, Issue, shortened_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model.records import Record
    from dateline.render.repository import Repository

_FIELD_OF = {Kind.ACTOR: "who", Kind.PLACE: "where", Kind.TOPIC: "topic", Kind.SOURCE: "source"}
"""The field of a missing event that the page of a record answers."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """The issues that the pages of a site lead to, prefilled with what the page knows."""

    repository: Repository
    root: str
    """The address of the site with a trailing slash; empty where it is not known."""
    versions: Mapping[str, str]
    """The version of each record file by its path."""

    def version(self, record: Record) -> str | None:
        """Return the version of the file that a record stands in; None for one without a file."""
        return self.versions.get(record.path) if record.registered else None

    def correction_url(self, record: Record) -> str | None:
        """Return the address where a correction of a record is suggested."""
        if self.repository.host is None:
            return None
        return self.repository.new_issue(self.correction(record))

    def missing_url(self, address: str, record: Record | None = None) -> str | None:
        """Return the address where an event is reported that a page lacks."""
        if self.repository.host is None:
            return None
        return self.repository.new_issue(self.missing(address, record))

    def correction(self, record: Record) -> Issue:
        """Return the suggestion to correct a record."""
        return Issue(
            "correction",
            f"Correction: {shortened_title(record.label)}",
            (
                Field("address", "Page", f"{self.root}{record.address}"),
                Field("record", "Record", record.path if record.registered else ""),
                Field("version", "Version of the record", self.version(record) or ""),
                Field("wrong", "What is wrong?"),
                Field("says", "What does the source say, word for word?"),
                Field("source", "Which source is it, and where can it be read?"),
            ),
        )

    def missing(self, address: str, record: Record | None = None) -> Issue:
        """Return the report of a missing event.

        Args:
            address: The page on which it is missed, below the site's root.
            record: The record that the page is about, for one who or a place where it happened.
        """
        known = {_FIELD_OF.get(record.kind_of_record): record.label} if record else {}
        questions = {
            "what": "What happened?",
            "when": "When, as exactly as the sources say?",
            "where": "Where?",
            "who": "Who took part?",
            "topic": "What is it about?",
            "source": "Which sources report it?",
            "says": "What do they say, word for word?",
        }
        asked = (
            Field(name, question, shortened_title(known.get(name, "")))
            for name, question in questions.items()
        )
        page = Field("address", "Page on which it is missing", f"{self.root}{address}")
        return Issue("new-event", "Missing event: ", (*asked, page))
