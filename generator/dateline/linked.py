"""Content, read, checked and linked, or as it was kept when that was done before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from dateline.at_once import MANY, aside, worth_a_copy
from dateline.checked import (
    Checked,
    Judged,
    judge,
    read_content,
    state_of,
)
from dateline.collector import collector_paused
from dateline.timeline import link

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dateline.cache import Cache
    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.progress import Progress
    from dateline.timeline import Timeline

LINKED = "linked"
"""The entry of the cache with the last content."""
JUDGED = "judged"
"""The entry with what was said of it, where that was no error."""


class Linked(NamedTuple):
    """Content and what it is linked to."""

    checked: Checked
    timeline: Timeline
    """Of what is published."""
    state: bytes
    """Tells the content from any other; empty where nothing is kept."""


def read_and_link(
    content: Path,
    day: Day,
    published: Callable[[Collection], Collection],
    *,
    cache: Cache | None,
    progress: Progress,
) -> Linked:
    """Return content, checked and linked.

    Args:
        content: The content folder.
        day: The day that counts as today.
        published: Returns a collection without what the site leaves out.
        cache: Keeps it for the next time; None to keep nothing.
        progress: Is told of the stages.
    """
    with collector_paused():
        state = state_of(content, day) if cache else b""
        kept = _kept(cache, state) if cache else None
        # Which of the hand-written pages are published is for the settings to say.
        if kept and published(kept.checked.collection).pages == kept.timeline.collection.pages:
            return kept
        with progress.stage("read"):
            reading = read_content(content, cache)
        collection = reading.collection
        judging = partial(judge, content, reading, day)
        keep = cache if len(collection.records) <= MANY else None
        with aside(judging, is_much=worth_a_copy(len(collection.records))) as judged:
            with progress.stage("link"):
                timeline = link(published(collection))
            if keep:
                with progress.stage("keep"):
                    keep.save(LINKED, state, (collection, timeline))
            with progress.stage("check"):
                checked = Checked(collection, *judged())
        if keep and not checked.has_errors:
            keep.save(JUDGED, state, Judged(checked.problems, checked.notices))
        return Linked(checked, timeline, state)


def _kept(cache: Cache, state: bytes) -> Linked | None:
    """Return what was kept of the very same content, if it had no errors."""
    judged = cast("Judged | None", cache.load(JUDGED, state))
    kept = cast("tuple[Collection, Timeline] | None", cache.load(LINKED, state) if judged else None)
    if judged is None or kept is None:
        return None
    collection, timeline = kept
    return Linked(Checked(collection, *judged), timeline, state)
