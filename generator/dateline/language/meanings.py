"""What a date says beyond its words: one plain sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language.one_date import PARTS, days_left, in_one_row
from dateline.language.phrases import YearName, name_of, name_of_day
from dateline.language.stretches import stretch
from dateline.model.dates import Edge, Edtf, Form, Single, Span
from dateline.model.edtf_digits import years_of

if TYPE_CHECKING:
    from dateline.language.phrases import Wording


def meaning_of(value: Edtf, wording: Wording) -> str | None:
    """Return a sentence that explains a date, or None for a day and a time of day."""
    part = value.parts[0]
    if isinstance(part, Span) and value.form is Form.INTERVAL:
        return wording.say(_context_of_interval(part))
    if isinstance(part, Span) or len(value.parts) > 1:
        if value.form is Form.ALL_OF:
            return wording.say("meaning of all of")
        return wording.say(f"meaning of {'one of' if len(value.parts) > 1 else 'between'}")
    if part.uncertain or part.approximate:
        both = part.uncertain and part.approximate
        return wording.say(f"meaning of {'%' if both else '?' if part.uncertain else '~'}")
    return _meaning_of_single(part, wording)


def _context_of_interval(span: Span) -> str:
    match span:
        case Span(Single(), Single()):
            return "meaning of interval"
        case Span(Single(), Edge.UNKNOWN):
            return "meaning of since, end not known"
        case Span(Single(), _):
            return "meaning of since"
        case Span(Edge.UNKNOWN, Single()):
            return "meaning of until then, start not known"
        case Span(_, Single()):
            return "meaning of until then"
    return "meaning of no ends"


def _meaning_of_single(single: Single, wording: Wording) -> str | None:
    """Return what is not known of a date without qualifiers."""
    if "X" in single.year or single.digits is not None:
        return _meaning_of_open_year(single, wording)
    if single.precision in PARTS:
        ends = (single.earliest, single.latest)
        first, last = (name_of_day(wording, day, "month") for day in ends)
        return wording.say("meaning of part", period=stretch(first, last, wording))
    if name := name_of(wording, single):
        kind = name.kinds[-1]
        return wording.say(f"meaning of {kind}") if kind != "day" else None
    if single.month == "XX":
        return wording.say("meaning of no month")
    days = days_left(single)
    if len(days) == 1:
        return None if single.day else wording.say("meaning of month")
    return wording.say(f"meaning of {'between' if in_one_row(days) else 'one of'}")


def _meaning_of_open_year(single: Single, wording: Wording) -> str:
    """Return what is known of a year that leaves digits open, or has few that are significant."""
    if single.year == "XXXX":
        nothing = single.month and not (single.month + single.day).strip("X")
        return wording.say(f"meaning of {'nothing known' if nothing else 'no year'}")
    first, last = single.earliest.year, single.latest.year
    if "X" in single.year:
        first, last = next(years_of(single.year)), next(years_of(single.year, newest_first=True))
    if first == last:
        return wording.say("meaning of year")
    start, end = YearName(wording, first), YearName(wording, last)
    if start.era != end.era:
        return wording.say("meaning of range over eras", start=start, end=end)
    return wording.say("meaning of range", start=start, end=end, era=end.era)
