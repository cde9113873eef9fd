"""A date's names as values that a text of the catalogue asks for in the form it needs.

`{date:genitive}` in a text formats a value here with `genitive`, and the value looks in the
catalogue for its genitive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from dateline.language.numbers import number_in_words
from dateline.model.dates import Day, Precision, Single

if TYPE_CHECKING:
    from dateline.language.catalogue import Catalogue

_SPACES = re.compile(" {2,}")
FIRST_YEAR_WITHOUT_ERA: Final = 1000
LAST_YEAR_WITHOUT_ERA: Final = 9999
_FIRST_NAMED_DECADE: Final = 100
_DECEMBER: Final = 12
_LONGEST_ROMAN: Final = 4
_ROMAN: Final = (
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_SOUTHERN: Final = range(29, 33)
_HEMISPHERES: Final = range(25, 33)


class Phrase(Protocol):
    """Something a text has a place for: a name that is given in the form asked for."""

    def __format__(self, form: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Wording:
    """How one language says things, at full length or for narrow lists."""

    catalogue: Catalogue
    short: bool = False

    def find(self, context: str, *kinds: str) -> str | None:
        """Return the text for a context, said of a date of some kind, the most fitting first."""
        messages = self.catalogue.messages
        contexts = [*(f"{context} {kind}".strip() for kind in kinds), context]
        if self.short:
            for key in contexts:
                if (text := messages.get(f"short {key}")) is not None:
                    return text
        return next((messages[key] for key in contexts if key in messages), None)

    def say(self, context: str, *kinds: str, **values: object) -> str:
        """Return what the language says in a context, with the values put in their places."""
        text = self.find(context, *kinds)
        if text is None:
            raise KeyError(context)
        return self.fill(text, **values)

    def fill(self, text: str, **values: object) -> str:
        """Return a text with the values put in their places."""
        return _SPACES.sub(" ", text.format(**values)).replace(" .", ".").strip(" ")

    def has(self, context: str) -> bool:
        """Return whether the language has a text of its own for a context."""
        return context in self.catalogue.messages


@dataclass(frozen=True, slots=True)
class Description:
    """A date without a name, told by what is known of it: the same in every form."""

    text: str

    def __format__(self, form: str) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month, 1 to 12."""

    wording: Wording
    month: int

    def __format__(self, form: str) -> str:
        if form == "number":
            return str(self.month)
        months = self.wording.catalogue.months
        names = months.get(f"short {form}") if self.wording.short else None
        return (names or months.get(form) or months[""])[self.month - 1]


@dataclass(frozen=True, slots=True)
class YearName:
    """A year, with its era where the number alone would not say it."""

    wording: Wording
    year: int
    over_new_year: bool = False
    """Whether a season is meant that ends in the next year."""

    @property
    def number(self) -> str:
        """The year's number in its era."""
        number = self.year if self.year > 0 else 1 - self.year
        if number > LAST_YEAR_WITHOUT_ERA:
            return number_in_words(number, str(self.wording.catalogue.locale))
        if self.over_new_year and FIRST_YEAR_WITHOUT_ERA <= self.year < LAST_YEAR_WITHOUT_ERA:
            following = str(number + 1)
            brief = following if following.endswith("00") else following[-2:]
            return self.wording.say(
                "year over new year", number=number, next=following, next_short=brief
            )
        return str(number)

    @property
    def era(self) -> str:
        """The name of the era, or nothing where it goes without saying."""
        if self.year <= 0:
            return self.wording.say("BCE")
        plain = FIRST_YEAR_WITHOUT_ERA <= self.year <= LAST_YEAR_WITHOUT_ERA
        return "" if plain else self.wording.say("CE")

    def __format__(self, form: str) -> str:
        if form == "number":
            return self.number
        text = self.wording.find(f"{form} year") if form else None
        text = text or self.wording.find("year") or "{number} {era}"
        return self.wording.fill(text, number=self.number, era=self.era)


@dataclass(frozen=True, slots=True)
class DateName:
    """A date that has a name: a day, a month, a year, a season, a decade or a century."""

    wording: Wording
    single: Single
    kinds: tuple[str, ...]
    """What it is, from the most particular: `part 21`, `part`."""
    number: str | None = None
    """What stands where the number of the day goes, if not that number."""

    @property
    def year(self) -> YearName:
        """The year it is in, or begins in."""
        single = self.single
        over = single.latest.year > single.earliest.year and single.precision is Precision.SEASON
        return YearName(self.wording, single.earliest.year, over_new_year=over)

    def __format__(self, form: str) -> str:
        if form == "number":
            return self.year.number
        text = self.wording.find(form, *self.kinds) if form else None
        if text is None:
            text = next(filter(None, map(self.wording.find, self.kinds)))
        elif "{date" in text:
            return self.wording.fill(text, date=self)
        return self._placed(text)

    def _placed(self, text: str) -> str:
        """Return a text with the parts of this date in their places, and its hemisphere."""
        wording, (_, month, day) = self.wording, self.single.earliest
        number, era = self.year.number, self.year.era
        if self.kinds[-1] == "century":
            number = str(century_of(self.single))
            era = YearName(wording, self.single.latest.year).era
        first = wording.find("first day") if day == 1 else None
        words = wording.fill(
            text,
            day=first or self.number or str(day),
            month=MonthName(wording, month),
            year=self.year,
            number=number,
            era=era,
            ordinal=_ordinal(number),
            roman=_roman(number),
        )
        if self.single.month.isdigit() and int(self.single.month) in _HEMISPHERES:
            side = "south" if int(self.single.month) in _SOUTHERN else "north"
            return wording.say(side, date=words)
        return words


def name_of(wording: Wording, single: Single) -> DateName | None:
    """Return the name of a date, if it has one: `12 January 2022`, `the 1990s`.

    Digits left open at the end are taken as not being there: 2022-XX is a year here.
    """
    kinds = _kinds_of(single)
    if not kinds or not any(wording.has(kind) for kind in kinds):
        return None
    return DateName(wording, single, kinds)


def name_of_day(wording: Wording, day: Day, kind: str) -> DateName:
    """Return the name of a day, or of the `month` or the `year` that it is in."""
    single = Single("", day, day, Precision.DAY, 0, str(day.year))
    return DateName(wording, single, (kind,))


def century_of(single: Single) -> int:
    """Return the number of the century, in its era, that a date's hundred years are."""
    if single.latest.year < 0:
        return (1 - single.latest.year) // 100 + 1
    return single.latest.year // 100 + 1


def _kinds_of(single: Single) -> tuple[str, ...]:
    year, month, day = single.year, single.month, single.day
    if "X" in year:
        return () if month.strip("X") or day.strip("X") else _coarse_kinds(single)
    if not month or month == "XX":
        return () if day.strip("X") else ("year",)
    if "X" in month:
        return ()
    if int(month) > _DECEMBER:
        code = 21 + (int(month) - 21) % 4 if int(month) in _HEMISPHERES else int(month)
        return f"part {code}", "part"
    if not day or day == "XX":
        return ("month",)
    return () if "X" in day else ("day",)


def _coarse_kinds(single: Single) -> tuple[str, ...]:
    """Return what a year with open digits is, if its digits are open at the end alone."""
    first = single.earliest.year
    if "X" in single.year.rstrip("X"):
        return ()
    if single.precision is Precision.CENTURY:
        return f"century {century_of(single)}", "century"
    if single.precision is Precision.DECADE and first >= _FIRST_NAMED_DECADE:
        return f"decade {first % 1000:03}", f"decade {first % 100:02}", "decade"
    return ()


def _ordinal(number: str) -> str:
    """Return an English ordinal: 1st, 12th, 23rd."""
    if number[-2:-1] == "1":
        return f"{number}th"
    return number + {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")


def _roman(number: str) -> str:
    """Return a number below 1000 in Roman numerals, a greater one as it is."""
    rest = int(number) if len(number) < _LONGEST_ROMAN and number.isdecimal() else 0
    if not rest:
        return number
    digits = ""
    for value, letters in _ROMAN:
        digits += letters * (rest // value)
        rest %= value
    return digits
