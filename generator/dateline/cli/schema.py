"""`dateline schema`."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.site import config_file, content_of, folder_of
from dateline.editor import SCHEMAS, write_schemas
from dateline.export.schema import schemas
from dateline.export.shapes import Known
from dateline.read.content import read
from dateline.write import Output, write


@click.command()
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"The folder to write to. By default {SCHEMAS} beside mkdocs.yml, where editors look.",
)
@config_file
def schema(output: Path | None, config_file: Path | None) -> None:
    """Write the JSON Schemas of a site, with which editors complete, explain and check records.

    There is one for each kind of record and one for vocabulary.yml. They offer the ids that the
    site has now; a build, `mkdocs serve` and `dateline new` renew them.

    Exit status: 0 when they are written, whatever is wrong with the records, 2 when they cannot be.
    """
    content, site = content_of(config_file), folder_of(config_file)
    known = Known.of(read(content).collection)
    try:
        if output is None:
            write_schemas(site, known)
        else:
            write((Output(name, text) for name, text in schemas(known).items()), output)
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be written: {error.strerror}") from error
    click.echo((output or site / SCHEMAS).as_posix())
