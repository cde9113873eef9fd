"""Holidays and other days with a name that come every year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from dateutil.easter import easter
from dateutil.relativedelta import MO, TH, relativedelta

from dateline.draft import calendar
from dateline.draft.calendar import Unit
from dateline.draft.grammar.rule import Rule, rule
from dateline.draft.lexicon import GAP, any_of
from dateline.draft.values import Reading, dated

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.draft.context import Context

_FIXED: Final[Mapping[str, tuple[int, int]]] = {
    "new year": (1, 1),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "veterans day": (11, 11),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
}
"""Names to month and day."""

_MOVING: Final[Mapping[str, Callable[[int], date]]] = {
    "ash wednesday": lambda year: easter(year) - timedelta(46),
    "palm sunday": lambda year: easter(year) - timedelta(7),
    "good friday": lambda year: easter(year) - timedelta(2),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(1),
    "pentecost": lambda year: easter(year) + timedelta(49),
    "martin luther king day": lambda year: date(year, 1, 1) + relativedelta(weekday=MO(3)),
    "presidents' day": lambda year: date(year, 2, 1) + relativedelta(weekday=MO(3)),
    "memorial day": lambda year: date(year, 5, 31) + relativedelta(weekday=MO(-1)),
    "labor day": lambda year: date(year, 9, 1) + relativedelta(weekday=MO(1)),
    "columbus day": lambda year: date(year, 10, 1) + relativedelta(weekday=MO(2)),
    "thanksgiving": lambda year: date(year, 11, 1) + relativedelta(weekday=TH(4)),
    "thanksgiving day": lambda year: date(year, 11, 1) + relativedelta(weekday=TH(4)),
}
"""Names to the day in a year."""


def _day_in(name: str, year: int) -> date:
    if name in _FIXED:
        month, day = _FIXED[name]
        return date(year, month, day)
    return _MOVING[name](year)


def _holiday(match: re.Match[str], context: Context) -> Reading | None:
    """Read a holiday: in the year it names, else the nearest."""
    if not context.text[match.start("name")].isupper():
        return None
    name = " ".join(match["name"].replace("’", "'").split())
    if match["year"]:
        return dated(calendar.day(_day_in(name, int(match["year"]))))
    anchor = context.enclosing or context.carried(match.start()) or context.anchor
    if anchor.unit >= Unit.YEAR:
        return dated(calendar.day(_day_in(name, anchor.year)))
    now = anchor.first
    days = [_day_in(name, year) for year in (now.year - 1, now.year, now.year + 1)]
    if match["which"] == "last":
        return dated(calendar.day(max(one for one in days if one < now)))
    if match["which"] == "next":
        return dated(calendar.day(min(one for one in days if one > now)))
    return dated(calendar.day(min(days, key=lambda one: abs(one - now))))


_NAMES: Final = any_of((*_FIXED, *_MOVING)).replace("'", "[’']").replace("\\ ", GAP)
_HEADS: Final = frozenset(re.split(r"[^a-z]", name)[0] for name in (*_FIXED, *_MOVING))

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "holiday",
        {"last", "next", "this", *_HEADS},
        rf"(?:(?P<which>last|next|this){GAP})?(?P<name>{_NAMES})"
        rf"(?:(?:{GAP}of{GAP}|,?{GAP})(?P<year>[12][0-9]{{3}})(?![0-9]))?",
        _holiday,
        takes_period=True,
    ),
)
