"""Articles at hand: plain text, Markdown or HTML to words.

They are read from where an editor keeps them, outside the content folder, and nothing of them is
published or written anywhere.
"""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model.departure import Article
from dateline.model.fingerprint import digest_of, salt_of
from dateline.model.wording import words
from dateline.read.divided import Undivided, undivided
from dateline.read.document import load
from dateline.read.front_matter import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.model.fingerprint import Fingerprint

MOST_BYTES = 8 * 1024 * 1024
"""The size above which an article is refused: saved web pages hold much besides their text."""

_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_PLAIN = frozenset({".txt", ".text"})
_UNREAD = frozenset({"script", "style", "template", "noscript", "svg"})
_INLINE = frozenset(
    """a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strong sub
    sup time tt u var wbr""".split()  # noqa: SIM905 - a list of thirty would take thirty lines
)
"""Elements that stand within a line, and may stand within a word."""
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)")
_ADDRESS = re.compile(r"\]\([^()\s]*(?:[ \t]\"[^\"\n]*\")?\)")


def read_article(path: Path) -> Article:
    """Return an article; its file's ending says how it is written.

    Raises:
        ValueError: It is too large, or is not UTF-8 text.
        OSError: It cannot be read.
    """
    return next(_readings(path))


def _readings(path: Path) -> Iterator[Article]:
    """Yield an article, then as it was read before divided words were joined, if that differs."""
    text = _text_of(path)
    # In HTML the ends of lines are not those that readers saw.
    undone = undivided(text) if path.suffix.lower() not in _HTML else Undivided(text, ())
    yield Article(path.name, words(undone.text), undone.left)
    if undone.text != text:
        yield Article(path.name, words(text))


def _text_of(path: Path) -> str:
    with path.open("rb") as file:
        raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise ValueError(f"it is larger than {MOST_BYTES // 1024 // 1024} MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError("it is not UTF-8 text; save it as such") from error
    suffix = path.suffix.lower()
    if suffix in _MARKDOWN:
        text = _from_markdown(text.replace("\r\n", "\n").replace("\r", "\n"))
    elif suffix in _HTML:
        text = _from_html(text)
    return text


def find_articles(folder: Path, fingerprints: Mapping[str, Fingerprint]) -> Mapping[str, Article]:
    """Return the articles below a folder by the ids of the sources whose fingerprint is theirs.

    Files need no special names. Those that are no articles are passed over.

    Raises:
        OSError: The folder cannot be read.
    """
    found: dict[str, Article] = {}
    for path in _files(folder):
        try:
            readings = list(_readings(path))
        except (ValueError, OSError):
            continue
        for article in readings:
            digest = digest_of(article.words)
            for identifier, fingerprint in fingerprints.items():
                if salt_of(identifier, digest) == fingerprint.salt:
                    found.setdefault(identifier, article)
    return found


def _files(folder: Path) -> Iterable[Path]:
    endings = _PLAIN | _MARKDOWN | _HTML
    for place, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names):
            path = Path(place, name)
            if path.suffix.lower() in endings and path.is_file():
                yield path


def _raise(error: OSError) -> None:
    raise error


def _from_markdown(text: str) -> str:
    """Return the title in the front matter and the text, without addresses and tags."""
    matter = split(text)
    title = ""
    if matter.yaml:
        value = load(matter.yaml, "").value
        given = value.get("title") if isinstance(value, dict) else None
        title = given if isinstance(given, str) else ""
    body = _ADDRESS.sub("]", _PICTURE.sub("", matter.body))
    return f"{title}\n{_from_html(body)}"


def _from_html(text: str) -> str:
    reader = _TextOfHtml()
    reader.feed(text)
    reader.close()
    return "".join(reader.pieces)


class _TextOfHtml(HTMLParser):
    """Collects the text of a page. What stands in a line of its own is parted from the rest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag not in _INLINE:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in _INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._unread and tag == self._unread[-1]:
            self._unread.pop()
        elif tag not in _INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(data)
