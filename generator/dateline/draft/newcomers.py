"""Figures that no record has, to drafts of their records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

from dateline.draft.full_names import is_of_person
from dateline.draft.proposal import Field, RecordDraft
from dateline.draft.registry import surname_of
from dateline.draft.strangers import Sort
from dateline.model.kind import Kind
from dateline.model.names import fold
from dateline.model.records import ActorKind
from dateline.read.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.draft.cast import Figure
    from dateline.model.collection import Collection

_ALIKE: Final = 80.0
"""Of 100, how alike two names are that may be one in other letters."""


def newcomers(
    figures: Iterable[Figure], collection: Collection, added: str
) -> tuple[RecordDraft, ...]:
    """Return drafts of the records of figures.

    Args:
        figures: Whom and what no record has.
        collection: The records there are, one of which may be meant.
        added: The day that counts as today.
    """
    known = _Known.of(collection)
    return tuple(_newcomer(figure, collection, known, added) for figure in figures)


@dataclass(frozen=True, slots=True)
class _Known:
    """The names of records, as they are compared: of people by their surnames."""

    people: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    places: tuple[str, ...]

    @classmethod
    def of(cls, collection: Collection) -> _Known:
        people = [one for one in collection.actors if one.kind is ActorKind.PERSON]
        others = [one for one in collection.actors if one.kind is not ActorKind.PERSON]
        return cls(
            tuple((fold(surname_of(name)), name) for one in people for name in one.names),
            tuple((fold(name), name) for one in others for name in one.names),
            tuple(name for one in collection.places for name in one.names),
        )


def _newcomer(figure: Figure, collection: Collection, known: _Known, added: str) -> RecordDraft:
    remarks = [f"not in the registry: “{figure.words}” ({figure.place})"]
    if hint := _hint(figure, known):
        remarks.append(f"{hint} then write that in the events, and remove this file")
    kind = figure.sort.kind
    fields = (field for field in _fields(figure, collection, added) if field.value)
    return RecordDraft(kind, figure.id, kind.folder, tuple(remarks), tuple(fields))


def _fields(figure: Figure, collection: Collection, added: str) -> Iterator[Field]:
    yield Field("name", figure.name)
    told = f'from: "{figure.words}"' if figure.is_told else "guessed: it does what people do"
    if figure.sort.kind is Kind.PLACE:
        known = figure.sort.value in collection.vocabulary.place_kinds
        yield Field("kind", figure.sort.value if known else "", "guessed from the name")
        yield Field("country", figure.country, "guessed from the name")
    elif figure.sort is Sort.UNKNOWN:
        kind = ActorKind.PERSON if is_of_person(figure.name) else ActorKind.OTHER
        yield Field("kind", kind.value, "guessed: it is said to speak")
    else:
        yield Field("kind", figure.sort.value, told)
        yield Field("description", _sentence(figure.office))
        yield Field("aliases", (figure.acronym,) if figure.acronym else ())
    yield Field("added", added)


def _sentence(office: str) -> str:
    if not office:
        return ""
    return f"{office[:1].upper()}{office[1:]}{'' if office.endswith('.') else '.'}"


def _hint(figure: Figure, known: _Known) -> str | None:
    """Return the question whether a record is meant that has nearly the same name.

    People are compared by their surnames, and bodies whole: NATO Military Committee is not NATO.
    """
    if figure.sort.kind is Kind.PLACE:
        return did_you_mean(figure.name, known.places)
    is_body = figure.sort is Sort.BODY
    own = fold(figure.name if is_body else surname_of(figure.name))
    alike = [
        name
        for folded, name in (known.bodies if is_body else known.people)
        if fuzz.ratio(own, folded, score_cutoff=_ALIKE) > 0
    ]
    return did_you_mean(figure.name, alike) if alike else None
