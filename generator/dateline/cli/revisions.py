"""Which two states of a site a command compares."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from dateline.read.files import Folder
from dateline.read.revision import Repository, RevisionError
from dateline.report import inert

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.read.files import Tree


class NotInGit(click.ClickException):
    """A command is misused: git does not have what it names. Its usage would not help."""

    exit_code = 2

    def __init__(self, error: RevisionError) -> None:
        hint = f"\nhint: {inert(error.hint)}" if error.hint else ""
        super().__init__(f"{inert(error.message)}{hint}")


class States(NamedTuple):
    """The two states: content as git or the disk has it."""

    repository: Repository
    trees: tuple[Tree, Tree]
    commits: tuple[str | None, str | None]
    """The commit of each; None for files that are not committed."""


def states(content: Path, *, old: str | None, new: str | None, parted: bool) -> States:
    """Return the states of a content folder to compare.

    Args:
        content: The content folder.
        old: The revision to compare with; None for the default branch.
        new: The revision to look at; None for the files as they lie on the disk.
        parted: Whether to compare with the commit at which `new` left `old`, so that what happened
            on `old` since then is no part of the change. Always so for the default branch.

    Raises:
        NotInGit: Git does not have what was asked for.
    """
    try:
        repository = Repository.around(content)
        history = parted or old is None
        name = repository.default_branch() if old is None else old
        base = repository.commit(name, history=history)
        head = repository.commit(new) if new is not None else repository.commit_of_working_tree()
        if history:
            base = repository.merge_base(base, head or repository.commit("HEAD"))
        tree = repository.at(head) if new is not None and head else Folder(content.resolve())
        return States(repository, (repository.at(base), tree), (base, head))
    except RevisionError as error:
        raise NotInGit(error) from error
