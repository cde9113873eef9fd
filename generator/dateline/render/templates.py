"""Where the templates and assets of sites are."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def template_directory() -> Path:
    """Return the folder of templates: in the installed package, or the repository's own."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "site_templates"
    return installed if installed.is_dir() else package.parents[1] / "site_templates"
