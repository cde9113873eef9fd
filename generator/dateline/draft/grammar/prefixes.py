"""What stands before an expression and belongs to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.draft.calendar import Unit
from dateline.draft.grammar.rule import Prefix, after_the, prefix, with_the
from dateline.draft.lexicon import (
    ALL_WEEKDAYS,
    DAYPARTS,
    GAP,
    SHORT_WEEKDAYS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
)
from dateline.draft.values import Kind, Reading, dated, timed

if TYPE_CHECKING:
    import re

    from dateline.draft.calendar import Period
    from dateline.draft.context import Context


def _day_of(reading: Reading) -> Period | None:
    """Return the day that a reading is, None for anything else."""
    period = reading.period
    is_day = reading.kind is Kind.DATE and period and period.unit is Unit.DAY
    return period if is_day else None


def _part(_match: re.Match[str], reading: Reading, _context: Context) -> Reading | None:
    """Read a part of a period as the period: the phrase says which part."""
    if reading.value.startswith("BC"):
        return reading
    longer = reading.kind is Kind.DATE and reading.period and reading.period.unit is not Unit.DAY
    return reading if longer else None


def _early(_match: re.Match[str], reading: Reading, _context: Context) -> Reading | None:
    return reading if reading.period else None


def _about(_match: re.Match[str], reading: Reading, _context: Context) -> Reading | None:
    longer = reading.kind is Kind.DATE and reading.period and reading.period.unit >= Unit.YEAR
    return replace(reading, approximate=True) if longer else None


def _part_of_day(match: re.Match[str], reading: Reading, _context: Context) -> Reading | None:
    if reading.kind is Kind.TIME:
        return reading
    return timed(_day_of(reading), DAYPARTS[match["part"] or "morning"])


def _week_of(_match: re.Match[str], reading: Reading, _context: Context) -> Reading | None:
    day = _day_of(reading)
    return dated(day.to(Unit.WEEK)) if day else None


def _weekday(match: re.Match[str], reading: Reading, context: Context) -> Reading | None:
    """Read "Monday, 15 March" as the day of the month, whatever the weekday.

    At the end of a line, as of a headline above the day of publication, it must be that weekday.
    """
    day = _day_of(reading)
    if day is None or not context.text[match.start()].isupper():
        return None
    fits = ALL_WEEKDAYS[match["weekday"]] == day.first.weekday()
    return reading if fits or "\n" not in match[0] else None


_SOME: Final = r"(?:beginning|start|end|middle|close|outset|rest|remainder|turn|whole)"
_PART: Final = (
    rf"(?:very{GAP})?(?:{_SOME}|(?:latter|later|early|first|last|better|greater){GAP}part"
    rf"|latter{GAP}half|(?:latter|closing|final|early|last|first|opening){GAP}"
    r"(?:days|weeks|months|years))"
)
_PART_HEADS: Final = frozenset(
    (
        *("very", "beginning", "start", "end", "middle", "close", "outset", "rest", "remainder"),
        *("turn", "whole", "latter", "later", "early", "first", "last", "better", "greater"),
        *("closing", "final", "opening"),
    )
)
_LATE: Final = frozenset({"early", "late", "mid", "later", "earlier"})
_PARTS_OF_DAY: Final = frozenset({"morning", "night", "evening", "afternoon"})

PREFIXES: Final[tuple[Prefix, ...]] = (
    prefix(
        "part of",
        {"beginning", "start", "end", "middle"} | after_the(_PART_HEADS),
        rf"(?:the{GAP})?{_PART}{GAP}of{GAP}",
        _part,
    ),
    prefix(
        "early",
        with_the(_LATE) | after_the({"very"}),
        rf"(?:the{GAP})?(?:very{GAP})?(?:early|late|mid|later|earlier)(?:{GAP}|-)"
        rf"(?:(?:in|on|of|to){GAP})?(?:(?:mid|late)(?:-|{GAP}))?",
        _early,
    ),
    prefix(
        "about",
        {"about", "around", "circa", "ca", "approximately", "roughly"},
        rf"(?:about|around|circa|ca\.|approximately|roughly){GAP}",
        _about,
    ),
    prefix(
        "part of a day of",
        with_the({"early", "late", "small", "wee", *_PARTS_OF_DAY}) | after_the({"dawn"}),
        rf"(?:(?:early|late){GAP}(?:in|on){GAP})?(?:the{GAP})?(?:(?:early|late){GAP})?"
        rf"(?:(?P<part>morning|afternoon|evening|night|dawn)(?:{GAP}hours)?"
        rf"|(?:small|wee|early|late){GAP}hours){GAP}(?:of|on){GAP}",
        _part_of_day,
    ),
    prefix("week of", after_the({"week"}), rf"the{GAP}week{GAP}of{GAP}", _week_of),
    prefix(
        "weekday and",
        {*WEEKDAYS, *SHORT_WEEKDAYS},
        rf"(?P<weekday>{WEEKDAY}|{any_of(SHORT_WEEKDAYS)})(?:(?<!day)\.)?(?:,{GAP}?|{GAP})(?:the{GAP})?(?=[a-z0-9])",
        _weekday,
    ),
)
