"""Writing a text so that it is read as it is."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

import yaml
from yaml.resolver import Resolver

from dateline.read.document import load

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXT = "tag:yaml.org,2002:str"

# What PyYAML takes for a text and other readers, of YAML 1.1 or 1.2, for something else.
_GUESSED_ELSEWHERE = re.compile(r"[yYnN]|0o[0-7]+|[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][-+]?[0-9]+")

# What other readers stop at: YAML 1.1 has tags of its own for these two.
_UNREADABLE_ELSEWHERE = frozenset({"=", "<<"})


def as_yaml(text: str) -> str:
    """Return a text of one line as a YAML scalar, in quotes only where it needs them."""
    return text if is_plain(text) else json.dumps(text, ensure_ascii=False)


def is_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Return whether a text of one line is read as it is when it stands without quotes.

    Args:
        text: The text.
        in_brackets: Whether it is to stand in a list within brackets, or a mapping within braces.
    """
    written, value = (f"[{text}]", [text]) if in_brackets else (text, text)
    document = load(f"key: {written}", "")
    is_read = bool(text) and document.value == {"key": value} and not document.findings
    return is_read and text not in _UNREADABLE_ELSEWHERE


def guessed(text: str) -> bool:
    """Return whether other programs would take a text without quotes for no text: `no`, `1.0`.

    Ours never do. But whoever put quotes around such a text may have had them in mind.
    """
    if _GUESSED_ELSEWHERE.fullmatch(text):
        return True
    resolve: Callable[..., str] = _resolver().resolve
    return resolve(yaml.ScalarNode, text, (True, False)) != _TEXT


@cache
def _resolver() -> Resolver:
    return Resolver()
