"""`dateline rename`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from dateline.cli.changes import dry_run, say_problems, show, write
from dateline.cli.site import config_file, content_of
from dateline.edit.rename import renamed
from dateline.edit.site import Refused, read_content
from dateline.report import inert

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("old")
@click.argument("new")
@config_file
@dry_run
def rename(old: str, new: str, config_file: Path | None, *, dry_run: bool) -> None:
    """Give a record another id: its file, and every place that names it.

    OLD is the id of a record of any kind, NEW is an id that is not taken. The file is renamed in
    its folder and lists OLD as a former id, so that the old address goes on working. References by
    id, [[links]], and on hand-written pages lists of events and addresses of the filtered timeline
    name NEW; nothing else in any file changes. References by a name stay as they are, and so does
    the date of an event.

    Either all files are written or none. While a file cannot be read nothing is: a reference might
    be in it.

    Exit status: 0 when the record has its new id, 1 when a file is in the way, 2 when OLD is
    unknown or NEW cannot be used.
    """
    content = content_of(config_file)
    try:
        changes, findings = renamed(read_content(content), old, new)
    except Refused as refusal:
        raise click.UsageError(inert(str(refusal))) from refusal
    if say_problems(content, findings):
        sys.exit(1)
    if dry_run:
        show(content, changes)
        return
    write(content, changes)
    click.echo(inert((content / changes[0].path).as_posix()))
    named = len(changes) - 2
    click.echo(f"renamed, and {named} other {'file' if named == 1 else 'files'} changed", err=True)
