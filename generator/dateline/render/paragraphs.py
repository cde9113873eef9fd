"""Plain paragraphs of Markdown, converted without the converter.

Most texts of records are paragraphs of words with an emphasis or a `[[link]]` here and there.
Markdown takes 0.4 ms for such a text, half of what a build of many records costs; what can be told
to be nothing else is converted here in a twentieth of that. A test holds the two ways against each
other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import escape

from dateline.model.links import LINK_PATTERN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# What Markdown or an extension below could take for more than a word is not plain.
_WORDS = r"[^\\`*_{}\[\]<>#!|~^=&\n\t\r\xa0]"
# No sign can belong to two of these, so that there is never a way back worth trying (`++`).
_EMPHASIS = rf"\*(?!\s){_WORDS}++(?<!\s)\*(?!\*)"
_PIECE = rf"(?:{_WORDS}++|{_EMPHASIS}|\[\[{_WORDS}++(?:\|{_WORDS}++)?\]\])"
_LINE = rf"(?=[^\W\d_]|[“‘«(„*\[])(?!\*\s|\[\^){_PIECE}++(?<! )"
_PLAIN = re.compile(rf"{_LINE}(?:\n{{1,2}}{_LINE})*+")
_TOKEN = re.compile(rf"{LINK_PATTERN}|\*(?P<emphasis>[^*]+)\*")

INDIFFERENT = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "sane_lists",
        "tables",
        "toc",
    }
)
"""Extensions of Markdown that leave plain paragraphs as they are."""


def convert(text: str, find: Callable[[str], tuple[str, str] | None], scheme: str) -> str | None:
    """Return plain paragraphs as HTML, None where `text` is or may be more than that.

    Args:
        text: Markdown.
        find: Returns the address and the name of the record with an id, or None.
        scheme: What stands before the address in a link to a record.
    """
    text = text.strip("\n")
    if not _PLAIN.fullmatch(text):
        return None
    pieces: list[str] = []
    reached = 0
    for token in _TOKEN.finditer(text):
        pieces.append(text[reached : token.start()])
        reached = token.end()
        if token["emphasis"]:
            pieces.append(f"<em>{token['emphasis']}</em>")
            continue
        found = find(token["target"].strip())
        if found is None:
            return None
        address, name = found
        label = token["text"].strip() if token["text"] else _escaped(name)
        pieces.append(f'<a href="{scheme}{address}">{label}</a>')
    pieces.append(text[reached:])
    inner = "".join(pieces).replace("\n\n", "</p>\n<p>")
    return f"<p>{inner}</p>"


def are_indifferent(extensions: Iterable[object]) -> bool:
    """Return whether plain paragraphs come out the same with and without some extensions."""
    return all(
        isinstance(one, str) and one.removeprefix("markdown.extensions.") in INDIFFERENT
        for one in extensions
    )


def _escaped(name: str) -> str:
    """Return a name as the sanitiser writes text: quotation marks stay, hard spaces are named."""
    return str(escape(name)).replace("&#34;", '"').replace("&#39;", "'").replace("\xa0", "&nbsp;")
