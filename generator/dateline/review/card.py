"""The review card as a value, and as JSON that is read back only if it is one.

A card is made where a stranger's change was checked out, and posted where there is a token. So it
travels as values and never as Markdown: the side that posts it reads it strictly and writes every
word of it anew, inert.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from dateline.compare.word_diff import Piece
from dateline.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_BYTES = 4 * 1024 * 1024
"""The size above which a card is not read back."""

Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40,64}$")]
Line = Annotated[int, Field(ge=1, le=10_000_000)]


def _below(path: str) -> str:
    # A link is made of it, and one with a step upwards would lead out of the repository.
    if not {"", ".", ".."}.isdisjoint(path.split("/")):
        raise ValueError("it is no path below the repository")
    return path


FilePath = Annotated[str, AfterValidator(_below)]


class CardError(ValueError):
    """A text is no card."""


class CardValue(BaseModel):
    """A part of a card: frozen, without keys that nobody knows, without guesses at types."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Spot(CardValue):
    """A line of a file."""

    path: FilePath
    """Below the top of the repository, with `/`."""
    line: Line
    before: bool = False
    """Whether the file is meant as it was before."""


class Sentence(CardValue):
    """One change in words."""

    pieces: tuple[Piece, ...]
    spot: Spot | None = None


class What(StrEnum):
    """What happened to a record as a whole, by what matters most."""

    ADDED = "added"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    MERGED = "merged"
    CHANGED = "changed"
    DELETED = "deleted"


class RecordChanges(CardValue):
    """What happened to one record, to a page or to the vocabulary."""

    what: What
    of: str
    """`event`, `actor`, `place`, `topic`, `source`, `page` or `vocabulary`."""
    id: str
    title: str
    spot: Spot | None
    sentences: tuple[Sentence, ...] = ()


class CardProblem(CardValue):
    """A problem that a change adds or mends."""

    severity: Severity
    rule: str
    message: str
    hint: str | None
    spot: Spot


class Duplicate(CardValue):
    """A record that was added, and one that may be the same."""

    id: str
    title: str
    other: str
    other_title: str
    reason: str
    spot: Spot | None


class SourceNote(StrEnum):
    """Why a source is worth a look."""

    NEW = "new"
    NOT_ARCHIVED = "not-archived"
    UNUSED = "unused"


class CardSource(CardValue):
    """A source that is worth a look."""

    id: str
    title: str
    notes: tuple[SourceNote, ...]
    spot: Spot | None


class MissingRevision(CardValue):
    """A published record whose facts change without a word to its readers."""

    id: str
    title: str
    fields: tuple[str, ...]
    """What changes, in words."""
    spot: Spot | None


class PageKind(StrEnum):
    """What happens to a page."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"
    REDIRECTED = "redirected"


class TextLine(CardValue):
    """A line of a page's text; `mark` says whether it is new, gone or there for orientation."""

    mark: Literal["+", "-", " "]
    text: str


class CardPage(CardValue):
    """A page that is different now."""

    kind: PageKind
    address: str
    """Below the site's root."""
    title: str
    to: str | None = None
    """The address that a redirected one leads to."""
    lines: tuple[TextLine, ...] = ()
    """What its readers no longer see, and what they see now."""


class Card(CardValue):
    """Everything that a reviewer should know of a change."""

    format: Literal[1] = 1
    base: Commit | None
    """The commit that is compared with."""
    head: Commit | None
    """The commit that is looked at; None for files that are not committed."""
    headline: str
    records: tuple[RecordChanges, ...] = ()
    problems_added: tuple[CardProblem, ...] = ()
    problems_mended: tuple[CardProblem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    sources: tuple[CardSource, ...] = ()
    missing_revisions: tuple[MissingRevision, ...] = ()
    pages: tuple[CardPage, ...] = ()
    pages_unknown: str | None = None
    """Why pages are not compared, where they are not."""
    shortened: bool = False
    """Whether something was left out of the lists to keep the card short enough to be sent."""


def to_json(card: Card) -> str:
    """Return a card as JSON, in ASCII, short enough to be read back.

    Where it would be too long, what takes most room gives way: the text of pages, and the end of
    lists. The headline counts them all.
    """
    while True:
        said = card.model_dump(mode="json")
        text = json.dumps(said, separators=(",", ":"))
        sizes = {name: len(json.dumps(value)) for name, value in said.items() if _is_list(value)}
        if len(text) <= MOST_BYTES or not sizes:
            return text
        card = _shortened(card, sizes)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and bool(value)


def _shortened(card: Card, sizes: Mapping[str, int]) -> Card:
    """Return a card whose lists have about as much room as there is; `sizes` is what they take."""
    room = _level(sorted(sizes.values()), MOST_BYTES * 9 // 10)
    kept: dict[str, object] = {"shortened": True}
    for name, size in sizes.items():
        if size > room:
            listed: tuple[CardValue, ...] = getattr(card, name)
            kept[name] = listed[: len(listed) * room // size]
    told = sum(bool(page.lines) for page in card.pages)
    if "pages" in kept and told:
        kept["pages"] = tuple(_fewer_texts(card.pages, told * room // sizes["pages"]))
    return card.model_copy(update=kept)


def _level(sizes: Sequence[int], room: int) -> int:
    """Return the size that fits for each, if what is smaller leaves its room to the others."""
    share = room
    for place, size in enumerate(sizes):
        share = room // (len(sizes) - place)
        if size > share:
            break
        room -= size
    return share


def _fewer_texts(pages: Iterable[CardPage], most: int) -> Iterator[CardPage]:
    for page in pages:
        most -= bool(page.lines)
        yield page if most >= 0 else page.model_copy(update={"lines": ()})


def from_json(text: bytes) -> Card:
    """Return the card that a JSON text holds.

    Raises:
        CardError: It is too large, or no card of this format.
    """
    if len(text) > MOST_BYTES:
        raise CardError(f"it has {len(text):,} bytes, and a card has at most {MOST_BYTES:,}")
    try:
        return Card.model_validate_json(text)
    except (ValidationError, RecursionError) as error:
        raise CardError("it is not a card of this version of Dateline") from error
