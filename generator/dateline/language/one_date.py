"""One date in words: a day, a decade, a time of day, a date with digits left open."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dateline.language.phrases import DateName, Description, Wording, name_of, name_of_day
from dateline.language.stretches import between, either, listed, stretch
from dateline.model.dates import Day, Precision, Quality, Single, Time
from dateline.model.edtf_digits import PARTS_OF_YEAR, days_of, months_of
from dateline.model.edtf_parts import UNQUALIFIED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.language.phrases import Phrase

PARTS: Final = frozenset({Precision.SEASON, Precision.QUARTER, Precision.THIRD, Precision.HALF})
"""The precisions of what is less than a year and more than a month."""

DESCRIBED: Final = ("description",)
"""What a date without a name is, as the catalogues name it."""

_SAID: Final[Mapping[Quality, str]] = MappingProxyType(
    {"~": "about", "?": "possibly", "%": "possibly about"}
)
_CALLED: Final[Mapping[Quality, str]] = MappingProxyType(
    {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}
)
_COMPONENTS: Final = ("year", "month", "day")
_FEW: Final = 6
_PAIR: Final = 2


def say_single(single: Single, wording: Wording) -> str:
    """Return one date that stands alone, with all that is known and not known of it."""
    name = name_of(wording, single)
    if name is None:
        text = _say_open_digits(single, wording)
        return _say_quality(single, Description(text), wording) if any(single.qualities) else text
    if _is_estimate(single):
        return _say_estimate(single, wording)
    text = _say_quality(single, name, wording)
    if single.time:
        return _say_time(text, single.time, wording)
    missing = [c for c, digits in zip(_COMPONENTS, _digits(single), strict=True) if digits == "XX"]
    return wording.say(f"{' and '.join(missing)} not known", date=text) if missing else text


def phrase_of(single: Single, wording: Wording) -> Phrase:
    """Return one date as a part of something longer, such as the end of an interval."""
    name = name_of(wording, single)
    if name is None or _is_estimate(single):
        return Description(say_single(single, wording))
    return QualifiedName(wording, single, name) if any(single.qualities) else name


@dataclass(frozen=True, slots=True)
class QualifiedName:
    """The name of a date that is uncertain or approximate."""

    wording: Wording
    single: Single
    name: DateName

    def __format__(self, form: str) -> str:
        return _say_quality(self.single, self.name, self.wording, form=form)


def _digits(single: Single) -> tuple[str, str, str]:
    return single.year, single.month, single.day


def _say_quality(
    single: Single, phrase: Phrase, wording: Wording, *, form: str | None = None
) -> str:
    """Return a date with what qualifies the whole of it, or single components.

    Args:
        single: The date.
        phrase: Its name.
        wording: How to say it.
        form: The form that a longer text asks for; None for a date that stands alone.

    """
    kinds = phrase.kinds if isinstance(phrase, DateName) else DESCRIBED
    given = [q for q, digits in zip(single.qualities, _digits(single), strict=True) if digits]
    whole = _whole(given, at_once=wording.short or kinds[-1:] == ("part",))
    if whole:
        if form is None:
            return wording.say(_SAID[whole], *kinds, date=phrase)
        context = f"inner {_SAID[whole]}"
        inner = context if wording.find(context, *kinds) else _SAID[whole]
        return wording.say(inner, *kinds, date=format(phrase, form))
    notes = _notes(given, wording)
    text = format(phrase, form or "")
    return wording.say("noted", date=text, notes=", ".join(notes)) if notes else text


def _notes(given: Sequence[Quality], wording: Wording) -> list[str]:
    """Return what qualifies single components, with those together that are qualified alike."""
    alike: dict[Quality, list[str]] = {}
    for component, quality in zip(_COMPONENTS, given, strict=False):
        if quality:
            alike.setdefault(quality, []).append(component)
    return [wording.say(f"{' and '.join(c)} {_CALLED[quality]}") for quality, c in alike.items()]


def _whole(given: list[Quality], *, at_once: bool) -> Quality:
    """Return what qualifies all components alike, or nothing.

    Args:
        given: What qualifies each component.
        at_once: Whether to take what qualifies some components for all of them.

    """
    said = set(given)
    if len(said) == 1:
        return given[0]
    if not at_once:
        return ""
    said -= {""}
    return "%" if len(said) > 1 else said.pop()


def _is_estimate(single: Single) -> bool:
    """Return whether a year has fewer significant digits than it is written with."""
    return single.digits is not None and single.earliest.year != single.latest.year


def _say_estimate(single: Single, wording: Wording) -> str:
    """Return a year of which only the first digits are significant."""
    first, last = (name_of_day(wording, d, "year") for d in (single.earliest, single.latest))
    estimate = name_of_day(wording, Day(int(single.year), 1, 1), "year")
    context = "possibly about" if single.uncertain else "about"
    about = wording.say(context, "year", date=estimate)
    kinds = ("uncertain",) if single.uncertain else ()
    return wording.say("estimate", *kinds, date=about, range=between(first, last, wording))


def _say_time(date: str, time: Time, wording: Wording) -> str:
    context = "clock with seconds" if time.second else "clock"
    clock = wording.say(context, hour=time.hour, minute=time.minute, second=time.second)
    if time.offset is None:
        return wording.say("time", date=date, time=clock)
    return wording.say("time in zone", date=date, time=clock, zone=_zone(time.offset))


def _zone(offset: int) -> str:
    """Return a zone by its offset: `UTC`, `UTC−5`, `UTC+5:30`."""
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset), 60)
    sign = "−" if offset < 0 else "+"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"


def _say_open_digits(single: Single, wording: Wording) -> str:
    """Return a date that leaves digits open elsewhere than a name could show."""
    year, month, day = _digits(single)
    if year == "XXXX":
        return _say_without_year(single, wording)
    if "X" in year:
        return _say_open_year(single, wording)
    first, last = single.earliest, single.latest
    if single.precision in PARTS:
        start, end = (name_of_day(wording, bound, "month") for bound in (first, last))
        return stretch(start, end, wording)
    if month == "XX" and day.isdigit():
        name = name_of_day(wording, first, "year")
        return wording.say("only the day known", date=name, day=int(day))
    days = days_left(single)
    if days:
        return _say_one_of(days, "day" if day else "month", wording)
    return _say_pattern(single, "day", wording)


def days_left(single: Single) -> list[Day]:
    """Return the days, or the months by their first day, that a date in a year can be.

    Returns:
        Nothing if they are too many to be named.

    """
    year, month, day = single.earliest.year, single.month, single.day
    if not day:
        return [Day(year, number, 1) for number in months_of(month)]
    if not month.isdigit():
        return []
    numbers = (number for number in days_of(day) if number <= single.latest.day)
    days = [Day(year, single.earliest.month, number) for number in numbers]
    return days if len(days) <= _FEW or in_one_row(days) else []


def in_one_row(days: Sequence[Day]) -> bool:
    """Return whether days of a month, or first days of months of a year, follow each other.

    Two make no row: they are said as a choice.
    """
    if len(days) <= _PAIR:
        return False
    first, last = days[0], days[-1]
    return last.month - first.month + last.day - first.day == len(days) - 1


def _say_one_of(days: Sequence[Day], kind: str, wording: Wording) -> str:
    """Return one of several days or months of a year, by the range where they are one."""
    names = [name_of_day(wording, day, kind) for day in days]
    match names:
        case [only]:
            return f"{only}"
        case [first, last]:
            return either(first, last, wording)
        case [first, *_, last] if in_one_row(days):
            return between(first, last, wording)
    return listed(names, "or", wording)


def _say_without_year(single: Single, wording: Wording) -> str:
    """Return a date of which no digit of the year is given."""
    _, month, day = _digits(single)
    if not month:
        return wording.say("year unknown")
    if not month.strip("X") and not day.strip("X"):
        return wording.say("nothing known")
    date = _yearless(single, wording)
    if date is None:
        return wording.say("pattern", date=wording.say("nothing known"), pattern=single.text)
    return wording.say("year not known", date=date)


def _say_open_year(single: Single, wording: Wording) -> str:
    """Return a date of which only the first digits of the year are given, or scattered ones."""
    _, month, day = _digits(single)
    coarse = bool(month.strip("X") or day.strip("X"))
    date = _yearless(single, wording) if coarse else None
    scattered = "X" in single.year.rstrip("X")
    if scattered or (coarse and date is None):
        scale = "day" if day.strip("X") else "year"
        return _say_pattern(single, scale, wording)
    first, last = (name_of_day(wording, d, "year") for d in (single.earliest, single.latest))
    if not coarse:
        return between(first, last, wording)
    years = single._replace(month="", day="", qualities=UNQUALIFIED)
    period = name_of(wording, years)
    if period is not None:
        return wording.say("recurring", date=date, period=period)
    return wording.say("recurring in a range", date=date, period=between(first, last, wording))


def _yearless(single: Single, wording: Wording) -> str | None:
    """Return the month or the day of a date without its year, if it has one."""
    _, month, day = _digits(single)
    if not month.isdigit() or month in PARTS_OF_YEAR or (day.strip("X") and not day.isdigit()):
        return None
    kind = "day" if day.isdigit() else "month"
    return f"{name_of_day(wording, single.earliest, kind):yearless}"


def _say_pattern(single: Single, kind: str, wording: Wording) -> str:
    """Return the bounds of a date, and its digits as they are written."""
    first, last = (name_of_day(wording, d, kind) for d in (single.earliest, single.latest))
    return wording.say("pattern", date=between(first, last, wording), pattern=single.text)
