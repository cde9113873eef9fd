"""What is said without being quoted, to a sentence."""

from __future__ import annotations

import re
from typing import Final

_THAT: Final = re.compile(
    r"(?: (?:to|the|reporters|journalists|lawmakers|today|yesterday|again|on|in|at|an?|with|his|her"
    r"|interview|statement|speech|press|news|conference|briefing|talks|call|meeting"
    r"|[A-Z][\w’]+)){0,9}?,?:? that "
)
_TO: Final = re.compile(r" (?P<who>[^,;:]{2,80}?) to (?P<what>[a-z][^;]*)")
_OWN: Final = re.compile(r"(?:his|her|its|their) ")
_AS_TOLD: Final = frozenset({"blamed", "blames"})
"""Verbs that are a part of what is told."""
_WITHOUT_OBJECT: Final = frozenset({"told", "tells", "asked", "noted", "notes"})


def words_told(verb: str, stance: str, rest: str, name: str) -> str:
    """Return what is said, as a sentence; empty where the words make none.

    Args:
        verb: The verb of saying.
        stance: The stance of who uses it.
        rest: What stands behind it.
        name: What the article calls the speaker.
    """
    if stance in {"rejects", "denies"} or verb in _AS_TOLD:
        return _sentence(f"{name} {verb}{rest}")
    if that := _THAT.match(rest):
        return _sentence(rest[that.end() :])
    if stance == "demands" and verb not in {"called for", "calls for", "demanded", "demands"}:
        found = _TO.match(rest)
        return _sentence(f"{found['who']} should {found['what']}") if found else ""
    if verb in {"said", "says"}:
        return _sentence(rest.removeprefix(":"))
    if verb in _WITHOUT_OBJECT or not rest.startswith(" "):
        return ""
    bare = rest.strip()
    own = _OWN.match(bare)
    return _sentence(bare[own.end() :] if own else bare)


def _sentence(text: str) -> str:
    bare = text.strip(" ,;:")
    if len(bare.split()) < 3:  # noqa: PLR2004 - fewer words say nothing
        return ""
    ended = bare if bare.endswith((".", "!", "?", ".”", ".’")) else f"{bare}."
    return f"{ended[0].upper()}{ended[1:]}"
