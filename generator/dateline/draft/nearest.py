"""Which day, month or season a name without a year means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft import calendar
from dateline.draft.calendar import Period, Unit
from dateline.draft.lexicon import DASH, MONTH, SEASON, WEEKDAY, month_of
from dateline.draft.tense import Tense, tense_at

if TYPE_CHECKING:
    from dateline.draft.context import Context

_LONG_PAST: Final = 60
"""Days: what lies further back and is told as to come is that of the next year."""
_FAR_AHEAD: Final = 90
"""Days: what lies further ahead and is told as past is that of the year before."""
_TURN: Final = 9
"""Months: a month that lies further back than this is that of the next year."""
_JOINED: Final = re.compile(
    rf"(?:{MONTH}|{WEEKDAY})(?: [0-9]{{1,2}})?(?: to | through | until | ?{DASH} ?| and | or )"
    r"(?:early |late |mid-)?$"
)
_REACH: Final = 40
"""Characters before a name in which it can be joined to another."""


def _joined_to(context: Context, start: int) -> Period | None:
    """Return the date that one without a year follows: the March of "March to May"."""
    if context.reference is None or context.enclosing or context.history:
        return None
    found = _JOINED.search(context.flat, max(0, start - _REACH), start)
    return context.reference if found else None


def the_weekday(weekday: int, match: re.Match[str], context: Context) -> Period | None:
    """Return the day a weekday means: the past one, or the next one where the verb looks ahead."""
    around = context.anchor
    if around.unit is not Unit.DAY:
        return None
    if (before := _joined_to(context, match.start())) and before.unit is Unit.DAY:
        return calendar.day(calendar.weekday_near(before.first, weekday, later=True))
    later = not context.history and tense_at(match, context) is Tense.FUTURE
    return calendar.day(calendar.weekday_near(around.first, weekday, later=later))


_SHARED_YEAR: Final = re.compile(
    rf"(?: ?{DASH} ?|/| and | to | or | through | until |, )"
    r"(?:(?:the )?(?:end of |early |mid-?|late |again in |in )){0,2}"
    rf"(?:(?:[0-9]{{1,2}} )?(?:(?P<month>{MONTH})|{SEASON})(?: [0-9]{{1,2}})?|[0-9]{{1,2}}),? "
    r"(?:of )?"
    r"(?P<year>[12][0-9]{3})(?![0-9])"
)


_YEAR_OF_NAME: Final = re.compile(
    r"(?: (?!the |an? |his |her |its |their )[a-z-]{3,15}){1,3} (?:of |\((?:early |late |mid-)?)"
    r"(?P<year>[12][0-9]{3})(?![0-9])(?P<month>)"
)


def _shared_year(context: Context, end: int) -> re.Match[str] | None:
    """Match the year that follows a name: "April and June 1955", "the Spring Offensive of 1918"."""
    if context.enclosing:
        return None
    shared = _SHARED_YEAR.match(context.flat, end)
    return shared or _YEAR_OF_NAME.match(context.flat, end)


def the_month(number: int, match: re.Match[str], context: Context) -> Period:
    """Return the month, 1 to 12, that a name without a year means."""
    if shared := _shared_year(context, match.end()):
        last = month_of(shared["month"]) if shared["month"] else number
        return calendar.month(int(shared["year"]) - (number > last), number)
    if (before := _joined_to(context, match.start())) and before.unit <= Unit.MONTH:
        found = calendar.month(before.year, number)
        return found if found.number >= before.to(Unit.MONTH).number else found.shifted(12)
    months = [calendar.month(year, number) for year in _years(match, context)]
    return _chosen(months, match, context)


def the_season(number: int, match: re.Match[str], context: Context) -> Period:
    """Return the season that a name without a year means."""
    if shared := _shared_year(context, match.end()):
        return calendar.season(int(shared["year"]), number)
    seasons = [calendar.season(year, number) for year in _years(match, context)]
    return _chosen(seasons, match, context)


def the_day(number: int, day: int, match: re.Match[str], context: Context) -> Period | None:
    """Return the day that a month, 1 to 12, and a day without a year mean.

    News means the nearest; a history the next one, or one not long past.
    """
    if (
        context.enclosing
        or context.carried(match.start())
        or _shared_year(context, match.end())
        or _joined_to(context, match.start())
    ):
        return day_of(the_month(number, match, context), day)
    today = context.published.number
    days = [day_of(calendar.month(year, number), day) for year in _years(match, context)]
    known = [one for one in days if one]
    nearest = min(known, key=lambda one: abs(one.number - today), default=None)
    if nearest and nearest.number > today + _FAR_AHEAD:
        past = [one for one in known if one.number < today]
        return past[-1] if past and tense_at(match, context) is Tense.PAST else nearest
    if nearest is None or nearest.number > today - _LONG_PAST:
        return nearest
    if tense_at(match, context) is not Tense.FUTURE:
        return nearest
    return next((one for one in known if one.number >= today), nearest)


def day_of(month: Period, day: int) -> Period | None:
    """Return a day of a month, None where it has no such day."""
    first = calendar.day(month.first)
    found = first.shifted(day - 1)
    return found if day >= 1 and found.first.month == month.first.month else None


def _years(match: re.Match[str], context: Context) -> tuple[int, ...]:
    if context.enclosing:
        return (context.enclosing.year,)
    year = (context.carried(match.start()) or context.published).year
    return (year - 1, year, year + 1)


def _is_ahead(period: Period, context: Context) -> bool:
    """Return whether a period begins after the publication."""
    return period.month_number > context.published.month_number


def _chosen(periods: list[Period], match: re.Match[str], context: Context) -> Period:
    """Return the one of last year, this year and next year that is meant."""
    if len(periods) == 1:
        return periods[0]
    last, this, following = periods
    carried = context.carried(match.start())
    if carried:
        distance = this.month_number - carried.month_number
        if carried.unit < Unit.YEAR and distance < -_TURN and not _is_ahead(following, context):
            return following
        return last if _is_ahead(this, context) else this
    now = context.published.to(this.unit).number
    tense = tense_at(match, context)
    if tense is Tense.FUTURE:
        return this if this.number >= now else following
    if tense is Tense.PAST:
        return this if this.number <= now else last
    return min(periods, key=lambda one: abs(one.number - now))
