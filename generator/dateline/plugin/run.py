"""A build of a site by MkDocs that is asked for more than `mkdocs build` can be asked."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from dateline.plugin.hooks import DatelinePlugin

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.plugin.hooks import Wanted


class BuildFailed(Exception):  # noqa: N818 - it says what happened, as MkDocs' own Abort does
    """The site was not published; the log has said why, or the text does."""


def build_site(
    configuration: Path, wanted: Wanted, *, site: Path | None, strict: bool, level: int
) -> None:
    """Build a site.

    Args:
        configuration: Its mkdocs.yml.
        wanted: What is asked of this build.
        site: The folder to build it in, None for the one that the configuration names.
        strict: Whether a warning keeps the site from being published, as an error does.
        level: The level of the log from which on it is written to standard error.

    Raises:
        BuildFailed: The site was not published.
    """
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-7s -  %(message)s"))
    log.addHandler(handler)
    log.setLevel(level)
    given = {"site_dir": str(site)} if site else {}
    try:
        config = load_config(str(configuration), strict=strict or None, **given)
        plugin = next(
            (one for one in config.plugins.values() if isinstance(one, DatelinePlugin)), None
        )
        if plugin is None:
            raise BuildFailed(
                f"{configuration}: the plugin dateline is not among its plugins\n"
                "hint: write `plugins: [dateline]`"
            )
        plugin.wanted = wanted
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise BuildFailed(str(error)) from error
    finally:
        log.removeHandler(handler)
