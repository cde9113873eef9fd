"""`dateline format`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.changes import dry_run, say_problems, show, write
from dateline.cli.site import below, config_file, content_of, lies_in
from dateline.edit.format import formatted
from dateline.edit.site import Change, read_file
from dateline.read.files import Folder, find_files
from dateline.read.settings import find_configuration
from dateline.report import inert

if TYPE_CHECKING:
    from dateline.model.problem import Finding


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@config_file
@click.option("--check", is_flag=True, help="List the files that would change, and write nothing.")
@dry_run
def format_command(
    paths: tuple[Path, ...], config_file: Path | None, *, check: bool, dry_run: bool
) -> None:
    """Lay all record files out alike, without a change to what they say.

    Keys are put in the usual order, long texts are broken into lines of 98 characters, lists that
    are short stay in brackets, and quotes go where they are not needed. Comments stay with their
    keys. Line ends become line feeds. The Markdown below a front matter is left alone, and so are
    hand-written pages and vocabulary.yml. With PATHS, only these files and folders are looked at.

    Every file is read again before it is written; one that would then say something else is left
    as it is and reported, as is one with mistakes that hide what it says. Either all other files
    are written or, when one of them cannot be, none.

    Exit status: 0 when all is well, 1 when a file was left out, or when --check finds one to
    change, 2 when the command is misused.
    """
    if config_file is None and paths:
        config_file = find_configuration(paths[0])
    content = content_of(config_file)
    changes, findings, seen = _changes(content, [below(path, content) for path in paths])
    if dry_run:
        show(content, changes)
    elif check:
        for change in changes:
            click.echo(inert((content / change.path).as_posix()))
    else:
        write(content, changes)
    wrong = say_problems(content, findings)
    done = "would change" if check or dry_run else "changed"
    click.echo(f"{len(changes)} of {seen} record files {done}", err=True)
    if wrong or (check and changes):
        sys.exit(1)


def _changes(content: Path, only: list[str]) -> tuple[list[Change], list[Finding], int]:
    """Return what is to change, what is left out and why, and how many files were looked at."""
    found = find_files(Folder(content))
    findings = [one for one in found.findings if one.rule == "syntax" and _wanted(one.path, only)]
    changes = []
    listed = [(path, kind) for path, kind in found.records if _wanted(path, only)]
    for path, kind in listed:
        raw, text, wrong = read_file(content, path)
        if wrong:
            findings.extend(wrong)
            continue
        result = formatted(text, path, kind)
        findings.extend(result.findings)
        after = result.text.encode()
        if after != raw and not result.findings:
            changes.append(Change(path, raw, after))
    return changes, findings, len(listed)


def _wanted(path: str, only: list[str]) -> bool:
    return not only or lies_in(path, only)
