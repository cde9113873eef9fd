"""Dates counted from another: two years ago, three days later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.draft.calendar import Period, Unit
from dateline.draft.grammar.rule import FIGURES, Rule, after_a, counting, rule
from dateline.draft.lexicon import (
    COUNT_HEADS,
    COUNT_WORDS,
    FEW,
    GAP,
    LENGTHS,
    NUMBER,
    PLURAL,
    PLURALS,
    SINGULAR,
    number_of,
    unit_of,
)
from dateline.draft.values import Reading, dated, vague

if TYPE_CHECKING:
    import re

    from dateline.draft.context import Context

_YEARS_OF_DECADE: Final = 10
_MONTHS_OF_YEAR: Final = 12
_FRACTIONS: Final = {"half": 0.5, "quarter": 0.25}
_IN_FRACTIONS: Final = {
    Unit.CENTURY: (100, Unit.YEAR),
    Unit.DECADE: (10, Unit.YEAR),
    Unit.YEAR: (12, Unit.MONTH),
}
"""Units to what their halves and quarters are counted in, and how many of those they have."""


def _ago(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context.anchor, -1)


def _later(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context.said, 1)


def _earlier(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context.said, -1)


def _from_now(match: re.Match[str], context: Context) -> Reading | None:
    return _counted(match, context.published, 1)


def _counted(match: re.Match[str], anchor: Period, sign: int) -> Reading | None:
    """Return the date so many units away, in that unit; a vague one where that cannot be told.

    It is vague where the number is not told. Where the date counted from is less exact than the
    unit, two days after a month, it says no more than that it lies about there.
    """
    count = number_of(match["count"]) if match["count"] else None
    unit = unit_of(match["unit"])
    if match["fraction"] and unit in _IN_FRACTIONS:
        whole, unit = _IN_FRACTIONS[unit]
        count = whole * _FRACTIONS[match["fraction"]]
    if unit is None:
        return None if count else _vaguely(sign)
    if count is None:
        return _vaguely(sign)
    half = match["half"] or match["more"]
    if half:
        count += 0.5
    if half and unit is Unit.YEAR:
        unit, count = Unit.MONTH, count * _MONTHS_OF_YEAR
    if unit is Unit.DECADE and (count % 1 or anchor.year < 1):
        unit, count = Unit.YEAR, count * _YEARS_OF_DECADE
    if match["unit"].startswith("fortnight"):
        count *= 2
    if anchor.unit > unit:
        return _somewhere(unit, anchor) or _vaguely(sign)
    found = dated(anchor.to(unit).shifted(sign * int(count)))
    return found and replace(found, approximate=match["about"] is not None)


_SOMEWHERE: Final = {
    (Unit.DAY, Unit.MONTH): "-XX",
    (Unit.DAY, Unit.YEAR): "-XX-XX",
    (Unit.WEEK, Unit.YEAR): "-WXX",
    (Unit.MONTH, Unit.YEAR): "-XX",
}
"""What TIMEX3 adds to a month or year for a day, week or month of it that is not known."""


def _somewhere(unit: Unit, anchor: Period) -> Reading | None:
    unknown = _SOMEWHERE.get((unit, anchor.unit))
    return vague(f"{anchor.timex}{unknown}") if unknown else None


def _vaguely(sign: int) -> Reading:
    return vague("FUTURE_REF" if sign > 0 else "PAST_REF")


_ABOUT: Final = (
    rf"(?:(?P<about>about|around|approximately|roughly|nearly|almost|some){GAP}"
    rf"|(?:(?:little|slightly|well|just){GAP})?(?:more{GAP}than|less{GAP}than|over|under){GAP}"
    rf"|(?:just|only|barely|(?:almost{GAP})?exactly|fully|precisely|at{GAP}least|not{GAP}quite){GAP})?"
)
_COUNTED: Final = (
    rf"{_ABOUT}(?:(?:an?{GAP})?(?P<fraction>half|quarter)(?:{GAP}of)?(?:{GAP}|-)(?:an?{GAP})?"
    rf"|(?:(?P<count>{NUMBER}|an?)(?P<more>{GAP}and{GAP}a{GAP}half)?|{FEW})(?:{GAP}|-)(?:full{GAP})?)"
    rf"(?P<unit>{PLURAL}|{SINGULAR})(?P<half>{GAP}and{GAP}a{GAP}half)?{GAP}"
)
_HEADS: Final = (
    COUNT_HEADS
    | after_a({*COUNT_WORDS, *LENGTHS, *PLURALS, "full", "half", "quarter"})
    | {
        *(*FIGURES, "about", "around", "approximately", "roughly", "nearly", "almost", "little"),
        *("slightly", "well", "just", "more", "less", "over", "under", "only", "barely", "exactly"),
        *("fully", "precisely", "at", "not", "quarter"),
    }
)
_EARLIER: Final = rf"(?:earlier|previously|beforehand|before(?=[,.;])|prior(?!{GAP}to))"
_LATER: Final = rf"(?:later|afterwards?|after(?={GAP}(?:that|this)|[,.;]))"
_FROM_NOW: Final = rf"(?:from{GAP}now|hence)"

RULES: Final[tuple[Rule, ...]] = (
    counting(rule("ago", _HEADS, rf"{_COUNTED}(?:or{GAP}(?:so|more){GAP})?ago", _ago)),
    counting(rule("later", _HEADS, rf"{_COUNTED}{_LATER}", _later)),
    counting(rule("earlier", _HEADS, rf"{_COUNTED}{_EARLIER}", _earlier)),
    counting(rule("from now", _HEADS, rf"{_COUNTED}{_FROM_NOW}", _from_now)),
    rule(
        "some time ago",
        PLURALS,
        rf"{PLURAL}{GAP}(?:ago|{_EARLIER})",
        lambda _match, _context: _vaguely(-1),
    ),
    rule(
        "some time later",
        PLURALS,
        rf"{PLURAL}{GAP}(?:{_LATER}|{_FROM_NOW})",
        lambda _match, _context: _vaguely(1),
    ),
)
