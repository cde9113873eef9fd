from __future__ import annotations

import pytest

from dateline.review.card import Card, Spot
from dateline.review.lines import Lines
from tests.review.cards import BASE, HEAD

CARD = Card(base=BASE, head=HEAD, headline="x")
SPOT = Spot(path="content/events/Zürich (1).yml", line=3)
QUOTED = "content/events/Z%C3%BCrich%20%281%29.yml#L3"


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("https://github.com/o/r", f"https://github.com/o/r/blob/{HEAD}/{QUOTED}"),
        ("https://github.com/o/r/", f"https://github.com/o/r/blob/{HEAD}/{QUOTED}"),
        ("https://gitlab.com/o/r", f"https://gitlab.com/o/r/-/blob/{HEAD}/{QUOTED}"),
        ("https://codeberg.org/o/r", f"https://codeberg.org/o/r/src/commit/{HEAD}/{QUOTED}"),
        ("https://example.org/o/r", None),
        (None, None),
        ("", None),
        ("javascript:alert(1)//github.com", None),
        ("https://github.com/o/r) [x](https://example.org", None),
        ('https://github.com/o/r" onclick="x', None),
        ("https://github.com/<o>", None),
        ("https://github.com/o r", None),
        ("https://github.com/o\n", None),
    ],
)
def test_address_of_a_line(repository: str | None, address: str | None) -> None:
    assert Lines.of(CARD, repository).url(SPOT) == address


def test_line_of_before_is_in_the_commit_of_before() -> None:
    lines = Lines.of(CARD, "https://github.com/o/r")
    before = lines.url(Spot(path="a.yml", line=1, before=True))
    assert before == f"https://github.com/o/r/blob/{BASE}/a.yml#L1"


def test_what_is_not_committed_has_no_address() -> None:
    lines = Lines.of(CARD.model_copy(update={"head": None}), "https://github.com/o/r")
    assert lines.url(SPOT) is None
    assert lines.url(None) is None
