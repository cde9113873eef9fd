"""What a site's configuration says, as the stages take it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.cache import digest, digest_of_files
from dateline.export.reader.files import core_path
from dateline.frame import NavigationEntry
from dateline.model.kind import Kind
from dateline.render.addresses import CORRECTIONS, PUBLISHERS, TIMELINE, year_address
from dateline.render.calendar import calendar
from dateline.render.indexes import TITLES
from dateline.render.markdown import TextConverter
from dateline.render.repository import Repository, edits_below, joined, repository
from dateline.render.templates import template_directory
from dateline.render.view import SiteFacts, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from dateline.model.collection import Collection
    from dateline.model.sighting import Sightings
    from dateline.timeline import Timeline

MOST_YEARS_IN_NAVIGATION = 40
"""Above this many years the navigation leads to the timeline alone, which lists them."""

EDIT_URIS_OF_MKDOCS = ("edit/master/docs/", "src/default/docs/")
"""What MkDocs takes for `edit_uri` on hosts that it knows, where mkdocs.yml has none."""

_IN_MEMORY = re.compile(r" at 0x[0-9a-fA-F]+")


def view_of(
    config: MkDocsConfig,
    timeline: Timeline,
    sightings: Sightings,
    extensions: Sequence[str],
) -> View:
    """Return what record pages are made with.

    Args:
        config: The site's configuration.
        timeline: The linked records.
        sightings: What was last found at the addresses of sources.
        extensions: The Markdown extensions of the site itself.
    """
    url = config.site_url
    return View(
        timeline=timeline,
        text=TextConverter(extensions, config.mdx_configs, timeline.collection.find_link),
        site=SiteFacts(
            name=config.site_name,
            url=f"{url.rstrip('/')}/" if url else None,
            language=config.theme.get("language") or "en",
            repository=_repository(config),
        ),
        templates=(*_own_templates(config), template_directory()),
        core_path=core_path,
        sightings=sightings,
    )


def settings_digest(config: MkDocsConfig) -> bytes:
    """Return a digest of everything that a site's configuration says, its templates included."""
    templates = sorted(
        path for folder in _own_templates(config) for path in folder.rglob("*") if path.is_file()
    )
    told = _IN_MEMORY.sub("", repr(sorted((key, repr(value)) for key, value in config.items())))
    theme = _IN_MEMORY.sub("", repr([vars(config.theme), config.theme.dirs]))
    shipped = digest_of_files(template_directory())
    return digest((told, theme, shipped, *(path.read_bytes() for path in templates)))


def _own_templates(config: MkDocsConfig) -> list[Path]:
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def published(collection: Collection, config: MkDocsConfig) -> Collection:
    """Return a collection without the hand-written pages that MkDocs leaves out of the site."""
    left_out = [spec for spec in (config.exclude_docs, config.draft_docs) if spec]
    pages = tuple(
        page
        for page in collection.pages
        if not page.path.startswith("templates/")
        and not any(spec.match_file(page.path) for spec in left_out)
    )
    return replace(collection, pages=pages)


def _repository(config: MkDocsConfig) -> Repository:
    """Return where the records are kept, as mkdocs.yml says.

    What MkDocs takes for `edit_uri` where the site says none leads nowhere, unless the records
    are kept in a folder `docs/`.
    """
    url = config.repo_url
    if config.edit_uri_template:
        template = config.edit_uri_template

        def edits(path: str) -> str:
            without_suffix = path.rpartition(".")[0]
            uri = template.format(path=_Path(path), path_noext=_Path(without_suffix))
            return joined(url, uri)

        return repository(url, edits)
    uri = config.edit_uri
    if not uri or (uri in EDIT_URIS_OF_MKDOCS and Path(config.docs_dir).name != "docs"):
        return repository(url, None)
    return repository(url, edits_below(url, uri))


class _Path(str):
    """A path in a template: MkDocs' `{path!q}` quotes all of it, and `{path}` all but slashes."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return format(quote(str(self)), spec)


def navigation(view: View) -> tuple[NavigationEntry, ...]:
    """Return the timeline with its years, the kinds that have records, and what was corrected.

    A site may name the publishers in its navigation, and the corrections before there are any.
    """
    years = calendar(view.timeline.events)
    listed = years if len(years) <= MOST_YEARS_IN_NAVIGATION else ()
    children = tuple(
        NavigationEntry(view.words.year(year.year), year_address(year.year)) for year in listed
    )
    present = {record.kind_of_record for record in view.timeline.collection.records}
    kinds = (NavigationEntry(TITLES[kind], f"{kind.folder}/") for kind in Kind if kind in present)
    return (
        NavigationEntry("Timeline", TIMELINE, children),
        *kinds,
        NavigationEntry("Publishers", PUBLISHERS, unasked=False),
        NavigationEntry("Corrections", CORRECTIONS, unasked=bool(view.corrections)),
    )
