"""How a page can be cited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model.records import Record
    from dateline.render.view import SiteFacts

_SPECIAL = re.compile(r"[\\{}%&#_$~^]")
_NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True, slots=True)
class PageCitation:
    """A page's citation, for people and for reference programs."""

    text: str
    """Plain text: what is cited, then the site."""
    address: str | None
    """The canonical address; None where the site has none."""
    bibtex: str
    """A BibTeX entry."""


def cite(site: SiteFacts, record: Record, text: str) -> PageCitation:
    """Return the citation of a record's page.

    Args:
        site: The site.
        record: The record.
        text: What is cited, in the words of a bibliography, without the site.
    """
    address = f"{site.url}{record.address}" if site.url else None
    key = record.id.rpartition(":")[2]
    lines = [f"@misc{{{key},", f"  title = {{{bibtex(record.label)}}},"]
    lines.append(f"  howpublished = {{{bibtex(site.name)}}},")
    if record.added and record.added.is_day:
        lines.append(f"  date = {{{record.added}}},")
    if address:
        lines.append(f"  url = {{{address}}},")
    return PageCitation(f"{text}, in: {site.name}.", address, "\n".join([*lines, "}"]))


def bibtex(text: str) -> str:
    """Return a text escaped for a BibTeX field."""
    return _SPECIAL.sub(lambda match: _NAMED.get(match[0], f"\\{match[0]}"), text)
