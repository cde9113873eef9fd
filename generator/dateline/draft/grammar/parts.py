"""Parts of years: seasons, quarters, halves; weeks and days counted within a longer period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft import calendar
from dateline.draft.calendar import Period, Unit
from dateline.draft.grammar.rule import (
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
    DASH,
    GAP,
    JOINT,
    ORDINAL,
    ORDINALS,
    SEASON,
    SEASONS,
    UNITS,
    length,
)
from dateline.draft.nearest import the_season
from dateline.draft.tense import Tense, tense_at
from dateline.draft.values import Reading, dated, lasting

if TYPE_CHECKING:
    from dateline.draft.context import Context

_NAMED: Final = rf"(?P<season>{SEASON})"
_YEAR: Final = r"(?P<year>[12][0-9]{3})(?![0-9])"
_BC: Final = r"(?P<bc>[0-9]{1,4})[ \u00a0]?(?:bce?|b\.c\.(?:e\.)?|b\.c(?![a-z]))"
_OF: Final = rf"(?:{GAP}of{GAP}|,?{GAP})"


def _season_of_year(match: re.Match[str], _context: Context) -> Reading | None:
    year = 1 - int(match["bc"]) if match["bc"] else int(match["year"])
    return dated(calendar.season(year, SEASONS[match["season"]]))


_TELLING: Final = before(
    r"\b(?:in|by|until|since|during|early|late|mid|through|throughout|of|before|after|from|next"
    rf"|last|whole|and|over the|{SEASON} to)[ \n-]"
)
_SEASONAL: Final = re.compile(r" (?:campaign|offensive|elections?|semester|term|season)\b")
_FALLING: Final = re.compile(r" (?:of|in|by|to|from|off|behind|short|apart|back|down|for)\b")


def _season(match: re.Match[str], context: Context) -> Reading | None:
    if not context.enclosing and not _is_season(match, context):
        return None
    return dated(the_season(SEASONS[match["season"]], match, context))


_GAMES: Final = re.compile(r" (?:olympics?|paralympics?|games|palace|war)\b")
_CAPITAL: Final = re.compile(r" [A-Z][a-z]")


def _is_season(match: re.Match[str], context: Context) -> bool:
    """Tell the fall of a year from that of a city, and a spring from a source."""
    name = match["season"]
    if context.text[match.start("season")].isupper():
        named = not context.history and _CAPITAL.match(context.text, match.end())
        if named or followed(match, context, _GAMES):
            return False
    if name == "fall" and followed(match, context, _FALLING):
        return False
    if match["the"] or name not in {"fall", "spring"} or preceded(match, context, _TELLING):
        return True
    return followed(match, context, _SEASONAL) or (name == "spring" and context.history)


_A_YEAR: Final = 4
"""Seasons, or quarters."""
_WINTER: Final = 3
_SAME: Final = frozenset({"this", "that", "the same", "the current"})
_BACK: Final = frozenset({"last", "the past", "this past", "the previous", "previous"})


def _which_season(match: re.Match[str], context: Context) -> Reading | None:
    number, which = SEASONS[match["season"]], match["which"]
    anchor = context.said if which in {"that", "the same"} else context.anchor
    now = anchor.to(Unit.SEASON).number
    found = calendar.season(anchor.year, number)
    if which in _SAME:
        of_last_year = number == _WINTER and found.number > now + 1
        return dated(found.shifted(-_A_YEAR) if of_last_year else found)
    if which in _BACK:
        return dated(found if found.number < now else found.shifted(-_A_YEAR))
    return dated(found if found.number > now else found.shifted(_A_YEAR))


_HALF_OF_YEAR: Final = re.compile(r"[ -](?:year|profits?|results|earnings|sales)\b")
_LATTER: Final = frozenset({"latter", "last", "final"})


def _part(match: re.Match[str], context: Context) -> Reading | None:
    """Read a quarter or a half: of the year it names, or of the nearest."""
    unit = Unit.QUARTER if match["unit"] == "quarter" else Unit.HALF
    parts = 4 if unit is Unit.QUARTER else 2
    which, inside = match["which"], context.enclosing
    number = parts if which in _LATTER else ORDINALS.get(which) or int(which[0])
    if number > parts:
        return None
    if match["year"]:
        return dated(calendar.part_of_year(unit, int(match["year"]), number))
    if inside:
        return _part_of(inside, unit, number)
    return _part_of_any(unit, number, match, context)


def _part_of(inside: Period, unit: Unit, number: int) -> Reading | None:
    """Return the part of a year; a half of anything else is that, as EDTF has no form for it."""
    if inside.unit is Unit.YEAR:
        return dated(calendar.part_of_year(unit, inside.year, number))
    return dated(inside) if unit is Unit.HALF else None


def _part_of_any(unit: Unit, number: int, match: re.Match[str], context: Context) -> Reading | None:
    if unit is Unit.QUARTER and match["which"] == "last":
        return dated(context.anchor.to(unit).shifted(-1))
    if unit is Unit.HALF and not followed(match, context, _HALF_OF_YEAR):
        return None
    return dated(_nearest(unit, number, match, context))


def _nearest(unit: Unit, number: int, match: re.Match[str], context: Context) -> Period:
    """Return the quarter or half that is meant: the last one, or the next if the verb looks on."""
    anchor = context.anchor
    this = calendar.part_of_year(unit, anchor.year, number)
    if anchor.unit >= Unit.YEAR or context.history:
        return this
    now = anchor.to(unit).number
    a_year = 12 // this.months
    if tense_at(match, context) is Tense.FUTURE:
        return this if this.number >= now else this.shifted(a_year)
    return this if this.number <= now else this.shifted(-a_year)


_CENTURY: Final = 100


def _short_part(match: re.Match[str], context: Context) -> Reading | None:
    """Read Q3 2005, and H1 2005."""
    unit = Unit.QUARTER if match["unit"] == "q" else Unit.HALF
    number = int(match["number"])
    dated_by = match["year"] or context.enclosing
    if unit is Unit.HALF and (number > 2 or not dated_by):  # noqa: PLR2004
        return None
    if match["year"]:
        year = int(match["year"])
        year += 2000 if year < _CENTURY else 0
        return dated(calendar.part_of_year(unit, year, number))
    if not context.text[match.start()].isupper():
        return None
    return dated(_nearest(unit, number, match, context))


_OF_SOMETHING: Final = re.compile(rf"{GAP}of{GAP}(?!this|that|last|next)")
_FROM_THE_END: Final = frozenset({"last", "final", "closing"})


def _counted_part(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the first month of 2005", and "the first month of the war", a duration.

    Where the calendar has no such period, as for a week of a month, it is the longer period.
    """
    inside, unit = context.enclosing, UNITS[match["unit"].removesuffix("s")]
    if inside is None:
        length_told = unit is not Unit.DAY and followed(match, context, _OF_SOMETHING)
        count = None if match["unit"].endswith("s") else 1
        return lasting(length(count, match["unit"])) if length_told else None
    last = match["which"] in _FROM_THE_END
    steps = ORDINALS.get(match["which"], 1) - 1
    if unit is Unit.DAY and inside.unit >= Unit.MONTH and match["unit"] == "day":
        return dated(calendar.day(inside.last if last else inside.first).shifted(steps))
    if (unit, inside.unit) in _WHOLE:
        begin = Period(inside.unit, inside.number + 1).to(unit).shifted(-1)
        return dated(begin if last else inside.to(unit).shifted(steps))
    return dated(inside)


_WHOLE: Final = frozenset({(Unit.MONTH, Unit.YEAR), (Unit.DECADE, Unit.CENTURY)})
_ORDINAL_HEADS: Final = frozenset(word.split("-")[0] for word in ORDINALS)

RULES: Final[tuple[Rule, ...]] = (
    rule(
        "season of year",
        with_the(SEASONS),
        rf"(?:the{GAP})?{_NAMED}(?:{_OF}|{GAP}in{GAP})"
        rf"(?:{_BC}|{_YEAR}(?:(?:{DASH}|/)(?:[0-9]{{2}}){{1,2}}(?![0-9]))?)",
        _season_of_year,
    ),
    rule("season", with_the(SEASONS), rf"(?P<the>the{GAP})?{_NAMED}", _season, takes_period=True),
    rule(
        "which season",
        {"last", "next", "this", "that", "previous", "following"}
        | after_the({"past", "previous", "following", "next", "same", "coming", "current"}),
        rf"(?P<which>last|next|that|this(?: past| coming)?|previous|following"
        rf"|the (?:past|previous|following|next|same|coming|current)){GAP}"
        rf"(?:year[’']s{GAP})?{_NAMED}",
        _which_season,
    ),
    rule(
        "part of year",
        with_the({"first", "second", "third", "fourth", "latter", "last", "final", SHORT_FIGURE})
        | after_the({"fiscal"}),
        rf"(?:the{GAP})?(?:fiscal{GAP})?"
        r"(?P<which>[1-4](?:st|nd|rd|th)|first|second|third|fourth|latter|last|final)"
        rf"{JOINT}(?:fiscal{GAP})?(?P<unit>quarter|half)"
        rf"(?:{_OF}(?:fiscal{GAP})?(?:year{GAP})?{_YEAR})?",
        _part,
        takes_period=True,
    ),
    rule(
        "short part of year",
        {"q", "h"},
        rf"(?P<unit>[qh])(?P<number>[1-4])"
        rf"(?:(?:{_OF}|[-/’'])(?P<year>[12][0-9]{{3}}|[0-9]{{2}}(?![0-9])))?",
        _short_part,
        takes_period=True,
    ),
    rule(
        "counted part",
        with_the({"last", "final", "opening", "closing", *_ORDINAL_HEADS}),
        rf"(?:the{GAP})?(?P<which>{ORDINAL}|last|final|opening|closing)"
        rf"(?:{GAP}full)?{GAP}"
        r"(?P<unit>days?|weeks?|weekend|months?|years?|decades?)",
        _counted_part,
        takes_period=True,
    ),
)
