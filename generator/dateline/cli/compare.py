"""`dateline compare`."""

from __future__ import annotations

import sys
from json import dumps
from typing import TYPE_CHECKING

import click

from dateline.cli.revisions import states
from dateline.cli.site import config_file, settings_of, today
from dateline.collector import collector_paused
from dateline.compare.changes import changes
from dateline.review.card import Card
from dateline.review.headline import headline
from dateline.review.html import html
from dateline.review.lines import Lines
from dateline.review.markdown import records_markdown
from dateline.review.records import grouped, record_changes
from dateline.review.text import text
from dateline.reviewed import sides

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.cli.revisions import States
    from dateline.compare.changes import Change
    from dateline.model.dates import Day
    from dateline.read.settings import Settings


@click.command()
@click.argument("old", metavar="[REV", required=False)
@click.argument("new", metavar="[REV]]", required=False)
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html"]),
    default="text",
    show_default=True,
    help="text and markdown for people, html as a page of its own, json for programs.",
)
@today
def compare(
    old: str | None, new: str | None, config_file: Path | None, form: str, today: Day
) -> None:
    """Say which facts changed from one revision to another, in words.

    The first REV is compared with the second, or with the files as they lie on the disk, committed
    or not. Without any, it is what was changed here since leaving the default branch.

    Moving a file is no change, and neither is writing the same thing in another form: key order,
    quoting, line breaks. Git's objects are read; no file is touched.

    Exit status: 0 whether or not something changed, 2 when a revision is not there.
    """
    settings = settings_of(config_file)
    found = states(settings.content, old=old, new=new, parted=False)
    with collector_paused():
        said = _said(found, settings, today, form)
    click.echo(said or "no changes")


def _said(found: States, settings: Settings, today: Day, form: str) -> str:
    """Return what is different between two states, in a format."""
    before, after = sides(found.repository, found.trees, today)
    listed = changes(before.collection, after.collection)
    if form == "json":
        return dumps([_value(change) for change in listed], indent=2)
    records = record_changes(before, after, grouped(listed))
    base, head = found.commits
    card = Card(base=base, head=head, headline=headline(records, ()), records=records)
    lines = Lines.of(card, settings.repository)
    if form == "html":
        return html(card, lines)
    if form == "markdown":
        return records_markdown(records, lines)
    return text(records, colour=sys.stdout.isatty())


def _value(change: Change) -> dict[str, object]:
    """Return a change for programs."""
    return {
        "kind": change.kind.value,
        "of": change.of,
        "record": change.record,
        "field": list(change.field),
        "old": change.old,
        "new": change.new,
    }
