"""Addresses of the pages that are no record's, below the site's root."""

from __future__ import annotations

TIMELINE = "timeline/"
REPORTED = "timeline/reported/"
REPORTED_ORDER = "timeline/reported/order/"
NOT_DATED = "timeline/reported/not-dated/"
RECENT = "timeline/recent/"
PUBLISHERS = "publishers/"
CORRECTIONS = "corrections/"
CORRECTIONS_FEED = "corrections.xml"


def year_address(year: int, *, below: str = TIMELINE) -> str:
    """Return the address of the page of an astronomical year: `timeline/2022/`."""
    sign = "-" if year < 0 else ""
    return f"{below}{sign}{abs(year):04d}/"


def month_address(year: int, month: int, *, below: str = TIMELINE) -> str:
    """Return the address of the page of a month: `timeline/2022/01/`."""
    return f"{year_address(year, below=below)}{month:02d}/"


def known_address(year: int, month: int) -> str:
    """Return the address of what was known at the end of a month: `timeline/reported/2022/01/`."""
    return month_address(year, month, below=REPORTED)


def numbered_address(address: str, number: int) -> str:
    """Return the address of a page of a list that is cut into pages; the first keeps the list's."""
    return address if number == 1 else f"{address}page/{number}/"


def base_of(address: str) -> str:
    """Return the way from a page to the site's root: `../../` for `events/x/`."""
    return "../" * address.count("/")
