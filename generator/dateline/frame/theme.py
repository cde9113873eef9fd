"""Our templates and assets in the theme, and what no template of it can be made to say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import pass_context
from jinja2.ext import Extension
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils import get_theme_dir

from dateline.cache import digest
from dateline.render.templates import template_directory

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

STYLESHEETS = (
    "assets/stylesheets/frame.css",
    "assets/stylesheets/timeline.css",
    "assets/stylesheets/reader.css",
)
SCRIPT = "assets/javascripts/frame.js"
FAVICON = "assets/images/favicon.svg"
MATERIAL_FAVICON = "assets/images/favicon.png"
ASSETS = "assets/dateline-"
"""What the folder of our assets begins with in a site; a digest of them follows."""
SITEMAP = "sitemap.xml"
SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
PALETTE = ({"scheme": "default"}, {"scheme": "slate"})

_DIGITS = 12

_SKIP_LINK = re.compile(r'<div data-md-component="skip">.*?</div>\s*', re.DOTALL)
_REMEMBERED = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
_TAG_ALONE = re.compile(r"\{([%#])(?:(?![%#]\}).)*\1\}")


def prepare_theme(config: MkDocsConfig) -> None:
    """Put our templates, style sheets and script into the theme; for a plugin's `on_config`.

    Templates are looked for in the site's own `theme.custom_dir`, then here, then in Material. The
    site's own style sheets and scripts come after ours, so that they have the last word.

    Raises:
        ConfigurationError: The site's theme is not Material.

    """
    theme = config.theme
    theme.static_templates.discard(SITEMAP)
    if theme.name != "material":
        raise ConfigurationError(
            f"mkdocs.yml: the theme is {theme.name!r}, and Dateline's pages are made for Material\n"
            "hint: write `theme: {name: material}`"
        )
    ours = str(template_directory())
    if ours not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, ours)
        config.extra_css = [*STYLESHEETS, *config.extra_css]
        config.extra_javascript = [SCRIPT, *config.extra_javascript]
        config.watch = [*config.watch, ours]
    if not theme.get("palette"):
        theme["palette"] = list(PALETTE)
    if theme.get("favicon") == MATERIAL_FAVICON:
        theme["favicon"] = FAVICON


def keep_assets(files: Files, config: MkDocsConfig) -> Files:
    """Take out what would be published of the theme's folders and no page uses; for `on_files`.

    That is our templates, MkDocs' template of a site map (ours is made from the records), and the
    script and the word lists of Material's search where a site does not use that search. What is
    ours of the rest gets a folder named by what is in it, so that browsers may keep it for ever.
    """
    templates = template_directory()
    unused = () if "material/search" in config.plugins else SEARCH
    for file in list(files):
        source = Path(file.abs_src_path or "")
        is_template = source.is_relative_to(templates) and not source.is_relative_to(
            templates / "assets"
        )
        is_map = file.src_uri == SITEMAP and not source.is_relative_to(config.docs_dir)
        if is_template or is_map or file.src_uri.startswith(unused):
            files.remove(file)
    _name_by_content(files)
    config.extra_css = [_named(path, files) for path in config.extra_css]
    config.extra_javascript = [
        _named(path, files) if path == SCRIPT else path for path in config.extra_javascript
    ]
    return files


def _name_by_content(files: Files) -> None:
    """Give our assets, or what a site has in their place, addresses that tell what they hold.

    They share a folder, for the scripts among them name each other.
    """
    templates = template_directory()
    ours = {
        path.relative_to(templates).as_posix()
        for path in (templates / "assets").rglob("*")
        if path.is_file()
    }
    found = [file for file in files if file.src_uri in ours]
    held = sorted((file.src_uri, file.content_bytes) for file in found)
    folder = digest(part for pair in held for part in pair).hex()[:_DIGITS]
    for file in found:
        files.remove(file)
        file.dest_uri = f"{ASSETS}{folder}/{file.src_uri.removeprefix('assets/')}"
        file.__dict__.pop("url", None)  # MkDocs keeps the address that it had
        files.append(file)


def _named(path: str, files: Files) -> str:
    """Return where an asset is served from: ours where its content says, all others as they are."""
    file = files.get_file_from_path(path)
    return file.dest_uri if file and file.dest_uri.startswith(ASSETS) else path


def serve_by_content(env: Environment, files: Files) -> None:
    """Have templates lead to assets where `keep_assets` put them; for `on_env`."""
    url_of = env.filters["url"]

    @pass_context
    def url(context: Context, value: object) -> str:
        # A site's settings may lack what a template asks for, and Jinja then hands over no text.
        named = _named(value, files) if isinstance(value, str) else value
        return str(url_of(context, named))

    env.filters["url"] = url


class Compact(Extension):
    """Takes the indentation out of the theme's templates, a third of a page's chrome.

    Templates of the site's own `theme.custom_dir` are left as they are written.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the template without indentation and without lines that only a tag would leave."""
        del name
        shipped = (template_directory(), Path(get_theme_dir("material")))
        if filename is None or not any(map(Path(filename).is_relative_to, shipped)):
            return source
        lines = (line.strip() for line in source.splitlines())
        return "".join(
            line if not line or _TAG_ALONE.fullmatch(line) else f"{line}\n" for line in lines
        )


def mend(html: str) -> str:
    """Return a rendered page without two faults of `base.html` that no template can override.

    The HTML standard has no `autocomplete` on check boxes, and the skip link is missing from pages
    without headings: our header has its own. For frames, and in `on_post_page` and
    `on_post_template` for the pages that MkDocs renders.
    """
    return _SKIP_LINK.sub("", _REMEMBERED.sub(r"\1", html, count=2), count=1)
