from __future__ import annotations

import pytest

from dateline.model.spellings import spellings_of
from tests.records import source


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ([], {}),
        ([None], {}),
        (["The Paper"], {"The Paper": "The Paper"}),
        (
            ["the  PAPER", "The Paper", "The Paper"],
            {"the  PAPER": "The Paper", "The Paper": "The Paper"},
        ),
        (["NATO", "Nato", None], {"NATO": "NATO", "Nato": "NATO"}),
        (["Nato", "NATO", "Other"], {"NATO": "Nato", "Nato": "Nato", "Other": "Other"}),
    ],
)
def test_a_publisher_goes_by_the_most_used_spelling_then_by_the_first(
    written: list[str | None], names: dict[str, str]
) -> None:
    sources = [source(f"s{at}", publisher=name) for at, name in enumerate(written)]
    assert spellings_of(sources) == names


def test_what_was_withdrawn_does_not_count() -> None:
    gone = [source(f"g{at}", publisher="NATO", withdrawn={"date": "2022"}) for at in range(2)]
    assert spellings_of([*gone, source(publisher="Nato")]) == {"Nato": "Nato"}
