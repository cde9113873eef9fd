"""What may have been meant by a date in words: readings in EDTF.

Nothing here decides what a record says. The readings are offered in the hint of an error; where a
text can be read in two ways, both are.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dateline.model.edtf_calendar import Day, day_after, day_before, month_length
from dateline.model.edtf_grammar import read, valid
from dateline.model.edtf_parts import Precision, Single
from dateline.model.edtf_written import readings_of_date, readings_without_year

if TYPE_CHECKING:
    from collections.abc import Mapping

_DASHES: Final = dict.fromkeys(
    map(ord, "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}–—\N{HORIZONTAL BAR}−"), "-"
)
_DEEPEST: Final = 3
_LONGEST: Final = 120
"""Characters. What is longer is no date in words."""

_ABOUT = re.compile(
    r"(?:circa|ca\.?|c\.?|about|around|approximately|approx\.?|roughly|etwa|ungefähr|um|vers|"
    r"environ|hacia|~)\s*(.+)"
)
_ABOUT_BEHIND = re.compile(
    r"(.+?)[ ,]*(?:\((?:circa|ca\.?|approx\.?|~)\)| circa| ca\.?| approx\.?| approximately| ~)"
)
_POSSIBLY = re.compile(
    r"(?:possibly|perhaps|maybe|probably|likely|presumably|vielleicht|peut-être|quizás)\s+(.+)"
)
_POSSIBLY_BEHIND = re.compile(r"(.+?)\s*(?:\(\s*\?+\s*\)|\[\?+\]|\?+)")
_PART = re.compile(
    r"(early|(?:the )?(?:beginning|start) of|mid|(?:the )?middle of|late|(?:the )?end of)[ -]+(.+)"
)
_BETWEEN = re.compile(r"between (.+?) and (.+)")
_FROM_TO = re.compile(r"(?:from )?(.+?)(?: to | until | till | through | ?- ?)(.+)")
_OPEN_END = re.compile(
    r"(?:since|from|starting|as of) (.+?)(?: on| onwards?)?"
    r"|(.+?)(?: onwards?| ?(?:-|to) ?(?:present|now|today))"
)
_OPEN_START = re.compile(r"(?:until|till|up to|by) (.+)")
_BEFORE = re.compile(r"(?:before|prior to) (.+)")
_AFTER = re.compile(r"(?:after|later than) (.+)")
_CHOICE = re.compile(r"(?:either )?(.+?) or (.+)")
_SEVERAL = re.compile(r"(?:both )?(.+?)(?: and | & )(.+)")
_MONTH_FIRST = re.compile(r"([^\W\d]+\.?) (\d{1,2}) ?- ?(\d{1,2})(?:, ?| )(\d{4})")
_TIMED = re.compile(
    r"(.+?)(?:,? (?:at )?| ?t ?)(\d{1,2})[:.](\d{1,2})(?::(\d{1,2}))? ?(am|pm)? ?"
    r"(z|utc|gmt|[+-]\d{1,2}(?::?\d\d)?)?"
)

_NOON: Final = 12
_LONGEST_DAY: Final = len("31")
_COARSER_THAN_DAY: Final = (Precision.YEAR, Precision.MONTH)

_THIRDS: Final[Mapping[str, int]] = MappingProxyType(
    {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 3}
)
_MONTHS_OF_THIRD: Final = ((1, 4), (5, 8), (9, 12), (10, 12))
_DAYS_OF_THIRD: Final = ((1, 10), (11, 20), (21, 31), (26, 31))


def readings(text: str) -> tuple[str, ...]:
    """Return the EDTF texts that a date in words may stand for, the likeliest first."""
    if len(text) > _LONGEST:
        return ()
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    plain = " ".join(plain.split())
    return _readings(plain, 0) or valid(readings_without_year(plain))


def _readings(text: str, depth: int) -> tuple[str, ...]:
    """Return the valid readings of a text, or of the first way to take it apart that has any."""
    if depth > _DEEPEST or not text:
        return ()
    if found := valid([text.upper()]):
        return found
    for rule in (_qualified, _stretch, _open, _part_of, _set, _timed):
        if found := valid(rule(text, depth + 1)):
            return found
    return valid(readings_of_date(text)) or valid(_list(text, depth + 1))


def _single(text: str) -> Single | None:
    """Return the one date that an EDTF text is, or None for an interval or a set."""
    part = read(text).parts[0]
    return part if isinstance(part, Single) and part.text == text else None


def _qualified(text: str, depth: int) -> list[str]:
    for pattern, mark in (
        (_POSSIBLY, "?"),
        (_POSSIBLY_BEHIND, "?"),
        (_ABOUT, "~"),
        (_ABOUT_BEHIND, "~"),
    ):
        if (found := pattern.fullmatch(text)) and (plain := _readings(found[1], depth)):
            return [_marked(reading, mark) for reading in plain]
    return []


def _marked(text: str, mark: str) -> str:
    if text[-1] in "?~%":
        return f"{text[:-1]}{mark if text[-1] == mark else '%'}"
    return f"{text}{mark}"


def _stretch(text: str, depth: int) -> list[str]:
    if found := _MONTH_FIRST.fullmatch(text):
        month, first, last, year = found.groups()
        return _joined("/", f"{first} {month} {year}", f"{last} {month} {year}", depth)
    if found := _BETWEEN.fullmatch(text):
        pair = _pair(found[1], found[2], depth)
        return [f"[{start}..{end}]" for start, end in pair] + ["/".join(ends) for ends in pair]
    for found in _FROM_TO.finditer(text):
        if found.end() == len(text) and (both := _joined("/", found[1], found[2], depth)):
            return both
    return []


def _joined(sign: str, first: str, last: str, depth: int) -> list[str]:
    return [sign.join(ends) for ends in _pair(first, last, depth)]


def _pair(first: str, last: str, depth: int) -> list[tuple[str, str]]:
    """Return the readings of two dates, the first of which may leave out what the last says."""
    if last.isdigit() and len(last) < len(first) and first.isdigit():
        last = first[: -len(last)] + last
    words, following = first.split(), last.split()
    whole = " ".join([*words, *following[len(words) :]])
    for start in dict.fromkeys((first, whole)):
        starts, ends = _readings(start, depth), _readings(last, depth)
        if starts and ends and (len(start) > _LONGEST_DAY or start == whole):
            return list(zip(starts, ends, strict=False))
    return []


def _open(text: str, depth: int) -> list[str]:
    if found := _OPEN_END.fullmatch(text):
        starts = _readings(found[1] or found[2], depth)
        return [form for start in starts for form in (f"{start}/..", f"{start}/")]
    if found := _OPEN_START.fullmatch(text):
        ends = _readings(found[1], depth)
        return [form for end in ends for form in (f"/{end}", f"[..{end}]")]
    if found := _BEFORE.fullmatch(text):
        return [f"[..{_beside(end, later=False)}]" for end in _readings(found[1], depth)]
    if found := _AFTER.fullmatch(text):
        return [f"[{_beside(start, later=True)}..]" for start in _readings(found[1], depth)]
    return []


def _beside(text: str, *, later: bool) -> str:
    """Return the day, month or year next to a date."""
    single = _single(text)
    if single is None:
        return text
    day = day_after(single.latest) if later else day_before(single.earliest)
    return _cut(day, Precision.YEAR if "X" in single.year else single.precision)


def _cut(day: Day, precision: Precision) -> str:
    """Return a day's text, as far as a precision goes."""
    year, month = day.isoformat()[: -len("-MM-DD")], day.isoformat()[: -len("-DD")]
    return {Precision.YEAR: year, Precision.MONTH: month}.get(precision, day.isoformat())


def _part_of(text: str, depth: int) -> list[str]:
    """Read the beginning, the middle or the end of a year or a month."""
    found = _PART.fullmatch(text)
    if not found:
        return []
    third = next(n for word, n in _THIRDS.items() if word in found[1])
    return [form for whole in _readings(found[2], depth) for form in _parts(whole, third)]


def _parts(whole: str, third: int) -> list[str]:
    single = _single(whole)
    if single is None or single.precision not in _COARSER_THAN_DAY or single.has_open_digits:
        return []
    if single.precision is Precision.YEAR:
        first, last = _MONTHS_OF_THIRD[third]
        ends = [f"{whole}-12"] if third == len(_MONTHS_OF_THIRD) - 1 else []
        return [*ends, f"[{whole}-{first:02}..{whole}-{last:02}]", whole]
    first, last = _DAYS_OF_THIRD[third]
    last = min(last, month_length(single.earliest.year, single.earliest.month))
    return [f"[{whole}-{first:02}..{whole}-{last:02}]", whole]


def _set(text: str, depth: int) -> list[str]:
    for pattern, opening, closing in ((_CHOICE, "[", "]"), (_SEVERAL, "{", "}")):
        if found := pattern.fullmatch(text):
            firsts: list[str] = found[1].split(", ")
            pairs = [_pair(first, found[2], depth) for first in firsts]
            if all(pairs):
                members = [*(pair[0][0] for pair in pairs), pairs[0][0][1]]
                return [f"{opening}{','.join(members)}{closing}"]
    return []


def _list(text: str, depth: int) -> list[str]:
    """Read dates with nothing but commas between them."""
    listed = [_readings(member, depth) for member in text.split(", ")]
    if len(listed) > 1 and all(listed):
        members = [found[0] for found in listed]
        return [f"{{{','.join(members)}}}", f"[{','.join(members)}]"]
    return []


def _timed(text: str, depth: int) -> list[str]:
    found = _TIMED.fullmatch(text)
    if not found:
        return []
    date, hour, minute, second, half, zone = found.groups()
    hours = int(hour) % _NOON + _NOON * (half == "pm") if half else int(hour)
    clock = f"{hours:02}:{minute:0>2}" + (f":{second:0>2}" if second else "")
    return [f"{day}T{clock}{_zone(zone or '')}" for day in _readings(date, depth)]


def _zone(text: str) -> str:
    if text[:1] not in ("+", "-"):
        return "Z" if text else ""
    hours, minutes = text[1:3].rstrip(":"), text.replace(":", "")[3:]
    return f"{text[0]}{hours:0>2}" + (f":{minutes}" if minutes else "")
