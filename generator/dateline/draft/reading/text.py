"""Plain text and Markdown to articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from dateline.draft.article import Article, plain
from dateline.draft.reading.blocks import SITE, Form, blocks_of_markdown, blocks_of_text
from dateline.draft.reading.paragraphs import is_boilerplate, paragraphs_of
from dateline.draft.reading.published import agreed, otherwise
from dateline.draft.reading.refused import RefusedError
from dateline.draft.reading.titles import without_site_name
from dateline.model.problem import Position, Severity
from dateline.read.document import load
from dateline.read.front_matter import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.draft.article import Publication
    from dateline.draft.reading.blocks import Block
    from dateline.model.values import Raw
    from dateline.read.front_matter import FrontMatter

_LONGEST_TITLE: Final = 200
_TOP: Final = 8
"""How many blocks of a text may stand above its first paragraph."""
_DAYS: Final = ("published", "date", "published_time", "date_published")
_ADDRESSES: Final = ("url", "source_url", "canonical_url", "link")


def from_text(text: str, file_name: str, given: Publication | None) -> Article:
    """Return the article that a file of plain text holds.

    Its title is the first line that belongs to it; a line that is but the name of a website says
    who published it.

    Raises:
        UnsureError: It names two days on which it may have been published.
    """
    blocks = list(blocks_of_text(text))
    top = [block.text for block in blocks[:_TOP]]
    site = next((line for line in top if SITE.fullmatch(line)), "")
    title = _title(blocks)
    return Article(
        title=title,
        paragraphs=paragraphs_of(blocks, title),
        published=given or otherwise(_short(blocks), file_name),
        publisher=site.removeprefix("https://").removeprefix("http://").strip("/"),
    )


def from_markdown(text: str, file_name: str, given: Publication | None) -> Article:
    """Return the article that a file of Markdown holds, with what its front matter says of it.

    Raises:
        RefusedError: The front matter cannot be read.
        UnsureError: It names two days on which it may have been published.
    """
    matter = split(text)
    said = _front_matter(matter) if matter.yaml else None
    keys = {key.lower(): value for key, value in said.items()} if isinstance(said, dict) else {}
    blocks = list(blocks_of_markdown(matter.body))
    url = next((found for key in _ADDRESSES if (found := _text(keys.get(key)))), "")
    publisher = _text(keys.get("publisher"))
    title = _text(keys.get("title")) or _title(blocks)
    published = given or agreed(metadata=[_text(keys.get(key)) for key in _DAYS], address=url)
    return Article(
        title=without_site_name(title, publisher, urlsplit_host(url))[:_LONGEST_TITLE],
        paragraphs=paragraphs_of(blocks, title),
        published=published or otherwise(_short(blocks), file_name),
        publisher=publisher,
        authors=_texts(keys.get("authors") or keys.get("author")),
        url=url,
        language=_text(keys.get("language") or keys.get("lang")),
    )


def _front_matter(matter: FrontMatter) -> Raw | None:
    """Return what front matter says.

    Raises:
        RefusedError: It cannot be read.
    """
    document = load(matter.yaml or "", "", first_line=matter.yaml_line)
    for found in document.findings:
        if found.severity is Severity.ERROR:
            where = found.place if isinstance(found.place, Position) else Position(1, 1)
            raise RefusedError(
                f"its front matter cannot be read: {found.message}",
                found.hint or "mend it, or remove it",
                (where.line, where.column),
            )
    return document.value


def urlsplit_host(address: str) -> str:
    """Return the host of an address, empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _title(blocks: Sequence[Block]) -> str:
    for block in blocks[:_TOP]:
        if not is_boilerplate(block.text):
            return block.text if len(block.text) <= _LONGEST_TITLE else ""
    return ""


def _short(blocks: Sequence[Block]) -> list[str]:
    """Return the first blocks, and the last, in which a line may say when."""
    return [block.text for block in (*blocks[:_TOP], *blocks[-2:]) if block.form is not Form.ITEM]


def _text(value: Raw | None) -> str:
    return plain(value) if isinstance(value, str) else ""


def _texts(value: Raw | None) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value] if value else []
    return tuple(found for one in listed if (found := _text(one)))
