"""The MkDocs adapter: glue between MkDocs' events and the stages, and nothing else."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

import click
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from dateline import report
from dateline.build import outputs
from dateline.checked import Checked, collector_paused, read_and_check, today
from dateline.editor import renew_schemas
from dateline.frame import (
    NavigationEntry,
    add_navigation,
    keep_assets,
    make_frames,
    mend,
    prepare_theme,
)
from dateline.model.fingerprint import path_of
from dateline.model.kind import Kind
from dateline.model.problem import Severity
from dateline.on_demand import OnDemand
from dateline.pagefind.service import PagefindError, find_executable
from dateline.read.sightings import LINKS, read_sightings
from dateline.render.addresses import (
    CORRECTIONS,
    CORRECTIONS_FEED,
    PUBLISHERS,
    TIMELINE,
    base_of,
    year_address,
)
from dateline.render.calendar import calendar
from dateline.render.indexes import TITLES
from dateline.render.markdown import RecordLinks, TextConverter, at
from dateline.render.repository import Repository, edits_below, joined, repository
from dateline.render.selection import replace_markers
from dateline.render.templates import template_directory
from dateline.render.view import SiteFacts, View
from dateline.render.written import resolve_links
from dateline.search import FOLDER, search_files
from dateline.timeline import link
from dateline.write import write, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from dateline.frame import Frames
    from dateline.model.collection import Collection
    from dateline.model.sighting import Sightings

log = get_plugin_logger("dateline")

MOST_YEARS_IN_NAVIGATION = 40
"""Above this many years the navigation leads to the timeline alone, which lists them."""

CACHE = ".cache/dateline/search"
"""Where indexes are kept between builds, beside mkdocs.yml."""

EDIT_URIS_OF_MKDOCS = ("edit/master/docs/", "src/default/docs/")
"""What MkDocs takes for `edit_uri` on hosts that it knows, where mkdocs.yml has none."""


class DatelineConfig(Config):
    """What a site decides about its records is in vocabulary.yml; here is what it is built with."""

    search = config_options.Type(bool, default=True)
    """Whether the site has a search. Its index is made by a program for the common platforms."""


class DatelinePlugin(BasePlugin[DatelineConfig]):
    """Builds the pages of records around the hand-written ones.

    What it keeps between events is the state of one build, and under `mkdocs serve` the last
    records without errors, which are served while a mistake is being mended.
    """

    def __init__(self) -> None:
        self._serving = False
        self._extensions: list[str] = []
        self._last_good: Checked | None = None
        self._view: View | None = None
        self._frames: Frames | None = None
        self._nav: Navigation | None = None
        self._written: list[str] = []
        self._index = OnDemand()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview. Also keeps the plugin's instance between rebuilds."""
        del dirty
        self._serving = command == "serve"
        # MkDocs prints what it finds in pages and in names of files as it is.
        for handler in logging.getLogger("mkdocs").handlers:
            if not any(isinstance(one, InertMessages) for one in handler.filters):
                handler.addFilter(InertMessages())

    def on_config(self, config: MkDocsConfig) -> None:
        """Put the templates into the theme and `[[links]]` into Markdown."""
        if not config.use_directory_urls:
            raise ConfigurationError(
                "mkdocs.yml: use_directory_urls is off, and the addresses of records end in /\n"
                "hint: remove the line use_directory_urls"
            )
        if self.config.search:
            try:
                find_executable()
            except PagefindError as error:
                raise ConfigurationError(str(error)) from error
        prepare_theme(config)
        self._extensions = list(config.markdown_extensions)
        config.markdown_extensions.append(RecordLinks(self._find))  # type: ignore[arg-type] # an extension may be an object

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the records, before MkDocs empties the folder of the last good site."""
        content = Path(config.docs_dir)
        try:
            checked = read_and_check(content, today())
        except ValueError as error:
            raise PluginError(str(error)) from error
        renew_schemas(Path(config.config_file_path).parent, checked.collection)
        prefix = os.path.relpath(content)
        seen = read_sightings(content)
        for problem in (*checked.problems, *seen.problems):
            say = log.error if problem.severity is Severity.ERROR else log.warning
            say(report.one(problem, prefix=prefix))
        if checked.has_errors:
            if not (self._serving and self._last_good):
                raise PluginError(report.summary(checked.problems, len(checked.collection.records)))
            log.error("The last records without errors are served until this is mended.")
            checked = self._last_good
        self._last_good = checked
        with collector_paused():
            self._view = _view(
                checked, config, self._extensions, self._find, sightings=seen.sightings
            )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the files of records and the fingerprints of articles out of the site."""
        collection = self._built().timeline.collection
        own = {record.path for record in collection.records}
        own.update(map(path_of, collection.fingerprints))
        content = os.path.realpath(config.docs_dir)
        for file in list(files):
            if file.src_uri in own or file.src_uri in {"vocabulary.yml", LINKS}:
                files.remove(file)
            elif file.src_dir == config.docs_dir and _leads_outside(file.abs_src_path, content):
                log.error("%s is a symbolic link and is not published", file.src_uri)
                files.remove(file)
        return keep_assets(files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Add the timeline and the kinds of records."""
        del config, files
        self._nav = add_navigation(nav, _navigation(self._built()))
        return self._nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Put lists of events in the place of markers."""
        del config, files
        return replace_markers(self._built(), markdown, base_of(page.url))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make the page's links to records relative."""
        del config, files
        return at(resolve_links(html, page.file.src_uri, page.url), base_of(page.url))

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Prepare the frames around record pages."""
        pages = (file.page for file in files.documentation_pages())
        self._written = [page.url for page in pages if page is not None]
        if self._nav is None:
            raise PluginError("MkDocs made no navigation")
        feed = CORRECTIONS_FEED if self._built().has_feed else None
        self._frames = make_frames(config, env, self._nav, files, feed=feed)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend what the theme's templates cannot."""
        del page, config
        return mend(output)

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend what the theme's templates cannot."""
        del config
        return mend(output_content) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write everything that is made from records."""
        view = self._built()
        if self._frames is None:
            raise PluginError("MkDocs made no environment for templates")
        try:
            with collector_paused():
                write(outputs(view, self._frames, self._written), Path(config.site_dir))
        except OSError as error:
            raise PluginError(f"{error.filename} cannot be written: {error.strerror}") from error
        if self.config.search and self._serving and _is_watched():
            self._index.put_off(partial(_write_search, view, config))
        elif self.config.search:
            _write_search(view, config)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Make the index of the search when it is asked for, not at every change."""
        del config, builder
        server.set_app(self._index.before(server.get_app() or server.serve_request, FOLDER))
        return server

    def _built(self) -> View:
        if self._view is None:
            raise PluginError("MkDocs began a build without on_pre_build")
        return self._view

    def _find(self, target: str) -> tuple[str, str] | None:
        """Return the address and the name of the record that a `[[link]]` means."""
        collection = self._built().timeline.collection
        identifier = collection.names.find_any(target)
        record = collection.by_id.get(identifier) if identifier else None
        return (record.address, record.label) if record else None


class InertMessages(logging.Filter):
    """Writes out what a terminal or GitHub Actions would obey in messages that are not ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Make the message inert; it is always let through."""
        if record.name != log.logger.name:
            record.msg, record.args = report.inert(record.getMessage()), ()
        return True


def _is_watched() -> bool:
    """Return whether the preview that runs follows changes."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("livereload"))


def _write_search(view: View, config: MkDocsConfig) -> None:
    cache = Path(config.config_file_path).parent / CACHE
    try:
        write_whole(search_files(view, cache), Path(config.site_dir), FOLDER)
    except PagefindError as error:
        raise PluginError(str(error)) from error
    except OSError as error:
        raise PluginError(f"{error.filename} cannot be written: {error.strerror}") from error


def _leads_outside(path: str | None, folder: str) -> bool:
    """Return whether a file is reached through a symbolic link that leads out of a folder."""
    return path is not None and not os.path.realpath(path).startswith(f"{folder}{os.sep}")


def _view(
    checked: Checked,
    config: MkDocsConfig,
    extensions: list[str],
    find: Callable[[str], tuple[str, str] | None],
    *,
    sightings: Sightings,
) -> View:
    custom = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    url = config.site_url
    return View(
        timeline=link(_published(checked.collection, config)),
        text=TextConverter(extensions, config.mdx_configs, find),
        site=SiteFacts(
            name=config.site_name,
            url=f"{url.rstrip('/')}/" if url else None,
            language=config.theme.get("language") or "en",
            repository=_repository(config),
        ),
        templates=(*custom, template_directory()),
        sightings=sightings,
    )


def _published(collection: Collection, config: MkDocsConfig) -> Collection:
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


def _navigation(view: View) -> tuple[NavigationEntry, ...]:
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
