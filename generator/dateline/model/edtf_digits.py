"""What the digits of a date stand for: `X` in any place is a digit that is not given."""

from __future__ import annotations

from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dateline.model.edtf_calendar import DECEMBER, MONTHS, Day, longest_month, month_length
from dateline.model.edtf_parts import EdtfError, Precision

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


def _matching(numbers: tuple[int, ...]) -> Mapping[str, tuple[int, ...]]:
    """Return the numbers that each two-character pattern of digits and `X` stands for."""
    found: dict[str, tuple[int, ...]] = {
        "".join(pair): () for pair in product("0123456789X", repeat=2)
    }
    for number in numbers:
        tens, ones = str(number // 10), str(number % 10)
        for pattern in (tens + ones, tens + "X", "X" + ones, "XX"):
            found[pattern] += (number,)
    return MappingProxyType(found)


_MONTHS_OF: Final = _matching(MONTHS)
_DAYS_OF: Final = _matching(tuple(range(1, 32)))

_THREE_MONTHS_FROM: Final = MappingProxyType(
    {21: 3, 22: 6, 23: 9, 24: 12, 25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6}
)
PARTS_OF_YEAR: Final[Mapping[str, tuple[Precision, int, int]]] = MappingProxyType(
    {
        **{f"{n}": (Precision.SEASON, m, m + 2) for n, m in _THREE_MONTHS_FROM.items()},
        **{f"{33 + n}": (Precision.QUARTER, 3 * n + 1, 3 * n + 3) for n in range(4)},
        **{f"{37 + n}": (Precision.THIRD, 4 * n + 1, 4 * n + 4) for n in range(3)},
        **{f"{40 + n}": (Precision.HALF, 6 * n + 1, 6 * n + 6) for n in range(2)},
    }
)
"""By code: the precision, the first month, and the last, which after 12 is in the next year."""

_COARSE_YEAR: Final = (Precision.AGE, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)
"""By the place of the first open digit of a year."""


def precision_of(year: str, month: str, day: str) -> Precision:
    """Return the finest unit that the digits given fix, counted from the year downwards."""
    if "X" in year:
        return _COARSE_YEAR[year.lstrip("-").index("X")]
    if not month or "X" in month:
        return Precision.YEAR
    return Precision.MONTH if not day or "X" in day else Precision.DAY


def bounds_of_part(year: str, code: str) -> tuple[Precision, Day, Day]:
    """Return the precision and the bounds of a season or another part of a year."""
    if code not in PARTS_OF_YEAR:
        raise EdtfError(
            f"There is no month {code}",
            "Months are 01 to 12; 21 to 41 are seasons and other parts of a year",
            (year,),
        )
    precision, first, last = PARTS_OF_YEAR[code]
    lowest, highest = _ends_of(year)
    if last > DECEMBER:
        highest, last = highest + 1, last - DECEMBER
    if "X" in year:
        precision = precision_of(year, "", "")
    return precision, Day(lowest, first, 1), Day(highest, last, month_length(highest, last))


def bounds_of(year: str, month: str, day: str) -> tuple[Day, Day]:
    """Return the earliest and the latest day that the digits allow."""
    months = _MONTHS_OF[month] if month else MONTHS
    if not months:
        raise EdtfError(f"There is no month {month}", "Months are 01 to 12", (year,))
    if not day:
        lowest, highest = _ends_of(year)
        return Day(lowest, months[0], 1), Day(
            highest, months[-1], month_length(highest, months[-1])
        )
    days = _DAYS_OF[day]
    if not days:
        raise EdtfError(f"There is no day {day}", "Days are 01 to 31", (f"{year}-{month}",))
    if any(days[0] <= longest_month(number) for number in months):
        firsts = (_first(number, months, days) for number in years_of(year))
        lasts = (_last(number, months, days) for number in years_of(year, newest_first=True))
        earliest = next((found for found in firsts if found), None)
        latest = next((found for found in lasts if found), None)
        if earliest and latest:
            return earliest, latest
    raise _no_such_day(year, month, day)


def _no_such_day(year: str, month: str, day: str) -> EdtfError:
    """Return the refusal of a day that its month does not have."""
    whole = f"{year}-{month}"
    if "X" in whole:
        return EdtfError(f"No month that {whole} can be has a day {day}", None, (whole,))
    length = month_length(int(year), int(month))
    return EdtfError(
        f"There is no day {day} in {whole}, which has {length} days",
        suggestions=(f"{whole}-{length}", whole),
    )


def months_of(pattern: str) -> tuple[int, ...]:
    """Return the months, 1 to 12, that two digits with `X` stand for."""
    return _MONTHS_OF[pattern]


def days_of(pattern: str) -> tuple[int, ...]:
    """Return the days, 1 to 31, that two digits with `X` stand for."""
    return _DAYS_OF[pattern]


def years_of(pattern: str, *, newest_first: bool = False) -> Iterator[int]:
    """Yield the years that four digits with `X` and a sign stand for, in order of time."""
    if "X" not in pattern:
        yield int(pattern)
        return
    negative = pattern[0] == "-"
    digits = "9876543210" if newest_first is not negative else "0123456789"
    choices = (digits if character == "X" else character for character in pattern.lstrip("-"))
    for combination in product(*choices):
        number = int("".join(combination))
        if not negative:
            yield number
        elif number:
            yield -number


def _ends_of(year: str) -> tuple[int, int]:
    """Return the first and the last year that four digits stand for."""
    if "X" not in year:
        return int(year), int(year)
    return next(years_of(year)), next(years_of(year, newest_first=True))


def _first(year: int, months: Sequence[int], days: Sequence[int]) -> Day | None:
    for month in months:
        if days[0] <= month_length(year, month):
            return Day(year, month, days[0])
    return None


def _last(year: int, months: Sequence[int], days: Sequence[int]) -> Day | None:
    for month in reversed(months):
        length = month_length(year, month)
        if days[0] <= length:
            return Day(year, month, next(day for day in reversed(days) if day <= length))
    return None
