"""Dates that name a unit and which one: last week, that day, the following year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft import calendar
from dateline.draft.calendar import Period, Unit
from dateline.draft.grammar.rule import (
    Rule,
    after_the,
    before,
    followed,
    preceded,
    rule,
    with_the,
)
from dateline.draft.lexicon import GAP, UNIT, UNITS, any_of, length
from dateline.draft.tense import Tense, tense_at
from dateline.draft.values import Reading, dated, lasting, vague

if TYPE_CHECKING:
    from dateline.draft.context import Context

_OF_A_PAPER: Final = before(r"\b(?:usa|russia|india|africa|psychology|history)[ \n]")
_STEPS: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _today(match: re.Match[str], context: Context) -> Reading | None:
    """Read a day beside that of publication; the today of a history is the present."""
    if context.history:
        return vague("PRESENT_REF") if match[0] == "today" else None
    if context.text[match.start()].isupper() and preceded(match, context, _OF_A_PAPER):
        return None
    return dated(context.published.shifted(_STEPS[match[0]]))


def _beside_tomorrow(match: re.Match[str], context: Context) -> Reading | None:
    step = 2 if match["way"].startswith("after") else -2
    return dated(context.published.shifted(step))


_BACK: Final = ("last", "past", "this past", "previous", "preceding", "prior")
_ON: Final = (
    *("next", "following", "coming", "this coming", "upcoming", "subsequent", "succeeding"),
    "ensuing",
)
_SAME: Final = ("this", "current", "present", "that", "same", "very same", "that same", "this same")
_FROM_SAID: Final = frozenset(
    (
        *("that", "same", "very same", "that same", "following", "previous", "preceding"),
        *("subsequent", "ensuing", "prior"),
    )
)
"""Words that count from the last date the text has named, in news as in histories."""
_OVER: Final = before(r"\b(?:over|for|within|in)[ \n]")
_TO: Final = before(r"(?<!referred )\bto[ \n]")
_OF_SOMETHING: Final = re.compile(r" of (?!this|last|next|that|[0-9])")


def _which_unit(match: re.Match[str], context: Context) -> Reading | None:
    unit, which, the = UNITS[match["unit"]], match["which"], match["the"] is not None
    if context.enclosing:
        return None
    if the and _is_length(match, context):
        return lasting(length(1, match["unit"]))
    if not the and (which == "past" or (which, unit) == ("last", Unit.DAY)):
        return None
    from_said = which in _FROM_SAID or (the and which == "next")
    anchor = context.said_in(unit) if from_said else context.anchor
    if which in _SAME:
        which = "present" if which == "this" and preceded(match, context, _TO) else which
        return _same_unit(unit, which, anchor, context)
    if anchor.unit > unit:
        return None
    return dated(anchor.to(unit).shifted(-1 if which in _BACK else 1))


def _is_length(match: re.Match[str], context: Context) -> bool:
    """Tell the last year up to now, or the last year of a war, from the year before this one."""
    which = match["which"]
    if which in {"past", "coming"}:
        return True
    if which in {"last", "next"} and preceded(match, context, _OVER):
        return True
    return which == "last" and followed(match, context, _OF_SOMETHING)


def _same_unit(unit: Unit, which: str, anchor: Period, context: Context) -> Reading | None:
    if which == "present" and unit is Unit.DAY:
        return vague("PRESENT_REF")
    if unit is Unit.DAY and which in {"this", "current"} and not context.history:
        return dated(context.published)
    return dated(anchor.to(unit)) if anchor.unit <= unit else None


_PART_OF: Final = before(
    r"\b(?:later|earlier|early|late|part|half|rest|remainder|quarter|months?|end|beginning|start"
    r"|middle)(?: in| of)[ \n]"
    r"|\b(?:first|second|third|fourth|fifth|last|final|only|most|least|best|worst"
    r"|[a-z]{3,9}est)[ \n](?:[a-z-]{2,15}[ \n]){1,2}of[ \n]"
)
"""What has a period for its whole: "the rest of the year", "the hottest day of the year"."""


def _before_last(match: re.Match[str], context: Context) -> Reading | None:
    steps = 2 if match["next"] else -2
    return dated(context.anchor.to(UNITS[match["unit"]]).shifted(steps))


def _end_of_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "month's end" as the month that the text is in."""
    unit = UNITS[match["unit"]]
    if match["number"]:
        return dated(calendar.year(int(match["number"]))) if unit is Unit.YEAR else None
    said = _now(unit, context)
    return dated(said.to(unit)) if said.unit <= unit else None


def _now(unit: Unit, context: Context) -> Period:
    """Return what says which week, month or year a text is in: the date that it named last.

    In news that is the day of publication where the date is longer than the unit, or is a day or
    month yet to come: "taxes will rise in January unless they act by the end of the year".
    """
    said = context.said_in(unit)
    if context.history:
        return said
    to_come = said.unit < Unit.YEAR and said.year > context.published.year
    return context.published if said.unit > unit or to_come else said


_IN: Final = before(r"\b(?:in|for|during|of)[ \n]")
_TOLD_WHICH: Final = re.compile(r"[- ](?:of|when|that|before|after|[a-z]{1,20}ed)\b")


_ENDING: Final = before(r"\b(?:(?:end|start|open)(?:s|ed|ing)?|(?:clos|finish)(?:es?|ed|ing))[ \n]")
"""What markets do with a day."""


def _the_unit(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the month" in "the end of the month": the one that the text is in."""
    unit = UNITS[match["unit"]]
    if unit is Unit.WEEKEND:
        return _the_weekend(match, context)
    said = _now(unit, context)
    if said.unit > unit or followed(match, context, _TOLD_WHICH):
        return None
    if unit is Unit.QUARTER and said.unit is unit and preceded(match, context, _IN):
        return dated(said)
    told = match["whole"] is not None or preceded(match, context, _PART_OF)
    told = told or (unit is Unit.DAY and preceded(match, context, _ENDING))
    return dated(said.to(unit)) if told else None


def _the_weekend(match: re.Match[str], context: Context) -> Reading | None:
    """Read "over the weekend": the last that has begun, or the next where the verb looks on."""
    if context.history or followed(match, context, _TOLD_WHICH):
        return None
    today = context.published.first
    here = calendar.week(today, Unit.WEEKEND)
    begun = here.first <= today or tense_at(match, context) is Tense.FUTURE
    return dated(here if begun else here.shifted(-1))


_OF_ITS_OWN: Final = re.compile(r" (?:the|an?|his|her|its|their|that|it|he|they|she)\b")


def _unit_beside(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the day before", "the year after", from the last date the text has named."""
    unit, way = UNITS[match["unit"]], match["way"]
    said = context.said_in(unit)
    conjunction = way in {"before", "after"} and followed(match, context, _OF_ITS_OWN)
    if said.unit > unit or (conjunction and not context.history):
        return None
    return dated(said.to(unit).shifted(-1 if way in {"before", "previous", "prior"} else 1))


def _year_before(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the same period last year": of the month, quarter or half that the text is in."""
    said = context.said
    if said.unit in {Unit.MONTH, Unit.QUARTER, Unit.HALF}:
        return dated(said.shifted(-12 // said.months))
    if "quarter" in match[0]:
        return dated(context.published.to(Unit.QUARTER).shifted(-5))
    return dated(said.to(Unit.YEAR).shifted(-1))


_A_YEAR_AGO: Final = (
    rf"(?:(?:of{GAP})?last{GAP}year|the{GAP}previous{GAP}year"
    rf"|a{GAP}year{GAP}(?:ago|earlier|before))"
)

RULES: Final[tuple[Rule, ...]] = (
    rule("today", _STEPS, any_of(_STEPS), _today),
    rule(
        "the day after tomorrow",
        after_the({"day"}),
        rf"the{GAP}day{GAP}(?P<way>before{GAP}yesterday|after{GAP}tomorrow)",
        _beside_tomorrow,
    ),
    rule(
        "which unit",
        with_the(word.split()[0] for word in (*_BACK, *_ON, *_SAME))
        | after_the({"very", "immediately"}),
        rf"(?P<the>the{GAP}(?:very{GAP}|immediately{GAP})?)?"
        rf"(?P<which>{any_of((*_BACK, *_ON, *_SAME))}){GAP}"
        rf"(?:(?:calendar|fiscal|whole|entire){GAP})?(?P<unit>{UNIT})",
        _which_unit,
    ),
    rule(
        "unit beside",
        after_the({"day", "week", "month", "year"}),
        rf"the{GAP}(?P<unit>day|week|month|year){GAP}"
        r"(?P<way>before|after|following|previous|prior)",
        _unit_beside,
    ),
    rule(
        "the unit",
        after_the({"whole", "entire", "full", *UNITS}),
        rf"the{GAP}(?P<whole>(?:whole|entire|full){GAP})?(?P<unit>{UNIT})",
        _the_unit,
    ),
    rule(
        "unit before last",
        after_the({"week", "month", "year"}),
        rf"the{GAP}(?P<unit>week|month|year){GAP}(?:before{GAP}last|after{GAP}(?P<next>next))",
        _before_last,
    ),
    rule(
        "end of unit",
        {"week", "month", "year"},
        rf"(?P<unit>week|month|year)(?:[’']s{GAP}|-)end(?:{GAP}(?P<number>[12][0-9]{{3}}))?",
        _end_of_unit,
    ),
    rule(
        "a year before",
        with_the({"year", "prior", "previous", "same", "corresponding"}),
        rf"(?:the{GAP})?(?:(?:year-(?:ago|earlier)|(?:prior|previous)[- ]year){GAP}"
        rf"(?:period|quarter|month|level|figure)"
        rf"|(?:same|corresponding){GAP}(?:month|period|quarter|time){GAP}{_A_YEAR_AGO})",
        _year_before,
    ),
)
