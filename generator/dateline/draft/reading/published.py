"""On which day an article was published, and whether what says so agrees.

A wrong day makes every relative date of the article wrong. So nothing is guessed where two things
that are both believable disagree.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from dateline.draft.article import Known, Publication
from dateline.draft.expressions import find
from dateline.draft.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

_IN_ADDRESS: Final = re.compile(
    r"/(?P<year>(?:19|20)[0-9]{2})[/-](?P<month>[0-9]{1,2})[/-](?P<day>[0-9]{1,2})(?=[/_-]|\Z)"
)
_IN_FILE_NAME: Final = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9])"
)
_WRITTEN: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_LONGEST_DATE_LINE: Final = 120
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
    """Return the day that one of the first, short lines of an article names in full."""
    for line in lines:
        if len(line) > _LONGEST_DATE_LINE or not _WRITTEN.search(line):
            continue
        for one in find(line, _ANY_DAY):
            if one.date and one.date.is_day and one.type is Kind.DATE and _WRITTEN.search(one.text):
                return date.fromisoformat(one.date.text[:10])
    return None


def day_in_metadata(text: str) -> date | None:
    """Return the day that a value of metadata begins with: `2022-01-14T10:00:00Z`."""
    found = _IN_FILE_NAME.match(text.strip())
    return _day(found) if found else None


def agreed(*, metadata: Iterable[str], address: str) -> Publication | None:
    """Return the day of publication that metadata and address agree on.

    Raises:
        UnsureError: They do not agree.
    """
    days = {found for value in metadata if (found := day_in_metadata(value))}
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
