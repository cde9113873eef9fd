"""Applying the rules."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from dateline.at_once import spread
from dateline.check.rules import RULES
from dateline.model.problem import Keys, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.at_once import Taken
    from dateline.model.dates import Day
    from dateline.model.problem import Finding
    from dateline.read.content import Reading


def check(reading: Reading, today: Day, *, processes: int = 1) -> tuple[Finding, ...]:
    """Return everything that is wrong: what the reader found, then what each rule finds.

    A value that could not be read is wrong once. What a rule says of such a value, or of what
    stands in its place, is left out.

    Args:
        reading: What was read.
        today: The day that counts as today; never taken from the clock here.
        processes: How many processes may share the rules.
    """
    damaged: defaultdict[str, _Damage] = defaultdict(_Damage)
    for found in reading.findings:
        keys = found.place.keys if isinstance(found.place, Place) else ()
        if found.rule not in {"duplicate-key", "comment-in-text", "conflicting-source"}:
            damaged[found.path].add(keys)
    result = list(reading.findings)
    checks = [rule.check for rule in RULES if rule.check is not None]

    def of_rules(taken: Iterator[Taken]) -> list[tuple[int, list[Finding]]]:
        return [(one.number, [*checks[one.number](reading.collection, today)]) for one in taken]

    shares = spread(of_rules, len(checks), processes)
    for _, of_rule in sorted(chain.from_iterable(shares), key=itemgetter(0)):
        result.extend(
            found
            for found in of_rule
            if found.path not in damaged or not damaged[found.path].touches(found)
        )
    return tuple(result)


@dataclass(frozen=True, slots=True)
class _Damage:
    """The values of a file that could not be read."""

    values: set[Keys] = field(default_factory=set)
    around: set[Keys] = field(default_factory=set)
    """The ways to the lists and mappings that such values are in."""

    def add(self, keys: Keys) -> None:
        """Note a value that could not be read."""
        self.values.add(keys)
        self.around.update(keys[:length] for length in range(len(keys)))

    def touches(self, found: Finding) -> bool:
        """Return whether `found` is about such a value, a part of it, or what it is a part of."""
        if not isinstance(found.place, Place):
            return False
        keys = found.place.keys
        ways = (keys[:length] for length in range(len(keys) + 1))
        return keys in self.around or any(way in self.values for way in ways)
