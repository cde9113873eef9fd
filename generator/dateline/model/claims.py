"""What of an event can have sources of its own: its fields, and single records in its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateline.model.kind import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model.names import Names
    from dateline.model.vocabulary import Vocabulary

_FIELDS = (
    "title",
    "date",
    "type",
    "status",
    "summary",
    "body",
    "places",
    "actors",
    "topics",
    "statements",
    "relations",
    "media",
)

LISTS: Mapping[str, Kind] = {
    "places": Kind.PLACE,
    "actors": Kind.ACTOR,
    "topics": Kind.TOPIC,
}
"""The fields of which one record can have sources too: `actors.nato`."""


class Claim(NamedTuple):
    """What a source is said to support."""

    field: str
    record: str | None = None
    """The id of one record in the field, or what was written where it means none."""

    @property
    def key(self) -> str:
        """How an editor writes it: `date`, `actors.nato`."""
        return f"{self.field}.{self.record}" if self.record else self.field


def claim_of(written: str, names: Names) -> Claim:
    """Return what is meant in `evidence` or `supports` by a field, or by `actors.nato`.

    Behind the point stands what can stand in the list itself: an id, a former id or a name.
    """
    field, _, text = written.partition(".")
    kind = LISTS.get(field)
    if kind is None or not text:
        return Claim(written)
    return Claim(field, names.find(kind, text) or text)


def claimed_fields(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the fields of an event that sources can be given for, the site's own last."""
    own = (name for name, field in vocabulary.fields.items() if field.on is Kind.EVENT)
    return (*_FIELDS, *own)
