"""Two states of a site to the card."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.compare.changes import changes
from dateline.compare.facts import changed_facts
from dateline.compare.log import logs
from dateline.compare.names import Names
from dateline.model.references import reference_fields
from dateline.review.card import (
    Card,
    CardProblem,
    CardSource,
    Duplicate,
    MissingRevision,
    SourceNote,
    What,
)
from dateline.review.duplicates import duplicates
from dateline.review.headline import headline
from dateline.review.page_changes import page_changes
from dateline.review.records import grouped, record_changes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from dateline.compare.changes import Change
    from dateline.compare.log import Log
    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.problem import Problem
    from dateline.review.card import Spot
    from dateline.review.page_changes import SitePages
    from dateline.review.records import Side


def review(
    old: Side,
    new: Side,
    pages: tuple[SitePages, SitePages] | str,
    commits: tuple[str | None, str | None],
    day: Day,
) -> Card:
    """Return what a reviewer should know of a change.

    Args:
        old: The state that is compared with.
        new: The state with the change.
        pages: The pages of both, or why they are not known.
        commits: The commits of both; None for files that are not committed.
        day: The day that counts as today.
    """
    groups = grouped(changes(old.collection, new.collection))
    records = record_changes(old, new, groups)
    spots = {record.id: record.spot for record in records}
    added = frozenset(one.id for one in records if one.what is What.ADDED)
    # What was changed stands before the lists in which it shows.
    own = {address for side in (old, new) for address in _addresses(side.collection, spots)}
    changed = () if isinstance(pages, str) else page_changes(*pages, own)
    log = logs(old.collection, new.collection, day)
    names = Names(old.collection, new.collection)
    missing = tuple(_missing_revisions(groups, names, log, spots))
    return Card(
        base=commits[0],
        head=commits[1],
        headline=headline(records, changed),
        records=records,
        problems_added=tuple(_problems(new, old, before=False)),
        problems_mended=tuple(_problems(old, new, before=True)),
        duplicates=tuple(_duplicates(new.collection, added, spots)),
        sources=tuple(_sources(old.collection, new.collection, added, spots)),
        missing_revisions=missing,
        pages=changed,
        pages_unknown=pages if isinstance(pages, str) else None,
    )


def _addresses(collection: Collection, changed: Container[str]) -> Iterator[str]:
    """Yield the addresses of the records and hand-written pages that were changed themselves."""
    yield from (one.address for one in collection.by_id.values() if one.id in changed)
    yield from (page.address for page in collection.pages if page.path in changed)


def _problems(side: Side, other: Side, *, before: bool) -> Iterator[CardProblem]:
    """Yield the problems of one side that the other does not have, wherever their lines are."""
    there = Counter(_identity(problem) for problem in other.problems)
    # That a record was deleted is said of a file that is there no longer.
    gone = _files(other.collection) - _files(side.collection)
    for problem in side.problems:
        identity = _identity(problem)
        if there[identity]:
            there[identity] -= 1
            continue
        yield CardProblem(
            severity=problem.severity,
            rule=problem.rule,
            message=problem.message,
            hint=problem.hint,
            spot=side.spot(problem.path, problem.line, before=before or problem.path in gone),
        )


def _files(collection: Collection) -> frozenset[str]:
    return frozenset(record.path for record in collection.records)


def _identity(problem: Problem) -> tuple[str, str, str]:
    """Return what makes a problem the same one after its lines, or its file, have moved."""
    return problem.path.rpartition("/")[2], problem.rule, problem.message


def _duplicates(
    collection: Collection, added: frozenset[str], spots: dict[str, Spot | None]
) -> Iterator[Duplicate]:
    for record, other, reason in duplicates(collection, added):
        yield Duplicate(
            id=record.id,
            title=record.label,
            other=other.id,
            other_title=other.label,
            reason=reason,
            spot=spots.get(record.id),
        )


def _sources(
    old: Collection, new: Collection, added: frozenset[str], spots: dict[str, Spot | None]
) -> Iterator[CardSource]:
    """Yield the sources that came, and those that nothing cites any longer.

    While a file is wrong, what it cites is not known.
    """
    before, after = _used(old), _used(new)
    for source in new.sources:
        notes = []
        if source.id in added:
            notes.append(SourceNote.NEW)
            if not source.archived:
                notes.append(SourceNote.NOT_ARCHIVED)
        elif source.id in before and source.id not in after and not new.unread:
            notes.append(SourceNote.UNUSED)
        if notes:
            spot = spots.get(source.id)
            yield CardSource(id=source.id, title=source.title, notes=tuple(notes), spot=spot)


def _used(collection: Collection) -> frozenset[str]:
    return frozenset(
        identifier
        for record in collection.records
        for field in reference_fields(record, collection.vocabulary)
        for identifier in field.ids
    )


def _missing_revisions(
    groups: Iterable[Sequence[Change]],
    names: Names,
    found: Mapping[str, Log],
    spots: dict[str, Spot | None],
) -> Iterator[MissingRevision]:
    for group in groups:
        of, record = group[0].of, group[0].record
        fields = changed_facts(group, (names.old.vocabulary, names.new.vocabulary))
        if fields and found[record].is_silent:
            yield MissingRevision(
                id=record,
                title=names.record(record),
                fields=tuple(names.field(of, field) for field in fields),
                spot=spots.get(record),
            )
