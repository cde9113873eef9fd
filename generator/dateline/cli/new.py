"""`dateline new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.site import config_file, content_of, today
from dateline.model.dates import EdtfError, parse
from dateline.model.kind import Kind
from dateline.model.slug import slug
from dateline.read.content import read
from dateline.read.scalars import as_yaml
from dateline.render.templates import template_directory

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.dates import Day
    from dateline.model.vocabulary import Vocabulary


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in Kind]))
@click.argument("title")
@click.option("--date", "date", help="When an event was or will be, in EDTF: 2022-01-12, 2022-01.")
@click.option("--id", "identifier", help="The id. By default it is made of date and title.")
@config_file
@today
def new(
    kind: str,
    title: str,
    date: str | None,
    identifier: str | None,
    config_file: Path | None,
    today: Day,
) -> None:
    """Write a draft of a record and say where it is.

    KIND is event, actor, place, topic or source; TITLE is its title or name. The draft is valid as
    it stands and says in comments what else can be said. A file that is there is never overwritten.
    """
    wanted = Kind(kind)
    if (wanted is Kind.EVENT) != (date is not None):
        if date is None:
            raise click.UsageError("an event needs --date 2022-01-12, or as much of it as is known")
        raise click.UsageError(f"{wanted.phrase} has no date")
    _check_date(date)
    content = content_of(config_file)
    collection = read(content).collection
    prefix = f"{date}-" if date else ""
    name = identifier or slug(f"{prefix}{title}")
    if not name or name != slug(name):
        raise click.UsageError("the title makes no id; give one with --id, in a-z, 0-9 and hyphens")
    taken = collection.by_id.get(name)
    if taken is not None or name in collection.names.former:
        where = f": {content / taken.path}" if taken else ", as a former id"
        raise click.UsageError(f"the id {name} is taken{where}; give another with --id")
    folder = content / wanted.folder
    if date:
        folder /= date[:4] if date[:4].isdecimal() else "undated"
    path = folder / f"{name}.yml"
    folder.mkdir(parents=True, exist_ok=True)
    text = _draft(wanted, title, date, today, collection.vocabulary)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise click.UsageError(f"{path} is there already") from error
    click.echo(path.as_posix())


def _check_date(date: str | None) -> None:
    try:
        parse(date or "2022")
    except EdtfError as error:
        hint = f"\nhint: {error.hint}" if error.hint else ""
        raise click.UsageError(f"--date: {error.message}{hint}") from error


def _draft(kind: Kind, title: str, date: str | None, today: Day, vocabulary: Vocabulary) -> str:
    template = (template_directory() / "new" / f"{kind.value}.yml").read_text(encoding="utf-8")
    types = list(vocabulary.types)
    planned = date is not None and (begins := parse(date).earliest) is not None and begins > today
    return template.format(
        title=as_yaml(title),
        date=as_yaml(date or ""),
        types=", ".join(types),
        type=types[0],
        status="planned" if planned else "reported",
        today=today.isoformat(),
    )
