"""An article, as drafts are made from it: what is known of it, and its numbered paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Known(StrEnum):
    """Where the day of publication is known from; each value is how that is said."""

    GIVEN = "given with --published"
    METADATA = "metadata"
    ADDRESS = "address"
    TEXT = "text"
    FILE_NAME = "file name"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Publication:
    """The day an article was published, on which all its relative dates hang."""

    day: date
    known: Known


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, in one line."""

    number: int
    """Counted from 1; 0 for what stands above the text, such as a standfirst."""
    text: str
    section: str = ""
    """The heading above it, for the items of a list."""
    item: int = 0
    """Which item of the list below that heading, from 1; 0 for a paragraph of prose."""
    speaker: str = ""
    """In a transcript, who speaks."""

    @property
    def place(self) -> str:
        """Where that is, for a citation: `paragraph 3`."""
        if self.item and self.section:
            return f"“{self.section}”, item {self.item}"
        return f"paragraph {self.number}" if self.number else "standfirst"


@dataclass(frozen=True, slots=True)
class Article:
    """An article. All its texts are plain, in one line, without signs that are not seen."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    published: Publication | None = None
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
    """BCP 47, as the article says; empty where it does not."""
    fetched: str = ""
    """When and how it was fetched, for a comment; empty for a file."""
    fetched_on: str = ""
    """The day it was fetched, `2022-01-14`; empty for a file."""


def plain(text: str) -> str:
    """Return a text in one line, without controls and other signs that are not seen.

    Articles are strangers' texts. What is left of one can neither end a line of YAML or of a
    comment nor do anything to a terminal.
    """
    spaced = " ".join(text.split())
    if spaced.isprintable():
        return spaced
    seen = "".join(sign if sign.isprintable() else _INVISIBLE.get(sign, "") for sign in spaced)
    return " ".join(seen.split())


_INVISIBLE = {"\x00": " ", "\x1b": " ", "\ufffc": " "}


def is_transcript(article: Article) -> bool:
    """Return whether an article is what several people said, each under a name."""
    return len({one.speaker for one in article.paragraphs if one.speaker}) > 1
