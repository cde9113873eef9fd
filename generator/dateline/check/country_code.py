"""A country is not written as a country code.

`country` of an actor or a place is a code of ISO 3166-1 alpha-2, two capitals: `UA`, `US`, `GB`. It
joins records to maps and to other collections. Codes that the standard leaves to its users (`AA`,
`QM` to `QZ`, `XA` to `XZ` and with them Kosovo's `XK`, `ZZ`) are allowed, and so are the codes of
states that are no more, such as `SU`, `YU` and `DD`, since history needs them.

**How to mend it.** Write the two letters of the country. For what has no code, leave `country` out.

```yaml
country: Ukraine    # wrong
country: UA         # right
```
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale
from babel.core import get_global

from dateline.check.rule import place_in, quoted
from dateline.model.names import fold
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day
    from dateline.model.records import Actor, Location

ID = "country-code"
SEVERITY = Severity.ERROR

_CODE = re.compile(r"[A-Z]{2}")
_OF_USERS = re.compile(r"AA|Q[M-Z]|X[A-Z]|ZZ")
_OF_GROUPS = ("EU", "EZ", "UN")
"""Codes of what is no country and has no languages of its own."""
_NEVER_ASSIGNED = {"UK": "GB", "QU": "EU"}
"""Codes that Unicode's locale data lists as former ones, and ISO 3166 never gave to a country."""


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every country that is not written as a code in use, or once in use."""
    records: tuple[Actor | Location, ...] = (*collection.actors, *collection.places)
    for record in records:
        country = record.country
        if country and country not in _codes() and not _OF_USERS.fullmatch(country):
            message = f"{quoted(country)} is not the code of a country"
            yield Finding(ID, record.path, place_in(record, "country"), message, _hint(country))


@cache
def _codes() -> frozenset[str]:
    # Names of countries take longer to load than everything else that a check needs.
    known = {*get_global("territory_languages"), *_OF_GROUPS, *get_global("territory_aliases")}
    return frozenset(code for code in known - _NEVER_ASSIGNED.keys() if _CODE.fullmatch(code))


def _hint(written: str) -> str:
    """Return how a country may have been meant: a longer code, small letters, an English name."""
    code = written.upper()
    better = code if code in _codes() else _NEVER_ASSIGNED.get(code)
    if not better:
        others = get_global("territory_aliases").get(code, ())
        better = next((other for other in others if other in _codes()), None)
    if not better:
        names = Locale.parse("en").territories
        found = (key for key, name in names.items() if fold(name) == fold(written))
        better = next((key for key in found if key in _codes()), None)
    return f"did you mean {better}?" if better else "write two capitals: UA, US, GB (ISO 3166-1)"
