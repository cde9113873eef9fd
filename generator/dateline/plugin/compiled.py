"""Templates as they were compiled, kept for the next build: a third of what a small one takes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from mkdocs.utils import get_theme_dir

from dateline.cache import digest, digest_of_files, program
from dateline.render.environment import Codes, Compiled
from dateline.render.templates import template_directory

if TYPE_CHECKING:
    from dateline.cache import Cache
    from dateline.render.view import View

TEMPLATES = "templates"
"""The entry of the cache."""


class Templates(NamedTuple):
    """What was compiled of templates."""

    pages: Compiled
    """Of those of record pages."""
    theme: Compiled
    """Of those around them, which escape what they put out in a way of their own."""


def known_templates(cache: Cache | None, key: bytes) -> Templates:
    """Return what was compiled in builds before.

    Args:
        cache: Where it was kept; None to begin anew.
        key: What `templates_key` says.
    """
    kept = cast("tuple[Codes, Codes] | None", cache.load(TEMPLATES, key) if cache else None)
    pages, theme = kept or ({}, {})
    own, material = template_directory(), Path(get_theme_dir("material"))
    return Templates(Compiled(pages, [own]), Compiled(theme, [own, material]))


def keep_templates(cache: Cache, key: bytes, templates: Templates) -> None:
    """Keep what was compiled for the next build, if that is more than was known."""
    if any(one.has_more for one in templates):
        cache.save(TEMPLATES, key, tuple(one.codes() for one in templates))


def templates_key(view: View) -> bytes:
    """Return what compiled templates depend on.

    Jinja calls a filter of a constant when it compiles a template: what filters of ours return
    depends on the language and the vocabulary.
    """
    vocabulary = repr(view.timeline.collection.vocabulary)
    own = digest_of_files(template_directory())
    return digest((program(), own, view.site.language, vocabulary))
