"""Intervals, choices and several dates in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.language.one_date import DESCRIBED, phrase_of, say_single
from dateline.language.phrases import DateName, Description, name_of_day
from dateline.language.stretches import between, either, join, listed, says_either, stretch
from dateline.model.dates import Day, Edge, Form, Part, Single, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.phrases import Phrase, Wording
    from dateline.language.stretches import Joint

_END_OF_YEAR: Final = (12, 31)
_PAIR: Final = 2
_CALENDAR_KINDS: Final = ("day", "month", "year")


def say_interval(span: Span, wording: Wording) -> str:
    """Return an interval: `10–13 January 2022`, `from November 2021, end not known`."""
    match span:
        case Span(Single() as start, Single() as end):
            if start.text == end.text:
                return say_single(start, wording)
            first, last = phrase_of(start, wording), phrase_of(end, wording)
            if isinstance(first, DateName) and isinstance(last, DateName):
                return stretch(first, last, wording)
            return wording.say("interval", *_kinds(first, last), start=first, end=last)
        case Span(Single() as start, edge):
            context = "since, end not known" if edge is Edge.UNKNOWN else "since"
            first = phrase_of(start, wording)
            return wording.say(context, *_kinds(first), start=first)
        case Span(edge, Single() as end):
            context = "until then, start not known" if edge is Edge.UNKNOWN else "until then"
            last = phrase_of(end, wording)
            return wording.say(context, *_kinds(last), end=last)
    return _say_without_dates(span, wording)


def _kinds(*phrases: Phrase) -> tuple[str, ...]:
    """Return what is said of dates that a preposition cannot stand before; nothing of others."""
    return DESCRIBED if any(isinstance(phrase, Description) for phrase in phrases) else ()


def _say_without_dates(span: Span, wording: Wording) -> str:
    if span.start is Edge.UNKNOWN:
        return wording.say("start not known, without end")
    unknown = span.end is Edge.UNKNOWN
    return wording.say("without start, end not known" if unknown else "without ends")


def say_set(form: Form, parts: Sequence[Part], wording: Wording) -> str:
    """Return a choice, `either 2021 or 2022`, or several dates, `10, 12 and 13 January 2022`."""
    joint: Joint = "or" if form is Form.ONE_OF else "and"
    if len(parts) == 1:
        return _say_only_member(parts[0], joint, wording)
    members = [_member(part, joint, wording) for part in parts]
    names = [member for member in members if isinstance(member, DateName)]
    is_choice = joint == "or" and len(members) == _PAIR and says_either(wording)
    if is_choice and len(names) == _PAIR:
        return either(names[0], names[1], wording)
    if said := _say_years(parts, joint, wording):
        return said
    if len(names) == len(members):
        return listed(names, joint, wording)
    if is_choice:
        return wording.say("either", first=members[0], last=members[1])
    return join([f"{member}" for member in members], joint, wording)


def _say_only_member(part: Part, joint: Joint, wording: Wording) -> str:
    match part:
        case Single():
            return say_single(part, wording)
        case Span(Single() as start, Single() as end) if joint == "or":
            return _say_between(start, end, wording)
        case Span(Single() as start, Edge()) if joint == "or":
            first = phrase_of(start, wording)
            return wording.say("or later", *_kinds(first), date=first)
        case Span(Edge(), Single() as end) if joint == "or":
            return _say_open_start(end, wording)
    return say_interval(part, wording)


def _say_between(start: Single, end: Single, wording: Wording) -> str:
    """Return some time between two dates; one date where they are the same."""
    if start.text == end.text:
        return say_single(start, wording)
    first, last = phrase_of(start, wording), phrase_of(end, wording)
    if isinstance(first, DateName) and isinstance(last, DateName):
        return between(first, last, wording)
    return wording.say("between", *_kinds(first, last), start=first, end=last)


def _member(part: Part, joint: Joint, wording: Wording) -> Phrase:
    """Return one of the members of a set; consecutive dates that all apply are an interval."""
    match part:
        case Single():
            return phrase_of(part, wording)
        case Span(Single() as start, Edge()) if joint == "or":
            first = phrase_of(start, wording)
            return Description(wording.say("later in a choice", *_kinds(first), date=first))
        case Span(Edge(), Single() as end) if joint == "or":
            last = phrase_of(end, wording)
            return Description(wording.say("earlier in a choice", *_kinds(last), date=last))
    return Description(say_interval(part, wording))


def _say_open_start(end: Single, wording: Wording) -> str:
    """Return some time up to a date: of the last of a year, before the next year."""
    phrase = phrase_of(end, wording)
    if end.latest[1:] == _END_OF_YEAR and _is_plain(phrase):
        following = name_of_day(wording, Day(end.latest.year + 1, 1, 1), "year")
        return wording.say("before year", date=following)
    return wording.say("or earlier", *_kinds(phrase), date=phrase)


def _is_plain(phrase: Phrase) -> bool:
    return isinstance(phrase, DateName) and phrase.kinds[-1] in _CALENDAR_KINDS


def _say_years(parts: Sequence[Part], joint: Joint, wording: Wording) -> str | None:
    """Return years and ranges of years as a list of numbers: `1667, 1668 or 1670–1672`.

    Returns:
        The list, or None if there is anything else in the set, or years of two eras.

    """
    numbers, eras = [], set()
    for part in parts:
        ends = (part,) if isinstance(part, Single) else (part.start, part.end)
        phrases = [phrase_of(end, wording) for end in ends if isinstance(end, Single)]
        years = [p for p in phrases if isinstance(p, DateName) and p.kinds[-1] == "year"]
        if len(years) < len(ends):
            return None
        eras |= {name.year.era for name in years}
        first, last = years[0], years[-1]
        numbers.append(
            f"{first:number}"
            if isinstance(part, Single)
            else wording.say("years in a list", start=first, end=last)
        )
    if len(eras) > 1:
        return None
    context = "one of years" if joint == "or" else "all of years"
    return wording.say(context, list=join(numbers, joint, wording), era=eras.pop())
