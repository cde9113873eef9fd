"""What the commands that change records have in common: showing changes, and making them."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from dateline import report
from dateline.edit.saving import save
from dateline.read.content import problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dateline.edit.site import Change
    from dateline.model.problem import Finding

dry_run = click.option(
    "--dry-run", is_flag=True, help="Show what would change, as a diff, and write nothing."
)


def write(content: Path, changes: Iterable[Change]) -> None:
    """Make changes to the files of a content folder, all of them or none.

    Raises:
        click.ClickException: They cannot be made; nothing has changed then.
    """
    try:
        save(content, changes)
    except OSError as error:
        raise click.ClickException(f"nothing was written: {error.strerror or error}") from error


def show(content: Path, changes: Iterable[Change]) -> None:
    """Print changes as one diff."""
    listed = list(changes)
    renamed = {change.was: change for change in listed if change.was}
    removed = {change.path: change for change in listed if change.after is None}
    for change in listed:
        if change.path in renamed:
            continue
        before = removed[change.was].before if change.was else change.before
        old = _name(content, change.was or change.path, before)
        new = _name(content, change.path, change.after)
        for line in unified_diff(_lines(before), _lines(change.after), old, new, lineterm=""):
            click.echo(report.inert(line))


def say_problems(content: Path, findings: Iterable[Finding]) -> bool:
    """Print what is wrong with files to standard error, and return whether anything is."""
    found = problems(content, findings)
    for problem in found:
        click.echo(report.one(problem, prefix=content.as_posix()), err=True)
    return bool(found)


def _name(content: Path, path: str, text: bytes | None) -> str:
    return "/dev/null" if text is None else (content / path).as_posix()


def _lines(text: bytes | None) -> list[str]:
    return list(_shown(text)) if text is not None else []


def _shown(text: bytes) -> Iterator[str]:
    """Yield the lines of a file; what ends a line otherwise than by a line feed can be seen."""
    lines = text.decode(errors="backslashreplace").split("\n")
    yield from lines[:-1]
    if lines[-1]:
        yield f"{lines[-1]} (no line feed here)"
