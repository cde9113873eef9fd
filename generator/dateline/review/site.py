"""The pages of a state of a site, as far as a card tells of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.render.markdown import TextConverter
from dateline.render.pages import pages_of_today
from dateline.render.repository import Repository
from dateline.render.templates import template_directory
from dateline.render.view import SiteFacts, View
from dateline.render.written import compared
from dateline.review.page_changes import SitePages
from dateline.timeline import link

if TYPE_CHECKING:
    from dateline.model.collection import Collection
    from dateline.read.settings import Settings
    from dateline.render.environment import Compiled


def site_pages(collection: Collection, settings: Settings, compiled: Compiled) -> SitePages:
    """Return the pages of what is recorded and the hand-written ones, without the theme.

    Args:
        collection: What is recorded.
        settings: What mkdocs.yml says.
        compiled: Templates, as far as they were used for the other state before.
    """
    view = View(
        timeline=link(collection),
        text=TextConverter(settings.extensions, {}, collection.find_link),
        site=SiteFacts(
            name=settings.name, url=None, language=settings.language, repository=Repository()
        ),
        templates=(template_directory(),),
        compiled=compiled,
    )
    # What was known at the end of each month repeats what event pages say, month after month.
    bodies = {page.address: (page.title, page.content) for page in pages_of_today(view)}
    bodies |= {page.address: (page.title, compared(view, page)) for page in collection.pages}
    leads = {
        f"{record.kind_of_record.folder}/{former}/": record.address
        for record in collection.records
        for former in record.former_ids
    }
    return SitePages(bodies, leads)
