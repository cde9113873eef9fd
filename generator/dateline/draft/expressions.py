"""Finding the dated expressions of a text.

A text is read from its beginning. Where a word can begin an expression, the rules that begin with
it are tried and the longest match is taken, so that each phrase is read against what stands before
it. Expressions hold expressions: "the end of" another, another "of" a longer one, "morning" behind
one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from dateutil.relativedelta import relativedelta

from dateline.draft import calendar
from dateline.draft.beginnings import beginnings, head_of
from dateline.draft.calendar import Unit
from dateline.draft.context import Context, genre_of
from dateline.draft.grammar import (
    clock,
    counted,
    days,
    durations,
    holidays,
    parts,
    repetitions,
    units,
    vague,
    years,
)
from dateline.draft.grammar.prefixes import PREFIXES
from dateline.draft.grammar.rule import UNIT_AHEAD, Prefix, Rule
from dateline.draft.lexicon import DAYPARTS, END, GAP, WEEKDAY, any_of
from dateline.draft.values import Expression, Kind, Reading, dated, edtf_of, timed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from dateline.draft.calendar import Period
    from dateline.model.dates import Edtf

RULES: Final[tuple[Rule, ...]] = (
    *days.RULES,
    *years.RULES,
    *parts.RULES,
    *holidays.RULES,
    *units.RULES,
    *counted.RULES,
    *clock.RULES,
    *repetitions.RULES,
    *vague.RULES,
    *durations.RULES,
)
"""The grammar. Of matches of one length the first wins; rules that count come last."""

_Either = TypeVar("_Either", Rule, Prefix)


def _by_head(rules: Iterable[_Either]) -> Mapping[str, tuple[_Either, ...]]:
    found: defaultdict[str, list[_Either]] = defaultdict(list)
    for one in rules:
        for head in one.heads:
            found[head].append(one)
    return {head: tuple(listed) for head, listed in found.items()}


_PREFIXES: Final = _by_head(PREFIXES)

_COUNTING: Final = _by_head(one for one in RULES if one.counts)
_OTHERS: Final = _by_head(one for one in RULES if not one.counts)

_HEADS: Final = {
    head: (_OTHERS.get(head, ()), _COUNTING.get(head, ()), _PREFIXES.get(head, ()))
    for head in _OTHERS.keys() | _COUNTING.keys() | _PREFIXES.keys()
}
"""What an expression can be, by what it begins with: rules, rules that count, prefixes."""
_BEGINNING: Final = beginnings(_HEADS)
_OF: Final = re.compile(
    rf"{GAP}(?:of|in){GAP}"
    rf"|{GAP}(?=(?:this|last|next|that|the (?:same|following|previous)) )"
)
_PART_OF_DAY: Final = re.compile(
    rf",?(?:{GAP}|-)(?:(?:in|at){GAP})?(?:the{GAP})?(?:(?:early|late|mid){GAP})?"
    rf"(?P<part>{any_of(DAYPARTS)}){END}"
)
_ON: Final = re.compile(rf"(?:{GAP}[a-z]{{4,12}}{GAP}time)?,?{GAP}(?:on{GAP})?")
"""What may stand between a time and its day: "9 a.m. local time on Friday"."""
_THIS: Final = re.compile(rf"{GAP}(?=(?:today|this|on|{WEEKDAY})\b)(?:on{GAP})?")
_TIMES: Final = frozenset({"clock", "24-hour clock", "clock in four figures", "noon", "dawn"})
"""Rules for times that a day may follow."""
_TYPOGRAPHY: Final = {
    **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
    **dict.fromkeys("\u2010\u2011", "-"),
}
"""Spaces and hyphens that pages have, to what the rules know."""
_YEARS_OF_DECADE: Final = 10
_DEEPEST: Final = 2
"""How many expressions may lie in one another."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression in a text, by its end."""

    end: int
    reading: Reading
    rule: str


def find(text: str, published: date) -> tuple[Expression, ...]:
    """Return the dated expressions of a text, in order.

    Args:
        text: The text of an article.
        published: The day it was published, which "last week" counts from.
    """
    return tuple(_expressions(text, published))


def _expressions(text: str, published: date) -> Iterator[Expression]:
    plain = _plain(text)
    # The one letter whose lower case is longer than itself.
    low = plain.replace("İ", "i").lower()
    flat = low.replace("\n", " ").replace("\t", " ")
    context = Context(plain, low, flat, calendar.day(published), genre_of(low, published))
    dates: dict[tuple[Period, bool], Edtf | None] = {}
    position = 0
    for beginning in _BEGINNING.finditer(low):
        start = beginning.start()
        found = _at(head_of(beginning), start, context, 0) if start >= position else None
        if found is None:
            continue
        position, reading = found.end, found.reading
        phrase, date = text[start:position], _date_of(reading, dates)
        yield Expression(start, position, phrase, reading.kind, reading.value, date, found.rule)
        if reading.period:
            context = context.after(reading.period, start, found.end)


def _plain(text: str) -> str:
    """Return a text of the same length with plain spaces and hyphens for those of typography."""
    for sign, plain in _TYPOGRAPHY.items():
        text = text.replace(sign, plain)
    return text


def _date_of(reading: Reading, known: dict[tuple[Period, bool], Edtf | None]) -> Edtf | None:
    """Return the date of a reading; texts name the same dates again and again."""
    if reading.period is None:
        return None
    key = (reading.period, reading.approximate)
    if key not in known:
        known[key] = edtf_of(reading)
    return known[key]


def _inner(start: int, context: Context, depth: int) -> _Found | None:
    """Return the longest expression that begins at a place inside another."""
    beginning = _BEGINNING.match(context.low, start) if depth <= _DEEPEST else None
    return _at(head_of(beginning), start, context, depth) if beginning else None


def _at(head: str, start: int, context: Context, depth: int) -> _Found | None:
    """Return the longest expression that begins at a place with a head."""
    low, (rules, counting, prefixes) = context.low, _HEADS.get(head, ((), (), ()))
    if counting and UNIT_AHEAD.match(low, start):
        rules += counting
    best: _Found | None = None
    for one in rules:
        if match := one.pattern.match(low, start):
            found = _by_rule(one, match, context, depth)
            if found and (best is None or found.end > best.end):
                best = found
    for before in prefixes:
        if match := before.pattern.match(low, start):
            found = _by_prefix(before, match, context, depth)
            if found and (best is None or found.end > best.end):
                best = found
    return best


def _by_rule(one: Rule, match: re.Match[str], context: Context, depth: int) -> _Found | None:
    if one.takes_period and (found := _of_period(one, match, context, depth)):
        return found
    if one.name in _TIMES and (found := _with_day(one, match, context, depth)):
        return found
    reading = _read(one, match, context)
    if reading is None:
        return None
    found = _Found(match.end(), reading, one.name)
    return _with_part_of_day(found, context) or _on_its_day(found, context, depth) or found


def _by_prefix(one: Prefix, match: re.Match[str], context: Context, depth: int) -> _Found | None:
    inner = _inner(match.end(), context, depth + 1)
    reading = one.apply(match, inner.reading, context) if inner else None
    return _Found(inner.end, reading, f"{one.name}: {inner.rule}") if inner and reading else None


def _of_period(one: Rule, match: re.Match[str], context: Context, depth: int) -> _Found | None:
    """Return an expression with the longer one that it lies in: "October of next year"."""
    joint = _OF.match(context.low, match.end())
    inner = _inner(joint.end(), context, depth + 1) if joint else None
    if inner is None or inner.reading.kind is not Kind.DATE or inner.reading.period is None:
        return None
    period = inner.reading.period
    reading = _read(one, match, context.within(period))
    if reading is None or not (reading.period is None or _lies_in(reading.period, period)):
        return None
    return _Found(inner.end, reading, f"{one.name}: {inner.rule}")


def _lies_in(period: Period, longer: Period) -> bool:
    return period.unit < longer.unit or period == longer


def _read(one: Rule, match: re.Match[str], context: Context) -> Reading | None:
    """Return what a match says, None where the calendar has no such date."""
    try:
        return one.read(match, context)
    except (ValueError, OverflowError):
        return None


def _with_part_of_day(found: _Found, context: Context) -> _Found | None:
    """Return a day with the part of it that follows: "Monday morning"."""
    period = found.reading.period
    if found.reading.kind is not Kind.DATE or not period or period.unit is not Unit.DAY:
        return None
    part = _PART_OF_DAY.match(context.low, found.end)
    reading = timed(period, DAYPARTS[part["part"]]) if part else None
    return _Found(part.end(), reading, f"{found.rule}, part of a day") if part and reading else None


def _with_day(one: Rule, match: re.Match[str], context: Context, depth: int) -> _Found | None:
    """Return a time with the day that follows: "8 p.m. on Friday"."""
    joint = _ON.match(context.low, match.end())
    inner = _inner(joint.end(), context, depth + 1) if joint else None
    day = inner.reading.period if inner and inner.reading.kind is Kind.DATE else None
    if inner is None or day is None or day.unit is not Unit.DAY:
        return None
    reading = _read(one, match, context.within(day))
    return _Found(inner.end, reading, f"{one.name}: {inner.rule}") if reading else None


def _on_its_day(found: _Found, context: Context, depth: int) -> _Found | None:
    """Return what is so long ago with its day: "two weeks ago Friday", "ten years ago today"."""
    period = found.reading.period
    joint = _THIS.match(context.low, found.end) if found.rule == "ago" and period else None
    inner = _inner(joint.end(), context, depth + 1) if joint else None
    if inner is None or period is None or inner.reading.period is None:
        return None
    told = _back(inner, period, context.published)
    reading = dated(told) if told else None
    return _Found(inner.end, reading, f"{found.rule}: {inner.rule}") if reading else None


def _back(inner: _Found, period: Period, published: Period) -> Period | None:
    """Return the day, week or month of a year that is one today, or the weekday of a week."""
    one = inner.reading.period
    if one is None or one.unit > Unit.MONTH:
        return None
    if period.unit is Unit.WEEK:
        is_weekday = inner.rule == "weekday"
        return calendar.day(period.first).shifted(one.first.weekday()) if is_weekday else None
    if inner.rule not in {"today", "which unit"} or period.unit not in {Unit.YEAR, Unit.DECADE}:
        return None
    apart = published.to(period.unit).number - period.number
    years = apart * (_YEARS_OF_DECADE if period.unit is Unit.DECADE else 1)
    return calendar.day(one.first - relativedelta(years=years)).to(one.unit)
