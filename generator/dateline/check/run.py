"""Applying the rules."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.check.rules import RULES
from dateline.model.problem import Keys, Place

if TYPE_CHECKING:
    from dateline.model.dates import Day
    from dateline.model.problem import Finding
    from dateline.read.content import Reading


def check(reading: Reading, today: Day) -> tuple[Finding, ...]:
    """Return everything that is wrong: what the reader found, then what each rule finds.

    A value that could not be read is wrong once. What a rule says of such a value, or of what
    stands in its place, is left out.

    Args:
        reading: What was read.
        today: The day that counts as today; never taken from the clock here.
    """
    damaged: defaultdict[str, list[Keys]] = defaultdict(list)
    for found in reading.findings:
        keys = found.place.keys if isinstance(found.place, Place) else ()
        if found.rule not in {"duplicate-key", "comment-in-text", "conflicting-source"}:
            damaged[found.path].append(keys)
    result = list(reading.findings)
    for rule in RULES:
        if rule.check is not None:
            result.extend(
                found
                for found in rule.check(reading.collection, today)
                if not _touches(found, damaged.get(found.path, ()))
            )
    return tuple(result)


def _touches(found: Finding, damaged: list[Keys] | tuple[()]) -> bool:
    """Return whether a finding is about a damaged value, a part of it, or what it is a part of."""
    if not isinstance(found.place, Place):
        return False
    keys = found.place.keys
    return any(
        keys[: len(other)] == other if len(other) <= len(keys) else other[: len(keys)] == keys
        for other in damaged
    )
