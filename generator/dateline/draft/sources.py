"""An article to its source record: the one that the collection has, or a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.identifiers import free_id
from dateline.draft.proposal import Field, RecordDraft
from dateline.draft.reading.text import urlsplit_host
from dateline.draft.reading.titles import core_of
from dateline.model.kind import Kind
from dateline.model.names import fold
from dateline.model.slug import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.draft.article import Article
    from dateline.model.collection import Collection
    from dateline.model.records import Source

_KINDS: Final = (
    ("readout", re.compile(r"\breadout\b", re.IGNORECASE)),
    ("fact-sheet", re.compile(r"\bfact sheet\b", re.IGNORECASE)),
    (
        "transcript",
        re.compile(r"\b(?:press call|press briefing|transcript|remarks by)\b", re.IGNORECASE),
    ),
    (
        "statement",
        re.compile(r"\bstatement (?:by|from|of|on)\b|\bjoint statement\b", re.IGNORECASE),
    ),
    ("interview", re.compile(r"\binterview\b", re.IGNORECASE)),
)
_SCHEME: Final = re.compile(r"https?://", re.IGNORECASE)


def known_source(article: Article, collection: Collection) -> Source | None:
    """Return the record of an article that the collection has: by its address, or title and day."""
    address = _bare(article.url)
    day = article.published.day.isoformat() if article.published else ""
    for source in collection.sources:
        if source.withdrawn is not None:
            continue
        if address and address in map(_bare, source.addresses):
            return source
        same_title = fold(source.title) == fold(article.title)
        if same_title and source.published and source.published.text[:10] == day:
            return source
    return None


def source_draft(article: Article, collection: Collection, added: str) -> RecordDraft:
    """Return a draft of an article's source record.

    Args:
        article: The article.
        collection: What is there; a publisher is called as it is called there.
        added: The day that counts as today.
    """
    publisher, why = _publisher(article, collection)
    published = article.published
    day = published.day.isoformat() if published else ""
    name = slug(f"{slug(publisher.removeprefix('The ').removeprefix('www.')) or 'source'} {day}")
    if name in collection.by_id:
        name = slug(f"{name} {article.title}", longest=60)
    fields = (
        Field("title", article.title or publisher or "Untitled"),
        Field("publisher", publisher, why),
        Field("authors", article.authors),
        Field("url", article.url),
        Field("published", day, f"known from: {published.known.value}" if published else ""),
        Field("accessed", article.fetched_on),
        Field(
            "language",
            article.language or "en",
            "" if article.language else "guessed from its words",
        ),
        *_kind(article, collection),
        Field("added", added),
    )
    return RecordDraft(
        Kind.SOURCE,
        free_id(name, collection.names.kinds),
        Kind.SOURCE.folder,
        (article.fetched,) if article.fetched else (),
        tuple(field for field in fields if field.value),
    )


def _publisher(article: Article, collection: Collection) -> tuple[str, str]:
    """Return who published an article, and why that is a guess, if it is one."""
    host = urlsplit_host(article.url) or article.publisher.lower()
    if article.publisher and "." not in article.publisher:
        return article.publisher, ""
    for source in collection.sources:
        if source.publisher and source.url and _site(urlsplit_host(source.url)) == _site(host):
            return source.publisher, f"as other sources of {host}"
    return (core_of(host), f"guessed from: {host}") if host else ("", "")


def _site(host: str) -> str:
    return host.removeprefix("www.")


def _kind(article: Article, collection: Collection) -> Iterator[Field]:
    kinds = collection.vocabulary.source_kinds
    for kind, pattern in _KINDS:
        if kind in kinds and (found := pattern.search(article.title)):
            yield Field("kind", kind, f'guessed from: "{found[0]}"')
            return
    if "article" in kinds:
        yield Field("kind", "article")


def _bare(address: str) -> str:
    """Return an address as it is compared: without scheme, fragment and last slash."""
    return _SCHEME.sub("", address).partition("#")[0].rstrip("/").removeprefix("www.").lower()
