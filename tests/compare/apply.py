"""Changes put into effect, to show that they say all that is different."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from dateline.compare.difference import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.compare.changes import Change
    from dateline.compare.difference import Difference
    from dateline.compare.plain import Plain
    from dateline.model.problem import Keys


def applied(value: Plain, differences: Iterable[Difference | Change]) -> Plain:
    """What becomes of a value once each difference is put into effect, in their order."""
    top: dict[str, Plain] = {"": deepcopy(value)}
    for one in differences:
        _put(top, ("", *one.at), one)
    return top[""]


def _put(top: dict[str, Plain], keys: Keys, one: Difference | Change) -> None:
    around: Any = top
    for key in keys[:-1]:
        if isinstance(around, dict) and key not in around:
            # The first item of a list makes the list.
            around[key] = []
        around = around[key]
    last: Any = keys[-1]
    new = deepcopy(one.new)
    if one.kind is ChangeKind.REMOVED:
        assert around[last] == one.old
        del around[last]
    elif one.kind is ChangeKind.MOVED:
        assert around[last] == one.old
        around[last] = new
    elif one.kind is ChangeKind.ADDED and isinstance(around, list):
        around.insert(last, new)
    else:
        if one.kind is ChangeKind.CHANGED:
            assert around[last] == one.old
        around[last] = new


def without_empty(value: Plain) -> Plain:
    """A value without the lists that lost all they had."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item != []}
    return [without_empty(item) for item in value] if isinstance(value, list) else value
