"""Taking wrong values out of a draft, so that the rest of it can be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.problem import Keys
    from dateline.model.values import Untyped

_REMOVED = object()


def without(value: Untyped, wrong: Iterable[Keys]) -> Untyped:
    """Return a mapping without the values at some places in it; the mapping itself is changed.

    All places are looked up before anything is closed up, so that indexes of lists mean what they
    meant when the places were found.

    Args:
        value: A mapping of lists, mappings and texts.
        wrong: The places; what is not there any more is passed over.
    """
    for keys in wrong:
        _mark(value, keys)
    return _swept(value)


def _mark(value: Untyped, keys: Keys) -> None:
    *way, last = keys
    owner: Untyped = None
    at: str | int = ""
    for key in way:
        if isinstance(key, int) and isinstance(value, dict):
            # A single mapping stood for a list of one.
            continue
        inner = _get(value, key)
        if not isinstance(inner, (dict, list)):
            # A single text stood for a list of one, or has gone already.
            last = key
            break
        owner, at, value = value, key, inner
    if _get(value, last) is not None:
        value[last] = _REMOVED
    elif owner is not None:
        owner[at] = _REMOVED


def _get(value: Untyped, key: str | int) -> Untyped:
    if isinstance(value, dict):
        return value.get(key)
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return value[key]
    return None


def _swept(value: Untyped) -> Untyped:
    if isinstance(value, dict):
        return {key: _swept(item) for key, item in value.items() if item is not _REMOVED}
    if isinstance(value, list):
        return [_swept(item) for item in value if item is not _REMOVED]
    return value
