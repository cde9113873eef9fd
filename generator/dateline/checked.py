"""Content, read and checked: the first two stages, on which everything else rests."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from dateline.at_once import FEW, aside, processors, worth_a_copy
from dateline.cache import digest, program
from dateline.check.run import check
from dateline.collector import collector_paused
from dateline.model.dates import Day
from dateline.model.problem import Finding, Problem, Severity
from dateline.read.content import Reading, problems, read
from dateline.read.files import Folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.cache import Cache
    from dateline.model.collection import Collection
    from dateline.read.content import Parsed
    from dateline.read.files import Tree


PARSED = "parsed"
"""The entry of the cache with what record files say."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder, read and checked."""

    collection: Collection
    problems: tuple[Problem, ...]
    """Errors and warnings, sorted by file and place."""
    notices: tuple[Finding, ...] = ()
    """What is not wrong and may be worth a look; where each is in its file takes opening that."""

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong that keeps the site from being published."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Judged(NamedTuple):
    """What all rules say of content that was read."""

    problems: tuple[Problem, ...]
    notices: tuple[Finding, ...]


def read_and_check(
    content: Path | Tree,
    today: Day,
    *,
    articles: Path | None = None,
    cache: Cache | None = None,
) -> Checked:
    """Read all content and apply all rules.

    Args:
        content: The content folder, or the tree that stands for it.
        today: The day that counts as today; nothing that is built depends on it.
        articles: A folder of articles to compare quotations with; by default fingerprints alone.
        cache: Keeps what files were found to say, so that those that are the same are not taken
            apart again.

    Raises:
        OSError: The folder of articles cannot be read.
    """
    with collector_paused():
        reading = read_content(content, cache)
        if articles:
            from dateline.read.articles import find_articles  # noqa: PLC0415 - a hook need not load it

            found = find_articles(articles, reading.collection.fingerprints)
            reading = replace(reading, collection=replace(reading.collection, articles=found))
        processes = processors() if worth_a_copy(len(reading.collection.records)) else 1
        return Checked(reading.collection, *judge(content, reading, today, processes=processes))


def read_content(content: Path | Tree, cache: Cache | None) -> Reading:
    """Read all content, with what a cache knows of it.

    Args:
        content: The content folder, or the tree that stands for it.
        cache: Keeps what files were found to say.
    """
    known = cast("Parsed | None", cache.load(PARSED, program()) if cache else None)
    reading = read(content, known or {} if cache else None)
    if cache and reading.parsed and reading.parsed != known:
        cache.save(PARSED, program(), reading.parsed)
    return reading


def judge(content: Path | Tree, reading: Reading, today: Day, *, processes: int = 1) -> Judged:
    """Apply all rules to what was read.

    Args:
        content: Where it was read from, to find the lines of what is wrong.
        reading: What was read.
        today: The day that counts as today.
        processes: How many processes may share the rules.
    """
    return tell_apart(content, check(reading, today, processes=processes))


def tell_apart(content: Path | Tree, found: Iterable[Finding]) -> Judged:
    """Return findings told apart, those that are problems with their lines.

    Args:
        content: Where it was read from.
        found: What the rules say.
    """
    found = tuple(found)
    notices = tuple(one for one in found if one.severity is Severity.NOTICE)
    wrong = (one for one in found if one.severity is not Severity.NOTICE)
    return Judged(problems(content, wrong), notices)


def check_again(content: Path, collection: Collection, today: Day) -> Checked:
    """Apply all rules to content that has been read already.

    Where that is much work it is done in a copy of this process, whose threads it would hold up.

    Args:
        content: The content folder.
        collection: What was read of it.
        today: The day that counts as today.
    """
    judging = partial(judge, content, Reading(collection), today)
    with aside(judging, is_much=len(collection.records) > FEW) as judged:
        return Checked(collection, *judged())


def state_of(content: Path, today: Day) -> bytes:
    """Return a digest of everything that reading and checking a content folder depends on.

    Args:
        content: The content folder.
        today: The day that counts as today.
    """
    tree = Folder(content)

    def parts() -> Iterator[str | bytes]:
        yield program()
        yield today.isoformat()
        for path, wrong in sorted(tree.walk()):
            yield path
            yield wrong
            if not wrong:
                try:
                    yield tree.read(path)
                except OSError as error:
                    yield str(error)

    return digest(parts())


def today() -> Day:
    """Return the day of SOURCE_DATE_EPOCH, or of the clock where that is not set, in UTC.

    Raises:
        ValueError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from error
    return Day(now.year, now.month, now.day)
