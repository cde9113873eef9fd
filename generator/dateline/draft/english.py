"""Whether a text is English, the only language whose dates and verbs are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.draft.article import Article

_WORD: Final = re.compile(r"[^\W\d_]+")
_COMMON: Final = frozenset(
    """the of and to in a is that for on with as was at by from it has he said be are will
    not""".split()  # noqa: SIM905 - a word a line otherwise
)
_ENOUGH: Final = 0.12
"""Of English prose these words are a quarter and more; of lists of names and headlines less."""
_MOST_WORDS: Final = 2_000


def is_english(article: Article) -> bool:
    """Return whether an article is in English, by its words and by what it says of itself."""
    if article.language and not article.language.lower().startswith("en"):
        return False
    words: list[str] = []
    for paragraph in article.paragraphs:
        words += _WORD.findall(paragraph.text.lower())
        if len(words) > _MOST_WORDS:
            break
    return bool(words) and sum(word in _COMMON for word in words) >= _ENOUGH * len(words)
