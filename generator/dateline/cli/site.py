"""Which site a command is about, and which day it takes for today."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline import checked
from dateline.model.dates import Day
from dateline.read.settings import CONFIGURATIONS, Settings, find_configuration, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's mkdocs.yml. By default the nearest one upwards from here.",
)

cached = click.option(
    "--cache/--no-cache",
    default=True,
    help="Whether to use, and to keep, what was worked out before. By default it is.",
)

today = click.option(
    "--today",
    metavar="YYYY-MM-DD",
    callback=lambda _context, _option, value: _day(value),
    help="The day that counts as today. By default that of SOURCE_DATE_EPOCH or the clock, in UTC.",
)


def content_of(config: Path | None) -> Path:
    """Return the content folder of a site, relative to the working folder where it lies below it.

    Args:
        config: The site's mkdocs.yml, or None for the nearest one upwards.

    Raises:
        click.UsageError: There is no site, or its mkdocs.yml cannot be read.
    """
    return _from_here(settings_of(config).content)


def settings_of(config: Path | None) -> Settings:
    """Return what the mkdocs.yml of a site says.

    Args:
        config: The site's mkdocs.yml, or None for the nearest one upwards.

    Raises:
        click.UsageError: There is no site, or its mkdocs.yml cannot be read.
    """
    configuration = configuration_of(config)
    try:
        settings = read_settings(configuration.resolve())
    except (ValueError, OSError) as error:
        raise click.UsageError(str(error)) from error
    if not settings.content.is_dir():
        raise click.UsageError(f"{configuration}: there is no content folder {settings.content}")
    return settings


def folder_of(config: Path | None) -> Path:
    """Return the folder of a site's mkdocs.yml, as `content_of` does that of its content.

    Raises:
        click.UsageError: There is no site.
    """
    return _from_here(configuration_of(config).resolve().parent)


def configuration_of(config: Path | None) -> Path:
    """Return the mkdocs.yml of a site.

    Args:
        config: It, or None for the nearest one upwards.

    Raises:
        click.UsageError: There is no site.
    """
    configuration = config or find_configuration(Path.cwd())
    if configuration is None:
        names = " or ".join(CONFIGURATIONS)
        raise click.UsageError(f"there is no {names} here or in a folder above; use --config-file")
    return configuration


def _from_here(folder: Path) -> Path:
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def below(path: Path, content: Path) -> str:
    """Return a path as problems name it: below the content folder, empty for the folder itself.

    Raises:
        click.UsageError: It lies outside the content folder.
    """
    resolved, folder = path.resolve(), content.resolve()
    if folder.is_relative_to(resolved):
        return ""
    if not resolved.is_relative_to(folder):
        raise click.UsageError(f"{path} does not lie in the content folder {content}")
    return resolved.relative_to(folder).as_posix()


def lies_in(path: str, only: Iterable[str]) -> bool:
    """Return whether a path is one of some files or lies in one of some folders.

    Args:
        path: As problems name it.
        only: The files and folders, as `below` returns them.
    """
    return any(not one or path == one or path.startswith(f"{one}/") for one in only)


def _day(value: str | None) -> Day:
    if value is None:
        try:
            return checked.today()
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    try:
        found = date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value} is not a day; write YYYY-MM-DD") from error
    day = Day(found.year, found.month, found.day)
    if day.isoformat() != value:
        raise click.BadParameter(f"{value} is not a day; write YYYY-MM-DD")
    return day
