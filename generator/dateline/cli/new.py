"""`dateline new`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.check.invalid_id import fault_of
from dateline.check.text_too_long import LONGEST_TITLE
from dateline.cli.site import config_file, content_of, folder_of, today
from dateline.editor import modeline, write_schemas
from dateline.export.shapes import Known
from dateline.model.dates import EdtfError, parse
from dateline.model.kind import Kind
from dateline.model.slug import slug
from dateline.read.content import read
from dateline.read.document import decode
from dateline.read.scalars import as_yaml
from dateline.render.templates import template_directory

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.vocabulary import Vocabulary


@click.command()
@click.argument("kind", metavar="KIND", type=click.Choice([kind.value for kind in Kind]))
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

    Exit status: 0 when the draft is written, 2 when it cannot be.
    """
    wanted = Kind(kind)
    title = _plain(title)
    _check_date(wanted, date)
    content = content_of(config_file)
    collection = read(content).collection
    name = _free_id(identifier or slug(f"{date or ''} {title}"), collection, content)
    folder = content / wanted.folder
    if date:
        folder /= date[:4] if date[:4].isdecimal() else "undated"
    path = folder / f"{name}.yml"
    text = _draft(wanted, title, date, today, collection.vocabulary)
    known = Known.of(collection).with_record(wanted, name, title)
    text = _schema_line(folder_of(config_file), known, wanted, folder) + text
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise click.UsageError(f"{path} is there already") from error
    except OSError as error:
        raise click.UsageError(f"{path} cannot be written: {error.strerror}") from error
    click.echo(path.as_posix())


def _schema_line(site: Path, known: Known, kind: Kind, folder: Path) -> str:
    """Write the site's schemas anew and return the line that leads editors to that of a record.

    Where they cannot be written there is no line either: an editor would only complain.
    """
    try:
        write_schemas(site, known)
    except OSError:
        return ""
    return modeline(site, kind, folder)


def _plain(title: str) -> str:
    """Return a title in one line, refused where no record could hold it."""
    plain = " ".join(title.split())
    if not plain:
        raise click.UsageError("the title is empty")
    if len(plain) > LONGEST_TITLE:
        raise click.UsageError(f"the title has more than {LONGEST_TITLE} characters")
    _, findings = decode(f"title: {plain}".encode(errors="surrogateescape"), "")
    if findings:
        raise click.UsageError(f"the title cannot be used: {findings[0].message}")
    return plain


def _check_date(kind: Kind, date: str | None) -> None:
    if kind is not Kind.EVENT:
        if date is not None:
            raise click.UsageError(f"{kind.phrase} has no date")
        return
    if date is None:
        raise click.UsageError("an event needs --date 2022-01-12, or as much of it as is known")
    try:
        parse(date)
    except EdtfError as error:
        hint = f"\nhint: {error.hint}" if error.hint else ""
        raise click.UsageError(f"--date: {error.message}{hint}") from error


def _free_id(name: str, collection: Collection, content: Path) -> str:
    """Return an id, refused where it is none or is taken."""
    if not name:
        raise click.UsageError("the title makes no id; give one with --id, in a-z, 0-9 and hyphens")
    fault = fault_of(name)
    if fault:
        raise click.UsageError(f"“{name}” {fault}; give another with --id, in a-z, 0-9 and hyphens")
    taken = collection.by_id.get(name)
    if taken is not None or name in collection.names.former:
        where = f": {content / taken.path}" if taken else ", as a former id"
        raise click.UsageError(f"the id {name} is taken{where}; give another with --id")
    return name


def _draft(kind: Kind, title: str, date: str | None, today: Day, vocabulary: Vocabulary) -> str:
    template = (template_directory() / "new" / f"{kind.value}.yml").read_text(encoding="utf-8")
    planned = date is not None and (begins := parse(date).earliest) is not None and begins > today
    return template.format(
        title=as_yaml(title),
        date=as_yaml(date or ""),
        types=", ".join(vocabulary.types),
        type=as_yaml(next(iter(vocabulary.types))),
        stances=", ".join(vocabulary.stances),
        place_kinds=", ".join(vocabulary.place_kinds),
        source_kinds=", ".join(vocabulary.source_kinds),
        status="planned" if planned else "reported",
        today=today.isoformat(),
    )
