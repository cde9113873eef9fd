"""When something was first published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model.dates import Edtf
    from dateline.model.records import Source


def first_published(sources: Iterable[Source]) -> Edtf | None:
    """Return the publication of the source that was out first, as far as can be told.

    What was out in 2022, on an unknown day, was not known before what was out in June.
    """
    dates = (source.published for source in sources if source.published is not None)
    return min(dates, key=lambda date: (*date.sort_key[::-1], date.text), default=None)
