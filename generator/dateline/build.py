"""The stages in order: read, check, link, render, frame; or read twice, compare, review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.checked import collector_paused, read_and_check
from dateline.export.corrections import FeedSite, corrections_feed
from dateline.export.schema import published
from dateline.export.sitemap import Entry, robots, sitemap
from dateline.model.problem import Severity
from dateline.render.addresses import CORRECTIONS, CORRECTIONS_FEED
from dateline.render.pages import pages
from dateline.render.withdrawn import redirects
from dateline.review.records import Side
from dateline.review.review import review
from dateline.review.site import site_pages
from dateline.write import Output

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.frame import Frames
    from dateline.model.dates import Day
    from dateline.read.files import Tree
    from dateline.read.revision import Repository
    from dateline.read.settings import Settings
    from dateline.render.view import View
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


def card(old: Side, new: Side, settings: Settings, commits: tuple[str | None, str | None]) -> Card:
    """Return the review card of a change.

    Args:
        old: The site as it was.
        new: The site with the change.
        settings: What mkdocs.yml says.
        commits: The commits of both; None for files that are not committed.
    """
    with collector_paused():
        return review(old, new, _pages(old, new, settings), commits)


def _pages(old: Side, new: Side, settings: Settings) -> tuple[SitePages, SitePages] | str:
    """Return the pages of both states, or why there are none."""
    for side, what in ((new, "with this change"), (old, "before this change")):
        if any(problem.severity is Severity.ERROR for problem in side.problems):
            return f"Pages are not compared: the site {what} has errors, and is not built"
    return site_pages(old.collection, settings), site_pages(new.collection, settings)


def outputs(view: View, frames: Frames, written: Iterable[str]) -> Iterator[Output]:
    """Yield every file of the site that is made from records, one at a time.

    Args:
        view: The linked records, ready to be rendered.
        frames: The theme around their pages.
        written: The addresses of the hand-written pages, for the map of the site.
    """
    entries = [Entry(address, None) for address in written]
    for page in pages(view):
        yield Output(f"{page.address}index.html", frames.render(page))
        if page.indexed:
            entries.append(Entry(page.address, page.modified))
    for redirect in redirects(view):
        yield Output(f"{redirect.address}index.html", redirect.html)
    if view.has_feed:
        yield Output(CORRECTIONS_FEED, _feed(view))
    if view.site.url:
        for name, content in sitemap(entries, view.site.url).items():
            yield Output(name, content)
    yield Output("robots.txt", robots(view.site.url))
    for name, content in published(view.timeline.collection, view.site.url):
        yield Output(name, content)


def _feed(view: View) -> str:
    site = FeedSite(view.site.name, view.site.url or "", view.site.language)
    days = (record.last_changed for record in view.timeline.collection.records)
    changed = max((day for day in days if day), default=None)
    return corrections_feed(site, view.corrections, (CORRECTIONS_FEED, CORRECTIONS), changed)
