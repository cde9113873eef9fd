"""What the command line needs from mkdocs.yml: where the content is, and how its pages read."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.model.values import Raw

CONFIGURATIONS = ("mkdocs.yml", "mkdocs.yaml")

_PLAIN_ADDRESS = re.compile(r"https?://[!-'*-~]{1,200}")
"""A web address in ASCII without parentheses: it can stand within them in a header."""


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


def site_address(configuration: Path) -> str | None:
    """Return where a site is read, `site_url` in its mkdocs.yml, None where it does not say so.

    The tag `!ENV`, with one variable or several and a default, is followed here as MkDocs does it.
    """
    try:
        top = yaml.compose(configuration.read_bytes(), Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError, OSError):
        return None
    if not isinstance(top, yaml.MappingNode):
        return None
    for key, value in top.value:
        if key.value == "site_url":
            address = _of_environment(value) if value.tag == "!ENV" else value.value
            found = isinstance(address, str) and _PLAIN_ADDRESS.fullmatch(address)
            return address if found else None
    return None


def _of_environment(node: yaml.Node) -> str | None:
    """Return the value of the first variable that is set, or the default after several."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return None
    *names, default = (str(one.value) for one in node.value)
    return next((os.environ[name] for name in names if name in os.environ), default)


def find_configuration(start: Path) -> Path | None:
    """Return the mkdocs.yml of the site that `start` lies in, the nearest upwards, or None."""
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in CONFIGURATIONS:
            if (folder / name).is_file():
                return folder / name
    return None
