"""A comment as a reader of Markdown sees it: its text, its elements, its links."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options

GAP = "\u200b"
"""What keeps the parts of a mention apart; no text that was made inert has one of its own."""

VOID = frozenset({"br", "hr", "img", "input", "meta"})


@dataclass(slots=True)
class Seen:
    """What a reader sees."""

    text: str = ""
    """All text, with the gaps in it."""
    nodes: list[str] = field(default_factory=list)
    """The text between two tags, each for itself: hosts look for nothing across a tag."""
    tags: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    balanced: bool = True


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.tags.append(tag)
        self.seen.attributes.update(name for name, _ in attrs)
        self.seen.links.extend(value or "" for name, value in attrs if name in {"href", "src"})
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.seen.balanced = False

    def handle_data(self, data: str) -> None:
        self.seen.text += data
        self.seen.nodes.append(data)

    def handle_comment(self, data: str) -> None:
        self.seen.tags.append(f"<!--{data}-->")


def seen(markdown: str) -> Seen:
    """A text as GitHub shows it: its own reader of Markdown, with the HTML that is in the text."""
    options = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    html: str = github_flavored_markdown_to_html(markdown, options)
    return seen_html(html)


def seen_html(html: str) -> Seen:
    """A page as a browser reads it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.seen.balanced = reader.seen.balanced and not reader.open
    return reader.seen
