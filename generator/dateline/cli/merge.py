"""`dateline merge`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dateline.cli.changes import dry_run, say_problems, show, write
from dateline.cli.site import config_file, content_of, today
from dateline.edit.merge import merged
from dateline.edit.site import Refused, read_content
from dateline.report import inert

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.dates import Day


@click.command()
@click.argument("a")
@click.argument("b")
@config_file
@dry_run
@today
def merge(a: str, b: str, config_file: Path | None, *, dry_run: bool, today: Day) -> None:
    """Make one record of two: B goes into A, and its file is removed.

    A and B are ids of two records of one kind. Lists are united, each thing once; a source that
    both cite is cited once. A text, a date or a number that only B has is taken. Where both have
    one and they differ, A keeps its own and a line says so: `date: kept 2022-01-10, b has 2022-01`.
    Look at each of these lines before you commit.

    The id of B becomes a former id of A, so that its address goes on working; its name and its
    aliases become aliases. What named B names A. The entries under `revisions` of both stay, and a
    new one below them tells readers that B went in. The file of A is laid out as `dateline format`
    does it; of all others nothing changes but the id. Either all files are written or none.

    Exit status: 0 when there is one record, 1 when a file is in the way, 2 when the two cannot be
    merged.
    """
    content = content_of(config_file)
    try:
        result = merged(read_content(content), a, b, today)
    except Refused as refusal:
        raise click.UsageError(inert(str(refusal))) from refusal
    if say_problems(content, result.findings):
        sys.exit(1)
    if dry_run:
        show(content, result.changes)
    else:
        write(content, result.changes)
    for note in result.notes:
        click.echo(inert(f"{note.field}: {note.said}"), err=dry_run)
    if not dry_run:
        named = len(result.changes) - 2
        click.echo(
            f"merged, and {named} other {'file' if named == 1 else 'files'} changed", err=True
        )
