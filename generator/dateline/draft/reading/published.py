"""On which day an article was published, and whether what says so agrees.

A wrong day makes every relative date of the article wrong. So nothing is guessed where two things
that are both believable disagree.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.draft.article import Known, Publication
from dateline.draft.expressions import find
from dateline.draft.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.draft.values import Expression

_IN_ADDRESS: Final = re.compile(
    r"/(?P<year>(?:19|20)[0-9]{2})[/-](?P<month>[0-9]{1,2})[/-](?P<day>[0-9]{1,2})(?=[/_-]|\Z)"
)
_IN_FILE_NAME: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])"
)
_WRITTEN: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_LONGEST_DATE_LINE: Final = 120
_CHANGED: Final = re.compile(
    r"\b(?:last[ _-]?)?(?:updated|modified|changed|edited|revised|reviewed)(?:[ _]?time)?\b"
    r"|dateModified|last-modified",
    re.IGNORECASE,
)
_PUBLISHED: Final = re.compile(r"\b(?:published|posted|issued|released)\b", re.IGNORECASE)
_REACH: Final = 160
"""Characters behind a word for a change in which its day stands, markup and all."""
_MOST_CHANGES: Final = 500
_MARKUP: Final = re.compile(r"<[^<>]*>?|[\w-]+=|[\"'>:,{}]|(?<=[0-9])T[0-9:.+Z-]+")
_CLOCK: Final = re.compile(
    r"\b[0-9]{1,2}(?:[:.h][0-9]{2}){0,2} ?(?:[ap]\.?m\b\.?)?|\b(?:GMT|UTC|[A-Z]{1,3}[DS]?T)\b"
    r"|[+-][0-9]{2}:?[0-9]{2}|(?<=[0-9])T[0-9:.]+Z?",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_][\w’'.-]*")
_SAID_OF_DAYS: Final = frozenset(
    """published posted issued released first on at by date dated updated last modified release
    immediate for the publication article news story""".split()  # noqa: SIM905 - a word a line
)
_MOST_OTHER_WORDS: Final = 4
"""A place, or the name of who wrote it."""
_ANY_DAY: Final = date(2000, 1, 1)
"""What is asked for is a full date, which means the same whenever it was written."""


class UnsureError(Exception):
    """The day of publication is not known, or two days are equally believable."""


def day_in_address(address: str) -> date | None:
    """Return the day that an address names: `/2022/1/14/`."""
    found = _IN_ADDRESS.search(address)
    return _day(found) if found else None


def day_in_file_name(name: str) -> date | None:
    """Return the day that the name of a file begins with."""
    found = _IN_FILE_NAME.match(name)
    return _day(found) if found else None


def day_in_lines(lines: Iterable[str]) -> date | None:
    """Return the day of the first line of an article that says little more than a day.

    `Published on 14 January 2022`, `Riga, Friday, January 14, 2022`; not a sentence in which a day
    is named, nor the day on which the article was changed.
    """
    return next((found for line in lines if (found := _day_of_line(line))), None)


def _day_of_line(line: str) -> date | None:
    if len(line) > _LONGEST_DATE_LINE or not _WRITTEN.search(line):
        return None
    before = 0
    for one in find(line, _ANY_DAY):
        if not _is_full(one):
            continue
        if _CHANGED.search(line, before, one.start) and not _PUBLISHED.search(
            line, before, one.start
        ):
            before = one.end
            continue
        rest = f"{line[: one.start]} {line[one.end :]}"
        return _in_iso(one) if _is_little(rest) else None
    return None


def _is_little(rest: str) -> bool:
    """Return whether what a line says besides its day is but a place, a time, a name."""
    bare = _CLOCK.sub(" ", rest)
    words = [word for word in _WORD.findall(bare) if word.lower() not in _SAID_OF_DAYS]
    return len(words) <= _MOST_OTHER_WORDS and all(word[0].isupper() for word in words)


def _is_full(one: Expression) -> bool:
    is_day = one.date is not None and one.date.is_day and one.type is Kind.DATE
    return is_day and bool(_WRITTEN.search(one.text))


def _in_iso(one: Expression) -> date | None:
    return date.fromisoformat(one.date.text[:10]) if one.date else None


def days_changed(text: str) -> set[date]:
    """Return the days on which a page says that it was changed: `Last updated: 1 March 2022`."""
    found: set[date] = set()
    for changed in islice(_CHANGED.finditer(text), _MOST_CHANGES):
        behind = _MARKUP.sub(" ", text[changed.end() : changed.end() + _REACH])
        full = next((one for one in find(behind, _ANY_DAY) if _is_full(one)), None)
        if full and (day := _in_iso(full)):
            found.add(day)
    return found


def day_in_metadata(text: str) -> date | None:
    """Return the day that a value of metadata says: `2022-01-14T10:00:00Z`, `Jan 14, 2022`."""
    if found := _IN_FILE_NAME.match(text.strip()):
        return _day(found)
    return day_in_lines([text])


def agreed(*, metadata: Iterable[str], address: str) -> Publication | None:
    """Return the day of publication that metadata and address agree on.

    Raises:
        UnsureError: They do not agree, or the metadata cannot be read.
    """
    values = [value for value in metadata if value.strip()]
    days = {found for value in values if (found := day_in_metadata(value))}
    if values and not days:
        raise UnsureError(f"its metadata says “{values[0][:60]}”, which is no full date")
    if len(days) > 1:
        said = " and ".join(sorted(day.isoformat() for day in days))
        raise UnsureError(f"its metadata says {said}")
    named = day_in_address(address)
    if not days:
        return Publication(named, Known.ADDRESS) if named else None
    day = days.pop()
    if named and named != day:
        raise UnsureError(f"its metadata says {day}, and its address {named}")
    return Publication(day, Known.METADATA)


def otherwise(lines: Iterable[str], file_name: str) -> Publication | None:
    """Return the day that a line above the text names, or else the file's name; None for neither.

    Raises:
        UnsureError: They name different days.
    """
    written, named = day_in_lines(lines), day_in_file_name(file_name)
    if written and named and written != named:
        raise UnsureError(f"a line in it says {written}, and the name of its file {named}")
    if written:
        return Publication(written, Known.TEXT)
    return Publication(named, Known.FILE_NAME) if named else None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
