"""Titles of pages to titles of articles."""

from __future__ import annotations

import re
from typing import Final

from dateline.model.names import fold

_SEPARATOR: Final = re.compile(r"\s+(?:[|•·»–—-]|::)\s+")
_SECTION: Final = re.compile(
    r"(?:latest |breaking )?(?:world |uk |us )?"
    r"(?:news|politics|world|business|opinion|features?|home)",
    re.IGNORECASE,
)
_NOT_A_LETTER: Final = re.compile(r"[\W_]+")


def without_site_name(title: str, publisher: str, host: str) -> str:
    """Return a title without the name of the site, and of its section, that trail behind it.

    Only what is plainly a name of the site is taken away: `Talks – what next?` stays whole.

    Args:
        title: The title of the page.
        publisher: The name of the site as it gives it; may be empty.
        host: The host of its address; may be empty.
    """
    names = {_bare(publisher), _bare(host.removeprefix("www.")), _bare(core_of(host))} - {""}
    while found := list(_SEPARATOR.finditer(title)):
        tail = title[found[-1].end() :]
        known = _bare(tail) in names or _bare(tail).removeprefix("the") in names
        if not (known or _SECTION.fullmatch(tail.strip())):
            break
        title = title[: found[-1].start()]
    return title.strip()


def _bare(text: str) -> str:
    return _NOT_A_LETTER.sub("", fold(text))


def core_of(host: str) -> str:
    """Return the name within a host: `aljazeera` of `www.aljazeera.com`."""
    parts = host.removeprefix("www.").split(".")
    return max(parts[:-1], key=len, default="")
