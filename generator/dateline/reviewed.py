"""Two states of a site, read and checked, and the review card of what is different."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.at_once import FEW, both
from dateline.checked import read_and_check
from dateline.collector import collector_paused
from dateline.compare.published import lost
from dateline.model.problem import Severity
from dateline.read.content import problems
from dateline.render.environment import Compiled
from dateline.review.records import Side
from dateline.review.review import review
from dateline.review.site import site_pages

if TYPE_CHECKING:
    from dateline.model.dates import Day
    from dateline.read.files import Tree
    from dateline.read.revision import Repository
    from dateline.read.settings import Settings
    from dateline.review.card import Card
    from dateline.review.page_changes import SitePages


def sides(repository: Repository, states: tuple[Tree, Tree], day: Day) -> tuple[Side, Side]:
    """Return two states of a site, read and checked, ready to be compared.

    Args:
        repository: Where the content folder lies.
        states: The content as it was, and as it is.
        day: The day that counts as today.
    """
    old, new = (_side(repository, tree, day) for tree in states)
    return old, new


def _side(repository: Repository, tree: Tree, day: Day) -> Side:
    checked = read_and_check(tree, day)
    return Side(tree, checked.collection, checked.problems, repository.folder)


def card(
    repository: Repository,
    states: tuple[Tree, Tree],
    settings: Settings,
    day: Day,
    commits: tuple[str | None, str | None],
) -> Card:
    """Return the review card of a change.

    Args:
        repository: Where the content folder lies.
        states: The content as it was, and with the change.
        settings: What mkdocs.yml says.
        day: The day that counts as today.
        commits: The commits of both; None for files that are not committed.
    """
    compiled = Compiled()

    def shown(tree: Tree) -> tuple[Side, SitePages | None]:
        side = _side(repository, tree, day)
        errors = any(problem.severity is Severity.ERROR for problem in side.problems)
        return side, None if errors else site_pages(side.collection, settings, compiled)

    with collector_paused():
        # What takes long is worth the copy of a process.
        large = sum(1 for _ in states[0].walk()) > FEW
        old, new = both(shown, *states) if large else (shown(states[0]), shown(states[1]))
        return review(old[0], _against(old[0], new[0], day), _pages(old[1], new[1]), commits, day)


def _against(old: Side, new: Side, day: Day) -> Side:
    """Return the new state with what is wrong with it because of the old one.

    Facts that change without a word to readers have a section of their own.
    """
    found = problems(new.tree, lost(old.collection, new.collection, day))
    return new._replace(problems=tuple(sorted({*new.problems, *found})))


def _pages(old: SitePages | None, new: SitePages | None) -> tuple[SitePages, SitePages] | str:
    """Return the pages of both states, or why there are none."""
    if old is not None and new is not None:
        return old, new
    what = "with" if new is None else "before"
    return f"Pages are not compared: the site {what} this change has errors, and is not built"
