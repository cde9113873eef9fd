"""Years, decades and centuries."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.draft import calendar
from dateline.draft.calendar import Period, Unit
from dateline.draft.grammar.rule import (
    FIGURES,
    FOUR_FIGURES,
    SHORT_FIGURE,
    THREE_FIGURES,
    Rule,
    before,
    followed,
    preceded,
    rule,
    with_the,
)
from dateline.draft.lexicon import DASH, GAP, JOINT, ORDINAL, ORDINALS
from dateline.draft.values import Reading, dated, vague

if TYPE_CHECKING:
    from dateline.draft.context import Context

_BC: Final = r"(?:[ \u00a0]?(?:bce?|b\.c\.(?:e\.)?|b\.c(?![a-z])))"
_TO: Final = rf"(?: ?{DASH} ?| and | to | or )"

_POSSIBLE: Final = range(1000, 2101)
"""Figures that can be a year where the words around them say so."""
_CERTAIN: Final = range(1700, 2101)
"""Figures that are a year where nothing around them says otherwise."""

_OF_A_NAME: Final = before(
    r"[$€£¥#№§+=*] ?|\b(?:us|eur|usd|gbp|nos?|flight|route|highway|model|pages?|pp?|vol|section"
    r"|room|suite|windows|boeing|resolutions?|nearly|almost|over|some|than|least|estimated|approximately"
    r"|roughly)\.? ?"
)
_IN_A_FIGURE: Final = before(r"[0-9][,.:/]|[a-z]-|[0-9]-[0-9]{0,3}-?")
_HANGING: Final = before(r"\b[12][0-9]{3}[-/]|\b(?:mid|pre|post|early|late|non)-")
_ABOUT: Final = before(r"\b(?:about|around)[ \n]")
_TELLING: Final = before(
    r"\b(?:in|since|by|of|until|till|from|to|during|before|after|between|and|early|late|mid|years?"
    r"|ca\.|c\.|circa|summer|spring|autumn|fall|winter|around|about|through|throughout|the|for|or"
    r"|on|its|their|his|her|our|a|an|last|(?:late|early|recently) as)[ \n]|[’']s "
    r"|[(\u2013\u2014-]|, "
)
"""What stands before a year."""
_FIGURE_GOES_ON: Final = re.compile(
    r"[,.:][0-9]|/(?!(?:[0-9]{2}){1,2}(?![0-9/]))|['’]?s\w|%|°|th\b"
)
_COUNTS: Final = re.compile(
    rf"(?:[ \n]|{DASH})(?:%|percent|per|years?|days?|months?|weeks?|hours?|minutes?|square|cubic"
    r"|km|kilomet[a-z]{2,4}|miles?|mi|met(?:er|re)s?|feet|foot|ft|yards?|acres|hectares|mph|rpm"
    r"|tons?|tonnes?|kg|pounds?|lbs?|hp|mhz|[mg]b|dollars?|euros?|cents?|points?|degrees|units"
    r"|people|men|women|soldiers|troops|civilians|prisoners|employees|workers|volunteers|jobs"
    r"|casualties|deaths|dead|wounded|killed|strong|more|others?|million|billion|hundred|thousand"
    r"|index|aircraft|planes|ships|tanks|guns|horses|cavalry|infantry"
    r"|of (?:them|its|his|their|the))\b"
)
"""What a figure counts, where it is no year."""
_PLURAL: Final = re.compile(r" (?!the )(?:[a-z]{3,15} )?(?P<noun>[a-z]{3,17}(?<!s)s)\b")
_NOT_COUNTED: Final = frozenset(
    (
        *("was", "has", "this", "thus", "his", "plus", "across", "versus", "does", "towards"),
        *("perhaps", "always", "alongside", "afterwards", "besides", "sees", "becomes", "marks"),
        *("ends", "begins", "elections", "olympics", "games", "reports", "statistics", "figures"),
        *("results", "championships", "finals", "sales", "earnings", "profits", "talks"),
        *("protests", "attacks", "bombings", "riots", "hostilities", "operations", "campaigns"),
        *("negotiations", "levels", "prices", "sanctions", "standards", "accords", "treaties"),
        *("floods", "fires", "models"),
    )
)
"""Words in s that may follow a year."""


def _year(match: re.Match[str], context: Context) -> Reading | None:
    number = int(match["year"])
    told = match["told"] is not None
    if told or (_is_year(number, match, context) and not followed(match, context, _FIGURE_GOES_ON)):
        return dated(calendar.year(number))
    return None


def _is_year(number: int, match: re.Match[str], context: Context) -> bool:
    """Tell a year from a price, a number of people, a flight."""
    if number not in _POSSIBLE or followed(match, context, _COUNTS):
        return False
    if preceded(match, context, _IN_A_FIGURE):
        return number in _CERTAIN and preceded(match, context, _HANGING)
    if preceded(match, context, _OF_A_NAME):
        return False
    if preceded(match, context, _ABOUT):
        return not _counts(match, context)
    if preceded(match, context, _TELLING):
        return True
    return number in _CERTAIN and not _counts(match, context)


def _counts(match: re.Match[str], context: Context) -> bool:
    """Return whether a figure is followed by what can only be counted, a plural."""
    noun = _PLURAL.match(context.flat, match.end())
    return noun is not None and noun["noun"] not in _NOT_COUNTED


_FIRST_OF_TWO: Final = re.compile(r"(?<![0-9])([12][0-9])([0-9]{2})[-/\u2013]$")
_LONGEST_FIRST: Final = len("1939-")


def _short_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read the second of two years that leaves out its century: the 45 of "1939-45"."""
    start = match.start()
    first = _FIRST_OF_TWO.search(context.low, max(0, start - _LONGEST_FIRST), start)
    if first is None or match["year"] <= first[2]:
        return None
    return dated(calendar.year(int(first[1] + match["year"])))


_TELLING_SHORT: Final = before(
    r"\b(?:in|since|of|until|till|from|to|before|after|and|early|late|mid|by|summer|spring|fall"
    r"|autumn|winter|class of)[ \n-]"
)
_LATEST: Final = 3
"""Years behind the publication: as far as a year without its century looks ahead."""


def _year_of_century(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in '99": of the century the text is in, in news of the last hundred years."""
    if not preceded(match, context, _TELLING_SHORT):
        return None
    around = context.said if context.history else context.published
    number = around.year // 100 * 100 + int(match["year"])
    ahead = number > around.year + _LATEST and not context.history
    return dated(calendar.year(number - 100 if ahead else number))


def _bc_year(match: re.Match[str], _context: Context) -> Reading | None:
    return dated(calendar.year(1 - int(match["year"])))


def _ad_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read AD 70, but not "an ad 30 people saw"."""
    if not context.text[match.start()].isupper() and match[0].startswith("a"):
        return None
    return dated(calendar.year(int(match["year"])))


def _small_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read 15 BC and 9 AD, but not "9 ad campaigns"."""
    if match["ad"] is None:
        return _bc_year(match, context)
    return _ad_year(match, context) if context.text[match.start("ad")].isupper() else None


_TELLING_BC: Final = before(
    r"\b(?:in|since|by|of|until|till|from|to|between|and|after|before|early|late|summer|winter"
    r"|spring|autumn)[ \n]|[-\u2013]"
)
_FAR: Final = 150
"""Years: as far from the last date a bare figure may lie to be a year before Christ."""


def _bare_bc_year(match: re.Match[str], context: Context) -> Reading | None:
    """Read "in 490" as a year before Christ where the text has arrived there."""
    number = int(match["year"])
    said = context.reference
    if said is None or said.year >= 1 or abs(said.year - 1 + number) >= _FAR:
        return None
    if not preceded(match, context, _TELLING_BC) or _counts(match, context):
        return None
    if followed(match, context, _COUNTS) or followed(match, context, _FIGURE_GOES_ON):
        return None
    return dated(calendar.year(1 - number))


def _circa(match: re.Match[str], context: Context) -> Reading | None:
    inner = (_bc_year if match["bc"] else _ad_year)(match, context)
    return inner and replace(inner, approximate=True)


def _decade(match: re.Match[str], _context: Context) -> Reading | None:
    number = int(match["year"] or match["bare"]) // 10
    return vague(f"BC{number:03d}") if match["bc"] else dated(Period(Unit.DECADE, number))


_TENS: Final = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_CENTURIES: Final = {"eighteen": 18, "nineteen": 19}
_AGED: Final = before(
    r"\b(?:(?:his|her|their|my) |(?:highs?|lows?|temperatures?) [a-z ]{0,15}in )"
    r"(?:the )?(?:early |late |mid-?|lower |upper |low |high )?"
)
"""What stands before tens of years of a life, or of degrees."""


def _short_decade(match: re.Match[str], context: Context) -> Reading | None:
    """Read "the nineties", and "the '90s", of the last century or the one the text is in."""
    ten = _TENS[match["word"]] if match["word"] else int(match["tens"])
    if match["hundred"]:
        return dated(Period(Unit.DECADE, _CENTURIES[match["hundred"]] * 10 + ten))
    if preceded(match, context, _AGED):
        return None
    century = context.said.to(Unit.CENTURY).number if context.history else 19
    return dated(Period(Unit.DECADE, century * 10 + ten))


def _century(match: re.Match[str], _context: Context) -> Reading | None:
    number = int(match["figure"]) if match["figure"] else ORDINALS[match["word"]]
    return vague(f"BC{number - 1:02d}") if match["bc"] else dated(Period(Unit.CENTURY, number - 1))


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "year",
        with_the({FOUR_FIGURES, "fiscal", "fy", "year", "years", "season"}),
        rf"(?P<told>(?:the{GAP})?(?:fiscal{JOINT}(?:year{GAP})?|years?{GAP}|season{GAP}|fy ?))?"
        r"(?P<year>[0-9]{4})(?:[ \u00a0](?:ad|ce|a\.d\.|c\.e\.))?(?![0-9])",
        _year,
    ),
    rule("year ad", {"ad", "a"}, rf"a\.?d\.?{GAP}(?P<year>[0-9]{{1,4}})", _ad_year),
    rule("second year", {SHORT_FIGURE}, r"(?P<year>[0-9]{2})(?![0-9]|[-,.:/][0-9]|%)", _short_year),
    rule(
        "year of a century",
        {"'", "’", "‘"},
        r"['’‘](?P<year>[0-9]{2})(?![0-9]|['’]?s)",
        _year_of_century,
    ),
    rule(
        "year bc",
        FIGURES,
        rf"(?P<year>[0-9]{{1,4}})(?:{_BC}|[ \u00a0](?P<ad>ad|ce|a\.d\.|c\.e\.))",
        _small_year,
    ),
    rule("first year bc", FIGURES, rf"(?P<year>[0-9]{{1,4}})(?={_TO}[0-9]{{1,4}}{_BC})", _bc_year),
    rule(
        "bare year bc",
        {SHORT_FIGURE, THREE_FIGURES},
        r"(?P<year>[0-9]{2,3})(?![0-9]|st|nd|rd|th)",
        _bare_bc_year,
    ),
    rule(
        "circa",
        {"ca", "circa", "c"},
        rf"(?:circa|ca\.?|c\.){GAP}?(?P<year>[0-9]{{1,4}})(?P<bc>{_BC})?(?![,.][0-9])",
        _circa,
    ),
    rule(
        "decade",
        with_the({THREE_FIGURES, FOUR_FIGURES}),
        rf"(?:the{GAP}(?P<year>[0-9]{{2,3}}0)['’]?s|(?P<bare>[0-9]{{2,3}}0)"
        rf"(?:s|(?:(?<=early .{{4}})|(?<=late .{{4}})|(?<=mid.{{5}}))['’]s))(?P<bc>{_BC})?",
        _decade,
    ),
    rule(
        "short decade",
        with_the({SHORT_FIGURE, "'", "’", "‘", *_CENTURIES, *_TENS}),
        rf"(?:the{GAP})?(?:(?:['’‘]|(?<=the[ \n])|(?<=0s and )|(?<=mid-)|(?<=early )|(?<=late ))"
        r"(?P<tens>[2-9])0['’]?s"
        rf"|(?:(?P<hundred>eighteen|nineteen){GAP})?(?<!-)(?P<word>{'|'.join(_TENS)}))",
        _short_decade,
    ),
    rule(
        "century",
        with_the({SHORT_FIGURE, *(word.split("-")[0] for word in ORDINALS)}),
        rf"(?:the{GAP})?(?:(?P<figure>[0-9]{{1,2}})(?:st|nd|rd|th)|(?P<word>{ORDINAL}))"
        rf"(?:{GAP}|-)century(?P<bc>{_BC})?",
        _century,
    ),
)
