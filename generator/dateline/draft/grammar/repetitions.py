"""What comes again and again: daily, every two years, 15 a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.grammar.rule import (
    SHORT_FIGURE,
    Rule,
    after_a,
    before,
    followed,
    preceded,
    rule,
)
from dateline.draft.lexicon import (
    COUNT_HEADS,
    DAYPARTS,
    FEW,
    GAP,
    LENGTHS,
    MONTHS,
    NUMBER,
    PLURAL,
    SEASON,
    SEASONS,
    SINGULAR,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    length,
    number_of,
)
from dateline.draft.values import Reading, repeated

if TYPE_CHECKING:
    from dateline.draft.context import Context

_ADVERBS: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "everyday": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "quarterly": "P1Q",
    "semiannual": "P6M",
    "semi-annual": "P6M",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biennial": "P2Y",
}
_IN_A_NAME: Final = before(r"[a-z] ")
_NAME: Final = re.compile(r" [A-Z]")


def _adverb(match: re.Match[str], context: Context) -> Reading | None:
    """Read "daily", but not that of the Daily Telegraph."""
    named = context.text[match.start()].isupper() and _NAME.match(context.text, match.end())
    if named and preceded(match, context, _IN_A_NAME):
        return None
    return repeated(_ADVERBS[match[0]])


def _every(match: re.Match[str], _context: Context) -> Reading | None:
    count = 2 if match["other"] else number_of(match["count"]) if match["count"] else 1
    return repeated(length(count, match["unit"]))


_COUNTED: Final = before(
    r"(?:[0-9%]|\b(?:once|twice|times|hundred|thousand|million|billion|percent|dollars|euros|cents"
    r"|hours|days|minutes|barrels|gallons|tons|tonnes|miles|jobs|people|units|aircraft|planes"
    r"|shares))[ \n]"
)


_AND_A_HALF: Final = re.compile(rf"{GAP}(?:and{GAP}a{GAP}half|ago|later|earlier)\b")


def _rate(match: re.Match[str], context: Context) -> Reading | None:
    """Read "15 a year", "$5 per day", "twice a week" as what comes again with every unit."""
    if match["article"] != "per" and not preceded(match, context, _COUNTED):
        return None
    if followed(match, context, _AND_A_HALF):
        return None
    return repeated(length(1, match["unit"]))


def _times(match: re.Match[str], _context: Context) -> Reading | None:
    return repeated(length(1, match["unit"]))


def _every_part(match: re.Match[str], _context: Context) -> Reading | None:
    return repeated(f"XXXX-XX-XX{DAYPARTS[match['part']]}")


_SEASON_LETTERS: Final = ("SP", "SU", "FA", "WI")


def _every_weekday(match: re.Match[str], context: Context) -> Reading | None:
    if not context.text[match.start("weekday")].isupper():
        return None
    return repeated(f"XXXX-WXX-{WEEKDAYS[match['weekday']] + 1}")


def _every_season(match: re.Match[str], _context: Context) -> Reading | None:
    return repeated(f"XXXX-{_SEASON_LETTERS[SEASONS[match['season']]]}")


def _every_month(match: re.Match[str], context: Context) -> Reading | None:
    written = context.text[match.start("month")].isupper()
    return repeated(f"XXXX-{MONTHS[match['month']]:02d}") if written else None


def _weekday_parts(match: re.Match[str], _context: Context) -> Reading | None:
    """Read "Monday nights"."""
    return repeated(f"XXXX-WXX-{WEEKDAYS[match['weekday']] + 1}{DAYPARTS[match['part']]}")


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "every weekend",
        {"every", "each", "weekends"},
        rf"(?:every|each){GAP}weekend|(?<=on )weekends",
        lambda _match, _context: repeated("XXXX-WXX-WE"),
    ),
    rule(
        "every weekday",
        {"every", "each"},
        rf"(?:every|each){GAP}(?P<weekday>{WEEKDAY})",
        _every_weekday,
    ),
    rule(
        "weekdays",
        {f"{name}s" for name in WEEKDAYS},
        rf"(?P<weekday>{WEEKDAY})s",
        _every_weekday,
    ),
    rule(
        "every season",
        {"every", "each"},
        rf"(?:every|each){GAP}(?P<season>{SEASON})",
        _every_season,
    ),
    rule(
        "every month",
        {"every", "each"},
        rf"(?:every|each){GAP}(?P<month>{any_of(MONTHS)})",
        _every_month,
    ),
    rule(
        "parts of weekdays",
        WEEKDAYS,
        rf"(?P<weekday>{WEEKDAY}){GAP}(?P<part>morning|afternoon|evening|night)s",
        _weekday_parts,
    ),
    rule(
        "times a unit",
        {"once", "twice", SHORT_FIGURE, *COUNT_HEADS},
        rf"(?:once|twice|(?:{NUMBER}|{FEW}){GAP}times){GAP}(?:an?|per|each|every){GAP}"
        rf"(?P<unit>{SINGULAR})",
        _times,
    ),
    rule(
        "every part of a day",
        {"every", "each"},
        rf"(?:every|each){GAP}(?P<part>morning|afternoon|evening)",
        _every_part,
    ),
    rule(
        "rate", {"per"} | after_a(LENGTHS), rf"(?P<article>an?|per){GAP}(?P<unit>{SINGULAR})", _rate
    ),
    rule(
        "every unit",
        {"every", "each"},
        rf"(?:every|each){GAP}(?:(?P<other>other{GAP})|(?P<count>{NUMBER}){GAP}|single{GAP})?"
        rf"(?P<unit>{PLURAL}|(?!second(?!{GAP}year)){SINGULAR})",
        _every,
    ),
    rule(
        "adverb of repetition", (word.split("-")[0] for word in _ADVERBS), any_of(_ADVERBS), _adverb
    ),
)
