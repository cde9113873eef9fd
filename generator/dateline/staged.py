"""What is wrong for the sake of the next commit.

A hook asks before every commit, and somebody waits. So a check of the whole archive that finds no
error leaves it in outline (`read/outline.py`), and the next one reads only the files that change
and what they have to do with (`read/part.py`). Where anything is wrong with those, the whole
archive is asked after all, so that what is said of an error never depends on what was kept.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from dateline.cache import program
from dateline.check.invented_precision import counts_all
from dateline.check.run import check
from dateline.checked import Judged, read_and_check, read_content, tell_apart
from dateline.collector import collector_paused
from dateline.model.problem import Severity
from dateline.model.vocabulary import Entities
from dateline.read.outline import Outline
from dateline.read.part import read_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.cache import Cache
    from dateline.model.dates import Day
    from dateline.model.problem import Finding, Problem
    from dateline.read.revision import Repository, Staged

OUTLINE = "outline"
"""The entry of the cache with the archive in outline, as it was last staged without an error."""


def check_staged(
    repository: Repository, staged: Staged, today: Day, *, cache: Cache | None = None
) -> Judged:
    """Check what the next commit will hold, and say what is wrong for its sake.

    That is everything in the files it changes, and elsewhere the errors that are new: a record that
    is taken away is missed in files that stay as they are.

    Args:
        repository: Where the content folder lies.
        staged: The content folder as the next commit will have it, and what that changes.
        today: The day that counts as today.
        cache: Keeps what files were found to say, and the archive in outline. What is said is the
            same without it.

    Raises:
        RevisionError: The files of the last commit are not here.
    """
    if not staged.paths:
        return Judged((), ())
    with collector_paused():
        outline = cast("Outline | None", cache.load(OUTLINE, program()) if cache else None)
        said = _check_part(staged, outline, today) if outline else None
        return said or _check_all(repository, staged, today, cache)


def _check_part(staged: Staged, outline: Outline, today: Day) -> Judged | None:
    """Check a part of the archive; None where that is not enough, or anything is wrong with it."""
    reading = read_part(staged, outline)
    if reading is None:
        return None
    paths = staged.paths
    if any(counts_all(event) for event in reading.collection.events if event.path in paths):
        return None
    found = [one for one in check(reading, today) if _is_for(one, paths)]
    said = tell_apart(staged.only(one.path for one in found), found)
    return None if said.problems else said


def _check_all(repository: Repository, staged: Staged, today: Day, cache: Cache | None) -> Judged:
    """Check the whole archive; where it has no error, keep it in outline."""
    reading = read_content(staged.tree, cache)
    found = [one for one in check(reading, today) if _is_for(one, staged.paths)]
    said = tell_apart(staged.tree, found)
    if any(one.severity is Severity.ERROR for one in said.problems):
        return Judged(_without_known(repository, said.problems, staged.paths, today), said.notices)
    # Where a name alone makes a record, nothing tells what a change of names has to do with: such
    # archives are always read as a whole.
    if cache and reading.collection.vocabulary.entities is not Entities.OPEN:
        cache.save(OUTLINE, program(), Outline.of(staged, reading.collection))
    return said


def _without_known(
    repository: Repository, problems: Iterable[Problem], paths: frozenset[str], today: Day
) -> tuple[Problem, ...]:
    """Return problems without those of other files that the last commit has already."""
    elsewhere = [one for one in problems if one.path not in paths]
    head = repository.head() if elsewhere else None
    before = read_and_check(repository.at(head), today).problems if head else ()
    known = Counter(one.identity for one in before)
    new = {one for one in elsewhere if not _take(known, one.identity)}
    return tuple(one for one in problems if one.path in paths or one in new)


def _is_for(found: Finding, paths: frozenset[str]) -> bool:
    """Return whether the commit that changes files has to do with a finding."""
    return found.path in paths or found.severity is Severity.ERROR


def _take(counts: Counter[tuple[str, str, str]], one: tuple[str, str, str]) -> bool:
    """Take one of its like out of `counts`; return whether there was one."""
    counts[one] -= 1
    return counts[one] >= 0
