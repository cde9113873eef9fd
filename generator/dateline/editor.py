"""The schemas that editors read on this machine: they offer the site's own ids and words.

They are in a folder beside mkdocs.yml that git leaves alone by itself, since they are as new as the
last command that wrote them, and a record more would change them.
"""

from __future__ import annotations

import contextlib
import os
from errno import ELOOP
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.export.schema import schemas
from dateline.export.shapes import Known
from dateline.write import Output, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.kind import Kind

FOLDER = ".dateline"
"""Beside mkdocs.yml."""
SCHEMAS = f"{FOLDER}/schema"
"""Beside mkdocs.yml: the folder that `.vscode/settings.json` names."""


def write_schemas(site: Path, known: Known) -> None:
    """Write the schemas of a site where its editors look for them.

    Args:
        site: The folder of its mkdocs.yml.
        known: What is known of it.

    Raises:
        OSError: They cannot be written, or the folder is a link: a contribution may have brought it
            to have something else overwritten.
    """
    folder = site / SCHEMAS
    if folder.resolve() != site.resolve() / SCHEMAS:
        raise OSError(ELOOP, "it is reached through a symbolic link", str(folder))
    write(_outputs(known), site)


def renew_schemas(site: Path, collection: Collection) -> None:
    """Write the schemas anew where somebody had them written before, and it is possible.

    A build writes nothing outside its own folder unasked.
    """
    if (site / SCHEMAS).is_dir():
        with contextlib.suppress(OSError):
            write_schemas(site, Known.of(collection))


def modeline(site: Path, kind: Kind, folder: Path) -> str:
    """Return the comment that leads an editor from a record to its schema, with its line end.

    Args:
        site: The folder of the site's mkdocs.yml.
        kind: The kind of the record.
        folder: The folder that the record is in.

    Returns:
        The line; nothing where the way there cannot stand in one, since it holds white space or
        begins on another drive.
    """
    try:
        way = os.path.relpath(site / SCHEMAS / f"{kind.value}.json", folder)
    except ValueError:
        return ""
    way = Path(way).as_posix()
    return "" if len(way.split()) > 1 else f"# yaml-language-server: $schema={way}\n"


def _outputs(known: Known) -> Iterator[Output]:
    yield Output(f"{FOLDER}/.gitignore", "*\n")
    for name, text in schemas(known).items():
        yield Output(f"{SCHEMAS}/{name}", text)
