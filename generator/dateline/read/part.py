"""The part of an archive that a change of a few records has to do with.

Whatever a rule says of a changed record, it says of this part as well, and what it says of others
because of the change. Of the records around them it may say more than there is: what names those is
not all here. So where nothing is wrong with the part, nothing is wrong for the change's sake;
where something is, the whole archive has to be asked.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from dateline.model.fingerprint import FOLDER, path_of
from dateline.model.kind import Kind
from dateline.read.content import read
from dateline.read.files import VOCABULARY, find_files
from dateline.read.outline import Sketch, sketches_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from dateline.model.names import Names
    from dateline.read.content import Reading
    from dateline.read.outline import Days, Outline
    from dateline.read.revision import Staged

MOST_CHANGED = 50
"""Of more files than this the whole archive is read."""
MOST_AROUND = 500
"""With more files than this around them too."""

_NOTHING = Sketch()
_SELDOM_LOOKED_INTO = frozenset({Kind.ACTOR, Kind.PLACE, Kind.TOPIC})
"""Kinds of which those that name one need to know what it goes by, and nothing else."""


def read_part(staged: Staged, outline: Outline) -> Reading | None:
    """Read the records that a commit changes, with all that they have to do with.

    Args:
        staged: The content folder as it would be committed now.
        outline: An earlier state of it, in outline.

    Returns:
        What was read; None where a part is not enough: where the commit is large, changes more
        than records and the text of pages, cannot be read, or takes a name that something else has.

    Raises:
        RevisionError: A file is not here.
    """
    changed = {path for path, _ in outline.facts.items() ^ staged.facts.items()}
    seeds = changed | staged.paths
    present = seeds & staged.facts.keys()
    if len(seeds) > MOST_CHANGED or not seeds - present <= outline.rows.keys():
        return None
    files = find_files(staged.only(present))
    known = {path for path, _ in files.records}.union(outline.rows.keys() & files.pages)
    # A new page may have an address that something else has.
    if files.findings or known != present:
        return None
    before = outline.sketches(seeds)
    gone = [entry for path in changed & before.keys() for entry in before[path].entries]
    beyond = outline.names.without(gone)
    reading = read(staged.only({*present, VOCABULARY}), beyond=beyond)
    after = sketches_of(reading.collection)
    named = reading.collection.names
    if reading.findings or any(_takes(after[path], beyond, named) for path in changed & present):
        return None
    around = _around(outline, before, after, staged.paths)
    if len(around) > MOST_AROUND:
        return None
    others = staged.facts.keys() - outline.rows.keys() - seeds
    fingerprints = {path for path in others if path.startswith(f"{FOLDER}/")}
    sketches = (*before.values(), *after.values(), *outline.sketches(around).values())
    idle = fingerprints - {path_of(one) for sketch in sketches for one in sketch.ids}
    return read(staged.only(present | around | others - idle), beyond=beyond)


def _takes(sketch: Sketch, beyond: Names, named: Names) -> bool:
    """Return whether a file takes an id from beyond, or a name that anything else has.

    The id of a source within a record is made from its address: two that have one are one.
    """
    of_record = sketch.entries[:1]
    return any(map(beyond.has_id, of_record)) or any(map(named.has_name, sketch.entries))


def _around(
    outline: Outline,
    before: Mapping[str, Sketch],
    after: Mapping[str, Sketch],
    staged: Container[str],
) -> set[str]:
    """Return the other files that some files have to do with.

    Args:
        outline: All files, as they were.
        before: The files in question, as they were.
        after: The files in question, as they are.
        staged: The files of which everything is to be told.
    """
    met, displaced = _meeting(outline, before, after, staged)
    found = (met | _naming(outline, before, after, displaced)) - before.keys()
    # What those name, and what stands above that, link by link.
    sketches = (*after.values(), *outline.sketches(found).values())
    waiting = [one for sketch in sketches for one in sketch.named]
    while waiting:
        path = outline.where.get(waiting.pop(), "")
        if path and path not in found and path not in before:
            found.add(path)
            waiting.extend(outline.sketches((path,))[path].above)
    # Of those that one publishes at a host, one is enough.
    sketches = (*after.values(), *outline.sketches(found).values())
    for host in {one for sketch in sketches for one in sketch.hosts}:
        for paths in outline.publishers.get(host, {}).values():
            if found.isdisjoint(paths):
                found.update(islice((path for path in paths if path not in before), 1))
    return found


def _meeting(
    outline: Outline,
    before: Mapping[str, Sketch],
    after: Mapping[str, Sketch],
    staged: Container[str],
) -> tuple[set[str], set[str]]:
    """Return the files whose days or addresses meet those that files in question have or had.

    Returns:
        The files, and the ids of sources that may give up their place: of two descriptions of one
        source, that in a file of its own counts, and then that in the file that comes first.
    """
    ranks: dict[str, tuple[bool, str]] = {}
    for path, sketch in after.items():
        for address in sketch.addresses:
            rank = _rank(sketch.entries[0].kind, path)
            ranks[address] = min(rank, ranks.get(address, rank))
    looked_for = ranks.keys() | {one for sketch in before.values() for one in sketch.addresses}
    days = [sketch.days for path, sketch in after.items() if path in staged and sketch.days]
    found: set[str] = set()
    displaced: set[str] = set()
    for path, (entries, _, _, addresses, _, its_days) in outline.rows.items():
        if addresses and (shared := looked_for.intersection(addresses)):
            found.add(path)
            its_rank = _rank(entries[0][1], path)
            if any(ranks.get(one, its_rank) < its_rank for one in shared):
                displaced.update(identifier for identifier, *_ in entries)
        if its_days and days and any(_meet(its_days, one) for one in days):
            found.add(path)
    return found, displaced


def _rank(kind: Kind, path: str) -> tuple[bool, str]:
    return kind is not Kind.SOURCE, path


def _naming(
    outline: Outline,
    before: Mapping[str, Sketch],
    after: Mapping[str, Sketch],
    displaced: Iterable[str],
) -> set[str]:
    """Return the files that name a record in question, or one that may give up its place.

    Where one file that names a record is enough, it is one.
    """
    every = set(displaced)
    some: set[str] = set()
    for path in before.keys() | after.keys():
        was, now = before.get(path, _NOTHING), after.get(path, _NOTHING)
        same = was.entries == now.entries
        seldom = all(one.kind in _SELDOM_LOOKED_INTO for one in now.entries)
        (some if same and seldom else every).update((*was.ids, *now.ids))
    found = set()
    for path, (_, named, *_) in outline.rows.items():
        met = some.intersection(named) if some else ()
        if met or not every.isdisjoint(named):
            found.add(path)
            some.difference_update(met)
    return found


def _meet(one: Days, other: Days) -> bool:
    """Return whether the days of two events overlap."""
    return one[0] <= other[1] and other[0] <= one[1]
