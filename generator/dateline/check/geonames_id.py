"""A GeoNames number is not a number.

GeoNames gives every place a number: 2800866 is Brussels. Only digits are written, without the
address around them. Only the form is checked: a build asks nobody on the network.

**How to mend it.** Copy the number from the address of the place on geonames.org.

```yaml
geonames: https://www.geonames.org/2800866/brussels.html    # wrong
geonames: 2800866                                           # right
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.check.rule import place_in, quoted
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "geonames-id"
SEVERITY = Severity.ERROR

_NUMBER = re.compile(r"[1-9][0-9]{0,9}")
_INSIDE = re.compile(r"(?<![0-9])[1-9][0-9]{4,9}(?![0-9])")


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every GeoNames number that is not made of digits."""
    for place in collection.places:
        number = place.geonames
        if number and not _NUMBER.fullmatch(number):
            found = _INSIDE.search(number)
            hint = f"did you mean {found[0]}?" if found else "it is made of digits alone"
            message = f"{quoted(number)} is not a GeoNames number"
            yield Finding(ID, place.path, place_in(place, "geonames"), message, hint)
