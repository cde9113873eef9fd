"""Markdown in records to HTML that is safe, whoever wrote it.

Records come from contributors. Raw HTML in them is shown as the text it is and pictures are not
loaded (a picture's address could be anybody's); what the converter and its extensions make is
then reduced to a list of allowed elements, attributes and addresses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

from dateline.model.kind import Kind
from dateline.model.links import LINK_PATTERN
from dateline.render import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown import Markdown

INTERNAL = "dateline:"
"""The scheme of links to records until the place they stand at is known."""

# Attributes are those that Markdown and the extensions in common use make. `class` is let through
# only with names that cannot be mistaken for a part of the page around the text.
_TAGS = frozenset(
    [
        "a",
        "abbr",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "details",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "lang", "dir", "title"},
    "a": {"href"},
    "ol": {"start"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_CLASSES = {
    "div": {"admonition", "note", "info", "warning", "quote", "footnote"},
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref", "headerlink"},
}
_SCHEMES = {"http", "https", "mailto", INTERNAL.rstrip(":")}
_BLOCKS = [
    "empty",
    "indent",
    "code",
    "hashheader",
    "setextheader",
    "hr",
    "olist",
    "ulist",
    "quote",
    "reference",
]
# Extensions that work on the text alone. pymdownx.snippets, for one, does not: it reads files.
_HARMLESS = frozenset(
    (
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "fenced_code",
        "footnotes",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "pymdownx.betterem",
        "pymdownx.caret",
        "pymdownx.critic",
        "pymdownx.details",
        "pymdownx.highlight",
        "pymdownx.inlinehilite",
        "pymdownx.keys",
        "pymdownx.mark",
        "pymdownx.smartsymbols",
        "pymdownx.superfences",
        "pymdownx.tasklist",
        "pymdownx.tilde",
    )
)
# For Markdown's own inline patterns: one of these signs must occur in a text, or the pattern
# matches nowhere in it.
_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("]:",),
    "link": ("](",),
    "short_reference": ("]:",),
    "autolink": ("<",),
    "automail": ("<",),
    # A tab or a carriage return before the line's end becomes spaces, or nothing, first.
    "linebreak": ("  \n", "\t", "\r"),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
_OWN_PATTERNS = "markdown.inlinepatterns"
_ID_PREFIX = "text-"
_PLAIN = re.compile(r"[^*_`\[\]<>&\\!#~^=:|\n\"'+$-]*\Z")
# `<` is escaped in text, so that what is looked for here is never an editor's words.
_FRAGMENT = re.compile(r'(<a\b[^>]*? href="#)(?=[^"])')
_EMPTY_CLASS = re.compile(r'(<[a-z0-9]+\b[^>]*?) class=""')
_ADDRESS = rf"(?:{'|'.join(kind.folder for kind in Kind)})/[a-z0-9-]+/"
_RECORD_LINK = re.compile(rf'(<a\b[^>]*? href="){INTERNAL}(?={_ADDRESS}")')
_FORGED_LINK = re.compile(rf'(<a\b[^>]*?) href="{INTERNAL}(?!{_ADDRESS}")[^"]*"', re.IGNORECASE)
_HEADING = re.compile(r"<(/?)h1(?=[ >])")


class LinkProcessor(InlineProcessor):
    """Turns `[[id]]` and `[[id|text]]` into links to records; what is unknown stays as it is."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, find: Callable[[str], tuple[str, str] | None]) -> None:
        super().__init__(LINK_PATTERN, md)
        self.find = find

    def handleMatch(  # type: ignore[override] # noqa: N802 - the base class's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the link for a match, or nothing for a target that is no record."""
        del data
        found = self.find(m["target"].strip())
        if found is None:
            return None, None, None
        address, label = found
        element = Element("a", {"href": f"{INTERNAL}{address}"})
        text = m["text"]
        # A record's name is no Markdown, and on a hand-written page no HTML either.
        element.text = text.strip() if text else AtomicString(label)
        return element, m.start(0), m.end(0)


class RecordLinks(Extension):
    """The Markdown extension that knows `[[links]]`."""

    def __init__(self, find: Callable[[str], tuple[str, str] | None]) -> None:
        super().__init__()
        self.find = find

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the base class's name
        """Add the link pattern, after code spans and escapes and before ordinary links."""
        md.inlinePatterns.register(LinkProcessor(md, self.find), "dateline_links", 175)


def at(html: str, base: str) -> str:
    """Return `html` with its links to records made relative.

    Args:
        html: What a converter of this module made, or a page whose links it made.
        base: The way from the page to the site's root: `../../`, empty on the home page.
    """
    return _RECORD_LINK.sub(lambda match: match[1] + base, html) if INTERNAL in html else html


class TextConverter:
    """Converts the Markdown of records.

    Args:
        extensions: Names of Markdown extensions, as in mkdocs.yml. Those that are not known to be
            harmless in a stranger's text are left out: some put files into it.
        configurations: Their options by name.
        find: Returns the address and the name of the record with an id, or None.
    """

    def __init__(
        self,
        extensions: Sequence[Any],
        configurations: Mapping[str, Mapping[str, Any]],
        find: Callable[[str], tuple[str, str] | None],
    ) -> None:
        self._find = find
        self._given = (extensions, configurations)
        self._indifferent = paragraphs.are_indifferent(filter(_is_harmless, extensions))
        self._extensions = (*filter(_is_harmless, extensions), RecordLinks(find))
        self._configurations = {
            name: dict(value) for name, value in configurations.items() if _is_harmless(name)
        }
        self._converters: dict[tuple[str, ...], Markdown] = {}
        self._lines: dict[str, Markup] = {}
        self._inline = markdown.Markdown(extensions=[RecordLinks(find)])
        _make_inert(self._inline)
        for name in _BLOCKS:
            self._inline.parser.blockprocessors.deregister(name)

    def finding(self, find: Callable[[str], tuple[str, str] | None]) -> TextConverter:
        """Return a converter of the same Markdown whose links lead to other records."""
        return TextConverter(*self._given, find)

    def body(self, text: str) -> Markup:
        """Return a Markdown text as blocks of HTML, its links to records not yet relative.

        Headings begin at the second level and every `id` has a prefix, so that no text takes a
        heading or an anchor of the page around it.
        """
        if self._indifferent:
            plain = paragraphs.convert(text, self._find, INTERNAL)
            if plain is not None:
                return Markup(plain)  # noqa: S704 - made of escaped text
        html = self._converter_for(text).reset().convert(text)
        cleaned = _clean(_HEADING.sub(r"<\1h2", html))
        linked = _FRAGMENT.sub(rf"\g<1>{_ID_PREFIX}", cleaned)
        return Markup(linked)  # noqa: S704 - cleaned above

    def page(self, text: str) -> str:
        """Return a hand-written page as HTML to be compared, never to be published.

        MkDocs makes those that are published, with extensions that are left out here. Raw HTML and
        pictures stay: its editors may put them there.
        """
        converter = markdown.Markdown(
            extensions=list(self._extensions), extension_configs=self._configurations
        )
        return converter.convert(text)

    def line(self, text: str) -> Markup:
        """Return a text of one paragraph as inline HTML, its links not yet relative."""
        if _PLAIN.match(text):
            return escape(text)
        said = self._lines.get(text)
        if said is None:
            html = self._inline.reset().convert(" ".join(text.split()))
            inner = html.removeprefix("<p>").removesuffix("</p>")
            said = self._lines[text] = Markup(_clean(inner))  # noqa: S704 - cleaned
        return said

    def plain(self, text: str) -> str:
        """Return a text of one paragraph without its markup, not escaped, for descriptions."""
        return " ".join(text.split()) if _PLAIN.match(text) else self.line(text).striptags()

    def _converter_for(self, text: str) -> Markdown:
        """Return a converter without the patterns that cannot match anywhere in `text`.

        Markdown tries each of its inline patterns on each paragraph, which is half of what a
        build of many records does. Those whose signs do not occur can as well be left out.
        """
        idle = tuple(
            name for name, signs in _SIGNS.items() if not any(sign in text for sign in signs)
        )
        converter = self._converters.get(idle)
        if converter is None:
            converter = markdown.Markdown(
                extensions=list(self._extensions), extension_configs=self._configurations
            )
            _make_inert(converter)
            patterns = converter.inlinePatterns
            for name in idle:
                # An extension may have put a pattern of its own under the name.
                if name in patterns and type(patterns[name]).__module__ == _OWN_PATTERNS:
                    patterns.deregister(name)
            self._converters[idle] = converter
        return converter


def _is_harmless(extension: object) -> bool:
    name = extension.removeprefix("markdown.extensions.") if isinstance(extension, str) else ""
    return name in _HARMLESS


def _make_inert(converter: Markdown) -> None:
    converter.preprocessors.deregister("html_block")
    for name in ("html", "image_link", "image_reference", "short_image_ref"):
        converter.inlinePatterns.deregister(name)


def _clean(html: str) -> str:
    cleaned = nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
        id_prefix=_ID_PREFIX,
    )
    # Nobody but this module writes addresses of the internal scheme, or what follows them could be
    # another scheme.
    return _FORGED_LINK.sub(r"\1", _EMPTY_CLASS.sub(r"\1", cleaned))
