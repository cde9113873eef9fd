"""`dateline list`."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from dateline.cli.site import config_file, content_of
from dateline.listing.fields import SHOWN, cell, plain, value_of
from dateline.listing.forms import as_csv, as_json, table
from dateline.listing.query import Query, QueryError, check_field, select
from dateline.model.kind import Kind
from dateline.model.problem import Severity
from dateline.read.content import read
from dateline.report import inert

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dateline.model.records import Record

_KINDS = {name: kind for kind in Kind for name in (kind.value, kind.folder)}


@click.command("list")
@click.argument("terms", nargs=-1, metavar="[KIND] [FIELD=VALUE]...")
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="table for people, csv for spreadsheets, json for programs.",
)
@click.option("--fields", metavar="FIELD,...", help="What to show of each, id and path among it.")
@click.option("--sort", metavar="FIELD,...", help="What to sort by; -FIELD for backwards.")
@click.option("--certain", is_flag=True, help="Only dates that fall into the one asked for surely.")
def list_command(
    terms: tuple[str, ...],
    config_file: Path | None,
    form: str,
    fields: str | None,
    sort: str | None,
    *,
    certain: bool,
) -> None:
    """List records, all or those that fit; it writes nothing, so there is no dry run of it.

    KIND is event (if nothing is said), actor, place, topic or source. Each FIELD=VALUE narrows the
    list: `actor=nato`, `topic=`, `place=` and `source=` find what names that record, by id or
    name, in any field, and what names a part of that place or topic. `date=2021-12/2022-01` and
    `year=2022` find what falls into that time, certainly or possibly. `title=council` finds a part
    of a title, name or text; `importance=4` what is that important at least; `status=disputed`
    also what is shown as disputed since its statements differ; `type=call` and any other field what
    is the same; `FIELD=` what has nothing there. Fields with parts are found by
    how many they are, by what any part says and by which there are: `statements=2`,
    `relations=ID`, `evidence=date`. A site's own fields are fields.

    Dates are shown as they are written, in EDTF. On a terminal, lines that are too long are cut.
    In CSV, a text that begins with = + - or @ has an apostrophe before it: spreadsheets would take
    it for a formula, and the text of a record is a stranger's.

    Exit status: 0, also when nothing fits; 2 when the command is misused.
    """
    content = content_of(config_file)
    reading = read(content)
    collection = reading.collection
    try:
        query = _query(terms, sort, certain=certain)
        records = select(collection, query)
        shown = _split(fields) or SHOWN[query.kind]
        names = [check_field(query.kind, collection.vocabulary, name) for name in shown]
    except QueryError as error:
        raise click.UsageError(inert(str(error))) from error
    click.echo(_said(records, names, form), nl=False)
    errors = sum(found.severity is Severity.ERROR for found in reading.findings)
    if errors:
        noun = "error" if errors == 1 else "errors"
        click.echo(f"{errors} {noun} in the records: see dateline check", err=True)


def _query(terms: Sequence[str], sort: str | None, *, certain: bool) -> Query:
    kind = Kind.EVENT
    if terms and "=" not in terms[0]:
        name, *terms = terms
        if name not in _KINDS:
            raise QueryError(f"“{name}” is neither a kind of record nor FIELD=VALUE")
        kind = _KINDS[name]
    filters = []
    for term in terms:
        name, equals, value = term.partition("=")
        if not equals:
            raise QueryError(f"“{term}” is not FIELD=VALUE")
        filters.append((name.strip(), value.strip()))
    return Query(kind, tuple(filters), certain, _split(sort))


def _split(names: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in (names or "").split(","))))


def _said(records: Sequence[Record], names: Sequence[str], form: str) -> str:
    if form == "json":
        return as_json({name: plain(value_of(one, name)) for name in names} for one in records)
    rows = [[inert(cell(value_of(one, name))) for name in names] for one in records]
    if form == "csv":
        return as_csv(names, rows)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    return table(names, rows, width=width)
