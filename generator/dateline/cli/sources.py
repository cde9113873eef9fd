"""`dateline sources`."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING

import click

from dateline.cli.site import config_file, content_of
from dateline.links.survey import survey
from dateline.read.content import read
from dateline.report import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.links.survey import Survey
    from dateline.model.records import Source


@click.command()
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)
def sources(config_file: Path | None, form: str) -> None:
    """List sources that something may be wanting in.

    These are the sources without an archived copy, without a date, used by one event alone, and
    with the same address as another. Two addresses are the same when they differ in http or https,
    www., a slash at the end, a fragment or parameters such as utm_source. None of this is a mistake
    by itself, and no build stops for it. Sources that are graded on the Admiralty scale are listed
    by their grades, the best first, and F and 6, which cannot be judged, last.

    Exit status: 0 whatever there is, 2 when the command is misused.
    """
    content = content_of(config_file)
    found = survey(read(content).collection)
    prefix = content.as_posix()
    click.echo(_json(found, prefix) if form == "json" else "\n".join(_lines(found, prefix)))


def _lines(found: Survey, prefix: str) -> Iterator[str]:
    for title, listed in (
        ("Without an archived copy", found.unarchived),
        ("Without a date", found.undated),
        ("Used once", found.used_once),
    ):
        yield f"{title}: {len(listed):,} of {found.total:,}"
        yield from _paths(listed, prefix)
    groups = found.same_address
    several = sum(len(group.sources) for group in groups)
    yield f"With the same address: {several:,} of {found.total:,}"
    for group in groups:
        yield inert(f"  {group.address}")
        yield from (f"  {line}" for line in _paths(group.sources, prefix))
    if found.graded:
        yield f"Graded: {len(found.graded):,} of {found.total:,}"
        for source in found.graded:
            yield inert(f"  {source.grade} {prefix}/{source.path}: {source.title}")


def _paths(listed: Iterable[Source], prefix: str) -> Iterator[str]:
    for source in listed:
        yield inert(f"  {prefix}/{source.path}: {source.title}")


def _json(found: Survey, prefix: str) -> str:
    lists = {
        "unarchived": found.unarchived,
        "undated": found.undated,
        "used_once": found.used_once,
    }
    same = [
        {"address": group.address, "sources": _objects(group.sources, prefix)}
        for group in found.same_address
    ]
    graded = [
        {**described, "reliability": source.reliability, "credibility": source.credibility}
        for source, described in zip(found.graded, _objects(found.graded, prefix), strict=True)
    ]
    named = {name: _objects(listed, prefix) for name, listed in lists.items()}
    return dumps(
        {"sources": found.total, **named, "same_address": same, "graded": graded}, indent=2
    )


def _objects(listed: Iterable[Source], prefix: str) -> list[dict[str, str]]:
    return [
        {"id": source.id, "path": f"{prefix}/{source.path}", "title": source.title}
        for source in listed
    ]
