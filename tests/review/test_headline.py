from __future__ import annotations

import pytest

from dateline.review.card import CardPage, PageKind, RecordChanges, What
from dateline.review.headline import headline


def records(of: str, *whats: What) -> list[RecordChanges]:
    return [RecordChanges(what=what, of=of, id="a", title="A", spot=None) for what in whats]


@pytest.mark.parametrize(
    ("changed", "pages", "said"),
    [
        ([], 0, "Nothing that readers see changes"),
        ([], 1, "1 page changes"),
        (records("event", What.ADDED), 0, "1 event added"),
        (
            records("event", What.CORRECTED, What.ADDED, What.ADDED),
            14,
            "2 events added, 1 corrected; 14 pages change",
        ),
        (
            records("source", What.DELETED) + records("event", *[What.CHANGED] * 1_234),
            2_000,
            "1,234 events changed; 1 source deleted; 2,000 pages change",
        ),
        (
            records("actor", What.RENAMED, What.MERGED, What.DELETED),
            0,
            "1 actor renamed, 1 merged, 1 deleted",
        ),
        (records("page", What.CHANGED), 0, "1 hand-written page changed"),
        (records("vocabulary", What.CHANGED), 0, "1 vocabulary changed"),
    ],
)
def test_headline(changed: list[RecordChanges], pages: int, said: str) -> None:
    page = CardPage(kind=PageKind.CHANGED, address="a/", title="A")
    assert headline(changed, [page] * pages) == said
