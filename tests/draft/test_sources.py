from __future__ import annotations

import pytest

from dateline.draft.article import Article
from dateline.draft.sources import known_source
from tests.records import collection, source


@pytest.mark.parametrize(
    ("address", "known"),
    [
        ("https://www.paper.example/talks/", "original"),
        ("https://archive.example/paper.example/talks", "original"),
        ("http://archive.example/other", "copy"),
        ("https://paper.example/other", None),
        ("", None),
    ],
)
def test_an_article_is_known_by_its_address_or_that_of_a_copy(
    address: str, known: str | None
) -> None:
    records = collection(
        source(
            "original",
            url="https://paper.example/talks",
            archived="https://archive.example/paper.example/talks",
        ),
        source("copy", archived="https://archive.example/other"),
    )
    found = known_source(Article("Talks on talks", (), url=address), records)
    assert (found.id if found else None) == known
