"""Durations: how long something takes, took or is old."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.draft.grammar.rule import (
    FIGURES,
    Rule,
    after_a,
    after_the,
    before,
    counting,
    followed,
    preceded,
    rule,
    with_the,
)
from dateline.draft.lexicon import (
    COUNT_HEADS,
    COUNT_WORDS,
    FEW,
    GAP,
    HALF_LENGTHS,
    JOINT,
    LENGTHS,
    NUMBER,
    PLURAL,
    PLURALS,
    SINGULAR,
    any_of,
    length,
    number_of,
)
from dateline.draft.values import Reading, lasting, vague

if TYPE_CHECKING:
    from dateline.draft.context import Context

_PRICE: Final = before(r"[$€£]|[0-9][.,]")
_QUARTERS: Final = before(r"\b(?:in|for|over|after)[ \n]")
_RUNNING: Final = re.compile(r"\b(?:consecutive|straight|successive)\b")
_PART: Final = re.compile(r" of\b")
_LONG: Final = re.compile(r"-(?:long|old)$")
_MILLION: Final = before(r"(?:million|billion)-")
_HANGING: Final = re.compile(r"-| (?:when|where|in history)\b")
"""What follows "a day" where it is no duration: "a day when", "a day-trip"."""


_COMPOUND: Final = frozenset({"minute", "hour", "day", "week", "month", "year"})
"""Units that a number stands before without a hyphen, "a two hour stoppage"."""


def _counted(match: re.Match[str], context: Context) -> Reading | None:
    said, unit = match["count"], match["unit"]
    count = number_of(said)
    article, plural, loose = said in {"a", "an"}, unit.endswith("s"), unit not in _COMPOUND
    if not plural and (count is None or (count != 1 and match["joint"].isspace() and loose)):
        return None
    if article and (plural or followed(match, context, _HANGING) or _LONG.search(match[0])):
        return None
    if (count == 1 and unit == "second") or preceded(match, context, _PRICE):
        return None
    if unit.startswith("quarter") and not _are_of_years(match, context):
        return None
    if match["half"]:
        return lasting(_and_a_half(count or 0, unit))
    return lasting(length(count, unit))


def _are_of_years(match: re.Match[str], context: Context) -> bool:
    """Tell quarters of a year from quarters of anything else."""
    if _RUNNING.search(match[0]):
        return True
    if number_of(match["count"]) is None:
        return False
    return preceded(match, context, _QUARTERS) and not followed(match, context, _PART)


def _and_a_half(count: float, unit: str) -> str:
    """Return a duration of one half more, in years where that makes it a whole number."""
    years = {"DE": 10, "CE": 100}.get(LENGTHS[unit.removesuffix("s")])
    return length((count + 0.5) * years, "year") if years else length(count + 0.5, unit)


_LETTERS: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")
"""Letters of units in TIMEX3, the longer before the shorter."""
_COUNTED_FROM: Final = re.compile(r" (?:ago|later|earlier|before|after)\b")


def _together(match: re.Match[str], context: Context) -> Reading | None:
    """Read "two years and three months" as one duration."""
    if followed(match, context, _COUNTED_FROM):
        return None
    long, short = (LENGTHS[match[unit].removesuffix("s")] for unit in ("unit", "less"))
    if not {long, short} <= {*_LETTERS} or _LETTERS.index(long) >= _LETTERS.index(short):
        return None
    first, second = (
        length(number_of(match[count]), match[unit])
        for count, unit in (("count", "unit"), ("more", "less"))
    )
    return lasting(first + second.removeprefix("PT" if long[0] == "T" else "P"))


def _which(match: re.Match[str], _context: Context) -> Reading | None:
    """Read "the last two years", "the next few months"."""
    return lasting(length(number_of(match["count"]), match["unit"]))


_TELLING: Final = before(
    r"\b(?:for|within|after|took|take|takes|taking|spent|spends?|spending|lasted|last|lasts|lasting"
    r"|wait|waits|waited|waiting|over|in)[ \n]"
    r"(?:(?:just|only|mere|many)[ \n])?"
)
_GOING_ON: Final = re.compile(r" of (?!the|week|his)| (?:before|after)\b")
_AGE: Final = re.compile(r" old\b")


def _some(match: re.Match[str], context: Context) -> Reading | None:
    """Read a plural without a number, "for months", where the words beside it say it is time."""
    told = match["long"] or preceded(match, context, _TELLING)
    if followed(match, context, _AGE) or not (told or followed(match, context, _GOING_ON)):
        return None
    return lasting(length(None, match["unit"]))


def _days(match: re.Match[str], _context: Context) -> Reading | None:
    """Read "the following days" as a number of them that is not told."""
    return lasting(length(None, match["unit"]))


def _unit(match: re.Match[str], context: Context) -> Reading | None:
    if preceded(match, context, _MILLION):
        return None
    return lasting(length(1, match["unit"]))


def _half(match: re.Match[str], _context: Context) -> Reading | None:
    return lasting(HALF_LENGTHS[match["unit"]])


_PAST: Final = frozenset({"recent", "past"})


def _recent(match: re.Match[str], _context: Context) -> Reading | None:
    return vague("PAST_REF" if match["which"] in _PAST else "FUTURE_REF")


_ABOUT: Final = (
    rf"(?:(?:(?:just|well){GAP})?(?:over|under)|(?:more|less|fewer){GAP}than|at{GAP}(?:least|most)"
    rf"|as{GAP}(?:many|long|little){GAP}as|about|around|approximately|roughly|nearly|almost|only"
    rf"|just|some|barely|exactly|up{GAP}to|not{GAP}quite|another|(?:a|an){GAP}(?:further|additional"
    rf"|estimated|whole|full)|(?:much|most|the{GAP}better{GAP}part){GAP}of){GAP}"
)
_ADJECTIVES: Final = frozenset(
    (
        *("full", "whole", "entire", "long", "short", "consecutive", "straight", "successive"),
        *(
            "single",
            "solid",
            "more",
            "further",
            "additional",
            "extra",
            "other",
            "working",
            "business",
        ),
        *("trading", "calendar", "bloody", "hard", "difficult", "intense", "crucial", "critical"),
        "turbulent",
    )
)
_ADJECTIVE: Final = rf"(?:(?:of{GAP}the|{any_of(_ADJECTIVES)}){GAP})?"
_HALF: Final = rf"(?P<half>{GAP}and{GAP}(?:a{GAP})?half)?"
_AFTER: Final = rf"(?:[- ]long(?!{GAP}ago)|-olds?|{GAP}old|{GAP}of{GAP}age|{GAP}period)?"
_WHICH: Final = (
    r"(?:last|next|past|first|final|previous|preceding|following|coming|intervening|opening"
    rf"|closing|ensuing|subsequent|remaining|initial|same|latest|most{GAP}recent|second|other)"
)
_WHOSE: Final = rf"(?:(?:the|his|her|its|their|these|those|this){GAP})"

_AN: Final = frozenset({"estimated", "half", *COUNT_WORDS, *LENGTHS, *PLURALS, *_ADJECTIVES})
_HEADS: Final = (
    COUNT_HEADS
    | after_a(_AN)
    | {
        *(
            *FIGURES,
            "about",
            "around",
            "approximately",
            "roughly",
            "nearly",
            "almost",
            "just",
            "well",
        ),
        *("over", "under", "more", "less", "fewer", "at", "as", "only", "barely", "exactly", "up"),
        *("not", "another", "much", "most", *after_the({"better"})),
    }
)
_WHICH_HEADS: Final = frozenset(
    (
        *("last", "next", "past", "first", "final", "previous", "preceding", "following", "coming"),
        *("intervening", "opening", "closing", "ensuing", "subsequent", "remaining", "initial"),
        *("same", "latest", "most", "second", "other"),
    )
)

RULES: Final[tuple[Rule, ...]] = (
    counting(
        rule(
            "duration",
            _HEADS,
            rf"(?:{_ABOUT}){{0,2}}(?P<count>{NUMBER}|{FEW}|an?)(?P<joint>{JOINT}){_ADJECTIVE}"
            rf"(?P<unit>{PLURAL}|{SINGULAR}){_HALF}{_AFTER}",
            _counted,
        )
    ),
    counting(
        rule(
            "duration with a half",
            _HEADS,
            rf"(?:{_ABOUT})?(?P<count>{NUMBER}){JOINT}?(?P<half>and{JOINT}(?:a{JOINT})?half|1/2|½)"
            rf"(?P<joint>{JOINT})(?P<unit>{PLURAL}|{SINGULAR})",
            _counted,
        )
    ),
    counting(
        rule(
            "durations together",
            _HEADS,
            rf"(?:{_ABOUT})?(?P<count>{NUMBER}|an?){GAP}(?P<unit>{PLURAL}|{SINGULAR})"
            rf"(?:,?{GAP}and|,){GAP}(?P<more>{NUMBER}|an?){GAP}(?P<less>{PLURAL}|{SINGULAR})",
            _together,
        )
    ),
    rule(
        "which duration",
        {
            *("his", "her", "its", "their", "these", "those", "this", "last", "next", "past"),
            *("first", "final", "previous", "following", *after_the(_WHICH_HEADS)),
        },
        rf"{_WHOSE}?{_WHICH}{GAP}(?P<count>{NUMBER}|{FEW}){JOINT}{_ADJECTIVE}(?P<unit>{PLURAL})",
        _which,
        takes_period=True,
    ),
    rule(
        "which days",
        after_the({*_WHICH_HEADS, "early"}),
        rf"the{GAP}(?:following|next|intervening|ensuing|subsequent|remaining|final|first|last|early)"
        rf"{GAP}(?P<unit>{PLURAL})",
        _days,
    ),
    rule(
        "the duration",
        {"these", "those"} | after_the(COUNT_HEADS | FIGURES),
        rf"(?:the|these|those){GAP}(?P<count>{NUMBER})(?:{GAP}{_WHICH})?{JOINT}{_ADJECTIVE}"
        rf"(?P<unit>{PLURAL})",
        _which,
    ),
    rule(
        "duration of some",
        PLURALS,
        rf"(?P<unit>{PLURAL})(?P<long>-long|-old)?",
        _some,
    ),
    rule(
        "unit-long",
        {*LENGTHS, *(f"{name}{more}long" for name in LENGTHS for more in ("", "s"))},
        rf"(?P<unit>{SINGULAR})(?:-(?:long|old)|long)",
        _unit,
    ),
    rule(
        "units-long",
        {f"{name}long" for name in PLURALS},
        rf"(?P<unit>{PLURAL})long",
        _days,
    ),
    rule(
        "half a unit",
        with_the({"half"}) | after_a({"half"}),
        rf"(?:half{GAP}(?:an?|the){GAP}|(?:a|the){GAP}half[- ]|half-)"
        rf"(?P<unit>{any_of(HALF_LENGTHS)})",
        _half,
    ),
    rule(
        "quarter of a century",
        {"quarter"} | after_a({"quarter"}),
        rf"(?:a{GAP})?quarter(?:[- ]|{GAP}of{GAP}a{GAP})century",
        lambda _match, _context: lasting("P25Y"),
    ),
    rule(
        "recent units",
        {"these"} | with_the({"most", "recent", "past", "coming"}),
        rf"(?:(?:the|these){GAP})?(?:most{GAP})?(?P<which>recent|past|coming)"
        rf"{GAP}{PLURAL}",
        _recent,
    ),
)
