"""The coordinates of a place are not on the globe, or one of them is missing.

`lat` is degrees north of the equator, from -90 to 90; `lon` is degrees east of Greenwich, from -180
to 180; both are WGS 84, as maps and GeoNames give them. One without the other is no place, and a
latitude over 90 mostly means that the two were swapped.

**How to mend it.** Write both, in decimal degrees with a point, south and west with a minus sign.

```yaml
lat: 50.8503
lon: 4.3517
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.check.rule import place_in
from dateline.model.problem import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model.collection import Collection
    from dateline.model.dates import Day

ID = "coordinates"
SEVERITY = Severity.ERROR

_LARGEST = {"lat": 90, "lon": 180}
_WORDS = {"lat": "latitude", "lon": "longitude"}


def check(collection: Collection, _today: Day) -> Iterator[Finding]:
    """Yield a finding for every coordinate off the globe, and for every one that stands alone."""
    for place in collection.places:
        for name, other in (("lat", "lon"), ("lon", "lat")):
            value, largest = getattr(place, name), _LARGEST[name]
            if value is None:
                continue
            if abs(value) > largest:
                message = f"a {_WORDS[name]} is from -{largest} to {largest}, and this is {value:g}"
                hint = f"write decimal degrees; were {name} and {other} swapped?"
                yield Finding(ID, place.path, place_in(place, name), message, hint)
            if getattr(place, other) is None:
                message = f"there is a {_WORDS[name]} but no {_WORDS[other]}"
                hint = f"add `{other}: …`"
                yield Finding(ID, place.path, place_in(place, other), message, hint)
