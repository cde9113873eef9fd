"""Days, months and days of the week."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from dateline.draft import calendar
from dateline.draft.calendar import Unit
from dateline.draft.grammar.names import is_month, is_weekday
from dateline.draft.grammar.rule import (
    FOUR_FIGURES,
    SHORT_FIGURE,
    Rule,
    after_the,
    before,
    followed,
    preceded,
    rule,
    with_the,
)
from dateline.draft.lexicon import (
    ALL_MONTHS,
    ALL_WEEKDAYS,
    DASH,
    GAP,
    MONTH,
    ORDINAL,
    ORDINALS,
    SHORT_WEEKDAYS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    month_of,
)
from dateline.draft.nearest import day_of, the_day, the_month, the_weekday
from dateline.draft.tense import Tense, tense_at
from dateline.draft.values import Reading, dated

if TYPE_CHECKING:
    from dateline.draft.context import Context

_TH: Final = r"(?:st|nd|rd|th)?"
_NO_MORE: Final = rf"(?![0-9]|,[0-9]{{3}}(?![0-9])|[.:][0-9]|{DASH}(?!{MONTH}[ .])[a-z]|%)"
_DAY: Final = rf"(?P<day>[0-9]{{1,2}}){_TH}{_NO_MORE}"
_BC: Final = r"(?P<bc>[0-9]{1,4})[ \u00a0]?(?:bce?|b\.c\.(?:e\.)?|b\.c(?![a-z]))"
_YEAR: Final = rf"(?:{_BC}|(?P<year>[12][0-9]{{3}})(?![0-9]))"
_NAMED: Final = rf"(?P<month>{MONTH})"
_BESIDE: Final = rf"(?: ?{DASH} ?|/| and | to | or |, |, and | through | until )"
_DAY_AND_MONTH: Final = rf"(?:the{GAP})?{_DAY}{GAP}(?:day{GAP})?(?:of{GAP})?{_NAMED}"
_MONTHS_OF_YEAR: Final = 12


def _month_number(match: re.Match[str], context: Context) -> int | None:
    """Return the number of a month that is written with a capital."""
    return month_of(match["month"]) if context.text[match.start("month")].isupper() else None


def _year_number(match: re.Match[str]) -> int:
    return 1 - int(match["bc"]) if match["bc"] else int(match["year"])


def _full_day(match: re.Match[str], context: Context) -> Reading | None:
    number = _month_number(match, context)
    if number is None:
        return None
    month = calendar.month(_year_number(match), number)
    return dated(month if match["bc"] else day_of(month, int(match["day"])))


def _day_and_month(match: re.Match[str], context: Context) -> Reading | None:
    number = _month_number(match, context)
    if number is None:
        return None
    if (context.enclosing or context.anchor).year < 1:
        return dated(the_month(number, match, context))
    return dated(the_day(number, int(match["day"]), match, context))


def _month_and_year(match: re.Match[str], context: Context) -> Reading | None:
    number = _month_number(match, context)
    return dated(calendar.month(_year_number(match), number)) if number else None


def _month(match: re.Match[str], context: Context) -> Reading | None:
    number = _month_number(match, context)
    if number is None or not is_month(match, context):
        return None
    return dated(the_month(number, match, context))


_BACK: Final = frozenset({"last", "past", "this past", "previous", "preceding"})
_FROM_SAID: Final = frozenset({"that", "following", "previous", "preceding"})


def _which_month(match: re.Match[str], context: Context) -> Reading | None:
    number = _month_number(match, context)
    if number is None:
        return None
    which = match["which"].removeprefix("the ")
    anchor = context.said if which in _FROM_SAID else context.anchor
    now = anchor.to(Unit.MONTH)
    found = calendar.month(anchor.year, number)
    if which in {"this", "that"}:
        return dated(found)
    if which in {"next", "following"}:
        return dated(found if found.number > now.number else found.shifted(_MONTHS_OF_YEAR))
    return dated(found if found.number < now.number else found.shifted(-_MONTHS_OF_YEAR))


def _first_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read the first of two days before one month: the 6 of "6-7 February 1920"."""
    number = _month_number(match, context)
    if number is None or int(match["day"]) >= int(match["last"]):
        return None
    if match["year"] or match["bc"]:
        return _full_day(match, context)
    return dated(the_day(number, int(match["day"]), match, context))


_COMMA: Final = before(", ")
_LIST_GOES_ON: Final = re.compile(r"(?:,| and| or) (?:and )?[0-9]{1,2}(?![0-9])")
"""What follows a day where a comma made it one: "May 9, 10 and 11", but not "May 9, 30 people"."""
_FIRST_DAY: Final = before(
    rf"{MONTH}[ \u00a0][0-9]{{1,2}}{_TH}(?:, [0-9]{{1,2}}{_TH}){{0,3}}{_BESIDE}"
)


def _second_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read the second of two days behind one month: the 7 of "February 6-7, 1920"."""
    first = context.reference
    if not first or first.unit is not Unit.DAY or not preceded(match, context, _FIRST_DAY):
        return None
    month = first.to(Unit.MONTH)
    if match["year"]:
        month = calendar.month(int(match["year"]), month.month_number % _MONTHS_OF_YEAR + 1)
    day = day_of(month, int(match["day"]))
    told = match["year"] or not preceded(match, context, _COMMA)
    if not told and not followed(match, context, _LIST_GOES_ON):
        return None
    return dated(day) if day and day.number > first.number else None


_SLASH: Final = before("/")


def _year_month_day(match: re.Match[str], context: Context) -> Reading | None:
    """Read 2021-12-10 and 2021/12/10, but not what is a part of an address."""
    if match["sign"] == "/" and preceded(match, context, _SLASH):
        return None
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return dated(calendar.day(date(year, month, day)))


_CENTURY: Final = 100
_THIS_CENTURY: Final = 50
"""Years of two figures below this are those of 2000 and after."""


def _figures(match: re.Match[str], _context: Context) -> Reading | None:
    """Read 3/15/2010 with the month before the day, unless it can only be the other way round."""
    year = int(match["year"])
    if year < _CENTURY:
        year += 2000 if year < _THIS_CENTURY else 1900
    month, day = int(match["first"]), int(match["second"])
    if match["sign"] == "." or month > _MONTHS_OF_YEAR:
        month, day = day, month
    return dated(calendar.day(date(year, month, day)))


_TELLING_NTH: Final = before(r"\b(?:on|of|until|by|from|since|to)[ \n]")


def _the_nth(match: re.Match[str], context: Context) -> Reading | None:
    """Read "on the 15th": of the month that a history is in; in news the nearest."""
    if not preceded(match, context, _TELLING_NTH):
        return None
    day = int(match["day"])
    if context.history:
        return dated(day_of(context.anchor.to(Unit.MONTH), day))
    around = context.said_in(Unit.DAY)
    months = [around.to(Unit.MONTH).shifted(step) for step in (-1, 0, 1)]
    days = [one for month in months if (one := day_of(month, day))]
    return dated(min(days, key=lambda one: abs(one.number - around.number), default=None))


def _weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read a day of the week."""
    if not is_weekday(match, context):
        return None
    number = ALL_WEEKDAYS[match["weekday"].rstrip(".")]
    inside = context.enclosing
    if inside is None:
        return dated(the_weekday(number, match, context))
    return dated(calendar.day(inside.first).shifted(number)) if inside.unit is Unit.WEEK else None


def _which_weekday(match: re.Match[str], context: Context) -> Reading | None:
    number, which = WEEKDAYS[match["weekday"]], match["which"].removeprefix("the ")
    around = context.said if which in _FROM_SAID else context.anchor
    if around.unit is not Unit.DAY:
        return None
    if which == "this":
        later = tense_at(match, context) is not Tense.PAST
        return dated(calendar.day(calendar.weekday_near(around.first, number, later=later)))
    later = which not in _BACK
    beside = around.first + timedelta(1 if later else -1)
    return dated(calendar.day(calendar.weekday_near(beside, number, later=later)))


def _nth_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the second of December"."""
    number, day = _month_number(match, context), ORDINALS[match["word"]]
    if number is None:
        return None
    if match["year"] or match["bc"]:
        return dated(day_of(calendar.month(_year_number(match), number), day))
    return dated(the_day(number, day, match, context))


def _nth_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first Monday of" a month."""
    month, number = context.enclosing, WEEKDAYS[match["weekday"]]
    if month is None or month.unit is not Unit.MONTH:
        return None
    if match["which"] == "last":
        return dated(calendar.day(calendar.weekday_near(month.last, number, later=False)))
    first = calendar.day(calendar.weekday_near(month.first, number, later=True))
    found = first.shifted(7 * (ORDINALS[match["which"]] - 1))
    return dated(found) if found.first.month == month.first.month else None


_AFTER_NTH: Final = (
    r"(?:of|and|in|with|when|was|were|had|has|is|he|she|it|they|the|an?|to|at|after|by|from|for|as"
    r"|but)\b"
)
_MONTH_HEADS: Final = frozenset(ALL_MONTHS)
_ORDINAL_HEADS: Final = frozenset(word.split("-")[0] for word in ORDINALS)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "11 September 2001",
        {SHORT_FIGURE, "sept", "september"},
        rf"9/11(?!/)|sept(?:\.|ember)?{GAP}11(?:th)?(?=,?{GAP}(?:terror(?:ist)?{GAP})?attacks)",
        lambda _match, _context: dated(calendar.day(date(2001, 9, 11))),
    ),
    rule(
        "month day year",
        _MONTH_HEADS,
        rf"{_NAMED}{GAP}(?:the{GAP})?{_DAY}(?:,{GAP}?(?:in{GAP})?|{GAP}(?:of{GAP})?){_YEAR}",
        _full_day,
    ),
    rule(
        "day month year",
        with_the({SHORT_FIGURE}),
        rf"{_DAY_AND_MONTH}(?:,{GAP}?|{GAP}(?:of{GAP})?){_YEAR}",
        _full_day,
    ),
    rule(
        "month day",
        _MONTH_HEADS,
        rf"{_NAMED}{GAP}(?:the{GAP})?{_DAY}",
        _day_and_month,
        takes_period=True,
    ),
    rule(
        "day month",
        with_the({SHORT_FIGURE}),
        _DAY_AND_MONTH,
        _day_and_month,
        takes_period=True,
    ),
    rule(
        "month year",
        _MONTH_HEADS,
        rf"{_NAMED}(?:(?:,{GAP}?|{GAP})(?:of{GAP})?|{DASH}){_YEAR}",
        _month_and_year,
    ),
    rule("month", _MONTH_HEADS, _NAMED, _month, takes_period=True),
    rule(
        "which month",
        {"last", "next", "this", "that", "past"} | with_the({"previous", "following"}),
        r"(?P<which>last|next|this past|this|that|past|(?:the )?(?:previous|following))"
        rf"{GAP}{_NAMED}",
        _which_month,
    ),
    rule(
        "first of two days",
        with_the({SHORT_FIGURE}),
        rf"(?:the{GAP})?{_DAY}(?={_BESIDE}(?:the{GAP})?(?P<last>[0-9]{{1,2}}){_TH}{GAP}(?:of{GAP})?{_NAMED}(?:,?{GAP}{_YEAR})?)",
        _first_day,
    ),
    rule(
        "second of two days",
        {SHORT_FIGURE},
        rf"{_DAY}(?:, ?(?P<year>[12][0-9]{{3}})(?![0-9]))?",
        _second_day,
    ),
    rule(
        "year-month-day",
        {FOUR_FIGURES},
        r"(?P<year>[12][0-9]{3})(?P<sign>[-/])(?P<month>[01][0-9])(?P=sign)(?P<day>[0-3][0-9])(?!/)"
        r"(?:t[0-9]{2}:[0-9]{2}(?::[0-9]{2})?z?)?",
        _year_month_day,
    ),
    rule(
        "figures",
        {SHORT_FIGURE},
        r"(?P<first>[0-9]{1,2})(?P<sign>[./])(?P<second>[0-9]{1,2})(?P=sign)"
        r"(?P<year>[12][0-9]{3}|(?<=/)[0-9]{2})",
        _figures,
    ),
    rule(
        "the nth",
        after_the({SHORT_FIGURE}),
        rf"the{GAP}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)(?!-|[ ](?!{_AFTER_NTH})[a-z])",
        _the_nth,
    ),
    rule(
        "nth of month",
        with_the(_ORDINAL_HEADS),
        rf"(?:the{GAP})?(?P<word>{ORDINAL}){GAP}of{GAP}{_NAMED}(?:,?{GAP}{_YEAR})?",
        _nth_of_month,
        takes_period=True,
    ),
    rule(
        "nth weekday",
        after_the({"first", "second", "third", "fourth", "last"}),
        rf"the{GAP}(?P<which>first|second|third|fourth|last){GAP}(?P<weekday>{WEEKDAY})",
        _nth_weekday,
        takes_period=True,
    ),
    rule(
        "weekday",
        ALL_WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}|{any_of(SHORT_WEEKDAYS)}\.)",
        _weekday,
        takes_period=True,
    ),
    rule(
        "which weekday",
        {"last", "next", "this", "past", "coming"}
        | with_the({"following", "previous", "preceding"}),
        rf"(?P<which>last|next|this(?: past| coming)?|past|coming"
        rf"|(?:the )?(?:following|previous|preceding)){GAP}(?P<weekday>{WEEKDAY})",
        _which_weekday,
    ),
)
