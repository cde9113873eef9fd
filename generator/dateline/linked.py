"""Content, read, checked and linked, or as it was kept when that was done before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from dateline.checked import collector_paused, read_and_check, state_of
from dateline.timeline import link

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dateline.cache import Cache
    from dateline.checked import Checked
    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.progress import Progress
    from dateline.timeline import Timeline

LINKED = "linked"
"""The entry of the cache with the last content without errors."""

MOST_KEPT = 50_000
"""With more records than this nothing is kept, to spare memory."""


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
        kept = cast("tuple[Checked, Timeline] | None", cache.load(LINKED, state) if cache else None)
        # Which of the hand-written pages are published is for the settings to say.
        if kept and published(kept[0].collection).pages == kept[1].collection.pages:
            return Linked(*kept, state)
        checked = read_and_check(content, day, cache=cache, progress=progress)
        with progress.stage("link"):
            timeline = link(published(checked.collection))
        if cache and not checked.has_errors and len(timeline.collection.records) <= MOST_KEPT:
            with progress.stage("keep"):
                cache.save(LINKED, state, (checked, timeline))
        return Linked(checked, timeline, state)
