"""Times of day, with the day they belong to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.calendar import Period, Unit
from dateline.draft.grammar.rule import (
    FOUR_FIGURES,
    SHORT_FIGURE,
    Rule,
    after_a,
    after_the,
    before,
    followed,
    preceded,
    rule,
)
from dateline.draft.lexicon import DAYPARTS, GAP, HOURS, MONTH, WEEKDAY, any_of, number_of
from dateline.draft.values import Kind, Reading, timed

if TYPE_CHECKING:
    from dateline.draft.context import Context

_ZONES: Final = {
    "utc": "Z",
    "gmt": "Z",
    "z": "Z",
    "est": "-05",
    "edt": "-04",
    "cst": "-06",
    "cdt": "-05",
    "mst": "-07",
    "mdt": "-06",
    "pst": "-08",
    "pdt": "-07",
    "bst": "+01",
    "cet": "+01",
    "cest": "+02",
    "ist": "+05:30",
    "jst": "+09",
    "msk": "+03",
    "et": "",
}
_ZONE: Final = (
    rf"(?:{GAP}?(?P<open>\()?(?P<zone>{any_of(_ZONES)})(?![a-z])(?(open)\))"
    rf"|(?={GAP}(?P<local>local{GAP}time|eastern)))?"
)
_NOON: Final = 12
_HOURS: Final = 24
_MINUTES: Final = 60
_AFTER_NOON: Final = frozenset({"afternoon", "evening", "night"})


def _day(context: Context) -> Period | None:
    """Return the day that a time without one belongs to."""
    day = context.enclosing or context.said_in(Unit.DAY)
    if context.history and context.reference is None:
        return None
    return day if day.unit is Unit.DAY else None


def _clock(match: re.Match[str], context: Context) -> Reading | None:
    hour = int(number_of(match["hour"]) or 0)
    half = match["half"] or ""
    if match["told"] is not None and not preceded(match, context, _TELLING):
        return None
    if hour < _NOON and (half.startswith("p") or match["part"] in _AFTER_NOON):
        hour += _NOON
    if hour == _NOON and half.startswith("a"):
        hour = 0
    return _at(hour, int(match["minute"] or 0), match["zone"], context)


def _at(hour: int, minute: int, zone: str | None, context: Context) -> Reading | None:
    if hour > _HOURS or minute >= _MINUTES:
        return None
    return timed(_day(context), f"T{hour:02d}:{minute:02d}{_ZONES[zone] if zone else ''}")


_QUARTERS: Final = {"half": 30, "quarter": 15}


def _past_the_hour(match: re.Match[str], context: Context) -> Reading | None:
    """Read "half past six", "a quarter to nine", "ten minutes to three"."""
    hour = _NOON if match["hour"] in {"noon", "midday"} else int(number_of(match["hour"]) or 0)
    minutes = _QUARTERS.get(match["part"]) or int(number_of(match["minutes"]) or 0)
    if match["way"] in {"to", "before"}:
        hour, minutes = hour - 1, _MINUTES - minutes
    return _at(hour, minutes, None, context)


_TELLING: Final = before(r"\b(?:at|around|about|by|from|to|and|until|before|after|since)[ \n]")


def _bare_clock(match: re.Match[str], context: Context) -> Reading | None:
    """Read 20:15, but not the result of a match."""
    told = match["zone"] or match["local"] or match["hours"] or preceded(match, context, _TELLING)
    return _at(int(match["hour"]), int(match["minute"]), match["zone"], context) if told else None


def _four_figures(match: re.Match[str], context: Context) -> Reading | None:
    """Read 0800 GMT and 2130 hours; of bare figures, which may be a year, "at 0530"."""
    if match[0].isdigit() and not preceded(match, context, _TELLING):
        return None
    return _at(int(match["hour"]), int(match["minute"]), match["zone"], context)


def _named(match: re.Match[str], context: Context) -> Reading | None:
    return timed(_day(context), DAYPARTS[match[0]])


_AT: Final = before(r"\b(?:at|by|before|after|around|until|till|since|from|to)[ \n]")
_OF_A_DAY: Final = re.compile(rf" (?:on )?(?:{WEEKDAY}|{MONTH})\b")


def _dawn(match: re.Match[str], context: Context) -> Reading | None:
    """Read "at dawn", but not the dawn of an age."""
    told = preceded(match, context, _AT) or followed(match, context, _OF_A_DAY)
    return timed(_day(context), DAYPARTS[match[0]]) if told else None


def _part(match: re.Match[str], context: Context) -> Reading | None:
    """Read this morning, last night, that evening, the next afternoon."""
    which, part = match["which"].removeprefix("the "), DAYPARTS[match["part"]]
    if which == "last":
        return timed(None if context.history else context.published.shifted(-1), part)
    if which == "this" and not context.history:
        return timed(context.published, part)
    if context.said.unit is not Unit.DAY:
        return None
    return timed(context.said.shifted(_STEPS.get(which, 0)), part)


_STEPS: Final = {"next": 1, "following": 1, "previous": -1}


_OF_ITS_OWN: Final = re.compile(r" (?:the|an?|his|her|its|their|that|it|he|they|she)\b")


def _part_beside(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the night before", but not the night before the vote."""
    day = context.said_in(Unit.DAY)
    if day.unit is not Unit.DAY or followed(match, context, _OF_ITS_OWN):
        return None
    step = -1 if match["way"] == "before" else 1
    return timed(day.shifted(step), DAYPARTS[match["part"]])


def _tonight(_match: re.Match[str], context: Context) -> Reading | None:
    return None if context.history else timed(context.published, "TNI")


def _at_night(_match: re.Match[str], _context: Context) -> Reading | None:
    return Reading(Kind.TIME, "XXXX-XX-XXTNI")


def _of_the_day(match: re.Match[str], context: Context) -> Reading | None:
    return timed(_day(context), DAYPARTS[match["part"]])


_DURING: Final = before(r"\b(?:in|during|by|through|throughout|until|into|on)[ \n]")


def _the_part(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in the afternoon" of the day that the text is on."""
    if not context.enclosing and not preceded(match, context, _DURING):
        return None
    return timed(_day(context), DAYPARTS[match["part"]])


_PART: Final = r"(?P<part>morning|afternoon|evening|night|dawn|dusk|lunchtime)"

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "clock",
        {SHORT_FIGURE, *HOURS},
        rf"(?P<hour>[0-9]{{1,2}}|{any_of(HOURS)})(?:[:.](?P<minute>[0-9]{{2}})(?:[:.][0-9]{{2}})?)?"
        rf"(?:{GAP}?(?P<half>[ap]\.?m\b\.?)|(?:{GAP}?o[’']clock|(?P<told>(?={GAP}in{GAP}the)))"
        rf"(?:{GAP}in{GAP}the{GAP}{_PART}|(?<=clock))"
        rf"|h?(?={GAP}?(?:utc|gmt))){_ZONE}",
        _clock,
    ),
    rule(
        "past the hour",
        {"half", "quarter", *HOURS} | after_a({"quarter"}),
        rf"(?:(?:a{GAP})?(?P<part>half|quarter)|(?P<minutes>{any_of(HOURS)})"
        rf"{GAP}minutes){GAP}(?P<way>past|to|before|after){GAP}"
        rf"(?P<hour>{any_of(HOURS)}|[0-9]{{1,2}}|noon|midday)(?!{GAP}?%|[-.,:][0-9])"
        rf"(?!{GAP}(?:[a-z]+s|years|percent)\b)",
        _past_the_hour,
    ),
    rule(
        "24-hour clock",
        {SHORT_FIGURE},
        rf"(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::[0-9]{{2}})?"
        rf"(?P<hours> ?(?:hours|hrs))?{_ZONE}(?![:.]?[0-9])",
        _bare_clock,
    ),
    rule(
        "clock in four figures",
        {FOUR_FIGURES},
        r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})(?:h| hours| hrs)?"
        rf"(?:(?<=[a-z])|{GAP}?(?P<zone>gmt|utc|z)|(?<=0[0-9]{{3}}))",
        _four_figures,
    ),
    rule("noon", {"noon", "midday", "midnight"}, "noon|midday|midnight", _named),
    rule("dawn", {"dawn", "dusk"}, "dawn|dusk", _dawn),
    rule(
        "part of a day",
        {"this", "that", "last", "next", "early", "late", "earlier", "later"}
        | after_the({"next", "following", "same", "previous"}),
        rf"(?:(?:early|late)r?{GAP})?(?P<which>this|that same|that|last|next"
        rf"|the (?:next|following|same|previous)){GAP}{_PART}",
        _part,
    ),
    rule(
        "part of a day beside",
        after_the({"morning", "afternoon", "evening", "night"}),
        rf"the{GAP}(?P<part>morning|afternoon|evening|night){GAP}(?P<way>before|after)",
        _part_beside,
    ),
    rule("tonight", {"tonight"}, "tonight", _tonight),
    rule("at night", {"night", "nighttime"}, "(?<=at )night|night-?time", _at_night),
    rule(
        "part of a trading day",
        {"morning", "afternoon", "midday"},
        rf"(?P<part>morning|afternoon|midday)(?={GAP}(?:trading|trade|session)\b)",
        _of_the_day,
    ),
    rule(
        "middle of a part of a day",
        {"mid", "midmorning", "midafternoon"},
        rf"mid(?:-|{GAP})?(?P<part>morning|afternoon)",
        _of_the_day,
    ),
    rule(
        "the part of a day",
        {"early"} | after_the({"early", "late", "morning", "afternoon", "evening"}),
        rf"(?:early{GAP}in{GAP})?the{GAP}(?:(?:early|late){GAP})?"
        rf"(?P<part>morning|afternoon|evening)(?:{GAP}hours)?",
        _the_part,
        takes_period=True,
    ),
)
