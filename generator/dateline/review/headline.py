"""The one line that says how much a change is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.compare.changes import PAGE, VOCABULARY
from dateline.model.kind import Kind
from dateline.review.card import What

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.review.card import CardPage, RecordChanges

_NOUNS = {
    PAGE: ("hand-written page", "hand-written pages"),
    VOCABULARY: ("vocabulary", "vocabularies"),
}


def headline(records: Sequence[RecordChanges], pages: Sequence[CardPage]) -> str:
    """Return the line: `2 events added, 1 corrected; 1 source added; 14 pages change`."""
    kinds = (*(kind.value for kind in Kind), PAGE, VOCABULARY)
    said = [", ".join(_counts(of, records)) for of in kinds]
    if pages:
        said.append(f"{_count(len(pages), 'page changes', 'pages change')}")
    return "; ".join(filter(None, said)) or "Nothing that readers see changes"


def _counts(of: str, records: Sequence[RecordChanges]) -> Iterator[str]:
    """Yield how many of a kind had what happen to them; the noun stands with the first."""
    counts = Counter(record.what for record in records if record.of == of)
    one, many = _NOUNS.get(of, (of, f"{of}s"))
    for place, (what, number) in enumerate((what, counts[what]) for what in What if counts[what]):
        yield f"{number:,} {what}" if place else f"{_count(number, one, many)} {what}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
