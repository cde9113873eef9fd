"""MkDocs' events, each handed to the stage that it is for."""

from __future__ import annotations

import contextlib
import logging
import os
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import click
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority

from dateline import report
from dateline.build import Folders, Pages, build
from dateline.cache import digest, open_cache
from dateline.checked import Checked, check_again, today
from dateline.collector import collector_paused
from dateline.editor import renew_schemas
from dateline.frame import add_navigation, keep_assets, make_frames, mend, prepare_theme
from dateline.linked import read_and_link
from dateline.model.fingerprint import path_of
from dateline.model.problem import Severity
from dateline.pagefind.service import PagefindError, find_executable
from dateline.plugin.compiled import keep_templates, known_templates, templates_key
from dateline.plugin.configured import navigation, published, settings_digest, view_of
from dateline.plugin.log import has_warned, log, make_inert
from dateline.preview import Preview, Served
from dateline.progress import Progress, on_terminal
from dateline.read.files import stats_of
from dateline.read.sightings import LINKS, read_sightings
from dateline.render.addresses import CORRECTIONS_FEED, base_of
from dateline.render.markdown import RecordLinks, at
from dateline.render.selection import replace_markers
from dateline.render.written import resolve_links
from dateline.search import search_files
from dateline.timeline import link
from dateline.write import STAGING, discard, files_below, prepare, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import WSGIApplication

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from dateline.build import Shard
    from dateline.cache import Cache
    from dateline.frame import Frames
    from dateline.model.collection import Collection
    from dateline.model.problem import Problem
    from dateline.read.files import Stats
    from dateline.render.view import View
    from dateline.write import Output


class DatelineConfig(Config):
    """What a site decides about its records is in vocabulary.yml; here is what it is built with."""

    search = config_options.Type(bool, default=True)
    """Whether the site has a search. Its index is made by a program for the common platforms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of one build, besides what the site's configuration says."""

    shard: Shard | None = None
    """What of the site is built; None for all of it."""
    cached: bool = True
    """Whether what was worked out before may be used, and is kept for the next time."""
    progress: Progress | None = None
    """What is told how far the build is; None for the usual."""


class DatelinePlugin(BasePlugin[DatelineConfig]):
    """Builds the pages of records around the hand-written ones.

    What it keeps between events is the state of one build, and under `mkdocs serve` the last
    records without errors, which are served while a mistake is being mended.
    """

    wanted = Wanted()
    """What `dateline build` asks for; as it is for `mkdocs build`."""

    def __init__(self) -> None:
        self._preview: Preview | None = None
        self._extensions: list[str] = []
        self._last_good: Checked | None = None
        self._view: View | None = None
        self._frames: Frames | None = None
        self._nav: Navigation | None = None
        self._written: tuple[str, ...] = ()
        self._site = Path()
        self._content = Path()
        self._stats: Stats = {}
        self._state = b""
        self._cache: Cache | None = None
        self._templates = known_templates(None, b"")
        self._progress = Progress()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview. Also keeps the plugin's instance between rebuilds."""
        del dirty
        # Without the watching of files there is nobody to answer requests but MkDocs alone.
        watched = command == "serve" and _is_watched()
        self._preview = Preview(self._look, self._say_last_good) if watched else None
        make_inert()

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
        """Read, check and link the records, and lead MkDocs away from the last good site.

        MkDocs empties the folder that it writes to. It is given one of its own in the site's, and
        what it makes there is published together with the pages of records.
        """
        self._content = content = Path(config.docs_dir)
        if self._preview is not None:
            self._stats = stats_of(content)
        self._progress = self.wanted.progress or self._usual_progress()
        self._cache = open_cache(_root(config)) if self.wanted.cached else None
        try:
            day = today()
        except ValueError as error:
            raise PluginError(str(error)) from error
        checked, timeline, self._state = read_and_link(
            content,
            day,
            partial(published, config=config),
            cache=self._cache,
            progress=self._progress,
        )
        renew_schemas(_root(config), checked.collection)
        seen = read_sightings(content)
        self._say((*checked.problems, *seen.problems))
        if checked.has_errors:
            if not (self._preview and self._last_good):
                extent = report.records_read(len(checked.collection.records))
                raise PluginError(report.summary(checked.problems, extent))
            self._say_last_good()
            checked = self._last_good
            timeline = link(published(checked.collection, config))
        self._last_good = checked
        view = view_of(config, timeline, seen.sightings, self._extensions)
        self._templates = known_templates(self._cache, templates_key(view))
        self._view = replace(view, compiled=self._templates.pages)
        self._site = Path(config.site_dir)
        prepare(self._site)
        config.site_dir = str(self._site / STAGING / "theme")

    def _say(self, problems: Iterable[Problem]) -> None:
        prefix = os.path.relpath(self._content)
        for problem in problems:
            say = log.error if problem.severity is Severity.ERROR else log.warning
            say(report.one(problem, prefix=prefix))

    def _look(self, collection: Collection) -> bool:
        """Say what is wrong with records, and return whether they have no errors."""
        checked = check_again(self._content, collection, today())
        self._say(checked.problems)
        if not checked.has_errors:
            self._last_good = checked
        return not checked.has_errors

    def _say_last_good(self) -> None:
        log.error("The last records without errors are served until this is mended.")

    def _usual_progress(self) -> Progress:
        return on_terminal(log.info) if log.isEnabledFor(logging.INFO) else Progress()

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
        self._nav = add_navigation(nav, navigation(self._built()))
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
        self._written = tuple(page.url for page in pages if page is not None)
        if self._nav is None:
            raise PluginError("MkDocs made no navigation")
        feed = CORRECTIONS_FEED if self._built().has_feed else None
        # Another plugin, or a hook, may change the filters that templates are compiled with.
        if len(config.plugins.events["env"]) == 1:
            env.bytecode_cache = self._templates.theme
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

    # After the plugins that write into MkDocs' folder when a build ends.
    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish what MkDocs made and everything that is made from records."""
        theme, config.site_dir = Path(config.site_dir), str(self._site)
        if self._frames is None:
            raise PluginError("MkDocs made no environment for templates")
        try:
            # MkDocs itself says that a strict build fails, after this event.
            if not has_warned():
                search = self._search if self.config.search else None
                pages = Pages(self._built(), self._frames, self._written, search)
                self._publish(pages, theme, config)
                if self._cache:
                    keep_templates(self._cache, templates_key(pages.view), self._templates)
        except PagefindError as error:
            raise PluginError(str(error)) from error
        except OSError as error:
            raise PluginError(f"{error.filename} cannot be written: {error.strerror}") from error
        finally:
            discard(self._site)

    def _publish(self, pages: Pages, theme: Path, config: MkDocsConfig) -> None:
        cache, site = self._cache, self._site
        if self._preview is not None:
            theirs = list(files_below(theme))
            write(theirs, site)
            paths = frozenset(output.path for output in theirs)
            content = Path(config.docs_dir)
            self._preview.renew(Served(pages, site, paths, content, self._stats))
            return
        name = f"site-{sha256(str(site).encode()).hexdigest()[:16]}"
        around = (*pages.frames.chrome(), *pages.written)
        asked = repr((pages.view.sightings, self.wanted.shard, self.config.search))
        key = digest((self._state, settings_digest(config), asked, *around))
        kept = cast("Stats | None", cache.load(name, key) if cache else None)
        with collector_paused():
            built = build(
                pages,
                Folders(theme, site),
                shard=self.wanted.shard,
                progress=self._progress,
                before=kept,
            )
        if cache and kept != built.stats:
            cache.save(name, key, built.stats)
        log.info(
            "%s files written, %s left as they were, %s removed",
            *(f"{count:,}" for count in built.published),
        )

    def _search(self) -> Iterable[Output]:
        """Return the files of the search."""
        return search_files(self._built(), self._cache)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Make pages when they are asked for, and not all of them at every change."""
        del config
        if self._preview is not None:
            server.builder = self._preview.instead_of(builder)
            answer = cast("WSGIApplication", server.get_app() or server.serve_request)
            server.set_app(self._preview.before(answer, server.mount_path))
        return server

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last good site as it is."""
        del error
        if self._site != Path():
            discard(self._site)
            # A site that was never published has no folder either.
            with contextlib.suppress(OSError):
                self._site.rmdir()

    def _built(self) -> View:
        if self._view is None:
            raise PluginError("MkDocs began a build without on_pre_build")
        return self._view

    def _find(self, target: str) -> tuple[str, str] | None:
        return self._built().timeline.collection.find_link(target)


def _is_watched() -> bool:
    """Return whether the preview that runs follows changes."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.params.get("livereload"))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _leads_outside(path: str | None, folder: str) -> bool:
    """Return whether a file is reached through a symbolic link that leads out of a folder."""
    return path is not None and not os.path.realpath(path).startswith(f"{folder}{os.sep}")
