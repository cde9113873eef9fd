"""The part of an archive that a change of a few records has to do with.

Whatever a rule says of a changed record, it says of this part as well, and what it says of others
because of the change. Of the records around them it may say more than there is: what names those is
not all here. So where nothing is wrong with the part, nothing is wrong for the change's sake;
where something is, the whole archive has to be asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.model.fingerprint import FOLDER, path_of
from dateline.model.kind import Kind
from dateline.read.content import read
from dateline.read.files import VOCABULARY, find_files
from dateline.read.outline import Sketch, sketches_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from dateline.model.names import Names
    from dateline.read.content import Reading
    from dateline.read.outline import Days, Outline
    from dateline.read.revision import Staged

MOST_CHANGED = 50
"""Of more files than this the whole archive is read."""
MOST_AROUND = 500
"""With more files than this around them too."""

_NOTHING = Sketch()
_FINGERPRINT = re.compile(rf"{FOLDER}/.*\.json")
_NEEDED_FOR_THEIR_NAMES = frozenset({Kind.ACTOR, Kind.PLACE, Kind.TOPIC})
"""Kinds of which those that name one need to know what it goes by, and nothing else."""


def read_part(staged: Staged, outline: Outline) -> Reading | None:
    """Read the records that a commit changes, with all that they have to do with.

    Args:
        staged: The content folder as it would be committed now.
        outline: An earlier state of it, in outline.

    Returns:
        What was read; None where a part is not enough: where the commit is large, changes more
        than records and the text of pages, cannot be read, takes a name or an id that something
        else has, or makes something else of a file that it does not change.

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
    names = reading.collection.names
    if reading.findings or any(_takes(after[path], beyond, names) for path in changed & present):
        return None
    around = _around(outline, before, after, staged.paths)
    if len(around) > MOST_AROUND:
        return None
    was = outline.sketches(around)
    others = staged.facts.keys() - outline.rows.keys()
    fingerprints = set(filter(_FINGERPRINT.fullmatch, others))
    sketches = (*before.values(), *after.values(), *was.values())
    idle = fingerprints - {path_of(one) for sketch in sketches for one in sketch.ids}
    reading = read(staged.only(present | around | others - idle), beyond=beyond)
    # Of a source that is described in several files, the first description counts: where that was
    # changed, or is not in this part, what the others say of it is not what they said before.
    now = sketches_of(reading.collection)
    return reading if all(now.get(path) == sketch for path, sketch in was.items()) else None


def _takes(sketch: Sketch, beyond: Names, names: Names) -> bool:
    """Return whether a file takes an id from beyond, or a name that anything else has.

    The id of a source within a record is made from its address, and two that have one are one.
    """
    own = sketch.entries[:1]
    return any(
        entry.id in beyond.former
        or (entry in own and entry.id in beyond.kinds)
        or any(one in beyond.kinds or one in beyond.former for one in entry.former)
        or names.has_name(entry)
        for entry in sketch.entries
    )


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
    found = _meeting(outline, after, staged) | _naming(outline, before, after)
    found -= before.keys()
    sketches = [*after.values(), *outline.sketches(found).values()]
    waiting = [one for sketch in sketches for one in sketch.named]
    hosts = {one for sketch in sketches for one in sketch.hosts}
    asked: set[str] = set()
    while waiting or hosts - asked:
        more = {outline.where.get(one, "") for one in waiting}
        for host in hosts - asked:
            # What one publisher has at a host tells of it as well as all that it has there.
            for paths in outline.publishers.get(host, {}).values():
                if found.isdisjoint(paths):
                    more.update([path for path in paths if path not in before][:1])
        asked |= hosts
        new = outline.sketches(more - found - before.keys())
        found |= new.keys()
        # What these name in their turn is of no use, but for chains and for sources, which may be
        # described in both.
        waiting = [one for sketch in new.values() for one in (*sketch.above, *sketch.cited)]
        hosts.update(one for sketch in new.values() for one in sketch.hosts)
    return found


def _meeting(outline: Outline, after: Mapping[str, Sketch], staged: Container[str]) -> set[str]:
    """Return the files whose days or addresses are those of files in question."""
    addresses = {one for sketch in after.values() for one in sketch.addresses}
    days = [sketch.days for path, sketch in after.items() if path in staged and sketch.days]
    found: set[str] = set()
    for path, (_, _, _, _, its_addresses, _, its_days) in outline.rows.items():
        if its_addresses and not addresses.isdisjoint(its_addresses):
            found.add(path)
        if its_days and days and any(_meet(its_days, one) for one in days):
            found.add(path)
    return found


def _naming(
    outline: Outline, before: Mapping[str, Sketch], after: Mapping[str, Sketch]
) -> set[str]:
    """Return the files that name what files in question have or had.

    That a record is named at all is told by any one file; that is enough for those of which nothing
    but the names matters to who names them, while they keep them.
    """
    every: set[str] = set()
    some: set[str] = set()
    for path in before.keys() | after.keys():
        was, now = before.get(path, _NOTHING), after.get(path, _NOTHING)
        one_is_enough = was.entries == now.entries and all(
            one.kind in _NEEDED_FOR_THEIR_NAMES for one in now.entries
        )
        (some if one_is_enough else every).update((*was.ids, *now.ids))
    found = set()
    for path, (_, named, *_) in outline.rows.items():
        if path in before:
            continue
        met = some.intersection(named) if some else ()
        if met or not every.isdisjoint(named):
            found.add(path)
            some.difference_update(met)
    return found


def _meet(one: Days, other: Days) -> bool:
    """Return whether the days of two events overlap."""
    return one[0] <= other[1] and other[0] <= one[1]
