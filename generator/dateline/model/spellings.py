"""How a publisher is called whose name is not written alike everywhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.model.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.model.records import Source


def spellings_of(sources: Iterable[Source]) -> Mapping[str, str]:
    """Return the name that publishers go by, for each way in which sources that stand write it.

    Capitals and spaces make no other publisher, as where publishers are counted. Of the ways to
    write one it is the most used, of several that are the first in the order of the sources.
    """
    used = Counter(one.publisher for one in sources if one.publisher and not one.withdrawn)
    best: dict[str, str] = {}
    # The order is kept among those that are used as often.
    for written, _ in used.most_common():
        best.setdefault(fold(written), written)
    return {written: best[fold(written)] for written in used}
