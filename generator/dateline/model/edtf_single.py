"""Reading one date of an EDTF text: its components, its bounds and its level.

The standard is the Library of Congress' EDTF specification of 4 February 2019, which is the
extension of dates in ISO 8601-2:2019.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.model.edtf_calendar import DECEMBER, Day, month_length
from dateline.model.edtf_digits import PARTS_OF_YEAR, bounds_of, bounds_of_part, precision_of
from dateline.model.edtf_parts import (
    UNQUALIFIED,
    EdtfError,
    Precision,
    Single,
    Time,
    merged,
    quoted,
)
from dateline.model.edtf_years import read_counted_year

_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|1[0-9]|2[0-8]))?)?")
"""A year, a month, or a day that its month has for certain, without anything else."""

_CALENDAR = re.compile(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_WITH_TIME = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]+))?)?"
    r"(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?"
)
_UNQUALIFIED_TEXT = re.compile(r"[-0-9X]+")
_LEVEL_1_YEAR = re.compile(r"-?[0-9]{2}(?:[0-9]X|XX)")
_LEVEL_1_SEASONS: Final = frozenset({"21", "22", "23", "24"})

_LAST_HOUR: Final = 24
_LAST_MINUTE: Final = 59
_MINUTES_EAST_AT_MOST: Final = 14 * 60
_MINUTES_WEST_AT_MOST: Final = 12 * 60


def read_single(text: str) -> Single:
    """Return the one date that a text says.

    Raises:
        EdtfError: The text is not one EDTF date.

    """
    if found := _PLAIN.fullmatch(text):
        return _plain_date(text, *found.groups(""))
    if found := _CALENDAR.fullmatch(text):
        return _calendar_date(text, found)
    if "T" in text and (found := _WITH_TIME.fullmatch(text)):
        return _date_with_time(text, found)
    if ("Y" in text or "S" in text) and (year := read_counted_year(text)):
        return year
    raise EdtfError(f"{quoted(text)} is not an EDTF date")


def _plain_date(text: str, year: str, month: str, day: str) -> Single:
    """Return a date with nothing to it but its digits: the commonest, by the shortest way."""
    number = int(year)
    if day:
        first = last = Day(number, int(month), int(day))
        precision = Precision.DAY
    elif month:
        first = Day(number, int(month), 1)
        last = Day(number, first.month, month_length(number, first.month))
        precision = Precision.MONTH
    else:
        first, last = Day(number, 1, 1), Day(number, DECEMBER, 31)
        precision = Precision.YEAR
    return Single(text, first, last, precision, 0, year, month, day)


def _calendar_date(text: str, found: re.Match[str]) -> Single:
    before, year, after, month_before, month, month_after, day_before, day, day_after = (
        found.groups("")
    )
    if year == "-0000":
        raise EdtfError("There is no year -0000", "Year 0, which is 1 BCE, is 0000", ("0000",))
    if month.isdigit() and int(month) > DECEMBER:
        if day:
            swapped = f"{year}-{day}-{month}"
            raise EdtfError(f"There is no month {month}", "Months are 01 to 12", (swapped,))
        precision, earliest, latest = bounds_of_part(year, month)
    else:
        precision = precision_of(year, month, day)
        earliest, latest = bounds_of(year, month, day)
    qualities, level = UNQUALIFIED, _level(year, month, day)
    reaching_left = month_after + day_after
    if before or after or month_before or day_before or reaching_left:
        qualities = (
            merged(before + after + reaching_left),
            merged(month_before + reaching_left),
            merged(day_before + day_after),
        )
        level = max(level, _level_of_qualities(text, month))
    return Single(
        text=text,
        earliest=earliest,
        latest=latest,
        precision=precision,
        level=level,
        year=year,
        month=month,
        day=day,
        qualities=qualities,
    )


def _level_of_qualities(text: str, month: str) -> int:
    """Return 1 where one qualifier stands behind the whole of a date, else 2."""
    return 1 if _UNQUALIFIED_TEXT.fullmatch(text[:-1]) and month not in PARTS_OF_YEAR else 2


def _level(year: str, month: str, day: str) -> int:
    """Return the level of a date without its qualifiers."""
    if month in PARTS_OF_YEAR:
        return 1 if month in _LEVEL_1_SEASONS and "X" not in year else 2
    if "X" not in year:
        if "X" not in month and "X" not in day:
            return 1 if year[0] == "-" else 0
        whole = month in ("", "XX") and day in ("", "XX")
        return 1 if whole or (day == "XX" and "X" not in month) else 2
    return 1 if not month and _LEVEL_1_YEAR.fullmatch(year) else 2


def _date_with_time(text: str, found: re.Match[str]) -> Single:
    date, hour, minute, second, fraction, utc, sign, zone_hour, zone_minute = found.groups("")
    day = read_single(date)
    if max(int(minute), int(second or 0)) > _LAST_MINUTE or int(hour) > _LAST_HOUR:
        raise EdtfError(
            f"There is no time {text[len(date) + 1 :]}",
            "Hours are 00 to 23, minutes and seconds 00 to 59",
            (date,),
        )
    if int(hour) == _LAST_HOUR and int(minute + (second or "0") + (fraction or "0")):
        raise EdtfError("A day ends at 24:00:00", "Later times belong to the next day", (date,))
    offset = 0 if utc else None
    if sign:
        offset = _offset(sign, int(zone_hour), int(zone_minute or 0))
    return Single(
        text=text,
        earliest=day.earliest,
        latest=day.latest,
        precision=Precision.TIME,
        level=day.level,
        year=day.year,
        month=day.month,
        day=day.day,
        time=Time(
            hour=int(hour),
            minute=int(minute),
            second=int(second) if second else None,
            fraction=fraction,
            offset=offset,
        ),
    )


def _offset(sign: str, hours: int, minutes: int) -> int:
    """Return the minutes east of UTC that a zone says."""
    total = hours * 60 + minutes
    if sign == "-" and total == 0:
        raise EdtfError("There is no time zone -00:00", "UTC is Z or +00:00")
    limit = _MINUTES_EAST_AT_MOST if sign == "+" else _MINUTES_WEST_AT_MOST
    if minutes > _LAST_MINUTE or total > limit:
        raise EdtfError(
            f"There is no time zone {sign}{hours:02}:{minutes:02}",
            "Time zones are -12:00 to +14:00",
        )
    return total if sign == "+" else -total
