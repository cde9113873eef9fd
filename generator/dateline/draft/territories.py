"""Countries and cities that Unicode's locale data (CLDR) names in English.

The data are loaded when a text first needs them: they take longer than a short article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from babel import Locale
from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Territory:
    """A country or a city, as a place of that name would be recorded."""

    kind: str
    """`country` or `city`."""
    code: str
    """Its country, ISO 3166 alpha-2."""


_CODE: Final = re.compile(r"[A-Z]{2}")
_NO_COUNTRIES: Final = frozenset(
    "AC AQ BV CP CQ DG EA EU EZ HM IC IO QO TA TF UM UN XA XB XK ZZ".split()  # noqa: SIM905 - a code a line otherwise
)
"""Groups of states, what nobody lives in, and codes that are no country's."""
_ALSO: Final = {
    "TR": ("Turkey",),
    "CZ": ("Czech Republic",),
    "CI": ("Ivory Coast",),
    "GB": ("Britain", "Great Britain"),
    "HK": ("Hong Kong",),
    "MM": ("Myanmar", "Burma"),
    "SZ": ("Swaziland",),
    "US": ("United States of America",),
}
"""What papers call countries besides."""
_OF_CITIES: Final = re.compile(
    r"(?:Africa|America|Asia|Australia|Europe)/.*|Atlantic/Reykjavik|Pacific/(?:Auckland|Honolulu)"
)
"""Time zones that are named for cities; those of islands are named for the islands."""
_NO_CITIES: Final = frozenset(
    {"Center", "Resolute", "Knox", "Marengo", "Lord Howe Island", "Troll"}
)


def territory(name: str) -> Territory | None:
    """Return which country or city a name is of; None where it is of none that is known."""
    return _territories().get(name)


@cache
def _territories() -> Mapping[str, Territory]:
    english = Locale.parse("en")
    found: dict[str, Territory] = {}
    zones: Mapping[str, str] = get_global("zone_territories")
    aliases: Mapping[str, str] = get_global("zone_aliases")
    for zone, other in (*((one, one) for one in zones), *aliases.items()):
        code = zones.get(other, "")
        is_old = zone != other and zone.startswith("Australia/")
        if is_old or not _OF_CITIES.fullmatch(zone) or not _CODE.fullmatch(code):
            continue
        written = zone.rpartition("/")[2].replace("_", " ")
        for name in (written, english.time_zones.get(zone, {}).get("city", written)):
            if name not in _NO_CITIES and "," not in name:
                found[name] = Territory("city", code)
    for code, name in english.territories.items():
        if _CODE.fullmatch(code) and code not in _NO_COUNTRIES:
            for one in (*_written(name), *_ALSO.get(code, ())):
                found[one] = Territory("country", code)
    found["Kosovo"] = Territory("country", "XK")
    return found


def _written(name: str) -> tuple[str, ...]:
    """Return how a text writes the name of a country: without `&`, brackets and dashes."""
    if "(" in name or " - " in name or " SAR " in name:
        return ()
    plain = name.replace("&", "and")
    return (plain, plain.replace("St. ", "Saint ")) if "St. " in plain else (plain,)
