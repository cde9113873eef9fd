"""What the command line needs from mkdocs.yml: where the content is, and how its pages read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.model.values import Raw

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site's mkdocs.yml says, as far as it can be known without MkDocs."""

    content: Path
    """The folder of the content, `docs_dir`."""
    name: str
    language: str
    """The site's language, `theme.language`."""
    extensions: tuple[str, ...]
    """The names of the Markdown extensions, without their options."""
    repository: str | None
    """The address of the repository on its host, `repo_url`."""


def read_settings(configuration: Path) -> Settings:
    """Return what a mkdocs.yml says.

    Every scalar of the file is read as text and tags such as `!ENV` are not followed, so nothing
    in the file is run.

    Raises:
        ValueError: The file is not YAML, or `docs_dir` is not a text.
        OSError: The file cannot be read.
    """
    try:
        value = yaml.load(configuration.read_bytes(), Loader=yaml.CBaseLoader)  # noqa: S506 - no constructor
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(f"{configuration} is not YAML: {error}") from error
    given: dict[str, Raw] = value if isinstance(value, dict) else {}
    folder = given.get("docs_dir", "docs")
    if not isinstance(folder, str):
        raise ValueError(f"docs_dir in {configuration} is not a text")  # noqa: TRY004 - of a file
    theme = given.get("theme")
    return Settings(
        configuration.parent / folder,
        _text(given.get("site_name")),
        _text(theme.get("language") if isinstance(theme, dict) else None) or "en",
        tuple(_names(given.get("markdown_extensions"))),
        _text(given.get("repo_url")) or None,
    )


def _text(value: Raw | None) -> str:
    return value if isinstance(value, str) else ""


def _names(extensions: Raw | None) -> Iterator[str]:
    """Yield the names in a list of extensions, some of which have options."""
    listed = extensions if isinstance(extensions, list) else [extensions or {}]
    for item in listed:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            yield from item


def find_configuration(start: Path) -> Path | None:
    """Return the mkdocs.yml of the site that `start` lies in, the nearest upwards, or None."""
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in CONFIGURATIONS:
            if (folder / name).is_file():
                return folder / name
    return None
