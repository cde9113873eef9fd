"""What the command line needs from mkdocs.yml: where the content is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml")


def content_folder(configuration: Path) -> Path:
    """Return the folder of a site's content, `docs_dir` in its mkdocs.yml.

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
    given = value.get("docs_dir", "docs") if isinstance(value, dict) else "docs"
    if not isinstance(given, str):
        raise ValueError(f"docs_dir in {configuration} is not a text")  # noqa: TRY004 - of a file
    return configuration.parent / given


def find_configuration(start: Path) -> Path | None:
    """Return the mkdocs.yml of the site that `start` lies in, the nearest upwards, or None."""
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in CONFIGURATIONS:
            if (folder / name).is_file():
                return folder / name
    return None
